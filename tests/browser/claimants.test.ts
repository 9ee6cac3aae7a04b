/** A law firm's public pages for claimants, in a browser: from its start page to a claim at the desk with its assessment; nothing that axe finds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { setClaimantSide } from '../../src/enquiry/claims/claimant-side.ts'
import { deskRound } from '../../src/enquiry/desk/rounds.ts'
import { publishStatement } from '../../src/enquiry/publish-statement.ts'
import { spoolFolderOf } from '../../src/enquiry/site-card.ts'
import type { IncidentId } from '../../src/ids.ts'
import { readIncidentFile } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import type { Portal } from '../../src/portal/server.ts'
import { testContext, type TestContext } from '../database.ts'
import { testPortal } from '../test-portal.ts'
import { keepPicture, press, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'

const LEAD = { email: 'orla.fenn@quillmarsh.example', password: 'nine slow herons wading', name: 'Orla Fenn' }
const NOW = new Date('2025-10-27T09:00:00Z')
const YAML = `
incident: { reference: QM-2025-01, title: Northgate break-in }
organisation:
  name: Quill & Marsh
  kind: company
  country: GB
  zone: Europe/London
  address: 9 Ropewalk, Saltmarsh, ZZ1 9QM
  phone: 0808 157 0142
  statement_url: https://quillmarsh.example/northgate
  contact: { name: Orla Fenn, role: Partner, email: northgate@quillmarsh.example }
supplier: { name: Northgate Data Services, kind: processor, country: GB }
moments: { occurred: 2025-10-21 23:10, aware: 2025-10-24 10:00 }
what_happened: { summary: Ransomware., availability: yes, exfiltration: unknown }
notices: { phone_hours: "free, 9am to 5pm" }
facts:
  - { topic: cause, says: Harbour Alliance said on its own page that criminals locked its files., grade: seen, source: its page of 25 October }
  - { topic: copied, says: Whether the files were copied., grade: unknown, source: us }
`
let ctx: TestContext
let incidentId: IncidentId
let portal: Portal
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW.toISOString()) })
  const file = readIncidentFile(YAML, 'incident.yaml', NOW)
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'claimants in a browser' })
  const regulated = { en: ['Authorised and regulated by the Board of Invented Solicitors, number 000000.'] }
  await setClaimantSide(ctx, incidentId, { respondent: 'Harbour Alliance', regulated })
  await publishStatement(ctx, incidentId)
  const link = await invite(ctx, LEAD.email, LEAD.name, 'lead')
  await useLink(ctx, link, LEAD)
  portal = await testPortal(ctx, { spoolFolder: spoolFolderOf(ctx.dataFolder) })
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await portal?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function open(url: string, options: Parameters<TestBrowser['open']>[0]): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  page.on('console', (message) => message.type() === 'error' && !/status of 40[14]/.test(message.text()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(url)
  return page
}

async function assertSound(page: Page, name: string): Promise<void> {
  await keepPicture(page, `claimants-${name.replaceAll('/', '-')}.png`)
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [number, number]
  assert.ok(content <= window, `${name} scrolls sideways: ${content} > ${window}`)
  const violations = await violationsOf(page)
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)),
    [],
  )
}

for (const [language, width, dark] of [
  ['', 1280, false],
  ['', 390, false],
  ['cy/', 390, false],
  ['', 1280, true],
] as const)
  test(`${language || 'en/'}the firm’s pages at ${width} px${dark ? ', dark' : ''} fit, and axe finds nothing`, async () => {
    const site = `${portal.url}/qm-2025-01/${language}`
    const page = await open(site, { width, height: 900, dark })
    for (const place of ['', 'claim', 'forms', 'genuine', 'rights', 'return', 'check']) {
      await page.goto(site + place)
      await assertSound(page, `${language}${place || 'start'}-${width}${dark ? '-dark' : ''}`)
    }
    await page.context().close()
  })

/** A visitor who reads only the page: the first choice, or what `wishes` says by question. */
async function answerPage(page: Page, wishes: Record<string, string[]>): Promise<void> {
  const question = new URL(page.url()).pathname.split('/').at(-1)!
  const wish = wishes[question]
  if (wish !== undefined) for (const label of wish) await page.getByLabel(label, { exact: false }).first().check()
  else {
    const choice = page.locator('main input[type=radio], main input[type=checkbox]').first()
    if ((await choice.count()) > 0) await choice.check()
  }
  for (const input of await page.locator('main input[type=text], main textarea').all()) {
    const id = (await input.getAttribute('id')) ?? ''
    const typed = [
      [/day$/, '24'],
      [/month$/, '10'],
      [/year$/, '2025'],
      [/email/, 'ada@post.example'],
    ] as const
    await input.fill(typed.find(([pattern]) => pattern.test(id))?.[1] ?? 'Ada Lowmoor')
  }
  await press(page, page.locator('main form').last().locator('button'))
}

test('somebody reads who the firm is, tells it what happened for a child, and the claim stands at the desk with what cannot be checked', async () => {
  const page = await open(`${portal.url}/qm-2025-01/`, { width: 390, height: 844 })
  await page.getByText('We do not act for Harbour Alliance').first().waitFor()
  await page.getByRole('link', { name: 'Tell us what happened to you' }).first().click()
  await page.getByText('free, no-obligation assessment').waitFor()
  await press(page, page.getByRole('button', { name: 'Start' }))
  const wishes = { for: ['My child'], told: ['Yes, by letter'], effect: ['It caused me worry or distress'], consent: ['Read it and tell me'] }
  for (let step = 0; !page.url().endsWith('/answers'); step++) {
    assert.ok(step < 40, page.url())
    if (/(relation|told|consent)$/.test(page.url())) await assertSound(page, `question-${page.url().split('/').at(-1)}-390`)
    await answerPage(page, wishes)
  }
  await assertSound(page, 'answers-390')
  await press(page, page.getByRole('button', { name: 'Send for a free assessment' }))
  await page.waitForURL(/\/sent$/)
  await assertSound(page, 'sent-390')
  assert.match((await page.locator('main').textContent())!, /whether we think that you have a claim/)
  const reference = (await page.locator('.ref').textContent())!.trim()
  await page.context().close()

  await deskRound(ctx)
  const desk = await open(`${api.url}/`, { width: 1280, height: 900 })
  await signIn(desk, api.url, LEAD)
  await desk.getByRole('link', { name: 'Northgate break-in' }).waitFor()
  await desk.goto(`${api.url}/incidents/${incidentId}/claims`)
  await desk.getByText('Worked for claimants, against Harbour Alliance').waitFor()
  await desk.getByText('We act for the claimant and have no register').first().waitFor()
  await desk.getByText('A child claims through a litigation friend').first().waitFor()
  await assertSound(desk, 'console-claims-1280')
  assert.doesNotMatch((await desk.locator('main').textContent())!, /Lowmoor/)
  await desk.goto(`${api.url}/incidents/${incidentId}/desk`)
  await desk.locator('.queue .rows a').first().click()
  await desk.getByText(reference).first().waitFor()
  await desk.getByText('You and Harbour Alliance').first().waitFor()
  await assertSound(desk, 'console-desk-1280')
  await desk.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
