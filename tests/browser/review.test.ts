/** Match review in a browser: drawn, judged with the keyboard alone, taken back, shown in clear with a reason, and nothing that axe finds. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { build } from 'vite'
import type { Page } from 'playwright-core'
import { startApi } from '../../src/api/server.ts'
import { fixedClock } from '../../src/clock.ts'
import { saveLinkModel } from '../../src/register/link-model.ts'
import { saveLinkFacts } from '../../src/register/keep-link-facts.ts'
import { testContext, type TestContext } from '../database.ts'
import { reviewFixture } from '../linkage/review-fixture.ts'
import { pictureFolder, startBrowser, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

const CONSOLE = join(import.meta.dirname, '..', '..', 'console')
const pictures = pictureFolder()
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let address: string

before(async () => {
  mkdirSync(pictures, { recursive: true })
  const outDir = join(pictures, 'dist-review')
  await build({ root: CONSOLE, logLevel: 'error', build: { outDir } })
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const incidentId = await seedIncident(ctx)
  const linked = await (await reviewFixture(ctx.engine)).link()
  mkdirSync(join(ctx.dataFolder, 'incidents', incidentId), { recursive: true })
  saveLinkModel(ctx, incidentId, linked.model)
  saveLinkFacts(ctx, incidentId, linked)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder: outDir })
  address = `${api.url}/incidents/${incidentId}/matches`
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function openReview(options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await page.goto(`${api.url}/`)
  await page.getByLabel('E-mail address').fill(LEAD.email)
  await page.getByLabel('Password').fill(LEAD.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

test('pairs are drawn, judged by key, taken back, and the next one comes', async () => {
  const page = await openReview()
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'Draw pairs' }).click()
  await page.getByRole('table').waitFor()
  const waiting = async () => Number(/of (\d+)/.exec(await page.locator('.under').first().innerText())![1])
  const total = await waiting()
  await page.keyboard.press('s')
  await page.getByText('you said “Same person”').waitFor()
  assert.equal(await waiting(), total - 1)
  await page.keyboard.press('d')
  await page.getByText('you said “Different people”').waitFor()
  await page.keyboard.press('u')
  await page.getByText('you said').waitFor({ state: 'detached' })
  assert.equal(await waiting(), total - 1)
  await page.screenshot({ path: join(pictures, 'matches.png'), fullPage: true })
  await page.context().close()
})

test('G then D goes to the duties and judges nothing', async () => {
  const page = await openReview()
  await page.getByRole('table').waitFor()
  const before = await ctx.store.query('select 1 from review_answer')
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL('**/obligations')
  assert.equal((await ctx.store.query('select 1 from review_answer')).length, before.length)
  await page.context().close()
})

test('values come in clear only after a reason, and go with the pair', async () => {
  const page = await openReview()
  await page.getByRole('table').waitFor()
  await page.keyboard.press('v')
  const go = page.getByRole('button', { name: 'Show for 60 seconds' })
  assert.ok(await go.isDisabled())
  assert.deepEqual(await violations(page), [])
  await page.getByLabel('Names from another language').check()
  await go.click()
  await page.getByText('hidden again in').waitFor()
  await page.keyboard.press('c')
  await page.getByText('you said “Cannot say”').waitFor()
  assert.equal(await page.getByText('hidden again in').count(), 0)
  await page.context().close()
})

test('how matches are weighed: each agreement with its bits, the spread and the keys; axe finds nothing, wide and narrow', async () => {
  for (const options of [{}, { width: 390, height: 844 }]) {
    const page = await openReview(options)
    await page.goto(`${address}/weights`)
    await page.getByRole('table', { name: 'Given name' }).waitFor()
    assert.match(await page.getByRole('main').innerText(), /The same\s+\+\d/)
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    await page.context().close()
  }
})

for (const [name, options] of [
  ['wide', {}],
  ['narrow', { width: 390, height: 844 }],
  ['dark', { dark: true }],
] as const) {
  test(`axe finds nothing on the review, ${name}; nothing runs over the edge`, async () => {
    const page = await openReview(options)
    await page.getByRole('table').waitFor()
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    await page.screenshot({ path: join(pictures, `matches-${name}.png`), fullPage: true })
    await page.context().close()
  })
}
