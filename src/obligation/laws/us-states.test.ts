/** Duties in the United States, by hand: where each person lives, and which of their data were hit. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachFacts, type PartialFacts } from '../facts.ts'
import { dutiesFor, listDuties, deadlineFor, type Duty } from '../obligation.ts'
import { STATES } from './us-states-table.ts'

const NOW = new Date('2026-03-02T10:00:00Z')
/** A company of Ohio; payroll data stolen, found on Monday 2 March 2026. */
const PAYROLL: PartialFacts = {
  organisation: { kind: 'company', country: 'US', zone: 'America/New_York', euEstablishment: 'no', offersInEu: 'no', activeIn: [] },
  moments: { awareAt: '2026-03-02T15:00:00Z' },
  breach: { confidentiality: 'yes', exfiltration: 'seen', malice: 'yes', recipients: 'unknown', unintelligible: 'no' },
  data: { kinds: ['person_name', 'national_id', 'salary'], accessCodes: 'no', revealsBelief: 'no' },
}
const living = (states: Record<string, number>): PartialFacts['people'] => ({
  high: Object.values(states).reduce((sum, people) => sum + people, 0),
  byCountry: { US: Object.values(states).reduce((sum, people) => sum + people, 0) },
  residents: Object.entries(states).map(([place, people]) => ({ place, people })),
})
const dutiesOf = (facts: PartialFacts): Map<string, Duty> => new Map(listDuties(breachFacts(facts), NOW).map((duty) => [duty.rule, duty]))
const statusIn = (facts: PartialFacts, rule: string) => dutiesOf(facts).get(rule)?.status

test('[US1] all fifty states, the District of Columbia and three territories are carried', () => {
  assert.equal(STATES.length, 54)
  assert.equal(new Set(STATES.map(({ place }) => place)).size, 54)
})

test('[US2] California: people within 30 days, the Attorney General 15 days after the notice, or after its last day while none was sent', () => {
  const facts = { ...PAYROLL, people: living({ 'US-CA': 501 }) }
  const unsent = dutiesOf(facts)
  assert.equal(unsent.get('us-ca.individuals')!.display, 'By the end of Wed 1 Apr 2026')
  assert.equal(unsent.get('us-ca.ag')!.display, 'By the end of Thu 16 Apr 2026')
  const sent = dutiesOf({ ...facts, told: [{ body: 'people', at: '2026-03-10T16:00:00Z' }] })
  assert.equal(sent.get('us-ca.ag')!.display, 'By the end of Wed 25 Mar 2026')
  assert.deepEqual(sent.get('us-ca.ag')!.hangsOn, { rule: 'us-ca.individuals', order: 'after' })
})

test('[US2] before 2026 California named no figure', () => {
  const facts = { ...PAYROLL, moments: { awareAt: '2025-12-01T15:00:00Z' }, people: living({ 'US-CA': 501 }) }
  assert.deepEqual([dutiesOf(facts).get('us-ca.individuals')!.version, dutiesOf(facts).get('us-ca.individuals')!.dueAt], [1, null])
  assert.equal(dutiesOf(facts).get('us-ca.ag'), undefined)
})

test('[US3] Maryland and New Jersey: the authority before the people', () => {
  const duties = dutiesOf({ ...PAYROLL, people: living({ 'US-MD': 3, 'US-NJ': 3 }) })
  assert.equal(duties.get('us-md.ag')!.dueAt, duties.get('us-md.individuals')!.dueAt)
  assert.match(duties.get('us-md.ag')!.display, /^Before "Tell the residents of Maryland", by the end of Thu 16 Apr 2026 at the latest$/)
  assert.deepEqual([duties.get('us-nj.state-police')!.dueAt, duties.get('us-nj.state-police')!.clock], [null, 'Before the notice to people'])
})

test('[US4] Massachusetts: the notice must not say what happened, nor how many', () => {
  const notice = dutiesOf({ ...PAYROLL, people: living({ 'US-MA': 1 }) }).get('us-ma.individuals')!
  assert.deepEqual(notice.mustNotContain, ['What happened and how', 'How many residents of the place'])
  assert.ok(!notice.content.some((part) => notice.mustNotContain.includes(part)))
})

