/**
 * A long text in blocks of about half a million bytes. Where a block ends is told from the bytes before a fixed place in the file and from nothing else, so
 * that readers who share a file, and one who reads all of it, see the same blocks and find the same in them. Memory is two blocks, whatever the size.
 */
import type { ByteSource } from './formats/format.ts'
import { decodeBytes } from './formats/text-pieces.ts'
import { countLines, encodingOf, textPieces, type TextPiece } from './text-of-bytes.ts'

/** The first part of a long text is a block of its own: who waits for the first finding of it does not wait for half a million bytes. */
const FIRST_BLOCK_BYTES = 32_000

/** Twice as much is still read at once by `proseRecords`. */
export const BLOCK_BYTES = 500_000
const LINE_FEED = 10
const MARK = '\ufeff'

/** True when the bytes of a text can be cut without knowing what stands before: all but UTF-16. */
export function isByteText(head: Buffer): boolean {
  const encoding = encodingOf(head)
  return encoding === 'utf-8' || encoding === 'windows-1252'
}

/**
 * Of the block's worth of bytes in front of a fixed place, how many belong to what was before: up to the last empty line in its second half, for a letter
 * stays whole; or else to the last line end; without any, to the last whole sign.
 */
export function cutOf(before: Buffer): number {
  const half = before.length >> 1
  const late = before.subarray(half)
  const empty = Math.max(late.lastIndexOf('\n\n') + 2, late.lastIndexOf('\n\r\n') + 3)
  if (empty > 2) return half + empty
  const end = before.lastIndexOf(LINE_FEED)
  if (end >= 0) return end + 1
  let at = before.length
  while (at > before.length - 4 && (before[at - 1]! & 0xc0) === 0x80) at--
  return before[at - 1]! >= 0xc0 ? at - 1 : before.length
}

/** The blocks of bytes [from, to), which are places that `cutOf` chose, the beginning or the end. `line`: the number of its first line. */
export async function* textBlocks(input: ByteSource, from = 0, to = input.size, line = 1): AsyncGenerator<TextPiece> {
  if (!isByteText(input.head)) {
    yield* textPieces(input.head, input.chunks())
    return
  }
  const decode = encodingOf(input.head) === 'utf-8' ? decodeBytes : (bytes: Buffer) => new TextDecoder('windows-1252').decode(bytes)
  const isWhole = from === 0 && to >= input.size
  if (isWhole && input.held !== undefined && input.held.length <= BLOCK_BYTES) {
    const text = textOf(decode(await input.bytes(BLOCK_BYTES)), 0)
    if (text !== '') yield { text, line }
    return
  }
  let held: Buffer[] = []
  let start = from
  let end = from
  let next = (Math.ceil(from / BLOCK_BYTES) + 1) * BLOCK_BYTES
  for await (const chunk of isWhole ? input.chunks() : input.chunks(from, to)) {
    // copied, for a source may fill one buffer again and again
    held.push(Buffer.from(chunk))
    end += chunk.length
    for (; end > next; next += BLOCK_BYTES) {
      const bytes = Buffer.concat(held)
      const size = next - BLOCK_BYTES - start + cutOf(bytes.subarray(next - BLOCK_BYTES - start, next - start))
      yield* partsOf(bytes.subarray(0, size))
      held = [bytes.subarray(size)]
    }
  }
  yield* partsOf(Buffer.concat(held))

  function* partsOf(block: Buffer): Generator<TextPiece> {
    const isLong = start === 0 && input.size > BLOCK_BYTES && block.length > FIRST_BLOCK_BYTES
    const cut = isLong ? cutOf(block.subarray(0, FIRST_BLOCK_BYTES)) : 0
    for (const part of isLong ? [block.subarray(0, cut), block.subarray(cut)] : [block]) {
      const text = textOf(decode(part), start)
      if (text !== '') yield { text, line }
      line += countLines(text)
      start += part.length
    }
  }
}

/** Without the mark that says "UTF-8" at the beginning of a file. */
function textOf(text: string, start: number): string {
  return start === 0 && text.startsWith(MARK) ? text.slice(1) : text
}

/** Where a huge text is cut so that readers share it: ends of pieces of about `pieceBytes`, in bytes, the last the file's; and each one's first line. */
export async function textCuts(input: ByteSource, pieceBytes: number): Promise<{ ends: number[]; lines: number[] }> {
  const step = Math.max(1, Math.round(pieceBytes / BLOCK_BYTES)) * BLOCK_BYTES
  const ends: number[] = []
  // a small rest is not worth a piece of its own
  for (let at = step; at < input.size - step / 4; at += step) {
    const parts: Buffer[] = []
    for await (const chunk of input.chunks(at - BLOCK_BYTES, at)) parts.push(chunk)
    ends.push(at - BLOCK_BYTES + cutOf(Buffer.concat(parts)))
  }
  const lines = [1]
  let [position, line] = [0, 1]
  for await (const chunk of ends.length === 0 ? [] : input.chunks(0, ends.at(-1))) {
    let at = 0
    while (lines.length <= ends.length && ends[lines.length - 1]! <= position + chunk.length) {
      const to = ends[lines.length - 1]! - position
      line += lineFeeds(chunk, at, to)
      lines.push(line)
      at = to
    }
    line += lineFeeds(chunk, at, chunk.length)
    position += chunk.length
  }
  return { ends: [...ends, input.size], lines }
}

function lineFeeds(bytes: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED, from); at >= 0 && at < to; at = bytes.indexOf(LINE_FEED, at + 1)) count++
  return count
}
