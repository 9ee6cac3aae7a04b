/** Bytes to text: the encoding is told by its mark, by being valid UTF-8, or is Windows-1252 (which every byte string is). WHATWG Encoding. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** `head`: the first bytes, which may end inside a sign. */
export function encodingOf(head: Buffer): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const sample = head.subarray(0, 4_096)
  let even = 0
  let odd = 0
  for (let at = 0; at + 1 < sample.length; at += 2) {
    if (sample[at] === 0) even++
    if (sample[at + 1] === 0) odd++
  }
  if (odd > sample.length * 0.3) return 'utf-16le'
  if (even > sample.length * 0.3) return 'utf-16be'
  return isUtf8(head) ? 'utf-8' : 'windows-1252'
}

function isUtf8(head: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/** All of a short text. */
export function decodeText(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** One piece of a long text. `line` and `startOffset` (UTF-16 units) say where it begins. */
export type TextPiece = { text: string; line: number }

/** No single piece is longer, even without a line end (in UTF-16 units). */
const PIECE_LENGTH = 1 << 20

/**
 * A long text in pieces of about a million signs, cut at an empty line where there is one in the last half, otherwise at a line end: a letter stays whole,
 * and memory stays flat.
 */
export async function* textPieces(head: Buffer, chunks: AsyncIterable<Buffer>): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encodingOf(head))
  let held = ''
  let line = 1
  for await (const chunk of chunks) {
    held += decoder.decode(chunk, { stream: true })
    while (held.length > PIECE_LENGTH) {
      const cut = cutOf(held)
      const text = held.slice(0, cut)
      held = held.slice(cut)
      yield { text, line }
      line += countLines(text)
    }
  }
  held += decoder.decode()
  if (held !== '') yield { text: held, line }
}

function cutOf(text: string): number {
  // only the last half is looked through: a log of any length has no empty line
  const from = PIECE_LENGTH / 2 + 1
  const half = text.slice(from, PIECE_LENGTH + 4)
  const empty = Math.max(half.lastIndexOf('\n\n', PIECE_LENGTH - from), half.lastIndexOf('\r\n\r\n', PIECE_LENGTH - from))
  if (empty >= 0) return from + empty + 2
  const end = half.lastIndexOf('\n', PIECE_LENGTH - from)
  return end >= 0 ? from + end + 1 : PIECE_LENGTH
}

export function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
