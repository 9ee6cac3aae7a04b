import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { differenceOf, differencesOf } from './difference.ts'
import { agreementOf, estimatePeople, rangeWhenDone, type JudgedRecord } from './estimate.ts'

const right = (size: number): JudgedRecord => ({ predicted: size, actual: size, linkedRight: size - 1, linked: size - 1, missed: 0 })

/** A small generator with a seed, so that a failing run can be seen again (Lehmer 1951; Park and Miller 1988). */
function randomOf(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

test('[REV1] four of a hundred records of pairs that should be single make about four people more', () => {
  const judged = [
    ...Array.from({ length: 96 }, () => right(2)),
    ...Array.from({ length: 4 }, () => ({ predicted: 2, actual: 1, linkedRight: 0, linked: 1, missed: 0 })),
  ]
  const found = estimatePeople(judged, 1000, 500, 7)!
  // 500 + 1000 × mean(1/actual − 1/predicted) = 500 + 1000 × 4 × 0.5 / 100
  assert.equal(found.people.value, 520)
  assert.ok(found.people.low < 520 && found.people.high > 520)
  assert.match(found.method, /100 records drawn at random \(seed 7\)/)
  assert.equal(found.precision!.value, 0.96)
})

test('[REV1] where nothing was wrong the interval still has a width', () => {
  const { people } = estimatePeople(
    Array.from({ length: 100 }, () => right(2)),
    10_000,
    5000,
    1,
  )!
  assert.equal(people.value, 5000)
  assert.ok(people.low < 5000 && people.high > 5000)
})

test('[REV1] with four times the records judged the range is about half as wide', () => {
  const judged = Array.from({ length: 50 }, (_, at) => (at < 5 ? { ...right(2), actual: 1 } : right(2)))
  const found = estimatePeople(judged, 10_000, 5000, 1)!
  const { low, high } = rangeWhenDone(found, 200)
  assert.equal(low, Math.round(found.people.value - (found.people.value - found.people.low) / 2))
  assert.equal(high, Math.round(found.people.value + (found.people.high - found.people.value) / 2))
})

test('[REV1] fewer than thirty judged records give no interval', () => {
  assert.equal(
    estimatePeople(
      Array.from({ length: 29 }, () => right(1)),
      1000,
      900,
      1,
    ),
    null,
  )
})

test('[REV1] over simulated reviews the interval holds the truth at least nine times in ten', () => {
  let held = 0
  for (let run = 0; run < 200; run++) {
    const random = randomOf(run * 7919 + 13)
    // Persons of one to four records; one in twelve register persons is in truth two, one in twenty pairs of persons is in truth one.
    const records: JudgedRecord[] = []
    let [people, truth] = [0, 0]
    for (let person = 0; person < 3000; person++) {
      const size = 1 + Math.floor(random() * 4)
      people++
      if (size > 1 && random() < 1 / 12) {
        truth += 2
        for (let index = 0; index < size; index++)
          records.push(
            index === 0
              ? { predicted: size, actual: 1, linkedRight: 0, linked: size - 1, missed: 0 }
              : { predicted: size, actual: size - 1, linkedRight: size - 2, linked: size - 1, missed: 0 },
          )
      } else if (random() < 1 / 20) {
        const other = 1 + Math.floor(random() * 3)
        people++
        truth++
        for (const [own, foreign] of [
          [size, other],
          [other, size],
        ] as const)
          for (let index = 0; index < own; index++)
            records.push({ predicted: own, actual: own + foreign, linkedRight: own - 1, linked: own - 1, missed: foreign })
      } else {
        truth++
        for (let index = 0; index < size; index++) records.push(right(size))
      }
    }
    const sample = Array.from({ length: 200 }, () => records[Math.floor(random() * records.length)]!)
    const found = estimatePeople(sample, records.length, people, run)!
    if (found.people.low <= truth && truth <= found.people.high) held++
  }
  assert.ok(held >= 180, `${held} of 200`)
})

test('agreement: two reviewers who differ on one of ten', () => {
  const found = agreementOf([
    ...Array.from({ length: 6 }, () => ['same', 'same'] as const),
    ...Array.from({ length: 3 }, () => ['different', 'different'] as const),
    ['same', 'different'],
  ])
  // Observed 0.9; by chance 0.7 × 0.6 + 0.3 × 0.4 = 0.54; kappa (0.9 − 0.54) / 0.46
  assert.equal(found.kappa!.toFixed(3), '0.783')
  assert.deepEqual([found.shared, found.same], [10, 9])
})

test('agreeing letters are dots and differing ones are shown', () => {
  const { left, right: other } = differenceOf('Katherine', 'Catherine')
  assert.deepEqual(left, [
    { text: 'K', differs: true },
    { text: '••••••••', differs: false },
  ])
  assert.deepEqual(other, [
    { text: 'C', differs: true },
    { text: '••••••••', differs: false },
  ])
})

test('capitals are no difference, and signs between words stay', () => {
  assert.deepEqual(differenceOf('14 LARCH Rd', '14 Larch Rd').left, [{ text: '•• ••••• ••', differs: false }])
})

test('of values with little in common only the first sign of each word is shown', () => {
  assert.deepEqual(differenceOf('Gwynne Road', 'Winworth Lane').left, [{ text: 'G••••• R•••', differs: true }])
})

test('of any two values nothing is shown but what differs, and each keeps its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.string({ unit: 'grapheme', maxLength: 20 }), (one, other) => {
      const found = differenceOf(one, other)
      for (const [text, pieces] of [
        [one, found.left],
        [other, found.right],
      ] as const) {
        assert.equal([...pieces.map((piece) => piece.text).join('')].length, [...text].length)
        for (const piece of pieces) if (!piece.differs) assert.doesNotMatch(piece.text, /[\p{L}\p{N}]/u)
      }
      const same = differenceOf(one, one)
      assert.ok(same.left.every((piece) => !piece.differs))
    }),
  )
})

test('of three values a letter is a dot where all agree; who gives none is passed over', () => {
  const text = (values: string[]) => differencesOf(values).map((pieces) => pieces.map((piece) => piece.text).join(''))
  assert.deepEqual(text(['Katherine', 'Catherine', 'Katherine']), ['K••••••••', 'C••••••••', 'K••••••••'])
  assert.deepEqual(
    text(['14 Mill Lane', '', '41 Mill Lane']).map((value) => value.slice(3)),
    ['•••• ••••', '', '•••• ••••'],
  )
  assert.deepEqual(text(['Quay', '', '']), ['••••', '', ''])
  assert.deepEqual(text(['Ashdown', 'Ashdown', 'Venn']), ['A••••••', 'A••••••', 'V•••'])
})
