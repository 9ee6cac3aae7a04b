/**
 * Cells of a table as they lie in the file, looked at without being made into strings: what a plain cell of a known column holds, and how it is written into a
 * record line. Each answers ODD for whatever it does not know; the row is then read by the actions of column-actions.ts, which say what is right.
 */
import { isoDate, type DateOrder } from './cell-dates.ts'

/** What a cell is to its record: nothing, a value, a sign that there is one (its kind is marked, no value kept), or something to be looked at as a string. */
export const NOTHING = 0
export const VALUE = 1
export const MARK = 2
export const ODD = 3
export type Seen = typeof NOTHING | typeof VALUE | typeof MARK | typeof ODD

/** ISO days as whole numbers, 19840517; 0: none. */
export function dayNumber(iso: string): number {
  return iso === '' ? 0 : Number(iso.slice(0, 4)) * 10_000 + Number(iso.slice(5, 7)) * 100 + Number(iso.slice(8, 10))
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57
/** A letter, a digit or the low line, as `\w` has it. */
const isWord = (byte: number): boolean => isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95

/** By byte: may stand before the @ of a plain address; may stand behind it. */
const LOCAL = new Uint8Array(256)
const DOMAIN = new Uint8Array(256)
for (let byte = 0; byte < 128; byte++) {
  if (isWord(byte) || byte === 45) LOCAL[byte] = DOMAIN[byte] = 1
  if (byte === 46 || byte === 43) LOCAL[byte] = 1
}

/** One plain address. Addresses that may be a machine's are looked at as strings. */
export function seeEmail(bytes: Uint8Array, from: number, to: number): Seen {
  if (to - from > 254) return ODD
  let at = from
  while (at < to && LOCAL[bytes[at]!] === 1) at++
  if (at === from || at >= to || bytes[at] !== 64 || mayBeMachine(bytes, from)) return ODD
  let label = ++at
  let dots = 0
  for (; at < to; at++) {
    if (DOMAIN[bytes[at]!] === 1) continue
    if (bytes[at] !== 46 || at === label) return ODD
    dots++
    label = at + 1
  }
  return dots > 0 && at > label ? VALUE : ODD
}

/** Begins as one of the mailboxes that nobody reads: no…, do not…, mailer…, post…, bounce…, notif…. Many others begin so too. */
function mayBeMachine(bytes: Uint8Array, at: number): boolean {
  const first = bytes[at]! | 32
  const second = bytes[at + 1]! | 32
  const third = bytes[at + 2]! | 32
  switch (first) {
    case 110:
      return second === 111
    case 100:
      return second === 111
    case 109:
      return second === 97 && third === 105
    case 112:
      return second === 111 && third === 115
    case 98:
      return second === 111 && third === 117
    default:
      return false
  }
}

/** One number and its usual signs. */
export function seePhone(bytes: Uint8Array, from: number, to: number): Seen {
  let digits = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (isDigit(byte)) digits++
    else if (byte !== 32 && byte !== 43 && byte !== 40 && byte !== 41 && byte !== 45) return ODD
  }
  return digits < 7 || digits > 20 ? NOTHING : VALUE
}

/** A sign or a word that joins two given names or titles: `&`, `+`, `/`, `and`. */
export function mayBeTwo(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (byte === 38 || byte === 43 || byte === 47) return true
    if ((byte | 32) !== 97 || at + 2 >= to || (bytes[at + 1]! | 32) !== 110 || (bytes[at + 2]! | 32) !== 100) continue
    if ((at === from || !isWord(bytes[at - 1]!)) && (at + 3 === to || !isWord(bytes[at + 3]!))) return true
  }
  return false
}

export function seeGivenName(bytes: Uint8Array, from: number, to: number): Seen {
  return mayBeTwo(bytes, from, to) ? ODD : VALUE
}

/** A family name; `dec` in it may say that its bearer is dead. */
export function seeFamilyName(bytes: Uint8Array, from: number, to: number): Seen {
  for (let at = from + 2; at < to; at++) if ((bytes[at]! | 32) === 99 && (bytes[at - 1]! | 32) === 101 && (bytes[at - 2]! | 32) === 100) return ODD
  return VALUE
}

/** A title; `late` says that its bearer is dead. */
export function seeTitle(bytes: Uint8Array, from: number, to: number): Seen {
  if (to - from >= 4 && (bytes[to - 1]! | 32) === 101 && (bytes[to - 2]! | 32) === 116 && (bytes[to - 3]! | 32) === 97) return ODD
  return mayBeTwo(bytes, from, to) ? ODD : VALUE
}

/** A line of an address, or the whole; one with commas that follow each other is put right elsewhere. */
export function seeAddress(bytes: Uint8Array, from: number, to: number): Seen {
  for (let at = from + 1; at < to; at++) if (bytes[at] === 44 && (bytes[at - 1] === 44 || (bytes[at - 1] === 32 && bytes[at - 2] === 44))) return ODD
  return VALUE
}

/** Digits, with up to four other signs between them; `least` digits or nothing. */
export function seeDigits(bytes: Uint8Array, from: number, to: number, least: number): Seen {
  let digits = 0
  for (let at = from; at < to; at++) {
    if (isDigit(bytes[at]!)) digits++
    else if (bytes[at] !== 32 && bytes[at] !== 45) return ODD
  }
  if (to - from - digits > 4) return NOTHING
  return digits < least ? NOTHING : VALUE
}

