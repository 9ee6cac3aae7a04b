/** The supplier's room in a browser, as a supplier walks it: invited, in, reported, answered, a file broken off and gone on with. On a phone too, in Welsh, without script. */
import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { listQuestions } from '../../src/incident/list-questions.ts'
import { enterRoom } from '../../src/supplier-room/enter-room.ts'
import { inviteGuest, type Invitation } from '../../src/supplier-room/invite-guest.ts'
import { startSupplierRoom, type SupplierRoom } from '../../src/supplier-room/server.ts'
import { testContext, type TestContext } from '../database.ts'
import { codeAt, openTestIncident, PASSWORD } from '../supplier-room/guests.ts'
import { keepPicture, press, startBrowser, violationsOf, type TestBrowser } from './browser.ts'

const files = mkdtempSync(join(tmpdir(), 'tocsin-files-'))
let ctx: TestContext
let room: SupplierRoom
let browser: TestBrowser
let invitation: Invitation
/** The same person, asked in by another organisation. */
let second: Invitation
let visitor: BrowserContext
let page: Page
before(async () => {
  ctx = await testContext()
  await openTestIncident(ctx, 'Some Other Supplier')
  room = await startSupplierRoom(ctx, { host: '127.0.0.1', port: 0, publicUrl: null })
  invitation = await inviteGuest(ctx, {
    incidentId: null,
    supplierName: 'Northgate Data Services',
    email: 'duty@northgate.example',
    name: 'Morgan Pryce',
    language: 'en',
  })
  second = await inviteGuest(ctx, {
    incidentId: null,
    supplierName: 'Northgate Data Services',
    organisationName: 'Quay Workers Union',
    email: 'duty@northgate.example',
    name: 'Morgan Pryce',
    language: 'en',
  })
  browser = await startBrowser()
  visitor = await browser.open({ width: 1280 })
  page = await visitor.newPage()
})
after(async () => {
  await browser.close()
  await room.close()
  await ctx.cleanUp()
  rmSync(files, { recursive: true, force: true })
})

async function look(at: Page, name: string): Promise<void> {
  await keepPicture(at, `supplier-${name}.png`)
  const violations = await violationsOf(at)
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
    [],
  )
  const wide = await at.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(wide, 0, `${name} scrolls sideways by ${wide} px`)
}
/** A page of the same visitor, as wide as a phone. */
async function lookNarrow(path: string, name: string): Promise<void> {
  const narrow = await visitor.newPage()
  await narrow.setViewportSize({ width: 390, height: 844 })
  await narrow.goto(`${room.url}${path}`)
  await look(narrow, `${name}-390`)
  await narrow.setViewportSize({ width: 320, height: 700 })
  assert.equal(await narrow.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, `${name} at 320 px`)
  await narrow.close()
}

test('an invited person types the code from the telephone, chooses a password, connects an app and is in', async () => {
  await page.goto(`${room.url}/enter/${invitation.link}`)
  await look(page, 'code')
  await page.getByLabel('Code from the telephone').fill('12')
  await press(page, page.getByRole('button', { name: 'Go on' }))
  assert.match(await page.title(), /^Error: /)
  assert.equal(await page.evaluate('document.activeElement?.className'), 'summary-error')
  await page.getByLabel('Code from the telephone').fill(`${invitation.spoken.slice(0, 3)} ${invitation.spoken.slice(3)}`)
  await press(page, page.getByRole('button', { name: 'Go on' }))
  await look(page, 'set-up')
  const secret = (await page.locator('.enrol .code').textContent())!.replaceAll(' ', '')
  await page.getByLabel('Choose a password').fill('too short')
  await page.getByLabel('Code that the app shows now').fill('123456')
  await press(page, page.getByRole('button', { name: 'Enter the room' }))
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Choose a password').fill(PASSWORD)
  await page.getByLabel('Code that the app shows now').fill(codeAt(secret, new Date()))
  await press(page, page.getByRole('button', { name: 'Enter the room' }))
  await page.getByRole('heading', { level: 1, name: 'Harbour Alliance: supplier’s room' }).waitFor()
  await look(page, 'home-empty')
  await lookNarrow('/', 'home-empty')
})

async function answer(fill: () => Promise<void>, name?: string): Promise<void> {
  if (name) await look(page, `report-${name}`)
  await fill()
  await press(page, page.getByRole('button', { name: 'Save and go on' }))
}

