/** Invented records for the linkage benchmark: each person one to four times, as careless files write them; `person` is the truth and is not linked on. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import type { SamplePerson } from '../../src/sample/person.ts'
import type { Random } from '../../src/sample/random.ts'
import { addressThen, britishDate, writtenEmail, writtenFamily, writtenGiven, writtenPhone, writtenPostcode } from '../../src/sample/spoil.ts'
import { people } from './people.ts'

export const RECORD_COLUMNS = ['id', 'person', 'given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const

/** About one value in six is missing, one in thirty misspelt; dates stay ISO in three of four records, so that both programs read them. */
function record(random: Random, person: SamplePerson): string[] {
  const care = random.chance(0.6) ? 0.9 : 0.2
  const old = random.chance(0.1)
  const address = addressThen(person, old)
  const given = (share: number, value: string) => (random.chance(share) ? value : '')
  return [
    writtenGiven(random, person, care),
    writtenFamily(random, person, care, old),
    given(0.8, random.chance(0.75) ? person.bornOn : britishDate(person.bornOn)),
    given(0.75, writtenEmail(random, person.email)),
    given(0.6, writtenPhone(random, person.mobile || person.landline)),
    given(0.85, `${address.line1}${address.line2 === '' ? '' : `, ${address.line2}`}, ${address.town}`),
    given(0.9, writtenPostcode(random, address.postcode)),
  ]
}

/** Writes CSV; returns how many people the records are of. */
export async function writeRecords(path: string, count: number, seed: number): Promise<number> {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 })
  let text = `${RECORD_COLUMNS.join(',')}\n`
  let [id, persons] = [0, 0]
  const cell = (value: string) => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
  for (const { person, random } of people(seed)) {
    persons++
    const drawn = random.next()
    for (let copies = drawn < 0.45 ? 1 : drawn < 0.75 ? 2 : drawn < 0.92 ? 3 : 4; copies > 0 && id < count; copies--)
      text += `${[String(++id), String(person.no), ...record(random, person)].map(cell).join(',')}\n`
    if (id >= count) break
    if (text.length < 1 << 19) continue
    if (!out.write(text)) await once(out, 'drain')
    text = ''
  }
  out.end(text)
  await once(out, 'finish')
  return persons
}
