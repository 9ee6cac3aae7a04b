/**
 * A text in one byte a sign, for patterns of words. A pattern with the flags `iu` and `\p{L}` takes V8 some ten milliseconds to compile, once a process and
 * once more for text beyond Latin-1, and hundreds of them are asked of a letter that is read in one: more than all the rest of reading it. Against plain
 * text the same pattern needs neither flag, and its classes hold a few ranges. Places stay as they were: each code unit becomes one sign.
 */

/** `small`: all in small letters, for patterns that ask for no case; else as written. */
export type PlainCase = 'small' | 'written'

/** Letters beyond Latin-1: with a case, and without. No pattern names these signs. */
const SMALL_STAND_IN = 0xff
const CAPITAL_STAND_IN = 0xde
const CASELESS_STAND_IN = 0xaa
/** ²: a number that is no digit. */
const NUMBER_STAND_IN = 0xb2
const SPACE_STAND_IN = 0xa0
/** Ends a line for `.`, as U+2028 does. */
const LINE_STAND_IN = 0x0d
/** Signs that Windows-1252 does not define: a mark over a letter, and whatever no pattern could mean. */
const MARK_STAND_IN = 0x8d
const OTHER_STAND_IN = 0x81
/** Signs that patterns do name stand where Windows-1252 has them. */
const NAMED = new Map(
  [...'€‚„…‘’“”•–—™'].map((sign, at) => [sign.charCodeAt(0), [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99][at]!]),
)

/** Signs by code unit, decided when first met; 0: not yet. */
const PLAIN: Record<PlainCase, Uint8Array> = { small: new Uint8Array(1 << 16), written: new Uint8Array(1 << 16) }

function decide(code: number, how: PlainCase): number {
  const sign = String.fromCharCode(code)
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return (how === 'small' ? sign.toLowerCase() : sign).charCodeAt(0)
  const named = NAMED.get(code)
  if (named !== undefined) return named
  if (code >= 0xd800 && code < 0xe000) return OTHER_STAND_IN
  return standIn(sign, how)
}

function standIn(sign: string, how: PlainCase): number {
  if (/\p{L}/u.test(sign)) {
    if (/\p{Lu}/u.test(sign)) return how === 'small' ? SMALL_STAND_IN : CAPITAL_STAND_IN
    return /\p{Ll}/u.test(sign) || (how === 'small' && /\p{Lt}/u.test(sign)) ? SMALL_STAND_IN : CASELESS_STAND_IN
  }
  if (/\p{N}/u.test(sign)) return NUMBER_STAND_IN
  if (/\p{M}/u.test(sign)) return MARK_STAND_IN
  if (sign === '\u2028' || sign === '\u2029') return LINE_STAND_IN
  return /\s/.test(sign) ? SPACE_STAND_IN : OTHER_STAND_IN
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code < 0xdc00

let room = Buffer.alloc(1 << 12)

/** The text in plain signs, of the same length. */
export function plainOf(text: string, how: PlainCase): string {
  const { length } = text
  if (room.length < length) room = Buffer.alloc(length * 2)
  const table = PLAIN[how]
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    let plain = table[code]!
    if (plain === 0) plain = table[code] = decide(code, how)
    room[at] = plain
    if (!isHighSurrogate(code) || at + 1 === length) continue
    // a letter of two code units becomes two letters
    const both = standIn(text.slice(at, at + 2), how)
    room[at] = both
    room[++at] = both
  }
  const plain = room.toString('latin1', 0, length)
  if (room.length > 1 << 20) room = Buffer.alloc(1 << 12)
  return plain
}

