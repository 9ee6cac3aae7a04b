/** Why somebody is in the register: the places of each kind, the records, and what each link weighs. Reads the incident's analysis. */
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Kind, Relationship } from '../kinds.ts'
import { explainPair } from '../linkage/explain.ts'
import { LIST_SIGN } from '../linkage/fields.ts'
import { modelHash, type LinkModel } from '../linkage/model.ts'
import { fieldsOf, linkColumnsSql, type LinkRow } from './link-columns.ts'
import { findLinkModel } from './link-model.ts'
import { maskDay, maskEmail, maskTail, maskWords } from './mask.ts'
import { personId } from './person.ts'
import type { GraphNode, LinkGraph } from './link-graph.ts'
import { linesBetween, MOST_NODES } from './person-graph.ts'

export type PersonEvidence = {
  exposures: { kind: Kind; masked: string; place: string; places: number; confidence: string }[]
  records: { recordNo: number; path: string; place: string; label: string }[]
  links: {
    record: number
    against: string
    bits: number
    probability: number
    parts: { field: string; left: string; right: string; level: string; bits: number }[]
  }[]
  /** Records and roster row as points, and what holds them together. */
  graph: LinkGraph
  /** Where the roster's row stands; null off the roster. */
  roster: { path: string; place: string } | null
  /** Of the model that weighed the links; null before the first. */
  modelHash: string | null
  household: { personNo: number; masked: string; relationship: Relationship }[]
}

const MOST_RECORDS = 60

export async function explainPerson(ctx: Context, incidentId: IncidentId, personNo: number): Promise<PersonEvidence> {
  const engine = await ctx.engineOf(incidentId)
  const held = await heldValues(engine, personNo)
  const places = await engine.rows<{ kind: Kind; place: string; places: number }>(
    `select kind, arg_min(path || ' › ' || place, record_no) as place, count(*) as places from exposure where person_no = $no group by kind order by places desc, kind`,
    { no: personNo },
  )
  const records = await engine.rows<RecordRow>(RECORDS_SQL, { no: personNo })
  const roster = await rosterRow(engine, personNo)
  const lineOf = await lineNumbers(engine, roster)
  const model = findLinkModel(ctx, incidentId)
  return {
    exposures: places.map(({ kind, place, places: count }) => ({
      kind,
      place,
      places: count,
      masked: maskedValue(kind, held),
      confidence: confidenceOf(kind, held),
    })),
    records: records.map(({ record_no, path, place, name }) => ({ recordNo: record_no, path, place, label: name === '' ? path.split('/').at(-1)! : name })),
    links: explainLinks(model, records, roster, await keptWeights(engine, records, roster, lineOf)),
    graph: await graphOf(engine, records, roster, lineOf),
    roster: roster && { path: roster.path, place: roster.place },
    modelHash: model && modelHash(model),
    household: await householdOf(engine, personNo),
  }
}

type RecordRow = LinkRow & { record_no: number; is_subject: boolean; path: string; place: string; name: string }

/** What was linked is the subject (a row with what other tables of its database add); attached rows are shown, and not compared. */
const RECORDS_SQL = `
  select r.record_no, s.path, concat_ws(' › ', nullif(s.name, ''), case when s.kind = 'table' then 'row ' || r.row_no end, nullif(r.place, '')) as place, s.name,
    q.record_no is not null as is_subject,
    ${linkColumnsSql('q')}
  from person_record p
  join record r using (record_no)
  join source s on s.file_no = r.file_no and s.source_no = r.source_no
  left join subject_record q using (record_no)
  where p.person_no = $no
  order by r.record_no
  limit ${MOST_RECORDS}`

async function rosterRow(engine: Engine, personNo: number): Promise<RecordRow | null> {
  const [row] = await engine.rows<RecordRow>(
    `select q.record_no, true as is_subject, coalesce(s.path, '') as path, coalesce(s.name, '') as name, 'row ' || q.row_no as place, ${linkColumnsSql('q')}
     from person_link l
     join roster_record q on q.record_no = l.roster_id::bigint
     left join roster_source s using (file_no, source_no)
     where l.person_no = $no and l.roster_id is not null limit 1`,
    { no: personNo },
  )
  return row ?? null
}

type KeptWeight = (left: RecordRow, right: RecordRow) => number | undefined
type LineOf = (row: { record_no: number }) => number

/** The number under which linkage knew a record, or the roster's row: those are -1, -2, … in order. */
async function lineNumbers(engine: Engine, roster: RecordRow | null): Promise<LineOf> {
  const [place] = roster
    ? await engine.rows<{ before: number }>('select count(*) as before from roster_record where record_no < $no', { no: roster.record_no })
    : []
  return (row) => (row === roster ? -1 - Number(place?.before ?? 0) : Number(row.record_no))
}

async function graphOf(engine: Engine, records: readonly RecordRow[], roster: RecordRow | null, lineOf: LineOf): Promise<LinkGraph> {
  const rows = [...(roster ? [roster] : []), ...records.filter((record) => record.is_subject)].slice(0, MOST_NODES)
  const rowOf = new Map(
    rows.map((row): [GraphNode, RecordRow] => [
      {
        recordNo: Number(row.record_no),
        isRoster: row === roster,
        label: row.name === '' ? row.path.split('/').at(-1)! : row.name,
        path: row.path,
        place: row.place,
      },
      row,
    ]),
  )
  const nodes = [...rowOf.keys()]
  return { nodes, lines: await linesBetween(engine, nodes, (node) => lineOf(rowOf.get(node)!)) }
}

/**
 * What the pairs of these records weighed when they were linked: that run knew how rare each value is, which the model, free of personal
 * values, does not. Pairs are kept between first copies; a copy's own pair is unknown here.
 */
