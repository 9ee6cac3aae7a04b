/** GIF pictures (GIF89a specification, CompuServe 1990) as grey PNM, which OCR takes: scans and screenshots come so, animations seldom matter. */
import { FormatError } from './format.ts'
import type { PictureSize } from './ocr.ts'

/** Pictures of one animation that are looked at. */
export const MOST_FRAMES = 20
const MOST_PIXELS = 40e6
const LONGEST_CODE = 12
const IMAGE = 0x2c
const EXTENSION = 0x21
const CONTROL = 0xf9

/** `dataAt`: where the size of the first code stands; colours are three bytes each. */
type Frame = { left: number; top: number; width: number; height: number; colours: Buffer; isInterlaced: boolean; transparent: number; dataAt: number }
export type Gif = PictureSize & { frames: Frame[]; isWhole: boolean }

const damaged = (): FormatError => new FormatError('damaged', 'the picture is damaged: it cannot be opened')

/** The places of its pictures; nothing is unpacked. `isWhole`: the end mark is there. */
export function readGif(bytes: Buffer): Gif {
  if (bytes.length < 13) throw damaged()
  const gif: Gif = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8), frames: [], isWhole: false }
  const common = coloursAt(bytes, 13, bytes[10]!)
  let transparent = -1
  for (let at = 13 + common.length; at < bytes.length;) {
    const mark = bytes[at]
    if (mark === 0x3b) return { ...gif, isWhole: true }
    if (mark === EXTENSION) {
      if (bytes[at + 1] === CONTROL && at + 6 < bytes.length) transparent = (bytes[at + 3]! & 1) === 1 ? bytes[at + 6]! : -1
      at = afterBlocks(bytes, at + 2)
    } else if (mark === IMAGE && at + 10 < bytes.length) {
      const flags = bytes[at + 9]!
      const own = coloursAt(bytes, at + 10, flags)
      const [left, top, width, height] = [1, 3, 5, 7].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number, number]
      const dataAt = at + 10 + own.length
      gif.frames.push({ left, top, width, height, colours: own.length > 0 ? own : common, isInterlaced: (flags & 0x40) !== 0, transparent, dataAt })
      transparent = -1
      at = afterBlocks(bytes, dataAt + 1)
    } else break
  }
  return gif
}

function coloursAt(bytes: Buffer, at: number, flags: number): Buffer {
  return (flags & 0x80) === 0 ? Buffer.alloc(0) : bytes.subarray(at, at + 3 * (2 << (flags & 7)))
}

/** Data lies in blocks of up to 255 bytes, each behind its length; a length of zero ends them. */
function afterBlocks(bytes: Buffer, at: number): number {
  while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1
  return at + 1
}

/** The screen as it looks when the frame `index` is shown, each frame drawn over those before. A cut frame shows what there is of it. */
export function gifAsPnm(bytes: Buffer, gif: Gif, index: number): Buffer {
  const { width, height } = gif
  if (width * height > MOST_PIXELS)
    throw new FormatError('refused', `a picture of ${Math.round((width * height) / 1e6)} million pixels needs more time and memory than a reader may use`)
  const head = Buffer.from(`P5 ${width} ${height} 255\n`)
  const pnm = Buffer.alloc(head.length + width * height, 255)
  head.copy(pnm)
  const screen = pnm.subarray(head.length)
  let drawn = 0
  for (const frame of gif.frames.slice(0, index + 1)) drawn = draw(bytes, frame, screen, width, height)
  if (drawn === 0) throw damaged()
  return pnm
}

/** How many points came out. */
function draw(bytes: Buffer, frame: Frame, screen: Buffer, width: number, height: number): number {
  const points = unpackPoints(bytes, frame.dataAt, Math.min(frame.width * frame.height, MOST_PIXELS))
  const greys = Uint8Array.from({ length: 256 }, (_, colour) => {
    const [red, green, blue] = frame.colours.subarray(colour * 3, colour * 3 + 3)
    return ((red ?? 0) * 299 + (green ?? 0) * 587 + (blue ?? 0) * 114) / 1_000
  })
  const lines = frame.isInterlaced ? interlaced(frame.height) : null
  for (let at = 0; at < points.length; at++) {
    const line = Math.floor(at / frame.width)
    const x = frame.left + (at - line * frame.width)
    const y = frame.top + (lines === null ? line : lines[line]!)
    if (points[at] !== frame.transparent && x < width && y < height) screen[y * width + x] = greys[points[at]!]!
  }
  return points.length
}

/** Every eighth line, then those between, in three further passes. */
function interlaced(height: number): number[] {
  return [0, 4, 2, 1].flatMap((from, pass) => {
    const step = pass === 0 ? 8 : 16 >> pass
    return Array.from({ length: Math.max(0, Math.ceil((height - from) / step)) }, (_, index) => from + index * step)
  })
}

/** LZW with codes that grow from `least + 1` to 12 bits. Ends at the end mark, at `most`, or where the data break off. */
function unpackPoints(bytes: Buffer, dataAt: number, most: number): Uint8Array {
  const least = bytes[dataAt] ?? 0
  if (least < 1 || least > 8) throw damaged()
  const data = blocksAt(bytes, dataAt + 1)
  const clear = 1 << least
  const before = new Uint16Array(1 << LONGEST_CODE)
  const last = new Uint8Array(1 << LONGEST_CODE).map((_, code) => (code < clear ? code : 0))
  const string = new Uint8Array(1 << LONGEST_CODE)
  const out = new Uint8Array(most)
  let [size, next, previous, first, count, held, heldBits] = [least + 1, clear + 2, -1, 0, 0, 0, 0]
  for (const byte of data) {
    held |= byte << heldBits
    heldBits += 8
    while (heldBits >= size) {
      const code = held & ((1 << size) - 1)
      held >>>= size
      heldBits -= size
      if (code === clear) {
        ;[size, next, previous] = [least + 1, clear + 2, -1]
        continue
      }
      if (code === clear + 1 || code > next || (previous === -1 && code >= clear)) return out.subarray(0, count)
      // A code that is only now being made: the string before, and its first point again
      let length = 0
      let at = code
      if (code === next) {
        string[length++] = first
        at = previous
      }
      for (; at >= clear; at = before[at]!) string[length++] = last[at]!
      string[length++] = first = at
      while (length > 0 && count < most) out[count++] = string[--length]!
      if (count >= most) return out
      if (previous !== -1 && next < 1 << LONGEST_CODE) {
        before[next] = previous
        last[next++] = first
        if (next === 1 << size && size < LONGEST_CODE) size++
      }
      previous = code
    }
  }
  return out.subarray(0, count)
}

function blocksAt(bytes: Buffer, at: number): Buffer {
  const blocks: Buffer[] = []
  for (; at < bytes.length && bytes[at] !== 0; at += bytes[at]! + 1) blocks.push(bytes.subarray(at + 1, at + 1 + bytes[at]!))
  return Buffer.concat(blocks)
}
