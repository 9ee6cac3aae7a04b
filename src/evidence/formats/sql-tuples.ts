/** The rows of INSERT … VALUES and of COPY … FROM stdin, value by value. Values nobody looks at are passed over, not made. */

export type Values = { cells: string[]; count: number }

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', '0': '\0', Z: '\u001a' }
const unescaped = (text: string) =>
  text.replace(/\\(x[0-9a-fA-F]{1,2}|[0-7]{3}|u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(parseInt(code.replace(/^[xu]/, ''), /^[xu]/.test(code) ? 16 : 8)) : (ESCAPES[code] ?? code),
  )

/** Hex of readable text becomes that text; other bytes are nothing anybody is named by. */
function fromHex(hex: string): string {
  if (hex.length > 2_000 || hex.length % 2 === 1) return ''
  const text = Buffer.from(hex, 'hex').toString('utf8')
  // oxlint-disable-next-line no-control-regex
  return /^[^\0-\x08\x0e-\x1f\ufffd]*$/.test(text) ? text : ''
}

/**
 * Reads the tuple whose bracket opens at `open`. Returns the index after its closing bracket, or -1 when the text ends within it.
 * `hasBackslash`: a backslash in a plain string escapes (MySQL); in PostgreSQL and SQLite only in E''.
 */
export function readTuple(text: string, open: number, wanted: Uint8Array | null, hasBackslash: boolean, values: Values): number {
  const { cells } = values
  const length = text.length
  let count = 0
  let at = open + 1
  for (;;) {
    let code = text.charCodeAt(at)
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at)
    if (at >= length) return -1
    const isWanted = wanted === null || wanted[count] === 1
    let value = ''
    if (code === 39) {
      const end = endOfString(text, at, hasBackslash)
      if (end < 0) return -1
      if (isWanted) value = stringValue(text, at + 1, end, hasBackslash)
      at = end + 1
      code = text.charCodeAt(at)
    } else {
      const start = at
      // digits, NULL and plain words first: they are most of what is not a string
      while ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 45 || code === 46 || code === 95)
        code = text.charCodeAt(++at)
      if (code === 39) {
        const prefix = text.slice(start, at)
        const escapes = hasBackslash || prefix === 'E' || prefix === 'e'
        const isOracle = prefix === 'q' || prefix === 'Q' || prefix === 'nq' || prefix === 'NQ'
        const end = isOracle ? endOfOracleString(text, at) : endOfString(text, at, escapes)
        if (end < 0) return -1
        if (isWanted && isOracle) value = text.slice(at + 2, end - 1)
        else if (isWanted) value = prefix === 'X' || prefix === 'x' ? fromHex(text.slice(at + 1, end)) : stringValue(text, at + 1, end, escapes)
        at = end + 1
        code = text.charCodeAt(at)
      } else if (isWanted) value = wordValue(text.slice(start, at))
    }
    if (code !== 44 && code !== 41) {
      // casts, functions, spaces and binary markers stand around the value
      const around = passOver(text, at, hasBackslash)
      if (around < 0) return -1
      if (isWanted && code === 40 && value !== '') value = withinCall(text.slice(at, around), hasBackslash)
      else if (isWanted && (value === '' || value.charCodeAt(0) === 95 || DATE_WORD.test(value))) {
        // `_binary 'x'` and `_utf8mb4 'x'` are strings with the name of their encoding before them, `DATE '1979-03-04'` with its type
        const inner = /^\s*'((?:[^'\\]|''|\\.)*)'/.exec(text.slice(at, around))
        if (inner) value = stringValue(inner[1]!, 0, inner[1]!.length, hasBackslash)
      }
      at = around
      code = text.charCodeAt(at)
    }
    cells[count++] = value
    if (at >= length) return -1
    at++
    if (code === 41) {
      values.count = count
      return at
    }
  }
}

