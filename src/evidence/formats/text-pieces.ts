/**
 * Bytes as text, in pieces that end at line ends, whatever the encoding: UTF-8, UTF-16 (either order) and Windows-1252, with or without a mark.
 * A piece that is not valid UTF-8 is read line by line, because files joined from several exports mix encodings.
 */
import { isAscii, isUtf8 } from 'node:buffer'
import type { ByteSource } from './format.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** By mark, or by the zeros that Latin text has in every second byte of UTF-16. Windows-1252 is told later, by bytes that are not UTF-8. */
export function encodingOf(head: Buffer): { encoding: Encoding; markBytes: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 }
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', markBytes: 3 }
  const length = Math.min(head.length, 4096) & ~1
  let evenZeros = 0
  let oddZeros = 0
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) evenZeros++
    if (head[at + 1] === 0) oddZeros++
  }
  const half = length / 2
  if (half >= 4 && oddZeros > half * 0.7 && evenZeros < half * 0.1) return { encoding: 'utf-16le', markBytes: 0 }
  if (half >= 4 && evenZeros > half * 0.7 && oddZeros < half * 0.1) return { encoding: 'utf-16be', markBytes: 0 }
  return { encoding: 'utf-8', markBytes: 0 }
}

const windows1252 = new TextDecoder('windows-1252')

/** Valid UTF-8, or else each line by itself, the odd ones as Windows-1252. */
export function decodeBytes(bytes: Buffer): string {
  if (isAscii(bytes)) return bytes.toString('latin1')
  if (isUtf8(bytes)) return bytes.toString()
  let text = ''
  for (let from = 0; from < bytes.length;) {
    const at = bytes.indexOf(10, from)
    const line = bytes.subarray(from, at < 0 ? bytes.length : at + 1)
    text += isUtf8(line) ? line.toString() : windows1252.decode(line)
    from += line.length
  }
  return text
}

/** The head of a file as text, without its mark; a sign cut in two at the end is left out. */
export function headText(head: Buffer): string {
  const { encoding, markBytes } = encodingOf(head)
  const body = head.subarray(markBytes)
  if (encoding === 'utf-16le') return body.subarray(0, body.length & ~1).toString('utf16le')
  if (encoding === 'utf-16be')
    return Buffer.from(body.subarray(0, body.length & ~1))
      .swap16()
      .toString('utf16le')
  const lastLine = body.length >= 65_536 ? body.lastIndexOf(10) : -1
  return decodeBytes(lastLine > 0 ? body.subarray(0, lastLine + 1) : body)
}

/** True when the first bytes are no text: control bytes that no writer puts into text. */
export function isBinary(head: Buffer): boolean {
  if (encodingOf(head).encoding !== 'utf-8') return false
  const length = Math.min(head.length, 8192)
  // No text begins so; archives and programs do, however much text they hold.
  if (head.subarray(0, 32).includes(0)) return true
  let odd = 0
  for (let at = 0; at < length; at++) {
    const byte = head[at]!
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27 && byte !== 1 && byte !== 30 && byte !== 31) odd++
  }
  return odd > length * 0.002 + 1
}

/** Longest run of bytes without a line end that is kept together. */
const LINE_BYTES = 16 << 20

/** Text in pieces that end with a line end, but for the last one and for lines beyond 16 MiB, which are cut. */
export async function* textPieces(input: ByteSource): AsyncGenerator<string> {
  const { encoding, markBytes } = encodingOf(input.head)
  if (encoding !== 'utf-8') {
    yield* utf16Pieces(input, encoding, markBytes)
    return
  }
  for await (const piece of bytePieces(input)) yield decodeBytes(piece)
}

/**
 * The same pieces as bytes, without the mark at the beginning: of texts that are not UTF-16. A piece holds until the next is asked for: all lie in the same
 * memory, which grows to the longest line.
 */
export async function* bytePieces(input: ByteSource): AsyncGenerator<Buffer> {
  let skip = encodingOf(input.head).markBytes
  let held = Buffer.allocUnsafeSlow(FIRST_HELD_BYTES)
  /** Of what is held: what was given, what there is, how far a line end was looked for. */
  let [given, end] = [0, 0]
  for await (const whole of input.passing?.() ?? input.chunks()) {
    const chunk = skip > 0 ? whole.subarray(Math.min(skip, whole.length)) : whole
    skip = Math.max(0, skip - whole.length)
    held.copyWithin(0, given, end)
    end -= given
    given = 0
    if (end + chunk.length > held.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (end + chunk.length))
      larger.set(held.subarray(0, end))
      held = larger
    }
    held.set(chunk, end)
    const line = chunk.lastIndexOf(LINE_FEED)
    const before = end
    end += chunk.length
    if (line < 0 && end < LINE_BYTES) continue
    given = line < 0 ? wholeSigns(held.subarray(0, end)) : before + line + 1
    yield held.subarray(0, given)
  }
  if (given < end) yield held.subarray(given, end)
}
const LINE_FEED = 10
const FIRST_HELD_BYTES = 256 << 10

/** Length of `bytes` without a UTF-8 sign that is cut at its end. */
function wholeSigns(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0)
      return byte >= 0xf0
        ? back < 4
          ? bytes.length - back
          : bytes.length
        : byte >= 0xe0
          ? back < 3
            ? bytes.length - back
            : bytes.length
          : back < 2
            ? bytes.length - back
            : bytes.length
  }
  return bytes.length
}

async function* utf16Pieces(input: ByteSource, encoding: Encoding, markBytes: number): AsyncGenerator<string> {
  let skip = markBytes
  let odd: Buffer = Buffer.alloc(0)
  let rest = ''
  for await (const whole of input.chunks()) {
    const chunk = Buffer.concat([odd, whole.subarray(Math.min(skip, whole.length))])
    skip = Math.max(0, skip - whole.length)
    const even = chunk.subarray(0, chunk.length & ~1)
    odd = Buffer.from(chunk.subarray(even.length))
    const text = rest + (encoding === 'utf-16be' ? Buffer.from(even).swap16() : even).toString('utf16le')
    const at = text.lastIndexOf('\n')
    if (at < 0 && text.length < LINE_BYTES) {
      rest = text
      continue
    }
    const end = at < 0 ? text.length : at + 1
    yield text.slice(0, end)
    rest = text.slice(end)
  }
  if (rest !== '') yield rest
}
