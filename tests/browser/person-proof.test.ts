/** The page of one person says what that person was told, by which way, when, and what came back; and axe finds nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startApi } from '../../src/api/server.ts'
import { builtConsole } from '../../src/cli/built-console.ts'
import { fixedClock } from '../../src/clock.ts'
import { planCampaign } from '../../src/notify/plan/plan-campaign.ts'
import { testContext, type TestContext } from '../database.ts'
import { keepPicture, signIn, startBrowser, violationsOf, type TestBrowser } from './browser.ts'
import { LEAD, NOW, seedIncident } from './seed.ts'

const PERSON = 8
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let browser: TestBrowser
let home: string

before(async () => {
  const consoleFolder = await builtConsole()
  ctx = Object.assign(await testContext(), { clock: fixedClock(NOW) })
  const incidentId = await seedIncident(ctx)
  const { campaignId } = await planCampaign({ ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }, incidentId)
  await ctx.store.query('delete from notice where campaign_id = $1 and person_no = $2', [campaignId, PERSON])
  await ctx.store.query(
    `insert into notice (campaign_id, person_no, channel, audience, language, format, part_no, state, address, content_hash, reason, attempts, attempted_at, result_at, reply, message_hash)
     values ($1, $2, 'email', 'member', 'en', 'ordinary', 1, 'bounced', 'x@post.example', '', 'plain', 1, $3, $3, '250 2.0.0 Ok: queued as 4XyZ', decode(repeat('ab', 32), 'hex')),
       ($1, $2, 'letter', 'member', 'en', 'ordinary', 1, 'ready', null, '', 'after_email', 0, null, null, null, null)`,
    [campaignId, PERSON, NOW],
  )
  await ctx.store.query(`insert into notice_event (campaign_id, person_no, channel, at, event, detail) values ($1, $2, 'email', $3, 'bounced', '5.1.1')`, [
    campaignId,
    PERSON,
    NOW,
  ])
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  home = `${api.url}/incidents/${incidentId}`
  browser = await startBrowser()
})
after(async () => {
  await browser?.close()
  await api?.close()
  await ctx?.cleanUp()
})

for (const [name, options] of [
  ['wide', {}],
  ['390', { width: 390, height: 844 }],
  ['dark', { dark: true }],
] as const)
  test(`what one person was told: ${name}`, async () => {
    const page = await (await browser.open(options)).newPage()
    await signIn(page, api.url, LEAD)
    await page.getByRole('link', { name: 'Northgate ransomware' }).waitFor()
    await page.goto(`${home}/register/${PERSON}`)
    const told = page.getByRole('region', { name: 'What this person was told' })
    await told.getByText('250 2.0.0 Ok: queued as 4XyZ').waitFor()
    await told.getByText('Came back undelivered').waitFor()
    await told.getByText('abababababab').waitFor()
    await told.getByText('The e-mail did not reach the person.').waitFor()
    const violations = await violationsOf(page)
    assert.deepEqual(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)),
      [],
    )
    assert.ok(((await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number) <= 0, 'wider than the page')
    await keepPicture(page, `person-proof-${name}.png`)
    const looks = await ctx.store.query(`select 1 from audit_entry where action = 'notice.proof' and object = 'person:P-000008'`)
    assert.ok(looks.length > 0, 'reading it is in the log')
    await page.context().close()
  })
