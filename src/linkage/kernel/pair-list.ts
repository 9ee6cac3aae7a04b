/** Pairs worth keeping, in typed arrays that grow: node, node, pattern, logit, strength against strangers, and chance of one household (weights.ts). */
import { grown, sharedFloats, sharedInts } from './dictionary.ts'

export type PairList = PairColumns & {
  add(left: number, right: number, pattern: number, logit: number, strength: number, household: number): void
  append(list: PairColumns): void
}

export type PairColumns = {
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly pattern: Int32Array
  readonly logit: Float32Array
  readonly strength: Float32Array
  readonly household: Float32Array
}

/** Copies a list into columns that have room for it, from `at` on. */
function putPairs(into: Omit<PairColumns, 'count'>, at: number, list: PairColumns): void {
  into.left.set(list.left.subarray(0, list.count), at)
  into.right.set(list.right.subarray(0, list.count), at)
  into.pattern.set(list.pattern.subarray(0, list.count), at)
  into.logit.set(list.logit.subarray(0, list.count), at)
  into.strength.set(list.strength.subarray(0, list.count), at)
  into.household.set(list.household.subarray(0, list.count), at)
}

/** Room for so many pairs. */
export function pairColumns(length: number) {
  return {
    left: new Int32Array(length),
    right: new Int32Array(length),
    pattern: new Int32Array(length),
    logit: new Float32Array(length),
    strength: new Float32Array(length),
    household: new Float32Array(length),
  }
}

export function newPairList(expected = 1024): PairList {
  const room = Math.max(1, expected)
  let { left, right, pattern, logit, strength, household } = pairColumns(room)
  let count = 0
  const growTo = (length: number) => {
    left = grown(left, length)
    right = grown(right, length)
    pattern = grown(pattern, length)
    logit = grown(logit, length)
    strength = grown(strength, length)
    household = grown(household, length)
  }
  return {
    append(list) {
      if (count + list.count > left.length) growTo((count + list.count) * 2)
      putPairs({ left, right, pattern, logit, strength, household }, count, list)
      count += list.count
    },
    add(leftNode, rightNode, itsPattern, itsLogit, itsStrength, itsHousehold) {
      if (count === left.length) growTo(count * 2)
      left[count] = leftNode
      right[count] = rightNode
      pattern[count] = itsPattern
      logit[count] = itsLogit
      strength[count] = itsStrength
      household[count++] = itsHousehold
    },
    get count() {
      return count
    },
    get left() {
      return left
    },
    get right() {
      return right
    },
    get pattern() {
      return pattern
    },
    get logit() {
      return logit
    },
    get strength() {
      return strength
    },
    get household() {
      return household
    },
  }
}

/** Without the room to grow; nothing is copied. */
export function firstPairs({ count, left, right, pattern, logit, strength, household }: PairColumns): PairColumns {
  const own = <Numbers extends Int32Array | Float32Array>(numbers: Numbers): Numbers => numbers.subarray(0, count) as Numbers
  return { count, left: own(left), right: own(right), pattern: own(pattern), logit: own(logit), strength: own(strength), household: own(household) }
}

/** A list in shared memory, without room to grow: to be handed from thread to thread. */
export function sharedPairs({ count, left, right, pattern, logit, strength, household }: PairColumns): PairColumns {
  const ints = (numbers: Int32Array) => {
    const own = sharedInts(count)
    own.set(numbers.subarray(0, count))
    return own
  }
  const floats = (numbers: Float32Array) => {
    const own = sharedFloats(count)
    own.set(numbers.subarray(0, count))
    return own
  }
  return { count, left: ints(left), right: ints(right), pattern: ints(pattern), logit: floats(logit), strength: floats(strength), household: floats(household) }
}

/** Lists laid end to end. */
export function joinPairs(lists: readonly PairColumns[]): PairList {
  const all = newPairList(lists.reduce((sum, { count }) => sum + count, 0))
  for (const list of lists) all.append(list)
  return all
}
