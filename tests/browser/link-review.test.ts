/**
 * The whole way of a decision, as it is typed and clicked: investigate, `tocsin link review --serve`, a pair that the register had joined is judged
 * two people in the browser, the register is built anew, and there is one person more, who stays apart; the weights have learnt from it.
 */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startTocsin, tocsin } from '../walks/run-tocsin.ts'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { keepPicture, startBrowser, stepUntil, violationsOf, type TestBrowser } from './browser.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-link-review-'))
const data = preparedData(join(base, 'data'))
const GIVEN = ['Katherine', 'Oswin', 'Perdita', 'Idris', 'Marisol', 'Wilmot', 'Rowan', 'Isolde', 'Jerome', 'Tamsin', 'Eluned', 'Fergus']
const FAMILY = ['Ashdown', 'Tallow', 'Quillon', 'Venn', 'Achterberg', 'Sedgeley', 'Penhallow', 'Hartigan', 'Marwood', 'Trevanion', 'Lyddon']
let served: ReturnType<typeof startTocsin> | null = null
let browser: TestBrowser | null = null
let page: Page

/** Sixty people; the second and third row of evidence are one by all that they say, and only a person who knows them can tell that they are two. */
function writeFiles(): void {
  const people = Array.from({ length: 60 }, (_, at) => ({
    given: GIVEN[at % GIVEN.length]!,
    family: FAMILY[(at * 7) % FAMILY.length]!,
    born: `19${40 + (at % 55)}-0${1 + (at % 9)}-1${at % 10}`,
    email: `person${at}@post.example`,
  }))
  const rows = people.map(({ given, family, born, email }) => `${given},${family},${born},${email},`)
  rows.splice(1, 0, 'Morwenna,Tallis,1984-07-30,m.tallis@post.example,', 'Morwena,Tallis,1984-07-30,m.tallis@post.example,07700 900123')
  mkdirSync(join(base, 'evidence'))
  writeFileSync(join(base, 'evidence', 'crm.csv'), `first_name,last_name,date_of_birth,email,mobile\n${rows.join('\n')}\n`)
  const roster = people.slice(0, 30).map(({ given, family, born, email }, at) => `HA${1000 + at},${given},${family},${born},${email}`)
  writeFileSync(join(base, 'roster.csv'), `Membership No,First name,Surname,Date of birth,Email\n${roster.join('\n')}\n`)
}

