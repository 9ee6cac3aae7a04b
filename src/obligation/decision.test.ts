import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nearestCase, PUBLISHED_CASES } from './cases/nearest-case.ts'
import { decide } from './decision.ts'
import { DECISION_RULES, RELIEFS } from './decision-rules.ts'
import { breachFacts, type PartialFacts } from './facts.ts'

for (const published of PUBLISHED_CASES) {
  for (const variant of published.variants) {
    test(`[DEC] EDPB ${published.id}, ${published.title}, ${variant.when}: authority ${variant.authority}, people ${variant.people}`, () => {
      const decision = decide(variant.facts)
      assert.deepEqual([decision.authority, decision.people], [variant.authority, variant.people], decision.why.join('\n'))
    })
  }
}

test('[DEC] the variants of a case show each side of every verdict that depends, and no other', () => {
  for (const { id, published, variants } of PUBLISHED_CASES) {
    for (const addressee of ['authority', 'people'] as const) {
      const seen = new Set(variants.map((variant) => variant[addressee]))
      assert.deepEqual([...seen].toSorted(), published[addressee] === 'depends' ? ['no', 'yes'] : [published[addressee]], `${id} ${addressee}`)
    }
  }
  assert.equal(PUBLISHED_CASES.filter(({ id }) => id.startsWith('01/2021-')).length, 18)
  assert.equal(PUBLISHED_CASES.filter(({ id }) => id.startsWith('9/2022-B-')).length, 10)
})

test('[DEC] each published case is its own nearest case', () => {
  for (const published of PUBLISHED_CASES) for (const variant of published.variants) assert.equal(nearestCase(variant.facts).likeness, 1, published.id)
})

const FLAGSHIP: PartialFacts = {
  organisation: { kind: 'political_party' },
  breach: { availability: 'yes', restored: 'no', malice: 'yes', ransomware: 'yes', integrity: 'no' },
  people: { low: 180_000, high: 190_000 },
  data: { kinds: ['person_name', 'email', 'political_opinion'], revealsBelief: 'yes' },
}

test("[DEC10] ransomware at a party's supplier: both are told, the people because copying cannot be ruled out", () => {
  const decision = decide(breachFacts(FLAGSHIP))
  assert.deepEqual(
    [decision.authority, decision.authorityCertainty, decision.people, decision.peopleCertainty],
    ['yes', 'established', 'yes', 'cannot_rule_out'],
  )
  assert.match(decision.openQuestions[0]!, /Were data copied\?/)
})

test('[DEC4] "not seen" counts once something was looked at: the same breach is then a risk, not a high one', () => {
  const looked = decide(
    breachFacts({ ...FLAGSHIP, breach: { ...FLAGSHIP.breach, exfiltration: 'not_seen', lookedAt: ['outbound traffic'], effectOnPeople: 'minor' } }),
  )
  assert.deepEqual([looked.authority, looked.people], ['yes', 'no'])
  const blind = decide(breachFacts({ ...FLAGSHIP, breach: { ...FLAGSHIP.breach, exfiltration: 'not_seen', effectOnPeople: 'minor' } }))
  assert.deepEqual([blind.authority, blind.people], ['yes', 'yes'])
})

test('[DEC33] data out of reach are a breach, with nothing copied and nobody to blame', () => {
  const decision = decide(
    breachFacts({
      breach: { confidentiality: 'no', integrity: 'no', malice: 'no', ransomware: 'no', availability: 'yes', restored: 'no', effectOnPeople: 'none' },
      data: { kinds: ['email'] },
    }),
  )
  assert.deepEqual([decision.authority, decision.people], ['yes', 'no'])
})

test('[DEC50] [DEC51] measures that remove the risk end the duty to tell people; disproportionate effort only changes its form', () => {
  const with_ = (breach: PartialFacts['breach']) => decide(breachFacts({ ...FLAGSHIP, breach: { ...FLAGSHIP.breach, exfiltration: 'seen', ...breach } })).people
  assert.equal(with_({ riskRemoved: 'yes' }), 'no')
  assert.equal(with_({ contactDisproportionate: 'yes' }), 'public')
  assert.equal(with_({ contactDisproportionate: 'unknown' }), 'yes')
})

test('[DEC17] people whose safety depends on not being found outrank the kind of data', () => {
  const facts: PartialFacts = {
    breach: { confidentiality: 'yes', recipients: 'public', malice: 'no', availability: 'no', integrity: 'no' },
    people: { safetyCritical: 'yes' },
    data: { kinds: ['person_name'], revealsBelief: 'no' },
  }
  assert.equal(decide(breachFacts(facts)).people, 'yes')
})

test('[DEC] with nothing known at all, both are told because nothing can be ruled out', () => {
  const decision = decide(breachFacts({}))
  assert.deepEqual(
    [decision.authority, decision.authorityCertainty, decision.people, decision.peopleCertainty],
    ['yes', 'cannot_rule_out', 'yes', 'cannot_rule_out'],
  )
})

const answer = fc.constantFrom('yes', 'no', 'unknown')
const breach = fc.record({
  confidentiality: answer,
  integrity: answer,
  availability: answer,
  malice: answer,
  ransomware: answer,
  restored: answer,
  systemic: answer,
  unintelligible: answer,
  integrityHarm: answer,
  recipientsDeleted: answer,
  exfiltration: fc.constantFrom('seen', 'likely', 'not_seen', 'unknown'),
  recipients: fc.constantFrom('none', 'trusted', 'known', 'unknown', 'public'),
  effectOnPeople: fc.constantFrom('none', 'minor', 'serious', 'unknown'),
  lookedAt: fc.constantFrom([], ['logs']),
}) as fc.Arbitrary<NonNullable<PartialFacts['breach']>>

test('[DEC] finding out never makes the duty wider than it was while the fact was unknown', () => {
  const order = { no: 0, public: 1, yes: 1 } as const
  fc.assert(
    fc.property(
      breach,
      fc.constantFrom('malice', 'availability', 'integrity', 'restored', 'systemic', 'unintelligible', 'integrityHarm', 'confidentiality'),
      fc.constantFrom('yes', 'no'),
      (facts, asked, found) => {
        // Learning of intent, or that what was "not lost" was lost, is a new fact and may widen it; the exception is spelt out by exposureOf.
        fc.pre(!(asked === 'malice' && found === 'yes') && !(asked === 'confidentiality' && found === 'yes'))
        const decisionWith = (value: string) =>
          decide(breachFacts({ breach: { ...facts, [asked]: value }, data: { kinds: ['person_name', 'email', 'health'], revealsBelief: 'no' } }))
        const [before, after] = [decisionWith('unknown'), decisionWith(found)]
        assert.ok(order[after.authority] <= order[before.authority])
        assert.ok(order[after.people] <= order[before.people])
      },
    ),
    { numRuns: 400 },
  )
})

test('[DEC] people are never told of what the authority is not', () => {
  fc.assert(
    fc.property(breach, (facts) => {
      const decision = decide(breachFacts({ breach: facts }))
      assert.ok(decision.people === 'no' || decision.authority === 'yes')
      assert.ok(decision.why.length > 0)
    }),
    { numRuns: 300 },
  )
})

test('[DEC] every rule has its own number, words and source', () => {
  const ids = [...DECISION_RULES, ...RELIEFS].map((rule) => rule.id)
  assert.equal(new Set(ids).size, ids.length)
  for (const rule of [...DECISION_RULES, ...RELIEFS]) assert.ok(rule.says.endsWith('.') && rule.source.length > 5, rule.id)
})
