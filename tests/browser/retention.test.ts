/** When an incident is over, in a browser: one person asks, another confirms, and afterwards the register is empty and the record stands. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { eraseIncident } from '../../src/accountability/erase-incident.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import type { IncidentId } from '../../src/ids.ts'
import { testContext, type TestContext } from '../database.ts'
import { startBrowser, type TestBrowser } from './browser.ts'
import { AUDITOR, LEAD, NOW, seedIncident } from './seed.ts'
import { assertSound, signedInPage } from './sound.ts'

const COUNSEL = { email: 'nia.prothero@chambers.example', name: 'Nia Prothero', password: 'three random words' }
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let incidentId: IncidentId
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  incidentId = await seedIncident(ctx)
  await useLink(ctx, await invite(ctx, COUNSEL.email, COUNSEL.name, 'counsel'), COUNSEL)
  await ctx.store.query(`update stage_run set state = 'done'`)
  await ctx.store.query(`update notice_campaign set state = 'done'`)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder, supplierRoomUrl: 'http://127.0.0.1:1' })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function logOf(who: { email: string; password: string }, options = {}): Promise<Page> {
  const page = await signedInPage({ browser, url: api.url, complaints }, who, options)
  await page.goto(`${api.url}/incidents/${incidentId}/log`)
  await page.getByRole('heading', { level: 1, name: 'Log' }).waitFor()
  return page
}

test('the lead sets a hold, sees it in the way, lifts it, and asks', async () => {
  const page = await logOf(LEAD)
  await page.getByRole('button', { name: 'Set a hold' }).click()
  await page.getByLabel('What it is kept for').fill('Claim 4 B 12/26')
  await page.getByRole('button', { name: 'Set a hold' }).click()
  await page.getByText('1 hold stands.').waitFor()
  await assertSound(page, 'retention-hold')
  await page.getByRole('button', { name: 'Lift hold 1' }).click()
  await page.getByText('1 hold stands.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Ask to erase' }).click()
  await page.getByLabel('Why now').fill('The last claim was closed; kept until today.')
  await page.getByRole('button', { name: 'Ask to erase' }).click()
  await page.getByText('You asked for it; somebody else confirms.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Confirm and erase' }).count(), 0)
  await assertSound(page, 'retention-asked')
  await page.context().close()
})

test('another person makes the pack and confirms; afterwards nobody is on the register, and the page says so', async () => {
  const page = await logOf(COUNSEL, { width: 390, height: 844 })
  assert.ok(await page.getByRole('button', { name: 'Confirm and erase' }).isDisabled())
  await page.getByText('No pack was made').waitFor()
  await assertSound(page, 'retention-no-pack-390')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Make the pack' }).click()])
  assert.match(download.suggestedFilename(), /\.zip$/)
  await page.reload()
  page.on('dialog', (dialog) => void dialog.accept())
  await page.getByRole('button', { name: 'Confirm and erase' }).click()
  await page.getByText('Confirmed. It is being done.').waitFor()
  // As the worker of `serve` does.
  await eraseIncident(ctx, incidentId)
  await page.getByText(/^Erased /).waitFor()
  await assertSound(page, 'retention-erased-390')
  await page.goto(`${api.url}/incidents/${incidentId}/register`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const [people] = await ctx.store.query<{ n: number }>('select count(*)::int as n from person where incident_id = $1', [incidentId])
  assert.equal(people!.n, 0)
  await page.goto(`${api.url}/incidents/${incidentId}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('What you see is its record.').waitFor()
  await assertSound(page, 'retention-overview-after')
  await page.context().close()
})

test('whoever may not decide about it is not shown it', async () => {
  const page = await logOf(AUDITOR)
  assert.equal(await page.getByRole('heading', { name: 'When it is over' }).count(), 0)
  const status = await page.evaluate(`fetch('/api/incidents/${incidentId}/retention').then(({ status }) => status)`)
  assert.equal(status, 403)
  await page.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
