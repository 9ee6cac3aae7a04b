import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, afterEach, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import type { Context } from '../context.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { listPersonsByNo } from '../register/queries.ts'
import { approveCampaign, shownHash } from './approve-campaign.ts'
import { getCampaign } from './campaign.ts'
import { print } from './channels/print.ts'
import { handOverBatch } from './channels/hand-over-batch.ts'
import { emailHtml } from './email-html.ts'
import { emailText } from './email-text.ts'
import { noticeEmail } from './email.ts'
import { examineCampaign, listExamples, noticeOf, previewNotice } from './examine-campaign.ts'
import { languageFolder } from './language-file.ts'
import { letterData } from './letter.ts'
import { planCampaign } from './plan/plan-campaign.ts'
import { setWish } from './plan/wishes.ts'
import { noticePersonOf } from './planner.ts'
import type { Dns } from './preflight/dns.ts'
import { startSending } from './run-campaign.ts'
import { inventedContent, invented, writeLanguage } from './sample-language.ts'
import { fallBack } from './send/after-sending.ts'
import { listSentTexts } from './sent-texts.ts'
import { seedIncident, seedPeople, type SeedPerson } from './test-incident.ts'
import { closeTypesetters } from './typeset.ts'
import { ownSentences } from './write-notice.ts'

let ctx: TestContext
let marit: Context
let ines: Context
before(async () => {
  ctx = await testContext()
  marit = { ...ctx, actor: { id: 'marit', name: 'Marit', role: 'operator' } }
  ines = { ...ctx, actor: { id: 'ines', name: 'Ines', role: 'lead' } }
})
afterEach(() => rmSync(languageFolder(ctx.dataFolder), { recursive: true, force: true }))
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const noDns: Dns = { txt: async () => [], mx: async () => [], reverse: async () => [], addresses: async () => [] } as unknown as Dns

const wish = { language: 'pl', format: null, channel: null, inCareOf: null }
async function incidentWith(people: SeedPerson[], inPolish: number[]): Promise<IncidentId> {
  const incidentId = await seedIncident(ctx)
  await seedPeople(ctx, incidentId, people)
  for (const personNo of inPolish) await setWish(ctx, incidentId, personNo, wish, 'asked on the phone')
  return incidentId
}
const plan = async (incidentId: IncidentId, language?: string) =>
  (await planCampaign(marit, incidentId, { firstDay: '2026-01-01', deskPerDay: 1_000_000, ...(language ? { language } : {}) })).campaignId
const rowsOf = (campaignId: number) =>
  ctx.store.query<{ person_no: number; channel: string; language: string; state: string; reason: string }>(
    'select person_no, channel, language, state, reason from notice where campaign_id = $1 order by person_no, channel',
    [campaignId],
  )
/** A file that also has the sentences of the incident that `seedIncident` makes. */
async function complete(incidentId: IncidentId, change: Record<string, string> = {}, tag = 'pl') {
  const { facts } = await getCampaign(ctx.store, await plan(incidentId))
  const content = inventedContent(tag, ownSentences(facts))
  writeLanguage(ctx.dataFolder, { ...content, texts: { ...content.texts, ...change } }, tag)
}
const blockersOf = async (campaignId: number) =>
  (await examineCampaign(ctx, await getCampaign(ctx.store, campaignId), noDns)).blockers.filter(({ rule }) => rule.startsWith('NOT'))

test('[NOT28] whoever asked for a language without a file, or with a file that has gaps, is told by hand; the others go on', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }, { personNo: 2 }], [2])
  const byHand = { person_no: 2, channel: 'email', language: 'pl', state: 'by_hand', reason: 'no_language' }
  assert.deepEqual((await rowsOf(await plan(incidentId)))[1], byHand)

  const { texts, ...rest } = inventedContent('pl')
  delete texts['dear']
  writeLanguage(ctx.dataFolder, { ...rest, texts }, 'pl')
  const campaignId = await plan(incidentId)
  assert.deepEqual((await rowsOf(campaignId))[1], byHand)
  assert.equal((await rowsOf(campaignId))[0]!.state, 'ready')
  const campaign = await getCampaign(ctx.store, campaignId)
  assert.match((await examineCampaign(ctx, campaign, noDns)).notes.join('\n'), /1 person who asked for pl: to be told by hand/)
  assert.deepEqual(
    (await listExamples(ctx, campaign)).map(({ personNo }) => personNo),
    [1],
  )
  await assert.rejects(previewNotice(ctx, campaign, 2), refusedWith('language_missing'))

  await complete(incidentId)
  assert.equal((await rowsOf(await plan(incidentId)))[1]!.state, 'ready')
})

