/**
 * A message as bytes, of the few parts that a notice has: header fields of our own, a text and an HTML part. RFC 5322, 2045 to 2047. What goes in
 * was held against our grammar before; nothing here can be made to add a field. A test reads it with two other programs' parsers.
 */
import { createHash } from 'node:crypto'

export type Mailbox = { name: string; address: string }
export type MessageParts = {
  from: Mailbox
  /** One. An empty name: the address alone. */
  to: Mailbox
  subject: string
  date: Date
  /** With its angle brackets. */
  messageId: string
  /** Further fields, values in printable ASCII. */
  fields: Readonly<Record<string, string>>
  text: string
  html: string
}

/** Octets of a line, the end not counted, that a header should keep to (RFC 5322, section 2.1.1). */
const HEADER_COLUMNS = 78
/** Longest encoded word (RFC 2047, section 2). */
const ENCODED_WORD = 75
const EQUALS = 0x3d
/** 1: stands for itself, except white space at the end of a line. */
const IS_BARE = Uint8Array.from({ length: 256 }, (_, octet) => (octet === 9 || (octet >= 0x20 && octet <= 0x7e && octet !== EQUALS) ? 1 : 0))
const HEX = Buffer.from('0123456789ABCDEF')

export function messageOf({ from, to, subject, date, messageId, fields, text, html }: MessageParts): Buffer {
  // No encoded text holds "=_", so a boundary that begins with it stands in no part; of the Message-ID, so that the same notice has the same bytes.
  const boundary = `=_${createHash('sha256').update(messageId).digest('hex').slice(0, 24)}`
  const head = [
    field('From', mailboxText(from)),
    field('To', mailboxText(to)),
    field('Subject', unstructured(subject)),
    field('Message-ID', messageId),
    field('Date', date.toUTCString().replace('GMT', '+0000')),
    ...Object.entries(fields).map(([name, value]) => field(name, value)),
    field('MIME-Version', '1.0'),
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ].join('\r\n')
  const partHead = (type: string) => `\r\n--${boundary}\r\nContent-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`
  return Buffer.concat([
    Buffer.from(`${head}\r\n${partHead('text/plain')}`, 'latin1'),
    quotedPrintable(text),
    Buffer.from(partHead('text/html'), 'latin1'),
    quotedPrintable(html),
    Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1'),
  ])
}

/** One field; folded before a space where it would be too long. */
function field(name: string, value: string): string {
  if (/[\r\n\0]/.test(value.replaceAll('\r\n ', ''))) throw new Error(`a header field ${name} with an end of line`)
  const whole = `${name}: ${value}`
  if (whole.length <= HEADER_COLUMNS) return whole
  const lines: string[] = []
  let line = `${name}:`
  for (const word of value.replaceAll('\r\n ', ' ').split(' ')) {
    if (line.length + 1 + word.length > HEADER_COLUMNS && line.trim() !== '' && line !== `${name}:`) {
      lines.push(line)
      line = ` ${word}`
    } else line += ` ${word}`
  }
  return [...lines, line].join('\r\n')
}

/** `Data Team <data@…>`; a name beyond letters, figures and spaces is quoted, beyond ASCII it is encoded. */
function mailboxText({ name, address }: Mailbox): string {
  if (name === '') return address
  if (/[^\x20-\x7e]/.test(name)) return `${encodedWords(name)} <${address}>`
  return /^[A-Za-z0-9 ]+$/.test(name) ? `${name} <${address}>` : `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
}

const unstructured = (text: string): string => (/[^\x20-\x7e]|=\?/.test(text) ? encodedWords(text) : text)

/** RFC 2047, encoding Q with the letters that may stand in a name too; words of whole characters, never longer than 75 octets. */
function encodedWords(text: string): string {
  const words: string[] = []
  let word = ''
  for (const letter of text.toWellFormed()) {
    const coded = letter === ' ' ? '_' : /[A-Za-z0-9!*+/-]/.test(letter) ? letter : [...Buffer.from(letter)].map(octetText).join('')
    if (word.length + coded.length > ENCODED_WORD - '=?UTF-8?Q??='.length) {
      words.push(word)
      word = ''
    }
    word += coded
  }
  return [...words, word].map((one) => `=?UTF-8?Q?${one}?=`).join(' ')
}

const octetText = (octet: number): string => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`

/**
 * RFC 2045, section 6.7: UTF-8, lines of 76 at most, ends of line as CRLF, no white space at the end of a line. Octet by octet into one piece of
 * memory: with expressions it took three quarters of the time of a message.
 */
export function quotedPrintable(text: string): Buffer {
  const plain = Buffer.from(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, 'utf8')
  // Each octet at most three, and a soft break of three for every 73 at least.
  const coded = Buffer.allocUnsafe(Math.ceil(plain.length * 3.2) + 3)
  let end = 0
  for (let lineStart = 0; lineStart < plain.length;) {
    const found = plain.indexOf(0x0a, lineStart)
    const lineEnd = found < 0 ? plain.length : found
    end = encodeLine(plain, lineStart, lineEnd, coded, end)
    if (found >= 0) {
      coded[end++] = 0x0d
      coded[end++] = 0x0a
    }
    lineStart = lineEnd + 1
  }
  return coded.subarray(0, end)
}

/** Writes one line into `coded` from `end` on; gives where it ends. */
function encodeLine(plain: Buffer, from: number, to: number, coded: Buffer, end: number): number {
  let column = 0
  for (let at = from; at < to; at++) {
    const octet = plain[at]!
    const isLast = at === to - 1
    const isBare = IS_BARE[octet] === 1 && !(isLast && (octet === 0x20 || octet === 9))
    const width = isBare ? 1 : 3
    // The last place is for the mark of a soft break, unless the line ends here.
    if (column + width > (isLast ? 76 : 75)) {
      coded[end++] = EQUALS
      coded[end++] = 0x0d
      coded[end++] = 0x0a
      column = 0
    }
    column += width
    if (isBare) coded[end++] = octet
    else {
      coded[end++] = EQUALS
      coded[end++] = HEX[octet >> 4]!
      coded[end++] = HEX[octet & 15]!
    }
  }
  return end
}
