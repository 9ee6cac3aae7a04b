/** Width and height of a picture from its header, without decoding it: a few kilobytes can promise a billion pixels. */
import type { PictureSize } from './ocr.ts'

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'tiff' | 'bmp' | 'webp' | 'pnm'

/** Null: none of these. */
export function pictureKind(head: Buffer): PictureKind | null {
  const start = head.toString('latin1', 0, 12)
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  if (start.startsWith('RIFF') && start.slice(8) === 'WEBP') return 'webp'
  if (/^P[456][\s#]/.test(start)) return 'pnm'
  return start.startsWith('BM') && head.length > 30 && head.readUInt32LE(6) === 0 && head.readUInt32LE(14) <= 200 ? 'bmp' : null
}

/** Null: the header makes no sense. */
export function pictureSize(bytes: Buffer, kind: PictureKind): PictureSize | null {
  try {
    const size = SIZE_OF[kind](bytes)
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch {
    return null
  }
}

const SIZE_OF: Record<PictureKind, (bytes: Buffer) => PictureSize | null> = {
  png: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  bmp: (bytes) => ({ width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) }),
  gif: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  jpeg: jpegSize,
  webp: webpSize,
  tiff: (bytes) => {
    const [first] = tiffPages(bytes)
    return first === undefined ? null : first
  },
  pnm: (bytes) => {
    const found = /^P[456](?:\s|#[^\n]*\n)+(\d{1,7})(?:\s|#[^\n]*\n)+(\d{1,7})\s/.exec(bytes.toString('latin1', 0, 1_024))
    return found === null ? null : { width: Number(found[1]), height: Number(found[2]) }
  },
}

/** The frame header, the first of several kinds of it, behind any number of segments. */
function jpegSize(bytes: Buffer): PictureSize | null {
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    else at += 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}

function webpSize(bytes: Buffer): PictureSize | null {
  const kind = bytes.toString('latin1', 12, 16)
  if (kind === 'VP8X') return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
  if (kind === 'VP8 ') return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
  if (kind !== 'VP8L') return null
  const bits = bytes.readUInt32LE(21)
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
}

const MOST_PAGES = 10_000

/** Each page of a TIFF (TIFF 6.0), with where its directory stands. A directory that is met again ends the chain. */
export function tiffPages(bytes: Buffer): (PictureSize & { at: number })[] {
  const isLittle = bytes[0] === 0x49
  const short = (at: number) => (isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at))
  const long = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const pages: (PictureSize & { at: number })[] = []
  const seen = new Set<number>()
  for (let at = long(4); at !== 0 && at + 6 <= bytes.length && !seen.has(at) && pages.length < MOST_PAGES;) {
    seen.add(at)
    const count = short(at)
    if (at + 2 + count * 12 + 4 > bytes.length) break
    const page = { at, width: 0, height: 0 }
    for (let entry = at + 2; entry < at + 2 + count * 12; entry += 12) {
      const value = short(entry + 2) === 3 ? short(entry + 8) : long(entry + 8)
      if (short(entry) === 256) page.width = value
      else if (short(entry) === 257) page.height = value
    }
    pages.push(page)
    at = long(at + 2 + count * 12)
  }
  return pages
}

/** The same file with another page first: readers of single pictures take that one. */
export function withFirstPage(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  if (bytes[0] === 0x49) copy.writeUInt32LE(at, 4)
  else copy.writeUInt32BE(at, 4)
  return copy
}