test('e-mail, letter and published text are in the person’s language from end to end, and say which', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }, { personNo: 2, emails: [] }], [1, 2])
  await complete(incidentId)
  const campaign = await getCampaign(ctx.store, await plan(incidentId))
  const [person] = await listPersonsByNo(ctx.store, incidentId, [1])
  const notice = noticeOf(noticePersonOf(person!, '7HKM-4TXQ-9RDW-2PFC-36'), campaign, 'member', 'pl', 'email')
  const text = emailText(notice)
  assert.equal(notice.subject, invented('Your personal data: what happened and what to do'))
  assert.ok(text.includes(`${invented('Dear')} Morwen Tallis,`))
  assert.ok(text.includes('This message is available in English: phone 0808 157 0142.'), 'one line in English, for whoever cannot read it')
  assert.ok(text.includes(invented('Data protection officer')))
  const known = new Set(['the', 'your', 'and', 'you', 'what', 'phone'])
  const english = text
    .replace('This message is available in English: phone 0808 157 0142.', '')
    .split(/[^A-Za-z]+/)
    .filter((word) => known.has(word))
  assert.deepEqual(english, [], 'no English word is left')
  const html = emailHtml(notice)
  assert.match(html, /<html lang="pl" dir="ltr">/)
  assert.match(html, /<span lang="en" dir="ltr">This message is available in English/)
  assert.match(noticeEmail(notice, campaign.facts, campaign.sender, 'person1@post.example').toString('latin1'), /\r\nContent-Language: pl\r\n/)

  const letter = noticeOf(noticePersonOf(person!, '7HKM-4TXQ-9RDW-2PFC-36'), campaign, 'member', 'pl', 'letter')
  const data = letterData(letter, 16).data as { lang: string; otherLang: string; folio: { page: string } }
  assert.deepEqual([data.lang, data.otherLang, data.folio.page], ['pl', 'en', invented('Page {n} of {m}')])
})

test('letters in a language by file are set and handed over like any other', async () => {
  const incidentId = await incidentWith([{ personNo: 1, emails: [] }], [1])
  await complete(incidentId)
  const campaignId = await plan(incidentId)
  await approveCampaign(ines, campaignId, shownHash(await getCampaign(ctx.store, campaignId)).whole, async () => [])
  await startSending(ines, campaignId)
  const batch = (await handOverBatch(ctx, campaignId, print, `${ctx.dataFolder}/print`))!
  assert.deepEqual([batch.notices, batch.held], [1, 0])
})

test('[NOT24] the approval covers what stands in the file: another text is another hash, and the old approval is void', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }], [1])
  await complete(incidentId)
  const campaignId = await plan(incidentId)
  const before = await getCampaign(ctx.store, campaignId)
  await approveCampaign(ines, campaignId, shownHash(before).whole, async () => [])
  assert.deepEqual(await blockersOf(campaignId), [])

  await complete(incidentId, { sorry: `${invented('We are {organisation}. We chose {short}.')} Zażółć.` })
  await plan(incidentId)
  const after = await getCampaign(ctx.store, campaignId)
  assert.notEqual(shownHash(after).whole, shownHash(before).whole)
  assert.deepEqual([after.state, after.approvedHash], ['planned', null])
  await assert.rejects(
    approveCampaign(ines, campaignId, shownHash(before).whole, async () => []),
    refusedWith('approval_stale'),
  )
})

test('a file that was changed after the plan stops the approval until it is planned again; what was planned stays what would be sent', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }], [1])
  await complete(incidentId)
  const campaignId = await plan(incidentId)
  const { facts } = await getCampaign(ctx.store, campaignId)
  const content = inventedContent('pl', ownSentences(facts))
  writeLanguage(ctx.dataFolder, { ...content, texts: { ...content.texts, subject: 'Zmienione' } }, 'pl')
  assert.deepEqual(
    (await blockersOf(campaignId)).map(({ says }) => says),
    ['The texts in pl are not those of its file any more.'],
  )
  assert.equal((await previewNotice(ctx, await getCampaign(ctx.store, campaignId), 1))!.subject, invented('Your personal data: what happened and what to do'))
  await plan(incidentId)
  assert.deepEqual(await blockersOf(campaignId), [])
  assert.equal((await previewNotice(ctx, await getCampaign(ctx.store, campaignId), 1))!.subject, 'Zmienione')
})

