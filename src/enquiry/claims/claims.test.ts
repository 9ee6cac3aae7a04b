import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testContext, type TestContext } from '../../../tests/database.ts'
import { personRow } from '../../../tests/desk-people.ts'
import { fixedClock } from '../../clock.ts'
import type { IncidentId } from '../../ids.ts'
import { readIncidentFile } from '../../incident/incident-file.ts'
import { openIncident } from '../../incident/open-incident.ts'
import { closeTypesetters } from '../../notify/typeset.ts'
import { takeInSubmissions } from '../desk/take-in-submissions.ts'
import { pathThrough, type Answers } from '../forms/form.ts'
import { claimForm, EFFECTS, JURISDICTIONS } from '../forms/claim-form.ts'
import { portalKeys } from '../self-check.ts'
import { sealSubmission } from '../submission.ts'
import { assessClaim, type ClaimInput } from './assess-claim.ts'
import { assessClaims } from './assess-claims.ts'
import { setClaimantSide } from './claimant-side.ts'
import { exportClaimRows, exportClaimsPdf } from './export-claims.ts'
import { humanRightsLastDay, limitationOf } from './limitation.ts'
import { groupOf, listClaims } from './list-claims.ts'
import { setClaimStatus } from './work-claim.ts'

const ANSWERS: Answers = {
  for: 'me',
  lawyer: 'none',
  name: 'Morwen Tallis',
  reach: 'email',
  email: 'morwen@post.example',
  lives: 'wales',
  'learned-day': '24',
  'learned-month': '10',
  'learned-year': '2026',
  data: ['contact', 'bank'],
  effect: ['distress'],
  distress: 'No sleep.',
  consent: ['check', 'counsel'],
}
const input = (change: Partial<ClaimInput> = {}, answers: Answers = {}): ClaimInput => ({
  answers: { ...ANSWERS, ...answers },
  register: { match: 'matched', kinds: ['person_name', 'email', 'bank_account', 'health'], isPersonOnRoster: true },
  earliestDay: '2026-10-21',
  receivedOn: '2026-10-26',
  sameAs: [],
  papers: 0,
  isPublicAuthority: false,
  ...change,
})
const found = (rule: string, one = input()) => assessClaim(one).findings.find((finding) => finding.rule === rule)

for (const [place, lastDay] of [
  ['england', '2032-10-20'],
  ['northern_ireland', '2032-10-20'],
  ['scotland', '2031-10-20'],
  ['eu', null],
  ['elsewhere', null],
] as const)
  test(`[CLM5] a claimant who lived in ${place} can go to court until ${lastDay ?? 'a day that is not computed'}`, () =>
    assert.equal(limitationOf(place, '2026-10-21').lastDay, lastDay))
test('[CLM5] six years from 29 February end with 27 February', () => assert.equal(limitationOf('england', '2028-02-29').lastDay, '2034-02-27'))
test('[CLM6] a claim under the Human Rights Act has one year, and is asked about only against a public authority', () => {
  assert.equal(humanRightsLastDay('2026-10-21'), '2027-10-20')
  assert.equal(found('CLM6'), undefined)
  assert.match(found('CLM6', input({ isPublicAuthority: true }))!.says, /2027-10-20/)
})
test('[CLM5] a claim on the last day is in time, one a day later is not; a child’s is', () => {
  assert.equal(found('CLM5', input({ receivedOn: '2032-10-20' }))!.state, 'holds')
  assert.equal(found('CLM5', input({ receivedOn: '2032-10-21' }))!.state, 'fails')
  assert.equal(assessClaim(input({ receivedOn: '2032-10-21' })).standing, 'does_not_stand_so_far')
  assert.equal(found('CLM5', input({ receivedOn: '2032-10-21' }, { for: 'child' }))!.state, 'holds')
})
test('[CLM1] a person who is in the register and names distress stands so far', () => assert.equal(assessClaim(input()).standing, 'stands_so_far'))
for (const [register, state] of [
  ['no_register', 'cannot_check'],
  ['no_consent', 'cannot_check'],
  [{ match: 'not_found', kinds: [], isPersonOnRoster: false }, 'fails'],
] as const)
  test(`[CLM1] ${typeof register === 'string' ? register : register.match} is ${state}, and cannot be told yet`, () => {
    assert.equal(found('CLM1', input({ register }))!.state, state)
    assert.equal(assessClaim(input({ register })).standing, 'cannot_tell_yet')
  })
test('[CLM2] what is claimed is held against what was found, and what goes beyond it is said', () => {
  assert.match(
    found('CLM2', input({}, { data: ['bank', 'card'] }))!.says,
    /Found as claimed: bank account\. Claimed and not found so far: payment card\. Found beyond what was claimed: .*health/,
  )
  assert.equal(found('CLM2', input({}, { data: ['card'] }))!.state, 'fails')
})
test('[CLM3] no damage at all fails; fear alone is for a person to read, never thrown out', () => {
  assert.equal(assessClaim(input({}, { effect: [] })).standing, 'does_not_stand_so_far')
  assert.equal(assessClaim(input({}, { effect: ['fear'] })).standing, 'cannot_tell_yet')
})
test('[CLM8] one who is settled does not stand so far; one who has a lawyer is written to through them', () => {
  assert.equal(assessClaim(input({}, { lawyer: 'settled' })).standing, 'does_not_stand_so_far')
  assert.match(found('CLM8', input({}, { lawyer: 'acts' }))!.says, /Write to them and not to the claimant/)
})
test('[CLM4] one who found out before the incident is asked whether it was another', () =>
  assert.equal(found('CLM4', input({}, { 'learned-year': '2024' }))!.state, 'fails'))

