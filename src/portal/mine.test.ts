import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { testPortal } from '../../tests/test-portal.ts'
import { personRow } from '../../tests/desk-people.ts'
import { fillIn, visitor } from '../../tests/form-visitor.ts'
import { listEnquiries } from '../enquiry/desk/list-enquiries.ts'
import { takeInSubmissions } from '../enquiry/desk/take-in-submissions.ts'
import { makePages } from '../enquiry/my-page/make-pages.ts'
import { personOfCode } from '../enquiry/my-page/person-of-code.ts'
import { personOfTicket, ticketFor } from '../enquiry/my-page/ticket.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { pageBookOf, siteFolderOf } from '../enquiry/site-card.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { openPlanner } from '../notify/planner.ts'
import { incidentKey } from '../vault/keys.ts'
import type { Portal } from './server.ts'

let ctx: TestContext
let portal: Portal
let incidentId: IncidentId
let spool: string
const codes = new Map<number, string>()

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'mine test' })
  const at = (name: string) => [`${name}@post.example`]
  await personRow(ctx, incidentId, 1, {
    givenName: 'Morwen',
    familyName: 'Tallis',
    dateOfBirth: '1972-03-14',
    emails: at('morwen'),
    postcode: 'ZZ4 1AB',
    kinds: ['person_name', 'email', 'bank_account', 'political_opinion'],
  })
  await personRow(ctx, incidentId, 2, { givenName: 'Idris', familyName: 'Fallowell', emails: at('idris'), postcode: 'ZZ4 2CD' })
  await personRow(ctx, incidentId, 3, { givenName: 'Post', familyName: 'Only', address: '4 Ferry Row', postcode: 'ZZ4 3EF' })
  await ctx.store.query("insert into notice_draft values ($1, 'member', 'email', 'en', 3, '', '{}', now())", [incidentId])
  await publishSite(ctx, incidentId, siteDraft())
  for await (const { person } of (await openPlanner(ctx, incidentId)).everybody()) codes.set(person.personNo, person.reference)
  assert.deepEqual(await makePages(ctx, incidentId, 'ha-2026-03'), { pages: 2, withoutProof: 1 })
  spool = join(ctx.dataFolder, 'spool')
  portal = await testPortal(ctx, { spoolFolder: spool })
})
after(async () => {
  await portal.close()
  await ctx.cleanUp()
})

const at = (path: string) => `${portal.url}/ha-2026-03/${path}`
const typed = (code: string, born: [string, string, string] = ['', '', ''], postcode = '') =>
  `code=${code}&day=${born[0]}&month=${born[1]}&year=${born[2]}&postcode=${postcode}`

test('[MYP1] a code and the date of birth open the person’s own page, masked; the postcode of somebody whose date we know does not', async () => {
  const who = visitor()
  assert.equal((await who.post(at('mine'), typed(codes.get(1)!, ['', '', ''], 'ZZ4 1AB'))).status, 422)
  const opened = await who.post(at('mine'), typed(codes.get(1)!.toLowerCase(), ['14', '3', '1972']))
  assert.equal(opened.headers.location, '/ha-2026-03/mine')
  const { body } = await who.get(at('mine'))
  assert.match(body, /Only for <strong>Morwen Tallis<\/strong>/)
  assert.match(body, /Bank account[^]*m•••••@••••\.example|m•••••@••••\.example[^]*Bank account/)
  // Each kind with what it means for them.
  assert.match(body, /Bank account<\/h3>[^]*?someone can set up a false Direct Debit/)
  assert.match(body, /Some people could treat you badly because of it\. The law gives this kind of data extra protection\./)
  assert.ok(!body.includes('morwen@post.example') && !body.includes('1972'))
  assert.match((await who.get(at('cy/mine'))).body, /I <strong>Morwen Tallis<\/strong> yn unig/)
})

test('[MYP1] where no date of birth is known and the notice was an e-mail, the postcode opens it', async () => {
  const who = visitor()
  assert.equal((await who.post(at('mine'), typed(codes.get(2)!, ['1', '1', '1980'], 'zz42cd'))).status, 303)
  assert.match((await who.get(at('mine'))).body, /Idris Fallowell/)
})

