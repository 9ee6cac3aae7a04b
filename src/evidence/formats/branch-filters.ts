/** Filters that packers put before LZMA: differences of bytes, and absolute jump targets in programs (7-Zip, xz). Undone while unpacking. */

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

/** One instruction at `at`, `position` bytes into the program, changed in place. */
type Undo = (bytes: Buffer, at: number, position: number) => void

/** Instructions of one length: what is left over waits for the next chunk. `look`: bytes an instruction takes, if more than its step. */
async function* undoSteps(chunks: AsyncIterable<Buffer>, step: number, undo: Undo, look = step): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0)
  let position = 0
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([held, chunk])
    let at = 0
    for (; at + look <= bytes.length; at += step) undo(bytes, at, position + at)
    position += at
    if (at > 0) yield bytes.subarray(0, at)
    held = bytes.subarray(at)
  }
  if (held.length > 0) yield held
}

function undoArm(bytes: Buffer, at: number, position: number): void {
  if (bytes[at + 3] !== 0xeb) return
  const target = (bytes.readUIntLE(at, 3) << 2) - (position + 8)
  bytes.writeUIntLE((target >>> 2) & 0xffffff, at, 3)
}

async function* undoArmThumb(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  // The second half of a pair is an instruction of its own to the stepper: it never looks like a first half, so it passes
  yield* undoSteps(
    chunks,
    2,
    (bytes, at, position) => {
      const high = bytes.readUInt16LE(at)
      const low = bytes.readUInt16LE(at + 2)
      if ((high & 0xf800) !== 0xf000 || (low & 0xf800) !== 0xf800) return
      const target = (((((high & 0x7ff) << 11) | (low & 0x7ff)) << 1) - (position + 4)) >>> 1
      bytes.writeUInt16LE(0xf000 | ((target >>> 11) & 0x7ff), at)
      bytes.writeUInt16LE(0xf800 | (target & 0x7ff), at + 2)
    },
    4,
  )
}

function undoArm64(bytes: Buffer, at: number, position: number): void {
  const word = bytes.readUInt32LE(at)
  if (word >>> 26 === 0x25) bytes.writeUInt32LE((0x94000000 | ((word - (position >>> 2)) & 0x3ffffff)) >>> 0, at)
  else if ((word & 0x9f000000) >>> 0 === 0x90000000) {
    const source = ((word >>> 29) & 3) | ((word >>> 3) & 0x1ffffc)
    if (((source + 0x20000) & 0x1c0000) !== 0) return
    const page = source - (position >>> 12)
    const kept = word & 0x9000001f
    bytes.writeUInt32LE((kept | ((page & 3) << 29) | ((page & 0x3fffc) << 3) | (-(page & 0x20000) & 0xe00000)) >>> 0, at)
  }
}

function undoPowerPc(bytes: Buffer, at: number, position: number): void {
  const word = bytes.readUInt32BE(at)
  if ((word & 0xfc000003) >>> 0 === 0x48000001) bytes.writeUInt32BE((0x48000001 | (((word & 0x3fffffc) - position) & 0x3fffffc)) >>> 0, at)
}

function undoSparc(bytes: Buffer, at: number, position: number): void {
  const word = bytes.readUInt32BE(at)
  if (word >>> 22 !== 0x100 && word >>> 22 !== 0x1ff) return
  const target = (((word << 2) >>> 0) - position) >>> 2
  bytes.writeUInt32BE((((0 - ((target >>> 22) & 1)) << 22) & 0x3fffffff) | (target & 0x3fffff) | 0x40000000, at)
}

/** Which of the three slots of a bundle hold branches, by its template. */
const IA64_SLOTS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0]
function undoIa64(bytes: Buffer, at: number, position: number): void {
  const slots = IA64_SLOTS[bytes[at]! & 31]!
  for (let slot = 0; slot < 3; slot++) {
    if (((slots >>> slot) & 1) === 0) continue
    const bit = slot * 41 + 5
    const from = at + (bit >>> 3)
    const shift = BigInt(bit & 7)
    let word = 0n
    for (let index = 5; index >= 0; index--) word = (word << 8n) | BigInt(bytes[from + index]!)
    const instruction = word >> shift
    if (((instruction >> 37n) & 0xfn) !== 5n || ((instruction >> 9n) & 7n) !== 0n) continue
    const source = Number((instruction >> 13n) & 0xfffffn) | (Number((instruction >> 36n) & 1n) << 20)
    const target = ((source * 16 - position) >>> 0) >>> 4
    const mask = 0x8fffffn << 13n
    const changed = (instruction & ~mask) | (BigInt(target & 0xfffff) << 13n) | (BigInt(target & 0x100000) << 16n)
    word = (word & ((1n << shift) - 1n)) | (changed << shift)
    for (let index = 0; index < 6; index++, word >>= 8n) bytes[from + index] = Number(word & 0xffn)
  }
}

/** Absolute jump targets in the programs of one kind of processor, made relative again (xz file format 1.2.1, section 5.3.2). */
export const BRANCH_FILTERS = {
  x86: undoX86,
  powerpc: (chunks) => undoSteps(chunks, 4, undoPowerPc),
  ia64: (chunks) => undoSteps(chunks, 16, undoIa64),
  arm: (chunks) => undoSteps(chunks, 4, undoArm),
  armThumb: undoArmThumb,
  sparc: (chunks) => undoSteps(chunks, 4, undoSparc),
  arm64: (chunks) => undoSteps(chunks, 4, undoArm64),
} as const satisfies Record<string, (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer>>
export type BranchFilter = keyof typeof BRANCH_FILTERS
