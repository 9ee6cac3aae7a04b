/**
 * Reads the given tables out of the engine, column by column: the engine joins texts into few long ones, threads take them apart, standardise
 * each distinct value once and write numbers into the records. So the cost of text follows the number of distinct values, not of records.
 */
import type { DuckDBBlobVector, DuckDBDataChunk, DuckDBListVector } from '@duckdb/node-api'
import type { Engine } from '../../engine/engine.ts'
import { FIELDS, type Field, type LinkInput, type LinkTable } from '../fields.ts'
import { CODER_FIELDS, CODER_NAMES, type CoderName } from './coders.ts'
import { sharedInts } from './dictionary.ts'
import { integersIn } from './engine-columns.ts'
import { numberRows, quoted, type NumberedTable } from './number-rows.ts'
import { CHECK_PRIME, TEXT_GAP, type TextBatch } from './raw-values.ts'
import type { ThreadPool } from './thread-pool.ts'
import { STRIDE, type Vocabulary } from './vocabulary.ts'

export type Tables = {
  vocabulary: Vocabulary
  /** Records first (in the order of their ids), then the roster; STRIDE numbers each. */
  rows: Int32Array
  recordCount: number
  rosterCount: number
  /** The tables as numbered; the roster's rows follow the records'. */
  records: NumberedTable
  roster: NumberedTable | null
  /** The first record with the same must-link key, plus 1; 0: no key, or nobody shares it. */
  groups: Int32Array
  /** A hash of such a key, the same wherever its records stand; 0 where `groups` is 0. */
  groupKeys: Int32Array
  /** Further keys of records that have several: pairs (record, first record with that key). */
  extraLinks: number[]
}

/** `onto`: a vocabulary that goes on: its values keep their numbers. */
export async function readTables(
  engine: Engine,
  input: LinkInput,
  pool: ThreadPool,
  report: (done: number, total: number) => void,
  onto?: Vocabulary,
): Promise<Tables> {
  const records = await numberRows(engine, 'link_record_copy', input)
  const roster = input.roster ? await numberRows(engine, 'link_roster_copy', input.roster) : null
  const rosterCount = roster?.count ?? 0
  const total = records.count + rosterCount
  const rows = sharedInts(total * STRIDE)
  const sources = [{ table: input as LinkTable, numbered: records, offset: 0 }]
  if (input.roster) sources.push({ table: input.roster, numbered: roster!, offset: records.count })
  const given = FIELDS.filter((field) => sources.some(({ table }) => table.columns[field]))
  let done = 0
  if (onto) await Promise.all(CODER_NAMES.map((coder) => pool.runOn(threadOf(coder), 'continueCoder', { coder, from: onto, expected: Math.max(1024, total) })))
  /** Coders work side by side; each waits for its own last field only, so that texts wait for nobody and do not pile up. */
  const busy = new Map<CoderName, Promise<unknown>>()
  for (const { coder, field } of readingOrder(given)) {
    await busy.get(coder)
    const sent: Promise<unknown>[] = []
    const send = (task: Promise<unknown>) => {
      task.catch(() => {}) // told by the sum of them, below
      sent.push(task)
    }
    for (const { table, numbered, offset } of sources) {
      const column = table.columns[field]
      if (!column) continue
      for (const batch of await textBatches(engine, numbered, column, offset)) send(pool.runOn(threadOf(coder), 'addTexts', { coder, batch }))
    }
    send(pool.runOn(threadOf(coder), 'encodeField', { coder, field, rows, expected: Math.min(1 << 20, Math.max(1024, total)) }))
    const all = Promise.all(sent).then(() => report(++done, given.length))
    all.catch(() => {})
    busy.set(coder, all)
  }
  await Promise.all(busy.values())
  const shared = await Promise.all(CODER_NAMES.map((coder) => pool.runOn(threadOf(coder), 'finishCoder', { coder, rows, records: total })))
  const vocabulary = Object.assign({}, ...shared) as Vocabulary
  return { vocabulary, rows, recordCount: records.count, rosterCount, records, roster, ...(await readKeys(engine, input, records)) }
}

/** Of two threads one has the addresses, which take about as long as all the rest; of more, each coder has its own as far as they reach. */
const threadOf = (coder: CoderName) => ({ names: 0, places: 1, emails: 2, numbers: 6 })[coder]

/** Fields turn by turn from each coder, so that all threads have something to do. */
function readingOrder(given: readonly Field[]): { coder: CoderName; field: Field }[] {
  const queues = CODER_NAMES.map((coder) => CODER_FIELDS[coder].filter((field) => given.includes(field)).map((field) => ({ coder, field })))
  const longest = Math.max(...queues.map((queue) => queue.length))
  return Array.from({ length: longest }, (_, turn) => queues.flatMap((queue) => queue[turn] ?? [])).flat()
}

