/** Analytical SQL. One DuckDB file an incident: records, findings, pairs. Disposable: it can be rebuilt from the evidence. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api'

export type Engine = {
  /** Runs statements that give nothing back. */
  run(sql: string, values?: Record<string, DuckDBValue>): Promise<void>
  /** All rows at once, as plain objects (bigint as number). For small results. */
  rows<Row extends object = Record<string, unknown>>(sql: string, values?: Record<string, DuckDBValue>): Promise<Row[]>
  /** Rows in chunks of about 2,048, each a list of columns: for results too large to hold. */
  stream(sql: string): AsyncGenerator<unknown[][]>
  /** For the kernel, which reads raw vectors. */
  readonly connection: DuckDBConnection
  close(): void
}

/** Opens (or makes) a DuckDB file; ':memory:' for tests. Memory is capped so that one incident cannot take the machine. */
export async function openEngine(path: string, options: { threads?: number; memoryLimit?: string; tempFolder?: string } = {}): Promise<Engine> {
  const settings: Record<string, string> = {
    threads: String(options.threads ?? 2),
    memory_limit: options.memoryLimit ?? '1500MB',
    preserve_insertion_order: 'false',
  }
  // Never where the command was typed: what spills is personal data.
  settings['temp_directory'] = options.tempFolder ?? (path === ':memory:' ? mkdtempSync(join(tmpdir(), 'tocsin-spill-')) : `${path}.spill`)
  const instance = await DuckDBInstance.create(path, settings)
  const connection = await instance.connect()
  return {
    connection,
    run: async (sql, values) => {
      await connection.run(sql, values)
    },
    rows: async <Row extends object>(sql: string, values?: Record<string, DuckDBValue>) => {
      const reader = await connection.runAndReadAll(sql, values)
      return reader.getRowObjectsJS().map(plain) as Row[]
    },
    stream: async function* (sql) {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        const columns: unknown[][] = []
        for (let index = 0; index < chunk.columnCount; index++) columns.push(chunk.getColumnValues(index).map(plainValue))
        yield columns
      }
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
      if (path === ':memory:' && !options.tempFolder) rmSync(settings['temp_directory']!, { recursive: true, force: true })
    },
  }
}

function plain(row: Record<string, unknown>): Record<string, unknown> {
  for (const key in row) row[key] = plainValue(row[key])
  return row
}

/** bigint to number (our counts stay below 2^53); DuckDB lists to arrays. */
function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value !== null && typeof value === 'object' && 'items' in value && Array.isArray((value as { items: unknown }).items))
    return (value as { items: unknown[] }).items.map(plainValue)
  if (Array.isArray(value)) return value.map(plainValue)
  return value
}
