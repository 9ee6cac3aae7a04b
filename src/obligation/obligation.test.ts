import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkLaws } from './check-laws.ts'
import { breachFacts, factsJsonSchema, factsSchema, type PartialFacts } from './facts.ts'
import { LAWS, ruleInForce } from './laws/registry.ts'
import type { Condition } from './laws/rule.ts'
import { dutiesFor, rulesFor } from './obligation.ts'
import { assumedSectors } from '../organisation/organisation.ts'

const NOW = new Date('2021-10-29T15:00:00Z')
/** A party; its supplier called on Friday 29 October 2021 at 12:17. */
const FLAGSHIP: PartialFacts = {
  organisation: {
    kind: 'political_party',
    country: 'GB',
    nation: 'england_wales',
    euEstablishment: 'no',
    offersInEu: 'no',
    sectors: assumedSectors('political_party', 'GB', 'england_wales'),
  },
  moments: { supplierAwareAt: '2021-10-28T08:00:00Z', supplierToldUsAt: '2021-10-29T11:17:00Z', awareAt: '2021-10-29T11:17:00Z' },
  breach: { availability: 'yes', restored: 'no', malice: 'yes', ransomware: 'yes', integrity: 'no' },
  people: { low: 180_000, high: 190_000, byCountry: { GB: 190_000 } },
  data: { kinds: ['person_name', 'email', 'political_opinion'], revealsBelief: 'yes' },
}

for (const check of checkLaws(new Date('2026-11-21'))) {
  test(`[LAW] ${check.rule} v${check.version} passes its own ${check.tests} tests`, () => assert.deepEqual(check.failures, []))
}

test('[LAW] every rule, in force or proposed, has a source with an address, a test, and a review date that has not passed at release', () => {
  for (const rule of LAWS) {
    assert.ok(rule.tests.length > 0, `${rule.id} has no test`)
    assert.ok(
      rule.sources.every((source) => source.url.startsWith('https://')),
      rule.id,
    )
    assert.ok(rule.content.length > 0 && rule.title.length > 0, rule.id)
    assert.match(rule.id, /^[a-z0-9]+(-[a-z]+)?\.[\w.-]+$/)
  }
})

test('[LAW] a rule is plain JSON, so that its text can be kept with the duty it made', () => {
  for (const rule of LAWS) assert.deepEqual(JSON.parse(JSON.stringify(rule)), rule)
})

test('[LAW] versions of a rule follow each other without a gap or an overlap', () => {
  assert.equal(ruleInForce('uk-pecr.5A', '2025-08-19')?.version, 1)
  assert.equal(ruleInForce('uk-pecr.5A', '2025-08-20')?.version, 2)
  assert.equal(ruleInForce('uk-dpa.164A', '2026-06-18'), undefined)
  assert.equal(ruleInForce('eu-gdpr.33.1', '2027-01-01')?.version, 1)
})

test('[LAW] every condition asks for a fact that there is', () => {
  const facts = breachFacts({})
  const paths = (condition: Condition): string[] => {
    if ('all' in condition) return condition.all.flatMap(paths)
    if ('any' in condition) return condition.any.flatMap(paths)
    if ('not' in condition) return paths(condition.not)
    if ('residents' in condition) return condition.elements ? paths(condition.elements) : []
    return 'fact' in condition ? [condition.fact] : 'stated' in condition ? [condition.stated] : 'given' in condition ? [condition.given] : []
  }
  for (const rule of LAWS) {
    for (const path of [...(rule.reach ? [rule.reach] : []), rule.appliesTo, rule.trigger, ...rule.exemptions].flatMap(paths)) {
      const value = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], facts)
      assert.notEqual(value, undefined, `${rule.id} asks for ${path}`)
    }
  }
})

test('[OBL1] the flagship: what is owed, in the order in which it is due', () => {
  const owed = dutiesFor(breachFacts(FLAGSHIP), NOW).filter(({ status }) => status !== 'not_due')
  assert.deepEqual(
    owed.map(({ rule, status, dueAt }) => `${rule} ${status} ${dueAt ?? '-'}`),
    [
      'uk-parliament.security voluntary 2021-10-29T11:17:00.000Z',
      'uk-police.elected voluntary 2021-10-29T11:17:00.000Z',
      'uk-gdpr.33.1 due 2021-11-01T11:17:00.000Z',
      'uk-gdpr.33.2 due -',
      'uk-gdpr.33.4 due -',
      'uk-gdpr.33.5 due -',
      'uk-gdpr.34.1 cannot_rule_out -',
      'uk-ncsc.incident voluntary -',
      'uk-nca.referral voluntary -',
      'uk-electoral.register voluntary -',
      'contract.any cannot_rule_out -',
      'insurer.policy cannot_rule_out -',
    ],
  )
})