for (const [rule, place, below, at] of [
  ['us-tx.ag', 'US-TX', 249, 250],
  ['us-pa.ag', 'US-PA', 500, 501],
  ['us-pa.cra', 'US-PA', 500, 501],
  ['us-ny.cra', 'US-NY', 5000, 5001],
  ['us-ga.cra', 'US-GA', 10_000, 10_001],
  ['us-dc.ag', 'US-DC', 49, 50],
] as const) {
  test(`[US5] ${rule} begins at ${at} residents`, () => {
    const facts = (people: number) => ({
      ...PAYROLL,
      organisation: { ...PAYROLL.organisation, kind: 'public_body' as const },
      people: living({ [place]: people }),
    })
    assert.deepEqual([statusIn(facts(below), rule), statusIn(facts(at), rule)], ['not_due', 'due'])
  })
}

test("[US6] each person's own data count: 600 Texans, of whom 200 with Social Security numbers", () => {
  const people: PartialFacts['people'] = {
    high: 600,
    byCountry: { US: 600 },
    residents: [
      { place: 'US-TX', people: 200, kinds: ['person_name', 'national_id'] },
      { place: 'US-TX', people: 400, kinds: ['person_name', 'email'] },
    ],
  }
  const facts = { ...PAYROLL, people }
  assert.deepEqual([statusIn(facts, 'us-tx.individuals'), statusIn(facts, 'us-tx.ag')], ['due', 'not_due'])
})

test('[US7] account numbers count with their codes; whether codes were with them is asked, not assumed', () => {
  const facts = (accessCodes: 'yes' | 'no' | 'unknown') => ({
    ...PAYROLL,
    people: living({ 'US-OH': 10 }),
    data: { kinds: ['person_name' as const, 'bank_account' as const], accessCodes },
  })
  assert.deepEqual(
    (['yes', 'no', 'unknown'] as const).map((answer) => statusIn(facts(answer), 'us-oh.individuals')),
    ['due', 'not_due', 'cannot_rule_out'],
  )
})

test('[US8] ransomware with no sign of copying is access, which is enough in New Jersey, and open in Ohio', () => {
  const breach: PartialFacts['breach'] = { ransomware: 'yes', malice: 'yes', availability: 'yes', unintelligible: 'no' }
  const facts = { ...PAYROLL, breach, people: living({ 'US-NJ': 5, 'US-OH': 5 }) }
  assert.deepEqual([statusIn(facts, 'us-nj.individuals'), statusIn(facts, 'us-oh.individuals')], ['due', 'cannot_rule_out'])
})

test('[US9] people in the United States whose state nobody knows are one question, not fifty', () => {
  const duties = listDuties(breachFacts({ ...PAYROLL, people: { high: 40, byCountry: { US: 40 } } }), NOW).filter(({ status }) => status === 'cannot_rule_out')
  const states = duties.filter(({ rule }) => /^us-([a-z]{2}|states)\./.test(rule))
  assert.deepEqual(
    states.map(({ rule }) => rule),
    ['us-states.residence'],
  )
  assert.match(states[0]!.why[0]!, /40 people in the United States live is not known/)
  assert.ok(states[0]!.covers.includes('us-ca.individuals'))
})

test('[US10] one rule by its number: the duty that follows another is counted from its last day', () => {
  assert.equal(deadlineFor('us-ca.ag', new Date('2026-03-02T15:00:00Z'), 'UTC')!.dueAt!.toISOString(), '2026-04-16T23:59:59.000Z')
  const strict = deadlineFor('us-bank.36h', new Date('2026-03-02T15:20:00Z'), 'UTC')!
  assert.deepEqual(strict.dueAt, strict.latestArguableAt)
})

test('[US11] laws of elsewhere that ask for nothing are one row on a screen, and each in the full list', () => {
  const facts = breachFacts({ ...PAYROLL, people: living({ 'US-CA': 5 }) })
  const screen = dutiesFor(facts, NOW)
  assert.ok(screen.length < 60, `${screen.length} rows`)
  assert.ok(screen.some(({ rule }) => rule === 'abroad.not-owed') && screen.some(({ rule }) => rule === 'us-ca.individuals'))
  assert.ok(listDuties(facts, NOW).some(({ rule, status }) => rule === 'us-tx.individuals' && status === 'not_due'))
})
