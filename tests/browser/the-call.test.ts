/** The list of suppliers and the call, in a browser: what is known before is there in the first minute. Keyboard, axe, phone, dark, Welsh. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { findPreparedness } from '../../src/incident/keep-preparedness.ts'
import { listLedger } from '../../src/incident/ledger.ts'
import { listIncidents } from '../../src/incident/list-incidents.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { AUDITOR, LEAD, NOW, seedIncident } from './seed.ts'

const SAID = 'A significant quantity of your data has been rendered inaccessible on our systems.'
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  await seedIncident(ctx)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder, supplierRoomUrl: 'http://127.0.0.1:1' })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function pageOf(who: typeof LEAD, options = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await page.clock.setFixedTime(NOW)
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, api.url, who)
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  return page
}
const axeFinds = async (page: Page) => (await violationsOf(page)).flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))

test('a supplier is put into the list by hand, with what it holds; what is missing is said and goes as it is mended', async () => {
  const page = await pageOf(LEAD)
  await page.getByRole('link', { name: 'Suppliers' }).click()
  await page.getByText('No supplier is listed yet.').waitFor()
  assert.deepEqual(await axeFinds(page), [])
  await page.getByRole('button', { name: 'Add a supplier' }).click()
  await page.getByLabel('Name of the supplier').fill('Northgate Data Services')
  await page.getByLabel('Country (two letters)').fill('GB')
  await page.getByLabel('Clause about incidents').fill('14.2')
  await page.getByLabel('Hours within which it tells us').fill('24')
  await page.getByLabel('Name of the data set').fill('Membership database')
  await page.getByLabel('About how many people').fill('130000')
  await page.getByText('Whose: –').click()
  await page.getByLabel('Member', { exact: true }).check()
  await page.getByText('Kinds of data: –').click()
  await page.getByLabel('Political opinion').check()
  await page.getByLabel('Postal address').check()
  assert.deepEqual(await axeFinds(page), [])
  await keepPicture(page, 'supplier-form.png')
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Nobody to reach by e-mail or telephone').waitFor()
  assert.deepEqual(await axeFinds(page), [])
  await page.getByRole('button', { name: 'Change Northgate Data Services' }).click()
  await page.getByLabel('Telephone, day and night').fill('0117 496 0200')
  await page.getByLabel('It hands data on to nobody').check()
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('0117 496 0200').waitFor()
  assert.equal(await page.getByText('Nobody to reach by e-mail or telephone').count(), 0)
  assert.equal(await page.getByText('Not known whom it hands data on to').count(), 0)
  await page.getByRole('button', { name: 'Change Ourselves' }).click()
  await page.getByLabel('Name of the organisation').fill('Harbour Alliance')
  await page.getByLabel('What kind it is').selectOption('political_party')
  await page.getByLabel('Their telephone').fill('0117 496 0124')
  assert.deepEqual(await axeFinds(page), [])
  await page.getByRole('button', { name: 'Keep' }).click()
  await page.getByText('Harbour Alliance · Political party · GB').waitFor()
  await keepPicture(page, 'suppliers.png')
  const { version, content } = await findPreparedness(ctx.store)
  assert.equal(version, 3)
  assert.deepEqual(content.suppliers, [
    {
      name: 'Northgate Data Services',
      country: 'GB',
      contact: { phone: '0117 496 0200' },
      sub_suppliers: [],
      contract: { clause: '14.2', tell_us_within_hours: 24 },
      holds: [{ data_set: 'Membership database', of: ['member'], kinds: ['postal_address', 'political_opinion'], people: 130000 }],
    },
  ])
  await page.context().close()
})

test('the call is written down by keyboard alone; the incident is open, its clock runs, what was said and what is held stand in it', async () => {
  const page = await pageOf(LEAD)
  await page.getByRole('link', { name: 'A supplier has called' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('14.2: tells us within 24 hours').waitFor()
  assert.deepEqual(await axeFinds(page), [])
  await page.getByLabel('Who told us').focus()
  await page.keyboard.type('Duty manager')
  await page.getByLabel('Since when the supplier has known').fill('2026-10-23T09:00')
  await page.getByLabel('When we were told').fill('2026-10-25T10:30')
  await page.getByLabel('What was said, word for word').focus()
  await page.keyboard.type(SAID)
  await keepPicture(page, 'call.png')
  await page.getByRole('button', { name: 'Open the incident' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Incident at Northgate Data Services').first().waitFor()
  await page.waitForURL(/incidents\/[0-9a-f-]{36}$/)
  await page.getByText(SAID).first().waitFor()
  await keepPicture(page, 'call-opened.png')
  assert.deepEqual(await axeFinds(page), [])
  const incident = (await listIncidents(ctx.store)).find(({ title }) => title === 'Incident at Northgate Data Services')!
  assert.deepEqual([incident.awareAt.toISOString(), incident.supplierAwareAt?.toISOString()], ['2026-10-25T10:30:00.000Z', '2026-10-23T08:00:00.000Z'])
  const says = (await listLedger(ctx.store, incident.incidentId)).map((fact) => fact.says).join('\n')
  for (const part of [SAID, 'holds "Membership database" for us: postal address, political opinion', 'It told us after 51 hours: late.'])
    assert.ok(says.includes(part), `${part} in ${says}`)
  await page.context().close()
})

test('on a phone, in the dark, in Welsh: nothing beyond the edge, nothing that axe finds', async () => {
  const page = await pageOf(LEAD, { width: 390, height: 844, dark: true })
  for (const language of ['en', 'cy']) {
    await page.evaluate(`localStorage.setItem('tocsin.language', '${language}')`)
    for (const [path, heading] of [
      ['suppliers', { en: 'Suppliers', cy: 'Cyflenwyr' }],
      ['call', { en: 'A supplier has called', cy: 'Mae cyflenwr wedi galw' }],
    ] as const) {
      await page.goto(`${api.url}/${path}`)
      await page.getByRole('heading', { name: heading[language as 'en' | 'cy'], level: 1 }).waitFor()
      await page.getByText('Northgate Data Services').first().waitFor({ state: 'attached' })
      assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= 390'), `${path} ${language}`)
      assert.deepEqual(await axeFinds(page), [])
      await keepPicture(page, `${path}-390-${language}.png`)
    }
  }
  await page.context().close()
})

test('whoever may only read sees the list and can neither change it nor open an incident', async () => {
  const page = await pageOf(AUDITOR as typeof LEAD)
  assert.equal(await page.getByRole('link', { name: 'A supplier has called' }).count(), 0)
  await page.getByRole('link', { name: 'Suppliers' }).click()
  await page.getByText('0117 496 0200').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Add a supplier' }).count(), 0)
  const statuses = await page.evaluate<
    number[]
  >(`Promise.all(['/api/suppliers', '/api/suppliers/drop', '/api/suppliers/ourselves', '/api/incidents'].map((path) =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then(({ status }) => status)))`)
  assert.deepEqual(statuses, [403, 403, 403, 403])
  assert.deepEqual(complaints, [])
})
