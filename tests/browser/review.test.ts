/** Match review in a browser: drawn, judged with the keyboard alone, taken back, shown in clear with a reason, and nothing that axe finds. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { saveLinkModel } from '../../src/register/link-model.ts'
import { saveLinkFacts } from '../../src/register/keep-link-facts.ts'
import { testContext, type TestContext } from '../database.ts'
import { reviewFixture } from '../linkage/review-fixture.ts'
import { keepPicture, signIn, startBrowser, stepUntil, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

const OPERATOR = { email: 'dele.abara@harbouralliance.example', password: 'nine boats at low tide', name: 'Dele Abara' }
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let address: string

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const incidentId = await seedIncident(ctx)
  await useLink(ctx, await invite(ctx, OPERATOR.email, OPERATOR.name, 'operator'), OPERATOR)
  const linked = await (await reviewFixture(ctx.engine)).link()
  // One person of the fixture stands in the register with its records.
  await ctx.engine.run(`create or replace table person_record as
    select 8 as person_no, l.record_no, r.file_no, r.source_no, r.row_no, r.place from person_link l join record r using (record_no)
    where l.person_no = (select person_no from person_link where record_no = 0)`)
  await ctx.engine.run(
    'create or replace table person_link as select * replace (case when record_no in (select record_no from person_record) then 8 else person_no + 1000 end as person_no) from person_link',
  )
  mkdirSync(join(ctx.dataFolder, 'incidents', incidentId), { recursive: true })
  saveLinkModel(ctx, incidentId, linked.model)
  saveLinkFacts(ctx, incidentId, linked)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  address = `${api.url}/incidents/${incidentId}/matches`
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function openReview(options: Parameters<TestBrowser['open']>[0] = {}, staff = LEAD): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await signIn(page, api.url, staff)
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return page
}

async function violations(page: Page): Promise<string[]> {
  const found = await violationsOf(page)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** Answers with a key; where more than two records are parted, the second one stands apart. */
async function judge(page: Page, key: 's' | 'd' | 'h' | 'c'): Promise<void> {
  await page.getByRole('table').waitFor()
  await page.keyboard.press(key)
  if ((key === 'd' || key === 'h') && !/two records/.test(await page.locator('.under').first().innerText())) {
    await page.getByRole('heading', { name: 'records are one person' }).waitFor()
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
  }
}

test('groups are drawn, judged by key, taken back, and the next one comes', async () => {
  const page = await openReview()
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: 'Draw pairs' }).click()
  await page.getByRole('table').waitFor()
  const waiting = async () => Number(/of (\d+)/.exec(await page.locator('.under').first().innerText())![1])
  const total = await waiting()
  await judge(page, 's')
  await page.getByText('you said “Same person”').waitFor()
  assert.equal(await waiting(), total - 1)
  await judge(page, 'd')
  await page.getByText('you said “Different people”').waitFor()
  await page.keyboard.press('u')
  await page.getByText('you said').waitFor({ state: 'detached' })
  assert.equal(await waiting(), total - 1)
  await keepPicture(page, 'matches.png')
  await page.context().close()
})

test('of three records one stands apart: which one is said with its letter or with the pointer, and kept', async () => {
  const page = await openReview()
  await page.getByRole('table').waitFor()
  while (!/three records/.test(await page.locator('.under').first().innerText())) await page.keyboard.press('j')
  await page.getByText('C. ').waitFor()
  await page.keyboard.press('d')
  const go = page.getByRole('button', { name: /^Record / })
  await go.waitFor()
  assert.ok(await go.isDisabled(), 'all of them one person is another answer')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Different people' }).waitFor()
  await page.keyboard.press('d')
  await page.getByRole('group', { name: 'Record C' }).getByRole('button', { name: 'Person 2' }).click()
  await page.keyboard.press('b')
  await page.keyboard.press('b')
  await page.keyboard.press('b')
  assert.equal(await page.getByRole('group', { name: 'Record B' }).getByRole('button', { name: 'Person 1' }).getAttribute('aria-pressed'), 'true')
  await keepPicture(page, 'matches-parting.png')
  await page.locator('main').press('Enter')
  await page.getByText('you said “Different people”').waitFor()
  await page.getByText(/The register: A and . (not )?joined/).waitFor()
  const said = await ctx.store.query<{ answer: string }>(`select answer from review_answer order by answered_at desc, answer limit 2`)
  assert.ok(said.some(({ answer }) => answer === 'different'))
  await page.context().close()
})