/** Digits and capitals; spaces, hyphens and points between them do not count. */
export function seeIdentifier(bytes: Uint8Array, from: number, to: number, least: number): Seen {
  let signs = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (isDigit(byte) || (byte >= 65 && byte <= 90)) signs++
    else if (byte !== 32 && byte !== 45 && byte !== 46) return ODD
  }
  return signs < least ? NOTHING : VALUE
}

const isOfAccount = (byte: number): boolean => isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 42

/** The number of an account or a card: four digits, letters or stars at least, whatever parts them. */
export function seeAccount(bytes: Uint8Array, from: number, to: number): Seen {
  let signs = 0
  for (let at = from; at < to; at++) {
    const byte = bytes[at]!
    if (byte > 127) return ODD
    if (isOfAccount(byte)) signs++
  }
  return signs < 4 ? NOTHING : VALUE
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
/** A day that there is, between 1850 and 2200; otherwise 0. */
function dayOf(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && year >= 1850 && year <= 2200)) return 0
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= DAYS[month]! + (isLeap ? 1 : 0) ? year * 10_000 + month * 100 + day : 0
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 48
  const ones = bytes[at + 1]! - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const partsDate = (byte: number): boolean => byte === 45 || byte === 47 || byte === 46 || byte === 32

/** The day of a date as isoDate tells it; 0: none, or it could be two. `text` makes the cell a string. */
export function dayIn(bytes: Uint8Array, from: number, to: number, order: DateOrder, latestYear: number, text: () => string): number {
  if (to - from === 10) {
    if (bytes[from + 4] === 45 && bytes[from + 7] === 45)
      return dayOf(twoDigits(bytes, from) * 100 + twoDigits(bytes, from + 2), twoDigits(bytes, from + 5), twoDigits(bytes, from + 8))
    if (partsDate(bytes[from + 2]!) && partsDate(bytes[from + 5]!)) {
      const first = twoDigits(bytes, from)
      const second = twoDigits(bytes, from + 3)
      const year = twoDigits(bytes, from + 6) * 100 + twoDigits(bytes, from + 8)
      if (first >= 0 && second >= 0 && year >= 0) {
        const dayFirst = dayOf(year, second, first)
        const monthFirst = dayOf(year, first, second)
        if (dayFirst === 0 || monthFirst === 0 || dayFirst === monthFirst) return dayFirst || monthFirst
        return order === 'dmy' ? dayFirst : order === 'mdy' ? monthFirst : 0
      }
    }
  }
  return dayNumber(isoDate(text(), order, latestYear))
}

// How values are written. Each is given where to write and returns where the next goes; there is room.

export function putBytes(to: Uint8Array, at: number, bytes: Uint8Array, from: number, end: number): number {
  for (let index = from; index < end; index++) to[at++] = bytes[index]!
  return at
}

/** In small letters. */
export function putLower(to: Uint8Array, at: number, bytes: Uint8Array, from: number, end: number): number {
  for (let index = from; index < end; index++) {
    const byte = bytes[index]!
    to[at++] = byte >= 65 && byte <= 90 ? byte | 32 : byte
  }
  return at
}

/** Without spaces, hyphens and points. */
export function putPlain(to: Uint8Array, at: number, bytes: Uint8Array, from: number, end: number): number {
  for (let index = from; index < end; index++) {
    const byte = bytes[index]!
    if (byte > 46) to[at++] = byte
  }
  return at
}

/** The last `keep` signs of an account. */
export function putLast(to: Uint8Array, at: number, bytes: Uint8Array, from: number, end: number, keep: number): number {
  let left = keep
  let index = end
  while (index > from && left > 0) if (isOfAccount(bytes[--index]!)) left--
  let out = at
  for (; index < end; index++) if (isOfAccount(bytes[index]!)) to[out++] = bytes[index]!
  return out
}

/** A whole number, not negative. */
export function putNumber(to: Uint8Array, at: number, value: number): number {
  let size = 1
  for (let rest = value; rest >= 10; rest = (rest / 10) | 0) size++
  let rest = value
  for (let index = at + size - 1; index >= at; index--) {
    const next = (rest / 10) | 0
    to[index] = 48 + rest - next * 10
    rest = next
  }
  return at + size
}

/** 19840517 as 1984-05-17. */
export function putDay(to: Uint8Array, at: number, day: number): number {
  const year = (day / 10_000) | 0
  const month = ((day / 100) | 0) % 100
  putNumber(to, at, year)
  to[at + 4] = to[at + 7] = 45
  to[at + 5] = 48 + ((month / 10) | 0)
  to[at + 6] = 48 + (month % 10)
  to[at + 8] = 48 + (((day % 100) / 10) | 0)
  to[at + 9] = 48 + (day % 10)
  return at + 10
}

/** A text of any signs. */
export function putText(to: Buffer, at: number, text: string): number {
  const { length } = text
  if (length > 24) return at + to.write(text, at)
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index)
    if (code > 127) return at + index + to.write(text.slice(index), at + index)
    to[at + index] = code
  }
  return at + length
}