/** What a call such as `CAST(N'1979-03-04' AS Date)` or `TO_DATE('04-03-1979', 'DD-MM-YYYY')` is given: its first string, else its number. */
function withinCall(text: string, hasBackslash: boolean): string {
  const quoted = /'((?:[^'\\]|''|\\.)*)'/.exec(text)
  if (quoted) return stringValue(quoted[1]!, 0, quoted[1]!.length, hasBackslash)
  const binary = /^\(\s*0x([0-9a-f]{8}|[0-9a-f]{16})\s+as\s+(?:small)?date(?:time)?\s*\)/i.exec(text)
  if (binary) return serverDate(binary[1]!)
  return /^\(\s*(-?\d[\d.]*)\b/.exec(text)?.[1] ?? ''
}

const DAY_MS = 86_400_000
/** SQL Server scripts dates as their bytes: a `date` is days since 0001-01-01, least byte first; a `datetime` days since 1900-01-01, then ticks. */
function serverDate(hex: string): string {
  const bytes = Buffer.from(hex, 'hex')
  const ms = hex.length === 8 ? Date.UTC(2001, 0, 1) + (bytes.readUInt32LE(0) - 730_485) * DAY_MS : Date.UTC(1900, 0, 1) + bytes.readInt32BE(0) * DAY_MS
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? '' : date.toISOString().slice(0, 10)
}

const DATE_WORD = /^(?:date|timestamp|time)$/i

const ORACLE_PARTNER: Record<string, string> = { '[': ']', '(': ')', '{': '}', '<': '>' }
/** Oracle's `q'[it's]'`: any sign opens, its partner before a quote closes. The index of that quote, or -1. */
function endOfOracleString(text: string, open: number): number {
  const sign = text[open + 1] ?? ''
  const end = text.indexOf(`${ORACLE_PARTNER[sign] ?? sign}'`, open + 2)
  return end < 0 ? -1 : end + 1
}

/** The index of the quote that ends the string opened at `open`, or -1. */
function endOfString(text: string, open: number, hasBackslash: boolean): number {
  for (let at = text.indexOf("'", open + 1); at >= 0; at = text.indexOf("'", at + 1)) {
    if (hasBackslash && text.charCodeAt(at - 1) === 92) {
      let slashes = 1
      while (at - 1 - slashes > open && text.charCodeAt(at - 1 - slashes) === 92) slashes++
      if (slashes % 2 === 1) continue
    }
    // the next sign tells whether this quote is doubled; at the edge of the text it is not known yet
    if (at + 1 >= text.length) return -1
    if (text.charCodeAt(at + 1) !== 39) return at
    at++
  }
  return -1
}

function stringValue(text: string, from: number, to: number, hasBackslash: boolean): string {
  let value = text.slice(from, to)
  if (value.includes("''")) value = value.replaceAll("''", "'")
  return hasBackslash && value.includes('\\') ? unescaped(value) : value
}

function wordValue(word: string): string {
  if (word === 'NULL' || word === 'null' || word === 'DEFAULT') return ''
  if (word.length > 2 && word.charCodeAt(0) === 48 && (word.charCodeAt(1) | 32) === 120) return fromHex(word.slice(2))
  return word
}

/** The index of the comma or bracket that ends a value, brackets and strings within it passed over; -1 when the text ends first. */
function passOver(text: string, from: number, hasBackslash: boolean): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 39) {
      at = endOfString(text, at, hasBackslash)
      if (at < 0) return -1
    } else if (code === 40) depth++
    else if (code === 41 && depth-- === 0) return at
    else if (code === 44 && depth === 0) return at
  }
  return -1
}

/** One line of COPY … FROM stdin: cells parted by tabs, \N for nothing. PostgreSQL documentation, COPY, Text Format. */
export function readCopyLine(text: string, from: number, to: number, wanted: Uint8Array | null, hasEscapes: boolean, values: Values): void {
  const { cells } = values
  let count = 0
  let start = from
  for (let at = from; at <= to; at++) {
    if (at < to && text.charCodeAt(at) !== 9) continue
    if (wanted !== null && wanted[count] !== 1) cells[count] = ''
    else if (at - start === 2 && text.charCodeAt(start) === 92 && text.charCodeAt(start + 1) === 78) cells[count] = ''
    else {
      const cell = text.slice(start, at)
      cells[count] = hasEscapes && cell.includes('\\') ? unescaped(cell) : cell
    }
    count++
    start = at + 1
  }
  values.count = count
}
