/**
 * Detectors read logs without patterns and are asked only where the scanner sees that a number could begin. Here the patterns that this stands for are
 * written out, and whatever they find in texts made of the signs that numbers are made of has to be found so as well.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeDocuments } from '../../../tests/accuracy/evidence/make-documents.ts'
import type { Kind } from '../../kinds.ts'
import { makeRandom } from '../../sample/random.ts'
import { NO_CONTEXT, type Finding } from '../finding.ts'
import { anchorsOf } from './anchors.ts'
import { ipAddress } from './ip-address.ts'
import { maskValue } from './mask.ts'
import { nhsNumber, nhsNumberHolds } from './nhs-number.ts'
import type { Places } from './number-places.ts'
import { readPhoneNumber } from './phone-plan.ts'
import { findInText } from './registry.ts'

const RUNS = { numRuns: 2_000, seed: 20261122 }
/** A text made of short parts. */
const textOf = (parts: string[], maxLength: number) => fc.array(fc.constantFrom(...parts), { maxLength, size: 'max' }).map((chosen) => chosen.join(''))
const SIGNS = [...'0123456789 -.:/,()+\nABQxé’_ '].concat(['Mill ', 'st ', 'th ', 'http-', '12', '  '])
/** One of the examples, with up to two signs changed, between others. */
const near = (examples: readonly string[]) =>
  fc
    .tuple(textOf(SIGNS, 5), fc.constantFrom(...examples), fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...SIGNS)), { maxLength: 2 }), textOf(SIGNS, 5))
    .map(([before, example, changes, after]) => {
      const signs = [...example]
      for (const [at, sign] of changes) if (at < signs.length) signs[at] = sign
      return before + signs.join('') + after
    })

function found(detector: { find(text: string, out: Finding[], context: typeof NO_CONTEXT): void }, text: string): Finding[] {
  const out: Finding[] = []
  detector.find(text, out, NO_CONTEXT)
  return out
}
/** Starts of the words in a list of the scanner. */
function startsOf(text: string, list: 'pairs' | 'triples' | 'afterLetters' | 'houses' | 'phoneLike'): Set<number> {
  const { digitWords, numbers } = anchorsOf(text)
  const places: Places = numbers[list]
  return new Set(Array.from(places.at.subarray(0, places.count), (index) => digitWords[index]!))
}
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return at < 0 ? null : pattern.exec(text)
}
/** Places where a word with digits begins that is not part of a longer one. */
const wordStarts = (text: string) => Array.from({ length: anchorsOf(text).digitWords.length / 2 }, (_, index) => anchorsOf(text).digitWords[2 * index]!)

test('[DET20] a dotted address is read sign by sign as its pattern reads it', () => {
  const V4 = /(?<![\p{L}\p{M}\p{N}.]|[\p{L}\p{M}\p{N}]-)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?!\.?\d|\p{L})/gu
  let count = 0
  fc.assert(
    fc.property(near(['192.0.2.95', 'from 10.0.0.1', '256.1.1.1', '1.2.3.4.5', '224.0.0.1 and 127.0.0.1', '172.16.0.254']), (text) => {
      const expected = [...text.matchAll(V4)].filter(({ index, 1: a, 2: b, 3: c, 4: d }) => {
        const [first = 0, ...rest] = [a, b, c, d].map(Number)
        // behind a digit and a colon or dash it is a later group of a time or a date
        return text[index - 1] !== '/' && !/\d[-:]$/.test(text.slice(0, index)) && first > 0 && first !== 127 && first < 224 && rest.every((part) => part < 256)
      })
      count += expected.length
      assert.deepEqual(
        found(ipAddress, text)
          .filter(({ value }) => !value.includes(':'))
          .map(({ start, value }) => [start, value]),
        expected.map((match) => [match.index, match[0]]),
      )
    }),
    RUNS,
  )
  assert.ok(count > 300, `${count} addresses came up`)
})

test('[DET9] an NHS number is read sign by sign as its pattern reads it', () => {
  const SHAPE = /(?<![\p{L}\p{N}]|[-.])\d{3}([ -]?)\d{3}\1\d{4}(?![\p{L}\p{N}]|[-.]\d)/gu
  let count = 0
  const numbers = ['9434765919', '943 476 5919', '943-476-5919', '943 476-5919', '94347659190', '9434765918', '943 476 59190', '943 4765919']
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.constantFrom('', ' ', '.', '. ', '-1', ' -', 'a', 'é', ',', '\n', '½'), (number, after) => {
      const text = `NHS number ${number}${after}`
      const expected = [...text.matchAll(SHAPE)].map(([value]) => value).filter(nhsNumberHolds)
      count += expected.length
      assert.deepEqual(
        found(nhsNumber, text).map(({ value }) => value),
        expected,
      )
    }),
    RUNS,
  )
  assert.ok(count > 100, `${count} numbers came up`)
})

