/** One place runs the SQL of a plan: DuckDB in this process, or a Spark cluster. A plan knows only this. */
import { DOUBLE, DuckDBDataChunk, INTEGER, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api'
import { DUCKDB, type Dialect } from './dialect.ts'
import type { Engine } from './engine.ts'

export type ColumnType = 'integer' | 'double' | 'text'
/** Some rows of a table, column by column; null where there is no value. */
export type Batch = (Int32Array | Float64Array | readonly (number | string | null)[])[]

export type SqlExecutor = {
  readonly dialect: Dialect
  run(statement: string): Promise<void>
  /** Leaves `table` with the rows of the query. */
  createTableAs(table: string, query: string): Promise<void>
  /** Leaves `table` with these rows. */
  load(table: string, columns: Record<string, ColumnType>, batches: Iterable<Batch> | AsyncIterable<Batch>): Promise<void>
  /** Results as they come, column by column: numbers as numbers, texts as texts. Their order is the engine's. */
  read(query: string): AsyncGenerator<ArrayLike<number | string | null>[]>
  drop(table: string): Promise<void>
}

const TYPES: Record<ColumnType, { type: DuckDBType; sql: string }> = {
  integer: { type: INTEGER, sql: 'integer' },
  double: { type: DOUBLE, sql: 'double' },
  text: { type: VARCHAR, sql: 'varchar' },
}
const ROWS_A_CHUNK = 2048

export function duckdbExecutor(engine: Engine): SqlExecutor {
  const run = async (statement: string) => {
    await engine.run(statement)
  }
  return {
    dialect: DUCKDB,
    run,
    createTableAs: async (table, query) => {
      for (const statement of DUCKDB.createTableAs(table, query)) await run(statement)
    },
    load: async (table, columns, batches) => {
      const kinds = Object.values(columns)
      await run(
        `create or replace table ${table} (${Object.entries(columns)
          .map(([name, kind]) => `${name} ${TYPES[kind].sql}`)
          .join(', ')})`,
      )
      const appender = await engine.connection.createAppender(table)
      const types = kinds.map((kind) => TYPES[kind].type)
      for await (const batch of batches) {
        const rows = batch[0]?.length ?? 0
        for (let from = 0; from < rows; from += ROWS_A_CHUNK) {
          const count = Math.min(ROWS_A_CHUNK, rows - from)
          const chunk = DuckDBDataChunk.create(types, count)
          batch.forEach((column, index) => chunk.setColumnValues(index, Array.from(column.slice(from, from + count)) as DuckDBValue[]))
          appender.appendDataChunk(chunk)
        }
      }
      appender.closeSync()
    },
    read: async function* (query) {
      for await (const columns of engine.stream(query)) yield columns as (number | string | null)[][]
    },
    drop: async (table) => run(DUCKDB.dropTable(table)),
  }
}
