/** Leaves what was found in the engine, as tables that the register reads. */
import { BIGINT, DOUBLE, DuckDBDataChunk, INTEGER, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import type { Engine } from '../engine/engine.ts'
import type { Clusters } from './cluster.ts'
import type { Nodes } from './kernel/nodes.ts'
import type { PairList } from './kernel/pair-list.ts'
import type { Tables } from './kernel/read-tables.ts'
import type { Persons } from './number-persons.ts'
import { BITS_PER_NAT, probabilityOf } from './weights.ts'

type Found = { tables: Tables; nodes: Nodes; clusters: Clusters; persons: Persons; households: Int32Array; pairs: PairList }

export async function writeLinks(engine: Engine, found: Found): Promise<void> {
  await writeRecordLinks(engine, found)
  await writePairs(engine, found)
  await fillTable(engine, 'household_link', { person_no: INTEGER, household_no: INTEGER }, found.persons.people, (index) => [
    index + 1,
    found.households[index + 1]!,
  ])
}

const HELD_BY = ['alone', 'content', 'key']

async function writeRecordLinks(engine: Engine, { tables, nodes, clusters, persons }: Found): Promise<void> {
  const { recordCount } = tables
  const firstOfNode = firstRows(tables, nodes)
  await fillTable(
    engine,
    'link_found',
    { row_no: INTEGER, person_no: INTEGER, roster_row: INTEGER, link_bits: DOUBLE, held_by: INTEGER },
    recordCount,
    (row) => {
      const node = nodes.nodeOfRow[row]!
      const person = node < 0 ? 0 : persons.personNoOf[node]!
      if (person === 0) return [row, null, null, null, 0]
      const logit = clusters.strongest[node]!
      const isCopy = firstOfNode[node] !== row
      const rosterRow = persons.rosterRowOf[person]!
      const heldBy = clusters.byKey[node] ? 2 : !Number.isNaN(logit) || isCopy ? 1 : 0
      return [row, person, rosterRow < 0 ? null : rosterRow - recordCount, Number.isNaN(logit) ? null : logit * BITS_PER_NAT, heldBy]
    },
  )
  const hasRoster = tables.rosterCount > 0
  await engine.run(`
    create or replace table person_link as
    select
      r.record_no, f.person_no, ${hasRoster ? 'm.id' : 'null::varchar'} as roster_id, f.link_bits,
      case when f.person_no is null then null when f.link_bits is null then 1.0 else 1 / (1 + pow(2, -f.link_bits)) end as probability,
      case f.held_by ${HELD_BY.map((word, index) => `when ${index} then '${word}'`).join(' ')} end as held_by
    from link_found as f
    join link_record_row as r on r.row_no = f.row_no
    ${hasRoster ? 'left join link_roster_copy as m on m.row_no = f.roster_row' : ''}
    order by r.record_no
  `)
  await engine.run('drop table link_found')
}

/** The first record of each node; the others are its copies. */
function firstRows({ recordCount }: Tables, { nodeOfRow, count }: Nodes): Int32Array {
  const first = new Int32Array(count).fill(-1)
  for (let row = 0; row < recordCount; row++) if (nodeOfRow[row]! >= 0 && first[nodeOfRow[row]!] === -1) first[nodeOfRow[row]!] = row
  return first
}

/** One pair a line, for the first record of each of two nodes. Roster rows are -1 - their place in the roster, in order of its ids. */
async function writePairs(engine: Engine, { tables, nodes, clusters, pairs }: Found): Promise<void> {
  const { recordCount } = tables
  const lineOf = (node: number) => (nodes.isRoster[node] ? -1 - (nodes.rowOfNode[node]! - recordCount) : nodes.rowOfNode[node]!)
  const { left, right, pattern, logit: logits } = pairs
  await fillTable(
    engine,
    'link_pair',
    { left_row: INTEGER, right_row: INTEGER, pattern: INTEGER, bits: DOUBLE, probability: DOUBLE },
    clusters.order.length,
    (index) => {
      const edge = clusters.order[index]!
      const logit = logits[edge]!
      return [lineOf(left[edge]!), lineOf(right[edge]!), pattern[edge]!, logit * BITS_PER_NAT, probabilityOf(logit)]
    },
  )
  await engine.run(`
    create or replace table kept_pair as
    select coalesce(l.record_no, p.left_row) as left_no, coalesce(r.record_no, p.right_row) as right_no, p.pattern, p.bits, p.probability
    from link_pair as p
    left join link_record_row as l on l.row_no = p.left_row
    left join link_record_row as r on r.row_no = p.right_row
  `)
  await engine.run('drop table link_pair')
}

const ROWS_A_CHUNK = 2048

/** Makes a table and fills it chunk by chunk. */
async function fillTable(
  engine: Engine,
  table: string,
  columns: Record<string, DuckDBType>,
  count: number,
  rowOf: (index: number) => DuckDBValue[],
): Promise<void> {
  const types = Object.values(columns)
  await engine.run(
    `create or replace table ${table} (${Object.entries(columns)
      .map(([name, type]) => `${name} ${type === BIGINT ? 'bigint' : type.toString()}`)
      .join(', ')})`,
  )
  const appender = await engine.connection.createAppender(table)
  for (let from = 0; from < count; from += ROWS_A_CHUNK) {
    const rows = Math.min(ROWS_A_CHUNK, count - from)
    const chunk = DuckDBDataChunk.create(types, rows)
    const values: DuckDBValue[][] = types.map(() => [])
    for (let index = 0; index < rows; index++) rowOf(from + index).forEach((value, column) => (values[column]![index] = value))
    values.forEach((column, index) => chunk.setColumnValues(index, column))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}
