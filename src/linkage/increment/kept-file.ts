/**
 * Plain objects with typed arrays in one file: a line of JSON, then the arrays as they lie in memory, so that hundreds of megabytes are read as fast as
 * the disk gives them. Integers and bytes come back in shared memory, for threads. Little-endian, as every machine that Node runs on today.
 */
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'

type Numbers = Int32Array | Uint8Array | Float32Array | Float64Array
const TYPES = { i4: Int32Array, u1: Uint8Array, f4: Float32Array, f8: Float64Array } as const
type TypeName = keyof typeof TYPES
type Place = { $: TypeName; at: number; length: number }

/** Arrays begin at multiples of this many bytes. */
const ALIGNED = 8
const HEADER_BYTES = 16
const MAGIC = 0x544f4353
/** Node writes and reads at most 2 GiB at once. */
const PIECE_BYTES = 1 << 30

/** Whole or not at all; readable by this user only. */
export function writeKept(path: string, value: object): void {
  const arrays: Numbers[] = []
  let at = 0
  const json = JSON.stringify(value, (_, part: unknown) => {
    const name = part instanceof Object ? (Object.keys(TYPES) as TypeName[]).find((type) => part instanceof TYPES[type]) : undefined
    if (name === undefined) return part
    const numbers = part as Numbers
    const place: Place = { $: name, at, length: numbers.length }
    arrays.push(numbers)
    at += aligned(numbers.byteLength)
    return place
  })
  const head = Buffer.from(json, 'utf8')
  const start = new Int32Array([MAGIC, head.length, 0, 0])
  const part = `${path}.part`
  const file = openSync(part, 'w', 0o600)
  try {
    writeAll(file, new Uint8Array(start.buffer))
    writeAll(file, head)
    writeAll(file, new Uint8Array(aligned(head.length) - head.length))
    for (const numbers of arrays) {
      writeAll(file, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
      writeAll(file, new Uint8Array(aligned(numbers.byteLength) - numbers.byteLength))
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(part, path)
}

/** Null where there is no such file, or it is not whole. */
export function readKept(path: string): unknown {
  if (!existsSync(path)) return null
  const size = statSync(path).size
  const file = openSync(path, 'r')
  try {
    const start = new Int32Array(HEADER_BYTES / 4)
    if (size < HEADER_BYTES || readAll(file, new Uint8Array(start.buffer)) < HEADER_BYTES || start[0] !== MAGIC) return null
    const head = Buffer.alloc(aligned(start[1]!))
    if (readAll(file, head) < head.length) return null
    const body = new SharedArrayBuffer(Math.max(0, size - HEADER_BYTES - head.length))
    readAll(file, new Uint8Array(body))
    let isWhole = true
    const value: unknown = JSON.parse(head.toString('utf8', 0, start[1]), (_, part: unknown) => {
      if (!isPlace(part)) return part
      const Type = TYPES[part.$]
      if (part.at + part.length * Type.BYTES_PER_ELEMENT > body.byteLength) {
        isWhole = false
        return null
      }
      return new Type(body as unknown as ArrayBuffer, part.at, part.length)
    })
    return isWhole ? value : null
  } finally {
    closeSync(file)
  }
}

export function forgetKept(path: string): void {
  rmSync(path, { force: true })
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGNED) * ALIGNED

function isPlace(part: unknown): part is Place {
  return part !== null && typeof part === 'object' && '$' in part && 'at' in part && (part as Place).$ in TYPES
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from, Math.min(PIECE_BYTES, bytes.length - from))
}

function readAll(file: number, bytes: Uint8Array): number {
  let from = 0
  while (from < bytes.length) {
    const read = readSync(file, bytes, from, Math.min(PIECE_BYTES, bytes.length - from), null)
    if (read === 0) break
    from += read
  }
  return from
}
