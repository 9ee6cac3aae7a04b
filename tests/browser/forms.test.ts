/** Forms and my data in a browser: every page of every form, in both languages, without a finding of axe, on a phone, and by keyboard alone. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { FORM_KINDS } from '../../src/enquiry/forms/form.ts'
import { FORM_PLACE } from '../../src/enquiry/forms/registry.ts'
import { makePages } from '../../src/enquiry/my-page/make-pages.ts'
import { publishSite } from '../../src/enquiry/publish-site.ts'
import { siteDraft } from '../../src/enquiry/sample-site.ts'
import { spoolFolderOf } from '../../src/enquiry/site-card.ts'
import type { IncidentId } from '../../src/ids.ts'
import { assumedIncident } from '../../src/incident/incident-file.ts'
import { openIncident } from '../../src/incident/open-incident.ts'
import { openPlanner } from '../../src/notify/planner.ts'
import type { Portal } from '../../src/portal/server.ts'
import { testContext, type TestContext } from '../database.ts'
import { testPortal } from '../test-portal.ts'
import { personRow } from '../desk-people.ts'
import { keepPicture, press, startBrowser, violationsOf, type TestBrowser } from './browser.ts'

let ctx: TestContext
let incidentId: IncidentId
let portal: Portal
let browser: TestBrowser
let code = ''
const complaints: string[] = []

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'forms in a browser' })
  await personRow(ctx, incidentId, 1, {
    givenName: 'Morwen',
    familyName: 'Tallis',
    dateOfBirth: '1972-03-14',
    emails: ['morwen.tallis@post.example'],
    address: '4 Ferry Row, Saltmarsh',
    postcode: 'ZZ4 1AB',
    kinds: ['person_name', 'postal_address', 'email', 'date_of_birth', 'bank_account', 'political_opinion', 'password_hash'],
  })
  await ctx.store.query("insert into notice_draft values ($1, 'member', 'email', 'en', 1, '', '{}', now())", [incidentId])
  await publishSite(ctx, incidentId, siteDraft())
  for await (const { person } of (await openPlanner(ctx, incidentId)).everybody()) code = person.reference
  await makePages(ctx, incidentId, 'ha-2026-03')
  portal = await testPortal(ctx, { spoolFolder: spoolFolderOf(ctx.dataFolder) })
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
  page.on('console', (message) => message.type() === 'error' && !/status of 4(10|22|29)/.test(message.text()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${portal.url}/ha-2026-03/${path}`)
  return page
}

async function assertFits(page: Page, name: string): Promise<void> {
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [number, number]
  assert.ok(content <= window, `${name} scrolls sideways: ${content} > ${window}`)
}

async function assertSound(page: Page, name: string): Promise<void> {
  await assertHolds(page, name)
  await keepPicture(page, `form-${name.replaceAll('/', '-')}.png`)
}

/** Nothing scrolls sideways, and axe finds nothing. */
async function assertHolds(page: Page, name: string): Promise<void> {
  await assertFits(page, name)
  const violations = await violationsOf(page)
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')}`)),
    [],
  )
}

/** Fills what stands on the page, as a visitor who has no script and reads only the page. */
async function fill(page: Page): Promise<void> {
  for (const input of await page.locator('main input[type=text], main textarea').all()) {
    const id = (await input.getAttribute('id')) ?? ''
    const text = id.endsWith('day')
      ? '24'
      : id.endsWith('month')
        ? '10'
        : id.endsWith('year')
          ? '2025'
          : /email/.test(id)
            ? 'ada@post.example'
            : /postcode/.test(id)
              ? 'ZZ4 1AB'
              : /phone/.test(id)
                ? '01632 960 123'
                : /amount/.test(id)
                  ? '45.50'
                  : /hours/.test(id)
                    ? '2'
                    : id === 'code'
                      ? ''
                      : 'Ada ŵ ŷ'
    await input.fill(text)
  }
  const radio = page.locator('main input[type=radio]').first()
  if ((await radio.count()) > 0) await radio.check()
  const boxes = await page.locator('main input[type=checkbox]').all()
  for (const box of boxes.slice(0, Math.max(1, boxes.length - 1))) await box.check()
}

