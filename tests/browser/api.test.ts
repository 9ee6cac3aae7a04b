/** The staff's door over HTTP, on a seeded incident. */
import { once } from 'node:events'
import { connect } from 'node:net'
import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startApi } from '../../src/api/server.ts'
import type { LogVerdictView, Overview, PersonView, RegisterPage } from '../../src/api/contract.ts'
import { fixedClock } from '../../src/clock.ts'
import { testContext, type TestContext } from '../database.ts'
import { AUDITOR, LEAD, NOW, PEOPLE, seedIncident } from './seed.ts'

let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let base: string
const cookies: Record<string, string> = {}

async function signIn(who: typeof LEAD): Promise<string> {
  const response = await post('/api/sign-in', { email: who.email, password: who.password })
  assert.equal(response.status, 200)
  return response.headers.get('set-cookie')!.split(';')[0]!
}
function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify(body),
  })
}
const get = (path: string, cookie = cookies['lead']!) => fetch(`${api.url}${path}`, { headers: { cookie } })
async function answer<Body>(path: string, cookie?: string): Promise<Body> {
  const response = await get(path, cookie)
  assert.equal(response.status, 200, path)
  return (await response.json()) as Body
}

before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const consoleFolder = mkdtempSync(join(tmpdir(), 'tocsin-console-'))
  writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html><title>Tocsin</title>')
  const incidentId = await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  base = `/api/incidents/${incidentId}`
  cookies['lead'] = await signIn(LEAD)
  cookies['auditor'] = await signIn(AUDITOR)
})
after(async () => {
  await api.close()
  await ctx.cleanUp()
})

