/** The truth beside a sample, in memory, with a way from a place in the evidence to the people it speaks of. */
import { createReadStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export type TruePerson = {
  person: number
  relationship: string
  roster_id: string
  given_name: string
  family_name: string
  date_of_birth: string
  emails: string[]
  phones: string[]
  address: string
  postcode: string
  /** [number of the source, set of kinds as bits]. */
  sources: [number, number][]
  kinds: string[]
  flags: string[]
  affected: boolean
}
export type TruthSource = { path: string; name: string; readable: boolean }
export type TruthTables = {
  kinds: string[]
  sources: TruthSource[]
  people: Map<number, TruePerson>
  /** People of whom this place speaks; empty: not known. */
  peopleAt(path: string, place: string): readonly number[]
}

export async function readTruth(folder: string): Promise<TruthTables> {
  const { kinds, sources } = JSON.parse(readFileSync(join(folder, 'sources.json'), 'utf8')) as { kinds: string[]; sources: TruthSource[] }
  const people = new Map<number, TruePerson>()
  for await (const line of createInterface({ input: createReadStream(join(folder, 'people.ndjson')) })) {
    const person = JSON.parse(line) as TruePerson
    people.set(person.person, person)
  }
  const byRow = new Map<string, number[]>()
  const first = createInterface({ input: createReadStream(join(folder, 'records.csv')) })
  for await (const line of first) {
    const [sourceNo, row, person] = line.split(',')
    if (sourceNo === 'source_no') continue
    const key = `${sourceNo}#${row}`
    const held = byRow.get(key)
    if (held) held.push(Number(person))
    else byRow.set(key, [Number(person)])
  }
  const sourceNoOf = new Map(sources.map((source, index) => [`${source.path}|${source.name}`, index]))
  const none: readonly number[] = []
  return {
    kinds,
    sources,
    people,
    peopleAt(path, place) {
      const table = /^(?:(.*?) › )?row (\d+)\b/.exec(place)
      if (table) {
        const source =
          sourceNoOf.get(`${path}|${table[1] ?? ''}`) ??
          sourceNoOf.get(`${path}|`) ??
          sourceNoOf.get(`${path}|${(table[1] ?? '').replace(/ \(hidden.*\)$/, '')}`)
        return byRow.get(`${source}#${table[2]}`) ?? none
      }
      const message = /\bmessage (\d+)\b/.exec(place)
      return byRow.get(`${sourceNoOf.get(`${path}|${message ? message[0] : ''}`)}#1`) ?? none
    },
  }
}
