/**
 * The codes of our notices, as the public pages may have them: blinded, in one file, so that a code can be checked while the store is away
 * and nobody who takes the file learns a code, a letter or a person. A tag is HMAC-SHA-256(key, code ‖ initial) cut to 16 bytes; a code
 * has 79 random bits (docs/rules/notices.md [NOT14]), so that trying them all against the file is out of reach, key or no key.
 *
 * File: one page of 4 KiB with magic, key and number of buckets; then buckets of 4 KiB, 256 slots each, free slots filled with noise.
 * Every question reads two whole buckets and compares every slot, so that found and not found are the same work.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const MAGIC = Buffer.from('tocsin codes 1\n\0')
const KEY_BYTES = 32
const TAG_BYTES = 16
const PAGE_BYTES = 4_096
const SLOTS = PAGE_BYTES / TAG_BYTES
/** Mean tags a bucket. 256 slots are 7.6 standard deviations above it (Poisson): an overflow is not to be expected once in 10^13 buckets. */
const MEAN_LOAD = 160

export type CodeEntry = {
  /** As printed: `7HKM-4TXQ-9RDW-2PFC-36`. */ reference: string
  /** One folded letter; '': the person has no name, any letter will do. */ initial: string
}

/** Tag, then four bytes that choose the bucket. */
function digestOf(key: Buffer, { reference, initial }: CodeEntry): Buffer {
  return createHmac('sha256', key).update(`${reference}\0${initial}`).digest()
}
const bucketOf = (digest: Buffer, buckets: number): number => Math.floor((digest.readUInt32BE(TAG_BYTES) / 2 ** 32) * buckets)

/** Writes the book, whole or not at all, under a fresh key; gives the number of codes and letters in it. */
export async function writeCodeBook(path: string, entries: AsyncIterable<CodeEntry>): Promise<number> {
  const key = randomBytes(KEY_BYTES)
  const kept = TAG_BYTES + 4
  let digests = Buffer.alloc(1_024 * kept)
  let count = 0
  for await (const entry of entries) {
    if ((count + 1) * kept > digests.length) digests = Buffer.concat([digests, Buffer.alloc(digests.length)])
    digestOf(key, entry).copy(digests, count++ * kept, 0, kept)
  }
  const buckets = Math.max(1, Math.ceil(count / MEAN_LOAD))
  const book = randomBytes(PAGE_BYTES * (1 + buckets))
  MAGIC.copy(book)
  key.copy(book, MAGIC.length)
  book.writeUInt32BE(buckets, MAGIC.length + KEY_BYTES)
  const used = new Uint16Array(buckets)
  for (let index = 0; index < count; index++) {
    const digest = digests.subarray(index * kept, (index + 1) * kept)
    const bucket = bucketOf(digest, buckets)
    if (used[bucket]! >= SLOTS) throw new Error('a bucket of the code book is full; publish again')
    digest.copy(book, PAGE_BYTES * (1 + bucket) + TAG_BYTES * used[bucket]!++, 0, TAG_BYTES)
  }
  writeBook(path, book)
  return count
}

function writeBook(path: string, book: Buffer): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const file = openSync(`${path}.part`, 'w', 0o600)
  try {
    for (let at = 0; at < book.length;) at += writeSync(file, book, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.part`, path)
}

/** True when the code is in the book with this letter. The same reads and comparisons whatever is asked; without a book, no code is known. */
export function isInCodeBook(path: string, reference: string, initial: string): boolean {
  const page = Buffer.alloc(PAGE_BYTES)
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return false
  }
  try {
    readSync(file, page, 0, PAGE_BYTES, 0)
    if (!page.subarray(0, MAGIC.length).equals(MAGIC)) return false
    const key = Buffer.from(page.subarray(MAGIC.length, MAGIC.length + KEY_BYTES))
    const buckets = page.readUInt32BE(MAGIC.length + KEY_BYTES)
    let found = 0
    for (const letter of [initial, '']) {
      const digest = digestOf(key, { reference, initial: letter })
      readSync(file, page, 0, PAGE_BYTES, PAGE_BYTES * (1 + bucketOf(digest, buckets)))
      found |= countIn(page, digest)
    }
    return found !== 0
  } finally {
    closeSync(file)
  }
}

/** Looks at every byte of every slot, also after a hit. */
function countIn(bucket: Buffer, digest: Buffer): number {
  let hits = 0
  for (let slot = 0; slot < SLOTS; slot++) {
    let difference = 0
    for (let byte = 0; byte < TAG_BYTES; byte++) difference |= bucket[slot * TAG_BYTES + byte]! ^ digest[byte]!
    hits += Number(difference === 0)
  }
  return hits
}
