/** The console in a browser: figures, keys, reveal, and nothing that axe finds, in light and dark, wide and narrow. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite } from '../../src/access/sign-in.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, settled, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

const PAGES = ['', 'evidence', 'register', 'register/8', 'obligations', 'filing', 'notices', 'facts', 'log']

let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let home: string
/** What the browser complained about: an error of a script, or something that the content policy stopped. */
const complaints: string[] = []

async function signedInPage(options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const context = await browser.open(options)
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, api.url, LEAD)
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  return page
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${home}${path === '' ? '' : `/${path}`}`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('load')
}

async function violations(page: Page): Promise<string[]> {
  // A frame without scripts cannot be asked; the notice in it is checked where notices are made.
  const found = await violationsOf(page, 'iframe')
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`))
}

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const incidentId = await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  home = `${api.url}/incidents/${incidentId}`
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

test('the overview says how many, by when, and what is known', async () => {
  const page = await signedInPage()
  await page.getByRole('link', { name: 'Northgate ransomware' }).click()
  const main = page.getByRole('main')
  await main.getByText('About 186,900 people are').waitFor()
  const text = await main.innerText()
  for (const said of [
    '183,200',
    '191,600',
    'ICO filing, due today at 16:35 GMT',
    '72 elapsed hours; the clocks went back on Sun 25 Oct.',
    'Ransomware ran on four',
    'Whether anything was copied out is not known.',
    'Reading files',
  ]) {
    assert.ok(text.replace(/\s+/g, ' ').includes(said), said)
  }
  await page.context().close()
})

for (const [name, options] of [
  ['light', {}],
  ['dark', { dark: true }],
  ['390 px', { width: 390, height: 844 }],
] as const) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, async () => {
    const page = await signedInPage(options)
    const found: string[] = []
    for (const path of PAGES) {
      await open(page, path)
      await settled(page)
      found.push(...(await violations(page)).map((one) => `${path || 'overview'}: ${one}`))
      const tooWide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
      if ((tooWide as number) > 0) found.push(`${path || 'overview'}: ${String(tooWide)} px too wide`)
      await keepPicture(page, `${path.replace('/', '-') || 'overview'}-${name.replace(' ', '')}.png`)
    }
    await page.context().close()
    assert.deepEqual(found, [])
  })
}

test('keys go to rooms, through lists, open the palette and list themselves', async () => {
  const page = await signedInPage()
  await open(page, '')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.waitForURL('**/register')
  await page.getByText('1 to 500 of 1,240').waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'P-000002')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/register/2')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('P-000008')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/register/8')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Tab')
  await page.context().close()
})

test('the first Tab stop skips to the content', async () => {
  const page = await signedInPage()
  await open(page, 'facts')
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement.getAttribute("href")'), '#main')
  await page.context().close()
})

test('a value is shown after a reason, hides on demand, and stands in the log', async () => {
  const page = await signedInPage()
  await open(page, 'register/8')
  await page.getByRole('button', { name: 'Reveal e-mail address' }).click()
  const go = page.getByRole('button', { name: 'Reveal for 60 seconds' })
  assert.equal(await go.isDisabled(), true)
  await page.getByLabel('To settle a match').check()
  await go.click()
  await page.getByText('rhian.kowalczyk@mail.example').waitFor()
  await page.getByRole('button', { name: 'Hide' }).click()
  assert.equal(await page.getByText('rhian.kowalczyk@mail.example').count(), 0)
  await page.getByText('email: To settle a match').waitFor()
  await open(page, 'log')
  await page.getByRole('cell', { name: 'email: To settle a match' }).first().waitFor()
  await page.context().close()
})

test('an answer of the filing is copied where the browser gives no clipboard', async () => {
  const page = await signedInPage()
  await page.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
  await open(page, 'filing')
  await page.getByRole('button', { name: 'Copy: Our reference' }).click()
  await page.getByText('Copied').waitFor()
  await open(page, 'register')
  await page.getByLabel('Person by number').focus()
  await page.keyboard.press('Control+V')
  assert.equal(await page.getByLabel('Person by number').inputValue(), 'HA-2026-03')
  await page.context().close()
})

test('the log says that it is whole, and when that was checked', async () => {
  const page = await signedInPage()
  await open(page, 'log')
  await page.getByRole('button', { name: 'Check the log' }).click()
  await page.getByText(/^The log is whole: \d+ entries/).waitFor()
  await page.getByText('Checked Sun 25 Oct, 11:48 GMT.').waitFor()
  assert.deepEqual(await violations(page), [])
  await page.context().close()
})

test('whoever opens the one-time link of a house with one incident stands in it', async () => {
  const token = await invite(ctx, 'nia.farrow@harbouralliance.example', 'Nia Farrow', 'operator')
  const page = await (await browser.open({})).newPage()
  await page.goto(`${api.url}/link#${token}`)
  await page.getByLabel('Your name').fill('Nia Farrow')
  await page.getByLabel('E-mail address').fill('nia.farrow@harbouralliance.example')
  await page.getByLabel('Password', { exact: true }).fill('a lantern by the slip')
  await page.getByLabel('Password again').fill('a lantern by the slip')
  await page.keyboard.press('Enter')
  await page.waitForURL(home)
  await page.context().close()
})

test('the overview prints on one sheet', async () => {
  const page = await signedInPage()
  await open(page, '')
  await page.getByText('About 186,900 people are').waitFor()
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  assert.equal(pdf.match(/\/Type\s*\/Page\b/g)?.length, 1)
  await page.context().close()
})

test('the strict clock stands on every page of the incident', async () => {
  const page = await signedInPage()
  await page.goto(home)
  const nav = page.getByRole('navigation').first()
  await nav.getByRole('link', { name: 'Obligations' }).waitFor()
  const places = await nav.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const own = places.filter((place) => place.startsWith('/incidents/'))
  assert.ok(own.length >= 14, own.join(' '))
  for (const place of own) {
    await page.goto(`${api.url}${place}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
    assert.match(await page.locator('.barclock').innerText(), /ICO filing\s+\d+ h \d+ min left/, place)
  }
  await page.context().close()
})
test('what is typed in a field is no command', async () => {
  const page = await signedInPage()
  await open(page, 'register')
  await page.getByLabel('Person by number').fill('')
  await page.getByLabel('Person by number').press('g')
  await page.getByLabel('Person by number').press('l')
  assert.match(page.url(), /\/register$/)
  await page.context().close()
})

test('a session that has ended leads to the door', async () => {
  const page = await signedInPage()
  await open(page, 'facts')
  await page.context().clearCookies()
  await page.goto(home)
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  assert.deepEqual(await violations(page), [])
  await page.context().close()
})

test('the console speaks Welsh, and stays on the page', async () => {
  const page = await signedInPage({ width: 390, height: 844 })
  await page.evaluate("localStorage.setItem('tocsin.language', 'cy')")
  await open(page, '')
  assert.equal(await page.evaluate('document.documentElement.lang'), 'cy')
  await page.getByRole('heading', { name: 'Pobl yr effeithir arnynt' }).waitFor()
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number) <= 0)
  await page.context().close()
})

test('the browser had nothing to complain about but the refusals that were asked for', () => {
  assert.deepEqual(
    complaints.filter((text) => !/status of 401/.test(text)),
    [],
  )
})
