/** The page of staff in a browser: somebody is asked in, comes in, gets another role, forgets the password, leaves; and nothing that axe finds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { rolesWithSecondFactor } from '../../src/access/second-factor.ts'
import { listStaff } from '../../src/access/staff.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, settled, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { AUDITOR, LEAD, seedIncident } from './seed.ts'

const NIA = { name: 'Nia Farrow', email: 'nia.farrow@harbouralliance.example', password: 'a lantern by the slip' }
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = await testContext()
  await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function staffPage(options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, api.url, LEAD)
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  await page.goto(`${api.url}/staff`)
  await page.getByRole('heading', { name: 'Staff', level: 1 }).waitFor()
  await page.getByRole('cell', { name: LEAD.name }).waitFor()
  return page
}

async function assertSound(page: Page, name: string): Promise<void> {
  await settled(page)
  await keepPicture(page, `staff-${name}.png`)
  const found = await violationsOf(page)
  assert.deepEqual(
    found.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')}`)),
    [],
  )
  assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), `${name} is wider than the page`)
}

/** Opens a one-time link as its owner does, in a browser of their own. */
async function comeIn(link: string, password: string): Promise<Page> {
  const page = await (await browser.open({})).newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(NIA.name)
  await page.getByLabel('E-mail address').fill(NIA.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/incidents/**')
  return page
}
const roleOf = async (email: string) => (await listStaff(ctx.store)).find((one) => one.email === email)
const rowOf = (page: Page) => page.getByRole('row').filter({ hasText: NIA.email })

test('somebody is asked in by keyboard, with what the role may do in words; the link is shown once and opens', async () => {
  const page = await staffPage()
  await page.getByLabel('Name', { exact: true }).focus()
  await page.keyboard.type(NIA.name)
  await page.keyboard.press('Tab')
  await page.keyboard.type(NIA.email)
  await page.getByLabel('Role').selectOption('operator')
  await page.getByText('plans and sends notices that somebody else approved').waitFor()
  await page.getByRole('button', { name: 'Make an invitation' }).click()
  await page.getByText('One-time link for Nia Farrow').waitFor()
  await rowOf(page).getByText('Invited').waitFor()
  await assertSound(page, 'invited')
  const link = await page.locator('.command').innerText()
  const theirs = await comeIn(link, NIA.password)
  // An operator lets nobody in: neither the link to the page nor the page.
  await theirs.goto(`${api.url}/incidents`)
  await theirs.getByRole('link', { name: 'Suppliers' }).waitFor()
  assert.equal(await theirs.getByRole('link', { name: 'Staff' }).count(), 0)
  await theirs.goto(`${api.url}/staff`)
  await theirs.getByRole('alert').waitFor()
  await theirs.context().close()
  await page.reload()
  await rowOf(page).getByText('Can sign in').waitFor()
  assert.equal(await page.locator('.command').count(), 0)
  await page.context().close()
})

test('another role, a forgotten password and an end: each says what follows, and holds', async () => {
  const page = await staffPage()
  const open = () => rowOf(page).getByRole('button', { name: 'Change Nia Farrow' }).click()
  await open()
  await page.locator('.staff-change').getByLabel('Role').selectOption('auditor')
  await assertSound(page, 'change')
  await page.getByRole('button', { name: 'Give this role' }).click()
  await rowOf(page).getByText('Auditor').waitFor()
  await open()
  await page.getByRole('button', { name: 'Make a new link' }).click()
  await page.getByText('One-time link for Nia Farrow').waitFor()
  await (await comeIn(await page.locator('.command').innerText(), 'nine boats at low tide')).context().close()
  await page.getByRole('button', { name: 'End the access of Nia Farrow' }).click()
  await rowOf(page).getByText('Ended').waitFor()
  assert.equal((await roleOf(NIA.email))?.state, 'ended')
  await open()
  await page.getByRole('button', { name: 'Let in again, by a new link' }).click()
  await page.getByText('One-time link for Nia Farrow').waitFor()
  await (await comeIn(await page.locator('.command').innerText(), NIA.password)).context().close()
  assert.equal((await roleOf(NIA.email))?.state, 'active')
  await page.context().close()
})

test('nobody is offered a change of their own access; who must have a second factor is ruled here', async () => {
  const page = await staffPage()
  const own = page.getByRole('row').filter({ hasText: LEAD.email })
  await own.getByText('(you)').waitFor()
  assert.equal(await own.getByRole('button').count(), 0)
  const rule = page.getByRole('region', { name: 'Who must have a second factor' })
  await rule.getByLabel('Auditor').check()
  await rule.getByRole('button', { name: 'Keep this rule' }).click()
  await page.getByRole('row').filter({ hasText: AUDITOR.email }).getByText('Missing: the role needs it').waitFor()
  assert.deepEqual(await rolesWithSecondFactor(ctx.store), ['auditor'])
  await page.context().close()
})

test('on a phone, in the dark and in Welsh', async () => {
  const page = await staffPage({ width: 390, height: 844, dark: true })
  await assertSound(page, '390')
  await page.evaluate("localStorage.setItem('tocsin.language', 'cy')")
  await page.reload()
  await page.getByRole('heading', { name: 'Pwy sy’n gorfod cael ail ffactor' }).waitFor()
  await assertSound(page, 'cy-390')
  await page.context().close()
})

test('an address that leads nowhere says so and shows the way back', async () => {
  const page = await staffPage()
  await page.goto(`${api.url}/nowhere`)
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await assertSound(page, 'nowhere')
  await page.getByRole('link', { name: 'To the incidents' }).click()
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  assert.deepEqual(complaints, [])
  await page.context().close()
})
