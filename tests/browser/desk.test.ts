/** Desk, claims and statement in the console: a day's work by two people, nothing that axe finds, on a wide screen and a phone. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { assessClaims } from '../../src/enquiry/claims/assess-claims.ts'
import { takeInSubmissions } from '../../src/enquiry/desk/take-in-submissions.ts'
import { portalKeys } from '../../src/enquiry/self-check.ts'
import { sealSubmission, type Submission } from '../../src/enquiry/submission.ts'
import type { IncidentId } from '../../src/ids.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, settled, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

const AGENT = { email: 'dele.abara@harbouralliance.example', password: 'four paper boats there', name: 'Dele Abara' }
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let incidentId: IncidentId
let home: string
const complaints: string[] = []

async function submit(change: Partial<Submission>): Promise<void> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const submission: Submission = {
    submissionId: randomUUID(),
    kind: 'enquiry',
    reference: 'E-7HKM-4TXQ-9R',
    secondReference: 'K-7HKM-4TXQ-9R',
    language: 'en',
    sentAt: NOW,
    answers: {},
    files: [],
    ticket: null,
    ...change,
  }
  await ctx.store.query('insert into submission values ($1, $2, $3, $4)', [
    submission.submissionId,
    incidentId,
    new Date('2026-10-25T08:03:00Z'),
    sealSubmission(keys.publicKey, incidentId, submission),
  ])
}

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  incidentId = await seedIncident(ctx)
  const link = await invite(ctx, AGENT.email, AGENT.name, 'desk')
  await useLink(ctx, link, AGENT)
  const text =
    'I left in 2019. A friend has told me there has been a break-in. What do you still hold on me, and why on earth do you still have it? I want it gone.'
  await submit({
    kind: 'access',
    reference: 'A-4QWK-97HD-2M',
    answers: { for: 'me', what: 'part', part: text, name: 'Rhona Kestle', reach: 'email', email: 'rhona.kestle@post.example', code: '' },
  })
  await submit({
    answers: {
      topic: 'safety',
      message: 'My ex must not find out where I live. He knows I am a member.',
      name: 'Ffion Marsh',
      reach: 'phone',
      phone: '01632 960 111',
      code: '',
    },
  })
  await submit({
    kind: 'claim',
    reference: 'C-8TXM-35RN-7K',
    secondReference: 'K-8TXM-35RN-7K',
    answers: {
      for: 'me',
      lawyer: 'none',
      name: 'Morwen Tallis',
      reach: 'email',
      email: 'morwen.tallis@post.example',
      lives: 'wales',
      told: 'no',
      'learned-day': '24',
      'learned-month': '10',
      'learned-year': '2026',
      data: ['contact', 'bank'],
      effect: ['money', 'distress'],
      'money-what': 'New locks',
      'money-amount': '45.50',
      'money-proof': 'later',
      distress: 'I have not slept well since.',
      doctor: 'yes',
      steps: ['bank'],
      complained: 'no',
      unhappy: 'I heard it on the radio first.',
      consent: ['check', 'counsel'],
    },
  })
  await takeInSubmissions(ctx)
  await assessClaims(ctx, incidentId)
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  home = `${api.url}/incidents/${incidentId}`
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

async function signedIn(who: { email: string; password: string }, options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const context = await browser.open(options)
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && !/status of 401/.test(message.text()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(page, api.url, who)
  await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
  return page
}

async function assertSound(page: Page, name: string): Promise<void> {
  await settled(page)
  await keepPicture(page, `desk-${name}.png`)
  const [content, window] = (await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')) as [number, number]
  assert.ok(content <= window, `${name} scrolls sideways: ${content} > ${window}`)
  const violations = await violationsOf(page, 'iframe')
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`)),
    [],
  )
}

test('an enquiry is taken, proven, answered by one person and released by another; somebody in fear stands first', async () => {
  const agent = await signedIn(AGENT)
  await agent.goto(`${home}/desk`)
  await agent.getByRole('heading', { name: 'Desk' }).waitFor()
  await agent.locator('.queue .rows a').first().waitFor()
  assert.match((await agent.locator('.queue .rows a').first().textContent()) ?? '', /urgent/)
  assert.doesNotMatch((await agent.locator('.queue').textContent()) ?? '', /Kestle|Marsh|Tallis/)
  await assertSound(agent, 'home-1440')
  await agent.getByRole('link', { name: /Access, Complaint, Erasure|Access, Erasure, Complaint/ }).click()
  await agent.getByText('why on earth do you still have it').first().waitFor()
  await agent.getByRole('button', { name: 'Take it' }).click()
  await agent.getByText('owner: Dele Abara').waitFor()
  await agent.getByLabel('Person number').fill('P-000008')
  await agent.getByLabel('Code on the notice, read out').check()
  await agent.getByLabel('Called back on the number on file').check()
  await agent.getByRole('button', { name: 'Write down the proof' }).click()
  await agent.getByText(/^Proven/).waitFor()
  await agent.getByRole('combobox', { name: 'Wording' }).selectOption('copy-enclosed')
  await agent.getByRole('button', { name: 'Fill in' }).click()
  await agent.getByText('Filled in:').waitFor()
  const reply = agent.getByRole('textbox', { name: 'Reply' })
  await reply.fill((await reply.inputValue()).replace(/\[[^\]]+\]/g, '01632 960118'))
  await assertSound(agent, 'item-1440')
  await agent.getByRole('button', { name: 'Give to a second person' }).click()
  await agent.getByText('You wrote it: somebody else releases it.').waitFor()
  const url = agent.url()
  await agent.context().close()
  const lead = await signedIn(LEAD)
  await lead.goto(url)
  await lead.getByRole('button', { name: 'Release' }).click()
  await lead.getByText(/released by Ines Halloran/).waitFor()
  await assertSound(lead, 'released-1440')
  await lead.context().close()
})

test('a call is typed in and its reference is read out', async () => {
  const page = await signedIn(AGENT, { width: 390, height: 844 })
  await page.goto(`${home}/desk`)
  await page.getByLabel('What was said or written').fill('She wants her address put right.')
  await page.getByLabel('What it is').selectOption('correction')
  await page.getByRole('button', { name: 'Put it on the desk' }).click()
  await page.getByText(/Read the reference out: R-/).waitFor()
  await assertSound(page, 'home-390')
  await page.getByRole('link', { name: /Correction/ }).click()
  await page.getByText('She wants her address put right.').waitFor()
  await assertSound(page, 'item-390')
  await page.context().close()
})

test('claims show each finding with its source and no sum; the statement shows what publishing would change', async () => {
  const page = await signedIn(LEAD, { dark: true })
  await page.goto(`${home}/claims`)
  await page.getByText('C-8TXM-35RN-7K').first().waitFor()
  assert.match((await page.locator('main').textContent()) ?? '', /Proceedings must be begun by 2032-10-20/)
  await page.getByRole('cell', { name: 'Wed 20 Oct 2032' }).waitFor()
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /45\.50|£/)
  await assertSound(page, 'claims-dark')
  await page.goto(`${home}/statement`)
  await page
    .getByText(/cannot be published yet|If you publish now/)
    .first()
    .waitFor()
  await assertSound(page, 'statement-dark')
  await page.getByRole('button', { name: 'Iaith: Cymraeg' }).click()
  for (const room of ['desk', 'claims', 'statement']) {
    await page.goto(`${home}/${room}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await assertSound(page, `${room}-cy`)
  }
  await page.context().close()
})

test('who has no business at the desk does not see it', async () => {
  const page = await signedIn(AGENT)
  await page.goto(`${home}/claims`)
  await page.getByRole('alert').waitFor()
  assert.equal(await page.getByRole('link', { name: 'Claims' }).count(), 0)
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !/403/.test(text)))
  await page.context().close()
})

test('the browser had nothing to complain about', () => assert.deepEqual(complaints, []))
