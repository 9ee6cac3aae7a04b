/** Lines of vCard and iCalendar (RFC 6350 and RFC 5545, section 3.1): name, parameters, value; folded lines joined, quoted-printable of vCard 2.1 undone. */
import type { ByteSource } from './format.ts'
import { decodeBytes, textPieces } from './text-pieces.ts'

export type ContentLine = { name: string; parameters: ReadonlyMap<string, string>; value: string }

/** Pictures in cards are long; no other value is, and none is kept beyond this. */
const LONGEST_VALUE = 200_000

export async function* contentLines(input: ByteSource): AsyncGenerator<ContentLine> {
  let held = ''
  let rest = ''
  for await (const piece of textPieces(input)) {
    const lines = (rest + piece).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (/^[ \t]/.test(line) && held !== '') held += held.length < LONGEST_VALUE ? line.slice(1) : ''
      else if (/;ENCODING=QUOTED-PRINTABLE[;:]/i.test(held) && held.endsWith('=')) held = held.slice(0, -1) + line
      else {
        if (held !== '') yield lineOf(held)
        held = line
      }
    }
    if (rest.length > LONGEST_VALUE) rest = rest.slice(0, LONGEST_VALUE)
  }
  if (/^[ \t]/.test(rest)) held += rest.slice(1)
  else if (rest !== '') {
    if (held !== '') yield lineOf(held)
    held = rest
  }
  if (held !== '') yield lineOf(held)
}

function lineOf(line: string): ContentLine {
  const head = /^(?:[\w-]+\.)?([\w-]{1,64})((?:;(?:[^":;]|"[^"]*")*)*):/.exec(line)
  if (head === null) return { name: '', parameters: new Map(), value: line }
  const parameters = new Map<string, string>()
  for (const [, name, quoted, bare] of head[2]!.matchAll(/;([\w-]+)(?:=(?:"([^"]*)"|([^;]*)))?/g)) parameters.set(name!.toUpperCase(), quoted ?? bare ?? '')
  const value = line.slice(head[0].length)
  const isEncoded = /quoted-printable/i.test(parameters.get('ENCODING') ?? '') || parameters.has('QUOTED-PRINTABLE')
  return { name: head[1]!.toUpperCase(), parameters, value: isEncoded ? fromQuotedPrintable(value) : value }
}

function fromQuotedPrintable(text: string): string {
  const bytes = text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return decodeBytes(Buffer.from(bytes, 'latin1'))
}
