/** A record as `fields`: kind of data → values; and where each value stood, for the findings of a table. Pure. */
import type { Kind } from '../kinds.ts'
import type { ColumnClass, RECORD_COLUMNS } from './record.ts'

/** A row of the table `record`, as text. */
export type RecordRow = Record<(typeof RECORD_COLUMNS)[number], string>
export type Fields = Partial<Record<Kind, string[]>>

const list = (text: string): string[] => (text === '' ? [] : text.split('\u001f'))

/** Kinds that a record speaks of without keeping a value (health, correspondence …) have an empty list. */
export function fieldsOf(row: RecordRow): Fields {
  const fields: Fields = {}
  const add = (kind: Kind, values: string[]) => {
    const kept = values.filter((value) => value !== '')
    if (kept.length > 0) (fields[kind] ??= []).push(...kept)
  }
  add('person_name', [row.full_name || [row.given_name, row.family_name].filter((part) => part !== '').join(' ')])
  add('date_of_birth', [row.date_of_birth])
  add('gender', [row.gender])
  add('email', list(row.emails))
  add('phone', list(row.phones))
  add('postal_address', [row.address])
  add('postcode', [row.postcode])
  add('membership_number', [row.membership_number])
  for (const pair of [...list(row.identifiers), ...list(row.masked)]) {
    const at = pair.indexOf('=')
    // In which language somebody wants to be written to is not a kind of data.
    if (at > 0 && !pair.startsWith('language=')) add(pair.slice(0, at) as Kind, [pair.slice(at + 1)])
  }
  for (const kind of list(row.kinds) as Kind[]) fields[kind] ??= []
  return fields
}

const PARTS: Partial<Record<Kind, readonly string[]>> = {
  person_name: ['person_name', 'given_name', 'family_name', 'full_name', 'other_name'],
  postal_address: ['postal_address', 'address_line', 'town', 'county', 'country'],
}

/** The columns that a kind of a record's data comes from. */
export function columnsOfKind(columns: ColumnClass[], kind: Kind, subject: number): { place: string; confidence: number; why: string } {
  const roles = PARTS[kind] ?? [kind]
  const fitting = columns.filter(({ role }) => role !== null && roles.includes(role))
  const own = fitting.filter((column) => column.subject === subject)
  const used = own.length > 0 ? own : fitting
  if (used.length === 0) return { place: '', confidence: 0.7, why: 'said by the words of the row' }
  return {
    place: used.map(({ header, index }) => header || `column ${index + 1}`).join(' + '),
    confidence: Math.max(...used.map(({ confidence }) => confidence)),
    why: [...new Set(used.map(({ why }) => why))].join('; '),
  }
}