test('[CLM13] whatever is answered, every finding has a rule, a reason and a source, and no sum is named', () => {
  fc.assert(
    fc.property(
      fc.record({
        for: fc.constantFrom('me', 'child', 'unable', 'died', ''),
        lawyer: fc.constantFrom('none', 'acts', 'claimed', 'settled', ''),
        lives: fc.constantFrom(...JURISDICTIONS),
        effect: fc.subarray([...EFFECTS]),
        'money-proof': fc.constantFrom('now', 'later', 'none', ''),
        'money-amount': fc.constantFrom('123456.78', ''),
        data: fc.subarray(['contact', 'bank', 'health', 'not_sure']),
      }),
      fc.constantFrom<ClaimInput['register']>('no_register', 'no_consent', input().register),
      (answers, register) => {
        const { findings, because, neededFromClaimant } = assessClaim(input({ register }, answers))
        for (const { rule, says, source } of findings) assert.ok(/^CLM\d+[a-h]?$/.test(rule) && says.length > 3 && source.length > 3)
        assert.doesNotMatch(JSON.stringify([findings, because, neededFromClaimant]), /£|123456|\bGBP\b|pounds/)
      },
    ),
  )
})

test('a person under age or without capacity is asked who acts for them; a claimant without damage of a kind is not asked about it', () => {
  const ids = (answers: Answers) => pathThrough(claimForm, answers).map(({ id }) => id)
  assert.ok(ids({ for: 'child' }).includes('for-name') && !ids({ for: 'me' }).includes('for-name'))
  assert.ok(!ids({ for: 'me', effect: ['time'] }).includes('money'))
})

let ctx: TestContext
let incidentId: IncidentId
before(async () => {
  ctx = Object.assign(await testContext(), { clock: fixedClock('2026-10-26T09:00:00Z') })
  const yaml = `organisation: { name: Harbour Alliance, kind: political_party, country: GB, zone: Europe/London }
supplier: { name: Northgate }
incident: { reference: HA-8, title: Ransomware }
moments: { occurred: 2026-10-21 23:10, aware: 2026-10-22 17:35 }
`
  incidentId = await openIncident(ctx, {
    file: readIncidentFile(yaml, 'incident.yaml', new Date('2026-10-23T09:00:00Z')),
    inputs: { evidence: '', roster: '', manifest: null, workers: 1 },
    sourceKey: 'claims test',
  })
  await personRow(ctx, incidentId, 1, {
    givenName: 'Morwen',
    familyName: 'Tallis',
    emails: ['morwen@post.example'],
    kinds: ['person_name', 'email', 'bank_account'],
  })
})
after(async () => {
  await closeTypesetters()
  await ctx.cleanUp()
})

async function claim(reference: string, change: Answers = {}): Promise<void> {
  const keys = await ctx.store.transaction((tx) => portalKeys(ctx, tx, incidentId))
  const submissionId = randomUUID()
  const sealed = sealSubmission(keys.publicKey, incidentId, {
    submissionId,
    kind: 'claim',
    reference,
    secondReference: 'K-1',
    language: 'en',
    sentAt: '',
    answers: { ...ANSWERS, ...change },
    files: [],
    ticket: null,
  })
  await ctx.store.query('insert into submission values ($1, $2, now(), $3)', [submissionId, incidentId, sealed])
  await takeInSubmissions(ctx)
}
const claims = async () => (await assessClaims(ctx, incidentId), listClaims(ctx.store, incidentId))
const of = async (reference: string) => (await claims()).find((one) => one.reference === reference)!

test('a claim is held against the register by name and address, and the same person’s second claim is seen', async () => {
  await claim('C-1')
  assert.equal((await of('C-1')).assessment!.standing, 'stands_so_far')
  await claim('C-2', { name: 'MORWEN  Tállis' })
  assert.match((await of('C-2')).assessment!.findings.find(({ rule }) => rule === 'CLM7')!.says, /E-1/)
  await claim('C-3', { name: 'Somebody Else', email: 'else@post.example', consent: ['counsel'] })
  assert.equal((await of('C-3')).assessment!.findings[0]!.state, 'cannot_check')
})

test('counsel and insurer get only the claims whose claimant agreed, the rest is counted, and the log names the reader', async () => {
  const counsel = await exportClaimRows(ctx, incidentId, 'counsel')
  assert.deepEqual([counsel.rows.length, counsel.withheld], [3, 0])
  assert.equal(counsel.rows[0]!.claimant, 'Morwen Tallis')
  const insurer = await exportClaimRows(ctx, incidentId, 'insurer')
  assert.deepEqual([insurer.rows.length, insurer.withheld], [0, 3])
  assert.equal((await exportClaimsPdf(ctx, incidentId, 'counsel')).subarray(0, 5).toString(), '%PDF-')
  assert.equal((await ctx.store.query("select 1 from audit_entry where action = 'claim.export' and reason = 'for insurer'")).length, 1)
})

test('a status is set with a reason, and the group counts', async () => {
  const { enquiryId } = await of('C-3')
  await assert.rejects(setClaimStatus(ctx, incidentId, enquiryId, 'withdrawn', ''), { code: 'reason_missing' })
  await setClaimStatus(ctx, incidentId, enquiryId, 'withdrawn', 'said so by phone')
  const group = groupOf(await claims())
  assert.deepEqual([group.total, group.standing.stands_so_far, group.firstLimitationDay], [2, 2, '2032-10-20'])
})

test('worked for claimants there is no register, and the assessment says so', async () => {
  await setClaimantSide(ctx, incidentId, { respondent: 'Harbour Alliance', regulated: null })
  const list = await claims()
  assert.ok(list.every(({ assessment }) => assessment!.findings[0]!.says.startsWith('We act for the claimant and have no register')))
})
