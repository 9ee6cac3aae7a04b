/** The operational store: PostgreSQL, plain SQL, one transaction for a change, its log entry and its job. */
import { createReadStream } from 'node:fs'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { AppError } from '../errors.ts'

pg.types.setTypeParser(20, Number) // bigint: our counts stay below 2^53
pg.types.setTypeParser(1082, (day) => day) // date: stays an ISO day; a Date would move it by the zone

/** Anything that runs a query: the store itself, or a transaction. */
export type Queryable = { query<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]> }

export type Transaction = Queryable & {
  /** Streams rows in the text format of COPY: columns split by tab, `\N` for null (see `copyLine`). */
  copyIn(table: string, columns: string[], lines: Iterable<string> | AsyncIterable<string>): Promise<void>
  /** Streams a CSV file without header into a table made in this transaction; an unquoted `\N` is null. The rows are frozen at once (PostgreSQL: COPY, FREEZE). */
  copyNew(table: string, columns: readonly string[], path: string): Promise<void>
}

export type Store = Queryable & {
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** Connection settings for libraries that open their own (the queue). */
  readonly url: string
  close(): Promise<void>
}

/** One line of COPY text. Arrays become `{"a","b"}`. */
export function copyLine(values: readonly (string | number | boolean | null | undefined | readonly string[])[]): string {
  let line = ''
  for (let index = 0; index < values.length; index++) {
    if (index > 0) line += '\t'
    const value = values[index]
    if (value === null || value === undefined) line += '\\N'
    else if (typeof value === 'string') line += escapeCopy(value)
    else if (Array.isArray(value)) line += escapeCopy(`{${value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`)
    else line += String(value)
  }
  return `${line}\n`
}

function escapeCopy(text: string): string {
  if (!/[\\\t\n\r\0]/.test(text)) return text
  return text.replace(/\0/g, '').replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n').replace(/\r/g, '\\r')
}

/** A machine under load may take long to let somebody in; what is away says so at once. */
const CONNECT_MS = 20_000
/** PostgreSQL's own words for: it shuts down, it starts up, it takes no more connections, it cannot be reached; and the system's. */
const AWAY_CODES = new Set(['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT'])
const AWAY_WORDS = /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/i

/** A store that went away is told as such, wherever it is noticed; everything else stays what it was. */
function tellAway(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error
  const { code = '', syscall } = error as { code?: string; syscall?: string }
  const isAway = (AWAY_CODES.has(code) && (code !== 'ENOENT' || syscall === 'connect')) || AWAY_WORDS.test(error.message)
  return isAway ? new AppError('store_away', { reason: code || 'no connection' }) : error
}

/** Opens a pool. Fails with `store_unreachable` when nothing answers; what is done with it fails with `store_away` when the server has gone. */
export async function openStore(url: string, connections = 8): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: CONNECT_MS })
  // Without a listener a server that stops would end our process: the pool's for connections that rest, each one's own while it is in use.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await pool.query('select 1')
  } catch (error) {
    await pool.end().catch(() => {})
    throw new AppError('store_unreachable', { reason: (error as Error).message })
  }
  return {
    url,
    query: async (text, values) => {
      try {
        return (await pool.query(text, values)).rows
      } catch (error) {
        throw tellAway(error)
      }
    },
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw tellAway(error)
  })
  try {
    await client.query('begin')
    const result = await work(transactionOn(client))
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // A broken connection is thrown away, not returned to the pool.
    const broken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    client.release(broken)
    // What is refused elsewhere (a bucket, a mail server) is not ours to name.
    throw broken ? tellAway(error) : error
  }
}

function transactionOn(client: pg.PoolClient): Transaction {
  return {
    query: async (text, values) => (await client.query(text, values)).rows,
    copyIn: async (table, columns, lines) => {
      const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`))
      await pipeline(Readable.from(inChunks(lines)), sink)
    },
    copyNew: async (table, columns, path) => {
      const sink = client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin with (format csv, null '\\N', freeze)`))
      await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), sink)
    },
  }
}

/** Gathers lines into pieces of about 64 KiB: one write a line would be ten times slower. */
async function* inChunks(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = ''
  for await (const line of lines) {
    piece += line
    if (piece.length > 65_536) {
      yield Buffer.from(piece)
      piece = ''
    }
  }
  if (piece !== '') yield Buffer.from(piece)
}