test('two reviewers: what the other said comes after the answer, and how they agree is told', async () => {
  const [first] = [await openReview()]
  const other = await openReview({}, OPERATOR)
  await other.getByRole('table').waitFor()
  const place = async (page: Page) => (await page.locator('.cmp thead').innerText()).replaceAll(/\s+/g, ' ')
  // The lead cannot say; so the group goes on to the second reviewer, who meets it in the queue.
  await first.getByRole('table').waitFor()
  const asked = await place(first)
  await first.keyboard.press('c')
  await first.getByText('you said “Cannot say”').waitFor()
  const met = await stepUntil(
    other,
    () => other.keyboard.press('j'),
    () => place(other),
    (seen) => seen === asked,
  )
  assert.equal(met, asked)
  await judge(other, 's')
  await other.getByText('you said “Same person”').waitFor()
  await keepPicture(other, 'second.png')
  await other.getByText(`${LEAD.name} said “Cannot say”.`).waitFor()
  await other.getByText(new RegExp(`You and ${LEAD.name} gave the same answer in 0 of \\d`)).waitFor()
  await first.context().close()
  await other.context().close()
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
    // Each drawing is a table, and has its file.
    for (const [table, head] of [
      ['levels', 'model,field,level,bits,one_person,one_household,strangers'],
      ['pairs', 'model,from_bits,pairs,link_from_bits'],
      ['records', 'model,from_bits,records,link_from_bits'],
      ['keys', 'model,pairs_share,pairs_found_first'],
    ] as const) {
      const link = page.locator(`a[href$="weights.csv?table=${table}"]`)
      const text = await (await page.request.get(new URL((await link.getAttribute('href'))!, api.url).href)).text()
      assert.equal(text.replace('\uFEFF', '').split('\r\n')[0], head)
      assert.ok(text.split('\r\n').length > 2)
    }
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    await page.context().close()
  }
})

test('what holds a person together: each line with its bits by arrow key, the same as a table, both rows with file and row, and the model', async () => {
  for (const options of [{}, { width: 390, height: 844 }, { dark: true }]) {
    const page = await openReview(options)
    await page.goto(`${address.replace('/matches', '')}/register/8`)
    const section = page.getByRole('region', { name: 'What holds the records together' })
    await section.getByRole('img').waitFor()
    const slider = section.getByRole('slider')
    await slider.focus()
    const first = await slider.getAttribute('aria-valuetext')
    assert.match(first!, /row \d+\) and \d \(.*, row \d+\): [+−]\d+\.\d bits$/)
    await page.keyboard.press('ArrowRight')
    assert.notEqual(await slider.getAttribute('aria-valuetext'), first)
    await section.getByText('Table', { exact: true }).click()
    const rows = await section.getByRole('row').count()
    assert.equal(rows - 1, Number(await slider.getAttribute('max')) + 1)
    const waterfall = await page.getByRole('table', { name: 'Weights of the comparison' }).innerText()
    assert.match(waterfall, /exports\/members\.csv · row 1\n/)
    assert.match(waterfall, /roster\.csv · row 1\n/)
    await page.getByText(/Weighed by model [0-9a-f]{12}\./).waitFor()
    assert.deepEqual(await violations(page), [])
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    await keepPicture(page, `person-${JSON.stringify(options).length}.png`)
    await page.context().close()
  }
})

test('links and review go into files that name places, method and seed, and no value', async () => {
  const page = await openReview()
  const download = async (path: string) => (await page.context().request.get(`${api.url}/api${path}`)).text()
  const incident = address.replace(api.url, '').replace('/matches', '')
  const links = await download(`${incident}/persons/8/links.csv`)
  assert.match(links, /P-0*8,roster,roster\.csv,row 1,record,exports\/members\.csv,row \d+,weighed,\d/)
  assert.match(await download(`${incident}/review.csv`), /Drawn at random with seed \d+/)
  assert.doesNotMatch(links, /Katherine|Ashdown|post\.example/)
  await page.context().close()
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
    await keepPicture(page, `matches-${name}.png`)
    await page.context().close()
  })
}
