import assert from 'node:assert/strict'
import { test } from 'node:test'
import { KINDS } from '../kinds.ts'
import { lintAgainstFacts, NOT_TO_BE_SAID, type LedgerFact } from './lint-facts.ts'
import { facts, person } from './sample-facts.ts'
import { withWording, type Wording } from './wording.ts'
import { noticeFor, textsOf } from './write-notice.ts'

const LEDGER: LedgerFact[] = [
  { factNo: 3, topic: 'access', says: 'Somebody logged in at night.', grade: 'forensic', source: 'report of the examiner' },
  { factNo: 4, topic: 'copying', says: 'Nothing was copied.', grade: 'supplier', source: 'letter of Northgate' },
  { factNo: 5, topic: 'who', says: 'A gang did it.', grade: 'assumed', source: 'us' },
]
const rulesOf = (wording: Wording, ledger = LEDGER) =>
  lintAgainstFacts(withWording(noticeFor(person(), facts()), wording, 'member'), wording, 'member', ledger).map(({ rule }) => rule)
const happened = (...paragraphs: string[]): Wording => ({ en: { 'what-happened': paragraphs } })

test('[NOT25…27] the built-in notice keeps the rules, in both languages, whatever kinds are held', () => {
  for (const language of ['en', 'cy'] as const)
    for (const kinds of [[...KINDS], ['person_name']] as (typeof KINDS)[number][][])
      assert.deepEqual(lintAgainstFacts(noticeFor(person({ kinds }), facts(), language), {}, 'member', LEDGER), [])
})

for (const [text, rules] of [
  ['We are sorry. 186,900 people are affected.', ['NOT25']],
  ['We are sorry. 1.2 million other members got this.', ['NOT25']],
  ['We are sorry. You have 28 days and can phone 0808 157 0142.', []],
] as const)
  test(`[NOT25] “${text}” ${rules.length === 0 ? 'may stand' : 'tells of other people'}`, () => assert.deepEqual(rulesOf({ en: { sorry: [text] } }), rules))

test('[NOT26] what an order forbids to say is found, whatever its capitals and spaces, and not after the order has gone', () => {
  const order: LedgerFact = { factNo: 9, topic: NOT_TO_BE_SAID, says: 'Northgate  data SERVICES', grade: 'seen', source: 'police, letter of 24 October' }
  const problems = lintAgainstFacts(noticeFor(person(), facts()), {}, 'member', [...LEDGER, order])
  assert.deepEqual(
    problems.map(({ rule, says }) => [rule, says.includes('police, letter of 24 October')]),
    [['NOT26', true]],
  )
  assert.deepEqual(rulesOf({}), [])
})

for (const [text, rules] of [
  ['Criminals logged in at night. {F-3}', []],
  ['Northgate told us that nothing was copied. {F-4}', []],
  ['Criminals logged in at night.', ['NOT27']],
  ['Nothing was copied. {F-4}', ['NOT27']],
  ['A gang did it. {F-5}', ['NOT27']],
  ['Criminals logged in. {F-3} They left. {F-77}', ['NOT27']],
] as const)
  test(`[NOT27] “${text}” ${rules.length === 0 ? 'has its source' : 'lacks one'}`, () => assert.deepEqual(rulesOf(happened(text)), rules))

test('citations are for us: nobody reads them in a notice', () => {
  const notice = withWording(noticeFor(person(), facts()), happened('Criminals logged in at night. {F-3} We closed the way in.'), 'member')
  const text = notice.blocks.flatMap(textsOf).join('\n')
  assert.match(text, /Criminals logged in at night\. We closed the way in\./)
  assert.doesNotMatch(text, /F-3/)
})
