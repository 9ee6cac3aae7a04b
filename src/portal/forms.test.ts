import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { testPortal } from '../../tests/test-portal.ts'
import { openInBox } from '../enquiry/in-box.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { openSealedFile } from '../enquiry/sealed-file.ts'
import { portalKeys } from '../enquiry/self-check.ts'
import { paperFolderOf, siteFolderOf } from '../enquiry/site-card.ts'
import { openSubmission, type Submission } from '../enquiry/submission.ts'
import { FORM_KINDS, type FormKind } from '../enquiry/forms/form.ts'
import { FORM_PLACE } from '../enquiry/forms/registry.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { fillIn, visitor } from '../../tests/form-visitor.ts'
import { isProof } from './gate.ts'
import { startPortal, type Portal } from './server.ts'
import { portalStoreUrl } from './store-url.ts'

let ctx: TestContext
let portal: Portal
let spool: string
let incidentId: IncidentId

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'forms test' })
  await publishSite(ctx, incidentId, siteDraft())
  spool = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  portal = await testPortal(ctx, { spoolFolder: spool })
})
after(async () => {
  await portal.close()
  rmSync(spool, { recursive: true })
  await ctx.cleanUp()
})

const at = (path: string) => `${portal.url}/ha-2026-03/${path}`

async function stored(): Promise<Submission[]> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const rows = await ctx.store.query<{ submission_id: string; sealed: Buffer }>('select submission_id, sealed from submission order by received_at')
  return rows.map(({ submission_id, sealed }) => openSubmission(keys, incidentId, submission_id, sealed))
}

for (const kind of FORM_KINDS) {
  for (const language of ['', 'cy/'] as const) {
    test(`the form ${FORM_PLACE[kind]} (${language === '' ? 'English' : 'Welsh'}) is filled in page by page and arrives as it was typed, once`, async () => {
      const { visitor: who, typed, reference } = await fillIn(at(`${language}${FORM_PLACE[kind]}`), kind)
      const arrived = (await stored()).filter((one) => one.reference === reference)
      assert.equal(arrived.length, 1)
      assert.deepEqual(arrived[0]!.answers, typed)
      assert.equal(arrived[0]!.language, language === '' ? 'en' : 'cy')
      assert.equal(arrived[0]!.kind, kind)
      // Sending again, by the back key, changes nothing.
      assert.equal((await who.post(at(`${language}${FORM_PLACE[kind]}/answers`))).headers.location, `/ha-2026-03/${language}${FORM_PLACE[kind]}/sent`)
      assert.equal((await stored()).filter((one) => one.reference === reference).length, 1)
    })
  }
}

for (const [place, within] of [
  ['complain', ['30 days', '2 months']],
  ['copy', ['one month']],
  ['claim', ['10 working days', '3 months']],
  ['ask', ['2 working days']],
] as const)
  test(`before somebody begins, ${place} says what happens then: ${within.join(', ')} [DSK1 to DSK10]`, async () => {
    const { body } = await visitor().get(at(place))
    assert.deepEqual(
      [...body.matchAll(/<dt>Within ([^<]+)<\/dt>/g)].map(([, period]) => period),
      within,
    )
  })

test('what is typed lies on the disk sealed, in a file that no other visitor can name, and is gone after sending', async () => {
  const secret = 'Zebra-Quartz-Lantern'
  const who = visitor()
  await who.post(at('ask/start'))
  await who.post(at('ask/topic'), 'topic=other')
  await who.post(at('ask/message'), `message=${secret}`)
  const everything = () => Buffer.concat(readdirSync(join(spool, 'drafts')).map((name) => readFileSync(join(spool, 'drafts', name))))
  assert.ok(everything().length >= 4_096)
  assert.ok(!everything().includes(secret) && !everything().includes(who.cookies.get('__Host-ask')!))
  assert.match((await who.get(at('ask/message'))).body, new RegExp(secret))
  const other = visitor()
  assert.equal((await other.get(at('ask/message'))).status, 410)
})

test('a wrong answer is told at the top and at the field, and what was typed stays', async () => {
  const who = visitor()
  await who.post(at('claim/start'))
  for (const [id, body] of [
    ['for', 'for=me'],
    ['lawyer', 'lawyer=none'],
    ['name', 'name=Morwen+Tallis'],
    ['reach', 'reach=email'],
  ] as const)
    await who.post(at(`claim/${id}`), body)
  const wrong = await who.post(at('claim/email'), 'email=morwen.at.post')
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /<title>Error: /)
  assert.match(wrong.body, /role="alert"[^]*href="#email">Type an email address like name@post\.example/)
  assert.match(wrong.body, /id="email"[^>]*value="morwen\.at\.post"[^>]*aria-describedby="email-error" aria-invalid="true"/)
  assert.equal((await who.get(at('claim/answers'))).headers.location, '/ha-2026-03/claim/email')
  const month = await who
    .post(at('claim/email'), 'email=morwen%40post.example')
    .then(() => who.post(at('claim/born'), 'born-day=24&born-month=&born-year=1972'))
  assert.match(month.body, /href="#born-month">Type the month as a number from 1 to 12/)
})

test('markup in an answer is shown as it was typed', async () => {
  const who = visitor()
  await who.post(at('ask/start'))
  await who.post(at('ask/topic'), 'topic=other')
  await who.post(at('ask/message'), `message=${encodeURIComponent('</textarea><script>alert(1)</script>"\'&')}`)
  const { body } = await who.get(at('ask/message'))
  assert.ok(!body.includes('<script>') && body.includes('&#60;script&#62;'))
})