async function keptWeights(engine: Engine, records: readonly RecordRow[], roster: RecordRow | null, lineOf: LineOf): Promise<KeptWeight> {
  const lines = [...records, ...(roster ? [roster] : [])].map(lineOf)
  if (lines.length === 0) return () => undefined
  const listed = lines.join(', ')
  const pairs = await engine.rows<{ left_no: number; right_no: number; bits: number }>(
    `select left_no, right_no, bits from kept_pair where left_no in (${listed}) and right_no in (${listed})`,
  )
  const byPair = new Map(
    pairs.flatMap(
      ({ left_no, right_no, bits }) =>
        [
          [`${left_no} ${right_no}`, bits],
          [`${right_no} ${left_no}`, bits],
        ] as const,
    ),
  )
  return (left, right) => byPair.get(`${lineOf(left)} ${lineOf(right)}`)
}

/** Each record against the roster row, or, off the roster, against the first record. Values are masked where they differ only in what they show. */
function explainLinks(model: LinkModel | null, records: RecordRow[], roster: RecordRow | null, kept: KeptWeight): PersonEvidence['links'] {
  const subjects = records.filter((record) => record.is_subject)
  const [first, ...others] = subjects
  const against = roster ?? first
  if (!against || !model) return []
  return (roster ? subjects : others).map((record) => {
    const weight = kept(record, against)
    const { bits, probability, parts } = explainPair(model, fieldsOf(record), fieldsOf(against), weight === undefined ? {} : { bits: weight })
    const shown = parts.map((part) => ({ ...part, left: maskField(part.field, part.left), right: maskField(part.field, part.right) }))
    return { record: record.record_no, against: roster ? 'roster' : String(against.record_no), bits, probability, parts: shown }
  })
}

function maskField(field: string, value: string): string {
  if (value === '') return ''
  return value
    .split(LIST_SIGN)
    .map((one) => (field === 'email' ? maskEmail(one) : field === 'date_of_birth' ? maskDay(one) : field === 'phone' ? maskTail(one) : maskWords(one)))
    .join(', ')
}

async function householdOf(engine: Engine, personNo: number): Promise<PersonEvidence['household']> {
  const rows = await engine.rows<{ person_no: number; given_name: string; family_name: string; full_name: string; relationship: Relationship }>(
    `select person_no, given_name, family_name, full_name, relationship from person
     where household_no = (select household_no from person where person_no = $no) and person_no <> $no order by person_no limit 12`,
    { no: personNo },
  )
  return rows.map((row) => ({
    personNo: row.person_no,
    masked: maskWords(row.full_name || `${row.given_name} ${row.family_name}`),
    relationship: row.relationship,
  }))
}

// ── values ──

/** Everything the records say of a person, by kind; the clear values stay in this room. */
type Held = Partial<Record<Kind, string[]>>

async function heldValues(engine: Engine, personNo: number): Promise<Held> {
  const rows = await engine.rows<LinkRow & { masked: string }>(
    `select ${linkColumnsSql('r')}, r.masked from person_record p join record r using (record_no) where p.person_no = $no order by r.record_no`,
    { no: personNo },
  )
  const held: Held = {}
  const add = (kind: Kind, value: string) => {
    if (value !== '' && !held[kind]?.includes(value)) (held[kind] ??= []).push(value)
  }
  for (const row of rows) {
    add('person_name', row.full_name || `${row.given_name} ${row.family_name}`.trim())
    add('postal_address', row.address)
    add('postcode', row.postcode)
    add('date_of_birth', row.date_of_birth)
    add('gender', row.gender)
    add('membership_number', row.membership_number)
    for (const email of row.emails.split(LIST_SIGN)) add('email', email)
    for (const phone of row.phones.split(LIST_SIGN)) add('phone', phone)
    for (const pair of [...row.identifiers.split(LIST_SIGN), ...row.masked.split(LIST_SIGN)]) {
      const at = pair.indexOf('=')
      if (at > 0 && !pair.startsWith('language=')) add(pair.slice(0, at) as Kind, pair.slice(at + 1))
    }
  }
  return held
}

/** Kinds of which the analysis keeps an ending only: the whole number stays in the evidence. */
const ENDING_ONLY: ReadonlySet<Kind> = new Set<Kind>(['bank_account', 'iban', 'payment_card'])

function maskedValue(kind: Kind, held: Held): string {
  const value = held[kind]?.[0]
  if (value === undefined) return 'held; the value is in the file'
  if (ENDING_ONLY.has(kind)) return `••••••${value}`
  if (kind === 'email') return maskEmail(value)
  if (kind === 'date_of_birth') return maskDay(value)
  if (kind === 'person_name' || kind === 'postal_address' || kind === 'postcode' || kind === 'gender') return maskWords(value)
  return maskTail(value)
}

function confidenceOf(kind: Kind, held: Held): string {
  return held[kind] === undefined ? 'Seen' : ENDING_ONLY.has(kind) || kind === 'ni_number' || kind === 'nhs_number' ? 'Check digits' : 'Seen'
}

/** One value in clear. The caller has logged who asked and why before it calls this. */
export async function revealValue(ctx: Context, incidentId: IncidentId, personNo: number, field: string): Promise<string> {
  const held = await heldValues(await ctx.engineOf(incidentId), personNo)
  const values = held[field as Kind]
  if (!values) throw new AppError('value_not_kept', { personId: personId(personNo), field })
  return ENDING_ONLY.has(field as Kind) ? values.map((ending) => `ends in ${ending}`).join('; ') : values.join('; ')
}
