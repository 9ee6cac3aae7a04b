/** Whole columns of numbers into and out of the engine, as they lie in memory: a call for each of ten million values takes longer than all else that is done with them. */
import { BIGINT, DOUBLE, DuckDBDataChunk, INTEGER, type DuckDBVector } from '@duckdb/node-api'
import type { Engine } from '../../engine/engine.ts'

export type Column = Int32Array | Float64Array | BigInt64Array

/** DuckDB's own; more rows do not fit a chunk. */
const ROWS_A_CHUNK = 2048

/** Makes a table of numbers, column by column: integers, doubles, and integers of 64 bits. */
export async function fillTable(engine: Engine, table: string, columns: Record<string, Column>, count: number): Promise<void> {
  const given = Object.entries(columns)
  const types = given.map(([, values]) => (values instanceof Float64Array ? DOUBLE : values instanceof BigInt64Array ? BIGINT : INTEGER))
  await engine.run(`create or replace table ${table} (${given.map(([name], index) => `${name} ${types[index]!.toString()}`).join(', ')})`)
  const appender = await engine.connection.createAppender(table)
  const chunk = DuckDBDataChunk.create(types, ROWS_A_CHUNK)
  for (let from = 0; from < count; from += ROWS_A_CHUNK) {
    const rows = Math.min(ROWS_A_CHUNK, count - from)
    // The last chunk is shorter, and its vectors are others.
    if (rows < ROWS_A_CHUNK) chunk.rowCount = rows
    given.forEach(([, values], index) => {
      const vector = chunk.getColumnVector(index) as DuckDBVector & { flush(): void }
      numbersOf(vector, values).set(values.subarray(from, from + rows) as never)
      vector.flush()
    })
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

/** What a vector of integers without nulls holds; valid until the next chunk is fetched. */
export function integersIn(vector: DuckDBVector): Int32Array {
  return numbersOf(vector, new Int32Array(0))
}

/** The same for unsigned integers of 64 bits: of each the lower half, then the upper. */
export function halvesIn(vector: DuckDBVector): Int32Array {
  const { buffer, byteOffset, length } = numbersOf(vector, new BigUint64Array(0))
  return new Int32Array(buffer, byteOffset, length * 2)
}

/** The client keeps the plain numbers of a vector to itself; should another version of it hold them otherwise, that is told, not guessed. */
function numbersOf<Numbers extends Column | BigUint64Array>(vector: DuckDBVector, like: Numbers): Numbers {
  const { items } = vector as unknown as { items: unknown }
  if (!(items instanceof like.constructor)) throw new Error(`a vector of ${vector.type.toString()} does not hold its numbers as ${like.constructor.name}`)
  return items as Numbers
}

/** Integers of up to 53 bits as integers of 64; without a big number for each. */
export function wideIntegers(count: number, numberAt: (index: number) => number): BigInt64Array {
  const wide = new BigInt64Array(count)
  const halves = new Int32Array(wide.buffer)
  for (let index = 0; index < count; index++) {
    const number = numberAt(index)
    halves[index * 2] = number | 0
    halves[index * 2 + 1] = number === (number | 0) ? number >> 31 : Math.floor(number / 4_294_967_296)
  }
  return wide
}
