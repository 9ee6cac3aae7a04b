import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { openIncident } from '../incident/open-incident.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { draftSite } from '../enquiry/draft-site.ts'
import { writeCodeBook } from '../enquiry/code-book.ts'
import { referenceFor } from '../notify/reference.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { codeBookOf, siteFolderOf, spoolFolderOf } from '../enquiry/site-card.ts'
import { listQuestions } from '../enquiry/self-check.ts'
import { openInBox } from '../enquiry/in-box.ts'
import { openStore } from '../store/database.ts'
import type { IncidentId } from '../ids.ts'
import { startPortal, type Portal } from './server.ts'
import { portalStoreUrl } from './store-url.ts'

let ctx: TestContext
let portal: Portal
let incidentId: IncidentId
const asPortal = () => portalStoreUrl(ctx.databaseUrl, null)

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'portal test' })
  await publishSite(ctx, incidentId, siteDraft())
  portal = await startPortal({
    host: '127.0.0.1',
    port: 0,
    storeUrl: asPortal(),
    siteFolder: siteFolderOf(ctx.dataFolder),
    spoolFolder: spoolFolderOf(ctx.dataFolder),
  })
})
after(async () => {
  await portal.close()
  await ctx.cleanUp()
})

type Answer = { status: number; headers: string[]; body: string }
function ask(path: string, method = 'GET', body = '', headers: Record<string, string> = {}, url = portal.url): Promise<Answer> {
  return new Promise((done, failed) => {
    const asked = request(
      `${url}${path}`,
      {
        method,
        agent: false,
        headers: {
          ...(method === 'POST' ? { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': String(Buffer.byteLength(body)) } : {}),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => done({ status: response.statusCode!, headers: response.rawHeaders, body: Buffer.concat(chunks).toString() }))
      },
    )
    asked.on('error', failed)
    asked.end(body)
  })
}
/** The day and time are the server's, not the answer's. */
const bytesOf = ({ status, headers, body }: Answer) =>
  JSON.stringify([status, headers.map((value, index) => (headers[index - 1] === 'Date' ? '' : value)), body])

test('everyone gets the same bytes and headers, whatever they type', async () => {
  const bodies = [
    'name=Morwen+Tallis&email=morwen.tallis%40post.example',
    'name=Nobody&email=nobody%40post.example',
    '',
    'name=&email=&line1=&postcode=',
    'email=not+an+address',
    'x'.repeat(200_000),
    `name=${'%00'.repeat(5_000)}`,
    '%%%&&==',
    '{"name":"json"}',
    'name=%ED%A0%80&email=<script>',
    'name=a&name=b&__proto__=c',
  ]
  const answers = await Promise.all(bodies.map((body) => ask('/ha-2026-03/check', 'POST', body)))
  const strange = await ask('/ha-2026-03/check?name=x', 'POST', 'name=a', { 'Content-Type': 'multipart/form-data', Cookie: 'seen=1', 'Accept-Language': 'cy' })
  assert.equal(new Set([...answers, strange].map(bytesOf)).size, 1)
  assert.equal(answers[0]!.status, 303)
  assert.ok(answers[0]!.headers.includes('/ha-2026-03/check-done'))
  assert.ok(!answers[0]!.headers.some((name) => name.toLowerCase() === 'set-cookie'))
})

test('the page after it is one file, and echoes nothing', async () => {
  const [first, second] = await Promise.all([ask('/ha-2026-03/check-done'), ask('/ha-2026-03/check-done?name=Morwen', 'GET', '', { Cookie: 'x=1' })])
  assert.equal(bytesOf(first!), bytesOf(second!))
  assert.match(first!.body, /They do not mean yes, and they do not mean no/)
  assert.doesNotMatch(second!.body, /Morwen/)
})

test('every question is one row of one size, and only the incident’s key opens it', async () => {
  await ask('/ha-2026-03/cy/check', 'POST', 'name=Idris+Fallowell&email=idris%40post.example')
  const rows = await ctx.store.query<{ bytes: number }>('select distinct octet_length(sealed) as bytes from check_request')
  assert.equal(rows.length, 1)
  const { questions, empty, unreadable } = await listQuestions(ctx, incidentId)
  assert.deepEqual(questions.find(({ question }) => question.name === 'Idris Fallowell')?.question, {
    name: 'Idris Fallowell',
    email: 'idris@post.example',
    line1: '',
    postcode: '',
    language: 'cy',
  })
  assert.ok(empty > 0)
  assert.equal(unreadable, 0)
  await ctx.store.query('insert into check_request (check_id, incident_id, received_at, sealed) values (gen_random_uuid(), $1, now(), $2)', [
    incidentId,
    Buffer.from('rubbish'),
  ])
  assert.equal((await listQuestions(ctx, incidentId)).unreadable, 1)
})

test('the portal’s role can put a question in and read nothing', async () => {
  const store = await openStore(asPortal(), 1)
  try {
    const tables = await ctx.store.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
    )
    assert.ok(tables.length > 15)
    for (const { name } of tables) await assert.rejects(store.query(`select 1 from ${name} limit 1`), { code: '42501' }, name)
    await assert.rejects(store.query('delete from check_request'), { code: '42501' })
    await assert.rejects(store.query('create table mine (a int)'), { code: '42501' })
    await assert.rejects(store.query('set role tocsin'), { code: '42501' })
  } finally {
    await store.close()
  }
})

test('while the store is away questions are kept on the disk, and go in when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  const away = await startPortal({
    host: '127.0.0.1',
    port: 0,
    storeUrl: 'postgresql://tocsin_portal@127.0.0.1:1/none',
    siteFolder: siteFolderOf(ctx.dataFolder),
    spoolFolder: folder,
  })
  try {
    const stored = await ask('/ha-2026-03/check', 'POST', 'name=Ada&email=ada%40post.example')
    const spooled = await ask('/ha-2026-03/check', 'POST', 'name=Ada+Spooled&email=ada%40post.example', {}, away.url)
    assert.equal(bytesOf(spooled), bytesOf(stored))
    assert.equal((await ask('/ha-2026-03/', 'GET', '', {}, away.url)).status, 200)
    assert.equal(readdirSync(folder).filter((name) => name.endsWith('.check')).length, 1)
  } finally {
    await away.close()
  }
  const box = openInBox(asPortal(), folder)
  assert.equal(await box.drain(), 1)
  assert.equal(await box.drain(), 0)
  await box.close()
  assert.ok((await listQuestions(ctx, incidentId)).questions.some(({ question }) => question.name === 'Ada Spooled'))
  rmSync(folder, { recursive: true })
})

