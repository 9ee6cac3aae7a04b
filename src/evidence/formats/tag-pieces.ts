/** XML that comes in chunks, given on in pieces that end behind a tag and are UTF-8, without a string being made of it. */
import { isUtf8 } from 'node:buffer'

/** Without the end of a tag for so long, what came is given on as it is. */
const LONGEST_TAG_BYTES = 8 << 20
const FIRST_HELD_BYTES = 512 << 10
const TAG_END = 62

export type TagPieces = {
  push(chunk: Buffer): void
  /** What was left over, whole or not. */
  end(): void
}

/** `read` is given what there is and answers how much of it was used; the rest comes again with more behind it. A piece holds only until `read` is done. */
export function createTagPieces(read: (bytes: Buffer, isLast: boolean) => number): TagPieces {
  let held = Buffer.allocUnsafeSlow(FIRST_HELD_BYTES)
  let end = 0

  function hold(bytes: Buffer): void {
    if (end + bytes.length > held.length) {
      const larger = Buffer.allocUnsafeSlow(2 * (end + bytes.length))
      larger.set(held.subarray(0, end))
      held = larger
    }
    held.set(bytes, end)
    end += bytes.length
  }

  function give(length: number, isLast: boolean): void {
    const piece = held.subarray(0, length)
    if (isUtf8(piece)) {
      const used = read(piece, isLast)
      held.copyWithin(0, used, end)
      end -= used
      return
    }
    const mended = Buffer.from(piece.toString())
    const rest = Buffer.concat([mended.subarray(read(mended, isLast)), held.subarray(length, end)])
    end = 0
    hold(rest)
  }

  return {
    push(chunk) {
      const tag = chunk.lastIndexOf(TAG_END)
      const before = end
      hold(chunk)
      if (tag >= 0) give(before + tag + 1, false)
      else if (end > LONGEST_TAG_BYTES) give(end, false)
    },
    end() {
      if (end > 0) give(end, true)
      end = 0
    },
  }
}

/** Whether `sign` stands at `at`. */
export function standsAt(bytes: Buffer, at: number, sign: Buffer): boolean {
  for (let index = 0; index < sign.length; index++) if (bytes[at + index] !== sign[index]) return false
  return true
}
