/** The Merkle tree of RFC 6962, section 2.1: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right). Pure. */
import { createHash } from 'node:crypto'

const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])
/** Root of the tree without leaves. */
export const EMPTY_ROOT: Buffer = createHash('sha256').digest()

export function leafHash(entry: Buffer): Buffer {
  return createHash('sha256').update(LEAF).update(entry).digest()
}

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(NODE).update(left).update(right).digest()
}

/**
 * The frontier holds the roots of the complete subtrees that make up a tree of `size` leaves, largest first (one per set bit of
 * `size`). Appending needs nothing else.
 */
export function appendLeaf(frontier: Buffer[], size: number, leaf: Buffer): Buffer[] {
  const grown = [...frontier, leaf]
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const right = grown.pop()!
    grown.push(nodeHash(grown.pop()!, right))
  }
  return grown
}

export function rootOf(frontier: Buffer[]): Buffer {
  if (frontier.length === 0) return EMPTY_ROOT
  return frontier.reduceRight((right, left) => nodeHash(left, right))
}

/** Hashes beside the path from leaf `index` to the root of a tree over `leaves` (RFC 6962, 2.1.1). */
export function inclusionProof(leaves: Buffer[], index: number): Buffer[] {
  if (leaves.length <= 1) return []
  const split = largestPowerOfTwoBelow(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split ? [...inclusionProof(left, index), treeRoot(right)] : [...inclusionProof(right, index - split), treeRoot(left)]
}

/**
 * Inclusion proofs of many leaves of one tree: the same as `inclusionProof`, with every complete subtree hashed once. Building takes one
 * hash a leaf; a proof takes as many as the tree is high.
 */
export function proofMaker(leaves: readonly Buffer[]): (index: number) => Buffer[] {
  const levels: (readonly Buffer[])[] = [leaves]
  while (levels.at(-1)!.length > 1) {
    const below = levels.at(-1)!
    levels.push(Array.from({ length: Math.floor(below.length / 2) }, (_, at) => nodeHash(below[2 * at]!, below[2 * at + 1]!)))
  }
  const rootBetween = (from: number, to: number): Buffer => {
    const size = to - from
    if (size === 0) return EMPTY_ROOT
    const level = Math.log2(size)
    // A subtree of a power of two that stands at a multiple of its size is complete.
    if (Number.isInteger(level) && from % size === 0) return levels[level]![from / size]!
    const split = largestPowerOfTwoBelow(size)
    return nodeHash(rootBetween(from, from + split), rootBetween(from + split, to))
  }
  const path = (index: number, from: number, to: number): Buffer[] => {
    if (to - from <= 1) return []
    const split = from + largestPowerOfTwoBelow(to - from)
    return index < split ? [...path(index, from, split), rootBetween(split, to)] : [...path(index, split, to), rootBetween(from, split)]
  }
  return (index) => path(index, 0, leaves.length)
}

export function treeRoot(leaves: Buffer[]): Buffer {
  let frontier: Buffer[] = []
  leaves.forEach((leaf, size) => (frontier = appendLeaf(frontier, size, leaf)))
  return rootOf(frontier)
}

/** True when `proof` leads from the leaf at `index` to `root` in a tree of `size` leaves (RFC 9162, 2.1.3.2). */
export function inclusionHolds(leaf: Buffer, index: number, size: number, proof: Buffer[], root: Buffer): boolean {
  if (index >= size) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const beside of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(beside, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
    } else {
      hash = nodeHash(hash, beside)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && hash.equals(root)
}

function largestPowerOfTwoBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
