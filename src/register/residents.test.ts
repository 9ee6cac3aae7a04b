import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openEngine, type Engine } from '../engine/engine.ts'
import { byCountryOf, countResidents, placeSql } from './residents.ts'

let engine: Engine
before(async () => {
  engine = await openEngine(':memory:')
})
after(() => engine.close())

/** Invented addresses; each is one row. */
const ADDRESSES: [address: string, postcode: string, place: string | null][] = [
  ['12 Quay Street, Bristol', 'BS1 4ZZ', 'GB'],
  ['4 Heol y Cei, Caernarfon, Wales', '', 'GB'],
  ['9 Market Row, Cork, Ireland', 'T12 X0X0', 'IE'],
  ['Hauptstraße 3, Köln, Deutschland', '50667', 'DE'],
  ['77 Alder Lane, Springfield, IL 62701', '', 'US-IL'],
  ['77 Alder Lane, Springfield, IL', '62701-1234', 'US-IL'],
  ['8 Bay Road, Oakland, California 94601, USA', '', 'US-CA'],
  ['8 Bay Road, Oakland, CA 94601, USA', '', 'US-CA'],
  ['8 Bay Road, United States', '', 'US'],
  ['31 Rue du Port, Montréal', 'H2X 1Y4', 'CA-QC'],
  ['5 Lake Drive, Canada', '', 'CA'],
  ['2 Harbour Parade, Sydney NSW 2000', '', 'AU-NSW'],
  ['2 Harbour Parade, Perth, WA 6000, Australia', '', 'AU-WA'],
  ['2 Harbour Parade, Seattle, WA 98101', '', 'US-WA'],
  ['Avenida do Porto 40, Recife, Brasil', '', 'BR'],
  ['The Old Mill, Little Haven', '', null],
  ['Georgia House, High Street, Leeds', '', null],
  ['1 Indiana Close, Reading', 'RG1 1ZZ', 'GB'],
]
for (const [address, postcode, place] of ADDRESSES) {
  test(`[RES1] "${[address, postcode].filter(Boolean).join(', ')}" is ${place ?? 'nowhere we know'}`, async () => {
    const [row] = await engine.rows<{ place: string | null }>(
      `select ${placeSql()} as place from (select '${address.replaceAll("'", "''")}' as address, '${postcode}' as postcode)`,
    )
    assert.equal(row!.place, place)
  })
}

test('[RES1] people are counted by place, and by their kinds of data where a law asks for them; those nobody can place are in neither', async () => {
  const values = ADDRESSES.map(
    ([address, postcode], index) => `('${address.replaceAll("'", "''")}', '${postcode}', ${index % 2 === 0 ? "['person_name']" : "['person_name', 'email']"})`,
  )
  await engine.run(`create table person as select * from (values ${values.join(', ')}) as p(address, postcode, kinds)`)
  const residents = await countResidents(engine)
  assert.deepEqual(byCountryOf(residents), { GB: 3, US: 6, AU: 2, CA: 2, BR: 1, DE: 1, IE: 1 })
  assert.deepEqual(
    residents.find(({ place }) => place === 'GB'),
    { place: 'GB', people: 3, kinds: null },
  )
  assert.deepEqual(
    residents.filter(({ place }) => place === 'US-IL').map(({ people, kinds }) => [people, kinds]),
    [
      [1, ['email', 'person_name']],
      [1, ['person_name']],
    ],
  )
})
