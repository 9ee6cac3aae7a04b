/** How wide a text is when it is set, and how many lines it takes: the advance widths of the letter's own faces (OpenType 1.9, `hmtx`), without kerning. */
import { fontTable, glyphsOf, readFace } from './glyphs.ts'

export type Face = 'text' | 'strong' | 'heading'
const FILES: Record<Face, string> = {
  text: 'source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  strong: 'source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  heading: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
}
/** Of each face: the width of a character, in em. What has no glyph is as wide as an average letter; a letter with one is refused before. */
const faces = new Map<Face, Map<number, number>>()
const AVERAGE_EM = 0.5

function widthsOf(face: Face): Map<number, number> {
  const known = faces.get(face)
  if (known !== undefined) return known
  const font = readFace(FILES[face])
  const unitsPerEm = font.readUInt16BE(fontTable(font, 'head') + 18)
  const longMetrics = font.readUInt16BE(fontTable(font, 'hhea') + 34)
  const metrics = fontTable(font, 'hmtx')
  const widths = new Map<number, number>()
  for (const [code, glyph] of glyphsOf(font)) widths.set(code, font.readUInt16BE(metrics + 4 * Math.min(glyph, longMetrics - 1)) / unitsPerEm)
  faces.set(face, widths)
  return widths
}

/** In em. */
export function widthOf(text: string, face: Face = 'text'): number {
  const widths = widthsOf(face)
  let em = 0
  for (const character of text) em += widths.get(character.codePointAt(0)!) ?? AVERAGE_EM
  return em
}

/** Lines that runs of text take, set ragged: a word goes on the next line when it does not fit. `lineEm`: width of a line, in em. */
export function linesIn(runs: readonly { text: string; face: Face }[], lineEm: number): number {
  let lines = 1
  let used = 0
  // A word may begin in one run and end in the next.
  let word = 0
  let gap = 0
  const place = () => {
    if (word === 0) return
    if (used > 0 && used + gap + word > lineEm) {
      lines++
      used = word
    } else used += (used > 0 ? gap : 0) + word
    gap = word = 0
  }
  for (const { text, face } of runs) {
    const widths = widthsOf(face)
    for (const character of text) {
      const em = widths.get(character.codePointAt(0)!) ?? AVERAGE_EM
      if (character === ' ') {
        place()
        gap += em
      } else {
        word += em
        // Lines are broken after these, too (UAX #14, classes HY and BA).
        if (character === '-' || character === '–') place()
      }
    }
  }
  place()
  return lines
}
