/** The header of a 7z archive (7zFormat.txt of 7-Zip, public domain): packed streams, folders of coders, files. Every number in it is distrusted. */
import { FormatError } from './format.ts'

/** Packed bytes in the archive. */
export type SevenZipPacked = { packedAt: number; packedBytes: number }
/** `bytes`: what comes out; `inputs`: what it unpacks, other coders or packed bytes. */
export type SevenZipCoder = { id: string; properties: Buffer; bytes: number; inputs: (SevenZipCoder | SevenZipPacked)[] }
/** `last`: the coder that the files leave. */
export type SevenZipFolder = { last: SevenZipCoder; bytes: number; files: { bytes: number; crc32: number | null }[] }
export type SevenZipFile = { name: string; hasBytes: boolean; isFolder: boolean }
export type SevenZipHeader = { folders: SevenZipFolder[]; files: SevenZipFile[] }

const ID = {
  end: 0,
  header: 1,
  archiveProperties: 2,
  additionalStreams: 3,
  mainStreams: 4,
  files: 5,
  packInfo: 6,
  unpackInfo: 7,
  subStreams: 8,
  size: 9,
  crc: 10,
} as const
const FOLDER = 11
const CODER_SIZES = 12
const STREAM_COUNT = 13
const EMPTY_STREAM = 14
const EMPTY_FILE = 15
const NAMES = 17
const MOST_CODERS = 32

const damaged = (): FormatError => new FormatError('damaged', 'its table of contents is damaged')

class HeaderReader {
  readonly bytes: Buffer
  at = 0
  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
  byte(): number {
    if (this.at >= this.bytes.length) throw damaged()
    return this.bytes[this.at++]!
  }
  take(length: number): Buffer {
    if (length < 0 || this.at + length > this.bytes.length) throw damaged()
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
  /** The leading ones of the first byte say how many bytes follow. */
  number(): number {
    const first = this.byte()
    let value = 0
    for (let index = 0, mask = 0x80; index < 8; index++, mask >>= 1) {
      if ((first & mask) === 0) return value + (first & (mask - 1)) * 2 ** (8 * index)
      value += this.byte() * 2 ** (8 * index)
    }
    if (!Number.isSafeInteger(value)) throw damaged()
    return value
  }
  /** A count of things that each take at least a bit of the header. */
  count(): number {
    const value = this.number()
    if (value > this.bytes.length * 8) throw damaged()
    return value
  }
  flags(count: number): boolean[] {
    const bits = this.take(Math.ceil(count / 8))
    return Array.from({ length: count }, (_, index) => ((bits[index >> 3]! >> (7 - (index & 7))) & 1) === 1)
  }
  optionalFlags(count: number): boolean[] {
    return this.byte() === 0 ? this.flags(count) : Array<boolean>(count).fill(true)
  }
  checkSums(count: number): (number | null)[] {
    return this.optionalFlags(count).map((isGiven) => (isGiven ? this.take(4).readUInt32LE(0) : null))
  }
}

/** `isEncoded`: the header itself is packed; unpack the only folder and read the result. */
export function readSevenZipHeader(bytes: Buffer): { isEncoded: boolean; header: SevenZipHeader } {
  const reader = new HeaderReader(bytes)
  const kind = reader.byte()
  if (kind === 0x17) return { isEncoded: true, header: { folders: readStreams(reader), files: [] } }
  if (kind !== ID.header) throw damaged()
  const header: SevenZipHeader = { folders: [], files: [] }
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.mainStreams) header.folders = readStreams(reader)
    else if (id === ID.additionalStreams) readStreams(reader)
    else if (id === ID.files) header.files = readFiles(reader)
    else if (id === ID.archiveProperties) for (let property = reader.byte(); property !== 0; property = reader.byte()) reader.take(reader.number())
    else throw damaged()
  }
  return { isEncoded: false, header }
}

function readStreams(reader: HeaderReader): SevenZipFolder[] {
  let packed: number[] = []
  let packedAt = 0
  let folders: Folder[] = []
  let hasSubStreams = false
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.packInfo) {
      packedAt = 32 + reader.number()
      packed = readPackInfo(reader)
    } else if (id === ID.unpackInfo) folders = readFolders(reader)
    else if (id === ID.subStreams) {
      readSubStreams(reader, folders)
      hasSubStreams = true
    } else throw damaged()
  }
  if (!hasSubStreams) for (const folder of folders) folder.files = [{ bytes: folder.bytes, crc32: folder.crc32 }]
  let stream = 0
  return folders.map((folder) => {
    const packs: SevenZipPacked[] = []
    for (const packedBytes of packed.slice(stream, (stream += folder.packedIns.length))) {
      packs.push({ packedAt, packedBytes })
      packedAt += packedBytes
    }
    return { last: coderTree(folder, packs), bytes: folder.bytes, files: folder.files }
  })
}

function readPackInfo(reader: HeaderReader): number[] {
  const count = reader.count()
  let sizes: number[] = []
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id === ID.size) sizes = Array.from({ length: count }, () => reader.number())
    else if (id === ID.crc) reader.checkSums(count)
    else throw damaged()
  }
  return sizes
}

type CoderHeader = { id: string; properties: Buffer; ins: number }
/** `bonds`: input of one coder, output of another; `packedIns`: inputs that packed streams enter, in the order of the streams. */
type Folder = {
  coders: CoderHeader[]
  bonds: { into: number; from: number }[]
  packedIns: number[]
  mainOut: number
  outBytes: number[]
  bytes: number
  crc32: number | null
  files: SevenZipFolder['files']
}

