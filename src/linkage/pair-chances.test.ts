import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newPairList } from './kernel/pair-list.ts'
import { pairChances } from './pair-chances.ts'
import { probabilityOf } from './weights.ts'

type Pair = [left: number, right: number, logit: number]

function chancesOf(pairs: readonly Pair[], personOf: readonly number[]): Map<string, number> {
  const list = newPairList()
  for (const [left, right, logit] of pairs) list.add(left, right, 0, logit, logit, 0)
  const chances = pairChances({ pairs: list, personOf: Int32Array.from(personOf) })
  return new Map(pairs.map(([left, right], index) => [`${left},${right}`, chances[index]!]))
}

test('[LNK31] two records that a third one knows well are one person as surely as both links are', () => {
  const chances = chancesOf(
    [
      [0, 1, 4],
      [1, 2, 5],
      [0, 2, -2],
    ],
    [0, 0, 0],
  )
  assert.equal(chances.get('0,2'), probabilityOf(4) * probabilityOf(5))
  assert.equal(chances.get('0,1'), probabilityOf(4))
})

test('[LNK31] a third one of another person says nothing', () => {
  assert.equal(
    chancesOf(
      [
        [0, 1, 4],
        [1, 2, 5],
        [0, 2, -2],
      ],
      [0, 0, 2],
    ).get('0,2'),
    probabilityOf(-2),
  )
})

test('[LNK31] no chance falls, none passes what the weaker of two links says, and the order of pairs is no matter', () => {
  const nodes = 9
  const anyPairs = fc
    .uniqueArray(fc.tuple(fc.nat(nodes - 1), fc.nat(nodes - 1), fc.float({ min: -3, max: 12, noNaN: true })), {
      selector: ([left, right]) => `${Math.min(left, right)},${Math.max(left, right)}`,
    })
    .map((pairs) => pairs.filter(([left, right]) => left < right))
  fc.assert(
    fc.property(anyPairs, fc.array(fc.nat(1), { minLength: nodes, maxLength: nodes }), fc.nat(), (pairs, persons, turn) => {
      const chances = chancesOf(pairs, persons)
      for (const [left, right, logit] of pairs) {
        const direct = probabilityOf(Math.fround(logit))
        const found = chances.get(`${left},${right}`)!
        const others = pairs
          .filter((pair) => (pair[0] === left || pair[1] === left) !== (pair[0] === right || pair[1] === right))
          .map((pair) => probabilityOf(Math.fround(pair[2])))
        assert.ok(found >= direct && found <= Math.max(direct, ...others, 0))
      }
      const turned = chancesOf(
        pairs.map((_, index) => pairs[(index + turn) % pairs.length]!),
        persons,
      )
      for (const [pair, chance] of chances) assert.equal(turned.get(pair), chance)
    }),
  )
})