const SMALL = String.raw`a-z\xb5\xdf-\xf6\xf8-\xff`
const CAPITAL = String.raw`A-Z\xc0-\xd6\xd8-\xde`
const CASELESS = String.raw`\xaa\xba`
const NUMBER = String.raw`0-9\xb2\xb3\xb9\xbc-\xbe`
const CLASSES: Record<PlainCase, Record<string, string>> = {
  small: { L: SMALL + CASELESS, Lu: SMALL, Ll: SMALL, N: NUMBER, M: String.raw`\x8d` },
  written: { L: CAPITAL + SMALL + CASELESS, Lu: CAPITAL, Ll: SMALL, N: NUMBER, M: String.raw`\x8d` },
}
/** Escapes with a letter that mean the same in plain text; `\\1` does not, for two letters may have one stand-in. */
const SAME_ESCAPES = 'dDsSwWbBnrtfv'
const PARTS = /\\p\{(\w+)\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\(\?<[A-Za-z]\w*>|\\.|[^]/gu

/** A pattern of plain text, and which. */
type Plain = { pattern: RegExp; how: PlainCase }

/** Null for what has no plain form: `\P{…}`, references to groups, classes of Unicode other than letters, numbers and marks, signs beyond Windows-1252. */
function plainPattern({ source, flags }: RegExp): Plain | null {
  const how: PlainCase = flags.includes('i') ? 'small' : 'written'
  let isInClass = false
  let isPlain = true
  const plain = source.replace(PARTS, (part: string, property?: string, u?: string, x?: string) => {
    if (part === '[') isInClass = true
    else if (part === ']') isInClass = false
    const same = plainPart(part, property, u ?? x, how, isInClass)
    isPlain &&= same !== null
    return same ?? ''
  })
  return isPlain ? { pattern: new RegExp(plain, flags.replace(/[iu]/g, '')), how } : null
}

function plainPart(part: string, property: string | undefined, hex: string | undefined, how: PlainCase, isInClass: boolean): string | null {
  if (property !== undefined) {
    const set = CLASSES[how][property]
    return set === undefined || isInClass ? (set ?? null) : `[${set}]`
  }
  if (hex !== undefined) return literal(Number.parseInt(hex, 16), how)
  if (part.startsWith('\\')) return /[A-Za-z1-9]/.test(part[1]!) && !SAME_ESCAPES.includes(part[1]!) ? null : part
  return part.startsWith('(?<') && part.length > 3 ? part : literal(part.codePointAt(0)!, how)
}

const STAND_INS: ReadonlySet<number> = new Set([
  SMALL_STAND_IN,
  CAPITAL_STAND_IN,
  CASELESS_STAND_IN,
  NUMBER_STAND_IN,
  SPACE_STAND_IN,
  MARK_STAND_IN,
  OTHER_STAND_IN,
])

function literal(code: number, how: PlainCase): string | null {
  const plain = code > 0xffff ? OTHER_STAND_IN : decide(code, how)
  if (STAND_INS.has(plain)) return null
  return plain < 0x80 ? String.fromCharCode(plain) : `\\x${plain.toString(16)}`
}

/** True when the pattern can be asked of plain text. */
export const hasPlainForm = (pattern: RegExp): boolean => plainPattern(pattern) !== null

/** What is asked of a text: where the pattern first matches, and the words there; null: nowhere. */
export type WordPattern = { exec(text: string): { index: number; 0: string } | null; test(text: string): boolean }

const lastOf: Record<PlainCase, { text: string; plain: string }> = { small: { text: '', plain: '' }, written: { text: '', plain: '' } }
/** Many patterns are asked of one sentence. */
function lastPlainOf(text: string, how: PlainCase): string {
  const last = lastOf[how]
  if (last.text !== text) {
    last.plain = plainOf(text, how)
    last.text = text
  }
  return last.plain
}

/**
 * The pattern (flags `i`, `u` or both, neither `g` nor `y`), made for plain text when it is first asked: it matches where `pattern` matches, and as much. A letter
 * beyond the Basic Multilingual Plane counts as two. A pattern without a plain form (`hasPlainForm`) is asked of the text itself. For short texts: of the last one
 * a copy is held.
 */
export function inPlainText(pattern: RegExp): WordPattern {
  let plain: Plain | null | undefined
  return {
    exec(text) {
      plain = plain === undefined ? plainPattern(pattern) : plain
      if (plain === null) return pattern.exec(text)
      const match = plain.pattern.exec(lastPlainOf(text, plain.how))
      return match && { index: match.index, 0: text.slice(match.index, match.index + match[0].length) }
    },
    test(text) {
      plain = plain === undefined ? plainPattern(pattern) : plain
      return plain === null ? pattern.test(text) : plain.pattern.test(lastPlainOf(text, plain.how))
    },
  }
}
