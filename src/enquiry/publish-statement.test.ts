import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { AppError } from '../errors.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { listCorrections } from '../incident/citations.ts'
import { openIncident } from '../incident/open-incident.ts'
import { addFact, correctFact } from '../incident/state-fact.ts'
import type { IncidentId } from '../ids.ts'
import { openPlanner } from '../notify/planner.ts'
import { isInCodeBook } from './code-book.ts'
import { readDeskState } from './desk/desk-state.ts'
import { publishStatement } from './publish-statement.ts'
import { codeBookOf, siteFolderOf } from './site-card.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())

const yaml = (reference: string, more = '', phone = 'phone: 0808 157 0142', address = '4 Quay Row, Saltmarsh, ZZ1 4HA') => `
incident: { reference: ${reference}, title: Ransomware }
organisation:
  name: Harbour Alliance
  kind: political_party
  country: GB
  zone: Europe/London
  address: ${address}
  ${phone}
  statement_url: https://harbour-alliance.example/data/
  contact: { name: Ines Halloran, role: Data protection officer, email: dpo@harbour-alliance.example }
supplier: { name: Northgate Data Services, kind: processor, country: GB }
moments: { occurred: 2026-10-21 23:10, supplier_aware: 2026-10-22 08:20, supplier_told_us: 2026-10-22 17:35, aware: 2026-10-22 17:35 }
what_happened: { summary: Ransomware., availability: yes, exfiltration: likely }
facts:
  - { topic: backups, says: Backups up to 18 October are intact., grade: seen, source: 11 files }
  - { topic: people, says: 9 people of 12 on our roster., grade: seen, source: us }
${more}`
const NOTICES = 'notices: { phone_hours: "free, 8am to 8pm" }'
const opened = (reference: string, text: string): Promise<IncidentId> =>
  openIncident(ctx, {
    file: readIncidentFile(text, 'incident.yaml', new Date('2026-10-23T09:00:00Z')),
    inputs: { evidence: '', roster: '', manifest: null, workers: 1 },
    sourceKey: `${reference}${text.length}`,
  })
const siteOf = (slug: string, file: string) => join(siteFolderOf(ctx.dataFolder), slug, file)
const at = (instant: string) => ({ ...ctx, clock: { now: () => new Date(instant) } })

test('[CHK9] a statement with a gap is not published, and the gaps are named', async () => {
  const incidentId = await opened('GAP-1', yaml('GAP-1', '', 'employees: 3'))
  await assert.rejects(
    publishStatement(ctx, incidentId),
    (error: unknown) => error instanceof AppError && error.code === 'statement_incomplete' && /phone, phone hours/.test(error.message),
  )
  assert.ok(!existsSync(siteOf('gap-1', 'site.json')))
})

test('[DSK14] a statement that was promised for a day is an alarm once that day is over in its own zone, until the next version is out', async () => {
  const incidentId = await opened('HA-19', yaml('HA-19', 'notices: { phone_hours: "free, 8am to 8pm", next_update: 2026-10-28 }'))
  await publishStatement(at('2026-10-25T09:00:00Z'), incidentId)
  const alarmsAt = async (instant: string) => (await readDeskState(at(instant), incidentId)).alarms.map(({ alarm }) => alarm)
  assert.deepEqual(await alarmsAt('2026-10-28T23:30:00Z'), [])
  assert.deepEqual(await alarmsAt('2026-10-29T00:30:00Z'), ['statement_owed'])
  const card = JSON.parse(readFileSync(siteOf('ha-19', 'site.json'), 'utf8')) as object
  writeFileSync(siteOf('ha-19', 'site.json'), JSON.stringify({ ...card, nextUpdateOn: '2026-11-06' }))
  assert.deepEqual(await alarmsAt('2026-10-29T00:30:00Z'), [])
})

test('[CHK9] facts are said with their grade; premises of the rules, and what could point at few people, stay inside', async () => {
  const incidentId = await opened('HA-1', yaml('HA-1', NOTICES))
  const published = await publishStatement(at('2026-10-25T09:00:00Z'), incidentId)
  assert.deepEqual([published.slug, published.version, published.statementAddress, published.facts], ['ha-1', 1, 'harbour-alliance.example/data', 1])
  const page = readFileSync(siteOf('ha-1', 'index.html'), 'utf8')
  assert.match(page, /Backups up to 18 October are intact/)
  assert.doesNotMatch(page, /roster|charity commission|cannot be ruled out|not in incident\.yaml|undefined/)
  // "Likely copied" is not "copied".
  assert.match(page, /We do not know if the criminals also copied the files/)
  const [event] = await ctx.store.query("select 1 from audit_entry where action = 'statement.publish'")
  assert.ok(event)
})