for (const kind of FORM_KINDS) {
  for (const [language, width] of [
    ['', 390],
    ['cy/', 390],
  ] as const) {
    // Every page of every form, in both languages; a picture of those that have every part.
    const assertStep = kind === 'claim' ? assertSound : assertHolds
    test(`${language}${FORM_PLACE[kind]} at ${width} px: nothing scrolls sideways, and axe finds nothing`, async () => {
      const page = await pageAt(`${language}${FORM_PLACE[kind]}`, width)
      const name = (step: string) => `${language}${FORM_PLACE[kind]}-${step}-${width}`
      await assertStep(page, name('start'))
      await press(page, page.locator('main form button').first())
      let hasSeenError = false
      for (let step = 1; !page.url().endsWith('/answers'); step++) {
        assert.ok(step < 45, page.url())
        if (!hasSeenError && (await page.locator('main input[type=text], main input[type=radio]').count()) > 0) {
          await press(page, page.locator('main form').last().locator('button'))
          if ((await page.locator('.summary-error').count()) > 0) {
            hasSeenError = true
            assert.equal(await page.evaluate('document.activeElement.className'), 'summary-error')
            await assertStep(page, name('error'))
          }
        }
        if (page.url().endsWith('/answers')) break
        await assertStep(page, name(String(step).padStart(2, '0')))
        await fill(page)
        await press(page, page.locator('main form').last().locator('button'))
      }
      await assertSound(page, name('answers'))
      await press(page, page.locator('main form button').last())
      assert.match(page.url(), /\/sent$/)
      await assertSound(page, name('sent'))
      await page.context().close()
    })
  }
}

test('a form is filled in by keyboard alone, and its error leads to the field', async () => {
  const page = await pageAt('complain', 390)
  const go = async () => {
    await page.locator('main form button').last().focus()
    await page.keyboard.press('Enter')
  }
  await go()
  await page.waitForURL(/complain\/about/)
  await go()
  await page.locator('.summary-error').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'about-happened')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await go()
  await page.waitForURL(/complain\/message/)
  await page.getByLabel('What happened, in your own words?').focus()
  await page.keyboard.type('I heard it on the radio first.')
  await go()
  await page.waitForURL(/complain\/wish/)
  await page.goBack()
  assert.equal(await page.getByLabel('What happened, in your own words?').inputValue(), 'I heard it on the radio first.')
  await page.context().close()
})

test('a paper is added with the browser’s own file chooser, and taken away', async () => {
  const page = await pageAt('correct', 390)
  await press(page, page.locator('main form button').first())
  for (const words of ['Mine', '']) {
    if (words !== '') await page.getByLabel(words).check()
    else await fill(page)
    await press(page, page.locator('main form').last().locator('button'))
  }
  await fill(page)
  await press(page, page.locator('main form').last().locator('button'))
  await page.waitForURL(/papers$/)
  await page.setInputFiles('input[type=file]', { name: 'bill.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 a bill') })
  await press(page, page.getByRole('button', { name: 'Add this file' }))
  await page.getByText('bill.pdf').first().waitFor()
  await assertSound(page, 'papers-added-390')
  await press(page, page.getByRole('button', { name: /Take away/ }))
  assert.equal(await page.getByText('bill.pdf').count(), 0)
  await page.context().close()
})

for (const [language, width] of [
  ['', 390],
  ['', 1280],
  ['cy/', 390],
] as const) {
  test(`${language}my data at ${width} px: the door, a wrong try and the page are sound`, async () => {
    const page = await pageAt(`${language}mine`, width)
    await assertSound(page, `${language}mine-door-${width}`)
    await press(page, page.locator('main form button'))
    await page.locator('.summary-error').waitFor()
    await assertSound(page, `${language}mine-wrong-${width}`)
    await page.locator('#code').fill(code)
    await page.locator('#day').fill('14')
    await page.locator('#month').fill('3')
    await page.locator('#year').fill('1972')
    await press(page, page.locator('main form button'))
    await page.getByText('Morwen Tallis').waitFor()
    await assertSound(page, `${language}mine-${width}`)
    await press(page, page.getByRole('button', { name: language === '' ? 'Close now' : 'Cau nawr' }))
    await page.goto(`${portal.url}/ha-2026-03/${language}mine`)
    assert.equal(await page.getByText('Morwen Tallis').count(), 0)
    await page.context().close()
  })
}

test('the pages for everything that can be asked are sound', async () => {
  const page = await pageAt('forms', 390)
  for (const place of ['forms', 'return', 'cy/forms', 'cy/return']) {
    await page.goto(`${portal.url}/ha-2026-03/${place}`)
    await assertSound(page, `${place}-390`)
  }
  await page.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
