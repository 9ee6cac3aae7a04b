/** Leaves what was found in the engine, as tables that the register reads. */
import type { Engine } from '../engine/engine.ts'
import type { Clusters } from './cluster.ts'
import { fillTable, wideIntegers } from './kernel/engine-columns.ts'
import type { Nodes } from './kernel/nodes.ts'
import type { NumberedTable } from './kernel/number-rows.ts'
import type { PairColumns as KeptPairs } from './kernel/pair-list.ts'
import type { Tables } from './kernel/read-tables.ts'
import type { Persons } from './number-persons.ts'
import { BITS_PER_NAT, probabilityOf } from './weights.ts'

type Found = {
  tables: Tables
  nodes: Nodes
  clusters: Clusters
  persons: Persons
  households: Int32Array
  pairs: KeptPairs
  /** By pair: what pairChances gives. */
  chances: Float64Array
}

/** The rest of the tables, once `startRecordLinks` has begun. */
export async function writeLinks(engine: Engine, started: Started, found: Found): Promise<void> {
  const columns = pairColumns(found)
  await started.done
  await writePairs(engine, found.tables, columns)
  const { people } = found.persons
  const personNo = Int32Array.from({ length: people }, (_, index) => index + 1)
  await fillTable(engine, 'household_link', { person_no: personNo, household_no: found.households.subarray(1) }, people)
}

const HELD_BY = ['alone', 'content', 'key']
const [ALONE, BY_CONTENT, BY_KEY] = [0, 1, 2]

/** `done`: the table is there. */
type Started = { done: Promise<void> }

/** Hands the engine what it makes `person_link` of; it is at work while other things are done here. */
export async function startRecordLinks(
  engine: Engine,
  { tables, nodes, clusters, persons }: Pick<Found, 'tables' | 'nodes' | 'clusters' | 'persons'>,
): Promise<Started> {
  const { recordCount, records, roster } = tables
  const columns = {
    row_no: new Int32Array(recordCount),
    person_no: new Int32Array(recordCount),
    roster_row: new Int32Array(recordCount).fill(-1),
    bits: new Float64Array(recordCount).fill(Number.NaN),
    held_by: new Int32Array(recordCount),
  }
  for (let row = 0; row < recordCount; row++) {
    columns.row_no[row] = placeOf(records, row)
    const node = nodes.nodeOfRow[row]!
    const person = node < 0 ? 0 : persons.personNoOf[node]!
    if (person === 0) continue
    const logit = clusters.strongest[node]!
    const isCopy = nodes.rowOfNode[node] !== row
    const rosterRow = persons.rosterRowOf[person]!
    columns.person_no[row] = person
    if (rosterRow >= 0) columns.roster_row[row] = placeOf(roster!, rosterRow - recordCount)
    columns.bits[row] = logit * BITS_PER_NAT
    columns.held_by[row] = clusters.byKey[node] ? BY_KEY : !Number.isNaN(logit) || isCopy ? BY_CONTENT : ALONE
  }
  await fillTable(engine, 'link_found', columns, recordCount)
  const making = engine.run(`
    create or replace table person_link as
    select
      ${records.copy ? 'r.id::bigint' : `f.row_no::bigint + ${records.low}`} as record_no,
      nullif(f.person_no, 0) as person_no,
      ${roster ? (roster.copy ? 'm.id::varchar' : `case when f.roster_row >= 0 then (f.roster_row::bigint + ${roster.low})::varchar end`) : 'null::varchar'} as roster_id,
      case when not isnan(f.bits) then f.bits end as link_bits,
      case when f.person_no = 0 then null when isnan(f.bits) then 1.0 else 1 / (1 + pow(2, -f.bits)) end as probability,
      case f.held_by ${HELD_BY.map((word, index) => `when ${index} then '${word}'`).join(' ')} end as held_by
    from link_found as f
    ${records.copy ? `join ${idsOf(records)} as r on r.row_no = f.row_no` : ''}
    ${roster?.copy ? `left join ${idsOf(roster)} as m on m.row_no = f.roster_row` : ''}
  `)
  const done = making.then(() => engine.run('drop table link_found'))
  done.catch(() => {}) // told where it is waited for
  return { done }
}

/** What stands for a row while it is written: its number in the copy, or how far its id is above the lowest. */
function placeOf({ idOf }: NumberedTable, row: number): number {
  return idOf ? idOf[row]! : row
}

const idsOf = ({ copy, idColumn }: NumberedTable) => `(select row_no, ${idColumn} as id from ${copy})`

/** What is written of each pair, for the first record of each of two nodes. Roster rows are -1 - their place in the roster, in order of its ids. */
type PairColumns = { left: (index: number) => number; right: (index: number) => number; count: number; rest: Record<string, Int32Array | Float64Array> }

function pairColumns({ tables, nodes, pairs, chances }: Found): PairColumns {
  const { recordCount, records } = tables
  const lineOf = (node: number) => (nodes.isRoster[node] ? -1 - (nodes.rowOfNode[node]! - recordCount) : placeOf(records, nodes.rowOfNode[node]!))
  const { left, right, pattern, logit, household, count } = pairs
  const rest = {
    pattern: new Int32Array(count),
    bits: new Float64Array(count),
    probability: new Float64Array(count),
    joint_probability: new Float64Array(count),
    household_probability: new Float64Array(count),
  }
  for (let edge = 0; edge < count; edge++) {
    rest.pattern[edge] = pattern[edge]!
    rest.bits[edge] = logit[edge]! * BITS_PER_NAT
    rest.probability[edge] = probabilityOf(logit[edge]!)
    rest.joint_probability[edge] = chances[edge]!
    rest.household_probability[edge] = household[edge]!
  }
  return { left: (edge) => lineOf(left[edge]!), right: (edge) => lineOf(right[edge]!), count, rest }
}

async function writePairs(engine: Engine, { records }: Tables, { left, right, count, rest }: PairColumns): Promise<void> {
  if (!records.copy) {
    const idOf = (line: number) => (line < 0 ? line : line + records.low)
    const ids = { left_no: wideIntegers(count, (index) => idOf(left(index))), right_no: wideIntegers(count, (index) => idOf(right(index))) }
    return fillTable(engine, 'kept_pair', { ...ids, ...rest }, count)
  }
  const rows = {
    left_row: Int32Array.from({ length: count }, (_, index) => left(index)),
    right_row: Int32Array.from({ length: count }, (_, index) => right(index)),
  }
  await fillTable(engine, 'link_pair', { ...rows, ...rest }, count)
  const idSql = (side: string) => `coalesce("${side}".id::bigint, p.${side}_row)`
  await engine.run(`
    create or replace table kept_pair as
    select ${idSql('left')} as left_no, ${idSql('right')} as right_no, p.* exclude (left_row, right_row)
    from link_pair as p
    left join ${idsOf(records)} as "left" on "left".row_no = p.left_row left join ${idsOf(records)} as "right" on "right".row_no = p.right_row
  `)
  await engine.run('drop table link_pair')
}
