/** Splits delimited text into rows and cells. One loop over the text; cells nobody looks at are never made into strings. */

export type Dialect = { delimiter: string; quote: string; hasBackslash: boolean }

export type RowSink = {
  /** By column: 1 for cells that are looked at; null: all. */
  wanted(): Uint8Array | null
  /** A blank line has `count` 1 and one empty cell. `isOneLine`: no cell holds a control sign. */
  row(cells: string[], count: number, isOneLine: boolean): void
}

/** A first row beyond this many cells is none; spreadsheets end at 16,384. */
const MOST_CELLS = 20_000
/** A row beyond this many signs is no row. */
const LONGEST_ROW = 8 << 20

export type Splitter = {
  push(text: string): void
  end(): void
  /** Text is kept whose row is not whole yet. */
  isHolding(): boolean
  /** Signs in lines that were too long to be rows, and how many such lines. */
  readonly skippedSigns: number
  readonly skippedRows: number
  /** Quotes that were opened and never closed: read as plain signs. */
  readonly looseQuotes: number
}

export function createSplitter(dialect: Dialect, sink: RowSink): Splitter {
  const delimiter = dialect.delimiter.charCodeAt(0)
  const { quote, hasBackslash } = dialect
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0)
  const cells: string[] = []
  const control = controlSigns(delimiter)
  /** The text that is being split holds no control sign but line ends and delimiters. */
  let isClean = false
  /** The last search for a delimiter in this text: from where, and what it found. */
  let [foundFrom, foundAt] = [0, -1]
  let rest = ''
  let isSkipping = false
  let count = 0
  let width = 0
  /** The last search for a closing quote in this text: from where, and what it found (-1: nothing up to the end). */
  let searchedFrom = Infinity
  let searchedTo = -1
  const state = { skippedSigns: 0, skippedRows: 0, looseQuotes: 0, push, end, isHolding: () => rest !== '' || isSkipping }

  function send(isOneLine: boolean): void {
    if (count > width) width = count
    sink.row(cells, count, isOneLine)
  }

  /** The first delimiter at or behind `from`; past the text where there is none. What was found behind a row's end is kept for the rows that follow. */
  function delimiterFrom(text: string, from: number): number {
    if (foundAt >= from && foundFrom <= from) return foundAt
    const at = text.indexOf(dialect.delimiter, from)
    foundFrom = from
    foundAt = at < 0 ? Infinity : at
    return foundAt
  }

  /** A row without quotes from `from` to `to`, where its line ends. */
  function plainRow(text: string, from: number, to: number, wanted = sink.wanted()): void {
    const end = to > from && text.charCodeAt(to - 1) === 13 ? to - 1 : to
    let start = from
    count = 0
    for (let at = delimiterFrom(text, from); at < end; at = delimiterFrom(text, start)) {
      cells[count] = wanted === null || wanted[count] === 1 ? text.slice(start, at) : ''
      count++
      start = at + 1
    }
    cells[count] = wanted === null || wanted[count] === 1 ? text.slice(start, end) : ''
    count++
    // a row with too many cells is needed whole, to see where they belong
    if (wanted !== null && count > wanted.length && wanted.length > 0) plainRow(text, from, to, null)
    else send(isClean)
  }

  /** The index of the quote that closes the cell opened at `from`, or -1. A quote in the middle of words closes nothing. */
  function closing(text: string, from: number): number {
    // asked again from within a cell that turned out to be loose: the answer is the same, and looking again for every row would never end
    if (from > searchedFrom && (searchedTo < 0 || from < searchedTo)) return searchedTo
    searchedFrom = from
    searchedTo = search(text, from)
    return searchedTo
  }

  function search(text: string, from: number): number {
    for (let at = text.indexOf(quote, from + 1); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (hasBackslash && isEscaped(text, at)) continue
      const next = text.charCodeAt(at + 1)
      if (next === quoteCode) {
        // two quotes are one inside the cell, unless the second one closes it: "He said ""no"""
        at++
        continue
      }
      if (at + 1 >= text.length || next === delimiter || next === 10 || next === 13) return at
      // spaces between the closing quote and the delimiter
      if (
        (next === 32 && /^ +(?:[\r\n]|$)/.test(text.slice(at + 1, at + 20))) ||
        (next === 32 &&
          text
            .slice(at + 1, at + 20)
            .trimStart()
            .charCodeAt(0) === delimiter)
      )
        return at
    }
    return -1
  }

  /** A row that holds quotes. Returns where the next row begins, or -1 when the row goes on beyond the text. */
  function quotedRow(text: string, from: number, isLast: boolean, wanted = sink.wanted()): number {
    let at = from
    count = 0
    for (;;) {
      const isQuoted = text.charCodeAt(at) === quoteCode
      const close = isQuoted ? closing(text, at) : -1
      if (isQuoted && close < 0 && !isLast && text.length - from < LONGEST_ROW) return -1
      // far more cells than any row before, over several lines: the quotes have fallen out of step
      const isAstray = isQuoted && count > 2 * width + 2 && (width > 0 || count > MOST_CELLS)
      if (isQuoted && (close < 0 || isAstray || swallows(text, at, close))) {
        state.looseQuotes++
        const to = text.indexOf('\n', from)
        plainRow(text, from, to < 0 ? text.length : to)
        return to < 0 ? text.length : to + 1
      }
      let stop: number
      if (isQuoted) {
        // the scan for closing may have ended at the edge of the piece: more could follow
        if (close + 1 >= text.length && !isLast) return -1
        stop = close + 1
        while (text.charCodeAt(stop) === 32) stop++
        cells[count] = wanted === null || wanted[count] === 1 ? unquoted(text.slice(at + 1, close)) : ''
      } else {
        stop = at
        for (let code = text.charCodeAt(stop); stop < text.length && code !== delimiter && code !== 10; code = text.charCodeAt(++stop));
        const end = text.charCodeAt(stop) === 10 && text.charCodeAt(stop - 1) === 13 && stop > at ? stop - 1 : stop
        cells[count] = wanted === null || wanted[count] === 1 ? text.slice(at, end) : ''
      }
      count++
      if (stop >= text.length && !isLast) return -1
      if (text.charCodeAt(stop) === delimiter && stop < text.length) {
        at = stop + 1
        continue
      }
      if (wanted !== null && count > wanted.length && wanted.length > 0) return quotedRow(text, from, isLast, null)
      const line = text.indexOf('\n', from)
      send(isClean && delimiter >= 32 && (line < 0 || line >= stop))
      if (text.charCodeAt(stop) === 13) stop++
      return stop + 1
    }
  }

  /** True when a quote that was never closed would swallow whole rows up to the next quoted cell. */
  function swallows(text: string, open: number, close: number): boolean {
    if (width < 3) return false
    let line = text.indexOf('\n', open)
    while (line >= 0 && line < close) {
      const next = text.indexOf('\n', line + 1)
      if (next < 0 || next > close) return false
      let delimiters = 0
      for (let at = line + 1; at < next; at++) if (text.charCodeAt(at) === delimiter) delimiters++
      if (delimiters >= width - 1) return true
      line = next
    }
    return false
  }

  function unquoted(cell: string): string {
    const single = cell.includes(quote) ? cell.replaceAll(quote + quote, quote) : cell
    return hasBackslash && single.includes('\\') ? single.replace(/\\(["'\\])/g, '$1') : single
  }

  function rows(text: string, isLast: boolean): number {
    let at = 0
    searchedFrom = Infinity
    isClean = !control.test(text)
    foundAt = -1
    let nextQuote = quote === '' ? Infinity : -1
    while (at < text.length) {
      const line = text.indexOf('\n', at)
      if (line < 0 && !isLast) break
      const to = line < 0 ? text.length : line
      if (to - at > LONGEST_ROW) {
        state.skippedSigns += to - at
        state.skippedRows++
        at = to + 1
        continue
      }
      if (nextQuote < at) {
        nextQuote = text.indexOf(quote, at)
        if (nextQuote < 0) nextQuote = Infinity
      }
      if (nextQuote >= to) {
        plainRow(text, at, to)
        at = to + 1
        continue
      }
      const next = quotedRow(text, at, isLast)
      if (next < 0) break
      at = next
    }
    return Math.min(at, text.length)
  }

  function push(piece: string): void {
    let text = rest === '' ? piece : rest + piece
    if (isSkipping) {
      const line = text.indexOf('\n')
      state.skippedSigns += line < 0 ? text.length : line
      if (line < 0) {
        rest = ''
        return
      }
      isSkipping = false
      text = text.slice(line + 1)
    }
    const at = rows(text, false)
    rest = text.slice(at)
    if (rest.length > LONGEST_ROW && !rest.includes('\n')) {
      state.skippedSigns += rest.length
      state.skippedRows++
      isSkipping = true
      rest = ''
    }
  }

  function end(): void {
    if (rest !== '') rows(rest, true)
    rest = ''
  }
  return state
}

/** One a delimiter: telling what a small file is asks for many splitters. */
const controls = new Map<number, RegExp>()
/** Signs below the space that could stand within a cell without quotes. */
function controlSigns(delimiter: number): RegExp {
  const known = controls.get(delimiter)
  if (known !== undefined) return known
  const signs = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 10 && code !== 13 && code !== delimiter)
  const pattern = new RegExp(`[${signs.map((code) => `\\x${code.toString(16).padStart(2, '0')}`).join('')}]|\\r(?!\\n)`)
  controls.set(delimiter, pattern)
  return pattern
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text.charCodeAt(at - 1 - slashes) === 92) slashes++
  return slashes % 2 === 1
}
