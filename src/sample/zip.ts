/** ZIP archives written in flat memory (PKWARE APPNOTE 6.3): entries are deflated piece by piece to scratch files, then put together. Below 4 GiB. */
import { closeSync, openSync, readSync, rmSync } from 'node:fs'
import { constants, crc32, deflateRawSync } from 'node:zlib'
import { openBytes } from './out-file.ts'
import type { OutBytes, Written } from './out-file.ts'

export type ZipEntry = { name: string; scratch: string; crc: number; size: number; packedSize: number; flags: number; method: number }
/** 2026-03-31 02:00 in the format of MS-DOS, the same for every entry so that the sample repeats byte for byte. */
const DOS_TIME = (2 << 11) | 0
const DOS_DATE = ((2026 - 1980) << 9) | (3 << 5) | 31
const GATHER = 1 << 18

/** Bytes written here become one deflated entry. Each piece ends on a byte, which raw deflate allows (RFC 1951, 3.2.4). */
export function openEntry(name: string, scratch: string, password?: string): { out: OutBytes; entry: ZipEntry } {
  const file = openBytes(scratch)
  const entry: ZipEntry = { name, scratch, crc: 0, size: 0, packedSize: 0, flags: 0x800, method: 8 }
  let gathered: Uint8Array[] = []
  let gatheredSize = 0
  const flush = (isLast: boolean) => {
    const packed = deflateRawSync(Buffer.concat(gathered), { level: 3, finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH })
    file.write(packed)
    gathered = []
    gatheredSize = 0
  }
  const out: OutBytes = {
    write(bytes) {
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      gathered.push(Uint8Array.from(bytes))
      gatheredSize += bytes.length
      if (gatheredSize > GATHER) flush(false)
    },
    close() {
      flush(true)
      const written = file.close()
      entry.packedSize = written.bytes
      if (password !== undefined) lockEntry(entry, password)
      return { bytes: entry.size, sha256: written.sha256 }
    },
  }
  return { out, entry }
}

/** The parts that both headers of an entry share (APPNOTE 4.3.7, 4.3.12), and the entry of the directory. */
function headersOf(entry: Omit<ZipEntry, 'scratch'>, offset: number): { local: Buffer; central: Buffer } {
  const name = Buffer.from(entry.name)
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(entry.flags, 2)
  shared.writeUInt16LE(entry.method, 4)
  shared.writeUInt16LE(DOS_TIME, 6)
  shared.writeUInt16LE(DOS_DATE, 8)
  shared.writeUInt32LE(entry.crc, 10)
  shared.writeUInt32LE(entry.packedSize, 14)
  shared.writeUInt32LE(entry.size, 18)
  shared.writeUInt16LE(name.length, 22)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return {
    local: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), shared, name]),
    central: Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), shared, tail, name]),
  }
}

function endOf(count: number, directorySize: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directorySize, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** Puts deflated entries into one archive and removes the scratch files. */
export function joinEntries(out: OutBytes, entries: readonly ZipEntry[]): Written {
  let offset = 0
  const directory: Buffer[] = []
  for (const entry of entries) {
    const { local, central } = headersOf(entry, offset)
    directory.push(central)
    out.write(local)
    copyFile(entry.scratch, (bytes) => out.write(bytes))
    offset += local.length + entry.packedSize
    rmSync(entry.scratch)
  }
  const last = Buffer.concat(directory)
  out.write(last)
  out.write(endOf(entries.length, last.length, offset))
  return out.close()
}

export function copyFile(path: string, write: (bytes: Uint8Array) => void): void {
  const file = openSync(path, 'r')
  const piece = Buffer.alloc(1 << 20)
  for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) write(piece.subarray(0, read))
  closeSync(file)
}

/** A small archive, made whole in memory. */
export function packZip(files: readonly (readonly [string, Uint8Array])[]): Buffer {
  const directory: Buffer[] = []
  const parts: Buffer[] = []
  let offset = 0
  for (const [name, bytes] of files) {
    const packed = deflateRawSync(bytes, { level: 3 })
    const { local, central } = headersOf({ name, crc: crc32(bytes), size: bytes.length, packedSize: packed.length, flags: 0x800, method: 8 }, offset)
    directory.push(central)
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const last = Buffer.concat(directory)
  return Buffer.concat([...parts, last, endOf(files.length, last.length, offset)])
}

/** Traditional PKWARE encryption (APPNOTE 6.1): weak, but what a payroll clerk uses, and unreadable without the password. Whole entry in memory: small ones only. */
function lockEntry(entry: ZipEntry, password: string): void {
  const pieces: Buffer[] = []
  copyFile(entry.scratch, (bytes) => pieces.push(Buffer.from(bytes)))
  const header = Buffer.from([0x5a, 0x11, 0x83, 0xc4, 0x2e, 0x71, 0x0f, 0x9d, 0x66, 0x3b, 0xe8, entry.crc >>> 24])
  const plain = Buffer.concat([header, ...pieces])
  const keys = [0x12345678, 0x23456789, 0x34567890]
  const update = (byte: number) => {
    keys[0] = crcStep(keys[0]!, byte)
    keys[1] = (Math.imul((keys[1]! + (keys[0]! & 0xff)) | 0, 134_775_813) + 1) | 0
    keys[2] = crcStep(keys[2]!, keys[1]! >>> 24)
  }
  for (const byte of Buffer.from(password)) update(byte)
  for (let at = 0; at < plain.length; at++) {
    const mix = (keys[2]! | 2) & 0xffff
    const byte = plain[at]!
    plain[at] = byte ^ ((Math.imul(mix, mix ^ 1) >>> 8) & 0xff)
    update(byte)
  }
  const file = openBytes(entry.scratch)
  file.write(plain)
  file.close()
  entry.packedSize = plain.length
  entry.flags |= 1
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = (value & 1) !== 0 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})
function crcStep(crc: number, byte: number): number {
  return CRC_TABLE[(crc ^ byte) & 0xff]! ^ (crc >>> 8)
}
