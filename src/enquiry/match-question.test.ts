import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { IncidentId } from '../ids.ts'
import { matchQuestions } from './match-question.ts'
import { readQuestions } from './read-questions.ts'
import { newCheckId } from './in-box.ts'
import { portalKeys, sealQuestion, type Question } from './self-check.ts'

let ctx: TestContext
let incidentId: IncidentId
before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'match test' })
  const people: [given: string, family: string, full: string, emails: string[], address: string, postcode: string, flags: string[]][] = [
    ['Morwen', 'Tallis', '', ['Morwen.Tallis@post.example'], 'Flat 3, 18 Ropewalk Lane, Marram Sands', 'ZZ7 3QH', []],
    ['M', 'Tallis', '', ['house@post.example'], '', '', []],
    ['Idris', 'Tallis', '', ['house@post.example'], '18 Ropewalk Lane, Marram Sands', 'ZZ73QH', []],
    ['', '', 'Siân Fallowell-Øst', ['sian@post.example'], '', '', ['special_risk']],
  ]
  for (const [index, person] of people.entries()) {
    await ctx.store.query(
      `insert into person (incident_id, person_no, given_name, family_name, full_name, emails, address, postcode, flags, relationship, phones, kinds, confidence, record_count, file_nos)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'member', '{}', '{person_name}', 1, 1, '{1}')`,
      [incidentId, index + 1, ...person],
    )
  }
})
after(() => ctx.cleanUp())

const question = (change: Partial<Question>): Question => ({ name: '', email: '', line1: '', postcode: '', language: 'en', ...change })
for (const [asked, found] of [
  [{ name: 'Morwen Tallis', email: 'morwen.tallis@POST.example' }, ['1 email']],
  [{ name: 'Dr Mörwen A. Tallis', email: 'morwen.tallis@post.example' }, ['1 email']],
  [{ name: 'Morwen Petrie, Morwen Tallis', email: 'morwen.tallis@post.example' }, ['1 email']],
  [{ name: 'Idris Tallis', email: 'morwen.tallis@post.example' }, []],
  [{ name: 'Morwen Tallis', email: 'somebody.else@post.example' }, []],
  [{ name: 'Tallis', email: 'morwen.tallis@post.example' }, []],
  [{ name: 'Morwen Tallis', email: 'house@post.example' }, ['2 email shared']],
  [{ name: 'Morwen Tallis', line1: 'Flat 3, 18 Ropewalk Lane', postcode: 'zz73qh' }, ['1 post']],
  [{ name: 'Morwen Tallis', line1: '19 Ropewalk Lane', postcode: 'ZZ7 3QH' }, []],
  [{ name: 'Morwen Tallis', line1: '18 Ropewalk Lane', postcode: 'ZZ7 3QJ' }, []],
  [{ name: 'Sian Fallowell-Øst', email: 'sian@post.example' }, ['4 email special_risk']],
  [{ name: "' or 1=1 --", email: '%@post.example' }, []],
] as const) {
  test(`[CHK5] ${JSON.stringify(asked)} finds ${found.join() || 'nobody'}`, async () => {
    const [matches] = await matchQuestions(ctx.store, incidentId, [question(asked)])
    assert.deepEqual(
      matches!.map(({ personNo, by, isShared, flags }) => [personNo, by, ...(isShared ? ['shared'] : []), ...flags].join(' ')),
      [...found],
    )
  })
}

test('[CHK8] reading questions is logged, and each comes with what may be answered', async () => {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  for (const asked of [{ name: 'Morwen Tallis', email: 'morwen.tallis@post.example' }, {}]) {
    const checkId = newCheckId()
    await ctx.store.query('insert into check_request (check_id, incident_id, received_at, sealed) values ($1, $2, now(), $3)', [
      checkId,
      incidentId,
      sealQuestion(keys.publicKey, incidentId, checkId, question(asked)),
    ])
  }
  const { questions, empty } = await readQuestions(ctx, incidentId)
  assert.deepEqual([questions.map(({ found }) => found.map(({ personNo }) => personNo)), empty], [[[1]], 1])
  const [entry] = await ctx.store.query<{ detail: object }>("select detail from audit_entry join audit_detail using (seq) where action = 'check_request.read'")
  assert.deepEqual(entry!.detail, { questions: 1, empty: 1, unreadable: 0 })
})
