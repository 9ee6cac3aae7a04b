import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countUp, sortByKey, sortByTwoKeys } from './radix-sort.ts'

const unsigned = (one: number, other: number) => (one >>> 0) - (other >>> 0)

/** Keys that share many of their upper bits, or none, or all of them. */
const keys = fc
  .tuple(fc.constantFrom(0xffffffff, 0x7ff, 0x3fffff, 0xfff, 0xf0f, 0xfff0000f), fc.array(fc.integer(), { minLength: 0, maxLength: 400 }))
  .map(([mask, list]) => Int32Array.from(list, (key) => key & mask))

test('keys come out in ascending order as unsigned numbers, and equal ones in the order in which they came', () => {
  fc.assert(
    fc.property(keys, (list) => {
      const sorted = sortByKey(list.slice(), countUp(list.length))
      const plain = [...list.keys()].toSorted((a, b) => unsigned(list[a]!, list[b]!) || a - b)
      assert.deepEqual([...sorted.values], plain)
      assert.deepEqual(
        [...sorted.keys],
        plain.map((place) => list[place]),
      )
    }),
  )
})

test('of two keys the first decides, then the second, then the order in which they came', () => {
  fc.assert(
    fc.property(keys, keys, (one, other) => {
      const length = Math.min(one.length, other.length)
      const first = one.slice(0, length).map((key) => key & 0x80000003)
      const second = other.slice(0, length)
      const sorted = sortByTwoKeys(first.slice(), second.slice(), countUp(length))
      const plain = [...first.keys()].toSorted((a, b) => unsigned(first[a]!, first[b]!) || unsigned(second[a]!, second[b]!) || a - b)
      assert.deepEqual([...sorted.values], plain)
      assert.deepEqual(
        [...sorted.second],
        plain.map((place) => second[place]),
      )
    }),
  )
})

test('ten thousand keys that differ in their lowest bits only are sorted as well', () => {
  const list = Int32Array.from({ length: 10_000 }, (_, index) => (Math.imul(index, 7919) % 1500) | (index % 3 === 0 ? 1 << 30 : 1 << 29) | ((index % 5) << 12))
  const sorted = sortByKey(list.slice(), countUp(list.length))
  assert.deepEqual([...sorted.keys], [...list].toSorted(unsigned))
})