function readFolders(reader: HeaderReader): Folder[] {
  if (reader.byte() !== FOLDER) throw damaged()
  const count = reader.count()
  if (reader.byte() !== 0) throw damaged()
  const folders = Array.from({ length: count }, () => readFolder(reader))
  if (reader.byte() !== CODER_SIZES) throw damaged()
  for (const folder of folders) {
    folder.outBytes = folder.coders.map(() => reader.number())
    folder.bytes = folder.outBytes[folder.mainOut] ?? 0
  }
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    if (id !== ID.crc) throw damaged()
    reader.checkSums(count).forEach((sum, index) => (folders[index]!.crc32 = sum))
  }
  return folders
}

/** Every coder has one output: none with more has ever been in use. */
function readFolder(reader: HeaderReader): Folder {
  const count = reader.number()
  if (count === 0 || count > MOST_CODERS) throw damaged()
  const coders = Array.from({ length: count }, () => {
    const flags = reader.byte()
    const id = reader.take(flags & 15).toString('hex')
    const ins = (flags & 16) === 0 ? 1 : reader.number()
    const outs = (flags & 16) === 0 ? 1 : reader.number()
    if (ins < 1 || ins > MOST_CODERS || outs !== 1) throw damaged()
    return { id, properties: (flags & 32) === 0 ? Buffer.alloc(0) : Buffer.from(reader.take(reader.number())), ins }
  })
  const inCount = coders.reduce((sum, { ins }) => sum + ins, 0)
  const bonds = Array.from({ length: count - 1 }, () => ({ into: reader.number(), from: reader.number() }))
  const packedCount = inCount - bonds.length
  if (packedCount < 1 || packedCount > MOST_CODERS) throw damaged()
  const packedIns =
    packedCount > 1
      ? Array.from({ length: packedCount }, () => reader.number())
      : Array.from({ length: inCount }, (_, into) => into).filter((into) => !bonds.some((bond) => bond.into === into))
  const mainOut = coders.findIndex((_, out) => !bonds.some(({ from }) => from === out))
  if (mainOut === -1) throw damaged()
  return { coders, bonds, packedIns, mainOut, outBytes: [], bytes: 0, crc32: null, files: [] }
}

/** From the coder that files leave down to the packed streams. A coder that is met twice would be a circle. */
function coderTree({ coders, bonds, packedIns, mainOut, outBytes }: Folder, packs: SevenZipPacked[]): SevenZipCoder {
  const seen = new Set<number>()
  const firstIn = coders.map((_, index) => coders.slice(0, index).reduce((sum, { ins }) => sum + ins, 0))
  function coderAt(index: number): SevenZipCoder {
    const coder = coders[index]
    if (coder === undefined || seen.has(index)) throw damaged()
    seen.add(index)
    return {
      id: coder.id,
      properties: coder.properties,
      bytes: outBytes[index]!,
      inputs: Array.from({ length: coder.ins }, (_, at) => inputAt(firstIn[index]! + at)),
    }
  }
  function inputAt(into: number): SevenZipCoder | SevenZipPacked {
    const bond = bonds.find((one) => one.into === into)
    if (bond !== undefined) return coderAt(bond.from)
    const pack = packs[packedIns.indexOf(into)]
    if (pack === undefined) throw damaged()
    return pack
  }
  return coderAt(mainOut)
}

function readSubStreams(reader: HeaderReader, folders: Folder[]): void {
  let counts = folders.map(() => 1)
  let id = reader.byte()
  if (id === STREAM_COUNT) {
    counts = folders.map(() => reader.count())
    id = reader.byte()
  }
  const hasSizes = id === ID.size
  folders.forEach((folder, index) => {
    let left = folder.bytes
    const count = counts[index]!
    for (let file = 0; file < count; file++) {
      const bytes = file < count - 1 && hasSizes ? reader.number() : left
      if (bytes > left) throw damaged()
      left -= bytes
      folder.files.push({ bytes, crc32: count === 1 ? folder.crc32 : null })
    }
  })
  if (hasSizes) id = reader.byte()
  for (; id !== ID.end; id = reader.byte()) {
    if (id !== ID.crc) throw damaged()
    const unknown = folders.flatMap(({ files }) => files.filter(({ crc32 }) => crc32 === null))
    reader.checkSums(unknown.length).forEach((sum, index) => (unknown[index]!.crc32 = sum))
  }
}

function readFiles(reader: HeaderReader): SevenZipFile[] {
  const count = reader.count()
  const files: SevenZipFile[] = Array.from({ length: count }, () => ({ name: '', hasBytes: true, isFolder: false }))
  for (let id = reader.byte(); id !== ID.end; id = reader.byte()) {
    const property = new HeaderReader(reader.take(reader.number()))
    if (id === EMPTY_STREAM)
      property.flags(count).forEach((isEmpty, index) => {
        files[index]!.hasBytes = !isEmpty
        files[index]!.isFolder = isEmpty
      })
    else if (id === EMPTY_FILE) {
      const empty = files.filter(({ hasBytes }) => !hasBytes)
      property.flags(empty.length).forEach((isFile, index) => (empty[index]!.isFolder = !isFile))
    } else if (id === NAMES) readNames(property, files)
  }
  return files
}

function readNames(reader: HeaderReader, files: SevenZipFile[]): void {
  if (reader.byte() !== 0) throw damaged()
  for (const file of files) {
    let end = reader.at
    while (end + 1 < reader.bytes.length && reader.bytes.readUInt16LE(end) !== 0) end += 2
    file.name = reader.take(end - reader.at).toString('utf16le')
    reader.take(2)
  }
}
