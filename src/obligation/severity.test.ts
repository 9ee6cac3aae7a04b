import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachFacts, type PartialFacts } from './facts.ts'
import { bandOf, severityOf } from './severity.ts'

/** Ransomware at the supplier of a party; nobody has looked for copying. */
const FLAGSHIP: PartialFacts = {
  organisation: { kind: 'political_party' },
  breach: { availability: 'yes', restored: 'no', malice: 'yes', ransomware: 'yes', integrity: 'no' },
  data: { kinds: ['person_name', 'postal_address', 'email', 'political_opinion'], revealsBelief: 'yes' },
}
const scoreOf = (facts: PartialFacts) => {
  const { low, high } = severityOf(breachFacts(facts))
  return [low, high]
}

for (const [score, band] of [
  [1.99, 'low'],
  [2, 'medium'],
  [2.99, 'medium'],
  [3, 'high'],
  [3.99, 'high'],
  [4, 'very high'],
] as const) {
  test(`[SEV12] ${score} is ${band}: a band begins at its lower edge`, () => assert.equal(bandOf(score), band))
}

test('[SEV2] party members, encrypted for good with malice: 4 × 1 + 0.5 + 0.5 = 5 without any proof of copying, 5.5 with it', () => {
  assert.deepEqual(scoreOf(FLAGSHIP), [5, 5.5])
  assert.deepEqual(scoreOf({ ...FLAGSHIP, breach: { ...FLAGSHIP.breach, exfiltration: 'seen' } }), [5.5, 5.5])
  assert.equal(severityOf(breachFacts(FLAGSHIP)).bandLow, 'very high')
})

test('[SEV3] registered supporters with e-mail and postcode, out of reach for a time: (1 + 2) × 0.75 + 0.25 + 0.5 = 3', () => {
  const severity = severityOf(
    breachFacts({
      breach: { availability: 'yes', restored: 'yes', effectOnPeople: 'minor', malice: 'yes', confidentiality: 'no', lookedAt: ['traffic'], integrity: 'no' },
      data: { kinds: ['email', 'postcode'], revealsBelief: 'yes' },
    }),
  )
  assert.deepEqual([severity.low, severity.high, severity.bandHigh, severity.nearEdge], [3, 3, 'high', true])
})

test('[SEV8] "not seen" adds nothing only when something was looked at', () => {
  const with_ = (lookedAt: string[]) => scoreOf({ ...FLAGSHIP, breach: { ...FLAGSHIP.breach, exfiltration: 'not_seen', lookedAt } })
  assert.deepEqual(with_([]), [5, 5.5])
  assert.deepEqual(with_(['outbound traffic of 30 days']), [5, 5])
})

test('[SEV6] names of people whose safety depends on not being found count as much as sensitive data', () => {
  const facts: PartialFacts = {
    breach: { confidentiality: 'yes', recipients: 'public', malice: 'no', availability: 'no', integrity: 'no' },
    people: { safetyCritical: 'yes' },
    data: { kinds: ['person_name', 'employment', 'membership_number'], revealsBelief: 'no' },
  }
  assert.deepEqual(scoreOf(facts), [4.5, 4.5])
})

test('[SEV1] with nothing known the range spans the scale, and says so', () => {
  const severity = severityOf(breachFacts({}))
  assert.equal(severity.low, 0.25)
  assert.equal(severity.high, 5.5)
  assert.match(severity.summary, /not everything is known/)
})

test('[SEV13] the score lies between the sum of its parts at their least and at their most', () => {
  const { factors, low, high } = severityOf(breachFacts(FLAGSHIP))
  const value = (side: 'low' | 'high') => factors.slice(2).reduce((sum, factor) => sum + factor[side], factors[0]![side] * factors[1]![side])
  assert.deepEqual([low, high], [value('low'), value('high')])
  assert.ok(factors.every((factor) => factor.reason.length > 0 && factor.low <= factor.high))
})

test("[SEV14] ENISA's two flags stand outside the score", () => {
  const severity = severityOf(breachFacts({ ...FLAGSHIP, people: { low: 90, high: 101 } }))
  assert.equal(severity.over100People, true)
  assert.equal(severity.unintelligible, null)
})