test('the report is one question a page, refuses what cannot be, keeps what was typed, and opens the incident', async () => {
  await page.getByRole('link', { name: 'Report an incident' }).click()
  const moment = async (legend: RegExp, day: string, time: string) => {
    const group = page.getByRole('group', { name: legend })
    for (const [label, value] of [
      ['Day', day],
      ['Month', '1'],
      ['Year', '2026'],
      ['Time', time],
    ] as const)
      await group.getByLabel(label).fill(value)
  }
  await answer(() => moment(/find out/, '40', '6.10'))
  assert.match((await page.getByRole('alert').textContent())!, /There is no such day/)
  await look(page, 'report-error')
  await answer(() => moment(/find out/, '14', '6.10'))
  await lookNarrow('/report/told', 'report-told')
  await answer(async () => page.getByLabel('No, this report is the first word').check(), 'told')
  await answer(async () => {
    await page.getByLabel('We know').first().check()
    await moment(/If you know/, '13', '11:10pm')
  })
  await answer(async () => page.getByRole('textbox').fill('Somebody encrypted two of our file servers.'), 'what')
  await answer(async () => {
    await page
      .getByRole('group', { name: /ransomware/ })
      .getByLabel('Yes')
      .check()
    await page
      .getByRole('group', { name: /reached/ })
      .getByLabel('We do not know yet')
      .check()
  })
  await answer(async () => {})
  await answer(async () => page.getByRole('textbox').fill('FS02\nbackup store'))
  await answer(async () => page.getByLabel('Dates of birth').check(), 'kinds')
  await answer(async () => page.getByRole('textbox').fill('200,000 to 300,000'))
  await answer(async () => {})
  await answer(async () => page.getByRole('textbox').fill('Morgan Pryce, 01632 960 118'))
  await page.getByRole('heading', { name: 'Check your answers, then send them' }).waitFor()
  assert.equal(await page.getByText('Does it affect other customers').count(), 0, 'one room so far')
  await enterRoom(ctx, { link: second.link, spoken: second.spoken, password: '', code: '', name: '' })
  await page.reload()
  await look(page, 'check')
  await lookNarrow('/report/check', 'check')
  await page.getByRole('link', { name: /How many people/ }).click()
  assert.equal(await page.getByRole('textbox').inputValue(), '200,000 to 300,000')
  await press(page, page.getByRole('button', { name: 'Save and go on' }))
  await page.getByLabel('Quay Workers Union').check()
  await press(page, page.getByRole('button', { name: 'Send the report' }))
  await page.getByRole('heading', { name: 'We have your report' }).waitFor()
  await page.getByText('Quay Workers Union').waitFor()
  await look(page, 'done')
  const [row] = await ctx.store.query<{ supplier_aware_at: Date; occurred_at: Date }>(
    'select i.supplier_aware_at, i.occurred_at from incident i join supplier_room r using (incident_id) where r.room_id = $1',
    [invitation.roomId],
  )
  assert.deepEqual([row!.supplier_aware_at.toISOString(), row!.occurred_at.toISOString()], ['2026-01-14T06:10:00.000Z', '2026-01-13T23:10:00.000Z'])
})

