/** The notice studio in a browser: planned by one, worded, approved by another, sent; and nothing that axe finds. */
import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { systemClock } from '../../src/clock.ts'
import { keepSending } from '../../src/notify/send/send-campaigns.ts'
import { planCampaign } from '../../src/notify/plan/plan-campaign.ts'
import { invented, inventedContent, writeLanguage } from '../../src/notify/sample-language.ts'
import { setRelay } from '../../src/notify/send/relay.ts'
import { seedIncident, seedPeople } from '../../src/notify/test-incident.ts'
import { startSink } from '../faults/notify.ts'
import { startDns } from '../walks/small-dns.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, settled, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'

const PASSWORD = 'three quiet harbours'
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let home = ''
let sink: Awaited<ReturnType<typeof startSink>>
let dns: Awaited<ReturnType<typeof startDns>>
const stop = new AbortController()
let sending: Promise<void>

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: systemClock })
  for (const [email, name, role] of [
    ['ines@harbour.example', 'Ines Halloran', 'lead'],
    ['marit@harbour.example', 'Marit Solheim', 'operator'],
  ] as const)
    await useLink(ctx, await invite(ctx, email, name, role), { name, email, password: PASSWORD })
  const incidentId = await seedIncident(ctx)
  await seedPeople(
    ctx,
    incidentId,
    Array.from({ length: 260 }, (_, index) => ({
      personNo: index + 1,
      relationship: index % 5 === 0 ? ('former' as const) : ('member' as const),
      leftOn: index % 5 === 0 ? '2019-10-14' : '',
      emails: index % 4 === 0 ? [] : [`person${index}@post.example`],
      kinds: [
        'person_name',
        'postal_address',
        'email',
        'date_of_birth',
        ...(index % 3 === 0 ? ['password_hash'] : []),
        ...(index % 7 === 0 ? ['bank_account'] : []),
      ] as never,
      flags: index === 9 ? ['special_risk' as const] : index === 10 ? ['child' as const] : [],
    })),
  )
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  dns = await startDns({
    'mx harbour-alliance.example': ['mail.harbour-alliance.example'],
    'txt harbour-alliance.example': ['v=spf1 ip4:192.0.2.10 -all'],
    'txt t1._domainkey.harbour-alliance.example': [`v=DKIM1; p=${key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`],
    'txt _dmarc.harbour-alliance.example': ['v=DMARC1; p=none'],
    'ptr 10.2.0.192.in-addr.arpa': ['out.harbour-alliance.example'],
    'a out.harbour-alliance.example': ['192.0.2.10'],
  })
  sink = await startSink({ folder: join(ctx.dataFolder, 'sink') })
  await setRelay(
    ctx,
    {
      host: '127.0.0.1',
      port: sink.port,
      security: 'none',
      from: 'data@harbour-alliance.example',
      returnPath: 'bounces@harbour-alliance.example',
      postfixLogs: [sink.log],
      dkimDomain: 'harbour-alliance.example',
      dkimSelector: 't1',
      sendingIp: '192.0.2.10',
      dnsServers: [dns.server],
    },
    {},
  )
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  home = `${api.url}/incidents/${incidentId}/notices`
  browser = await startBrowser()
  sending = keepSending(ctx, stop.signal, 300)
})
after(async () => {
  stop.abort()
  await sending
  await browser?.close()
  await api?.close()
  sink.stop()
  dns.stop()
  await ctx?.cleanUp()
})

async function signedIn(email: string, options: Parameters<TestBrowser['open']>[0] = {}): Promise<Page> {
  const page = await (await browser.open(options)).newPage()
  await signIn(page, api.url, { email, password: PASSWORD })
  await page.waitForURL('**/incidents')
  await page.goto(home)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

async function clean(page: Page, name: string): Promise<void> {
  await settled(page)
  await keepPicture(page, `studio-${name}.png`)
  const violations = await violationsOf(page, 'iframe')
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map((node) => `${name} ${id}: ${node.target.join(' ')}`)),
    [],
  )
  assert.ok(((await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number) <= 0, `${name}: wider than the page`)
}

