import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newDictionary } from './dictionary.ts'
import { newSimilarity } from './similarity.ts'

function of(...texts: string[]) {
  const dictionary = newDictionary(4)
  const codes = texts.map((text) => dictionary.intern(text))
  return { codes, like: newSimilarity(dictionary), dictionary }
}

// Winkler (1990) and the Census Bureau's strcmp95 tables.
for (const [left, right, score] of [
  ['martha', 'marhta', 0.9611],
  ['dwayne', 'duane', 0.84],
  ['dixon', 'dicksonx', 0.8133],
  ['jones', 'johnson', 0.8324],
  ['abc', 'xyz', 0],
  ['same', 'same', 1],
] as const) {
  test(`[LNK11] Jaro-Winkler of ${left} and ${right} is ${score}`, () => {
    const { codes, like } = of(left, right)
    assert.equal(like.jaroWinkler(codes[0]!, codes[1]!, 0).toFixed(4), score.toFixed(4))
    assert.equal(like.jaroWinkler(codes[1]!, codes[0]!, 0).toFixed(4), score.toFixed(4))
  })
}
for (const [left, right, isOne] of [
  ['smith', 'smth', true],
  ['smith', 'smiht', true],
  ['smith', 'smyth', true],
  ['smith', 'smithe', true],
  ['smith', 'smythe', false],
  ['ab', 'ba', true],
  ['abc', 'cba', false],
] as const) {
  test(`[LNK11] ${left} and ${right} are ${isOne ? '' : 'not '}one edit apart`, () => {
    const { codes, like } = of(left, right)
    assert.equal(like.isOneEdit(codes[0]!, codes[1]!), isOne)
  })
}
test('a bound never hides a score that is high enough', () => {
  const words = Array.from(
    { length: 60 },
    (_, index) => ['anna', 'hannah', 'johanna', 'maximilian', 'aabbaabb', 'bbaabbaa'][index % 6]! + 'abcdefghij'[index % 10]!.repeat(index % 4),
  )
  const { codes, like } = of(...new Set(words))
  for (const left of codes)
    for (const right of codes) {
      const exact = like.jaroWinkler(left, right, 0)
      if (exact >= 0.85) assert.equal(like.jaroWinkler(left, right, 0.85), exact)
    }
})
test('a dictionary gives one code a text, and its text back, however many there are', () => {
  const { dictionary } = of()
  const codes = Array.from({ length: 5000 }, (_, index) => dictionary.intern(`word${index}`))
  assert.equal(new Set(codes).size, 5000)
  assert.equal(dictionary.intern('word4321'), codes[4321])
  assert.equal(dictionary.textOf(codes[4321]!), 'word4321')
  assert.equal(dictionary.intern(''), 0)
})
