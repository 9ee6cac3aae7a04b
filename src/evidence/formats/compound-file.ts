/**
 * Compound files ([MS-CFB]): a file system in a file, in which Office of before 2007 and Outlook keep their documents. Chains of sectors are followed with a
 * bound, and every place in a file once: a hostile chain runs in a circle.
 */
import { FormatError } from './format.ts'

export type CompoundEntry = {
  name: string
  isStorage: boolean
  bytes: number
  /** Of a storage: what lies in it. */
  children: CompoundEntry[]
  /** Of a stream: its bytes, as far as the file holds them. */
  read(): Buffer
}

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENTRY_BYTES = 128
const NO_ENTRY = 0xffffffff
const HIGHEST_SECTOR = 0xfffffffa
const MOST_ENTRIES = 500_000
const MOST_DEPTH = 24
const SMALL_SECTOR_BYTES = 64

export const isCompoundFile = (head: Buffer): boolean => head.length >= 512 && head.subarray(0, 8).equals(MAGIC)
const damaged = (): FormatError => new FormatError('damaged', 'it is damaged: its directory makes no sense')

/** The root storage. Throws FormatError 'damaged'. */
export function openCompoundFile(bytes: Buffer): CompoundEntry {
  if (!isCompoundFile(bytes)) throw damaged()
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) throw damaged()
  const sectorBytes = 1 << shift
  const sectorAt = (sector: number) => (sector + 1) * sectorBytes
  const table = allocationTable(bytes, sectorBytes)
  const chain = (first: number): Buffer => joinSectors(bytes, table, first, sectorBytes, sectorAt)
  const directory = chain(bytes.readUInt32LE(48))
  const count = Math.min(MOST_ENTRIES, Math.floor(directory.length / ENTRY_BYTES))
  if (count === 0) throw damaged()
  const smallLimit = bytes.readUInt32LE(56)
  const smallStream = chain(directory.readUInt32LE(116))
  const smallTable = chain(bytes.readUInt32LE(60))
  const read = (first: number, size: number): Buffer => {
    if (size >= smallLimit) return chain(first).subarray(0, size)
    return joinSectors(smallStream, smallTable, first, SMALL_SECTOR_BYTES, (sector) => sector * SMALL_SECTOR_BYTES).subarray(0, size)
  }
  const seen = new Uint8Array(count)
  const root = entryAt(directory, 0, shift === 9, read)
  seen[0] = 1
  root.children = childrenOf(directory, count, directory.readUInt32LE(76), seen, shift === 9, read, 0)
  return root
}

type Read = (first: number, size: number) => Buffer

function entryAt(directory: Buffer, index: number, isShort: boolean, read: Read): CompoundEntry {
  const at = index * ENTRY_BYTES
  const nameBytes = Math.min(64, directory.readUInt16LE(at + 64))
  const kind = directory[at + 66]
  const first = directory.readUInt32LE(at + 116)
  const size = directory.readUInt32LE(at + 120) + (isShort ? 0 : directory.readUInt32LE(at + 124) * 2 ** 32)
  return {
    name: directory.toString('utf16le', at, at + Math.max(0, nameBytes - 2)),
    isStorage: kind === 1 || kind === 5,
    bytes: kind === 2 ? size : 0,
    children: [],
    read: () => (kind === 2 && size > 0 ? read(first, size) : Buffer.alloc(0)),
  }
}

/** Siblings form a tree of their own; it is walked with a list, because a hostile one is as deep as it has entries. */
function childrenOf(directory: Buffer, count: number, first: number, seen: Uint8Array, isShort: boolean, read: Read, depth: number): CompoundEntry[] {
  const children: CompoundEntry[] = []
  const waiting = [first]
  while (waiting.length > 0) {
    const index = waiting.pop()!
    if (index === NO_ENTRY || index >= count || seen[index] === 1) continue
    seen[index] = 1
    const at = index * ENTRY_BYTES
    const entry = entryAt(directory, index, isShort, read)
    if (entry.isStorage && depth < MOST_DEPTH) entry.children = childrenOf(directory, count, directory.readUInt32LE(at + 76), seen, isShort, read, depth + 1)
    children.push(entry)
    waiting.push(directory.readUInt32LE(at + 68), directory.readUInt32LE(at + 72))
  }
  return children.sort((left, right) => (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
}

/** The sectors that say which sector follows which: the first 109 are listed in the header, the others in a chain of their own. */
function allocationTable(bytes: Buffer, sectorBytes: number): Buffer {
  const places: number[] = []
  for (let at = 76; at < 512; at += 4) places.push(bytes.readUInt32LE(at))
  let next = bytes.readUInt32LE(68)
  for (let left = Math.ceil(bytes.length / sectorBytes); next < HIGHEST_SECTOR && left > 0; left--) {
    const at = (next + 1) * sectorBytes
    if (at + sectorBytes > bytes.length) break
    for (let entry = at; entry < at + sectorBytes - 4; entry += 4) places.push(bytes.readUInt32LE(entry))
    next = bytes.readUInt32LE(at + sectorBytes - 4)
  }
  const sectors = places.filter((sector) => sector < HIGHEST_SECTOR && (sector + 1) * sectorBytes < bytes.length)
  // A file cannot have more of them than sectors: the same one named a million times would fill memory.
  const limit = Math.ceil(bytes.length / sectorBytes)
  return Buffer.concat(sectors.slice(0, limit).map((sector) => bytes.subarray((sector + 1) * sectorBytes, (sector + 2) * sectorBytes)))
}

function joinSectors(bytes: Buffer, table: Buffer, first: number, sectorBytes: number, sectorAt: (sector: number) => number): Buffer {
  const pieces: Buffer[] = []
  const most = Math.ceil(bytes.length / sectorBytes)
  for (let sector = first; sector < HIGHEST_SECTOR && pieces.length < most;) {
    const at = sectorAt(sector)
    if (at >= bytes.length) break
    pieces.push(bytes.subarray(at, at + sectorBytes))
    if (sector * 4 + 4 > table.length) break
    sector = table.readUInt32LE(sector * 4)
  }
  return Buffer.concat(pieces)
}
