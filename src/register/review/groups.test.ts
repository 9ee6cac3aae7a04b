import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { answersOfGroup, groupsOf, MOST_IN_GROUP, personsNumbered, saidOfGroup, tiedBy } from './groups.ts'
import type { QueuedPair } from './queries.ts'

const pairOf = (pairNo: number, left: number, right: number, reason: QueuedPair['reason'] = 'random'): QueuedPair => ({
  pairNo,
  reason,
  leftKey: `k${Math.min(left, right)}`,
  rightKey: `k${Math.max(left, right)}`,
  leftNo: Math.min(left, right),
  rightNo: Math.max(left, right),
  pattern: 1,
  bits: 3,
  wasLinked: true,
  expected: reason === 'golden' ? 'same' : null,
})
const keysOf = (pairs: QueuedPair[]) => groupsOf(pairs).map(({ members }) => members.map(({ key }) => key).join(' '))

test('pairs that share a record are one question; a pair with a known answer stays one of its own', () => {
  assert.deepEqual(keysOf([pairOf(1, 1, 2), pairOf(2, 8, 9), pairOf(3, 2, 3), pairOf(4, 2, 7, 'golden')]), ['k1 k2 k3', 'k8 k9', 'k2 k7'])
})

test('a group takes five records and no more; the pair that would be the sixth is asked by itself', () => {
  assert.deepEqual(keysOf([1, 2, 3, 4, 5].map((other) => pairOf(other, 0, other))), ['k0 k1 k2 k3 k4', 'k0 k5'])
})

test('"A and C are one, B is somebody else" answers the pairs asked, and ties what nobody asked', () => {
  const [group] = groupsOf([pairOf(1, 1, 2), pairOf(2, 2, 3)])
  assert.deepEqual(
    answersOfGroup(group!, 'different', [1, 2, 1]).map(({ leftKey, rightKey, answer }) => `${leftKey} ${rightKey} ${answer}`),
    ['k1 k2 different', 'k2 k3 different', 'k1 k3 same'],
  )
  assert.deepEqual(
    answersOfGroup(group!, 'household', [1, 1, 2]).map(({ leftKey, rightKey, answer }) => `${leftKey} ${rightKey} ${answer}`),
    ['k1 k2 same', 'k2 k3 household'],
  )
})

test('"cannot say" says nothing of who is who', () => {
  const [group] = groupsOf([pairOf(1, 1, 2), pairOf(2, 2, 3)])
  const given = answersOfGroup(group!, 'cannot_say', [1, 1, 1]).map((one) => ({ ...one, staffId: 's', note: '', answeredAt: new Date(0) }))
  assert.equal(given.length, 2)
  assert.deepEqual(saidOfGroup(group!, given), { answer: 'cannot_say', persons: [1, 1, 1] })
})

const anyQueue = fc
  .array(fc.tuple(fc.nat(12), fc.nat(12), fc.constantFrom<QueuedPair['reason']>('random', 'unsure', 'golden')), { maxLength: 25 })
  .map((drawn) => {
    const seen = new Set<string>()
    return drawn
      .filter(([a, b]) => {
        const id = `${Math.min(a, b)} ${Math.max(a, b)}`
        return a !== b && !seen.has(id) && seen.add(id)
      })
      .map(([a, b, reason], index) => pairOf(index + 1, a, b, reason))
  })

test('whatever is drawn, every pair is in one group and no group is too wide', () => {
  fc.assert(
    fc.property(anyQueue, (pairs) => {
      const groups = groupsOf(pairs)
      assert.deepEqual(
        groups.flatMap((group) => group.pairs.map(({ pairNo }) => pairNo)).toSorted((a, b) => a - b),
        pairs.map(({ pairNo }) => pairNo),
      )
      for (const { members, pairs: own } of groups) {
        assert.ok(members.length >= 2 && members.length <= MOST_IN_GROUP)
        assert.ok(own.length === 1 || own.every(({ reason }) => reason !== 'golden'))
      }
    }),
  )
})

test('whatever a reviewer says of a group, its answers bind just that, and are read back as it was said', () => {
  fc.assert(
    fc.property(anyQueue, fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }), (pairs, drawn) => {
      for (const group of groupsOf(pairs)) {
        const persons = personsNumbered(group, drawn.slice(0, group.members.length))!
        const answers = answersOfGroup(group, 'different', persons)
        assert.ok(answers.length <= group.pairs.length + group.members.length ** 2)
        const tied = tiedBy(answers)
        group.members.forEach(({ key }, index) => {
          group.members.forEach((other, at) => {
            assert.equal(tied.of(key) === tied.of(other.key), persons[index] === persons[at])
            // Two people are held apart by an answer between some two of their records.
            if (persons[index] !== persons[at])
              assert.ok(
                answers.some(
                  ({ leftKey, rightKey, answer }) =>
                    answer === 'different' &&
                    [tied.of(leftKey), tied.of(rightKey)].toSorted().join(' ') === [tied.of(key), tied.of(other.key)].toSorted().join(' '),
                ),
              )
          })
        })
        const given = answers.map((one) => ({ ...one, staffId: 's', note: '', answeredAt: new Date(0) }))
        assert.deepEqual(saidOfGroup(group, given), { answer: new Set(persons).size === 1 ? 'same' : 'different', persons })
        assert.equal(saidOfGroup(group, given.slice(1)) === null, group.pairs.length > 0)
      }
    }),
  )
})
