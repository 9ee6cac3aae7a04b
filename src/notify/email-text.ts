/** The text part of a notice: 72 columns, so that every reader shows it as it was written. */
import type { Block, Notice } from './notice.ts'
import { plain, type Rich } from './rich.ts'

const COLUMNS = 72

export function emailText(notice: Notice): string {
  const head = [wrap(notice.safeOpening), wrap(notice.otherLanguage), `${notice.organisation}\n${notice.date}\n${notice.codeLabel}: ${notice.reference}`]
  const body = [heading(notice.title), wrap(notice.salutation), ...notice.blocks.flatMap(parts)]
  return `${[...head, ...body].join('\n\n')}\n`
}

/** A heading has one more line before it than a paragraph. */
const heading = (text: string) => `\n${wrap(text.toLocaleUpperCase())}`

function parts(block: Block): string[] {
  return [
    ...(block.heading === undefined ? [] : [heading(block.heading)]),
    ...(block.paragraphs ?? []).map(paragraph),
    ...(block.items === undefined ? [] : [block.items.map((item) => wrap(plain(item), '- ')).join('\n')]),
    ...(block.actions ?? []).map(({ when, howLong, head, paragraphs }, index) => {
      const title = wrap(`${howLong === '' ? when : `${when}, ${howLong}`}: ${head}`, `${index + 1}. `)
      return [title, ...paragraphs.map((text) => wrap(plain(text), '   ', '   '))].join('\n')
    }),
    ...(block.terms ?? []).map(({ term, text }) => wrap(`${term} ${plain(text)}`)),
    ...(block.after ?? []).map(paragraph),
    ...(block.lines === undefined ? [] : [block.lines.map((line) => wrap(line)).join('\n')]),
  ]
}

/** What is to be typed or read out stands alone and indented; it is never broken. */
function paragraph(runs: Rich): string {
  const alone = runs.length === 1 && (runs[0]!.style === 'code' || (runs[0]!.style === 'strong' && !/\s/.test(runs[0]!.text)))
  return alone ? `    ${runs[0]!.text}` : wrap(plain(runs))
}

/** Breaks at spaces; a word longer than a line stays whole. Columns are counted in letters, not in bytes. */
export function wrap(text: string, first = '', rest = ' '.repeat(first.length)): string {
  const lines: string[] = []
  let line = first
  let columns = lettersIn(first)
  let isEmpty = true
  for (const word of text.split(' ')) {
    const wide = lettersIn(word)
    if (!isEmpty && columns + 1 + wide > COLUMNS) {
      lines.push(line)
      line = rest + word
      columns = lettersIn(rest) + wide
      isEmpty = word === ''
    } else {
      line = isEmpty ? line + word : `${line} ${word}`
      columns += isEmpty ? wide : 1 + wide
      isEmpty &&= word === ''
    }
  }
  lines.push(line)
  return lines.join('\n')
}

/** Code points: two halves of one letter outside the first plane count once. */
function lettersIn(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) if ((text.charCodeAt(index) & 0xfc00) !== 0xdc00) count++
  return count
}
