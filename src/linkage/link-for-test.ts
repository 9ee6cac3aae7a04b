/** Links a handful of rows in an engine of its own. For tests only. */
import { openEngine } from '../engine/engine.ts'
import { FIELDS } from './fields.ts'
import { linkRecords, type Field, type LinkOptions, type LinkResult } from './link-records.ts'

export type Row = Partial<Record<Field, string>>
export type Case = {
  rows: Row[]
  roster?: Row[]
  keys?: [number, string][]
  decided?: [number, number, boolean][]
  options?: LinkOptions
  order?: 'asc' | 'desc'
  firstId?: number
  threads?: number
}
export type Link = {
  record_no: number
  person_no: number | null
  roster_id: string | null
  link_bits: number | null
  probability: number | null
  held_by: string
}

const columns = Object.fromEntries(FIELDS.map((field) => [field, field]))

export async function link({
  rows,
  roster,
  keys,
  decided,
  options,
  order = 'asc',
  firstId = 0,
  threads = 1,
}: Case): Promise<{ result: LinkResult; links: Link[] }> {
  const engine = await openEngine(':memory:', { threads })
  const load = async (table: string, given: Row[], from: number) => {
    await engine.run(`create table ${table}_in (id bigint, ${FIELDS.join(' varchar, ')} varchar)`)
    const appender = await engine.connection.createAppender(`${table}_in`)
    given.forEach((row, index) => {
      appender.appendBigInt(BigInt(index + from))
      for (const field of FIELDS) appender.appendVarchar(row[field] ?? '')
      appender.endRow()
    })
    appender.closeSync()
    await engine.run(`create table ${table} as select * from ${table}_in order by id ${order}`)
  }
  await load('evidence', rows, firstId)
  if (roster) await load('roster', roster, 0)
  if (decided)
    await engine.run(
      `create table decided as select * from (values ${decided.map((one) => `(${one.join(', ')})`).join(', ')}) as t(left_no, right_no, is_same)`,
    )
  if (keys) await engine.run(`create table keyed as select * from (values ${keys.map(([id, key]) => `(${id}::bigint, '${key}')`).join(', ')}) as t(id, key)`)
  const result = await linkRecords(
    engine,
    {
      table: 'evidence',
      idColumn: 'id',
      columns,
      ...(roster ? { roster: { table: 'roster', idColumn: 'id', columns } } : {}),
      ...(keys ? { mustLink: { table: 'keyed', idColumn: 'id', keyColumn: 'key' } } : {}),
      ...(decided ? { decided: { table: 'decided', leftColumn: 'left_no', rightColumn: 'right_no', sameColumn: 'is_same' } } : {}),
    },
    options,
  )
  const links = await engine.rows<Link>('select * from person_link order by record_no')
  engine.close()
  return { result, links }
}

/** Whether two records were found to be one person. */
export const areOne = (links: Link[], left: number, right: number) => links[left]!.person_no !== null && links[left]!.person_no === links[right]!.person_no

export const home = { address: '14 Larch Road, Netherby', postcode: 'QX4 7TT' }
/** People who have nothing to do with the case, so that there is a list to be in. */
export const STRANGERS: Row[] = [
  { given_name: 'Oswin', family_name: 'Tallow', date_of_birth: '1961-02-11', email: 'oswin.tallow@post.example', address: '2 Mill Lane', postcode: 'QX1 2AB' },
  { given_name: 'Perdita', family_name: 'Quillon', date_of_birth: '1988-09-30', email: 'pq@letter.example', address: '77 Harbour Street', postcode: 'QX9 8LM' },
  { given_name: 'Idris', family_name: 'Venn', date_of_birth: '1973-12-05', phone: '07700 900456', address: '9 Copse Close', postcode: 'QX2 5RR' },
  {
    given_name: 'Marisol',
    family_name: 'Achterberg',
    date_of_birth: '1995-04-17',
    email: 'marisol@mail.example',
    address: '31 Quay Street',
    postcode: 'QX3 1PP',
  },
]

/** Words and days that follow from a number. */
export const letters = (number: number) => [...String(number)].map((digit) => 'aeioubdgkl'[Number(digit)]).join('') + 'nrstv'[number % 5]
export const dayOf = (number: number) => new Date(Date.UTC(1940, 0, 1) + number * 7 * 86_400_000).toISOString().slice(0, 10)
