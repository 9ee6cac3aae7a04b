import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasPlainForm, inPlainText, plainOf } from './plain-text.ts'

const PATTERNS = [
  /\b(?:suffer(?:s|ed|ing)?|has suffered) (?:badly )?(?:from|with) (?!(?:a )?(?:delays?|noise))[\p{Ll}][\p{L}’'-]*(?: [\p{Ll}][\p{L}’'-]*){0,3}/iu,
  /(?:^|[^\p{L}])\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}’'-]+/u,
  /\b(?:caf[eé]|fianc[eé]e?|größe)\b/i,
  /(?<!\p{L})(?:yes|no)\b[^.;,\n]{2,9}|[“"]?\p{N}{2,4}\s?€/iu,
  /\bdear (?!(?:sir|madam)\b)[\p{L}\p{M}’'.-]+\s*$/iu,
  /(\p{L}).[–—-]/u,
]
const ASKED = PATTERNS.map((pattern) => [pattern, inPlainText(pattern)] as const)
/** Words that the patterns ask for, and signs of every sort: other scripts, marks, spaces, numbers, quotes. */
const words = fc.constantFrom(
  'suffers from',
  'Has suffered',
  'with',
  'Ana',
  'O’Brien',
  "o'neill",
  'ÉLODIE',
  'café',
  'CAFÉ',
  'FIANCÉ',
  'Größe',
  'größe',
  'Łukasz',
  'ŁÓDŹ',
  'Ωμέγα',
  'Иван',
  '李',
  'yes',
  'NO',
  'Dear',
  'sir',
  'aa',
  'x',
  '–',
  '—',
  '-',
  '“',
  '"',
  '12',
  '٣٤',
  '²',
  '€',
  '\u0301',
  '.',
  ';',
  ',',
  '\n',
  ' ',
  '\u00a0',
  '\u2003',
  '\u2028',
  '\t',
  '\u0000',
  '\u0085',
  '\u200b',
  'ﬁ',
  'ŉ',
  'ª',
)

test('a pattern asked of plain text matches at the same place and as much as of the text itself', () => {
  let matched = 0
  const isSame = (text: string) => {
    for (const [pattern, asked] of ASKED) {
      const match = pattern.exec(text)
      const plain = asked.exec(text)
      assert.deepEqual(plain && [plain.index, plain[0]], match && [match.index, match[0]], `${pattern} in ${JSON.stringify(text)}`)
      assert.equal(asked.test(text), match !== null)
      if (match) matched++
    }
  }
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 4, arbitrary: words }, fc.constant(' '), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }),
      (parts) => {
        const text = parts.join('')
        // two code units are two letters there
        if (!/[\ud800-\udfff]/.test(text)) isSame(text)
      },
    ),
    { numRuns: 1_000 },
  )
  assert.ok(matched > 100, `only ${matched} matches`)
})

test('plain text is as long as the text, and every sign of it is one byte', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = plainOf(text, 'small')
      assert.equal(plain.length, text.length)
      // oxlint-disable-next-line no-control-regex
      assert.match(plain, /^[\x00-\xff]*$/)
    }),
  )
  assert.equal(plainOf('Ana’s CAFÉ – Łódź 李 ٣ 𝒜', 'written'), 'Ana\x92s CAFÉ \x96 Þódÿ ª ² ÞÞ')
})

test('a pattern without a plain form is asked of the text itself', () => {
  for (const [pattern, text] of [
    [/\P{L}/u, 'a1'],
    [/\p{Script=Greek}/u, 'Ω'],
    [/ł/iu, 'Łódź'],
    [/[а-я]+/u, 'слово'],
    [/(\p{L})\1/u, 'anna'],
  ] as const) {
    assert.equal(hasPlainForm(pattern), false, String(pattern))
    assert.deepEqual({ ...inPlainText(pattern).exec(text) }, { ...pattern.exec(text) })
  }
  assert.ok(PATTERNS.every(hasPlainForm))
})
