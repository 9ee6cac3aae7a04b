import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../../tests/database.ts'
import type { Context } from '../../context.ts'
import { AppError, type ErrorCode } from '../../errors.ts'
import { approveCampaign, shownHash } from '../approve-campaign.ts'
import { allowReprint, readReturnNumber, recordReturned } from '../back/returned-letters.ts'
import { getCampaign } from '../campaign.ts'
import { planCampaign } from '../plan/plan-campaign.ts'
import { setWish } from '../plan/wishes.ts'
import { returnNumber } from '../reference.ts'
import { startSending } from '../run-campaign.ts'
import { seedIncident, seedPeople, type SeedPerson } from '../test-incident.ts'
import { closeTypesetters } from '../typeset.ts'
import { wordsEn } from '../words-en.ts'
import type { Channel } from './channel.ts'
import { govukEmail, govukLetter, govukSms, smsText } from './govuk-notify.ts'
import { handOverBatch } from './hand-over-batch.ts'
import { pagesOf, print } from './print.ts'
import { webHook } from './web-hook.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code

async function sending(
  people: SeedPerson[],
  before: (as: Context, incidentId: Awaited<ReturnType<typeof seedIncident>>) => Promise<void> = async () => {},
): Promise<number> {
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, people)
  await before(ctx, incidentId)
  const { campaignId } = await planCampaign({ ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }, incidentId, {
    firstDay: '2026-01-01',
    deskPerDay: 1_000_000,
  })
  const lead = { ...ctx, actor: { id: 'ines', name: 'Ines', role: 'lead' } }
  await approveCampaign(lead, campaignId, shownHash(await getCampaign(ctx.store, campaignId)).whole, async () => [])
  await startSending(lead, campaignId)
  return campaignId
}
const manifestOf = (folder: string) =>
  readFileSync(join(folder, 'manifest.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

test('[NOT23] a batch has one PDF a reference and a manifest with its pages; a letter is never in two batches', async () => {
  const campaignId = await sending(Array.from({ length: 5 }, (_, index) => ({ personNo: index + 1, emails: [] })))
  const out = join(ctx.dataFolder, 'print')
  const first = (await handOverBatch(ctx, campaignId, print, out, 3))!
  const second = (await handOverBatch(ctx, campaignId, print, out, 3))!
  assert.deepEqual([first.notices, second.notices, await handOverBatch(ctx, campaignId, print, out)], [3, 2, null])
  const lines = [...manifestOf(join(out, first.folder)), ...manifestOf(join(out, second.folder))]
  assert.equal(new Set(lines.map((line) => line[2])).size, 5)
  for (const line of manifestOf(join(out, first.folder))) {
    const pdf = readFileSync(join(out, first.folder, line[1]!))
    assert.deepEqual([Number(line[4]), Number(line[8])], [pagesOf(pdf), pdf.length])
    assert.equal(pagesOf(pdf), 2)
  }
  assert.doesNotMatch(readFileSync(join(out, first.folder, 'manifest.csv'), 'utf8'), /Tallis|Ropewalk/)
})

test('[NOT23] a batch that was cut off is made again under its number, with the same references', async () => {
  const campaignId = await sending(Array.from({ length: 4 }, (_, index) => ({ personNo: index + 1, emails: [] })))
  const out = join(ctx.dataFolder, 'cut')
  const cutting: Channel = {
    ...print,
    handOver: async function* (items, target, name) {
      for await (const handed of print.handOver(items, target, name)) {
        yield handed
        throw new Error('cut off')
      }
    },
  }
  await assert.rejects(handOverBatch(ctx, campaignId, cutting, out), /cut off/)
  assert.equal(
    existsSync(join(out, 'campaign-2-batch-0001', 'manifest.csv')) || existsSync(join(out, `campaign-${campaignId}-batch-0001`, 'manifest.csv')),
    false,
  )
  const again = (await handOverBatch(ctx, campaignId, print, out))!
  assert.deepEqual([again.batchNo, again.notices, again.wasResumed], [1, 4, true])
  assert.equal(readdirSync(join(out, again.folder)).length, 5)
})

test('[NOT23] a second copy is refused by its reference, and with a reason goes into the next batch', async () => {
  const campaignId = await sending([{ personNo: 1, emails: [] }])
  const out = join(ctx.dataFolder, 'again')
  const { folder } = (await handOverBatch(ctx, campaignId, print, out))!
  const reference = manifestOf(join(out, folder))[0]![2]!
  await assert.rejects(allowReprint(ctx, campaignId, reference, null), refusedWith('batch_done'))
  await assert.rejects(
    allowReprint(
      ctx,
      campaignId,
      reference.replace(/.$/, (last) => (last === '7' ? '8' : '7')),
      'torn',
    ),
    refusedWith('reference_unknown'),
  )
  await allowReprint(ctx, campaignId, reference, 'The print house says that the sheet was torn.')
  assert.equal((await handOverBatch(ctx, campaignId, print, out))!.notices, 1)
})

test('[NOT23] a returned letter is recorded by its scanned number, once; a figure misread is refused', async () => {
  const campaignId = await sending([{ personNo: 12, emails: [] }])
  await handOverBatch(ctx, campaignId, print, join(ctx.dataFolder, 'returned'))
  const number = returnNumber(12)
  assert.equal((await recordReturned(ctx, campaignId, number)).was, 'recorded')
  assert.equal((await recordReturned(ctx, campaignId, number)).was, 'recorded_before')
  for (let place = 0; place < number.length; place++)
    for (const figure of '0123456789')
      if (/\d/.test(number[place]!) && figure !== number[place]) assert.equal(readReturnNumber(number.slice(0, place) + figure + number.slice(place + 1)), null)
  const states = await ctx.store.query('select channel, state from notice where campaign_id = $1 order by channel', [campaignId])
  assert.deepEqual(states, [
    { channel: 'letter', state: 'returned' },
    { channel: 'public_notice', state: 'public_notice' },
  ])
  assert.equal((await ctx.store.query(`select 1 from address_fault where person_no = 12 and channel = 'letter'`)).length, 1)
})

test('a letter in large print has more pages, and one in care of somebody is addressed to them', async () => {
  const campaignId = await sending(
    [
      { personNo: 1, emails: [] },
      { personNo: 2, flags: ['child'] },
    ],
    async (as, incidentId) => {
      await setWish(as, incidentId, 1, { language: null, format: 'large_print', channel: 'letter', inCareOf: null }, 'asked by phone')
      await setWish(
        as,
        incidentId,
        2,
        { language: null, format: null, channel: 'letter', inCareOf: { name: 'Ada Tallis', addressLines: ['1 Quay', 'ZZ7 3QH'] } },
        'guardian',
      )
    },
  )
  const out = join(ctx.dataFolder, 'large')
  const { folder } = (await handOverBatch(ctx, campaignId, print, out))!
  const large = manifestOf(join(out, folder)).find((line) => line[7] === 'large_print')!
  assert.ok(Number(large[4]) > 2)
  const csvCampaign = await sending([{ personNo: 2, flags: ['child'] }], (as, incidentId) =>
    setWish(
      as,
      incidentId,
      2,
      { language: null, format: null, channel: 'letter', inCareOf: { name: 'Ada Tallis', addressLines: ['1 Quay', 'ZZ7 3QH'] } },
      'guardian',
    ),
  )
  const csv = (await handOverBatch(ctx, csvCampaign, govukLetter, out))!
  assert.match(readFileSync(join(out, `${csv.folder}.csv`), 'utf8'), /\nAda Tallis,1 Quay,ZZ7 3QH,/)
})

test('files for GOV.UK Notify have its columns; text messages go to people with no other address and betray nothing', async () => {
  const campaignId = await sending([{ personNo: 1 }, { personNo: 2, emails: [], address: '', postcode: '' }])
  await ctx.store.query(
    `update person set phones = '{01632 960001,07700 900123}' where person_no = 2 and incident_id = (select incident_id from notice_campaign where campaign_id = $1)`,
    [campaignId],
  )
  const out = join(ctx.dataFolder, 'govuk')
  const emails = (await handOverBatch(ctx, campaignId, govukEmail, out))!
  assert.match(readFileSync(join(out, `${emails.folder}.csv`), 'utf8'), /^email address,reference,subject,text\nperson1@post\.example,/)
  const texts = (await handOverBatch(ctx, campaignId, govukSms, out))!
  const csv = readFileSync(join(out, `${texts.folder}.csv`), 'utf8')
  assert.match(csv, /^phone number,reference,text\n07700 900123,/)
  assert.doesNotMatch(
    smsText({ fixed: wordsEn.fixed, contact: { postalAddress: [], phone: '0808 157 0142', statementAddress: 'x.example/data' }, reference: 'R' }),
    /Harbour|member|union|party/i,
  )
})

test('a web hook gets each notice with a key that stays the same, also when its answer was lost', async () => {
  const campaignId = await sending([{ personNo: 1 }, { personNo: 2 }])
  const keys: string[] = []
  const server = createServer((request, response) => {
    keys.push(String(request.headers['idempotency-key']))
    // The first answer is lost.
    if (keys.length === 1) return void request.socket.destroy()
    request.resume().on('end', () => response.writeHead(202).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}/notices`
  const batch = (await handOverBatch(ctx, campaignId, webHook, url))!
  assert.equal(batch.notices, 2)
  assert.deepEqual([keys.length, new Set(keys).size, keys[0] === keys[1]], [3, 2, true])
  await assert.rejects(handOverBatch(ctx, await sending([{ personNo: 1 }]), webHook, 'http://elsewhere.example/'), refusedWith('usage'))
  server.close()
})