test('one plans and words, another approves, the notices go out, and each page is clean', async () => {
  const marit = await signedIn('marit@harbour.example')
  await ctx.store.query(
    `insert into notice_draft values ((select incident_id from incident), 'member', 'email', 'en', 200, '', '{"subject":"s","text":"t","html":"<p>t</p>"}', now())`,
  )
  await marit.reload()
  await marit.getByRole('button', { name: 'Plan the notices' }).click()
  await marit.getByRole('heading', { name: 'First notice' }).waitFor()
  await marit.getByText('none to settle').waitFor()
  await clean(marit, 'planned')

  // A hedge in the organisation's own words is found, underlined, and stands in the way.
  await marit.getByRole('button', { name: 'Sorry' }).click()
  const words = marit.getByLabel('Sorry, in English')
  await words.fill('We are sorry. Your data may have been copied.')
  await marit.getByRole('button', { name: 'Save these words' }).click()
  await marit.locator('mark.lint', { hasText: 'may' }).waitFor()
  await marit.getByText('“may” hedges').first().waitFor()
  await clean(marit, 'finding')
  await marit.getByRole('button', { name: 'Sorry' }).click()
  await marit.getByLabel('Sorry, in English').fill('We are Harbour Alliance. Your data was not kept safe. We are sorry.')
  await marit.getByRole('button', { name: 'Save these words' }).click()
  await marit.getByText('In your own words').waitFor()
  await marit.getByText('Not you: you planned').waitFor()
  assert.equal(await marit.getByRole('button', { name: 'Approve' }).count(), 0)

  const ines = await signedIn('ines@harbour.example')
  await ines.getByText('You can: read it first').waitFor()
  await ines.getByRole('button', { name: 'Approve' }).click()
  await ines.getByText('Approved by Ines Halloran').waitFor()
  await clean(ines, 'approved')
  assert.equal(readFileSync(sink.truth, 'utf8'), '')
  await ines.getByRole('button', { name: /^Send to \d+ people$/ }).click()
  await ines.getByText(/Handed over/).waitFor()
  await ines
    .getByText(/^193 of 259 handed over$/)
    .first()
    .waitFor({ timeout: 60_000 })
  await clean(ines, 'sent')
  assert.equal(
    new Set(
      readFileSync(sink.truth, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).size,
    193,
  )

  // To oneself: one more message, marked, and the figures stay.
  await marit.reload()
  await marit.getByRole('button', { name: 'Send to myself' }).click()
  await marit.getByText('Sent to marit@harbour.example').waitFor()
  assert.match(readFileSync(sink.truth, 'utf8').trim().split('\n').at(-1)!, /^marit@harbour\.example <test-/)
  await marit
    .getByText(/^193 of 259 handed over$/)
    .first()
    .waitFor()
  await marit.context().close()
  await ines.context().close()
})

for (const [name, options] of [
  ['390', { width: 390, height: 844 }],
  ['dark', { dark: true }],
] as const)
  test(`the studio is clean: ${name}`, async () => {
    const page = await signedIn('ines@harbour.example', options)
    await page.getByRole('article').waitFor()
    await clean(page, name)
    await page.context().close()
  })

test('the studio in Welsh is clean and says nothing in English but names', async () => {
  const page = await signedIn('ines@harbour.example')
  await page.evaluate('localStorage.setItem("tocsin.language", "cy")')
  await page.reload()
  await page.getByRole('article').waitFor()
  await clean(page, 'cy')
  await page.context().close()
})

test('a language by file is read in the studio under its own name; what the linter cannot check in it is said', async () => {
  const incidentId = home.split('/').at(-2) as Parameters<typeof planCampaign>[1]
  writeLanguage(ctx.dataFolder, inventedContent('pl', ['Whether the files were copied.', 'Data protection officer', 'free, 8am to 8pm, every day']), 'pl')
  await planCampaign({ ...ctx, actor: { id: 'system', name: 'Tocsin', role: 'system' } }, incidentId, { purpose: 'update', language: 'pl' })
  const page = await signedIn('ines@harbour.example')
  await page.locator('article[lang=pl]').getByText(invented('Your data in the files')).waitFor()
  await page.getByText(/^The linter cannot check NOT1, .* in pl/).waitFor()
  await clean(page, 'by-file')
  await page.getByText('Cymraeg', { exact: true }).first().click()
  await page.locator('article[lang=cy]').waitFor()
  await page.context().close()
})