test('a question that was stored and spooled is one row', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  const box = openInBox(asPortal(), folder)
  const question = { table: 'check_request' as const, id: '01999999-0000-7000-8000-00000000aaaa', incidentId, receivedAt: new Date(), sealed: Buffer.from('x') }
  assert.deepEqual([await box.put(question), await box.put(question)], ['stored', 'stored'])
  await box.close()
  rmSync(folder, { recursive: true })
})

test('pages name no other host, run no script, and say so to the browser', async () => {
  for (const path of ['', 'check', 'check-done', 'genuine'].flatMap((place) => [`/ha-2026-03/${place}`, `/ha-2026-03/cy/${place}`])) {
    const { status, headers, body } = await ask(path)
    assert.equal(status, 200, path)
    assert.doesNotMatch(body, /<script|style="|https?:\/\/|\bon\w+=|undefined|\[object/, path)
    assert.ok(headers.includes("default-src 'none'; style-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"), path)
  }
})

for (const [asked, isPressed] of [
  ['gzip, deflate, br', true],
  ['br, gzip;q=0.5', true],
  ['GZIP', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000, br', false],
  ['x-gzip', false],
  ['identity', false],
  ['', false],
] as const)
  test(`the statement is ${isPressed ? '' : 'not '}compressed for a browser that takes "${asked}", and is the same text`, async () => {
    const plain = await ask('/ha-2026-03/')
    const response = await fetch(`${portal.url}/ha-2026-03/`, { headers: { 'Accept-Encoding': asked } })
    assert.equal(response.headers.get('content-encoding'), isPressed ? 'gzip' : null)
    assert.equal(response.headers.get('vary'), 'Accept-Encoding')
    assert.equal(await response.text(), plain.body)
    const again = await ask('/ha-2026-03/', 'GET', '', { 'Accept-Encoding': asked, 'If-None-Match': response.headers.get('etag')! })
    assert.equal(again.status, 304)
  })

test('nothing but the statement and what pages load is compressed: a size would tell', async () => {
  for (const path of ['check', 'check-done', 'genuine', 'forms', 'mine', 'claim']) {
    const response = await fetch(`${portal.url}/ha-2026-03/${path}`, { headers: { 'Accept-Encoding': 'gzip' } })
    assert.equal(response.headers.get('content-encoding'), null, path)
    assert.ok((await response.text()).length > 500)
  }
  const style = await fetch(`${portal.url}/assets/public.css`, { headers: { 'Accept-Encoding': 'gzip' } })
  assert.equal(style.headers.get('content-encoding'), 'gzip')
})

test('every address on a page leads somewhere', async () => {
  const paths = new Set<string>()
  for (const path of ['/ha-2026-03/', '/ha-2026-03/cy/', '/ha-2026-03/check', '/ha-2026-03/cy/check-done']) {
    const { body } = await ask(path)
    for (const [, href] of body.matchAll(/(?:href|action)="([^"]*)"/g)) {
      if (href!.startsWith('#')) assert.ok(body.includes(`id="${href!.slice(1)}"`), `${path} ${href}`)
      else if (!href!.startsWith('tel:')) paths.add(href!.split('#')[0]!)
    }
  }
  for (const path of paths) assert.equal((await ask(path)).status, 200, path)
  for (const font of ['source-sans-3-latin-ext', 'source-serif-4-latin', 'jetbrains-mono-latin'])
    assert.equal((await ask(`/assets/${font}-wght-normal.woff2`)).status, 200)
})

for (const [path, method, status] of [
  ['/', 'GET', 302],
  ['/genuine', 'GET', 302],
  ['/check', 'GET', 302],
  ['/genuine', 'POST', 405],
  ['/ha-2026-03/genuine', 'GET', 200],
  ['/ha-2026-03/codes.bin', 'GET', 404],
  ['/ha-2026-03/genuine-ours', 'GET', 404],
  ['/nowhere/', 'GET', 404],
  ['/ha-2026-03/../../etc/passwd', 'GET', 404],
  ['/ha-2026-03/%2e%2e/site.json', 'GET', 404],
  ['/ha-2026-03/site.json', 'GET', 404],
  ['/ha-2026-03/', 'DELETE', 405],
  ['/ha-2026-03/', 'POST', 405],
  ['/nowhere/check', 'POST', 404],
  ['/ha-2026-03/check', 'HEAD', 200],
  ['/assets/public.css', 'GET', 200],
  ['/assets/../server.ts', 'GET', 404],
] as const) {
  test(`${method} ${path} is answered ${status}`, async () => {
    const answer = await ask(path, method)
    assert.equal(answer.status, status)
    if (method === 'HEAD') assert.equal(answer.body, '')
  })
}

test('a far too long body is cut off, and the next visitor is served', async () => {
  await assert.rejects(ask('/ha-2026-03/check', 'POST', 'x'.repeat(3_000_000)))
  assert.equal((await ask('/ha-2026-03/check', 'POST', 'name=a')).status, 303)
})

test('the same words are the same version; other words are the next, and the page shows what is new', async () => {
  assert.equal(await publishSite(ctx, incidentId, siteDraft()), 1)
  const known = [...siteDraft().known, { factId: 'F-11', grade: 'seen' as const, says: { en: ['The shared drive holds 412,880 files.'] } }]
  assert.equal(await publishSite(ctx, incidentId, siteDraft({ known })), 2)
  assert.equal(await publishSite(ctx, incidentId, siteDraft({ known })), 2)
  assert.equal(await publishSite(ctx, incidentId, siteDraft({ known, children: 641 })), 3)
  await new Promise((done) => setTimeout(done, 1_100))
  assert.match((await ask('/ha-2026-03/')).body, /Version 2\.[^]*The shared drive holds 412,880 files[^]*Version 1\./)
})

test('[GEN4] an answer to a code has the same size, headers and status whatever it is, and echoes nothing', async () => {
  const key = Buffer.alloc(32, 3)
  const real = referenceFor(key, incidentId, 1)
  await writeCodeBook(
    codeBookOf(join(siteFolderOf(ctx.dataFolder), 'ha-2026-03')),
    (async function* () {
      yield { reference: real, initial: 'T' }
    })(),
  )
  const bodies = [
    `code=${real}&initial=T`,
    `code=${real}&initial=S`,
    `code=${referenceFor(key, incidentId, 2)}&initial=T`,
    'code=wrong&initial=T',
    `code=${real}`,
    '',
    'x'.repeat(200_000),
    'code=<script>&initial=T',
  ]
  for (const folder of ['', 'cy/']) {
    const answers = await Promise.all(bodies.map((body) => ask(`/ha-2026-03/${folder}genuine`, 'POST', body)))
    assert.equal(
      new Set(
        answers.map((answer) =>
          JSON.stringify([
            answer.status,
            answer.headers.map((value, index) => (answer.headers[index - 1] === 'Date' ? '' : value)),
            Buffer.byteLength(answer.body),
          ]),
        ),
      ).size,
      1,
    )
    assert.deepEqual(
      answers.slice(0, 5).map(({ body }) => /<h1>(.*?)<\/h1>/.exec(body)![1]),
      folder === ''
        ? ['This code is ours', 'We do not know this code', 'We do not know this code', 'Is this notice genuine?', 'Is this notice genuine?']
        : [
            'Ein cod ni yw hwn',
            'Nid ydym yn adnabod y cod hwn',
            'Nid ydym yn adnabod y cod hwn',
            'A yw’r hysbysiad hwn yn ddilys?',
            'A yw’r hysbysiad hwn yn ddilys?',
          ],
    )
    for (const { body, headers } of answers) {
      assert.ok(!body.includes(real) && !/<script|wrong/.test(body.replace(/id="wrong"|"wrong"/g, '')))
      assert.ok(headers.includes('no-store, no-transform') && !headers.includes('ETag'))
    }
  }
})

test('groups and kinds of fewer than ten people are not shown', async () => {
  const add = (from: number, to: number, relationship: string, kinds: string[]) =>
    ctx.store.query(
      `insert into person (incident_id, person_no, relationship, emails, phones, kinds, flags, confidence, record_count, file_nos)
     select $1, no, $2, '{}', '{}', $3, '{}', 1, 1, '{1}' from generate_series($4::int, $5::int) as no`,
      [incidentId, relationship, kinds, from, to],
    )
  await add(1, 30, 'member', ['person_name', 'email'])
  await add(31, 39, 'member', ['person_name', 'health'])
  await add(40, 48, 'staff', ['person_name'])
  const draft = siteDraft()
  const site = await draftSite(ctx.store, incidentId, {
    notice: draft.notice,
    reference: 'HA/2026 03',
    zone: draft.zone,
    email: draft.email,
    summary: { people: 48, low: 45, high: 52, children: 9 } as never,
    moments: { occurredAt: null, supplierAwareAt: null, supplierToldUsAt: '2026-10-22T16:35:00Z' },
    facts: [
      { factNo: 3, says: 'We have a copy.', grade: 'seen' },
      { factNo: 4, says: 'Who did this.', grade: 'unknown' },
    ],
  })
  assert.deepEqual(site.groups, [{ relationship: 'member', people: 39, kinds: ['person_name', 'email'] }])
  assert.deepEqual([site.slug, site.children, site.known[0]!.factId, site.unknown[0]!.factId, site.timeline.length], ['ha-2026-03', 0, 'F-3', 'F-4', 1])
})

test('while the store is away the statement is served from its file: the newest version, and 304 to who has it', async () => {
  const noStore = { storeUrl: 'postgresql://tocsin_portal@127.0.0.1:1/none', siteFolder: siteFolderOf(ctx.dataFolder) }
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  const away = await startPortal({ host: '127.0.0.1', port: 0, spoolFolder: folder, ...noStore })
  const etagOf = ({ headers }: Answer) => headers[headers.indexOf('ETag') + 1]!
  const read = (headers: Record<string, string> = {}) => ask('/ha-2026-03/', 'GET', '', headers, away.url)
  try {
    const before = await read()
    assert.equal(before.status, 200)
    assert.match(etagOf(before), /^"[^"]+"$/)
    assert.deepEqual([(await read({ 'If-None-Match': etagOf(before) })).status, (await read({ 'If-None-Match': etagOf(before) })).body], [304, ''])
    const version = await publishSite(ctx, incidentId, siteDraft({ unknown: [{ factId: 'F-77', says: { en: ['Who paid for the boats.'] } }] }))
    // The door looks at the disk once a second at most.
    let newest = before
    for (const until = Date.now() + 10_000; etagOf(newest) === etagOf(before) && Date.now() < until;) {
      await new Promise((done) => setTimeout(done, 200))
      newest = await read({ 'If-None-Match': etagOf(before) })
      if (newest.status === 304) newest = before
    }
    assert.equal(newest.status, 200)
    assert.match(newest.body, new RegExp(`Version ${version}\\.`))
    assert.match(newest.body, /Who paid for the boats/)
    assert.equal((await read({ 'If-None-Match': etagOf(newest) })).status, 304)
  } finally {
    await away.close()
    rmSync(folder, { recursive: true })
  }
})
