import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { personRow } from '../../tests/desk-people.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import type { IncidentId } from '../ids.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { closeTypesetters } from '../notify/typeset.ts'
import { answerQuestions } from './answer-questions.ts'
import { countAnswers, releaseAnswers, stopAnswers } from './release-answers.ts'
import { portalKeys, sealQuestion } from './self-check.ts'
import { lastTick } from './ticks.ts'

let ctx: TestContext
let incidentId: IncidentId

const YAML = `
organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  zone: Europe/London
  phone: 0808 157 0142
  address: 4 Quay Row, Saltmarsh, ZZ1 4HA
  statement_url: https://harbour-alliance.example/data
  contact: { name: Marit Solheim, role: Data protection officer, email: data@harbour-alliance.example }
supplier: { name: Northgate Data Services }
incident: { reference: HA-9, title: Ransomware }
moments: { occurred: 2026-10-21 23:10, supplier_told_us: 2026-10-22 17:35, aware: 2026-10-22 17:35 }
`
before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock('2026-10-26T11:59:00Z') })
  const file = readIncidentFile(YAML, 'incident.yaml', new Date('2026-10-23T09:00:00Z'))
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'answers test' })
  const at = (name: string) => [`${name}@post.example`]
  await personRow(ctx, incidentId, 1, { givenName: 'Morwen', familyName: 'Tallis', emails: at('morwen') })
  await personRow(ctx, incidentId, 2, { givenName: 'Shared', familyName: 'One', emails: at('shared') })
  await personRow(ctx, incidentId, 3, { givenName: 'Shared', familyName: 'Two', emails: at('shared') })
  await personRow(ctx, incidentId, 4, { givenName: 'Risk', familyName: 'Person', emails: at('risk'), flags: ['special_risk'] })
  await personRow(ctx, incidentId, 5, { givenName: 'Post', familyName: 'Person', address: '4 Ferry Row', postcode: 'ZZ4 1AB' })
})
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})

async function ask(
  name: string,
  where: { email?: string; line1?: string; postcode?: string },
  receivedAt = '2026-10-26T08:00:00Z',
  language: 'en' | 'cy' = 'en',
): Promise<string> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const checkId = randomUUID()
  const question = { name, email: '', line1: '', postcode: '', language, ...where }
  await ctx.store.query('insert into check_request (check_id, incident_id, received_at, sealed) values ($1, $2, $3, $4)', [
    checkId,
    incidentId,
    new Date(receivedAt),
    sealQuestion(keys.publicKey, incidentId, checkId, question),
  ])
  return checkId
}
const at = (time: string) => Object.assign(ctx, { clock: fixedClock(time) })

async function released(): Promise<Map<string, Buffer>> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-answers-'))
  await releaseAnswers(ctx, incidentId, folder)
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  rmSync(folder, { recursive: true })
  return files
}
const bodyOf = (mail: Buffer): string => Buffer.from(mail.toString().split('\r\n\r\n')[1]!, 'base64').toString()

for (const [now, tick] of [
  ['2026-10-26T11:59:00Z', '2026-10-26T06:00:00.000Z'],
  ['2026-10-26T12:00:00Z', '2026-10-26T12:00:00.000Z'],
  ['2026-10-25T00:30:00Z', '2026-10-24T23:00:00.000Z'],
  ['2026-07-01T04:59:00Z', '2026-06-30T23:00:00.000Z'],
] as const)
  test(`[CHK11] at ${now} the last tick in London was ${tick}`, () => assert.equal(lastTick(new Date(now), 'Europe/London').toISOString(), tick))

test('[CHK11] nothing is answered before the next tick, whatever was asked', async () => {
  await ask('Morwen Tallis', { email: 'MORWEN@post.example' })
  assert.equal(await answerQuestions(ctx), 0)
  at('2026-10-26T12:00:01Z')
  assert.equal(await answerQuestions(ctx), 1)
  assert.equal(await answerQuestions(ctx), 0)
})

