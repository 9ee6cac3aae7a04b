/** Whether the range of the model holds the number of people, over invented lists of many kinds (linkage-sets.ts). Nothing was tuned on these seeds. [LNK20] [LNK34] */
import { openEngine } from '../../src/engine/engine.ts'
import { linkRecords } from '../../src/linkage/index.ts'
import { peopleSet, type PeopleSet } from './linkage-sets.ts'

export type RangeResult = { name: string; records: number; people: number; low: number; high: number; truly: number; isHeld: boolean }
export type RangeSummary = { sets: RangeResult[]; held: number; meanWidth: number }

/** Seeds below this were looked at while the range was made; figures are of seeds from here on. */
export const FIRST_UNSEEN_SEED = 900

export async function measureRanges(seeds: readonly number[], mostPeople?: number): Promise<RangeSummary> {
  const sets: RangeResult[] = []
  for (const seed of seeds) sets.push(await rangeOfSet(peopleSet(seed, mostPeople)))
  return {
    sets,
    held: sets.filter(({ isHeld }) => isHeld).length,
    meanWidth: sets.reduce((sum, { low, high, people }) => sum + (high - low) / people, 0) / sets.length,
  }
}

/** Truly: people of whom at least one record identifies somebody; the others are counted apart. */
async function rangeOfSet({ name, fields, records }: PeopleSet): Promise<RangeResult> {
  const engine = await openEngine(':memory:', { threads: 1 })
  try {
    await engine.run(`create table record_in (id bigint, person bigint, ${fields.join(' varchar, ')} varchar)`)
    const appender = await engine.connection.createAppender('record_in')
    records.forEach((record, id) => {
      appender.appendBigInt(BigInt(id))
      appender.appendBigInt(BigInt(record.person))
      for (const field of fields) appender.appendVarchar(record[field])
      appender.endRow()
    })
    appender.closeSync()
    const columns = Object.fromEntries(fields.map((field) => [field, field]))
    const { people, low, high } = await linkRecords(engine, { table: 'record_in', idColumn: 'id', columns }, { threads: 1 })
    const [truth] = await engine.rows<{ people: number }>(
      'select count(distinct person) as people from record_in join person_link on record_no = id where person_no is not null',
    )
    const truly = truth!.people
    return { name, records: records.length, people, low, high, truly, isHeld: low <= truly && truly <= high }
  } finally {
    engine.close()
  }
}
