/** A notice as a letter: what the template letter.typ is given. Front: what happened and to whom; back: what to do, and rights. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { namesInOrder, waysToSet } from './letter-pages.ts'
import type { Block, Notice } from './notice.ts'
import { unbroken, type Rich } from './rich.ts'
import { otherLanguageOf } from './write-notice.ts'
import { returnNumber } from './reference.ts'
import { widthOf } from './text-width.ts'
import { typeset, typesetMany, type Fitting } from './typeset.ts'

/** The source for `typeset` and `typesetMany`. */
export const LETTER_SOURCE: string = readFileSync(join(import.meta.dirname, 'letter.typ'), 'utf8')

/** Text sizes in points. Large print: RNIB clear print guidance. */
export const LETTER_SIZE_PT = { ordinary: 12.5, large: 16 } as const

/** Lines in the window: the name and four more. */
const MOST_LINES = 5
/** How large they are, and how wide at most, in points: 95.4 mm. */
const WINDOW_PT = 11
export const WINDOW_WIDTH_PT: number = (95.4 * 72) / 25.4

/** The letter as a PDF. The notice must have been written for the medium `letter`. */
export async function letterPdf(notice: Notice, sizePt?: number): Promise<Buffer> {
  return typeset(LETTER_SOURCE, letterData(notice, sizePt))
}

/** Many letters, in order, on all cores: about twice as many a second as one call after the other. */
export async function* letterPdfs(notices: Iterable<Notice> | AsyncIterable<Notice>, sizePt?: number): AsyncGenerator<Buffer> {
  async function* allData(): AsyncGenerator<Fitting> {
    for await (const notice of notices) yield letterData(notice, sizePt)
  }
  yield* typesetMany(LETTER_SOURCE, allData())
}

/**
 * Data for `typeset(LETTER_SOURCE, …)`. The notice must have been written for the medium `letter`. A letter that is too long for one sheet
 * is first set a little smaller (never below 12 points), then goes on a second sheet.
 */
export function letterData(notice: Notice, sizePt: number = LETTER_SIZE_PT.ordinary): Fitting {
  const { back, later } = notice.fixed.folio
  const ways = waysToSet(notice, sizePt).map((way) => ({ pages: way.pages.length, way: { ...way, where: way.pages[1]!.includes('actions') ? back : later } }))
  const broken = { pages: 0, way: { sizePt, where: later, pages: [namesInOrder(notice)] } }
  return { data: { ...envelopeOf(notice), blocks: Object.fromEntries(notice.blocks.map((block) => [block.name, blockData(block)])) }, ways: [...ways, broken] }
}

/** What does not depend on how the text is laid out. */
function envelopeOf(notice: Notice): object {
  const { postalAddress, phone, statementAddress } = notice.contact
  return {
    // The typesetter knows languages without their region.
    lang: notice.language.split('-')[0],
    otherLang: otherLanguageOf(notice.language),
    documentTitle: notice.subject,
    organisation: notice.organisation,
    senderLines: postalAddress.slice(0, 4),
    phone: unbroken(phone),
    returnNumber: returnNumber(notice.personNo),
    to: windowLines([notice.addressee, ...notice.addressLines]).map((text) => ({ text, sizePt: windowSizePt(text) })),
    date: notice.date,
    codeLabel: notice.codeLabel,
    code: notice.reference,
    title: notice.title,
    salutation: notice.salutation,
    otherLanguage: unbroken(notice.otherLanguage),
    folio: notice.fixed.folio,
    foot: `${[notice.organisation, ...postalAddress].join(', ')}.`,
    news: statementAddress,
  }
}

/** Five lines at most: those in the middle share one, the name stays first and the postcode last. */
export function windowLines(lines: string[]): string[] {
  if (lines.length <= MOST_LINES) return lines
  const middle = lines.slice(1, -1)
  const perLine = Math.ceil(middle.length / (MOST_LINES - 2))
  const joined = Array.from({ length: Math.ceil(middle.length / perLine) }, (_, index) => middle.slice(index * perLine, (index + 1) * perLine).join(', '))
  return [lines[0]!, ...joined, lines.at(-1)!]
}

/** The size of a line in the window, in points: one that is too wide is set smaller, never broken. Reckoned here, because a typesetter that measures takes longer. */
export function windowSizePt(line: string): number {
  return Math.min(WINDOW_PT, WINDOW_WIDTH_PT / widthOf(line))
}

function blockData(block: Block): object {
  const { paragraphs, items, after, terms, actions, lines } = block
  return {
    ...block,
    paragraphs: paragraphs?.map(runsData),
    items: items?.map(runsData),
    after: block.name === 'rights' ? [] : after?.map(runsData),
    terms: terms?.map(({ term, text }) => ({ term, text: runsData(text) })),
    actions: actions?.map(({ when, howLong, head, paragraphs: texts }) => ({
      when: `${howLong === '' ? when : `${when}, ${howLong}`}.`,
      head: unbroken(head),
      paragraphs: texts.map(runsData),
    })),
    lines: lines?.slice(0, 2),
  }
}

const runsData = (runs: Rich): Rich => runs.map((run) => ({ ...run, text: unbroken(run.text) }))