test('a visitor who stops comes back with the code on paper, on another machine', async () => {
  const who = visitor()
  await who.post(at('complain/start'))
  await who.post(at('complain/about'), 'about=told')
  const code = /<p class="ref">([^<]+)<\/p>/.exec((await who.get(at('complain/pause'))).body)![1]!
  const elsewhere = visitor()
  const back = await elsewhere.post(at('return'), `code=${code.toLowerCase().replaceAll('-', ' ')}`)
  assert.equal(back.headers.location, '/ha-2026-03/complain/resume')
  assert.equal((await elsewhere.get(at('complain/resume'))).headers.location, '/ha-2026-03/complain/message')
  assert.match((await visitor().post(at('return'), 'code=2222-2222-2222-2222-2222-2222')).body, /We have no answers under this code/)
  await elsewhere.post(at('complain/forget'))
  assert.equal((await who.get(at('complain/message'))).status, 410)
})

test('what another site sends in a visitor’s name is refused', async () => {
  const who = visitor()
  await who.post(at('ask/start'))
  assert.equal((await who.post(at('ask/topic'), 'topic=other', { 'Sec-Fetch-Site': 'cross-site' })).status, 403)
})

test('a paper is sealed as it comes in, opens for the desk only, and is told by its content', async () => {
  const who = visitor()
  await who.post(at('correct/start'))
  for (const [id, body] of [
    ['for', 'for=me'],
    ['wrong', 'wrong=x'],
    ['right', 'right=y'],
  ] as const)
    await who.post(at(`correct/${id}`), body)
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(300_000)])
  assert.equal((await who.upload(at('correct/papers/file'), '../../etc/scan.exe', picture)).status, 303)
  const page = (await who.get(at('correct/papers'))).body
  assert.match(page, /scan\.exe <span class="soft">300 kB<\/span>/)
  const [name] = readdirSync(paperFolderOf(spool))
  const fileId = name!.replace('.paper', '')
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const opened: Buffer[] = []
  for await (const piece of openSealedFile(keys, incidentId, fileId, createReadStream(join(paperFolderOf(spool), name!)))) opened.push(piece)
  assert.deepEqual(createHash('sha256').update(Buffer.concat(opened)).digest('hex'), createHash('sha256').update(picture).digest('hex'))
  for (const [content, words] of [
    [Buffer.from('MZ\x90\0\x03\0\0\0program'), /We cannot open this kind of file/],
    [Buffer.from('<html><script>'), /We cannot open this kind of file/],
    [Buffer.alloc(0), /Choose a file first/],
    [Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(51 * 1024 * 1024)]), /larger than 50 MB/],
  ] as const) {
    const refused = await who.upload(at('correct/papers/file'), 'a.pdf', content)
    assert.equal(refused.status, 422)
    assert.match(refused.body, words)
  }
  assert.equal(readdirSync(paperFolderOf(spool)).length, 1)
  await who.post(at('correct/papers/remove'), `file=${fileId}`)
  assert.equal(readdirSync(paperFolderOf(spool)).length, 0)
})

test('while the store is away a form is taken with the same pages and the same reference, and arrives when it is back', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  const away = await startPortal({
    host: '127.0.0.1',
    port: 0,
    storeUrl: 'postgresql://tocsin_portal@127.0.0.1:1/none',
    siteFolder: siteFolderOf(ctx.dataFolder),
    spoolFolder: folder,
  })
  let reference: string
  try {
    reference = (await fillIn(`${away.url}/ha-2026-03/delete`, 'erasure' satisfies FormKind)).reference
  } finally {
    await away.close()
  }
  const box = openInBox(portalStoreUrl(ctx.databaseUrl, null), folder)
  assert.equal(await box.drain(), 1)
  await box.close()
  assert.equal((await stored()).filter((one) => one.reference === reference).length, 1)
  rmSync(folder, { recursive: true })
})

test('[POW1] in a rush everyone gets one page that keeps what was typed; work or waiting leads on, script or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spool-'))
  const busy = await testPortal(ctx, { spoolFolder: folder, busyPerSecond: 0 })
  try {
    const place = `${busy.url}/ha-2026-03/check`
    const answers = await Promise.all(
      ['name=Morwen+Tallis&email=m%40post.example', 'name=Nobody+Tallis&email=m%40post.example'].map((body) => visitor().post(place, body)),
    )
    assert.ok(answers.every(({ status }) => status === 503))
    assert.equal(answers[0]!.body.length, answers[1]!.body.length)
    assert.match(answers[0]!.body, /<input type="hidden" name="name" value="Morwen Tallis"/)
    assert.match(String(answers[0]!.headers['content-security-policy']), /script-src 'self'/)
    const ticket = /name="gate-ticket" value="([^"]+)"/.exec(answers[0]!.body)![1]!
    let proof = 0
    while (!isProof(ticket, String(proof))) proof++
    assert.equal((await visitor().post(place, `name=Morwen+Tallis&email=m%40post.example&gate-ticket=${ticket}&gate-proof=${proof}`)).status, 303)
    assert.equal((await visitor().post(`${busy.url}/ha-2026-03/ask/start`)).status, 503)
    assert.equal((await visitor().get(`${busy.url}/ha-2026-03/`)).status, 200)
  } finally {
    await busy.close()
    rmSync(folder, { recursive: true })
  }
})
