/** The rule above all others: what nobody knows is never a reason to do nothing. Held against every law and every fact there is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decide } from './decision.ts'
import { breachFacts, factsSchema, type BreachFacts, type PartialFacts } from './facts.ts'
import { LAWS } from './laws/registry.ts'
import { dutyOf, listDuties } from './obligation.ts'

const NOW = new Date('2026-11-22T05:00:00Z')
const SECTORS = Object.keys(breachFacts({}).organisation.sectors)
const answer = fc.constantFrom('yes', 'no', 'unknown')
const group = <Value>(names: readonly string[], value: fc.Arbitrary<Value>) => fc.record(Object.fromEntries(names.map((name) => [name, value])))

/** Facts of every kind, told apart by what can be unknown. */
const facts: fc.Arbitrary<BreachFacts> = fc
  .record({
    organisation: fc.record({
      kind: fc.constantFrom('political_party', 'charity', 'company', 'unknown'),
      country: fc.constantFrom('GB', 'DE', 'US', 'AU'),
      nation: fc.constantFrom('england_wales', 'scotland', null),
      sectors: group(SECTORS, answer),
      euEstablishment: answer,
      offersInEu: answer,
      activeIn: fc.constantFrom([], ['GB', 'US'], ['AU', 'BR', 'JP'], null),
      smallBusiness: answer,
      supplierInvolved: answer,
    }),
    moments: fc.constant({ awareAt: '2026-11-20T09:00:00Z' }),
    breach: fc.record({
      ...Object.fromEntries(
        [
          'confidentiality',
          'integrity',
          'availability',
          'malice',
          'ransomware',
          'recipientsDeleted',
          'unintelligible',
          'restored',
          'systemic',
          'integrityHarm',
        ].map((name) => [name, answer]),
      ),
      exfiltration: fc.constantFrom('seen', 'not_seen', 'unknown'),
      lookedAt: fc.constantFrom([], ['logs']),
      recipients: fc.constantFrom('none', 'trusted', 'known', 'unknown', 'public'),
      effectOnPeople: fc.constantFrom('none', 'minor', 'serious', 'unknown'),
    }),
    people: fc.record({
      high: fc.constantFrom(5000, 9000, null),
      byCountry: fc.constantFrom({ GB: 5000 }, { GB: 4000, DE: 500, US: 500 }, { AU: 3000, JP: 2000 }, null),
      children: answer,
      vulnerable: answer,
      safetyCritical: answer,
    }),
    data: fc.record({
      kinds: fc.constantFrom(['person_name', 'email'], ['person_name', 'national_id', 'health', 'iban'], null),
      revealsBelief: answer,
      accessCodes: answer,
      carrierOfSecrecy: answer,
    }),
  })
  .map((made) => breachFacts(made as unknown as PartialFacts))
  // A file that contradicts itself is not a fact forgotten: looked and saw nothing, but lost; copied, but not lost; ransomware, but by accident.
  .filter(
    ({ breach: { confidentiality, exfiltration, malice, ransomware } }) =>
      !(malice === 'no' && ransomware === 'yes') &&
      !(confidentiality === 'yes' && exfiltration === 'not_seen') &&
      !(confidentiality === 'no' && exfiltration === 'seen'),
  )

/** Every place that can be unknown, with the word for it. `country` and `role` are what we are, and always known; a complaint or a request is ours to know. */
const UNKNOWN: readonly [string, unknown][] = [
  ...SECTORS.map((name): [string, unknown] => [`organisation.sectors.${name}`, 'unknown']),
  ...['euEstablishment', 'offersInEu', 'smallBusiness', 'supplierInvolved', 'kind'].map((name): [string, unknown] => [`organisation.${name}`, 'unknown']),
  ['organisation.activeIn', null],
  ['organisation.nation', null],
  ...Object.entries(breachFacts({}).breach).flatMap(([name, value]): [string, unknown][] => (value === 'unknown' ? [[`breach.${name}`, value]] : [])),
  ['people.high', null],
  ['people.byCountry', null],
  ...['children', 'vulnerable', 'safetyCritical'].map((name): [string, unknown] => [`people.${name}`, 'unknown']),
  ['data.kinds', null],
  ...['revealsBelief', 'accessCodes', 'carrierOfSecrecy'].map((name): [string, unknown] => [`data.${name}`, 'unknown']),
]

