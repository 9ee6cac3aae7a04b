/** The model of claims: wordings that no rule has, what speaks against, and the reason it gives. People are invented. */
import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { test } from 'node:test'
import { SPECIAL_CATEGORIES, type Kind } from '../../kinds.ts'
import { NO_CONTEXT } from '../finding.ts'
import { isAtSpecialRisk, speaksOfChild } from '../risk-words.ts'
import { findInText } from './registry.ts'

const of = (text: string, kind: Kind) => findInText(text, NO_CONTEXT).find((one) => one.kind === kind)

for (const [text, kind] of [
  ['Mr Kerr went on the sick with his sciatica last March.', 'health'],
  ['Nadia converted before the wedding and now fasts during Ramadan.', 'religion'],
  ['Payslip note: Unison subs stopped for Mr Ellis.', 'trade_union'],
  ['Ms Achterberg was sent down for eighteen months.', 'criminal'],
  ['Mae Gwilym wedi cael strôc.', 'health'],
] as const) {
  test(`[DET43] ${JSON.stringify(text)} tells of ${kind}`, () => assert.ok(of(text, kind), 'nothing was found'))
}
for (const text of [
  'Mr Kerr lives at 4 Temple Road, near the bus stop.',
  'Does Mr Kerr have epilepsy?',
  'She is writing a book on trade unions.',
  'He parked outside the mosque.',
]) {
  test(`[DET43] ${JSON.stringify(text)} tells nothing`, () => {
    const found = findInText(text, NO_CONTEXT).filter(({ kind, confidence }) => SPECIAL_CATEGORIES.has(kind) && confidence >= 0.5)
    assert.deepEqual(
      found.map(({ kind, value }) => `${kind}: ${value}`),
      [],
    )
  })
}
test('[DET43] the reason names words of the sentence, and the finding lies on them', () => {
  const text = 'Yesterday Mr Lund told us about the shunt in his head.'
  const finding = of(text, 'health')!
  const weighed = [...finding.why.matchAll(/“([^”]+)”/g)].map((match) => match[1]!)
  assert.ok(weighed.length > 0)
  for (const words of weighed) assert.ok(text.includes(words), words)
  assert.equal(text.slice(finding.start, finding.end), finding.value)
})
test('[DET43] the weights stay small enough to be shipped', () => {
  assert.ok(statSync(new URL('./claim-weights.bin', import.meta.url)).size <= 300_000)
})

for (const [text, name, isChild] of [
  ['Molly Hughes, 5, is allergic to eggs.', 'Molly Hughes', true],
  ['Molly Hughes, 55, is allergic to eggs.', 'Molly Hughes', false],
  ['Jack Ode teaches Year 4 at Hill Primary.', 'Jack Ode', false],
] as const) {
  test(`[DET41] ${name} in ${JSON.stringify(text)} is ${isChild ? 'a child' : 'no child'}`, () => {
    const start = text.indexOf(name)
    assert.equal(speaksOfChild(text, start, start + name.length), isChild)
  })
}
for (const [text, isRisk] of [
  ['She moved to a safe house because of her ex.', true],
  ['Do not tell her husband where she is living now.', true],
  ['A police officer rang about the noise.', false],
  ['This e-mail is confidential.', false],
] as const) {
  test(`[DET41] ${JSON.stringify(text)} ${isRisk ? 'tells' : 'does not tell'} of danger`, () => assert.equal(isAtSpecialRisk(text), isRisk))
}
for (const [text, kind, value] of [
  ['I log in as jsmith on the shared machine.', 'username', 'jsmith'],
  ['thx @dan_the_man see you at 7', 'username', 'dan_the_man'],
  ['The wifi password is Otter-Lane7.', 'password', 'Otter-Lane7'],
  ['The password is wrong.', 'password', undefined],
  ['@media (max-width: 600px) { color: red }', 'username', undefined],
  ['He logged in as usual.', 'username', undefined],
] as const) {
  test(`[DET17] ${JSON.stringify(text)} holds ${value ? `the ${kind} ${value}` : `no ${kind}`}`, () => assert.equal(of(text, kind)?.value, value))
}
