/**
 * Plain objects with typed arrays in one file: a line of JSON, then the arrays as they lie in memory, so that hundreds of megabytes are read as fast as
 * the disk gives them, while others work. They come back in shared memory, for threads. Little-endian, as every machine that Node runs on today.
 */
import { existsSync } from 'node:fs'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'

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

/** Whole or not at all; readable by this user only. Nothing of it may change until it is written. */
export async function writeKept(path: string, value: object): Promise<void> {
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
  const file = await open(part, 'w', 0o600)
  try {
    await writeAll(file, new Uint8Array(start.buffer))
    await writeAll(file, head)
    await writeAll(file, new Uint8Array(aligned(head.length) - head.length))
    for (const numbers of arrays) {
      await writeAll(file, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength))
      await writeAll(file, new Uint8Array(aligned(numbers.byteLength) - numbers.byteLength))
    }
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
}

/** Null where there is no such file, or it is not whole. */
export async function readKept(path: string): Promise<unknown> {
  if (!existsSync(path)) return null
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const start = new Int32Array(HEADER_BYTES / 4)
    if (size < HEADER_BYTES || (await readAll(file, new Uint8Array(start.buffer))) < HEADER_BYTES || start[0] !== MAGIC) return null
    const head = Buffer.alloc(aligned(start[1]!))
    if ((await readAll(file, head)) < head.length) return null
    const body = new SharedArrayBuffer(Math.max(0, size - HEADER_BYTES - head.length))
    await readAll(file, new Uint8Array(body))
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
    await file.close()
  }
}

/** Whether a file begins as a kept one does, whole or not: nothing else may be written over. An empty file is nobody's. */
export async function looksKept(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const start = new Int32Array(1)
    const bytes = await readAll(file, new Uint8Array(start.buffer))
    return bytes === 0 || (bytes === start.byteLength && start[0] === MAGIC)
  } finally {
    await file.close()
  }
}

export async function forgetKept(path: string): Promise<void> {
  await rm(path, { force: true })
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGNED) * ALIGNED

function isPlace(part: unknown): part is Place {
  return part !== null && typeof part === 'object' && '$' in part && 'at' in part && (part as Place).$ in TYPES
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length;) from += (await file.write(bytes, from, Math.min(PIECE_BYTES, bytes.length - from))).bytesWritten
}

async function readAll(file: FileHandle, bytes: Uint8Array): Promise<number> {
  let from = 0
  while (from < bytes.length) {
    const { bytesRead } = await file.read(bytes, from, Math.min(PIECE_BYTES, bytes.length - from), null)
    if (bytesRead === 0) break
    from += bytesRead
  }
  return from
}
