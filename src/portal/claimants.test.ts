/** The public pages of a firm that acts for claimants against somebody else's incident: its own words, one form, and nothing in the organisation's place. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { testPortal } from '../../tests/test-portal.ts'
import { fillIn, visitor } from '../../tests/form-visitor.ts'
import { assessClaims } from '../enquiry/claims/assess-claims.ts'
import { endClaimantSide, findClaimantSide, setClaimantSide } from '../enquiry/claims/claimant-side.ts'
import { listClaims } from '../enquiry/claims/list-claims.ts'
import { CLAIMANT_WORDINGS, wordingsFor } from '../enquiry/desk/claimant-wordings.ts'
import { openEnquiry } from '../enquiry/desk/open-enquiry.ts'
import { listEnquiries } from '../enquiry/desk/list-enquiries.ts'
import { prepareReply, writeReply } from '../enquiry/desk/replies.ts'
import { takeInSubmissions } from '../enquiry/desk/take-in-submissions.ts'
import { WORDINGS } from '../enquiry/desk/wordings.ts'
import { claimantForm } from '../enquiry/forms/claimant-form.ts'
import { claimForm } from '../enquiry/forms/claim-form.ts'
import { fieldsOf, type Question } from '../enquiry/forms/form.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { siteFolderOf, spoolFolderOf } from '../enquiry/site-card.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { facts } from '../notify/sample-facts.ts'
import type { Portal } from './server.ts'

const RESPONDENT = 'Harbour Alliance'
const REGULATED = { en: ['Authorised and regulated by the Board of Invented Solicitors, number 000000.'] }
const SIDE = { respondent: RESPONDENT, regulated: REGULATED }
let ctx: TestContext
let portal: Portal
let incidentId: IncidentId
let site = ''
const own = facts()
const firmDraft = () =>
  siteDraft({
    notice: { ...own, organisation: { ...own.organisation, name: 'Quill & Marsh', membershipShows: null } },
    people: null,
    groups: [],
    children: 0,
    known: [],
    timeline: [],
    unknown: [],
    claimants: SIDE,
  })

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2025-10-02T09:00:00Z'), organisationName: 'Quill & Marsh', supplierName: 'Northgate Data Services' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'claimants' })
  await publishSite(ctx, incidentId, siteDraft())
  await setClaimantSide(ctx, incidentId, SIDE)
  await publishSite(ctx, incidentId, firmDraft())
  portal = await testPortal(ctx, { spoolFolder: spoolFolderOf(ctx.dataFolder) })
  site = `${portal.url}/ha-2026-03`
})
after(async () => {
  await portal?.close()
  await ctx?.cleanUp()
})

const text = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#38;/g, '&')
    .replace(/\s+/g, ' ')
const PLACES = ['', 'claim', 'forms', 'genuine', 'rights', 'return'] as const

for (const language of ['', 'cy/']) {
  test(`${language}every page of the firm says who regulates it, and none speaks as the organisation`, async () => {
    for (const place of PLACES) {
      const { status, body } = await visitor().get(`${site}/${language}${place}`)
      assert.equal(status, 200, place)
      const said = text(body)
      assert.match(said, /Board of Invented Solicitors, number 000000/, place)
      assert.doesNotMatch(said, /We chose Northgate|looking after your data is our job|You would be claiming from us|\{\w+\}|undefined/, place)
      assert.doesNotMatch(said, /Ni ddewis|Byddech yn hawlio gennym ni/, place)
      assert.doesNotMatch(body, /href="[^"]*\/(check|mine|complain|copy|delete|not-me|ask)"/, place)
      for (const [, path] of body.matchAll(/(?:href|action)="(\/ha-2026-03\/[^"#]*)/g))
        if (!path!.endsWith('/start')) assert.equal((await visitor().get(portal.url + path)).status, 200, `${place} leads to ${path}`)
    }
  })
}

test('the start page says for whom the firm acts, that the assessment is free and binds to nothing, and promises no sum', async () => {
  const said = text((await visitor().get(`${site}/`)).body)
  assert.match(said, /We act for people who claim\. We do not act for Harbour Alliance\./)
  assert.match(said, /free, no-obligation assessment/)
  assert.match(said, /We cannot tell you whether your data was in them/)
  assert.match(said, /we do not promise that you will be paid anything/)
  assert.match(said, /Claim from Harbour Alliance yourself/)
  assert.doesNotMatch(said, /£|no win,? no fee|entitled to compensation|you deserve/i)
})

for (const place of ['check', 'check-done', 'mine', 'ask', 'complain', 'copy', 'delete', 'stop', 'correct', 'not-me', 'ask/topic', 'genuine/x'])
  test(`the firm has no ${place}: the visitor is told so, and whom to ask`, async () => {
    for (const { status, body } of [await visitor().get(`${site}/${place}`), await visitor().post(`${site}/${place}`, 'name=Ada&email=ada%40post.example')]) {
      assert.equal(status, 404)
      assert.match(text(body), /We cannot do this for you here.*Ask Harbour Alliance itself/)
    }
  })

test('a form of the organisation that was begun before cannot be begun here, and nothing of it is taken in', async () => {
  assert.equal((await visitor().post(`${site}/complain/start`)).status, 404)
  assert.equal((await visitor().post(`${site}/genuine`, 'code=3CKM&initial=T')).status, 405)
  assert.deepEqual(await ctx.store.query('select 1 from submission union all select 1 from check_request'), [])
})

test('pages of the organisation’s own side are gone from the disk, and come back with it', async () => {
  const folder = join(siteFolderOf(ctx.dataFolder), 'ha-2026-03')
  const has = (name: string) => [existsSync(join(folder, name)), existsSync(join(folder, 'cy', name))]
  for (const name of ['check.html', 'genuine-ours.html', 'complain.html']) assert.deepEqual(has(name), [false, false], name)
  assert.deepEqual(has('rights.html'), [true, true])
  await publishSite(ctx, incidentId, siteDraft())
  assert.deepEqual(
    [has('rights.html'), has('check.html'), has('genuine-ours.html')],
    [
      [false, false],
      [true, true],
      [true, true],
    ],
  )
  await publishSite(ctx, incidentId, firmDraft())
})

test('the firm’s form asks what the rules weigh, under the same names, but for what only the organisation can use', () => {
  const fields = (questions: readonly Question[]) => questions.flatMap(fieldsOf)
  assert.deepEqual(
    fields(claimForm.questions).filter((field) => !fields(claimantForm.questions).includes(field)),
    ['code', 'unhappy'],
  )
  for (const question of claimantForm.questions) {
    const same = claimForm.questions.find(({ id }) => id === question.id)
    if (same !== undefined && 'values' in same && 'values' in question) assert.deepEqual(question.values, same.values, question.id)
    const { en, cy } = question.words
    assert.deepEqual(Object.keys(en.options ?? {}), Object.keys(cy.options ?? {}), question.id)
    if ('values' in question) assert.deepEqual(Object.keys(en.options!).sort(), [...question.values].sort(), question.id)
  }
  assert.ok(claimantForm.questions.some(({ id }) => id === 'for'))
})

test('a claim for a child by a litigation friend reaches the desk, in the firm’s words, with what cannot be checked', async () => {
  const { reference, pages } = await fillIn(`${site}/claim`, 'claim', { for: 'for=child', told: 'told=letter' }, visitor(), claimantForm)
  assert.ok(pages.includes('for-name') && pages.includes('notice-reference') && !pages.includes('unhappy') && !pages.includes('code'))
  await takeInSubmissions(ctx)
  await assessClaims(ctx, incidentId)
  const [claim] = (await listClaims(ctx.store, incidentId)).filter((one) => one.reference === reference)
  const state = (rule: string) => claim!.assessment!.findings.find((finding) => finding.rule === rule)!.state
  assert.deepEqual([state('CLM1'), state('CLM2'), state('CLM11'), state('CLM9')], ['cannot_check', 'cannot_check', 'cannot_check', 'unclear'])
  assert.equal(claim!.assessment!.standing, 'cannot_tell_yet')
  assert.ok(claim!.assessment!.neededFromClaimant.some((needed) => /Article 15/.test(needed)))
  const enquiries = await listEnquiries(ctx.store, incidentId, {})
  assert.deepEqual(
    enquiries.map(({ kind }) => kind),
    ['claim'],
  )
  const opened = await openEnquiry(ctx, incidentId, claim!.enquiryId)
  const asked = opened.answered.map(({ question }) => question)
  assert.ok(asked.includes('You and Harbour Alliance') && asked.includes('Reference on their notice'), asked.join('; '))
  assert.ok(opened.answered.some(({ lines }) => lines.includes('Read it and tell me whether I have a claim')))
})

test('the desk offers the firm’s wordings and refuses the organisation’s', async () => {
  const [claim] = await listClaims(ctx.store, incidentId)
  const { text: reply, filled } = await prepareReply(ctx, incidentId, claim!.enquiryId, 'claimant-cannot-tell', 'en')
  assert.match(reply, /Ask Harbour Alliance whether you are affected/)
  assert.equal(filled.find(({ name }) => name === 'respondent')!.value, RESPONDENT)
  await assert.rejects(prepareReply(ctx, incidentId, claim!.enquiryId, 'deleted', 'en'), { code: 'request_invalid' })
  await assert.rejects(
    writeReply(ctx, incidentId, claim!.enquiryId, { wordingId: 'nothing-found', language: 'en', way: 'email_given', text: 'x', meets: [] }),
    { code: 'request_invalid' },
  )
  for (const { id, text: words } of CLAIMANT_WORDINGS.filter((one) => !WORDINGS.includes(one))) {
    assert.doesNotMatch(words.en + words.cy, /£|guarantee|entitled/i, id)
    assert.deepEqual(
      [...words.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      [...words.cy.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort(),
      id,
    )
  }
  assert.equal(wordingsFor(false), WORDINGS)
})

test('the side can be taken back, and then claims are to be assessed anew', async () => {
  assert.deepEqual(await findClaimantSide(ctx.store, incidentId), SIDE)
  await endClaimantSide(ctx, incidentId)
  assert.equal(await findClaimantSide(ctx.store, incidentId), null)
  assert.ok((await listClaims(ctx.store, incidentId)).every(({ assessedAt }) => assessedAt === null))
})
