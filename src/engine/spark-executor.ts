/** A plan on Apache Spark 4.3 or later through Spark Connect. Each step leaves a Parquet table, so that a lost worker costs one step, not the plan. */
import {
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
  type DataType,
  makeData,
} from 'apache-arrow'
import { AppError } from '../errors.ts'
import { SPARK } from './dialect.ts'
import { connectSpark, type ConnectionOptions, type Plan, type Progress } from './spark-connect.ts'
import type { Batch, ColumnType, SqlExecutor } from './sql-executor.ts'

export type SparkExecutor = SqlExecutor & { version: string; close(): Promise<void> }
export type SparkOptions = ConnectionOptions & { onProgress?: (progress: Progress) => void }

const TYPES: Record<ColumnType, DataType> = { integer: new Int32(), double: new Float64(), text: new Utf8() }
/** Rows sent in one message; at a few hundred bytes each far below what a server accepts (128 MiB). */
const ROWS_A_MESSAGE = 50_000

/** Throws `spark_too_old`, `spark_unreachable`, `spark_url_invalid`. */
export async function openSpark(url: string, options: SparkOptions = {}): Promise<SparkExecutor> {
  const connection = await connectSpark(url, options)
  const run = async (plan: Plan) => {
    for await (const _ of connection.execute(plan, options.onProgress)) void _
  }
  const statement = (sql: string) => run({ command: { sql_command: { sql } } })
  const read = async function* (query: string): AsyncGenerator<ArrayLike<number | string | null>[]> {
    for await (const bytes of connection.execute({ root: { sql: { query } } }, options.onProgress)) yield* columnsOf(bytes)
  }
  try {
    const version = await versionOf(read)
    if (!isNewEnough(version)) throw new AppError('spark_too_old', { version })
    // Comparisons, casts and time stamps of a plan mean the same on every server, whatever its defaults are.
    await connection.config(
      [
        { key: 'spark.sql.session.timeZone', value: 'UTC' },
        { key: 'spark.sql.ansi.enabled', value: 'true' },
        { key: 'spark.sql.execution.arrow.compression.codec', value: 'none' },
      ],
      'set',
    )
    return {
      dialect: SPARK,
      version,
      run: statement,
      createTableAs: async (table, query) => {
        for (const sql of SPARK.createTableAs(table, query)) await statement(sql)
      },
      load: async (table, columns, batches) => {
        await statement(SPARK.dropTable(table))
        await statement(
          `create table ${table} (${Object.entries(columns)
            .map(([name, kind]) => `${name} ${kind === 'text' ? 'string' : kind}`)
            .join(', ')}) using parquet`,
        )
        for await (const batch of batches)
          for (let from = 0; from < batch[0]!.length; from += ROWS_A_MESSAGE)
            await run({
              command: {
                write_operation: {
                  input: { local_relation: { data: arrowOf(columns, batch, from) } },
                  source: 'parquet',
                  table: { table_name: table, save_method: 'TABLE_SAVE_METHOD_INSERT_INTO' },
                  mode: 'SAVE_MODE_APPEND',
                },
              },
            })
      },
      read,
      drop: (table) => statement(SPARK.dropTable(table)),
      close: () => connection.close(),
    }
  } catch (error) {
    await connection.close()
    throw error
  }
}

async function versionOf(read: (query: string) => AsyncGenerator<ArrayLike<number | string | null>[]>): Promise<string> {
  let version = ''
  for await (const [text] of read('select version() as version')) version = String(text![0]).split(' ')[0]!
  return version
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  return major > 4 || (major === 4 && minor >= 3)
}

/** Rows of a batch as an Arrow IPC stream. */
function arrowOf(columns: Record<string, ColumnType>, batch: Batch, from: number): Uint8Array {
  const count = Math.min(ROWS_A_MESSAGE, batch[0]!.length - from)
  const fields = Object.entries(columns).map(([name, kind]) => new Field(name, TYPES[kind], true))
  const children = Object.values(columns).map((kind, index) => vectorFromArray(Array.from(batch[index]!.slice(from, from + count)), TYPES[kind]).data[0]!)
  const schema = new Schema(fields)
  return tableToIPC(new Table(schema, [new RecordBatch(schema, makeData({ type: new Struct(fields), length: count, nullCount: 0, children }))]), 'stream')
}

function* columnsOf(bytes: Uint8Array): Generator<ArrayLike<number | string | null>[]> {
  for (const batch of tableFromIPC(bytes).batches) {
    if (batch.numRows === 0) continue
    yield batch.schema.fields.map((_, index) => {
      const vector = batch.getChildAt(index)!
      if (vector.nullCount === 0 && (vector.type as { typeId: number }).typeId !== 5) {
        const values = vector.toArray() as ArrayLike<number | bigint>
        return values instanceof BigInt64Array ? Float64Array.from(values, Number) : (values as ArrayLike<number>)
      }
      return Array.from(vector as Iterable<number | bigint | string | null>, (value) => (typeof value === 'bigint' ? Number(value) : value))
    })
  }
}