test('[MYP1] a letter bears the postcode, so it opens nothing: the desk is the way', async () => {
  assert.equal((await visitor().post(at('mine'), typed(codes.get(3)!, ['', '', ''], 'ZZ4 3EF'))).status, 422)
})

test('[MYP2] a wrong code, a wrong date and rubbish get the same bytes, and nothing typed is echoed', async () => {
  const bodies = [
    typed('7HKM-4TXQ-9RDW-2PFC-36', ['14', '3', '1972']),
    typed(codes.get(2)!, ['14', '3', '1972'], 'ZZ9 9ZZ'),
    typed('<script>', ['x', 'y', 'z']),
    '',
  ]
  const answers = await Promise.all(bodies.map((body) => visitor().post(at('mine'), body)))
  const { date: _, ...first } = answers[0]!.headers
  for (const { status, headers, body } of answers) {
    const { date: _date, ...others } = headers
    assert.deepEqual([status, others, body], [422, first, answers[0]!.body])
  }
})

test('[MYP3] after five tries with one code no more are made, whether it is a code of ours or not', async () => {
  for (const code of [codes.get(1)!.replaceAll('-', ' '), '7HKM-4TXQ-9RDW-2PFC-99']) {
    let status = 0
    for (let turn = 0; turn < 7 && status !== 429; turn++) ({ status } = await visitor().post(at('mine'), typed(code, ['1', '1', '1911'])))
    assert.equal(status, 429)
    assert.equal((await visitor().post(at('mine'), typed(code, ['14', '3', '1972']))).status, 429)
  }
})

test('[MYP4] a cookie that was changed, or is closed, opens nothing; the door keeps no page', async () => {
  const who = visitor()
  await who.post(at('mine'), typed(codes.get(2)!, ['', '', ''], 'ZZ4 2CD'))
  const cookie = who.cookies.get('__Host-mine')!
  who.cookies.set(
    '__Host-mine',
    cookie.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')),
  )
  assert.doesNotMatch((await who.get(at('mine'))).body, /Idris/)
  who.cookies.set('__Host-mine', cookie)
  await who.post(at('mine/close'))
  assert.equal(who.cookies.has('__Host-mine'), false)
})

test('[MYP5] what lies in the file is sealed, of one size a person, and without codes or names', () => {
  const book = readFileSync(pageBookOf(join(siteFolderOf(ctx.dataFolder), 'ha-2026-03')))
  for (const word of ['Morwen', 'Tallis', 'Idris', 'ZZ4', codes.get(1)!, codes.get(1)!.replaceAll('-', '')]) assert.ok(!book.includes(word), word)
})

test('[MYP6] a form that is begun from an open page comes to the desk proven, and asks for no code', async () => {
  const who = visitor()
  await who.post(at('mine'), typed(codes.get(2)!, ['', '', ''], 'ZZ4 2CD'))
  const { reference, pages } = await fillIn(at('ask'), 'enquiry', {}, who)
  assert.ok(!pages.includes('code'))
  await takeInSubmissions(ctx)
  const [row] = (await listEnquiries(ctx.store, incidentId)).filter((one) => one.reference === reference)
  assert.deepEqual([row!.channel, row!.personNo, row!.isProven], ['my_page', 2, true])
})

test('[MYP6] a ticket made up, or of another incident, proves nothing; a code finds its person', async () => {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, new Date()))
  assert.equal(personOfTicket(key, incidentId, ticketFor(key, incidentId, 7)), 7)
  assert.equal(personOfTicket(key, incidentId, ticketFor(key, 'other', 7)), null)
  assert.equal(personOfTicket(key, incidentId, ticketFor(key, incidentId, 7).replace('7.', '8.')), null)
  assert.equal(await personOfCode(ctx.store, key, incidentId, codes.get(1)!), 1)
  assert.equal(await personOfCode(ctx.store, key, incidentId, '7HKM-4TXQ-9RDW-2PFC-36'), null)
})
