/** One run of the linkage benchmark, in a process of its own: loads the CSV, links, and compares with the truth afterwards. */
import { openEngine } from '../../src/engine/engine.ts'
import { clusterAgreement, linkRecords } from '../../src/linkage/index.ts'

export type RunInput = { path: string; threads: number }
export type RunResult = {
  seconds: number
  loadSeconds: number
  phases: Record<string, number>
  pairs: number
  people: number
  low: number
  high: number
  precision: number
  recall: number
  f1: number
}

const { path, threads } = JSON.parse(process.argv[2]!) as RunInput
const engine = await openEngine(':memory:', { threads })
const startedAt = performance.now()
await engine.run(`create table record_in as select * replace (id::bigint as id) from read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`)
const loadedAt = performance.now()
const fields = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const
const link = await linkRecords(engine, { table: 'record_in', idColumn: 'id', columns: Object.fromEntries(fields.map((field) => [field, field])) })
const endedAt = performance.now()
// Who belongs to nobody is a group of their own.
const rows = await engine.rows<{ found: number; truth: number }>(
  'select coalesce(l.person_no, -r.id) as found, r.person::bigint as truth from record_in r join person_link l on l.record_no = r.id',
)
const { precision, recall, f1 } = clusterAgreement(
  rows.map(({ found }) => found),
  rows.map(({ truth }) => truth),
)
const result: RunResult = {
  seconds: (endedAt - startedAt) / 1000,
  loadSeconds: (loadedAt - startedAt) / 1000,
  phases: link.secondsByPhase,
  pairs: link.pairsCompared,
  people: link.people,
  low: link.low,
  high: link.high,
  precision,
  recall,
  f1,
}
console.log(JSON.stringify(result))
process.exit(0)
