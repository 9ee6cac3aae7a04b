/**
 * Reads the given tables out of the engine, column by column: distinct values come once as text and are standardised once, records come as
 * numbers. So the cost of text follows the number of distinct values, not of records, and memory follows one column at a time.
 */
import type { Engine } from '../../engine/engine.ts'
import { AppError } from '../../errors.ts'
import type { Field, LinkInput, LinkTable } from '../fields.ts'
import { FIELD_ORDER, fill, newVocabulary, STRIDE, TARGETS, type Vocabulary } from './vocabulary.ts'

export type Tables = {
  vocabulary: Vocabulary
  /** Records first (in the order of their ids), then the roster; STRIDE numbers each. */
  rows: Int32Array
  recordCount: number
  rosterCount: number
  /** The first record with the same must-link key, plus 1; 0: no key, or nobody shares it. */
  groups: Int32Array
  /** Further keys of records that have several: pairs (record, first record with that key). */
  extraLinks: number[]
}

/** A relation with a column `row_no` from 0, made from a table of the caller. */
type Numbered = { sql: string; rowSql: string; columns: Partial<Record<Field, string>>; offset: number }

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

export async function readTables(engine: Engine, input: LinkInput, report: (done: number, total: number) => void): Promise<Tables> {
  const records = await numberRecords(engine, input)
  const roster = input.roster ? await numberRoster(engine, input.roster, records.count) : { count: 0, source: null }
  const sources = roster.source ? [records.source, roster.source] : [records.source]
  const total = records.count + roster.count
  const vocabulary = newVocabulary(Math.min(1 << 20, Math.max(1024, total)))
  const rows = new Int32Array(total * STRIDE)
  const fields = FIELD_ORDER.filter((field) => sources.some((source) => source.columns[field]))
  for (const [index, field] of fields.entries()) {
    await readColumn(engine, field, sources, vocabulary, rows)
    report(index + 1, fields.length)
  }
  for (let row = 0; row < total; row++) vocabulary.derive(rows, row * STRIDE)
  const { groups, extraLinks } = await readKeys(engine, input, records.source, records.count)
  return { vocabulary, rows, recordCount: records.count, rosterCount: roster.count, groups, extraLinks }
}

/** Record ids without a gap are used as they are; others get numbers through a table. Throws `link_ids_not_unique`. */
async function numberRecords(engine: Engine, input: LinkTable): Promise<{ count: number; source: Numbered }> {
  const id = quoted(input.idColumn)
  const [found] = await engine.rows<{ count: number; ids: number; low: number; high: number }>(
    `select count(*) as count, count(distinct ${id}) as ids, coalesce(min(${id}), 0)::bigint as low, coalesce(max(${id}), 0)::bigint as high from ${quoted(input.table)}`,
  )
  const { count, ids, low, high } = found!
  if (ids !== count) throw new AppError('link_ids_not_unique', { table: input.table, column: input.idColumn })
  if (count === 0 || high - low + 1 === count) {
    await engine.run(
      `create or replace temp view link_record_row as select (${id} - ${low})::integer as row_no, ${id}::bigint as record_no from ${quoted(input.table)}`,
    )
    return { count, source: { sql: quoted(input.table), rowSql: `(${id} - ${low})::integer`, columns: input.columns, offset: 0 } }
  }
  await engine.run(
    `create or replace temp view link_record_row as select (row_number() over (order by ${id}) - 1)::integer as row_no, ${id}::bigint as record_no from ${quoted(input.table)}`,
  )
  return { count, source: await copyNumbered(engine, 'link_record_copy', input, 0) }
}

async function numberRoster(engine: Engine, roster: LinkTable, offset: number): Promise<{ count: number; source: Numbered }> {
  const id = quoted(roster.idColumn)
  const [found] = await engine.rows<{ count: number; ids: number }>(`select count(*) as count, count(distinct ${id}) as ids from ${quoted(roster.table)}`)
  if (found!.ids !== found!.count) throw new AppError('link_ids_not_unique', { table: roster.table, column: roster.idColumn })
  return { count: found!.count, source: await copyNumbered(engine, 'link_roster_copy', roster, offset) }
}

