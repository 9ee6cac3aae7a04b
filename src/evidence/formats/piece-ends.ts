/** Where a huge delimited text can be cut so that each piece begins with a whole row. */
import type { ByteSource } from './format.ts'

const LINE_FEED = 10
const CARRIAGE_RETURN = 13

/**
 * Ends of pieces of about `pieceBytes`, in bytes; the last is the file's size. A cut lies behind a line end that is outside quotes (an even number of them came
 * before), with a line that says something on either side: an empty line may part two tables. `firstSign`: what every row begins with. One end only: no
 * good place was found.
 */
export async function pieceEnds(input: ByteSource, pieceBytes: number, quote: string, firstSign = ''): Promise<number[]> {
  const firstCode = firstSign === '' ? -1 : firstSign.charCodeAt(0)
  const quoteCode = quote === '' ? -1 : quote.charCodeAt(0)
  const ends: number[] = []
  let position = 0
  let isInside = false
  let wanted = pieceBytes
  // The two bytes before this chunk.
  let [before, beforeThat] = [LINE_FEED, LINE_FEED]
  let pending = -1
  for await (const chunk of input.passing?.() ?? input.chunks()) {
    let at = 0
    while (at < chunk.length) {
      // far from a cut only quotes count
      const far = pending >= 0 ? 0 : Math.min(chunk.length - at, wanted - position - at)
      if (far > 0) {
        const end = at + far
        if (quoteCode >= 0 && isOdd(chunk, at, end, quoteCode)) isInside = !isInside
        beforeThat = far > 1 ? chunk[end - 2]! : before
        before = chunk[end - 1]!
        at = end
        continue
      }
      const byte = chunk[at]!
      if (pending >= 0) {
        if (firstCode === -1 ? byte !== LINE_FEED && byte !== CARRIAGE_RETURN : byte === firstCode) {
          ends.push(pending)
          wanted = pending + pieceBytes
        }
        pending = -1
      }
      if (byte === quoteCode) isInside = !isInside
      else if (byte === LINE_FEED && !isInside && position + at >= wanted && before !== LINE_FEED && !(before === CARRIAGE_RETURN && beforeThat === LINE_FEED))
        pending = position + at + 1
      beforeThat = before
      before = byte
      at++
    }
    position += chunk.length
  }
  // A small rest is not worth a piece of its own.
  if (ends.length > 0 && position - ends.at(-1)! < pieceBytes / 4) ends.pop()
  return [...ends, position]
}

/** So many are found one by one by the system's own search; where they stand closer, a look at each byte is quicker. */
const FEW = 64

/** Whether `code` occurs an odd number of times between `from` and `to`. */
function isOdd(bytes: Buffer, from: number, to: number, code: number): boolean {
  let count = 0
  let at = bytes.indexOf(code, from)
  for (; at >= 0 && at < to && count < FEW; at = bytes.indexOf(code, at + 1)) count++
  if (at >= 0) for (; at < to; at++) if (bytes[at] === code) count++
  return count % 2 === 1
}
