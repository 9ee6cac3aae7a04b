/** The headers of RAR archives, versions 1.5 to 4 and 5 to 7 (technical note of RAR 5.0; the older layout as libarchive's reader documents it). */
import { isUtf8 } from 'node:buffer'
import * as zlib from 'node:zlib'
import { FormatError } from './format.ts'
import type { Ranges } from './random-access.ts'

export type RarEntry = {
  name: string
  dataAt: number
  packedBytes: number
  /** Infinity: not stated. */
  bytes: number
  crc32: number | null
  isFolder: boolean
  isLink: boolean
  isLocked: boolean
  /** Continues from, or in, another file of a set. */
  isPart: boolean
  isSolid: boolean
  isStored: boolean
  version: 3 | 5
  /** What stands against unpacking it; null: nothing. */
  obstacle: string | null
  dictionaryBytes: number
}

const OLD = Buffer.from('526172211a0700', 'hex')
const NEW = Buffer.from('526172211a070100', 'hex')
const MOST_HEADER_BYTES = 2 << 20

export const isRar = (head: Buffer): boolean => head.subarray(0, 7).equals(OLD) || head.subarray(0, 8).equals(NEW)

const locked = (): FormatError => new FormatError('locked_by_owner', "locked with the archive's password, its list of files too; ask the supplier for it")

/** `isWhole`: the archive has its end mark, or simply ends. */
export function readRarEntries(ranges: Ranges, mostEntries: number): { entries: RarEntry[]; isWhole: boolean } {
  return ranges.at(0, 8).equals(NEW) ? readNew(ranges, mostEntries) : readOld(ranges, mostEntries)
}

function readOld(ranges: Ranges, mostEntries: number): { entries: RarEntry[]; isWhole: boolean } {
  const entries: RarEntry[] = []
  for (let at = 7; at + 7 <= ranges.size && entries.length < mostEntries;) {
    const start = ranges.at(at, 7)
    const type = start[2]!
    const flags = start.readUInt16LE(3)
    const size = start.readUInt16LE(5)
    const header = ranges.at(at, size)
    if (size < 7 || header.length < size || (zlib.crc32(header.subarray(2)) & 0xffff) !== start.readUInt16LE(0)) return { entries, isWhole: false }
    if (type === 0x7b) return { entries, isWhole: true }
    if (type === 0x73 && (flags & 0x80) !== 0) throw locked()
    let packed = (flags & 0x8000) !== 0 && size >= 11 ? header.readUInt32LE(7) : 0
    if (type === 0x74 || type === 0x7a) {
      if (size < 32) return { entries, isWhole: false }
      const hasHigh = (flags & 0x100) !== 0
      packed = header.readUInt32LE(7) + (hasHigh ? header.readUInt32LE(32) * 2 ** 32 : 0)
      if (type === 0x74) entries.push(oldEntry(header, flags, packed, at + size, hasHigh))
    }
    at += size + packed
  }
  return { entries, isWhole: entries.length < mostEntries }
}

function oldEntry(header: Buffer, flags: number, packedBytes: number, dataAt: number, hasHigh: boolean): RarEntry {
  const version = header[24]!
  const method = header[25]!
  const nameAt = hasHigh ? 40 : 32
  const name = header.subarray(nameAt, nameAt + header.readUInt16LE(26))
  const attributes = header.readUInt32LE(28)
  const isUnix = header[15] === 3
  return {
    name: ((flags & 0x200) === 0 ? plainName(name) : unicodeName(name)).replaceAll('\\', '/'),
    dataAt,
    packedBytes,
    bytes: header.readUInt32LE(11) + (hasHigh ? header.readUInt32LE(36) * 2 ** 32 : 0),
    crc32: header.readUInt32LE(16),
    isFolder: (flags & 0xe0) === 0xe0,
    isLink: isUnix && (attributes & 0xf000) === 0xa000,
    isLocked: (flags & 4) !== 0,
    isPart: (flags & 3) !== 0,
    isSolid: (flags & 0x10) !== 0,
    isStored: method === 0x30,
    version: 3,
    obstacle: method !== 0x30 && version !== 29 && version !== 36 ? 'a RAR of before 2002' : null,
    dictionaryBytes: 0x10000 << ((flags >> 5) & 7),
  }
}

/** In the packer's own alphabet, which is nowhere stated: UTF-8 when it can be that (as Unix packers write). */
const plainName = (name: Buffer): string => name.toString(isUtf8(name) ? 'utf8' : 'latin1')

