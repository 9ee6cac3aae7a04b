/**
 * How long it takes to link what comes later: the records of a CSV but the last so many are linked and kept; then all of them are linked on, in a
 * process of its own, as a second run would be. With `step` it does one of the two.
 */
import { openEngine } from '../../src/engine/engine.ts'
import { linkRecords, type LinkResult } from '../../src/linkage/index.ts'
import { measureAgreement } from '../../src/linkage/measure-agreement.ts'

export type IncrementInput = { path: string; keepAt: string; late: number; threads: number; step: 'before' | 'after' }
export type IncrementResult = {
  /** From the table with all records to persons in a table: kept state read, new records linked, all written, state kept again. */
  seconds: number
  phases: Record<string, number>
  increment: LinkResult['increment']
  people: number
  f1: number
}

const { path, keepAt, late, threads, step } = JSON.parse(process.argv[2]!) as IncrementInput
const engine = await openEngine(':memory:', { threads, memoryLimit: '6GB' })
await engine.run(`create table record_in as select * replace (id::bigint as id) from read_csv('${path.replaceAll("'", "''")}', all_varchar = true)`)
if (step === 'before') await engine.run(`delete from record_in where id > (select max(id) from record_in) - ${late}`)
const fields = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const
const input = { table: 'record_in', idColumn: 'id', columns: Object.fromEntries(fields.map((field) => [field, field])) }
const startedAt = performance.now()
const link = await linkRecords(engine, input, { threads, keepAt })
const seconds = (performance.now() - startedAt) / 1000
const { f1 } = await measureAgreement(
  engine,
  '(select coalesce(l.person_no, -r.id) as found, r.person::bigint as truth from record_in r join person_link l on l.record_no = r.id)',
  '(select 1.0 as probability, true as is_one where false)',
)
const result: IncrementResult = { seconds, phases: link.secondsByPhase, increment: link.increment, people: link.people, f1 }
console.log(JSON.stringify(result))
process.exit(0)