test('[CHK9] a promised day stands until it has come; a day in the incident file wins', async () => {
  const incidentId = await opened('HA-2', yaml('HA-2', NOTICES))
  const promised = () => (JSON.parse(readFileSync(siteOf('ha-2', 'site.json'), 'utf8')) as { nextUpdateOn: string }).nextUpdateOn
  const versions: number[] = []
  for (const [instant, day] of [
    ['2026-10-25T09:00:00Z', '2026-11-08'],
    ['2026-10-29T09:00:00Z', '2026-11-08'],
    ['2026-11-08T09:00:00Z', '2026-11-08'],
    ['2026-11-09T09:00:00Z', '2026-11-23'],
  ] as const) {
    versions.push((await publishStatement(at(instant), incidentId)).version)
    assert.equal(promised(), day)
  }
  assert.deepEqual(versions, [1, 1, 1, 2])
})

test('two incidents with one reference have two addresses', async () => {
  const [first, second] = [await opened('SAME', yaml('SAME', NOTICES)), await opened('SAME', yaml('SAME', `${NOTICES}\nmeasures_taken: [Something]`))]
  assert.notEqual(first, second)
  const slugs = [(await publishStatement(ctx, first)).slug, (await publishStatement(ctx, second)).slug, (await publishStatement(ctx, first)).slug]
  assert.deepEqual(slugs, ['same', `same-${second.slice(-6)}`, 'same'])
})

test('[GEN1] the codes of drafted notices are published, those of people who get none are not', async () => {
  const incidentId = await opened('HA-3', yaml('HA-3', NOTICES))
  const people: [emails: string[], flags: string[]][] = [
    [['a@post.example'], []],
    [[], []],
    [['c@post.example'], ['deceased']],
    [['d@post.example'], ['special_risk']],
  ]
  for (const [index, [emails, flags]] of people.entries()) {
    await ctx.store.query(
      `insert into person (incident_id, person_no, given_name, family_name, full_name, address, postcode, left_on, emails, flags, relationship, phones, kinds, confidence, record_count, file_nos)
       values ($1, $2, 'Morwen', 'Tallis', '', '', '', '', $3, $4, 'member', '{}', '{person_name}', 1, 1, '{1}')`,
      [incidentId, index + 1, emails, flags],
    )
  }
  const known = async () => {
    const found: boolean[] = []
    for await (const { person } of (await openPlanner(ctx, incidentId)).everybody())
      found.push(isInCodeBook(codeBookOf(siteOf('ha-3', '.')), person.reference, 'T'))
    return found
  }
  assert.equal((await publishStatement(ctx, incidentId)).notices, 0)
  assert.deepEqual(await known(), [false, false, false, false], 'before the drafts')
  await ctx.store.query(
    `insert into notice_draft (incident_id, audience, channel, language, people, text_hash, content, drafted_at) values ($1, 'member', 'email', 'en', 1, '', '{}', now())`,
    [incidentId],
  )
  assert.equal((await publishStatement(ctx, incidentId)).notices, 1)
  assert.deepEqual(await known(), [true, false, false, false])
})

test('[FCT6] [CIT2] what is marked as inside stays inside; a stated fact that changes has the page listed until it is published again', async () => {
  const incidentId = await opened('HA-9', yaml('HA-9', NOTICES))
  const lead = at('2026-10-25T09:00:00Z')
  await addFact(lead, incidentId, { topic: 'attacker', says: 'The attacker asks for money', grade: 'seen', source: 'us' })
  const shown = await addFact(lead, incidentId, { topic: 'listing', says: 'The share held mailing lists', grade: 'seen', source: 'us', internal: false })
  const { version } = await publishStatement(lead, incidentId)
  const page = readFileSync(siteOf('ha-9', 'index.html'), 'utf8')
  assert.deepEqual([page.includes('asks for money'), page.includes('held mailing lists')], [false, true])
  await correctFact(lead, incidentId, shown, { says: 'The share held letters as well', reason: 'Read again' })
  assert.deepEqual(
    (await listCorrections(ctx.store, incidentId)).map(({ document, before, after: now }) => [document, before, now]),
    [[`statement:${version}`, 'The share held mailing lists', 'The share held letters as well']],
  )
  await publishStatement(at('2026-10-25T10:00:00Z'), incidentId)
  assert.deepEqual(await listCorrections(ctx.store, incidentId), [])
})
