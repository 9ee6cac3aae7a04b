import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PUBLISHED_CASES } from './cases/nearest-case.ts'
import { decide } from './decision.ts'
import { breachFacts, type PartialFacts } from './facts.ts'
import { otherSchemes } from './other-schemes.ts'

const schemesOf = (partial: PartialFacts) => {
  const facts = breachFacts(partial)
  return otherSchemes(facts, decide(facts))
}
/** Members of a party, encrypted by ransomware; nobody has looked for copying. */
const PARTY: PartialFacts = {
  breach: { malice: 'yes', ransomware: 'yes', availability: 'yes', restored: 'no', recipients: 'unknown', unintelligible: 'no' },
  data: { kinds: ['person_name', 'email', 'political_opinion'], revealsBelief: 'yes' },
  people: { high: 190_000 },
}
/** A letter to a trusted recipient, who deleted it. */
const TRUSTED: PartialFacts = {
  breach: {
    confidentiality: 'yes',
    exfiltration: 'seen',
    malice: 'no',
    ransomware: 'no',
    availability: 'no',
    integrity: 'no',
    recipients: 'trusted',
    recipientsDeleted: 'yes',
    recipientAdverse: 'no',
    unintelligible: 'no',
    riskRemoved: 'no',
    systemic: 'no',
  },
  data: { kinds: ['person_name', 'email'], revealsBelief: 'no' },
  people: { high: 20, children: 'no', safetyCritical: 'no' },
}

test('[SEV15] ICO: nobody has looked for copying, so likelihood and severity are ranges', () => {
  const { ico } = schemesOf(PARTY)
  assert.deepEqual(
    [ico.likelihood, ico.impact],
    [
      { low: 'unlikely', high: 'likely' },
      { low: 'moderate', high: 'severe' },
    ],
  )
  assert.equal(ico.result, 'report, and tell people, since it cannot be ruled out (established: record only)')
})

test('[SEV15] ICO: copied special-category data: very likely and severe', () => {
  const { ico } = schemesOf({ ...PARTY, breach: { ...PARTY.breach, exfiltration: 'seen' } })
  assert.deepEqual([ico.likelihood.low, ico.impact.low, ico.result], ['very likely', 'severe', 'report, and tell people'])
})

test('[SEV15] ICO: a trusted recipient who deleted it is recorded only', () => assert.equal(schemesOf(TRUSTED).ico.result, 'record only'))

test('[SEV16] RROSH: an adverse recipient makes a real risk of sensitive data, even one who is known', () => {
  const known: PartialFacts = {
    ...TRUSTED,
    breach: { ...TRUSTED.breach, recipients: 'known', recipientsDeleted: 'no' },
    data: { kinds: ['person_name', 'health'], revealsBelief: 'no' },
  }
  assert.equal(schemesOf(known).rrosh.result, 'no real risk of significant harm')
  assert.equal(schemesOf({ ...known, breach: { ...known.breach, recipientAdverse: 'yes' } }).rrosh.result, 'real risk of significant harm')
  assert.equal(schemesOf({ ...known, breach: { ...known.breach, recipientAdverse: 'unknown' } }).rrosh.result, 'a real risk cannot be ruled out')
})

test('[SEV16] RROSH: not known whether copied: cannot be ruled out', () => assert.equal(schemesOf(PARTY).rrosh.result, 'a real risk cannot be ruled out'))

test('[SEV17] HIPAA: ransomware is presumed a breach; encryption with a safe key is none; a look that found nothing shows a low probability', () => {
  assert.equal(schemesOf(PARTY).hipaa.result, 'breach presumed: a low probability is not shown')
  assert.equal(schemesOf({ ...PARTY, breach: { ...PARTY.breach, unintelligible: 'yes' } }).hipaa.result, 'not unsecured information: no breach')
  assert.equal(
    schemesOf({ ...PARTY, breach: { ...PARTY.breach, exfiltration: 'not_seen', lookedAt: ['outbound traffic'] } }).hipaa.result,
    'low probability of compromise',
  )
  assert.equal(schemesOf(TRUSTED).hipaa.result, 'low probability of compromise')
})

test('with nothing known no scheme says that all is well', () => {
  const { ico, rrosh, hipaa } = schemesOf({})
  assert.match(ico.result, /tell people/)
  assert.deepEqual([rrosh.result, hipaa.result], ['a real risk cannot be ruled out', 'breach presumed: a low probability is not shown'])
})

test('each scheme names its factors, in words, for every published case', () => {
  for (const { variants } of PUBLISHED_CASES) {
    for (const { facts } of variants) {
      for (const scheme of Object.values(otherSchemes(facts, decide(facts))))
        assert.ok(scheme.factors.length >= 2 && scheme.factors.every(({ reason }) => reason !== ''))
    }
  }
})
