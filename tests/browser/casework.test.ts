/** Facts, questions, the decision, filings and exercises, as the console's users meet them: through the API, and in a browser. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { unzipSync } from 'fflate'
import { verifyPack } from '../../src/accountability/verifier.mjs'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import type {
  ChainView,
  DecisionPageView,
  ExerciseListView,
  ExerciseRunView,
  FilingDocument,
  FilingLine,
  LedgerView,
  ObligationRow,
  QuestionsView,
  ReminderView,
} from '../../src/api/contract.ts'
import { fixedClock } from '../../src/clock.ts'
import type { IncidentId } from '../../src/ids.ts'
import { findIncidentWork } from '../../src/incident/incident-work.ts'
import { closeTypesetters } from '../../src/notify/typeset.ts'
import { draftFilings } from '../../src/notify/draft-filings.ts'
import { assessIncident } from '../../src/obligation/assess-incident.ts'
import { testContext, type TestContext } from '../database.ts'
import { startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { AUDITOR, LEAD, NOW, seedIncident } from './seed.ts'

let ctx: TestContext
let api: Awaited<ReturnType<typeof startApi>>
let browser: TestBrowser
let incidentId: IncidentId
let base = ''
const cookies = { lead: '', auditor: '' }
type Who = keyof typeof cookies

async function ask<Answer>(path: string, body?: object, who: Who = 'lead', status = 200): Promise<Answer> {
  const response = await fetch(`${api.url}${path.startsWith('/') ? path : `${base}/${path}`}`, {
    headers: { cookie: cookies[who], ...(body ? { 'content-type': 'application/json', origin: api.url } : {}) },
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
  })
  assert.equal(response.status, status, `${path}: ${response.status} ${status === 200 && !response.ok ? await response.text() : ''}`)
  return (await response.json()) as Answer
}
/** What the job "assess" does after each change. */
async function assessAnew(): Promise<void> {
  const { file } = await findIncidentWork(ctx, incidentId)
  await assessIncident(ctx, incidentId, file)
  await draftFilings(ctx, incidentId, file)
}

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(new Date(NOW)) })
  incidentId = await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  base = `/api/incidents/${incidentId}`
  for (const [who, { email, password }] of [
    ['lead', LEAD],
    ['auditor', AUDITOR],
  ] as const) {
    const response = await fetch(`${api.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ email, password }),
    })
    cookies[who] = response.headers.get('set-cookie')!.split(';')[0]!
  }
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await closeTypesetters()
  await api?.close()
  await ctx?.cleanUp()
})

test('an auditor reads facts, decision and filings, and changes none of them', async () => {
  for (const path of ['ledger', 'chain', 'questions', 'decision', 'filings']) await ask(path, undefined, 'auditor')
  const fact = { topic: 't', says: 's', grade: 'seen', source: 'us' }
  for (const [path, body] of [
    ['facts', fact],
    ['facts/1/correct', { reason: 'x' }],
    ['tellings', { to: 'x', at: NOW }],
    ['questions/standard', {}],
    ['rulings', { about: 'people', tell: 'no', reason: 'x' }],
    ['filings/ico/1/filed', { filedAt: NOW }],
    ['obligations/uk-gdpr.33.1/delay', { reason: 'x' }],
  ] as const)
    await ask(path, body, 'auditor', 403)
  await ask('/api/exercises', undefined, 'auditor', 403)
})

test('questions: the standard set is asked, an answer becomes a fact and changes the duties, a late one is reminded of once', async () => {
  const asked = await ask<QuestionsView>('questions/standard', {})
  assert.ok(asked.questions.length > 20 && asked.notAsked === 0)
  const copied = asked.questions.find(({ code }) => code === 'exfiltration')!
  await ask(`questions/${copied.questionNo}/answer`, { says: 'perhaps', answeredBy: 'Northgate' }, 'lead', 422)
  const answered = await ask<QuestionsView>(`questions/${copied.questionNo}/answer`, {
    says: 'seen: 40 GB on Thursday night',
    answeredBy: 'Northgate Data Services',
  })
  const { factNo } = answered.questions.find(({ code }) => code === 'exfiltration')!.answers[0]!
  const fact = (await ask<LedgerView>('ledger')).facts.find((one) => one.factNo === factNo)!
  assert.deepEqual([fact.grade, fact.internal, fact.says], ['supplier', true, 'Was data copied out? Seen: 40 GB on Thursday night.'])
  await assessAnew()
  const duties = await ask<ObligationRow[]>('obligations')
  assert.equal(duties.find(({ ruleId }) => ruleId === 'uk-gdpr.34.1')!.status, 'due', 'it could not be ruled out before')
  assert.equal((await ask<ReminderView>('questions/remind', {})).questions, 0, 'nothing is late yet')
})

test('filings: filed with reference and receipt; a fact changes; what went out is listed, and a follow-up says what changed', async () => {
  const [ico] = (await ask<FilingLine[]>('filings')).filter(({ form }) => form === 'ico')
  const filed = await ask<FilingDocument>(`filings/ico/${ico!.version}/filed`, {
    filedAt: '2026-10-25T11:40:00Z',
    reference: 'IC-204117-X4T8',
    receipt: 'Thank you.',
    file: { name: 'receipt.pdf', base64: Buffer.from('receipt').toString('base64') },
  })
  const sha256 = createHash('sha256').update('receipt').digest('hex')
  assert.deepEqual([filed.filedAt, filed.reference, filed.receipts.map((one) => one.sha256)], ['2026-10-25T11:40:00.000Z', 'IC-204117-X4T8', [sha256]])
  await ask(`filings/ico/${ico!.version}/filed`, { filedAt: NOW }, 'lead', 409)
  assert.ok((await ask<ChainView>('chain')).tellings.some(({ body, reference }) => body === 'ico' && reference === 'IC-204117-X4T8'))
  const cited = (await ask<LedgerView>('ledger')).facts.find(
    ({ citedIn, source }) => source.startsWith('Northgate Data Services') && citedIn.includes(`filing:ico:${ico!.version}`),
  )!
  const corrected = await ask<LedgerView>(`facts/${cited.factNo}/correct`, {
    says: 'Nothing was copied',
    reason: 'Report 4',
    sets: { path: 'whatHappened.exfiltration', value: 'not_seen' },
  })
  const open = corrected.corrections.find(({ document }) => document === `filing:ico:${ico!.version}`)!
  assert.deepEqual([open.before, open.after], [cited.says, 'Nothing was copied'])
  await ask(`facts/${cited.factNo}/correct`, { says: 'Again', reason: 'x' }, 'lead', 409)
  await assessAnew()
  const followUp = await ask<FilingDocument>('filings/ico')
  assert.deepEqual([followUp.kind, followUp.changes!.againstFiled], ['follow_up', true])
  assert.ok(followUp.changes!.list.some(({ before, after }) => before !== after))
  const settled = await ask<LedgerView>('corrections/settle', { document: open.document, factNo: open.factNo, how: 'Follow-up drafted' })
  assert.ok(!settled.corrections.some(({ document, factNo }) => document === open.document && factNo === open.factNo))
  for (const ending of ['pdf', 'docx', 'json', 'csv']) {
    const response = await fetch(`${api.url}${base}/filings/ico/${ico!.version}/${ending}`, { headers: { cookie: cookies.auditor } })
    assert.equal(response.status, 200, ending)
    assert.match(response.headers.get('content-disposition')!, /attachment; filename="/)
  }
  assert.equal((await ask<{ code: string }>('filings/no-such', undefined, 'lead', 404)).code, 'filing_unknown')
})

test('the decision: against the rules only with a reason, confirmed by somebody else; reasons not to tell are a record of their own', async () => {
  await ask('rulings', { about: 'people', tell: 'no', reason: '' }, 'lead', 422)
  const made = await ask<DecisionPageView>('rulings', { about: 'people', tell: 'no', reason: 'Counsel advises so' })
  const ruling = made.rulings.at(-1)!
  assert.deepEqual([ruling.overrides, ruling.canConfirm], [true, false])
  await ask(`rulings/${ruling.rulingNo}/confirm`, {}, 'lead', 409)
  await ask(`rulings/${ruling.rulingNo}/confirm`, {}, 'auditor', 403)
  assert.match(made.notTold[0]!.who, /The people affected: Not told/)
  assert.equal(made.notTold[0]!.reasons[0], 'Counsel advises so')
  assert.deepEqual(
    made.schemes.map(({ id }) => id),
    ['ico', 'rrosh', 'hipaa'],
  )
})

test('what hangs on what is told with the duties; what is not owed is not done either', async () => {
  const duties = await ask<ObligationRow[]>('obligations')
  const of = (rule: string) => duties.find(({ ruleId }) => ruleId === rule)!
  assert.deepEqual([of('uk-gdpr.33.4').hangsOn?.rule, of('uk-gdpr.33.1').carries.map(({ rule }) => rule)], ['uk-gdpr.33.1', ['uk-gdpr.33.4']])
  assert.equal(of('uk-gdpr.33.1').status, 'done')
  assert.equal(of('uk-gdpr.33.5').status, 'done', 'the record is kept as it happens')
  assert.equal(of('uk-pecr.5A').status, 'not_due', 'the ICO was told of something else')
})

test('the pack is whole, for whoever may have it', async () => {
  const response = await fetch(`${api.url}${base}/pack.zip`, { headers: { cookie: cookies.auditor } })
  assert.equal(response.status, 200)
  const files = Object.entries(unzipSync(new Uint8Array(await response.arrayBuffer()))).map(([name, bytes]) => [name, Buffer.from(bytes)] as const)
  const verdict = verifyPack(new Map(files))
  assert.deepEqual(verdict.problems, [])
  const text = files
    .filter(([name]) => /\.(json|txt|ndjson)$/.test(name))
    .map(([, bytes]) => bytes.toString())
    .join('\n')
  for (const person of ['Kowalczyk', 'Prydderch', 'person8@mail.example', '8 Quay Street']) assert.ok(!text.includes(person), person)
})

test('an exercise is played by the clock of the server and debriefed', async () => {
  assert.equal((await ask<ExerciseListView>('/api/exercises')).cases.length, 10)
  const run = await ask<ExerciseRunView>('/api/exercises', { caseId: 'capita-2023', team: 'Trustees' })
  assert.deepEqual([run.known.length, run.open.length, run.nextHour], [1, 0, 4])
  const moved = await ask<ExerciseRunView>(`/api/exercise-runs/${run.runId}/move-on`, {})
  assert.equal(moved.open[0]!.id, 'authority')
  await ask(`/api/exercise-runs/${run.runId}/answers`, { decision: 'scope', choice: 'range' }, 'lead', 409)
  await ask(`/api/exercise-runs/${run.runId}/answers`, { decision: 'authority', choice: 'yes', reason: 'A reasonable chance' })
  const ended = await ask<ExerciseRunView>(`/api/exercise-runs/${run.runId}/end`, {})
  assert.deepEqual([ended.debrief!.asAdvised, ended.debrief!.decisions], [1, 3])
})

async function signedIn(): Promise<Page> {
  const context = await browser.open()
  const page = await context.newPage()
  await page.goto(api.url)
  await page.getByLabel('E-mail').fill(LEAD.email)
  await page.getByLabel('Password').fill(LEAD.password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  return page
}

test('in the browser: a fact is added and corrected, and the page says what it replaced', async () => {
  const page = await signedIn()
  await page.goto(`${api.url}/incidents/${incidentId}/facts`)
  await page.getByRole('button', { name: 'Add a fact' }).click()
  const form = page.getByRole('form', { name: 'Add a fact' })
  await form.getByLabel('Fact').fill('The share was opened again on Friday')
  await form.getByLabel('Source').fill('Kestrel Response, report 4')
  await form.getByLabel('What it is about').fill('listing')
  await form.getByRole('button', { name: 'Record fact' }).click()
  await page.getByText('The share was opened again on Friday').waitFor()
  const row = page.getByRole('row').filter({ hasText: 'The share was opened again on Friday' })
  await row.getByRole('button', { name: /^Correct F-/ }).click()
  const correction = page.getByRole('form', { name: /^Correct F-/ })
  await correction.getByLabel('Fact').fill('The share was opened again on Saturday')
  await correction.getByLabel('Why it is corrected').fill('Read the date wrongly')
  await correction.getByRole('button', { name: 'Record correction' }).click()
  await page
    .getByText(/corrects F-/)
    .first()
    .waitFor()
  assert.ok(
    await page
      .getByText(/replaced by F-/)
      .first()
      .isVisible(),
  )
  await page.context().close()
})

test('in the browser: what hangs on what is read beside each duty, in each of the three orders, and leads to the other duty; unverified law says so', async () => {
  const page = await signedIn()
  // The law at home has one of the three orders: the same duties, as if another had to come before the report, and a third with it.
  await page.route('**/api/incidents/*/obligations', async (route) => {
    const response = await route.fetch()
    const duties = (await response.json()) as ObligationRow[]
    const first = duties.find(({ ruleId }) => ruleId === 'uk-gdpr.33.1')!
    const others = duties.filter(({ ruleId, hangsOn, owedBy }) => ruleId !== first.ruleId && hangsOn === null && owedBy === 'us').slice(0, 2)
    for (const [index, duty] of others.entries()) {
      duty.hangsOn = { rule: first.ruleId, order: index === 0 ? 'before' : 'with', title: first.title }
      first.carries.push({ rule: duty.ruleId, title: duty.title })
    }
    await route.fulfill({ response, json: duties })
  })
  await page.goto(`${api.url}/incidents/${incidentId}/obligations`)
  const first = 'Notify the ICO'
  const rows = page.locator('.duty')
  await rows.first().waitFor()
  for (const order of ['before', 'with', 'after']) assert.ok((await rows.filter({ hasText: `${order} “${first}` }).count()) >= 1, order)
  const after = rows.filter({ hasText: `after “${first}` }).first()
  await after.getByRole('button').click()
  const panel = page.getByRole('complementary', { name: 'Why' })
  await panel.getByRole('button', { name: new RegExp(`^after “${first}`) }).click()
  await panel.getByRole('heading', { level: 2, name: first }).waitFor()
  assert.equal(await panel.getByRole('button', { name: /hangs on this$/ }).count(), 3)
  // Beside each duty whose law nobody has opened, in words that are seen.
  const duties = await ask<ObligationRow[]>('obligations')
  const unverified = duties.filter(({ confidence }) => confidence === 'unverified').length
  assert.ok(unverified > 0)
  assert.equal(await page.locator('.duty .unverified').count(), unverified)
  assert.match(await page.locator('.duty .unverified').first().innerText(), /unverified/)
  await page.context().close()
})

test('in the browser: an authority’s receipt is put in as a file and comes back as it was', async () => {
  const page = await signedIn()
  const [ico] = (await ask<FilingLine[]>('filings')).filter(({ form }) => form === 'ico')
  await page.goto(`${api.url}/incidents/${incidentId}/filing?form=ico&version=${ico!.filedVersion}`)
  await page.getByRole('button', { name: 'Record reference or receipt' }).click()
  await page
    .getByLabel('Receipt as a file')
    .setInputFiles({ name: 'Letter of the ICO.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 invented') })
  await page.locator('.receipt form').getByRole('button', { name: 'Record reference or receipt' }).click()
  const link = page.getByRole('link', { name: 'Letter of the ICO.pdf' })
  await link.waitFor()
  const response = await page.request.get(`${api.url}${await link.getAttribute('href')}`)
  assert.deepEqual([response.status(), await response.text()], [200, '%PDF-1.7 invented'])
  assert.match(response.headers()['content-disposition'] ?? '', /^attachment;.* filename\*=UTF-8''Letter%20of%20the%20ICO\.pdf$/)
  await page.context().close()
})

test('in the browser: an exercise is played by keyboard alone, from its start to the debrief', async () => {
  const page = await signedIn()
  await page.goto(`${api.url}/exercises`)
  await page.getByRole('button', { name: /^Start: .*Capita/ }).waitFor()
  const focused = () => page.evaluate<string>('document.activeElement?.getAttribute("aria-label") || document.activeElement?.textContent?.trim() || ""')
  const tabTo = async (name: RegExp) => {
    for (let steps = 0; steps < 60; steps++) {
      if (name.test(await focused())) return
      await page.keyboard.press('Tab')
    }
    assert.fail(`no ${name} can be reached by Tab`)
  }
  await tabTo(/^Start: .*Capita/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Capita' }).waitFor()
  let answered = 0
  for (let turn = 0; turn < 20 && (await page.getByRole('button', { name: 'End and debrief' }).count()) > 0; turn++) {
    const radios = page.getByRole('radio')
    if ((await radios.count()) > 0) {
      for (let steps = 0; steps < 60 && !(await page.evaluate<boolean>('document.activeElement?.type === "radio"')); steps++) await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
      await tabTo(/^Decide$/)
      await page.keyboard.press('Enter')
      answered++
      await page
        .locator('.reasons > li')
        .nth(answered - 1)
        .waitFor()
    } else if ((await page.getByRole('button', { name: /^Go on to/ }).count()) > 0) {
      const before = await page.locator('p.strong.under').innerText()
      await tabTo(/^Go on to/)
      await page.keyboard.press('Enter')
      await page
        .locator('p.strong.under')
        .filter({ hasNotText: new RegExp(`^${before}$`) })
        .waitFor()
    } else break
  }
  assert.ok(answered >= 3, `${answered} decisions`)
  await tabTo(/^End/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Debrief' }).waitFor()
  assert.ok((await page.locator('.three').count()) >= 3)
  await page.context().close()
})

for (const [path, heading] of [
  ['facts', 'Facts'],
  ['questions', 'Questions to the supplier'],
  ['decision', 'Decision'],
  ['filing', 'Filings'],
  ['obligations', 'Obligations'],
  ['/exercises', 'Exercises'],
] as const) {
  test(`${path}: axe finds nothing, nothing is wider than the page, and it stands in Welsh`, async () => {
    const page = await signedIn()
    const url = path.startsWith('/') ? `${api.url}${path}` : `${api.url}/incidents/${incidentId}/${path}`
    await page.goto(url)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('networkidle')
    // The clock of the authority that is told next stands on every page of an incident: the one at home, and once it is told, one that cannot be ruled out.
    if (!path.startsWith('/')) assert.match(await page.locator('.barclock').innerText(), /(?:ICO|EU authority) filing[\s\S]*(?:left|late|Filed|filed)/)
    const violations = await violationsOf(page)
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
      [],
    )
    await page.setViewportSize({ width: 390, height: 844 })
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
    await page.evaluate("localStorage.setItem('tocsin.language', 'cy')")
    await page.reload()
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), heading)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false)
    await page.context().close()
  })
}
