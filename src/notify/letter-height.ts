/**
 * How high the text of a letter will stand, reckoned from the measures in letter.typ: versions that cannot fit on their page are not set at all,
 * which saves every second run of the typesetter. It only has to be near: a version that was hoped to fit and does not is set and passed over.
 */
import type { Block, Notice } from './notice.ts'
import type { Rich } from './rich.ts'
import { linesIn, type Face } from './text-width.ts'

/** Points in a millimetre. */
const MM = 72 / 25.4
/** Widths and heights of letter.typ. */
const LINE = (210 - 24.6 - 20) * MM
const ACTION_INDENT = 9 * MM
const LIST_INDENT = 3 * MM + 4
const LEADING = 0.264
const PARAGRAPH_GAP = 2.2 * MM
/** Reckoned without kerning, texts come out a little wide: 1 % is allowed, so that what just fits is tried. */
const SLACK = 1.003
/** From the title to the foot of the front, and of the back. */
export const FRONT_POINTS: number = (297 - 95 - 21) * MM * SLACK
export const BACK_POINTS: number = (297 - 16 - 21) * MM * SLACK

type Run = { text: string; face: Face }
const runsOf = (rich: Rich): Run[] => rich.map(({ text, style }) => ({ text, face: style === undefined ? 'text' : 'strong' }))
/** Most paragraphs are the same in every letter: their lines are counted once. */
const known = new Map<string, number>()
const MOST_KNOWN = 5_000

/** A paragraph without the space around it. */
function paragraph(runs: Run[], size: number, width = LINE): number {
  let key = `${width / size}`
  for (const { text, face } of runs) key += `\0${face}\0${text}`
  let lines = known.get(key)
  if (lines === undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, (lines = linesIn(runs, width / size)))
  }
  return (lines * (1 + LEADING) - LEADING) * size
}
const gapOf = (size: number): number => LEADING * size + PARAGRAPH_GAP

/** Title and greeting in points, at the head of the first page: what follows them is not the first on its page. */
export function headHeight({ title, salutation }: Pick<Notice, 'title' | 'salutation'>, sizePt: number): number {
  return paragraph([{ text: title, face: 'heading' }], sizePt * 1.36) + 3.2 * MM + paragraph([{ text: salutation, face: 'text' }], sizePt)
}

/** One block in points, with the space before it; the first on its page has none. */
export function blockHeight(block: Block, size: number, isFirst: boolean): number {
  const gap = gapOf(size)
  // Each part with the space before it; after a heading the space is the heading's.
  let height = 0
  let before = isFirst ? 0 : gap
  const add = (points: number, above = before, below = gap) => {
    height += above + points
    before = below
  }
  if (block.heading !== undefined) add(paragraph([{ text: block.heading, face: 'heading' }], size * 1.12), isFirst ? 0 : 5.2 * MM, 2.4 * MM)
  for (const rich of block.paragraphs ?? []) add(paragraph(runsOf(rich), size))
  const items = block.items ?? []
  if (items.length > 0) {
    const inner = items.reduce((sum, rich) => sum + paragraph(runsOf(rich), size, LINE - LIST_INDENT), 0)
    add(inner + (items.length - 1) * (LEADING * size + 0.6 * MM))
  }
  for (const { when, howLong, head, paragraphs } of block.actions ?? []) {
    const width = LINE - ACTION_INDENT
    const first = paragraph([{ text: `${howLong === '' ? when : `${when}, ${howLong}`}. ${head}`, face: 'strong' }], size, width)
    const rest = paragraphs.reduce((sum, rich, index) => sum + paragraph(runsOf(rich), size, width) + LEADING * size + (index === 0 ? 0 : 1.2 * MM), 0)
    add(first + rest, Math.max(before === gap ? 0 : before, 2.4 * MM), 1.6 * MM)
  }
  for (const { term, text } of block.terms ?? [])
    add(paragraph([{ text: `${term} `, face: 'strong' }, ...runsOf(text)], size), before === gap ? LEADING * size + 1.4 * MM : before)
  if (block.name !== 'rights') for (const rich of block.after ?? []) add(paragraph(runsOf(rich), size))
  const lines = (block.lines ?? []).slice(0, 2)
  if (lines.length > 0) add(paragraph([{ text: lines.join(', '), face: 'text' }], size), 3.6 * MM)
  return height
}
