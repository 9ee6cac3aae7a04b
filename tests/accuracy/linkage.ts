/**
 * How well linkage does on data whose truth is known. FEBRL 3 and 4 and fake_1000 are read from the folder given, or TOCSIN_SHARED_DATA; they
 * are not part of the repository. `node tests/accuracy/linkage.ts [folder]`. Nothing is tuned to a set: one default serves all.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine, type Engine } from '../../src/engine/engine.ts'
import { clusterAgreement } from '../../src/linkage/accuracy.ts'
import { linkRecords, type Field } from '../../src/linkage/link-records.ts'

type DataSet = {
  name: string
  load: (folder: string) => string
  truth: string
  columns: Partial<Record<Field, string>>
  leastF1: number
  roster?: (folder: string) => string
}

const csv = (path: string) => `read_csv('${path.replaceAll("'", "''")}', all_varchar = true, header = true)`
const FEBRL_COLUMNS: Partial<Record<Field, string>> = {
  given_name: 'given_name',
  family_name: 'surname',
  date_of_birth: 'date_of_birth',
  address: 'address',
  postcode: 'postcode',
  identifiers: 'identifier',
}
/** FEBRL's street number and street are apart, and every header and value has a space in front; the social security number names one person. */
const febrl = (path: string) => `
  select trim(column00) as rec_id, split_part(trim(column00), '-', 2)::integer as truth, trim(column01) as given_name, trim(column02) as surname, trim(column09) as date_of_birth,
    concat_ws(' ', trim(column03), trim(column04)) as address, trim(column07) as postcode, case when trim(column10) <> '' then 'national_id=' || trim(column10) end as identifier
  from read_csv('${path.replaceAll("'", "''")}', all_varchar = true, header = false, skip = 1)
`

export const DATA_SETS: DataSet[] = [
  { name: 'FEBRL 3', load: (folder) => febrl(join(folder, 'dataset3.csv')), truth: 'truth', columns: FEBRL_COLUMNS, leastF1: 0.995 },
  {
    name: 'FEBRL 4, one file',
    load: (folder) => `${febrl(join(folder, 'dataset4a.csv'))} union all ${febrl(join(folder, 'dataset4b.csv'))}`,
    truth: 'truth',
    columns: FEBRL_COLUMNS,
    leastF1: 0.999,
  },
  {
    name: 'FEBRL 4, to a roster',
    load: (folder) => febrl(join(folder, 'dataset4b.csv')),
    roster: (folder) => febrl(join(folder, 'dataset4a.csv')),
    truth: 'truth',
    columns: FEBRL_COLUMNS,
    leastF1: 0.999,
  },
  {
    name: 'fake_1000',
    load: (folder) => `select *, cluster::integer as truth from ${csv(join(folder, 'fake_1000.csv'))}`,
    truth: 'truth',
    leastF1: 0.9,
    columns: { given_name: 'first_name', family_name: 'surname', date_of_birth: 'dob', address: 'city', email: 'email' },
  },
]

export type Accuracy = {
  name: string
  records: number
  people: number
  low: number
  high: number
  truePeople: number
  precision: number
  recall: number
  f1: number
  bCubed: number
  seconds: number
  leastF1: number
  estimated: number
  pairs: number
}

export async function measureLinkage(folder: string): Promise<Accuracy[]> {
  const found: Accuracy[] = []
  for (const set of DATA_SETS) {
    const engine = await openEngine(':memory:')
    found.push(await measureSet(engine, folder, set))
    engine.close()
  }
  return found
}

async function measureSet(engine: Engine, folder: string, set: DataSet): Promise<Accuracy> {
  await engine.run(`create table input as select row_number() over () as record_no, * from (${set.load(folder)})`)
  if (set.roster) await engine.run(`create table roster as ${set.roster(folder)}`)
  const startedAt = performance.now()
  const result = await linkRecords(engine, {
    table: 'input',
    idColumn: 'record_no',
    columns: set.columns,
    ...(set.roster ? { roster: { table: 'roster', idColumn: 'rec_id', columns: set.columns } } : {}),
  })
  const seconds = (performance.now() - startedAt) / 1000
  const rows = await engine.rows<{ record: number; person: number | null; truth: number }>(
    set.roster
      ? `select i.record_no as record, (select m.truth from roster as m where m.rec_id = l.roster_id) as person, i.truth from input as i join person_link as l using (record_no) order by 1`
      : 'select i.record_no as record, l.person_no as person, i.truth from input as i join person_link as l using (record_no) order by 1',
  )
  const roster = set.roster ? rows.map((row) => row.truth) : []
  const predicted = [...rows.map((row) => row.person ?? -row.record), ...roster]
  const truth = [...rows.map((row) => row.truth), ...roster]
  return {
    name: set.name,
    records: rows.length,
    people: result.people,
    low: result.low,
    high: result.high,
    truePeople: new Set(rows.map((row) => row.truth)).size,
    ...clusterAgreement(predicted, truth),
    seconds,
    leastF1: set.leastF1,
    estimated: result.estimatedMatches,
    pairs: result.pairsCompared,
  }
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(process.env['TOCSIN_SHARED_DATA'] ?? '', 'linkage')
  if (!existsSync(join(folder, 'dataset3.csv'))) {
    console.error('Name the folder that holds dataset3.csv, dataset4a.csv, dataset4b.csv and fake_1000.csv.')
    process.exit(2)
  }
  const found = await measureLinkage(folder)
  for (const set of found) {
    const { name, records, people, low, high, truePeople, precision, recall, f1, bCubed, seconds, estimated, pairs } = set
    console.log(
      `${name}: ${records} records, F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}), B-cubed ${bCubed.toFixed(4)}; people ${people} (${low} to ${high}), truly ${truePeople}; ${estimated} matches expected of ${pairs} pairs; ${seconds.toFixed(1)} s`,
    )
  }
  process.exitCode = found.every((set) => set.f1 >= set.leastF1) ? 0 : 1
}
