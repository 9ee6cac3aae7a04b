/** Text with emphasis, the only mark-up a notice has. Written `**strong**` and ``code`` in the blocks; data never carries mark-up. */
import { plainLine } from './glyphs.ts'

export type Run = { text: string; style?: 'strong' | 'code' }
export type Rich = Run[]

/** Reads a block's text. */
export function rich(text: string): Rich {
  const runs: Rich = []
  for (const part of text.split(/(\*\*[^*]+\*\*|`[^`]+`)/)) {
    if (part === '') continue
    if (part.startsWith('**')) runs.push({ text: part.slice(2, -2), style: 'strong' })
    else if (part.startsWith('`')) runs.push({ text: part.slice(1, -1), style: 'code' })
    else runs.push({ text: part })
  }
  return runs
}

/** A value from the evidence or the incident file, made safe to stand inside a block: one line, no mark-up. */
export function value(text: string): string {
  return plainLine(text.replace(/[*`]/g, ''))
}

export function plain(runs: Rich): string {
  return runs.map(({ text }) => text).join('')
}

/** Telephone numbers and dates are not broken over lines. */
export function unbroken(text: string): string {
  return text
    .replace(/\b(\d{3,5}) (\d{3}) (\d{3,4})\b/g, '$1\u00a0$2\u00a0$3')
    .replace(/\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December)\b/g, '$1\u00a0$2')
    .replace(/\b(\d{1,2}) (Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)\b/g, '$1\u00a0$2')
}
