import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { deskStaff } from '../../../tests/desk-people.ts'
import { fixedClock } from '../../clock.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { assumedIncident } from '../../incident/incident-file.ts'
import { openIncident } from '../../incident/open-incident.ts'
import { listEnquiries } from './list-enquiries.ts'
import { releaseReply } from './release-reply.ts'
import { prepareReply, writeReply } from './replies.ts'
import { typeIn } from './type-in.ts'
import { closeEnquiry, extendDuty } from './work-enquiry.ts'

let ctx: TestContext
let incidentId: IncidentId
let writer: Context
let reader: Context

before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock('2026-10-26T09:00:00Z') })
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'put off' })
  ;[writer, reader] = await deskStaff(ctx)
})
after(() => ctx.cleanUp())

/** An access request of 26 October by letter, put off. */
async function putOff(): Promise<string> {
  const from = { name: 'Rhona Kestle', email: '', phone: '', addressLines: ['1 Ferry Row', 'ZZ4 1AB'] }
  const made = {
    channel: 'post',
    kind: 'access',
    language: 'en',
    receivedAt: new Date('2026-10-26T08:00:00Z'),
    from,
    text: 'What do you hold?',
    code: '',
  } as const
  const { enquiryId } = await typeIn(writer, incidentId, made)
  await extendDuty(writer, incidentId, enquiryId, 'access', 'four hundred people asked in the same week')
  return enquiryId
}
const dutiesOf = async (enquiryId: string) => (await listEnquiries(ctx.store, incidentId, { enquiryId }))[0]!.duties
const told = async (enquiryId: string) => (await dutiesOf(enquiryId)).find(({ step }) => step === 'extend')!

test('[DSK19] who puts an answer off owes the person the reason, by the day on which the answer was due', async () => {
  const enquiryId = await putOff()
  const { ruleId, dueAt, metAt } = await told(enquiryId)
  assert.deepEqual([ruleId, dueAt.toISOString(), metAt], ['DSK19', '2026-11-26T23:59:59.000Z', null])
  await assert.rejects(closeEnquiry(writer, incidentId, enquiryId, 'answered'), { code: 'duties_open' })
})

test('[DSK19] the reply that tells it holds the reason as it was written, and both days; released, the duty is met and the answer still owed', async () => {
  const enquiryId = await putOff()
  const { text, meets, filled } = await prepareReply(writer, incidentId, enquiryId, 'longer', 'en')
  assert.match(text, /because four hundred people asked in the same week\. You have our answer by Tuesday 26 January 2027/)
  assert.deepEqual(meets, ['extend'])
  assert.equal(filled.find(({ name }) => name === 'longer_why')?.source, 'staff')
  const reply = {
    wordingId: 'longer',
    language: 'en',
    way: 'letter_given',
    text: text.replace(/\[[^\]]+\]/g, 'x'),
    meets: [{ ask: 'access', step: 'extend' }],
  } as const
  const entryId = await writeReply(writer, incidentId, enquiryId, { ...reply, meets: [...reply.meets] })
  await releaseReply(reader, incidentId, enquiryId, entryId)
  assert.notEqual((await told(enquiryId)).metAt, null)
  const answer = (await dutiesOf(enquiryId)).find(({ step }) => step === 'answer')!
  assert.deepEqual([answer.metAt, answer.dueAt.toISOString()], [null, '2027-01-26T23:59:59.000Z'])
})

test('[DSK19] answered within the first month after all, nothing is left to tell', async () => {
  const enquiryId = await putOff()
  const meets = [{ ask: 'access', step: 'answer' as const }]
  const entryId = await writeReply(writer, incidentId, enquiryId, { wordingId: 'free', language: 'en', way: 'letter_given', text: 'We hold nothing.', meets })
  await releaseReply(reader, incidentId, enquiryId, entryId)
  assert.equal((await told(enquiryId)).droppedWhy, 'answered within the first time')
  await closeEnquiry(writer, incidentId, enquiryId, 'answered')
})

test('[DSK19] without a reason written down the reply has a gap, and cannot be saved', async () => {
  const from = { name: 'X', email: '', phone: '', addressLines: ['1 Ferry Row'] }
  const made = { channel: 'post', kind: 'access', language: 'en', receivedAt: new Date('2026-10-26T08:00:00Z'), from, text: 'x', code: '' } as const
  const { enquiryId } = await typeIn(writer, incidentId, made)
  const { text } = await prepareReply(writer, incidentId, enquiryId, 'longer', 'en')
  assert.match(text, /\[longer why\]/)
  await assert.rejects(writeReply(writer, incidentId, enquiryId, { wordingId: 'longer', language: 'en', way: 'letter_given', text, meets: [] }), {
    code: 'request_invalid',
  })
})
