/** One run of the linkage benchmark, in a process of its own: loads the CSV, links, and compares with the truth afterwards. */
import { openEngine } from '../../src/engine/engine.ts'
import { linkRecords } from '../../src/linkage/index.ts'
import { measureAgreement } from '../../src/linkage/measure-agreement.ts'

export type RunInput = {
  path: string
  threads: number
  /** Keys to find pairs by, instead of those the data choose. */
  keys?: string[]
  /** Given to every record, in place of its own. */
  postcode?: string
}
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
  calibrationError: number
}

const { path, threads, keys, postcode } = JSON.parse(process.argv[2]!) as RunInput
const engine = await openEngine(':memory:', { threads, memoryLimit: '6GB' })
const startedAt = performance.now()
await engine.run(`create table record_in as select * replace (id::bigint as id) from read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`)
if (postcode) await engine.run(`update record_in set postcode = '${postcode}'`)
const loadedAt = performance.now()
const fields = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const
const link = await linkRecords(
  engine,
  { table: 'record_in', idColumn: 'id', columns: Object.fromEntries(fields.map((field) => [field, field])) },
  { threads, ...(keys ? { keys } : {}) },
)
const endedAt = performance.now()
// Who belongs to nobody is a group of their own.
const { precision, recall, f1, calibrationError } = await measureAgreement(
  engine,
  '(select coalesce(l.person_no, -r.id) as found, r.person::bigint as truth from record_in r join person_link l on l.record_no = r.id)',
  '(select p.probability, l.person = r.person as is_one from kept_pair p join record_in l on l.id = p.left_no join record_in r on r.id = p.right_no)',
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
  calibrationError: calibrationError ?? 0,
}
console.log(JSON.stringify(result))
process.exit(0)