/** Federal law of the United States reaches a body elsewhere only if that body is supervised there, and of that it would know (docs/rules/obligations.md, OBL3). */
const STATED = new Set(LAWS.filter(({ reach }) => JSON.stringify(reach ?? {}).includes('"stated"')).map(({ id }) => id))
const LAWS_IN_FORCE = LAWS.filter(({ status, effectiveFrom, effectiveTo }) => status !== 'proposed' && effectiveFrom <= '2026-11-20' && !effectiveTo)
const owed = new Set(['due', 'cannot_rule_out', 'voluntary'])

test('[OBL3] no law that is owed becomes "not due" or "exempt" by forgetting a fact', () => {
  fc.assert(
    fc.property(facts, fc.constantFrom(...UNKNOWN), (known, [path, nothing]) => {
      const forgotten = structuredClone(known)
      const names = path.split('.')
      const last = names.pop()!
      const holder = names.reduce<Record<string, unknown>>((at, name) => at[name] as Record<string, unknown>, forgotten)
      holder[last] = nothing
      const [before, after] = [decide(known), decide(factsSchema.parse(forgotten))]
      for (const rule of LAWS_IN_FORCE) {
        if (STATED.has(rule.id) && path.startsWith('organisation.sectors.') && known.organisation.country !== 'US') continue
        const was = dutyOf(rule, known, before, NOW)
        const is = dutyOf(rule, forgotten, after, NOW)
        if (owed.has(was.status))
          assert.ok(owed.has(is.status), `${rule.id}: ${was.status} became ${is.status} when ${path} was forgotten: ${is.why.join(' ')}`)
      }
    }),
    { numRuns: 700 },
  )
})

test('[OBL3] what nobody has asked keeps the duty towards people open, though nothing known asks for it', () => {
  const stolen: PartialFacts = {
    organisation: { kind: 'charity', nation: 'england_wales' },
    moments: { awareAt: '2026-11-20T09:00:00Z' },
    breach: { confidentiality: 'yes', malice: 'yes', exfiltration: 'seen', recipients: 'unknown', availability: 'no', integrity: 'no' },
    people: { low: 1200, high: 1500, byCountry: { GB: 1500 } },
    data: { kinds: ['person_name', 'email', 'postal_address'] },
  }
  const towardsPeople = (people: PartialFacts['people'], revealsBelief: 'no' | 'unknown') => {
    const asked = breachFacts({ ...stolen, people: { ...stolen.people, ...people }, data: { ...stolen.data, revealsBelief } })
    const decision = decide(asked)
    return { decision, duty: listDuties(asked, NOW).find(({ rule }) => rule === 'uk-gdpr.34.1')! }
  }
  const open = towardsPeople({}, 'unknown')
  assert.deepEqual([open.decision.people, open.decision.peopleCertainty, open.duty.status], ['no', 'cannot_rule_out', 'cannot_rule_out'])
  assert.match(open.duty.why.join(' '), /Nobody has asked, so it cannot be ruled out: Children or vulnerable people/)
  assert.ok(open.decision.openQuestions.includes('Are children in it?'))
  const settled = towardsPeople({ children: 'no', vulnerable: 'no', safetyCritical: 'no' }, 'no')
  assert.deepEqual([settled.decision.people, settled.decision.peopleCertainty, settled.duty.status], ['no', 'established', 'not_due'])
  assert.equal(towardsPeople({ children: 'yes' }, 'no').duty.status, 'due')
})