test('[NOT28] a sentence of the incident that nobody has written in the language stops the approval, and is named', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }], [1])
  writeLanguage(ctx.dataFolder, inventedContent('pl', ['Data protection officer', 'free, 8am to 8pm, every day']), 'pl')
  assert.deepEqual(
    (await blockersOf(await plan(incidentId))).map(({ says }) => says),
    ['“Whether the files were copied.” stands in English in the notice in pl.'],
  )
})

test('the linter says which rules it leaves to a reader, and who read the texts', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }], [1])
  await complete(incidentId)
  const examined = async () => (await examineCampaign(ctx, await getCampaign(ctx.store, await plan(incidentId)), noDns)).notes
  assert.deepEqual(await examined(), [
    'The linter cannot check NOT1, NOT2, NOT3, NOT4, NOT6, NOT7, NOT25, NOT27 in pl: somebody who reads it has to. Nobody has said who read the texts.',
  ])
  const { facts } = await getCampaign(ctx.store, await plan(incidentId))
  writeLanguage(ctx.dataFolder, { ...inventedContent('pl', ownSentences(facts)), reviewed_by: 'Jolanta Fikcyjna' }, 'pl')
  assert.match((await examined())[0]!, /Its texts were read by Jolanta Fikcyjna\.$/)
})

test('a campaign in one language for everybody: whoever asked for English still gets it; an incomplete file is refused', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }, { personNo: 2, givenName: 'Zoë' }, { personNo: 3 }], [])
  await setWish(ctx, incidentId, 3, { ...wish, language: 'en' }, 'asked on the phone')
  await assert.rejects(plan(incidentId, 'pl'), refusedWith('language_missing'))
  writeLanguage(ctx.dataFolder, { ...inventedContent('pl'), name: '' }, 'pl')
  await assert.rejects(plan(incidentId, 'pl'), refusedWith('language_invalid'))
  await complete(incidentId)
  const campaignId = await plan(incidentId, 'pl')
  assert.deepEqual(
    (await rowsOf(campaignId)).map(({ language, state }) => `${language} ${state}`),
    ['pl ready', 'pl ready', 'en ready'],
  )
  assert.deepEqual(
    (await rowsOf(await plan(incidentId))).map(({ language }) => language),
    ['pl', 'pl', 'en'],
    'planned again, it stays so',
  )
})

test('a language whose letters our typeface lacks goes by e-mail, right to left where it is written so; its letters are finished by hand', async () => {
  const incidentId = await incidentWith([{ personNo: 1 }, { personNo: 2, emails: [] }], [])
  for (const personNo of [1, 2]) await setWish(ctx, incidentId, personNo, { ...wish, language: 'ur' }, 'asked on the phone')
  await complete(incidentId, { subject: 'آپ کا ڈیٹا' }, 'ur')
  const campaignId = await plan(incidentId)
  assert.deepEqual(
    (await rowsOf(campaignId)).map(({ channel, state, reason }) => `${channel} ${state} ${reason}`),
    ['email ready plain', 'letter by_hand no_letters'],
  )
  assert.match((await previewNotice(ctx, await getCampaign(ctx.store, campaignId), 1))!.html, /<html lang="ur" dir="rtl">/)
  await ctx.store.transaction((tx) => fallBack(tx, campaignId, 1, null, ctx.clock.now()))
  assert.deepEqual(
    (await rowsOf(campaignId)).map(({ person_no, channel, state, reason }) => `${person_no} ${channel} ${state} ${reason}`),
    ['1 email ready plain', '1 letter by_hand no_letters', '2 letter by_hand no_letters'],
  )
})

test('what was sent is published in its language, under it', async () => {
  const people = Array.from({ length: 12 }, (_, index) => ({ personNo: index + 1 }))
  const incidentId = await incidentWith(
    people,
    people.map(({ personNo }) => personNo),
  )
  await complete(incidentId)
  const campaignId = await plan(incidentId)
  await ctx.store.query(`update notice_campaign set first_sent_at = now() where campaign_id = $1`, [campaignId])
  await ctx.store.query(`update notice set state = 'handed_over' where campaign_id = $1`, [campaignId])
  const [sent] = await listSentTexts(ctx.store, incidentId)
  assert.deepEqual(
    sent!.texts.map(({ language, channel }) => `${language} ${channel}`),
    ['pl email'],
  )
  assert.ok(sent!.texts[0]!.text.includes(invented('(your own code)')))
})