test("[OBL2] the due time is shown in the organisation's zone, the latest arguable end beside it", () => {
  const ico = dutiesFor(breachFacts(FLAGSHIP), NOW).find(({ rule }) => rule === 'uk-gdpr.33.1')!
  assert.equal(ico.display, 'Mon 1 Nov 2021, 11:17 GMT')
  assert.equal(ico.latestArguableAt, '2021-11-01T12:00:00.000Z')
})

test('[OBL3] with nothing known, nothing that an unknown fact could bring about is called not due', () => {
  const allowed = new Set(['uk-gdpr.12.3.access', 'uk-gdpr.12.3.erasure', 'eu-gdpr.12.3.access', 'eu-gdpr.12.3.erasure', 'uk-dpa.164A']) // nobody has asked, and we would know
  for (const duty of dutiesFor(breachFacts({}), new Date('2026-11-21T10:00:00Z'))) {
    // Federal law of the United States binds those at home there, and where we are at home is known.
    if (duty.rule === 'abroad.not-owed') assert.deepEqual(duty.why, ['We are at home in the United States: no.'])
    else if (!allowed.has(duty.rule)) assert.notEqual(duty.status, 'not_due', `${duty.rule}: ${duty.why.join(' ')}`)
    assert.ok(duty.why.length > 0)
  }
})

test('[OBL4] law in force on the day the clock starts governs', () => {
  const in2021 = rulesFor(breachFacts(FLAGSHIP), NOW).map(({ id }) => id)
  assert.ok(!in2021.includes('uk-dpa.164A') && !in2021.includes('uk-crime.report-fraud'))
  const complained = rulesFor(breachFacts({ ...FLAGSHIP, moments: { ...FLAGSHIP.moments, complaintReceivedAt: '2026-07-06T09:00:00Z' } }), NOW).map(
    ({ id }) => id,
  )
  assert.ok(complained.includes('uk-dpa.164A'))
})

test('[OBL5] an agreement is a duty of its own, met when its party was told', () => {
  const facts = breachFacts({
    ...FLAGSHIP,
    organisation: {
      ...FLAGSHIP.organisation,
      agreements: [{ party: 'Six affiliated unions', clause: 'Agreement 7', hours: 48 }],
      insurer: { party: 'Cyber policy', clause: '4.2', hours: 72 },
    },
    told: [{ body: 'contract_party', name: 'Six affiliated unions', at: '2021-10-30T09:00:00Z' }],
  })
  const duties = dutiesFor(facts, NOW)
  const unions = duties.find(({ rule }) => rule === 'contract.1')!
  assert.deepEqual([unions.dueAt, unions.metAt, unions.status], ['2021-10-31T11:17:00.000Z', '2021-10-30T09:00:00.000Z', 'due'])
  assert.equal(duties.find(({ rule }) => rule === 'insurer.policy')!.metAt, null)
})

test("[OBL6] days off are those of the organisation's own nation", () => {
  const dueIn = (nation: 'england_wales' | 'scotland') =>
    dutiesFor(breachFacts({ organisation: { nation }, moments: { awareAt: '2026-07-01T09:00:00Z', complaintReceivedAt: '2026-08-01T09:00:00Z' } }), NOW).find(
      ({ rule }) => rule === 'uk-dpa.164A',
    )!.display
  assert.deepEqual([dueIn('england_wales'), dueIn('scotland')], ['By the end of Tue 1 Sep 2026', 'By the end of Mon 31 Aug 2026'])
})

test('[OBL7] facts are checked, and their schema can be published', () => {
  assert.throws(() => breachFacts({ breach: { malice: 'perhaps' as 'yes' } }))
  assert.throws(() => factsSchema.parse({ weather: 'fine' }))
  assert.equal((factsJsonSchema() as { type: string }).type, 'object')
})

test('[OBL3] people whose country nobody knows may be in the Union', () => {
  const statusWith = (byCountry: Record<string, number>) =>
    dutiesFor(breachFacts({ ...FLAGSHIP, organisation: { ...FLAGSHIP.organisation, offersInEu: 'yes' }, people: { ...FLAGSHIP.people, byCountry } }), NOW).find(
      ({ rule }) => rule === 'eu-gdpr.33.1',
    )!.status
  assert.deepEqual(
    [statusWith({ GB: 5, IE: 1 }), statusWith({ GB: 5 }), statusWith({}), statusWith({ GB: 5, unknown: 1 })],
    ['due', 'not_due', 'cannot_rule_out', 'cannot_rule_out'],
  )
})

test('[LAW] a rule whose sources nobody opened is called unverified, and only such a rule', () => {
  for (const rule of LAWS)
    assert.equal(
      rule.review.confidence === 'unverified',
      rule.sources.every(({ readOn }) => readOn === null),
      rule.id,
    )
})