test('[CHK10] yes, nothing found and "phone us" are mails of one length, with one sender, subject and headers', async () => {
  const asked = new Map<string, string>()
  for (const [name, email] of [
    ['Shared One', 'shared@post.example'],
    ['Risk Person', 'risk@post.example'],
    ['Nobody', 'nobody@post.example'],
    ['Nobody', 'morwen2@post.example'],
  ] as const)
    asked.set(await ask(name, { email }), email)
  at('2026-10-26T18:00:01Z')
  await answerQuestions(ctx)
  const mails = [...(await released())].filter(([name]) => name.endsWith('.eml'))
  assert.equal(mails.length, 5)
  const likeness = ([name, bytes]: [string, Buffer]) => {
    const text = bytes.toString()
    const head = text
      .slice(0, text.indexOf('\r\n\r\n'))
      .replace(/^To: .*$/m, 'To: …')
      .replace(/<[0-9a-f]{32}@/, '<…@')
      .replace(/^Date: .*$/m, 'Date: …')
    const to = /^To: (.*)\r$/m.exec(text)![1]!
    return JSON.stringify([head, bytes.length - to.length, name.length])
  }
  assert.equal(new Set(mails.map(likeness)).size, 1)
  const bodies = mails.map(([, bytes]) => bodyOf(bytes))
  assert.equal(bodies.filter((body) => body.startsWith('You are affected.')).length, 1)
  assert.equal(bodies.filter((body) => body.startsWith('We found nothing for that name at this address.')).length, 2)
  assert.equal(bodies.filter((body) => body.startsWith('We would like to answer you by phone.')).length, 2)
  assert.ok(!bodies.some((body) => /you are not affected/i.test(body)))
  // The code of the one who is affected is the code of their notice.
  assert.match(
    bodies.find((body) => body.startsWith('You are'))!,
    /Your code is [0-9A-Z]{4}-/,
  )
})

test('[CHK12] one answer an address in 24 hours, and none after STOP', async () => {
  for (let index = 0; index < 20; index++) await ask('Morwen Tallis', { email: 'morwen@post.example' }, '2026-10-26T19:00:00Z')
  await stopAnswers(ctx, incidentId, 'Quiet@post.example')
  await ask('Any', { email: 'quiet@post.example' }, '2026-10-26T19:00:00Z')
  at('2026-10-27T00:00:01Z')
  await answerQuestions(ctx)
  assert.equal((await released()).size, 0)
  await ask('Morwen Tallis', { email: 'morwen@post.example' }, '2026-10-27T11:00:00Z')
  await ask('Morwen Tallis', { email: 'morwen@post.example' }, '2026-10-27T11:00:01Z')
  at('2026-10-27T12:00:01Z')
  await answerQuestions(ctx)
  assert.equal((await released()).size, 1)
})

test('a question by post gets a letter to the address that was typed', async () => {
  await ask('Post Person', { line1: '4 Ferry Row', postcode: 'zz4 1ab' }, '2026-10-27T13:00:00Z', 'cy')
  at('2026-10-27T18:00:01Z')
  await answerQuestions(ctx)
  const [[name, bytes]] = [...(await released())] as [[string, Buffer]]
  assert.match(name, /\.pdf$/)
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
})

test('an empty question and rubbish are dropped, and what is released once is not released again', async () => {
  await ask('', {}, '2026-10-27T18:30:00Z')
  await ctx.store.query('insert into check_request values (gen_random_uuid(), $1, $2, $3)', [incidentId, new Date('2026-10-27T18:30:00Z'), Buffer.from('x')])
  at('2026-10-28T00:00:01Z')
  assert.equal(await answerQuestions(ctx), 2)
  assert.equal((await released()).size, 0)
  assert.deepEqual(await countAnswers(ctx, incidentId).then(({ ready, waiting, inDoubt }) => ({ ready, waiting, inDoubt })), {
    ready: 0,
    waiting: 0,
    inDoubt: 0,
  })
})
