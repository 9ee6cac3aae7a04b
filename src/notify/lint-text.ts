/** Holds any text (a statement, a letter written elsewhere) against the wording rules of notices, with line and way out. */
import { lintReading, WORDING_RULES } from './lint.ts'
import { countWords, FIRST_PAGE_WORDS } from './write-notice.ts'

/** `line` from 1; null: the text as a whole. */
export type TextFinding = { rule: string; line: number | null; says: string; instead: string }

export function lintText(text: string): TextFinding[] {
  const lines = text.normalize('NFC').split(/\r?\n/)
  const found: TextFinding[] = []
  lines.forEach((line, index) => {
    for (const { rule, pattern, says, instead } of WORDING_RULES)
      for (const [hit] of line.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`)))
        found.push({ rule, line: index + 1, says: `“${hit}” ${says}.`, instead })
  })
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
  for (const { rule, says } of lintReading(paragraphs.filter((paragraph) => paragraph !== '')))
    found.push({ rule, line: null, says, instead: 'Break the longest sentences in two, and use shorter words.' })
  const words = countWords(text)
  if (words > FIRST_PAGE_WORDS)
    found.push({
      rule: 'NOT9',
      line: null,
      says: `The text has ${words} words; a first page has ${FIRST_PAGE_WORDS} at most.`,
      instead: 'What to do comes first; move what is not needed today to the website.',
    })
  return found
}
