/** Rows of a table in the order of their ids, so that results do not depend on the order in which rows lie or are read. */
import type { Engine } from '../../engine/engine.ts'
import { AppError } from '../../errors.ts'
import type { LinkTable } from '../fields.ts'
import { sharedInts } from './dictionary.ts'
import { integersIn } from './engine-columns.ts'

export type NumberedTable = {
  count: number
  /** A relation with the caller's columns, and the row's number in it as SQL. */
  sql: string
  rowSql: string
  /** Where `rowSql` is the id less the lowest, and ids have gaps: id - low → row. */
  rowOf: Int32Array | null
  /** Row → id less `low`, for ids that are integers; otherwise the table `copy` has `row_no`. */
  idOf: Int32Array | null
  low: number
  copy: string | null
  /** The id column, quoted. */
  idColumn: string
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** Ids whose range is at most this many times their number are looked up in a table; others through a copy in the engine. */
const WIDEST_RANGE = 16

/** Throws `link_ids_not_unique` where an id is missing or comes twice. */
export async function numberRows(engine: Engine, copy: string, table: LinkTable): Promise<NumberedTable> {
  const name = quoted(table.table)
  const id = quoted(table.idColumn)
  const [found] = await engine.rows<{ type: string; count: number; ids: number }>(
    `select coalesce(any_value(typeof(${id})), 'INTEGER') as type, count(*) as count, count(${id}) as ids from ${name}`,
  )
  const { type, count, ids } = found!
  if (ids !== count) throw new AppError('link_ids_not_unique', { table: table.table, column: table.idColumn })
  if (/^U?(TINY|SMALL|BIG)?INT(EGER)?$/.test(type)) {
    const [range] = await engine.rows<{ low: number; high: number }>(
      `select coalesce(min(${id}), 0)::bigint as low, coalesce(max(${id}), 0)::bigint as high from ${name}`,
    )
    const { low, high } = range!
    if (count === 0 || high - low < Math.max(1 << 20, count * WIDEST_RANGE)) return byRange(engine, table, name, id, count, low, high)
  }
  const [distinct] = await engine.rows<{ ids: number }>(`select count(distinct ${id}) as ids from ${name}`)
  if (distinct!.ids !== count) throw new AppError('link_ids_not_unique', { table: table.table, column: table.idColumn })
  await engine.run(`create or replace temp table ${copy} as select (row_number() over (order by ${id}) - 1)::integer as row_no, * from ${name}`)
  return { count, sql: copy, rowSql: 'row_no', rowOf: null, idOf: null, low: 0, copy, idColumn: id }
}

async function byRange(engine: Engine, table: LinkTable, name: string, id: string, count: number, low: number, high: number): Promise<NumberedTable> {
  const rowSql = `(${id} - ${low})::integer`
  const idOf = new Int32Array(count)
  const isGapless = high - low + 1 === count || count === 0
  const rowOf = sharedInts(high - low + 1)
  const result = await engine.connection.stream(`select ${rowSql} from ${name}`)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const places = integersIn(chunk.getColumnVector(0))
    for (let at = 0; at < places.length; at++)
      if (rowOf[places[at]!]!++ > 0) throw new AppError('link_ids_not_unique', { table: table.table, column: table.idColumn })
  }
  for (let place = 0, row = 0; place < rowOf.length; place++) {
    if (rowOf[place] === 0) continue
    idOf[row] = place
    rowOf[place] = row++
  }
  return { count, sql: name, rowSql, rowOf: isGapless ? null : rowOf, idOf, low, copy: null, idColumn: id }
}