/** What a list lets through, and what its detectors look for where a word begins (`back`: signs before it). */
const GATES = [
  ['pairs', 'a sort code', ['12-34-56', '12 34 56', '61-55-12 account'], /(?<![\p{L}\p{N}\-/.:])\d{2}([- ])\d{2}\1\d{2}/uy, 0],
  ['triples', 'an NHS number in groups', ['943 476 5919', '943-476-5919'], /\d{3}([ -])\d{3}\1\d{4}/uy, 0],
  ['triples', 'a Social Security number', ['512-34-5678'], /\d{3}-\d{2}-\d{4}/uy, 0],
  [
    'afterLetters',
    'a National Insurance number in groups',
    ['AB 12 34 56 C', 'AB 123456 C', 'AB-12-34-56', 'QQ 123456C'],
    /(?<![\p{L}\p{N}])[A-Z]{2}[ .-](?:\d{2}(?:[ .-]\d{2}){2}|\d{6}[A-D]?)(?![\p{L}\p{N}])/uy,
    3,
  ],
  ['afterLetters', 'a driver number in groups', ['MORGA 657054 SM9IJ'], /(?<![\p{L}\p{N}])[A-Z]{5}[ -]\d{6}(?![\p{L}\p{N}])/uy, 6],
  [
    'houses',
    'a numbered street',
    ['12 Mill Lane', '201 5th Avenue', '7 Mill Lane', '14, Mill Lane'],
    /(?<![\p{L}\p{N}\-./:#$£€])\d{1,6},?\s(?:\d{1,3}(?:st|nd|rd|th)\s)?\p{Lu}\p{Ll}/uy,
    0,
  ],
  [
    'phoneLike',
    'a British number',
    ['07700 900123', '(0113) 496 0920', '02079460958', '01632-960123'],
    /(?<![\p{L}\p{N}])0[1-9]\d{1,4}\)?(?:[ .-]{0,2}\d){5,8}(?![\p{L}\p{N}])/uy,
    0,
  ],
] as const
for (const [list, what, examples, pattern, back] of GATES)
  test(`[DET2] wherever ${what} could begin, its detector is asked`, () => {
    let count = 0
    fc.assert(
      fc.property(near(examples), (text) => {
        const asked = startsOf(text, list)
        for (const start of wordStarts(text)) {
          // a later group of a date or a time: what it belongs to began before it
          if (/\d[-:]$/.test(text.slice(0, start))) continue
          if (!/\d/.test(text[start]!) || !matchAt(pattern, text, start - back)) continue
          count++
          assert.ok(asked.has(start), JSON.stringify(text))
        }
      }),
      RUNS,
    )
    assert.ok(count > 300, `${count} came up`)
  })

test('[DET2] stamps, byte counts and thread names of a log open no detector of numbers', () => {
  const line = '2026-10-08T00:24:07.317Z INFO [http-25] GET /branches/3856/events?page=72 200 75246B 297ms cache=HIT\n'
  for (const list of ['pairs', 'triples', 'afterLetters', 'houses', 'phoneLike'] as const) assert.deepEqual([...startsOf(line, list)], [], list)
})

test('asked for some kinds only, the detectors find of them what they find when asked for all', () => {
  const documents = makeDocuments(makeRandom(20261122), 1).map(({ text }) => text)
  const texts = [...documents, documents.join('\n\n')]
  const sets: Kind[][] = [
    ['email'],
    ['phone', 'iban'],
    ['person_name'],
    ['postal_address'],
    ['health', 'date_of_birth'],
    ['bank_account', 'postcode', 'salary'],
  ]
  for (const fromOcr of [false, true])
    for (const text of texts) {
      const all = findInText(text, { ...NO_CONTEXT, fromOcr })
      for (const set of sets) {
        const only = new Set(set)
        assert.deepEqual(
          findInText(text, { ...NO_CONTEXT, fromOcr, only }),
          all.filter(({ kind }) => only.has(kind)),
          set.join(),
        )
      }
    }
})

test('a mask hides the same signs, whether it is made by stretches or sign by sign', () => {
  const isTelling = (sign: string) => /[\p{L}\p{M}\p{N}]/u.test(sign) || sign.charCodeAt(0) > 0xff
  fc.assert(
    fc.property(textOf(['1', '22', '333', 'A', 'é', '字', ' ', '-', '.'], 20), (value) => {
      const signs = [...value]
      const telling = signs.filter(isTelling).length
      let hidden = telling - (telling >= 4 ? 2 : 0)
      assert.equal(maskValue('phone', value), signs.map((sign) => (isTelling(sign) && hidden-- > 0 ? '•' : sign)).join(''))
    }),
    RUNS,
  )
})

test('[DET5] the digits of a number are the same however they are grouped', () => {
  const gap = fc.constantFrom('', ' ', '-', '.', '  ', ' (', ') ')
  fc.assert(
    fc.property(fc.stringMatching(/^0[127]\d{8,9}$/), fc.array(gap, { minLength: 12, maxLength: 12 }), (digits, gaps) => {
      const grouped = [...digits].map((digit, at) => (at === 0 ? digit : `${gaps[at]}${digit}`)).join('')
      assert.deepEqual(readPhoneNumber(grouped, 'GB'), readPhoneNumber(digits, 'GB'))
    }),
    RUNS,
  )
})
