/** The suppliers' rooms in the console: ask somebody in, see what came, shut somebody out. Light and dark, wide and narrow, in Welsh. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import type { IncidentId } from '../../src/ids.ts'
import { receiveReport } from '../../src/supplier-room/receive-report.ts'
import { startUpload, takeWhole } from '../../src/supplier-room/take-upload.ts'
import { testContext, type TestContext } from '../database.ts'
import { enterAsGuest } from '../supplier-room/guests.ts'
import { keepPicture, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, seedIncident } from './seed.ts'

let ctx: TestContext
let incidentId: IncidentId
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
before(async () => {
  const consoleFolder = await builtConsole()
  ctx = await testContext()
  incidentId = await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder, supplierRoomUrl: 'https://suppliers.harbour.example' })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function signedInPage(options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await signIn(page, api.url, LEAD)
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  await page.goto(`${api.url}/incidents/${incidentId}/supplier`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function look(page: Page, name: string): Promise<void> {
  await keepPicture(page, `supplier-console-${name}.png`)
  const violations = await violationsOf(page)
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name}: ${id}: ${node.html.slice(0, 140)}`)),
    [],
  )
  assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${name} scrolls sideways`)
}

test('an empty page says what will be here; an invitation shows link and code once', async () => {
  const page = await signedInPage()
  await page.getByText('No room yet').waitFor()
  await look(page, 'empty')
  await page.getByLabel('E-mail address').fill('duty@northgate.example')
  await page.getByLabel('Name', { exact: true }).fill('Morgan Pryce')
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await page.getByText('Invitation for Northgate Data Services').waitFor()
  assert.match((await page.locator('.invited').innerText()).replace(/\s+/g, ' '), /https:\/\/suppliers\.harbour\.example\/enter\/[\w-]{43} .* \d{3} \d{3} /)
  await page.getByText('invited; link until').waitFor()
  await look(page, 'invited')
  await page.context().close()
})

test('what came is shown with its hashes, what is owed with its hour, in every width and light', async () => {
  const { visit } = await enterAsGuest(ctx, incidentId, null, 'files@northgate.example')
  await receiveReport(ctx, visit, {
    content: { aware_at: '2026-10-21T05:10:00Z', what_happened: 'Servers were encrypted.' },
    way: 'room',
    vouchedBy: 'signed in with two factors',
  })
  for (const path of ['membership backups/HA_2026-10-18.sql', 'listing.txt'])
    await takeWhole(ctx, visit, { path, bytes: 1, modifiedAt: null }, 'room', [randomBytes(70_000)], null)
  await startUpload(ctx, visit, { path: 'FS02/share.vhdx.locked', bytes: 690e9, modifiedAt: null })
  await enterAsGuest(ctx, incidentId, 'Lowfield Hosting', 'files@lowfield.example')
  for (const [name, options] of [
    ['wide', {}],
    ['dark', { dark: true }],
    ['390', { width: 390, height: 844 }],
  ] as const) {
    const page = await signedInPage(options)
    await page.getByRole('cell', { name: 'listing.txt' }).waitFor()
    await look(page, name)
    if (name === '390') {
      await page.evaluate("localStorage.setItem('tocsin.language', 'cy')")
      await page.reload()
      await page.getByRole('cell', { name: 'listing.txt' }).waitFor()
      await look(page, 'cy-390')
    }
    await page.context().close()
  }
})

test('a reminder that is due is written once, to those who have come in, and says nothing of the incident', async () => {
  await ctx.store.query(
    "update question set asked_at = now() - interval '5 hours', due_at = now() - interval '1 hour' where incident_id = $1 and code = 'contained'",
    [incidentId],
  )
  const page = await signedInPage()
  await page.getByRole('button', { name: 'Write the reminders that are due' }).click()
  await page.getByRole('link', { name: 'Open the mail to files@northgate.example' }).waitFor()
  const text = await page.locator('.command').first().innerText()
  assert.match(text, /Is it over\?.*overdue[\s\S]*https:\/\/suppliers\.harbour\.example/)
  assert.doesNotMatch(text, /ransomware|encrypted|duty@/i)
  await look(page, 'reminders')
  await page.reload()
  await page.getByRole('button', { name: 'Write the reminders that are due' }).click()
  await page.getByText('Nothing is due, or everybody').waitFor()
  await page.context().close()
})

test('somebody shut out is shut out at once', async () => {
  const page = await signedInPage()
  await page.getByRole('button', { name: 'Shut out Morgan Pryce' }).last().click()
  await page
    .locator('.member .meta')
    .filter({ hasText: /^shut out/ })
    .waitFor()
  const [row] = await ctx.store.query<{ ended: number }>('select count(*) as ended from supplier_member where ended_at is not null')
  assert.equal(row!.ended, 1)
  await page.context().close()
})
