/** Filters that packers put before LZMA: differences of bytes, and absolute jump targets in x86 programs (7-Zip, xz). Undone while unpacking. */

/** Each byte was stored as the difference from the one `distance` before. */
export async function* undoDelta(chunks: AsyncIterable<Buffer>, distance: number): AsyncGenerator<Buffer> {
  const history = new Uint8Array(distance)
  let at = 0
  for await (const chunk of chunks) {
    const out = Buffer.from(chunk)
    for (let index = 0; index < out.length; index++) {
      out[index] = history[at] = (out[index]! + history[at]!) & 0xff
      at = at + 1 === distance ? 0 : at + 1
    }
    yield out
  }
}

/** x86: targets of CALL and JMP were made absolute. Bytes that may still change are held back until the next chunk. */
export async function* undoX86(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const state: X86 = { mask: 0, last: -5, position: 0 }
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([held, chunk])
    const done = convertX86(bytes, state)
    state.position += done
    if (done > 0) yield bytes.subarray(0, done)
    held = bytes.subarray(done)
  }
  if (held.length > 0) yield held
}

/** `last`: where the last opcode stood; `mask`: which of the bytes behind it could have been converted. */
type X86 = { mask: number; last: number; position: number }
const BIT_NUMBER = [0, 1, 2, 2, 3]
const isEdge = (byte: number): boolean => byte === 0 || byte === 0xff

/** In place; returns how many bytes are final. The same steps as the public-domain filter of XZ Utils. */
function convertX86(bytes: Buffer, state: X86): number {
  if (bytes.length < 5) return 0
  let { mask, last } = state
  if (state.position - last > 5) last = state.position - 5
  let at = 0
  for (const limit = bytes.length - 5; at <= limit;) {
    if ((bytes[at]! & 0xfe) !== 0xe8) {
      at++
      continue
    }
    const offset = state.position + at - last
    last = state.position + at
    if (offset > 5) mask = 0
    else for (let step = 0; step < offset; step++) mask = (mask & 0x77) << 1
    const top = bytes[at + 4]!
    if (isEdge(top) && mask >> 1 <= 4 && mask >> 1 !== 3) {
      const target = targetOf(bytes.readUInt32LE(at + 1), state.position + at + 5, mask)
      bytes.writeUInt32LE(((target & 0xffffff) | ((target >>> 24) & 1 ? 0xff000000 : 0)) >>> 0, at + 1)
      at += 5
      mask = 0
    } else {
      at++
      mask |= isEdge(top) ? 0x11 : 1
    }
  }
  state.mask = mask
  state.last = last
  return at
}

function targetOf(stored: number, position: number, mask: number): number {
  for (let source = stored; ;) {
    const target = (source - position) >>> 0
    if (mask === 0) return target
    const index = BIT_NUMBER[mask >> 1]! * 8
    if (!isEdge((target >>> (24 - index)) & 0xff)) return target
    source = (target ^ (2 ** (32 - index) - 1)) >>> 0
  }
}