const RECORDS_A_BATCH = 65_536

/** The texts of a column, not empty, with the rows they stand in. */
async function textBatches(engine: Engine, { sql, rowSql, rowOf }: NumberedTable, column: string, offset: number): Promise<TextBatch[]> {
  const read = async (textSql: string): Promise<TextBatch[] | null> => {
    const found: TextBatch[] = []
    const chunks = chunksOf(
      engine,
      `
      select encode(string_agg(text, chr(${TEXT_GAP}))), list(row_no), sum((row_no % ${CHECK_PRIME} + 1) * strlen(text))::double, bool_or(contains(text, chr(${TEXT_GAP})))
      from (select ${rowSql} as row_no, ${textSql} as text from ${sql})
      where text is not null and text <> ''
      group by row_no // ${RECORDS_A_BATCH}`,
    )
    for await (const chunk of chunks) {
      const [bytes, lists] = [chunk.getColumnVector(0) as DuckDBBlobVector, chunk.getColumnVector(1) as DuckDBListVector]
      for (let index = 0; index < chunk.rowCount; index++) {
        if (chunk.getColumnVector(3).getItem(index)) return null
        const check = chunk.getColumnVector(2).getItem(index) as number
        found.push({ bytes: ownBytes(bytes.getItemBytes(index)!), places: integersOf(lists, index), recordOf: rowOf, offset, check })
      }
    }
    return found
  }
  const text = `${quoted(column)}::varchar`
  return (await read(text)) ?? (await read(`replace(${text}, chr(${TEXT_GAP}), ' ')`))!
}

async function* chunksOf(engine: Engine, sql: string): AsyncGenerator<DuckDBDataChunk> {
  const result = await engine.connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    yield chunk
  }
}

/** A copy that outlives the chunk and can be handed to another thread. */
function ownBytes(bytes: Uint8Array): Uint8Array {
  const own = new Uint8Array(new SharedArrayBuffer(bytes.length))
  own.set(bytes)
  return own
}

/** Item `index` of a column of lists, in shared memory. */
function integersOf(lists: DuckDBListVector, index: number): Int32Array {
  const from = lists.getEntryOffset(index)
  const length = lists.getEntryLength(index)
  const numbers = sharedInts(length).subarray(0, length)
  numbers.set(integersIn(lists.childVector).subarray(from, from + length))
  return numbers
}

export async function readKeys(engine: Engine, input: LinkInput, records: NumberedTable): Promise<Pick<Tables, 'groups' | 'groupKeys' | 'extraLinks'>> {
  const groups = sharedInts(records.count)
  const groupKeys = sharedInts(records.count)
  const extraLinks: number[] = []
  if (!input.mustLink || records.count === 0) return { groups, groupKeys, extraLinks }
  const { table, idColumn, keyColumn } = input.mustLink
  const key = `${quoted(keyColumn)}::varchar`
  const sql = `
    with keyed as (
      select r.row_no, k.key
      from (select ${quoted(idColumn)}::varchar as id, ${key} as key from ${quoted(table)} where ${quoted(keyColumn)} is not null and ${key} <> '') as k
      join (select ${quoted(input.idColumn)}::varchar as id, ${records.rowSql} as row_no from ${records.sql}) as r using (id)
    ),
    shared as (select key, min(row_no) as first_no from keyed group by key having count(*) > 1)
    select keyed.row_no, shared.first_no, (md5_number_lower(key) % 2147483647 + 1)::integer as key_hash
    from keyed join shared using (key) order by keyed.row_no, shared.first_no, key_hash`
  for await (const chunk of chunksOf(engine, sql)) {
    const [rowNos, firsts, hashes] = [chunk.getColumnVector(0), chunk.getColumnVector(1), chunk.getColumnVector(2)]
    for (let index = 0; index < chunk.rowCount; index++) {
      const place = (given: number) => (records.rowOf ? records.rowOf[given]! : given)
      const row = place(rowNos.getItem(index) as number)
      const first = place(firsts.getItem(index) as number)
      const hash = hashes.getItem(index) as number
      groupKeys[row] = groupKeys[row] === 0 ? hash : Math.min(groupKeys[row]!, hash)
      if (groups[row] === 0) groups[row] = first + 1
      else if (groups[row] !== first + 1) extraLinks.push(row, first)
    }
  }
  return { groups, groupKeys, extraLinks }
}