async function copyNumbered(engine: Engine, name: string, input: LinkTable, offset: number): Promise<Numbered> {
  const columns = Object.entries(input.columns).map(([field, column]) => `${quoted(column)}::varchar as ${field}`)
  await engine.run(`
    create or replace temp table ${name} as
    select ${[`(row_number() over (order by ${quoted(input.idColumn)}) - 1)::integer as row_no`, `${quoted(input.idColumn)}::varchar as id`, ...columns].join(', ')}
    from ${quoted(input.table)}
  `)
  return { sql: name, rowSql: 'row_no', columns: Object.fromEntries(Object.keys(input.columns).map((field) => [field, field])), offset }
}

/** Texts per message from the engine: one long text is far cheaper to take over than many short ones. */
const TEXTS_A_BATCH = 50_000

async function readColumn(engine: Engine, field: Field, sources: Numbered[], vocabulary: Vocabulary, rows: Int32Array): Promise<void> {
  const given = sources.filter((source) => source.columns[field])
  await engine.run(`
    create or replace temp table link_value as
    select text, count(*) as records, (row_number() over () - 1)::integer as value_no
    from (${given.map((source) => `select ${quoted(source.columns[field]!)}::varchar as text from ${source.sql}`).join(' union all ')})
    where text is not null and text <> ''
    group by text
  `)
  const targets = TARGETS[field]
  const width = targets.length
  const [size] = await engine.rows<{ count: number }>('select count(*) as count from link_value')
  const numbers = new Int32Array(size!.count * width)
  const batches = engine.stream(`
    select min(value_no), string_agg(replace(text, chr(10), ' '), chr(10) order by value_no), string_agg(records::varchar, ' ' order by value_no)
    from link_value group by value_no // ${TEXTS_A_BATCH}
  `)
  // The order of batches is the engine's; nothing that matters may depend on the numbers given here, only on what they stand for.
  const waiting: [number, string[], string[]][] = []
  const encodeBatch = ([from, texts, counts]: [number, string[], string[]]) => {
    for (let index = 0; index < texts.length; index++) numbers.set(vocabulary.encode(field, texts[index]!, Number(counts[index])), (from + index) * width)
  }
  for await (const [froms, texts, counts] of batches) {
    for (let index = 0; index < froms!.length; index++)
      waiting.push([froms![index] as number, (texts![index] as string).split('\n'), (counts![index] as string).split(' ')])
    while (waiting.length > 0) encodeBatch(waiting.pop()!)
  }
  for (const source of given) {
    const column = quoted(source.columns[field]!)
    await eachPair(
      engine,
      `select ${source.rowSql} as row_no, v.value_no from ${source.sql} as t join link_value as v on t.${column}::varchar = v.text`,
      (row, value) => {
        const base = (row + source.offset) * STRIDE
        for (let index = 0; index < width; index++) {
          const number = numbers[value * width + index]!
          if (number !== 0) fill(rows, base, targets[index]!, number)
        }
      },
    )
  }
  await engine.run('drop table link_value')
}

/** Streams two integer columns without making an object or array a row. */
async function eachPair(engine: Engine, sql: string, take: (first: number, second: number) => void): Promise<void> {
  const result = await engine.connection.stream(sql)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) return
    const first = chunk.getColumnVector(0)
    const second = chunk.getColumnVector(1)
    for (let index = 0; index < chunk.rowCount; index++) take(first.getItem(index) as number, second.getItem(index) as number)
  }
}

async function readKeys(engine: Engine, input: LinkInput, records: Numbered, recordCount: number): Promise<Pick<Tables, 'groups' | 'extraLinks'>> {
  const groups = new Int32Array(recordCount)
  const extraLinks: number[] = []
  if (!input.mustLink || recordCount === 0) return { groups, extraLinks }
  const { table, idColumn, keyColumn } = input.mustLink
  await eachPair(
    engine,
    `
    with keyed as (
      select r.row_no, k.${quoted(keyColumn)} as key
      from ${quoted(table)} as k join link_record_row as r on r.record_no = k.${quoted(idColumn)}
      where k.${quoted(keyColumn)} is not null and k.${quoted(keyColumn)}::varchar <> ''
    ),
    shared as (select key, min(row_no) as first_no from keyed group by key having count(*) > 1)
    select keyed.row_no, shared.first_no from keyed join shared using (key) order by keyed.row_no, shared.first_no
    `,
    (row, first) => {
      if (groups[row] === 0) groups[row] = first + 1
      else if (groups[row] !== first + 1) extraLinks.push(row, first)
    },
  )
  return { groups, extraLinks }
}
