import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { FAMILY, GIVEN, STEP } from './comparisons.ts'
import { countPeople, type CountedLinks } from './count-people.ts'
import { findJoins, findRivals } from './joins.ts'
import { newPairList } from './kernel/pair-list.ts'
import { inverseOf } from './matrix.ts'
import { missedByOccasions } from './missed-joins.ts'
import { startingModel } from './model.ts'
import { doubtOfWeights, type WeightDoubt } from './weight-doubt.ts'

const SURE: WeightDoubt = { parameters: 1, gradientOf: () => new Float64Array(1), worstShift: () => new Float64Array(1) }
/** One weight that all links have in common, off by `deviation`. */
const shared = (deviation: number): WeightDoubt => ({ parameters: 1, gradientOf: () => Float64Array.of(1), worstShift: () => Float64Array.of(deviation) })
const links = (logits: number[]): CountedLinks => ({ pattern: new Int32Array(logits.length), logit: Float32Array.from(logits) })
const NONE = links([])
const counted = { people: 100, joins: NONE, rivals: NONE, unkept: 0, missed: 0, doubt: SURE }

test('[LNK20] the range holds the number found, and doubt widens it on its own side', () => {
  const sure = countPeople({ ...counted, joins: links([20, 20]) })
  assert.deepEqual([sure.low, sure.high], [99, 101])
  // Four pairs of even odds: 98 people are expected, with a deviation of 1.
  const maybeFewer = countPeople({ ...counted, rivals: links([0, 0, 0, 0]) })
  assert.deepEqual([maybeFewer.low, maybeFewer.high], [96, 100])
  const maybeMore = countPeople({ ...counted, joins: links([0, 0, 0, 0]) })
  assert.deepEqual([maybeMore.low, maybeMore.high], [100, 104])
})

test('[LNK34] weights that may be off are off for all links at once: the range grows with the number of links, not with its root', () => {
  const many = links(Array.from({ length: 400 }, () => 1))
  const width = (doubt: WeightDoubt) => {
    const { low, high } = countPeople({ ...counted, people: 1000, joins: many, doubt })
    return high - low
  }
  assert.ok(width(SURE) < 130)
  assert.ok(width(shared(0.5)) > 180)
})

test('[LNK20] pairs that are unlikely one by one count together, and so do those that no key met', () => {
  assert.equal(countPeople({ ...counted, unkept: 9 }).low, Math.floor(91 - 1.96 * 3))
  assert.equal(countPeople({ ...counted, missed: 9 }).low, Math.floor(91 - 1.96 * 3))
  assert.match(countPeople({ ...counted, missed: 9 }).method, /about 9 more were met by no key/)
})

test('[LNK20] nobody is nobody', () => {
  const { low, high } = countPeople({ ...counted, people: 0 })
  assert.deepEqual([low, high], [0, 0])
})

test('[LNK34] the same pattern seen more often leaves less doubt about its weight', () => {
  const model = startingModel()
  const prior = { match: 0.01, household: 0.001 }
  const sameName = STEP[GIVEN]! * 7 + STEP[FAMILY]! * 5
  const deviationOf = (times: number) => {
    const counts = { patterns: Int32Array.of(sameName), counts: Float64Array.of(100 * times) }
    const doubt = doubtOfWeights({ model, prior, counts, independentShare: 1 })
    const gradient = doubt.gradientOf(sameName)
    return doubt.worstShift(gradient).reduce((sum, shift, place) => sum + shift * gradient[place]!, 0)
  }
  assert.ok(deviationOf(1) > deviationOf(100))
  assert.ok(deviationOf(100) > 0)
})

test('[LNK34] a model that fits badly is doubted more', () => {
  const model = startingModel()
  const prior = { match: 0.01, household: 0.001 }
  const patterns = Int32Array.of(STEP[GIVEN]! * 7 + STEP[FAMILY]! * 5, STEP[GIVEN]! * 7 + STEP[FAMILY]! * 4)
  const deviationOf = (...counts: number[]) => {
    const doubt = doubtOfWeights({ model, prior, counts: { patterns, counts: Float64Array.from(counts) }, independentShare: 1 })
    const gradient = doubt.gradientOf(patterns[0]!)
    return doubt.worstShift(gradient).reduce((sum, shift, place) => sum + shift * gradient[place]!, 0)
  }
  // Of one person's family names 87 in a hundred are the same and 6 are alike.
  assert.ok(deviationOf(500, 500) > 2 * deviationOf(935, 65))
})

test('[LNK35] of links met ten times by one key and four times by two, nine were met by none', () => {
  // f1 (f1 - 1) / (2 (f2 + 1)) = 10 × 9 / (2 × 5)
  assert.equal(missedByOccasions(10, 4), 9)
  assert.equal(missedByOccasions(0, 4), 0)
  assert.equal(missedByOccasions(0.4, 0), 0)
})

test('[LNK20] three records of one person are held by their two likeliest links; of the pairs of two persons the likeliest is their rival', () => {
  const pairs = newPairList()
  for (const [left, right, logit] of [
    [0, 1, 5],
    [1, 2, 2],
    [0, 2, 3],
    [2, 3, -1],
    [0, 3, 0.5],
  ] as const)
    pairs.add(left, right, 7, logit, logit, 0)
  const personNoOf = Int32Array.of(1, 1, 1, 2)
  const joins = findJoins({ pairs, personNoOf, byKey: new Uint8Array(4) })
  assert.deepEqual([...joins.logit], [5, 3])
  assert.deepEqual([...findRivals(pairs, personNoOf).logit], [0.5])
})

test('a matrix times its inverse is the unit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 16, maxLength: 16 }), (values) => {
      const size = 4
      const at = (matrix: ArrayLike<number>, row: number, column: number) => matrix[row * size + column]!
      const indices = [0, 1, 2, 3]
      const sum = (termOf: (index: number) => number) => indices.reduce((total, index) => total + termOf(index), 0)
      // A Aᵀ + 1 is symmetric and positive definite whatever A is.
      const matrix = Float64Array.from({ length: 16 }, (_, place) => {
        const [row, column] = [Math.floor(place / size), place % size]
        return sum((index) => at(values, row, index) * at(values, column, index)) + Number(row === column)
      })
      const inverse = inverseOf(matrix, size)
      for (const row of indices)
        for (const column of indices) assert.ok(Math.abs(sum((index) => at(matrix, row, index) * at(inverse, index, column)) - Number(row === column)) < 1e-6)
    }),
  )
})
