/** The public pages in a browser: statement, self-check and check of notices. No finding of axe, no sideways scroll, by keyboard, in both languages. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { writeCodeBook } from '../../src/enquiry/code-book.ts'
import { publishSite } from '../../src/enquiry/publish-site.ts'
import { siteDraft } from '../../src/enquiry/sample-site.ts'
import { listQuestions } from '../../src/enquiry/self-check.ts'
import { codeBookOf, siteFolderOf, spoolFolderOf } from '../../src/enquiry/site-card.ts'
import { assumedIncident } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import type { IncidentId } from '../../src/ids.ts'
import { referenceFor } from '../../src/notify/reference.ts'
import { startPortal, type Portal } from '../../src/portal/server.ts'
import { portalStoreUrl } from '../../src/portal/store-url.ts'
import { fixedClock } from '../../src/clock.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, press, startBrowser, violationsOf, type TestBrowser } from './browser.ts'

const SLUG = 'ha-2026-03'
const PLACES = ['', 'check', 'check-done', 'genuine', 'cy/', 'cy/check', 'cy/check-done', 'cy/genuine']

let ctx: TestContext
let incidentId: IncidentId
let portal: Portal
let browser: TestBrowser
let code: string
/** What the browser complained about: something that the content policy stopped, or an error. */
const complaints: string[] = []

before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock('2026-10-25T17:00:00Z') })
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'public pages' })
  await publishSite(ctx, incidentId, siteDraft())
  code = referenceFor(Buffer.alloc(32, 5), incidentId, 12)
  const site = siteFolderOf(ctx.dataFolder)
  await writeCodeBook(
    codeBookOf(join(site, SLUG)),
    (async function* () {
      yield { reference: code, initial: 'T' }
    })(),
  )
  portal = await startPortal({
    host: '127.0.0.1',
    port: 0,
    storeUrl: portalStoreUrl(ctx.databaseUrl, null),
    siteFolder: site,
    spoolFolder: spoolFolderOf(ctx.dataFolder),
  })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await portal?.close()
  await ctx?.cleanUp()
})

async function pageAt(path: string, width: number): Promise<Page> {
  const context = await browser.open({ width, height: width < 500 ? 844 : 900 })
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${portal.url}/${SLUG}/${path}`)
  return page
}

async function assertSound(page: Page, name: string): Promise<void> {
  await assertFits(page, name)
  const violations = await violationsOf(page)
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')}`)),
    [],
  )
  await keepPicture(page, `public-${name.replaceAll('/', '-')}.png`)
}

async function assertFits(page: Page, name: string): Promise<void> {
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [number, number]
  assert.ok(content <= window, `${name} scrolls sideways: ${content} > ${window}`)
}

const ANSWERS = [
  ['ours', 'real', 'T'],
  ['unknown', 'real', 'S'],
  ['code', 'abc', 'T'],
  ['letter', 'real', ''],
  ['both', '', ''],
] as const

async function askGenuine(page: Page, typed: string, initial: string): Promise<void> {
  await page.getByLabel('The code in the notice').fill(typed === 'real' ? code : typed)
  await page.getByLabel('First letter of your last name').fill(initial)
  await press(page, page.getByRole('button', { name: 'Check this notice' }))
}

for (const width of [1280, 390]) {
  test(`at ${width} px axe finds nothing on any page, nor on any answer to a code`, async () => {
    const page = await pageAt('', width)
    for (const place of PLACES) {
      await page.goto(`${portal.url}/${SLUG}/${place}`)
      await assertSound(page, `${place || 'statement'}-${width}`)
    }
    for (const [name, typed, initial] of ANSWERS) {
      await page.goto(`${portal.url}/${SLUG}/genuine`)
      await askGenuine(page, typed, initial)
      await assertSound(page, `genuine-${name}-${width}`)
    }
    await page.context().close()
  })
}

test('at 320 px nothing scrolls sideways (WCAG 1.4.10)', async () => {
  const page = await pageAt('', 320)
  for (const place of PLACES) {
    await page.goto(`${portal.url}/${SLUG}/${place}`)
    await assertFits(page, place)
  }
  for (const [name, typed, initial] of ANSWERS) {
    await page.goto(`${portal.url}/${SLUG}/genuine`)
    await askGenuine(page, typed, initial)
    await assertFits(page, name)
  }
  await page.context().close()
})

test('the self-check works by keyboard alone, and what was typed reaches the desk', async () => {
  const page = await pageAt('', 1280)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to the main text')
  await page
    .getByRole('link', { name: /Check whether you are affected/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/check$/)
  await page.getByLabel('Your full name').focus()
  await page.keyboard.type('Morwen Tallis')
  await page.keyboard.press('Tab')
  await page.keyboard.type('morwen.tallis@post.example')
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/check-done$/)
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'We have your question. The answer comes to you.')
  const { questions } = await listQuestions(ctx, incidentId)
  assert.deepEqual(
    questions.map(({ question }) => [question.name, question.email]),
    [['Morwen Tallis', 'morwen.tallis@post.example']],
  )
  await page.context().close()
})

test('a code is checked by keyboard alone; a slip puts the focus on what is wrong, and the link leads to the field', async () => {
  const page = await pageAt('genuine', 1280)
  await page.getByLabel('The code in the notice').focus()
  await page.keyboard.type('7HKM-4TXQ')
  await page.keyboard.press('Tab')
  await page.keyboard.type('t')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').waitFor()
  assert.match(await page.title(), /^Error: Is this notice genuine\?/)
  assert.equal(await page.evaluate('document.activeElement.className'), 'summary-error')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'code')
  await page.keyboard.type(code.toLowerCase().replaceAll('-', ' '))
  await page.keyboard.press('Tab')
  await page.keyboard.type('t')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'This code is ours' }).waitFor()
  assert.match(page.url(), /\/genuine$/)
  await page.context().close()
})

test('the language switch keeps the place', async () => {
  const page = await pageAt('genuine', 390)
  await page.getByRole('link', { name: 'Cymraeg' }).click()
  await page.waitForURL(/\/cy\/genuine$/)
  assert.equal(await page.locator('html').getAttribute('lang'), 'cy')
  await page.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