before(async () => {
  writeFiles()
  const ran = await tocsin(['investigate', join(base, 'evidence'), '--roster', join(base, 'roster.csv'), '--out', join(base, 'out'), '--data', data])
  assert.equal(ran.code, 0, ran.stderr)
  served = startTocsin(['link', 'review', '--serve', '--data', data, '--port', String(await freePort(3))])
  const said = await told(served, /http\S+\/link#\S+/)
  browser = await startBrowser()
  page = await (await browser.open()).newPage()
  await page.goto(/http\S+\/link#\S+/.exec(said)![0])
  await page.getByLabel('Your name').fill('Ines Halloran')
  await page.getByLabel('E-mail address').fill('ines@harbouralliance.example')
  await page.getByLabel('Password', { exact: true }).fill('three quiet harbours')
  await page.getByLabel('Password again').fill('three quiet harbours')
  await page.getByRole('button', { name: 'Set password and sign in' }).click()
  await page.waitForURL(/incidents|sign-in/)
  await page.goto(/Console:\s+(http\S+\/matches)/.exec(said)![1]!)
  await page.getByRole('heading', { level: 1 }).waitFor()
})
after(async () => {
  await browser?.close()
  served?.child.kill('SIGINT')
  await served?.ended
  rmSync(base, { recursive: true, force: true })
})

const api = async <Answer>(path: string): Promise<Answer> => {
  const incident = /\/incidents\/[^/]+/.exec(page.url())![0]
  return (await (await page.request.get(`${new URL(page.url()).origin}/api${incident}/${path}`)).json()) as Answer
}
const people = async () => (await api<{ total: number }>('register')).total
const model = async () => (await api<{ weights: { modelHash: string } }>('review/weights')).weights.modelHash

test('link review opens the queue; a joined pair judged two people is two people in the next register, and the model has learnt', async () => {
  const [before, modelBefore] = [await people(), await model()]
  await page.getByRole('button', { name: 'Draw pairs' }).click()
  const head = page.locator('.cmp thead')
  await head.waitFor()
  await stepUntil(
    page,
    () => page.keyboard.press('j'),
    () => head.innerText(),
    (seen) => /row 3\b[\s\S]*row 2\b|row 2\b[\s\S]*row 3\b/.test(seen),
  )
  assert.match(await page.locator('.under').first().innerText(), /two records/)
  assert.match(await head.innerText(), /crm\.csv/)
  await page.keyboard.press('d')
  await page.getByText(/It weighs \+\d+\.\d bits; the register has joined them/).waitFor()
  await page.getByRole('button', { name: 'Build the register with these answers' }).click()
  await page.getByText('The register is being built with 1 decision.').waitFor()
  for (let step = 0; step < 120 && (await people()) === before; step++) await page.waitForTimeout(250)
  assert.equal(await people(), before + 1)
  assert.notEqual(await model(), modelBefore, 'weights are fitted anew')
})

test('the decision outlives the next register: nothing is asked twice, and the two stay two', async () => {
  const before = await people()
  const log = await api<{ entries: { action: string }[] }>('log')
  assert.ok(JSON.stringify(log).includes('review.apply'))
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  const view = await api<{ answered: number; disputed: number }>('review')
  assert.deepEqual([view.answered, view.disputed], [1, 0])
  assert.equal(await people(), before)
})

test('the register says who came apart since the one before, by number, as a table and as a file; axe finds nothing, wide and narrow, light and dark', async () => {
  const incident = /.*\/incidents\/[^/]+/.exec(page.url())![0]
  for (const options of [{}, { width: 390, height: 844 }, { dark: true }]) {
    if ('width' in options) await page.setViewportSize({ width: 390, height: 844 })
    else await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'dark' in options ? 'dark' : 'light' })
    await page.goto(`${incident}/register`)
    const panel = page.locator('details.register-changes')
    await panel.locator('summary').click()
    assert.match(await panel.locator('summary').innerText(), /1 new, 0 joined with others, 1 came apart, 0 gone/)
    const [event] = (await api<{ changes: { events: { event: string; id: number; others: number[] }[] } }>('register/changes')).changes.events
    assert.equal(event!.event, 'split')
    const id = (personNo: number) => `P-${String(personNo).padStart(6, '0')}`
    assert.deepEqual(await panel.locator('tbody tr').allInnerTexts(), [`${id(event!.id)}\tcame apart into\t${event!.others.map(id).join(', ')}`])
    assert.deepEqual(
      (await violationsOf(page)).map((found) => found.id),
      [],
    )
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'))
    await keepPicture(page, `register-changes${JSON.stringify(options).replace(/\W+/g, '-')}.png`)
    const href = (await panel.getByRole('link', { name: 'CSV' }).getAttribute('href'))!
    const text = await (await page.request.get(new URL(href, page.url()).href)).text()
    assert.deepEqual(text.replace('\uFEFF', '').trim().split('\r\n'), ['event,person_id,others', `split,${id(event!.id)},${event!.others.map(id).join(' ')}`])
  }
  await page.locator('details.register-changes tbody td a').click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  assert.match(page.url(), /\/register\/\d+$/)
})

/** Waits until what was printed says so. */
function told({ child, ended }: ReturnType<typeof startTocsin>, words: RegExp): Promise<string> {
  return new Promise((done, fail) => {
    let text = ''
    child.stdout!.on('data', (piece: Buffer) => {
      text += String(piece)
      if (words.test(text)) done(text)
    })
    void ended.then(({ stderr }) => fail(new Error(`it ended before it said ${String(words)}: ${text}${stderr}`)))
  })
}
