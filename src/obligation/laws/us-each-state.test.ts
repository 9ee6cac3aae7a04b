/**
 * Every state and territory of the United States, each asked by the residence of people and by their own data. The table is written out here
 * from the research and not taken from the code: place; days to tell people (0: no figure); the authority's rule and from how many residents
 * ('-': none); from how many the credit agencies (0: none). "More than 1,000" is 1001; Hawaii, Maryland and Wisconsin are read as "1,000 or more",
 * from memory, which tells one resident earlier.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachFacts, type PartialFacts } from '../facts.ts'
import { listDuties, type Duty } from '../obligation.ts'

const EXPECTED = `
AL 45 ag 1000 1001 | AK 0 - 0 1001 | AZ 45 ag 1001 1001 | AR 0 ag 1001 0 | CA 30 ag 501 0 | CO 30 ag 500 1001 | CT 60 ag 1 0 | DE 60 ag 501 0
DC 0 ag 50 1001 | FL 30 ag 500 1001 | GA 0 - 0 10001 | HI 0 ocp 1000 1000 | ID 0 ag 1 0 | IL 0 ag 501 0 | IN 45 ag 1 1001 | IA 0 ag 501 0
KS 0 - 0 1001 | KY 0 - 0 1001 | LA 60 ag 1 0 | ME 30 ag 1 1001 | MD 45 ag 1 1000 | MA 0 ag 1 0 | MI 0 - 0 1001 | MN 0 - 0 501 | MS 0 - 0 0
MO 0 ag 1001 1001 | MT 0 ag 1 1 | NE 0 ag 1 0 | NV 0 - 0 1001 | NH 0 ag 1 1001 | NJ 0 state-police 1 1001 | NM 45 ag 1001 1001 | NY 30 ag 1 5001
NC 0 ag 1 1001 | ND 0 ag 251 0 | OH 45 - 0 1001 | OK 0 ag 500 0 | OR 45 ag 251 1001 | PA 0 ag 501 501 | RI 45 ag 501 501
SC 0 consumer-affairs 1001 1001 | SD 60 ag 251 1 | TN 45 - 0 1001 | TX 60 ag 250 10001 | UT 0 ag 500 1000 | VT 45 ag 1 1001 | VA 0 ag 1 1001
WA 30 ag 501 0 | WV 0 - 0 1001 | WI 45 - 0 1000 | WY 0 - 0 0 | PR 0 daco 1 0 | GU 0 - 0 0 | VI 0 - 0 0`
const STATES = EXPECTED.trim()
  .split(/[|\n]/)
  .map((row) => row.trim().split(' '))
  .map(([state, days, authority, atLeast, bureaux]) => ({
    state: state!,
    days: Number(days),
    authority: authority!,
    atLeast: Number(atLeast),
    bureaux: Number(bureaux),
  }))

const NOW = new Date('2026-03-02T16:00:00Z')
/** A public body of Ohio (Georgia and Idaho bind such bodies), payroll stolen, found on Monday 2 March 2026. */
function dutiesFor(place: string, people: number, kinds: NonNullable<PartialFacts['data']>['kinds'], breach: PartialFacts['breach'] = {}): Map<string, Duty> {
  const facts: PartialFacts = {
    organisation: { kind: 'public_body', country: 'US', zone: 'UTC', euEstablishment: 'no', offersInEu: 'no', activeIn: [] },
    moments: { awareAt: '2026-03-02T15:00:00Z' },
    breach: { confidentiality: 'yes', exfiltration: 'seen', malice: 'yes', recipients: 'unknown', unintelligible: 'no', ...breach },
    people: { low: people, high: people, byCountry: { US: people }, residents: [{ place, people, kinds: kinds ?? null }] },
    data: { kinds: kinds ?? null, accessCodes: 'no', revealsBelief: 'no' },
  }
  return new Map(listDuties(breachFacts(facts), NOW).map((duty) => [duty.rule, duty]))
}
const PAYROLL = ['person_name', 'national_id'] as const
const dayAfter = (days: number) => new Date(Date.UTC(2026, 2, 2 + days)).toISOString().slice(0, 10)

test('[US1] fifty states, the District of Columbia, Puerto Rico, Guam and the Virgin Islands', () =>
  assert.equal(new Set(STATES.map(({ state }) => state)).size, 54))

for (const { state, days, authority, atLeast, bureaux } of STATES) {
  const id = `us-${state.toLowerCase()}`
  const place = `US-${state}`
  test(`[US1] [US5] [US6] ${state}: people ${days === 0 ? 'without a figure' : `within ${days} days`}, authority ${authority === '-' ? 'not told' : `from ${atLeast}`}, agencies ${bureaux === 0 ? 'not told' : `from ${bureaux}`}`, () => {
    const many = dutiesFor(place, 20_000, [...PAYROLL])
    const notice = many.get(`${id}.individuals`)!
    assert.equal(notice.status, 'due', notice.why.join(' '))
    assert.equal(notice.dueAt?.slice(0, 10) ?? null, days === 0 ? null : dayAfter(days))
    // Name, e-mail and party alone set nothing off; kinds that nobody knows are not ruled out; a safe key exempts.
    assert.equal(dutiesFor(place, 20_000, ['person_name', 'email', 'political_opinion']).get(`${id}.individuals`)!.status, 'not_due')
    assert.equal(dutiesFor(place, 20_000, null).get(`${id}.individuals`)!.status, 'cannot_rule_out')
    assert.equal(dutiesFor(place, 20_000, [...PAYROLL], { unintelligible: 'yes' }).get(`${id}.individuals`)!.status, 'exempt')
    for (const [rule, from] of [
      [`${id}.${authority}`, atLeast],
      [`${id}.cra`, bureaux],
    ] as const) {
      if (from === 0) assert.ok(!many.has(rule), `${rule} is carried`)
      else {
        assert.equal(dutiesFor(place, from, [...PAYROLL]).get(rule)?.status, 'due', `${rule} at ${from}`)
        if (from > 1) assert.equal(dutiesFor(place, from - 1, [...PAYROLL]).get(rule)?.status, 'not_due', `${rule} at ${from - 1}`)
      }
    }
    // Nobody of this state: nothing of its law.
    const neighbour = state === 'OH' ? 'US-KY' : 'US-OH'
    assert.equal(dutiesFor(neighbour, 20_000, [...PAYROLL]).get(`${id}.individuals`)!.status, 'not_due')
  })
}
