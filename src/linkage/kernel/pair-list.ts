/** Pairs worth keeping, in typed arrays that grow: node, node, pattern, logit, and strength against strangers (weights.ts). */
import { grown } from './dictionary.ts'
import { stableByDigit } from './nodes.ts'

export type PairList = {
  add(left: number, right: number, pattern: number, logit: number, strength: number): void
  readonly count: number
  readonly left: Int32Array
  readonly right: Int32Array
  readonly pattern: Int32Array
  readonly logit: Float32Array
  readonly strength: Float32Array
}

export function newPairList(): PairList {
  let left = new Int32Array(1024)
  let right = new Int32Array(1024)
  let pattern = new Int32Array(1024)
  let logit = new Float32Array(1024)
  let strength = new Float32Array(1024)
  let count = 0
  return {
    add(leftNode, rightNode, itsPattern, itsLogit, itsStrength) {
      if (count === left.length) {
        left = grown(left, count * 2)
        right = grown(right, count * 2)
        pattern = grown(pattern, count * 2)
        logit = grown(logit, count * 2)
        strength = grown(strength, count * 2)
      }
      left[count] = leftNode
      right[count] = rightNode
      pattern[count] = itsPattern
      logit[count] = itsLogit
      strength[count++] = itsStrength
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
  }
}

/** Indices from the strongest pair to the weakest (in steps of a thousandth); equal ones by their nodes, so the order is the data's alone. Repeats are left out. */
export function strongestFirst(pairs: PairList): Int32Array {
  const { left, right, strength } = pairs
  const weakness = new Int32Array(pairs.count)
  let order = new Int32Array(pairs.count)
  for (let index = 0; index < pairs.count; index++) {
    order[index] = index
    weakness[index] = 65_535 - Math.round((Math.min(61, Math.max(-4, strength[index]!)) + 4) * 1000)
  }
  for (const keys of [right, left]) for (const shift of [0, 16]) order = stableByDigit(order, keys, shift)
  let kept = 0
  for (let at = 0; at < order.length; at++) {
    const before = kept > 0 ? order[kept - 1]! : -1
    if (before >= 0 && left[before] === left[order[at]!] && right[before] === right[order[at]!]) continue
    order[kept++] = order[at]!
  }
  return stableByDigit(order.slice(0, kept), weakness, 0)
}
