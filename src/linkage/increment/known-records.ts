/**
 * Which records say what was linked before, wherever they stand now: a digest of all that is compared, and of the keys they share. Only the others are
 * standardised; of those that say the same, one.
 */
import type { Engine } from '../../engine/engine.ts'
import type { LinkInput } from '../fields.ts'
import { FIELDS } from '../fields.ts'
import { mix, powerOfTwo } from '../kernel/dictionary.ts'
import { quoted, type NumberedTable } from '../kernel/number-rows.ts'
import { fillTable, halvesIn, integersIn } from '../kernel/engine-columns.ts'

/** 64 bits a record (DuckDB's hash), in two halves: two of a million different records share one with a chance of 1 in 30 million. */
export type Digests = { low: Int32Array; high: Int32Array }

/** The digest of each record, by its row. */
export async function digestsOf(engine: Engine, input: LinkInput, records: NumberedTable): Promise<Digests> {
  const low = new Int32Array(records.count)
  const high = new Int32Array(records.count)
  const says = FIELDS.map((field) => (input.columns[field] ? `coalesce(t.${quoted(input.columns[field])}::varchar, '')` : `''`)).join(', ')
  const keys = input.mustLink
  const key = keys ? `${quoted(keys.keyColumn)}::varchar` : ''
  // A key that nobody shares binds nobody.
  const shared = keys
    ? `left join (
        select ${quoted(keys.idColumn)}::varchar as id, string_agg(${key}, chr(30) order by ${key}) as keys from ${quoted(keys.table)}
        where ${key} in (select ${key} from ${quoted(keys.table)} where ${key} <> '' group by 1 having count(*) > 1) group by 1
      ) k on k.id = t.${quoted(input.idColumn)}::varchar`
    : ''
  const result = await engine.connection.stream(`
    select ${records.rowSql.replaceAll(records.idColumn, `t.${records.idColumn}`)}, hash(${says}${keys ? `, coalesce(k.keys, '')` : ''})
    from ${records.sql} t ${shared}`)
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const places = integersIn(chunk.getColumnVector(0))
    const halves = halvesIn(chunk.getColumnVector(1))
    for (let at = 0; at < places.length; at++) {
      const row = records.rowOf ? records.rowOf[places[at]!]! : places[at]!
      low[row] = halves[at * 2]!
      high[row] = halves[at * 2 + 1]!
    }
  }
  return { low, high }
}

/** How far ahead a record is looked for among those of before: where a few are gone, the next ones are found at once. */
const LOOK_AHEAD = 32

/**
 * The place of each record among those of before; -1: nobody said the same. Records mostly come in the order in which they came, so that they are found
 * one after the other; the others are looked up all together.
 */
export function placesOfKnown(now: Digests, before: Digests): Int32Array {
  const places = new Int32Array(now.low.length).fill(-1)
  const missed: number[] = []
  let next = 0
  for (let row = 0; row < places.length; row++) {
    const [low, high] = [now.low[row]!, now.high[row]!]
    const end = Math.min(before.low.length, next + LOOK_AHEAD)
    let at = next
    while (at < end && (before.low[at] !== low || before.high[at] !== high)) at++
    if (at === end) missed.push(row)
    else {
      places[row] = at
      next = at + 1
    }
  }
  if (missed.length === 0) return places
  const table = newDigestTable(missed.length)
  const numberOf = missed.map((row) => table.add(now.low[row]!, now.high[row]!))
  const placeOf = new Int32Array(table.size).fill(-1)
  for (let at = 0; at < before.low.length; at++) {
    const number = table.find(before.low[at]!, before.high[at]!)
    if (number >= 0 && placeOf[number] === -1) placeOf[number] = at
  }
  missed.forEach((row, index) => (places[row] = placeOf[numberOf[index]!]!))
  return places
}

export type DigestTable = {
  /** The number under which a digest was put in; -1: it is not there. */
  find(low: number, high: number): number
  /** Puts it in with the next number, from 0; gives the number that it has. */
  add(low: number, high: number): number
  readonly size: number
}

export function newDigestTable(expected: number): DigestTable {
  let slots = new Int32Array(powerOfTwo(expected * 2)).fill(-1)
  let lows = new Int32Array(expected + 16)
  let highs = new Int32Array(expected + 16)
  let size = 0
  const slotOf = (low: number, high: number) => {
    let slot = mix(low ^ Math.imul(high, 0x9e3779b1)) & (slots.length - 1)
    for (let at = slots[slot]!; at !== -1; at = slots[(slot = (slot + 1) & (slots.length - 1))]!) if (lows[at] === low && highs[at] === high) return slot
    return slot
  }
  const grow = () => {
    slots = new Int32Array(slots.length * 4).fill(-1)
    for (let at = 0; at < size; at++) slots[slotOf(lows[at]!, highs[at]!)] = at
  }
  return {
    find: (low, high) => slots[slotOf(low, high)]!,
    add(low, high) {
      const slot = slotOf(low, high)
      if (slots[slot] !== -1) return slots[slot]!
      if (size === lows.length) {
        const [oldLows, oldHighs] = [lows, highs]
        lows = new Int32Array(size * 2)
        highs = new Int32Array(size * 2)
        lows.set(oldLows)
        highs.set(oldHighs)
      }
      lows[size] = low
      highs[size] = high
      slots[slot] = size++
      if (size * 2 > slots.length) grow()
      return size - 1
    },
    get size() {
      return size
    },
  }
}

/** A table of the given rows only, numbered from 0 in their order: what is left to standardise. */
export async function tableOfRows(engine: Engine, input: LinkInput, records: NumberedTable, rows: Int32Array, name: string): Promise<LinkInput> {
  await fillTable(
    engine,
    'link_new_row',
    { place: records.idOf ? Int32Array.from(rows, (row) => records.idOf![row]!) : rows, nth: rows.map((_, nth) => nth) },
    rows.length,
  )
  const columns = FIELDS.flatMap((field) => (input.columns[field] ? `t.${quoted(input.columns[field])}` : []))
  await engine.run(`
    create or replace temp table ${name} as
    select n.nth as link_new_no, ${[...new Set(columns)].join(', ')}
    from ${records.sql} t join link_new_row n on n.place = ${records.rowSql.replaceAll(records.idColumn, `t.${records.idColumn}`)}`)
  await engine.run('drop table link_new_row')
  return { table: name, idColumn: 'link_new_no', columns: input.columns }
}

/** What the roster says, whole; another roster is another question. */
export async function rosterDigest(engine: Engine, input: LinkInput): Promise<string> {
  if (!input.roster) return ''
  const { table, idColumn, columns } = input.roster
  const says = [quoted(idColumn), ...FIELDS.flatMap((field) => (columns[field] ? quoted(columns[field]) : []))].map(
    (column) => `coalesce(${column}::varchar, '')`,
  )
  const [found] = await engine.rows<{ digest: string }>(
    `select md5(concat_ws(' ', count(*), bit_xor(md5_number_lower(concat_ws(chr(31), ${says.join(', ')}))))) as digest from ${quoted(table)}`,
  )
  return found!.digest
}
