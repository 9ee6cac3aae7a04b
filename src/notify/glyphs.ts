/**
 * Which characters a letter can show. PDF/UA refuses a character without a glyph, so a letter that would need one is found before it is set
 * and goes to a person. Reads the `cmap` table of the text face (OpenType 1.9, formats 4 and 12).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const TEXT_FACE = 'source-sans-3/400Regular/SourceSans3_400Regular.ttf'
let covered: Map<number, number> | null = null

/** True when every character has a glyph in the text face. */
export function isPrintable(text: string): boolean {
  covered ??= glyphsOf(readFace(TEXT_FACE))
  for (const character of text) if (!covered.has(character.codePointAt(0)!)) return false
  return true
}

/** Composed form, no control or invisible characters, single spaces: how text from evidence enters a notice. */
export function plainLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()
}

/** A file of the packages that our faces come in. */
export const readFace = (name: string): Buffer => readFileSync(createRequire(import.meta.url).resolve(`@expo-google-fonts/${name}`))

/** Characters of a face, by code point, with their glyphs. */
export function glyphsOf(font: Buffer): Map<number, number> {
  const cmap = fontTable(font, 'cmap')
  const best = subtables(font, cmap).sort((a, b) => b.format - a.format)[0]
  if (best === undefined) throw new Error('The face has no character map.')
  return best.format === 12 ? readFormat12(font, best.at) : readFormat4(font, best.at)
}

/** Where a table of a font begins. */
export function fontTable(font: Buffer, tag: string): number {
  for (let index = 0, at = 12; index < font.readUInt16BE(4); index++, at += 16) {
    if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8)
  }
  throw new Error(`The face has no table ${tag}.`)
}

function subtables(font: Buffer, cmap: number): { format: number; at: number }[] {
  const found: { format: number; at: number }[] = []
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const entry = cmap + 4 + index * 8
    const isUnicode = font.readUInt16BE(entry) === 0 || (font.readUInt16BE(entry) === 3 && [1, 10].includes(font.readUInt16BE(entry + 2)))
    const at = cmap + font.readUInt32BE(entry + 4)
    const format = font.readUInt16BE(at)
    if (isUnicode && (format === 4 || format === 12)) found.push({ format, at })
  }
  return found
}

function readFormat12(font: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  for (let group = 0; group < font.readUInt32BE(at + 12); group++) {
    const entry = at + 16 + group * 12
    const first = font.readUInt32BE(entry)
    for (let code = first; code <= font.readUInt32BE(entry + 4); code++) glyphs.set(code, font.readUInt32BE(entry + 8) + code - first)
  }
  return glyphs
}

function readFormat4(font: Buffer, at: number): Map<number, number> {
  const glyphs = new Map<number, number>()
  const double = font.readUInt16BE(at + 6)
  for (let offset = 0; offset < double; offset += 2) {
    const last = font.readUInt16BE(at + 14 + offset)
    const first = font.readUInt16BE(at + 16 + double + offset)
    const delta = font.readUInt16BE(at + 16 + 2 * double + offset)
    const rangeAt = at + 16 + 3 * double + offset
    const range = font.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const glyph = range === 0 ? code : font.readUInt16BE(rangeAt + range + 2 * (code - first))
      if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff)
    }
  }
  return glyphs
}
