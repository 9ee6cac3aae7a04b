import assert from 'node:assert/strict'
import { test } from 'node:test'
import { appendLeaf, EMPTY_ROOT, inclusionHolds, inclusionProof, leafHash, nodeHash, proofMaker, rootOf, treeRoot } from './tree.ts'

const leaves = Array.from({ length: 23 }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))

/** The definition of RFC 6962, 2.1, word by word. */
function rootByDefinition(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) return EMPTY_ROOT
  if (hashes.length === 1) return hashes[0]!
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)))
}

test('[LOG1] the root of no entries is SHA-256 of nothing', () => {
  assert.equal(treeRoot([]).toString('hex'), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
})

test('[LOG1] a tree grown leaf by leaf has the root that RFC 6962 defines, at every size', () => {
  let frontier: Buffer[] = []
  leaves.forEach((leaf, size) => {
    frontier = appendLeaf(frontier, size, leaf)
    assert.deepEqual(rootOf(frontier), rootByDefinition(leaves.slice(0, size + 1)))
  })
})

test('[LOG1] the known root of RFC 6962 test data (0x00, 0x10) holds', () => {
  const known = [Buffer.from(''), Buffer.from([0])].map(leafHash)
  assert.equal(treeRoot(known).toString('hex'), 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
})

test('[LOG2] an inclusion proof holds for its leaf, and for no other leaf, place or root', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const root = treeRoot(leaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(leaves.slice(0, size), index)
      assert.equal(inclusionHolds(leaves[index]!, index, size, proof, root), true, `leaf ${index} of ${size}`)
      if (size > 1) assert.equal(inclusionHolds(leaves[(index + 1) % size]!, index, size, proof, root), false)
      assert.equal(inclusionHolds(leaves[index]!, index, size, proof, EMPTY_ROOT), false)
    }
  }
})

test('[LOG2] proofs made together are those made one by one', () => {
  for (let size = 1; size <= leaves.length; size++) {
    const some = leaves.slice(0, size)
    const proofOf = proofMaker(some)
    for (let index = 0; index < size; index++) assert.deepEqual(proofOf(index), inclusionProof(some, index), `leaf ${index} of ${size}`)
  }
})
