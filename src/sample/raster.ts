/** A page as a scanner gives it: black marks on white, one bit a dot, a little askew and specked. Letters of 5 × 7 dots, drawn by hand. */
import { toAscii } from './names.ts'
import type { Random } from './random.ts'

/** Seven rows of five dots each, as seven pairs of hexadecimal signs. */
const GLYPHS: Record<string, string> = {
  A: '0e11111f111111',
  B: '1e11111e11111e',
  C: '0e11101010110e',
  D: '1e11111111111e',
  E: '1f10101e10101f',
  F: '1f10101e101010',
  G: '0e11101713110f',
  H: '1111111f111111',
  I: '0e04040404040e',
  J: '0702020202120c',
  K: '11121418141211',
  L: '1010101010101f',
  M: '111b1515111111',
  N: '11191513111111',
  O: '0e11111111110e',
  P: '1e11111e101010',
  Q: '0e11111115120d',
  R: '1e11111e141211',
  S: '0f10100e01011e',
  T: '1f040404040404',
  U: '1111111111110e',
  V: '11111111110a04',
  W: '1111111515150a',
  X: '11110a040a1111',
  Y: '11110a04040404',
  Z: '1f01020408101f',
  0: '0e13151915110e',
  1: '040c040404040e',
  2: '0e11010204081f',
  3: '1f02040201110e',
  4: '02060a121f0202',
  5: '1f101e0101110e',
  6: '0608101e11110e',
  7: '1f010204080808',
  8: '0e11110e11110e',
  9: '0e11110f01020c',
  '.': '00000000000c0c',
  ',': '000000000c0408',
  "'": '0c040800000000',
  '-': '0000001f000000',
  '@': '0e11171515100f',
  ':': '000c0c000c0c00',
  '/': '01010204081010',
}
export type Raster = { width: number; height: number; bits: Uint8Array }

/** 150 dots an inch, A4. Text is set in capitals, `scale` dots a dot. */
export function rasterPage(random: Random, lines: readonly string[], scale = 2): Raster {
  const width = 1240
  const height = 1754
  const bits = new Uint8Array((width / 8) * height).fill(0xff)
  const dot = (x: number, y: number) => {
    if (x >= 0 && x < width && y >= 0 && y < height) bits[(width / 8) * y + (x >> 3)]! &= ~(0x80 >> (x & 7))
  }
  const slope = (random.next() - 0.5) * 0.02
  lines.forEach((line, lineNo) => {
    const text = toAscii(line).toUpperCase()
    for (let column = 0; column < text.length; column++) {
      const glyph = GLYPHS[text[column]!]
      if (glyph === undefined) continue
      for (let at = 0; at < 35 * scale * scale; at++) {
        const x = at % (5 * scale)
        const y = Math.floor(at / (5 * scale))
        const row = Number.parseInt(glyph.slice(2 * Math.floor(y / scale), 2 * Math.floor(y / scale) + 2), 16)
        const left = 110 + column * 6 * scale + x
        if ((row & (0x10 >> Math.floor(x / scale))) !== 0) dot(left, Math.round(130 + lineNo * 13 * scale + y + slope * left))
      }
    }
  })
  for (let speck = 0; speck < 400; speck++) dot(random.below(width), random.below(height))
  return { width, height, bits }
}
