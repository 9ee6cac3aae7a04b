/** Notices that went out on the strength of a fact: when the fact changes, the telling is listed with the words before and after. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { listCorrections, settleCorrection } from '../incident/citations.ts'
import { addFact, correctFact } from '../incident/state-fact.ts'
import { approveCampaign, shownHash } from './approve-campaign.ts'
import { getCampaign } from './campaign.ts'
import { planCampaign } from './plan/plan-campaign.ts'
import { seedIncident, seedPeople } from './test-incident.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())

test('[CIT2] [CIT3] a notice that was approved on a fact is listed when the fact changes, with the text before and after, until somebody says how it was put right', async () => {
  const marit = { ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }
  const ines = { ...ctx, actor: { id: 'ines', name: 'Ines', role: 'lead' } }
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, [{ personNo: 1 }, { personNo: 2 }])
  const said = await addFact(ines, incidentId, {
    topic: 'exfiltration',
    says: 'Nothing points to a copy having been taken',
    grade: 'supplier',
    source: 'Northgate Data Services, report 2',
    sets: { path: 'whatHappened.exfiltration', value: 'unknown' },
  })
  const aside = await addFact(ines, incidentId, { topic: 'parking', says: 'The car park was closed', grade: 'seen', source: 'us' })
  const { campaignId } = await planCampaign(marit, incidentId, { firstDay: '2026-01-01', deskPerDay: 1000 })
  const correct = (factNo: number, says: string) => correctFact(ines, incidentId, factNo, { says, reason: 'Report 3' })
  // Only planned: nobody has read it, so nothing is to be put right.
  const better = await correct(said, 'No sign of copying was found in the logs of one server')
  assert.deepEqual(await listCorrections(ctx.store, incidentId), [])
  await approveCampaign(ines, campaignId, shownHash(await getCampaign(ctx.store, campaignId)).whole, async () => [])
  await correct(aside, 'The car park was open')
  assert.deepEqual(await listCorrections(ctx.store, incidentId), [], 'no notice rests on the car park')
  await correct(better, '40 GB were copied out')
  const open = await listCorrections(ctx.store, incidentId)
  assert.deepEqual(
    open.map(({ document, factNo, before: was, after: now }) => [document, factNo, was, now]),
    [[`notice:${campaignId}`, better, 'No sign of copying was found in the logs of one server', '40 GB were copied out']],
  )
  await settleCorrection(ines, incidentId, `notice:${campaignId}`, better, 'A second notice goes out tomorrow')
  assert.deepEqual(await listCorrections(ctx.store, incidentId), [])
})
