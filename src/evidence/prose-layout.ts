/** How a text is laid out: sections (a letter, a mail, what it quotes), paragraphs, forms. Attribution goes by this before it goes by distance. */

export type Span = { start: number; end: number }
export type Layout = {
  paragraphs: Span[]
  /** One letter, mail or entry of a list of forms each; in order, without gaps. */
  sections: Section[]
}
export type Section = Span & {
  /** Where "Dear …" or "Hi …" begins; -1: no salutation. */
  salutationAt: number
  /** Where the closing ("Yours sincerely") begins; -1: none. */
  closingAt: number
  /** True when most of its lines read `Label: value`. */
  isForm: boolean
}

/** A line that parts two messages or entries. */
const RULE =
  /^[ \t]*(?:[-=_*~#]{4,}|-{2,} ?(?:original message|forwarded message).*|on .{6,90} wrote:|begin forwarded message:?|from: .+|page \d+ of \d+|\f.*|(?:record|entry|case|item|patient|applicant|member|customer) ?(?:no\.?|#)? ?\d+[ \t]*[:.]?)[ \t]*$/i
const SALUTATION = /^[ \t>]*(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^\n]{0,60}$/i
const CLOSING =
  /^[ \t>]*(?:yours (?:sincerely|faithfully|truly|ever|in solidarity|fraternally)|yours[,.]?$|(?:(?:kind|best|warm|warmest|many|with (?:kind|best))? ?(?:regards|wishes|thanks))[,.!]?$|sincerely|all the best|in solidarity|cheers[,.!]?$|thank you[,.]?$|love[,.]?$)/i
const LABELLED = /^[ \t>*•-]*[\p{L}][\p{L}\d .'’()/&-]{1,34}[:=][ \t]*\S/u
/** The label that begins a new person's entry when it comes again. */
const NAME_LABEL =
  /^[ \t>*•-]*(?:full |customer |client |member(?:['’]s)? |patient |employee |applicant |tenant |claimant |donor |child(?:['’]s)? |pupil )?(?:name|patient|employee|tenant|claimant|applicant|complainant|surname|first name|forename|given name)s?(?: of \p{L}+)?[ \t]*[:=]/iu

export function layoutOf(text: string): Layout {
  const paragraphs: Span[] = []
  const cuts = [0]
  let paragraphStart = -1
  let quoted = 0
  let lastNameLabel = -1
  let linesSinceName = 0
  for (const line of linesOf(text)) {
    const content = text.slice(line.start, Math.min(line.end, line.start + 160))
    const isEmpty = content.trim() === '' || /^[ \t]*>+[ \t]*$/.test(content)
    const quotes = /^[ \t]*(?:>[ ]?)+/.exec(content)?.[0].replace(/[^>]/g, '').length ?? 0
    if (RULE.test(content) || quotes !== quoted) cuts.push(line.start)
    quoted = quotes
    if (NAME_LABEL.test(content)) {
      // "Forename:" right after "Surname:" is the same person's
      if (lastNameLabel >= 0 && linesSinceName > 1) cuts.push(line.start)
      lastNameLabel = line.start
      linesSinceName = 0
    } else if (!isEmpty) linesSinceName++
    if (isEmpty && paragraphStart >= 0) {
      paragraphs.push({ start: paragraphStart, end: line.start })
      paragraphStart = -1
    } else if (!isEmpty && paragraphStart < 0) paragraphStart = line.start
  }
  if (paragraphStart >= 0) paragraphs.push({ start: paragraphStart, end: text.length })
  const sorted = [...new Set(cuts)].sort((a, b) => a - b)
  return { paragraphs, sections: sorted.map((start, i) => sectionOf(text, start, sorted[i + 1] ?? text.length)) }
}

function sectionOf(text: string, start: number, end: number): Section {
  const section: Section = { start, end, salutationAt: -1, closingAt: -1, isForm: false }
  let [lines, labelled] = [0, 0]
  for (const line of linesOf(text, start, end)) {
    const content = text.slice(line.start, Math.min(line.end, line.start + 160))
    if (content.trim() === '') continue
    lines++
    if (LABELLED.test(content)) labelled++
    if (section.salutationAt < 0 && SALUTATION.test(content)) section.salutationAt = line.start
    if (CLOSING.test(content)) section.closingAt = line.start
  }
  section.isForm = labelled >= 2 && labelled * 2 >= lines
  return section
}

export function* linesOf(text: string, from = 0, to = text.length): Generator<Span> {
  let start = from
  while (start < to) {
    let end = text.indexOf('\n', start)
    if (end < 0 || end > to) end = to
    yield { start, end }
    start = end + 1
  }
}

/** The span that holds a place, by halving; null: none. Spans are sorted and do not overlap. */
export function spanAt<T extends Span>(spans: T[], at: number): T | null {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]!
    if (at < span.start) high = middle - 1
    else if (at >= span.end) low = middle + 1
    else return span
  }
  return null
}

/** Longer lines are taken for running text; their ends are not looked for beyond this, in characters. */
const LONGEST_LINE = 2_000

/** The line about a place. */
export function lineAt(text: string, at: number): Span {
  const from = Math.max(0, at - LONGEST_LINE)
  const before = text.slice(from, at)
  const after = text.slice(at, at + LONGEST_LINE)
  const end = after.indexOf('\n')
  return { start: from + before.lastIndexOf('\n') + 1, end: at + (end < 0 ? after.length : end) }
}