/** Names beyond ASCII: the plain name, a zero, and how the Unicode name differs from it. */
function unicodeName(bytes: Buffer): string {
  const zero = bytes.indexOf(0)
  if (zero === -1) return bytes.toString('utf8')
  const plain = bytes.subarray(0, zero)
  const coded = bytes.subarray(zero + 1)
  const high = (coded[0] ?? 0) << 8
  const out: number[] = []
  let flags = 0
  let held = 0
  for (let at = 1; at < coded.length;) {
    if (held === 0) {
      flags = coded[at++]!
      held = 8
    }
    const kind = (flags >> 6) & 3
    if (kind === 0) out.push(coded[at++] ?? 0)
    else if (kind === 1) out.push((coded[at++] ?? 0) | high)
    else if (kind === 2) {
      out.push((coded[at] ?? 0) | ((coded[at + 1] ?? 0) << 8))
      at += 2
    } else {
      const run = coded[at++] ?? 0
      const shift = (run & 0x80) === 0 ? null : (coded[at++] ?? 0)
      for (let left = (run & 0x7f) + 2; left > 0; left--) {
        const sign = plain[out.length] ?? 0
        out.push(shift === null ? sign : ((sign + shift) & 0xff) | high)
      }
    }
    flags = (flags << 2) & 0xff
    held -= 2
  }
  return String.fromCharCode(...out.slice(0, 4_096))
}

function readNew(ranges: Ranges, mostEntries: number): { entries: RarEntry[]; isWhole: boolean } {
  const entries: RarEntry[] = []
  for (let at = 8; at + 7 <= ranges.size && entries.length < mostEntries;) {
    const start = ranges.at(at, 16)
    const size = new Numbers(start, 4)
    const headerBytes = size.number()
    if (headerBytes === 0 || headerBytes > MOST_HEADER_BYTES) return { entries, isWhole: false }
    const header = ranges.at(at + size.at, headerBytes)
    const sum = zlib.crc32(header, zlib.crc32(start.subarray(4, size.at)))
    if (header.length < headerBytes || sum !== start.readUInt32LE(0)) return { entries, isWhole: false }
    const numbers = new Numbers(header, 0)
    const type = numbers.number()
    const flags = numbers.number()
    const extraBytes = (flags & 1) === 0 ? 0 : numbers.number()
    const packedBytes = (flags & 2) === 0 ? 0 : numbers.number()
    const dataAt = at + size.at + headerBytes
    if (type === 4) throw locked()
    if (type === 5) return { entries, isWhole: true }
    if (type === 2) entries.push(newEntry(numbers, header.subarray(Math.max(0, headerBytes - extraBytes)), flags, packedBytes, dataAt))
    at = dataAt + packedBytes
  }
  return { entries, isWhole: entries.length < mostEntries }
}

function newEntry(numbers: Numbers, extra: Buffer, flags: number, packedBytes: number, dataAt: number): RarEntry {
  const fileFlags = numbers.number()
  const bytes = numbers.number()
  numbers.number()
  if ((fileFlags & 2) !== 0) numbers.take(4)
  const crc32 = (fileFlags & 4) === 0 ? null : numbers.take(4).readUInt32LE(0)
  const packing = numbers.number()
  numbers.number()
  const name = numbers.take(numbers.number()).toString('utf8')
  const extras = extraTypes(extra)
  const version = packing & 63
  return {
    name,
    dataAt,
    packedBytes,
    bytes: (fileFlags & 8) === 0 ? bytes : Infinity,
    crc32,
    isFolder: (fileFlags & 1) !== 0,
    isLink: extras.has(5),
    isLocked: extras.has(1),
    isPart: (flags & 0x18) !== 0,
    isSolid: (packing & 64) !== 0,
    isStored: ((packing >> 7) & 7) === 0,
    version: 5,
    obstacle: version === 0 ? null : 'a RAR of version 7',
    dictionaryBytes: 0x20000 * 2 ** ((packing >> 10) & 15),
  }
}

/** 1: encryption, 5: a link. */
function extraTypes(extra: Buffer): Set<number> {
  const types = new Set<number>()
  const numbers = new Numbers(extra, 0)
  try {
    while (numbers.at < extra.length) {
      const size = numbers.number()
      const end = numbers.at + size
      types.add(numbers.number())
      numbers.at = end
    }
  } catch {
    // A damaged record at the end tells nothing more.
  }
  return types
}

/** Numbers of seven bits a byte, least first. */
class Numbers {
  readonly #bytes: Buffer
  at: number
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.at = at
  }
  number(): number {
    let value = 0
    for (let shift = 0; shift < 56; shift += 7) {
      const byte = this.#bytes[this.at++]
      if (byte === undefined) break
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new FormatError('damaged', 'its table of contents is damaged')
  }
  take(length: number): Buffer {
    if (length > this.#bytes.length - this.at) throw new FormatError('damaged', 'its table of contents is damaged')
    this.at += length
    return this.#bytes.subarray(this.at - length, this.at)
  }
}
