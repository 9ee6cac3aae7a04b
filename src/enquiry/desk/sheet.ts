/** Sets a sheet of the desk as PDF/UA. Text comes from strangers: what the typeface has no sign for is shown as a box, never dropped. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPrintable, plainLine } from '../../notify/glyphs.ts'
import type { Language } from '../../notify/notice.ts'
import { typeset } from '../../notify/typeset.ts'

export type SheetSection = { heading: string; paragraphs: string[]; rows: { label: string; values: string[]; note: string }[] }
export type Sheet = {
  lang: Language
  title: string
  organisation: string
  /** At most five lines; empty: no window. */
  addressLines: string[]
  senderLines: string[]
  heading: string
  lead: string[]
  sections: SheetSection[]
  foot: string
  sizePt?: number
}

const SOURCE = readFileSync(join(import.meta.dirname, 'sheet.typ'), 'utf8')
const PAGE: Record<Language, string> = { en: 'Page {n} of {m}', cy: 'Tudalen {n} o {m}' }
const NO_SIGN = '\u25a1'

export function sheetPdf(sheet: Sheet): Promise<Buffer> {
  return typeset(SOURCE, { sizePt: 11.5, ...(printableIn(sheet) as Sheet), page: PAGE[sheet.lang] })
}

/** Every text, without control characters and without signs that the face lacks. */
function printableIn(value: unknown): unknown {
  if (typeof value === 'string')
    return isPrintable(plainLine(value)) ? plainLine(value) : [...plainLine(value)].map((sign) => (isPrintable(sign) ? sign : replacement())).join('')
  if (Array.isArray(value)) return value.map(printableIn)
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, printableIn(item)]))
  return value
}

const replacement = (): string => (isPrintable(NO_SIGN) ? NO_SIGN : '?')
