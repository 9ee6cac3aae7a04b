/**
 * The standardised records as a table: what the kernel compares as numbers, a SQL engine compares as these same texts. Case, accents, scripts,
 * dates and phones were decided once, by the standardiser; every text is lower-case ASCII, so that bytes and characters are one on all engines.
 */
import type { Batch, ColumnType } from '../../engine/sql-executor.ts'
import { LIST_SIGN } from '../fields.ts'
import { textOf, type Texts } from '../kernel/dictionary.ts'
import type { NodeTable } from '../kernel/nodes.ts'
import { codesOf, type ValueSets } from '../kernel/value-sets.ts'
import { COLUMN, GENERATION_MASK, STRIDE, TRAIT_SHIFT, type Vocabulary } from '../kernel/vocabulary.ts'
import { nicknameGroups } from '../standardise/nicknames.ts'

/** Missing values are null. Several e-mails, phones, identifiers and nickname groups are joined by U+001F. Last come the columns for keys only. */
export const NODE_COLUMNS = {
  node_no: 'integer',
  roster: 'integer',
  contact_only: 'integer',
  given: 'text',
  nicks: 'text',
  middle: 'text',
  family: 'text',
  family_first: 'text',
  family_last: 'text',
  birth: 'integer',
  sex: 'integer',
  generation: 'integer',
  emails: 'text',
  phones: 'text',
  identifiers: 'text',
  street: 'text',
  postcode: 'text',
  area: 'text',
  member: 'text',
  origin: 'text',
  work: 'text',
  home: 'integer',
  sound: 'text',
  root: 'text',
  names: 'integer',
} as const satisfies Record<string, ColumnType>

const NODES_A_BATCH = 50_000

export function* nodeBatches(vocabulary: Vocabulary, nodes: NodeTable): Generator<Batch> {
  for (let from = 0; from < nodes.count; from += NODES_A_BATCH) {
    const to = Math.min(nodes.count, from + NODES_A_BATCH)
    const columns: (number | string | null)[][] = Object.keys(NODE_COLUMNS).map(() => [])
    for (let node = from; node < to; node++) nodeValues(vocabulary, nodes, node).forEach((value, index) => columns[index]!.push(value))
    yield columns
  }
}

function nodeValues(vocabulary: Vocabulary, { rows, isRoster, isContactOnly }: NodeTable, node: number): (number | string | null)[] {
  const base = node * STRIDE
  const { names, emails, phones, identifiers, streets, postcodes, areas, members, sounds, origins, works, traits } = vocabulary
  const code = (column: number) => rows[base + column]!
  const text = (texts: Texts, column: number) => (code(column) === 0 ? null : textOf(texts, code(column)))
  const list = (texts: Texts, sets: ValueSets, column: number) =>
    code(column) === 0
      ? null
      : codesOf(sets, code(column))
          .map((member) => textOf(texts, member))
          .join(LIST_SIGN)
  const number = (value: number) => (value === 0 ? null : value)
  const given = text(names, COLUMN.given)
  const trait = (code(COLUMN.sex) >>> TRAIT_SHIFT) * 2
  const [origin, work] = [traits[trait]!, traits[trait + 1]!]
  const family = text(names, COLUMN.family)
  const [first, last] = vocabulary.nameParts.subarray(code(COLUMN.family) * 2, code(COLUMN.family) * 2 + 2)
  return [
    node,
    isRoster[node]!,
    isContactOnly[node]!,
    given,
    given === null ? null : nicknameGroups(given).join(LIST_SIGN) || null,
    text(names, COLUMN.middle),
    family,
    first ? textOf(names, first) : family,
    last ? textOf(names, last) : family,
    number(code(COLUMN.birth)),
    number(code(COLUMN.sex) & 3),
    number((code(COLUMN.sex) >> 2) & GENERATION_MASK),
    list(emails, vocabulary.emailSets, COLUMN.emails),
    list(phones, vocabulary.phoneSets, COLUMN.phones),
    list(identifiers, vocabulary.identifierSets, COLUMN.identifiers),
    text(streets, COLUMN.street),
    text(postcodes, COLUMN.postcode),
    text(areas, COLUMN.area),
    text(members, COLUMN.member),
    origin === 0 ? null : textOf(origins, origin),
    work === 0 ? null : textOf(works, work),
    number(code(COLUMN.home)),
    text(sounds, COLUMN.sound),
    text(names, COLUMN.root),
    number(code(COLUMN.names)),
  ]
}
