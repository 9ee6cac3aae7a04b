/**
 * Takes a folder of evidence in: lists it, hashes every file (SHA-256, FIPS 180-4) and hands its bytes to the vault in the same pass.
 * ISO/IEC 27037: hashed at receipt, the original never changed. Can be stopped at any moment and started again.
 */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { isDiskFull } from '../errors.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { diskPathOf } from './evidence-path.ts'
import { findEvidenceRoot, inWords, walkFolder, type WalkedFile } from './walk-folder.ts'
import { prepareReaders } from './sandbox/pool.ts'
import { listTopLevelFiles, replaceFiles, saveTakenFiles, type TakenFile } from './queries.ts'

export type TakeInOptions = {
  /** Keeps a copy (the vault). Must read all chunks, or throw. Called once a file, in parallel for several files. */
  store?: (file: { fileNo: number; path: string; bytes: number }, chunks: AsyncIterable<Buffer>) => Promise<void>
  /** How many files are hashed at a time. */
  parallel?: number
  signal?: AbortSignal
}
export type TakeInSummary = { folder: string; fileCount: number; bytes: number; hashedCount: number; skippedCount: number; refusedCount: number }

const CHUNK_BYTES = 1 << 20
/** A stop loses at most this many hashes, or this much time. */
const SAVE_EVERY_FILES = 1_000
const SAVE_EVERY_MS = 2_000
/** Never follows a link put there since the walk, never waits for the other end of a pipe. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Errors: `folder_missing`, `folder_empty`, `file_unreadable` (the folder itself). A single file that fails is listed with its reason. */
export async function takeIn(ctx: Context, incidentId: IncidentId, folder: string, options: TakeInOptions = {}): Promise<TakeInSummary> {
  const root = await findEvidenceRoot(folder)
  // the readers are found out about while the disk is busy
  prepareReaders()
  const files = await walkFolder(root)
  const hashes = await saveListing(ctx, incidentId, files)
  const todo = files.flatMap((file, index) => (file.refusal === '' && hashes[index] === null ? [{ ...file, fileNo: index + 1 }] : []))
  const summary: TakeInSummary = {
    folder: root.folder,
    fileCount: files.length,
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    hashedCount: 0,
    skippedCount: hashes.filter((hash) => hash !== null).length,
    refusedCount: files.filter((file) => file.refusal !== '').length,
  }
  await hashAll(ctx, incidentId, root.folder, todo, options, summary)
  return summary
}

/** Writes the inventory; known hashes of unchanged files stay. The same folder gives the same numbers. Returns the known hash of each file. */
async function saveListing(ctx: Context, incidentId: IncidentId, files: WalkedFile[]): Promise<(string | null)[]> {
  const known = new Map((await listTopLevelFiles(ctx.store, incidentId)).map((file) => [file.path, file]))
  const hashes = files.map((file) => {
    const before = known.get(file.path)
    return before !== undefined && before.bytes === file.bytes && before.modifiedAt?.getTime() === file.modifiedAt?.getTime() ? before.sha256 : null
  })
  const isSame =
    known.size === files.length && files.every((file, index) => known.get(file.path)?.fileNo === index + 1 && (hashes[index] !== null || file.refusal !== ''))
  if (isSame) return hashes
  const rows = files.map((file, index) => ({
    ...file,
    sha256: hashes[index]!,
    status: file.refusal === '' ? null : ('refused' as const),
    reason: file.refusal === '' ? null : file.refusal,
  }))
  await ctx.store.transaction((tx) => replaceFiles(tx, incidentId, rows))
  return hashes
}

type NumberedFile = WalkedFile & { fileNo: number }

async function hashAll(
  ctx: Context,
  incidentId: IncidentId,
  folder: string,
  todo: NumberedFile[],
  options: TakeInOptions,
  summary: TakeInSummary,
): Promise<void> {
  const total = todo.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  let unsaved: TakenFile[] = []
  let savedAt = Date.now()
  let next = 0
  const save = async () => {
    const batch = unsaved
    unsaved = []
    savedAt = Date.now()
    await saveTakenFiles(ctx.store, incidentId, batch)
  }
  const work = async () => {
    while (next < todo.length) {
      options.signal?.throwIfAborted()
      const file = todo[next++]!
      const taken = await takeOne(folder, file, options)
      unsaved.push(taken)
      if (taken.status === null) summary.hashedCount++
      else summary.refusedCount++
      done += file.bytes
      ctx.report({ stage: 'take-in', done, total, unit: 'bytes' })
      if (unsaved.length >= SAVE_EVERY_FILES || Date.now() - savedAt > SAVE_EVERY_MS) await save()
    }
  }
  const results = await Promise.allSettled(Array.from({ length: options.parallel ?? 4 }, work))
  await save()
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

async function takeOne(folder: string, file: NumberedFile, options: TakeInOptions): Promise<TakenFile> {
  let handle: FileHandle | undefined
  try {
    handle = await open(diskPathOf(folder, file.path), OPEN_FLAGS)
  } catch (error) {
    return { fileNo: file.fileNo, bytes: file.bytes, sha256: null, status: 'refused', reason: `it cannot be opened: ${inWords(error)}` }
  }
  try {
    const reading = new HashingReader(handle, file.bytes)
    if (options.store) await options.store({ fileNo: file.fileNo, path: file.path, bytes: file.bytes }, reading.chunks())
    // What the store left unread is hashed all the same.
    for await (const _ of reading.chunks()) options.signal?.throwIfAborted()
    return { fileNo: file.fileNo, bytes: reading.bytes, sha256: reading.digest(), status: null, reason: null }
  } catch (error) {
    if (!isReadError(error)) throw error
    return { fileNo: file.fileNo, bytes: file.bytes, sha256: null, status: 'damaged', reason: `it cannot be read to the end: ${inWords(error)}` }
  } finally {
    await handle.close()
  }
}

/** An error of the evidence, not of our own disk or database. */
function isReadError(error: unknown): boolean {
  return !isDiskFull(error) && (error as NodeJS.ErrnoException | null)?.syscall === 'read'
}

/** Reads a file once, in order, and hashes what passes. */
class HashingReader {
  readonly #handle: FileHandle
  readonly #pieceBytes: number
  readonly #hash = createHash('sha256')
  bytes = 0

  /** A file that does not grow is read in one piece and one empty one. */
  constructor(handle: FileHandle, expectedBytes: number) {
    this.#handle = handle
    this.#pieceBytes = Math.min(CHUNK_BYTES, expectedBytes + 1)
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      // A new buffer each time: the vault may still hold the last one.
      const buffer = Buffer.allocUnsafeSlow(this.#pieceBytes)
      const { bytesRead } = await this.#handle.read(buffer, 0, buffer.length, this.bytes)
      if (bytesRead === 0) return
      const chunk = buffer.subarray(0, bytesRead)
      this.#hash.update(chunk)
      this.bytes += bytesRead
      yield chunk
    }
  }

  digest(): string {
    return this.#hash.digest('hex')
  }
}
