/**
 * The pages of people, as the public door may have them: one file, every page sealed and of one size, found by a blinded tag of the code. Looking for a
 * code that is not there reads as much, and from as random a place, as looking for one that is.
 *
 * File: one page of 4 KiB (magic, tag key, buckets, records); buckets of 4 KiB with 170 slots of tag (20) and record number (4), free ones noise; records.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { openPage, pageTag, sealPage, SEALING_BYTES, WRAPPED_BYTES } from './page-key.ts'

const MAGIC = Buffer.from('tocsin pages 1\n\0')
const PAGE_BYTES = 4_096
const TAG_BYTES = 20
const SLOT_BYTES = TAG_BYTES + 4
const SLOTS = Math.floor(PAGE_BYTES / SLOT_BYTES)
/** Mean tags a bucket; 170 slots are 6.6 standard deviations above it (Poisson). */
const MEAN_LOAD = 100
/** Compressed content; longer pages lose their oldest lines first (see make-pages.ts). */
export const CONTENT_BYTES = 3_072
export const RECORD_BYTES = WRAPPED_BYTES + SEALING_BYTES + CONTENT_BYTES

export type BookPage = { reference: string; wrapped: Buffer; pageKey: Buffer; content: object }

/** Length ‖ deflated JSON ‖ noise-free padding; null: it does not fit. */
export function packContent(content: object): Buffer | null {
  const packed = deflateRawSync(JSON.stringify(content), { level: 9 })
  if (packed.length + 2 > CONTENT_BYTES) return null
  const plain = Buffer.alloc(CONTENT_BYTES)
  plain.writeUInt16BE(packed.length)
  packed.copy(plain, 2)
  return plain
}
const unpackContent = (plain: Buffer): unknown => JSON.parse(inflateRawSync(plain.subarray(2, 2 + plain.readUInt16BE())).toString())

/** Writes the book, whole or not at all; gives the number of pages. `tagKey` stays the same, so that a page that is open stays open. */
export async function writePageBook(path: string, tagKey: Buffer, pages: AsyncIterable<BookPage>): Promise<number> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const records = openSync(`${path}.records`, 'w+', 0o600)
  const tags: Buffer[] = []
  try {
    for await (const { reference, wrapped, pageKey, content } of pages) {
      const plain = packContent(content)
      if (plain === null) throw new Error('a page does not fit its record')
      tags.push(pageTag(tagKey, reference))
      writeSync(records, Buffer.concat([wrapped, sealPage(pageKey, plain)]))
    }
    const file = openSync(`${path}.part`, 'w', 0o600)
    try {
      const index = indexOf(tagKey, tags)
      writeSync(file, index)
      const piece = Buffer.alloc(RECORD_BYTES * 256)
      for (let at = 0, read = 0; (read = readSync(records, piece, 0, piece.length, at)) > 0; at += read) writeSync(file, piece, 0, read)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } finally {
    closeSync(records)
  }
  renameSync(`${path}.part`, path)
  return tags.length
}

function indexOf(tagKey: Buffer, tags: readonly Buffer[]): Buffer {
  const buckets = Math.max(1, Math.ceil(tags.length / MEAN_LOAD))
  const index = randomBytes(PAGE_BYTES * (1 + buckets))
  MAGIC.copy(index)
  tagKey.copy(index, MAGIC.length, 0, 32)
  index.writeUInt32BE(buckets, MAGIC.length + 32)
  index.writeUInt32BE(tags.length, MAGIC.length + 36)
  const used = new Uint16Array(buckets)
  for (const [record, tag] of tags.entries()) {
    const bucket = bucketOf(tag, buckets)
    if (used[bucket]! >= SLOTS) throw new Error('a bucket of the page book is full; make it again')
    const at = PAGE_BYTES * (1 + bucket) + SLOT_BYTES * used[bucket]!++
    tag.copy(index, at)
    index.writeUInt32BE(record, at + TAG_BYTES)
  }
  return index
}

const bucketOf = (tag: Buffer, buckets: number): number => Math.floor((tag.readUInt32BE(0) / 2 ** 32) * buckets)

export type FoundRecord = { tag: Buffer; wrapped: Buffer; sealed: Buffer; isThere: boolean }

/** The record of a code, or another one by chance when there is none: the caller tries to open it all the same. null: there is no book. */
export function findRecord(path: string, by: { reference: string } | { tag: Buffer }): FoundRecord | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return null
  }
  try {
    const page = Buffer.alloc(PAGE_BYTES)
    readSync(file, page, 0, PAGE_BYTES, 0)
    const count = page.readUInt32BE(MAGIC.length + 36)
    if (!page.subarray(0, MAGIC.length).equals(MAGIC) || count === 0) return null
    const tag = 'tag' in by ? by.tag : pageTag(Buffer.from(page.subarray(MAGIC.length, MAGIC.length + 32)), by.reference)
    const buckets = page.readUInt32BE(MAGIC.length + 32)
    readSync(file, page, 0, PAGE_BYTES, PAGE_BYTES * (1 + bucketOf(tag, buckets)))
    const found = slotOf(page, tag)
    const record = found ?? tag.readUInt32BE(8) % count
    const bytes = Buffer.alloc(RECORD_BYTES)
    readSync(file, bytes, 0, RECORD_BYTES, PAGE_BYTES * (1 + buckets) + record * RECORD_BYTES)
    return { tag, wrapped: bytes.subarray(0, WRAPPED_BYTES), sealed: bytes.subarray(WRAPPED_BYTES), isThere: found !== null }
  } finally {
    closeSync(file)
  }
}

/** Looks at every byte of every slot, also after a hit. */
function slotOf(bucket: Buffer, tag: Buffer): number | null {
  let record = -1
  for (let slot = 0; slot < SLOTS; slot++) {
    let difference = 0
    for (let byte = 0; byte < TAG_BYTES; byte++) difference |= bucket[slot * SLOT_BYTES + byte]! ^ tag[byte]!
    const isHit = Number(difference === 0)
    record = isHit * bucket.readUInt32BE(slot * SLOT_BYTES + TAG_BYTES) + (1 - isHit) * record
  }
  return record === -1 ? null : record
}

/** null: the key does not fit, or the record is another's. */
export function readPage(pageKey: Buffer, { sealed, isThere }: FoundRecord): unknown {
  const plain = openPage(pageKey, sealed)
  return plain === null || !isThere ? null : unpackContent(plain)
}
