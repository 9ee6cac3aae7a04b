/** One's own account in a browser: the second factor is set up with the picture's secret, asked for at the door, and nothing that axe finds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { requireSecondFactor } from '../../src/access/second-factor.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  await seedIncident(ctx)
  await requireSecondFactor(ctx, ['lead'])
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder, supplierRoomUrl: 'http://127.0.0.1:1' })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function axeFinds(page: Page): Promise<string[]> {
  const violations = await violationsOf(page)
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

async function signIn(page: Page, code = ''): Promise<void> {
  await page.goto(`${api.url}/`)
  await page.getByLabel('E-mail address').fill(LEAD.email)
  await page.getByLabel('Password').fill(LEAD.password)
  if (code !== '') await page.getByLabel(/code/i).fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a lead who must have a second factor is led to it, sets it up, and is in', async () => {
  const context = await browser.open({})
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && /policy|script/i.test(message.text()) && complaints.push(message.text()))
  await signIn(page)
  await page.getByText('Your role needs a second factor').waitFor()
  await page.getByLabel('Your password').fill(LEAD.password)
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  assert.deepEqual(await axeFinds(page), [])
  await keepPicture(page, 'account.png')
  await page.setViewportSize({ width: 390, height: 844 })
  await keepPicture(page, 'account-390.png')
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 390'), 'nothing lies beyond the edge of a phone')
  const secret = (await page.locator('p.mono').innerText()).replace(/\s/g, '')
  const codeOf = (): string => new TOTP({ secret }).generate({ timestamp: ctx.clock.now().getTime() })
  await page.getByLabel(/six figures/).fill(codeOf())
  await page.getByRole('button', { name: 'Use it from now on' }).click()
  await page.getByText('In use: signing in needs a code').waitFor()
  await page.getByRole('link', { name: 'To the incidents' }).click()
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  // The next time the code is asked for; a used one does not open.
  ctx.clock = fixedClock(new Date(new Date(NOW).getTime() + 60_000))
  const other = await (await browser.open({})).newPage()
  await signIn(other)
  await other.getByRole('alert').waitFor()
  await signIn(other, codeOf())
  await other.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  assert.deepEqual(complaints, [])
})