test('nobody who is not signed in reads anything', async () => {
  for (const path of [
    '/api/me',
    '/api/incidents',
    `${base}/overview`,
    `${base}/register`,
    `${base}/register.csv`,
    `${base}/persons/8`,
    `${base}/log`,
    `${base}/notices`,
    `${base}/filings`,
    `${base}/filings/ico`,
    `${base}/ledger`,
    `${base}/chain`,
    `${base}/questions`,
    `${base}/decision`,
    '/api/events',
  ]) {
    const response = await get(path, 'tocsin=made-up')
    assert.equal(response.status, 401, path)
    assert.equal(((await response.json()) as { code: string }).code, 'not_signed_in')
  }
})
test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await post('/api/sign-in', { email: LEAD.email, password: 'not this one at all' })
  const unknown = await post('/api/sign-in', { email: 'nobody@harbouralliance.example', password: 'not this one at all' })
  assert.equal(wrong.status, 401)
  assert.equal(await wrong.text(), await unknown.text())
})
test('the cookie is out of reach of scripts and of other sites', async () => {
  const header = (await post('/api/sign-in', { email: LEAD.email, password: LEAD.password })).headers.get('set-cookie')!
  assert.match(header, /^tocsin=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
})
test('a POST from another site is refused, with or without a session', async () => {
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const headers of foreign) {
    const response = await post(`${base}/persons/8/reveal`, { field: 'email', reason: 'To check it' }, { cookie: cookies['lead']!, ...headers })
    assert.equal(response.status, 403, JSON.stringify(headers))
  }
})
test('a name that somebody else points at this machine is refused (DNS rebinding)', async () => {
  const status = await new Promise((done, fail) => {
    request(`${api.url}/api/me`, { headers: { host: 'elsewhere.example' } }, (response) => done(response.resume().statusCode))
      .on('error', fail)
      .end()
  })
  assert.equal(status, 403)
})
test('the overview holds the range, the clock with its change, the facts by standing and what waits', async () => {
  const overview = await answer<Overview>(`${base}/overview`)
  assert.deepEqual([overview.summary!.low, overview.summary!.high], [183_200, 191_600])
  assert.equal(overview.clock!.ruleId, 'uk-gdpr.33.1')
  assert.equal(overview.clock!.dueAt, '2026-10-25T16:35:00.000Z')
  assert.equal(overview.clock!.hours, 72)
  assert.equal(overview.clock!.clocksChange!.direction, 'back')
  assert.deepEqual([overview.facts.know.length, overview.facts.believe.length, overview.facts.unknown.length], [4, 3, 3])
  assert.deepEqual(
    overview.sentences.map(({ key }) => key),
    ['affected', 'inaccessible', 'bank', 'copied_unknown', 'own_untouched'],
  )
  assert.ok(overview.waiting.length > 0 && overview.severity !== null && overview.obligations.length > 10)
  assert.deepEqual(
    overview.kinds.filter(({ special }) => special).map(({ kind }) => kind),
    ['political_opinion', 'trade_union', 'health'],
  )
})
test('the register comes in pages by number, masked, and says where it stands', async () => {
  const first = await answer<RegisterPage>(`${base}/register?limit=500`)
  assert.deepEqual([first.rows.length, first.total, first.offset, first.before], [500, PEOPLE, 0, null])
  const second = await answer<RegisterPage>(`${base}/register?limit=500&after=${first.after}`)
  assert.deepEqual([second.rows[0]!.personNo, second.offset, second.before], [501, 500, 501])
  const back = await answer<RegisterPage>(`${base}/register?limit=500&before=${second.before}`)
  assert.deepEqual(
    back.rows.map(({ personNo }) => personNo),
    first.rows.map(({ personNo }) => personNo),
  )
  const text = JSON.stringify(first)
  for (const clear of ['Kowalczyk', 'mail.example', 'Quay Street']) assert.ok(!text.includes(clear), clear)
})
test('filters go together; a name finds nobody, a number does', async () => {
  const filtered = await answer<RegisterPage>(`${base}/register?relationship=former&kind=bank_account`)
  assert.ok(filtered.total > 0 && filtered.rows.every((row) => row.relationship === 'former' && row.kinds.includes('bank_account')))
  assert.equal((await answer<RegisterPage>(`${base}/register?q=Kowalczyk`)).total, 0)
  assert.equal((await answer<RegisterPage>(`${base}/register?q=p-000008`)).rows[0]!.personNo, 8)
})
test('a person shows the places, the weights and the household, and nothing in clear', async () => {
  const person = await answer<PersonView>(`${base}/persons/P-000008`)
  assert.ok(person.exposures.length >= 6 && person.links.length > 0)
  assert.deepEqual(
    person.household.map(({ personNo }) => personNo),
    [9],
  )
  assert.ok(!JSON.stringify(person).includes('Kowalczyk'))
  assert.equal((await get(`${base}/persons/999999`)).status, 404)
})
test('a value is revealed with a reason only, and the log says who, what and why', async () => {
  const headers = { cookie: cookies['lead']! }
  assert.equal((await post(`${base}/persons/8/reveal`, { field: 'email', reason: ' ' }, headers)).status, 422)
  const response = await post(`${base}/persons/8/reveal`, { field: 'email', reason: 'To answer an enquiry' }, headers)
  assert.deepEqual(await response.json(), { field: 'email', value: 'rhian.kowalczyk@mail.example', seconds: 60 })
  const [entry] = await ctx.store.query<{ action: string; object: string; reason: string }>(
    "select action, object, reason from audit_entry where action = 'person.reveal' order by seq desc limit 1",
  )
  assert.deepEqual({ ...entry }, { action: 'person.reveal', object: 'person:P-000008', reason: 'email: To answer an enquiry' })
})
test('a role that may not list people does not, and what it may it does', async () => {
  assert.equal((await get(`${base}/register`, cookies['auditor'])).status, 403)
  assert.equal((await get(`${base}/persons/8`, cookies['auditor'])).status, 403)
  assert.equal((await get(`${base}/log`, cookies['auditor'])).status, 200)
})
test('every table is there as CSV', async () => {
  for (const name of ['register', 'evidence', 'obligations', 'notices', 'log', 'facts', 'estimate', 'kinds']) {
    const response = await get(`${base}/${name}.csv`)
    const bytes = Buffer.from(await response.arrayBuffer())
    assert.equal(response.status, 200, name)
    assert.equal(response.headers.get('content-disposition'), `attachment; filename="${name}.csv"`)
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf', name)
    assert.ok(bytes.toString().split('\r\n').length > 2, name)
  }
  const register = await (await get(`${base}/register.csv`)).text()
  assert.equal(register.trim().split('\r\n').length, PEOPLE + 1)
})
test('a draft is shown under a policy of its own: no script, no request', async () => {
  const response = await get(`${base}/notices/member/email/en/preview`)
  assert.match(response.headers.get('content-security-policy')!, /^default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'$/)
  assert.equal((await get(`${base}/notices/nobody/email/en/preview`)).status, 404)
})
test('the filing comes as the PDF that goes with the form', async () => {
  const response = await get(`${base}/filings/ico/1/pdf`, cookies['auditor'])
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  assert.equal(
    Buffer.from(await response.arrayBuffer())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
})

test('the log is checked on request, and an entry that was changed is named', async () => {
  const whole = await answer<LogVerdictView>(`${base}/log/verdict`, cookies['auditor'])
  assert.deepEqual(whole.problems, [])
  assert.ok(whole.entries > 0)
  // The store refuses to change the log: whoever can switch that off is who this check is for.
  await ctx.store.query('alter table audit_entry disable trigger all')
  await ctx.store.query("update audit_entry set reason = 'another' where seq = 1")
  const changed = await answer<LogVerdictView>(`${base}/log/verdict`, cookies['auditor'])
  await ctx.store.query('update audit_entry set reason = null where seq = 1')
  await ctx.store.query('alter table audit_entry enable trigger all')
  assert.equal(changed.problems[0], 'entry 1 was changed')
})

test('a stage that stopped says why and what to do; an error nobody foresaw shows no message of its own', async () => {
  const { stages } = await answer<Overview>(`${base}/overview`)
  const { stage, state } = stages[0]!
  const stop = (result: object, becomes: string) => ctx.store.query('update stage_run set state = $1, result = $2 where stage = $3', [becomes, result, stage])
  await stop({ code: 'disk_full', details: { path: '/srv/tocsin' } }, 'failed')
  const told = (await answer<Overview>(`${base}/overview`)).stages.find((one) => one.stage === stage)!
  await stop({ code: null, problem: 'a line of somebody’s file' }, 'failed')
  const untold = (await answer<Overview>(`${base}/overview`)).stages.find((one) => one.stage === stage)!
  await stop({}, state)
  assert.equal(told.problem?.says, 'The disk that holds /srv/tocsin is full.')
  assert.deepEqual(untold.problem, { says: '', hint: '' })
})

test('what is not understood is refused without repeating it', async () => {
  const response = await get(`${base}/register?kind=secret-word`)
  assert.equal(response.status, 400)
  assert.ok(!(await response.text()).includes('secret-word'))
  assert.equal((await get('/api/incidents/not-an-id/overview')).status, 400)
  assert.equal((await get('/api/incidents/01990000-0000-7000-8000-000000000000/overview')).status, 404)
  assert.equal((await get('/api/nothing-here')).status, 404)
})
test('every answer carries the headers; pages of the console fall back to its one file, files do not', async () => {
  const page = await get('/incidents/anything')
  assert.equal(page.status, 200)
  assert.match(page.headers.get('content-security-policy')!, /script-src 'self'; style-src 'self'/)
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
  assert.equal((await get('/assets/none.js')).status, 404)
  assert.equal((await get('/../../package.json')).status, 404)
  assert.equal((await get('/api/me')).headers.get('cache-control'), 'no-store')
})
test('progress of a running stage comes as an event', async () => {
  const abort = new AbortController()
  const response = await fetch(`${api.url}/api/events`, { headers: { cookie: cookies['lead']! }, signal: abort.signal })
  assert.equal(response.headers.get('content-type'), 'text/event-stream')
  let text = ''
  for await (const chunk of response.body!) {
    text += Buffer.from(chunk as Uint8Array).toString()
    if (text.includes('\n\ndata: ')) break
  }
  abort.abort()
  assert.match(text, /"stage":"read","state":"running","done":1530000000000/)
})
test('a tab that goes before its stream began leaves no clock ticking', async () => {
  const clocks = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const { port } = new URL(api.url)
  const before = clocks()
  // written and cut off at once: the server hears of the end while it still asks who it is
  for (let turn = 0; turn < 40; turn++) {
    const socket = connect(Number(port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`GET /api/events HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookies['lead']!}\r\n\r\n`)
    if (turn % 2 === 0) await new Promise(setImmediate)
    socket.destroy()
  }
  // Asked after them all, so answered when the server has asked who each of them was.
  assert.equal((await get('/api/me', cookies['lead']!)).status, 200)
  for (let looks = 0; looks < 100 && clocks() > before + 3; looks++) await new Promise((done) => setTimeout(done, 100))
  assert.ok(clocks() <= before + 3, `${clocks()} clocks, ${before} before`)
})
test('signing out ends the session', async () => {
  const cookie = await signIn(LEAD)
  assert.equal((await post('/api/sign-out', {}, { cookie })).status, 204)
  assert.equal((await get('/api/me', cookie)).status, 401)
})