test('[SUP12] the other organisation has its own report in a room of its own, and the way there and back is on the page', async () => {
  await page.goto(`${room.url}/`)
  await page.getByRole('link', { name: 'Go to another of your rooms' }).click()
  await look(page, 'rooms')
  await page.getByRole('button', { name: /Open Quay Workers Union/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Quay Workers Union: supplier’s room' }).waitFor()
  assert.doesNotMatch((await page.locator('main').textContent())!, /Harbour Alliance/)
  await look(page, 'second-home')
  await page.goto(`${room.url}/rooms`)
  await page.getByRole('button', { name: /Open Harbour Alliance/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Harbour Alliance: supplier’s room' }).waitFor()
})

test('what was said is not asked again; an answer is kept and can be bettered', async () => {
  await page.goto(`${room.url}/questions`)
  await look(page, 'questions')
  await lookNarrow('/questions', 'questions')
  await page.getByRole('link', { name: 'Was data copied out?' }).click()
  await look(page, 'question')
  await press(page, page.getByRole('button', { name: 'Save the answer' }))
  assert.match((await page.getByRole('alert').textContent())!, /problem/)
  await page.getByLabel('We looked and did not see it').check()
  await page.getByLabel('More words').fill('Firewall logs of 13 to 15 January.')
  await press(page, page.getByRole('button', { name: 'Save the answer' }))
  await page.getByText('The answer is saved.').waitFor()
  const [found] = await ctx.store.query<{ incident_id: string }>('select incident_id from supplier_room where incident_id is not null')
  const question = (await listQuestions(ctx.store, found!.incident_id)).find(({ code }) => code === 'exfiltration')!
  assert.match(question.answers.at(-1)!.says, /^not_seen/)
})

test('a file goes on after a broken line and after the page was closed, and is the same on both sides', async () => {
  const bytes = randomBytes((20 << 20) + 321)
  const path = join(files, 'members.sql.locked')
  writeFileSync(path, bytes)
  await page.goto(`${room.url}/files`)
  await look(page, 'files')
  // The line breaks after the first piece that the room has taken, and stays broken until the page is gone.
  let taken = 0
  await page.route('**/api/uploads/*', async (route) => {
    if (route.request().method() !== 'PATCH') return route.continue()
    if (taken > 0) return route.abort('connectionreset')
    const response = await route.fetch()
    if (response.ok()) taken++
    await route.fulfill({ response })
  })
  await page.setInputFiles('#pick-files', path)
  await page.getByText('The line is broken.').waitFor({ timeout: 150_000 })
  await look(page, 'files-broken')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.close({ runBeforeUnload: false })
  page = await visitor.newPage()
  await page.goto(`${room.url}/files`)
  assert.match((await page.locator('.upload-list').textContent())!, /8\.39 MB \/ 21 MB/)
  let acknowledged = 0
  await page.route('**/api/uploads/*', async (route) => {
    // The piece arrives, its acknowledgement does not.
    if (route.request().method() !== 'PATCH' || ++acknowledged > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.setInputFiles('#pick-files', path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await page.getByText(`Received: the same on both sides. SHA-256 ${sha256}`).waitFor({ timeout: 150_000 })
  await page.reload()
  assert.match((await page.locator('.upload-list').textContent())!, new RegExp(sha256))
  await look(page, 'files-received')
  await lookNarrow('/files', 'files')
})

test('without script a small file is sent by a form', async () => {
  const plain = await browser.open({ width: 390, height: 844 })
  await plain.addCookies(await visitor.cookies())
  const quiet = await plain.newPage()
  await quiet.route('**/send-files.js', (route) => route.abort())
  await quiet.goto(`${room.url}/files`)
  await quiet.getByRole('button', { name: 'Send the file' }).click()
  assert.match((await quiet.getByRole('alert').textContent())!, /Choose a file/)
  writeFileSync(join(files, 'listing.txt'), 'members.sql 840\n')
  await quiet.setInputFiles('#file', join(files, 'listing.txt'))
  await quiet.getByRole('button', { name: 'Send the file' }).click()
  await quiet.getByRole('cell', { name: 'listing.txt', exact: true }).waitFor()
  await look(quiet, 'files-plain-390')
  await plain.close()
})

test('the room speaks Welsh, keeps its place in the switch, and makes keys', async () => {
  await page.goto(`${room.url}/questions`)
  await page.getByRole('link', { name: 'Cymraeg' }).click()
  await page.getByRole('heading', { level: 1, name: 'Yr hyn a ofynnir' }).waitFor()
  assert.equal(await page.evaluate('document.documentElement.lang'), 'cy')
  await lookNarrow('/', 'home-cy')
  await lookNarrow('/report/kinds', 'report-kinds-cy')
  await page.goto(`${room.url}/keys`)
  await page.getByLabel('Ar gyfer beth y mae?').fill('nightly')
  await page.getByRole('button', { name: 'Gwneud allwedd' }).click()
  const key = await page.locator('#made').textContent()
  await look(page, 'keys-cy')
  const answered = await fetch(`${room.url}/api/room`, { headers: { authorization: `Bearer ${key}` } })
  assert.equal(((await answered.json()) as { supplier: string }).supplier, 'Northgate Data Services')
})

test('by keyboard alone: skip link, order of focus, and a file chosen from a button that shows its focus', async () => {
  await page.goto(`${room.url}/language/en?back=/files`)
  await page.keyboard.press('Tab')
  assert.equal(await page.evaluate('document.activeElement?.className'), 'skip')
  const seen: string[] = []
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    seen.push(await page.evaluate("document.activeElement?.id ?? ''"))
  }
  assert.ok(seen.indexOf('pick-files') >= 0 && seen.indexOf('pick-folder') > seen.indexOf('pick-files'))
})

test('signing out ends the session, and no page shows without one', async () => {
  await page.goto(`${room.url}/`)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sign in to the supplier’s room' }).waitFor()
  await look(page, 'sign-in')
  await page.goto(`${room.url}/files`)
  assert.match(page.url(), /\/sign-in$/)
})
