/** Counsel's room in a browser: opened, written to, unlocked, a person admitted by a spoken code; and what others see. Axe, phone, dark, Welsh. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import type { IncidentId } from '../../src/ids.ts'
import { testContext, type TestContext } from '../database.ts'
import { signIn, startBrowser, type TestBrowser } from './browser.ts'
import { AUDITOR, LEAD, NOW, seedIncident } from './seed.ts'
import { assertSound, signedInPage } from './sound.ts'

const COUNSEL = { email: 'nia.prothero@chambers.example', name: 'Nia Prothero', password: 'three random words' }
const PASSPHRASE = 'four quiet harbour bells'
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let incidentId: IncidentId
let recoveryKey = ''
const complaints: string[] = []

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  incidentId = await seedIncident(ctx)
  await useLink(ctx, await invite(ctx, COUNSEL.email, COUNSEL.name, 'counsel'), COUNSEL)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder, supplierRoomUrl: 'http://127.0.0.1:1' })
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function roomOf(who: { email: string; password: string }, options = {}): Promise<Page> {
  const page = await signedInPage({ browser, url: api.url, complaints }, who, options)
  await page.goto(`${api.url}/incidents/${incidentId}/counsel`)
  await page.getByRole('heading', { level: 1, name: /Counsel’s room|Ystafell y cwnsler/ }).waitFor()
  return page
}

test('the lead sees that the room is not open, and who opens it', async () => {
  const page = await roomOf(LEAD)
  await page.getByText('The room is not open yet.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Open the room' }).count(), 0)
  await assertSound(page, 'counsel-not-open')
  await page.context().close()
})

test('counsel opens it with a passphrase typed twice, and is shown the recovery key once', async () => {
  const page = await roomOf(COUNSEL)
  await page.getByLabel('Passphrase, 12 characters or more').fill(PASSPHRASE)
  await page.getByLabel('The same again').fill(`${PASSPHRASE}?`)
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByText('The two are not the same.').waitFor()
  await page.getByLabel('The same again').fill(PASSPHRASE)
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('heading', { name: 'The recovery key' }).waitFor()
  recoveryKey = (await page.locator('.shown-once .code').textContent())!
  assert.match(recoveryKey, /^\w{5}(-\w{5}){4}$/)
  await assertSound(page, 'counsel-recovery-key')
  await page.getByRole('button', { name: 'I have written it down' }).click()
  await page.getByText('The room is locked.').waitFor()
  assert.equal(await page.getByText(recoveryKey).count(), 0)
  await page.context().close()
})

test('the lead writes to counsel and puts a file in, and can read neither; counsel unlocks, reads and saves', async () => {
  const page = await roomOf(LEAD)
  await page.getByRole('button', { name: 'Write to counsel' }).click()
  await page.getByLabel('What it is about').fill('The third paragraph')
  await page.getByLabel('Text', { exact: true }).fill('May we say that nothing was copied?\n\nThe supplier says so only.')
  await page.getByRole('button', { name: 'Put it in' }).click()
  await page.getByText('text, sealed').waitFor()
  await page.getByRole('button', { name: 'Put a file in' }).click()
  await page.setInputFiles('input[type=file]', { name: 'draft contract claim.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 draft') })
  await page.getByRole('button', { name: 'Put it in' }).click()
  await page.getByText('file, sealed').waitFor()
  assert.equal(await page.getByText('The third paragraph').count(), 0)
  await assertSound(page, 'counsel-lead')
  await page.context().close()

  const own = await roomOf(COUNSEL)
  await own.getByLabel('Passphrase').fill('not this one at all')
  await own.getByRole('button', { name: 'Unlock' }).click()
  await own.getByText('This is not your passphrase').waitFor()
  await assertSound(own, 'counsel-wrong')
  await own.getByLabel('Passphrase').fill(PASSPHRASE)
  await own.getByRole('button', { name: 'Unlock' }).click()
  await own.getByText('The third paragraph').waitFor()
  await assertSound(own, 'counsel-unlocked')
  await own.getByRole('button', { name: 'Read number 1' }).click()
  await own.getByText('The supplier says so only.').waitFor()
  await assertSound(own, 'counsel-note')
  await own.keyboard.press('Escape')
  const [download] = await Promise.all([own.waitForEvent('download'), own.getByRole('link', { name: 'Save number 2' }).click()])
  assert.equal(download.suggestedFilename(), 'draft contract claim.pdf')
  assert.equal(readFileSync(await download.path(), 'utf8'), '%PDF-1.7 draft')
  await own.getByRole('button', { name: 'Lock' }).click()
  await own.getByText('The room is locked.').waitFor()
  assert.equal(await own.getByText('The third paragraph').count(), 0)
  await own.context().close()
})

test('counsel admits the lead by a spoken code; the lead chooses a passphrase and reads; the key is taken away again', async () => {
  const own = await roomOf(COUNSEL, { dark: true })
  await own.getByLabel('Passphrase').fill(PASSPHRASE)
  await own.getByRole('button', { name: 'Unlock' }).click()
  await own.getByLabel('Whom').selectOption({ label: `${LEAD.name}, Lead` })
  await own.getByRole('button', { name: 'Admit', exact: true }).click()
  const code = (await own.locator('.shown-once .code').textContent())!
  await assertSound(own, 'counsel-admitted-dark')

  const page = await roomOf(LEAD, { width: 390, height: 844 })
  await page.getByLabel('Code').fill(code.toLowerCase())
  await page.getByLabel('Passphrase, 12 characters or more').fill('a passphrase of mine')
  await page.getByLabel('The same again').fill('a passphrase of mine')
  await assertSound(page, 'counsel-come-in-390')
  await page.getByRole('button', { name: 'Come in' }).click()
  await page.getByText('The third paragraph').waitFor()
  await assertSound(page, 'counsel-inside-390')

  own.on('dialog', (dialog) => void dialog.accept())
  await own.getByRole('button', { name: `Take the key away: ${LEAD.name}` }).click()
  await own.getByText('The room is locked.').waitFor()
  await page.getByRole('button', { name: 'Read number 1' }).click()
  await page.getByText('Counsel’s room is locked.').waitFor()
  await page.reload()
  await page.getByText('ask one of those who can unlock the room').waitFor()
  await page.context().close()
  await own.context().close()
})

test('counsel who has lost the passphrase comes in with the recovery key; in Welsh the page holds as well', async () => {
  const page = await roomOf(COUNSEL)
  await page.getByRole('button', { name: 'I have lost my passphrase' }).click()
  await page.getByLabel('Recovery key').fill(recoveryKey)
  await page.getByLabel('Passphrase, 12 characters or more').fill('five quiet harbour bells')
  await page.getByLabel('The same again').fill('five quiet harbour bells')
  await page.getByRole('button', { name: 'Unlock' }).click()
  await page.getByText('The third paragraph').waitFor()
  await page.keyboard.press('Control+k')
  await page.locator('.palette-field').fill('Cymraeg')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ystafell y cwnsler' }).waitFor()
  await assertSound(page, 'counsel-cy')
  await page.context().close()
})

test('an auditor is shown no such room', async () => {
  const page = await (await browser.open()).newPage()
  await signIn(page, api.url, AUDITOR)
  await page.getByRole('heading', { name: 'Incidents' }).waitFor()
  await page.goto(`${api.url}/incidents/${incidentId}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.equal(await page.getByRole('link', { name: 'Counsel’s room' }).count(), 0)
  const { status } = (await page.evaluate(`fetch('/api/incidents/${incidentId}/counsel').then(({ status }) => ({ status }))`)) as { status: number }
  assert.equal(status, 403)
  await page.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
