/**
 * Identifiers in the text of a scan: a reader of letters takes O for 0, l for 1, S for 5 and the like. Such signs are put right where the rest of the
 * word is figures, and the detectors of numbers look again; what they then find is less sure [DET3].
 */
import type { Kind } from '../../kinds.ts'
import type { Detector, DetectorContext, Finding } from '../finding.ts'

const FIGURES: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
  G: '6',
  b: '6',
}
const LETTERS: Record<string, string> = { '0': 'O', '1': 'I', '5': 'S', '8': 'B', '6': 'G', '2': 'Z' }
/** A word that may be figures: at least half of it is, and the rest could be. */
const WORD = /[\dOoQDIliZzSsBGb|]{2,20}/g
/** AB 12 34 56 C with any sign taken for its like. */
const NI_NUMBER =
  /(?<![\p{L}\p{N}])([A-Z015862])([A-Z015862])([ ]?)([\dOoQDIliZzSsBGb]{2})([ ]?)([\dOoQDIliZzSsBGb]{2})([ ]?)([\dOoQDIliZzSsBGb]{2})([ ]?)([A-D8])(?![\p{L}\p{N}])/gu
/** What a finding by a mended sign is worth of one by the signs as they stand. */
const LESS = 0.8

const figures = (text: string) => text.replace(/[^\d ]/g, (sign) => FIGURES[sign] ?? sign)
const letter = (sign: string) => LETTERS[sign] ?? sign

/** The text with likely figures put right; every sign keeps its place. */
export function mendFigures(text: string): string {
  return text
    .replace(NI_NUMBER, (_, a: string, b: string, g1: string, x: string, g2: string, y: string, g3: string, z: string, g4: string, end: string) =>
      [letter(a), letter(b), g1, figures(x), g2, figures(y), g3, figures(z), g4, end === '8' ? 'B' : end].join(''),
    )
    .replace(WORD, (word, at: number) => {
      const count = word.replace(/\D/g, '').length
      if (count === word.length || count * 2 < word.length || /\p{L}/u.test(text[at - 1] ?? ' ') || /\p{L}/u.test(text[at + word.length] ?? ' ')) return word
      return figures(word)
    })
}

const MENDED: ReadonlySet<Kind> = new Set<Kind>([
  'ni_number',
  'nhs_number',
  'phone',
  'bank_account',
  'iban',
  'payment_card',
  'passport',
  'date_of_birth',
  'membership_number',
  'customer_number',
  'national_id',
  'tax_id',
  'postcode',
])

/** Adds what the detectors of numbers find in the mended text and nothing as it stands has found already. */
export function findInMended(text: string, all: Finding[], context: DetectorContext, detectors: readonly Detector[]): void {
  const mended = mendFigures(text)
  if (mended === text) return
  const more: Finding[] = []
  for (const detector of detectors) if (MENDED.has(detector.kind)) detector.find(mended, more, context)
  for (const finding of more) {
    const { start, end, kind, confidence, why } = finding
    if (text.slice(start, end) === finding.value || all.some((one) => one.kind === kind && one.start < end && one.end > start)) continue
    all.push({ ...finding, confidence: Math.round(confidence * LESS * 100) / 100, why: `${why}; signs that a scan confuses are put right` })
  }
}
