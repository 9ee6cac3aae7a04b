import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { planCampaign } from './plan/plan-campaign.ts'
import { listSentTexts } from './sent-texts.ts'
import { seedIncident, seedPeople } from './test-incident.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())

test('what was sent is published word for word, without a name, a code, a small group or a rare kind; nothing before it was sent', async () => {
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [
    ...Array.from({ length: 30 }, (_, index) => ({
      personNo: index + 1,
      kinds: ['person_name', 'email', ...(index < 3 ? ['health'] : []), ...(index < 12 ? ['password'] : [])] as never,
    })),
    ...Array.from({ length: 4 }, (_, index) => ({ personNo: index + 31, relationship: 'staff' as const })),
  ])
  const { campaignId } = await planCampaign(ctx, incidentId)
  assert.deepEqual(await listSentTexts(ctx.store, incidentId), [])
  await ctx.store.query(`update notice_campaign set first_sent_at = '2026-10-26T08:00:00Z' where campaign_id = $1`, [campaignId])
  await ctx.store.query(`update notice set state = 'handed_over' where campaign_id = $1`, [campaignId])
  const [sent] = await listSentTexts(ctx.store, incidentId)
  assert.deepEqual([sent!.firstOn, sent!.lastOn, sent!.texts.map(({ audience }) => audience)], ['2026-10-26', null, ['member']])
  const { text } = sent!.texts[0]!
  assert.match(text, /Dear \(your name\),/)
  assert.match(text, /Your code: \(your own code\)/)
  assert.match(text, /your password/)
  assert.doesNotMatch(text, /Morwen|Tallis|health/i)
})
