import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import type { Context } from '../context.ts'
import { addFact } from '../incident/state-fact.ts'
import { getCampaign } from './campaign.ts'
import { planCampaign } from './plan/plan-campaign.ts'
import { seedIncident, seedPeople } from './test-incident.ts'
import { viewNotice } from './view-campaign.ts'
import { wordCampaign } from './word-campaign.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())

test('[NOT25] [NOT26] [NOT27] what breaks a rule on facts is shown where it stands in the notice, with a way out', async () => {
  const marit: Context = { ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [{ personNo: 1 }])
  const { campaignId } = await planCampaign(marit, incidentId, { firstDay: '2026-01-01' })
  const fact = { topic: 'not to be said', says: 'tape  LIBRARY', grade: 'seen' as const, source: 'police, letter of 24 October' }
  await addFact(marit, incidentId, fact)
  await wordCampaign(marit, campaignId, 'en', 'sorry', ['A tape library was read. It concerns 12,000 other people.'])
  await wordCampaign(marit, campaignId, 'en', 'what-happened', ['Criminals broke in at night and took the lists of everybody.'])
  const view = (await viewNotice(ctx, await getCampaign(ctx.store, campaignId), 1, 'en'))!
  const shown = view.findings.filter(({ rule }) => ['NOT25', 'NOT26', 'NOT27'].includes(rule)).map(({ rule, words, block }) => [rule, words, block])
  assert.deepEqual(shown, [
    ['NOT25', '12,000 other people', 'sorry'],
    ['NOT26', 'tape library', 'sorry'],
    ['NOT27', 'Criminals broke in at night and took the', 'what-happened'],
  ])
  assert.ok(view.findings.every(({ instead }) => instead !== ''))
  for (const { words, block } of view.findings)
    assert.ok(
      view.blocks.some(({ name, texts }) => name === block && texts.some((text) => text.includes(words))),
      `${words} is to be underlined`,
    )
})
