/** Files that visitors add: sealed as they come in, in the spool, never whole in memory. The desk takes them into the vault. */
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { mkdirSync } from 'node:fs'
import { open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { paperFolderOf } from '../enquiry/site-card.ts'
import type { DraftFile } from '../enquiry/draft-box.ts'
import { newUuid } from '../ids.ts'
import { HEAD_BYTES, paperType } from '../enquiry/paper-type.ts'
import { sealFile } from '../enquiry/sealed-file.ts'
import type { FileProblem } from '../enquiry/pages/question.ts'

export const MOST_FILES = 10
const MOST_BYTES = 50 * 1024 * 1024
/** Below this much free space no file is taken, so that forms still can be. */
const SPARE_BYTES = 512 * 1024 * 1024
/** Longest kept of a file's name, in characters. */
const NAME_LENGTH = 120
const KEPT_MS = 29 * 86_400_000
/** Whoever sends slower than this, looked at once a minute, is cut off. */
const LEAST_BYTES_PER_SECOND = 2_048
const LOOK_EVERY_MS = 60_000

export type Papers = {
  take(request: IncomingMessage, incidentId: string, publicKey: Buffer): Promise<DraftFile | FileProblem>
  remove(fileId: string): Promise<void>
  sweep(now: Date): Promise<void>
}

export function openPapers(spoolFolder: string): Papers {
  const folder = paperFolderOf(spoolFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (fileId: string) => join(folder, `${fileId}.paper`)
  return {
    take: async (request, incidentId, publicKey) => {
      const { bavail, bsize } = await statfs(folder)
      if (bavail * bsize < SPARE_BYTES) {
        request.resume()
        return 'full'
      }
      return takeFile(request, (stream, name) => keepFile({ stream, name, path: pathOf, incidentId, publicKey }))
    },
    remove: (fileId) => (/^[0-9a-f-]{36}$/.test(fileId) ? rm(pathOf(fileId), { force: true }) : Promise.resolve()),
    sweep: async (now) => {
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const found = await stat(path).catch(() => null)
        if (found !== null && now.getTime() - found.mtimeMs > (name.endsWith('.part') ? 3_600_000 : KEPT_MS)) await rm(path, { force: true })
      }
    },
  }
}

/** The one file of the body; everything else in it is read and dropped. */
function takeFile(
  request: IncomingMessage,
  keep: (stream: BusboyFileStream, name: string) => Promise<DraftFile | FileProblem>,
): Promise<DraftFile | FileProblem> {
  return new Promise((settle) => {
    let kept: Promise<DraftFile | FileProblem> | null = null
    let parser: BusboyInstance
    try {
      parser = new Busboy({
        headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' },
        limits: { fileSize: MOST_BYTES, files: 1, fields: 4, fieldSize: 1_024, parts: 6, headerPairs: 20 },
      })
    } catch {
      request.resume()
      return settle('none')
    }
    const end = () => settle((kept ?? Promise.resolve('none' as const)).catch(() => 'full' as const))
    parser.on('file', (_field, stream, name) => {
      kept = keep(stream, name)
    })
    parser.on('finish', end)
    parser.on('error', () => {
      request.unpipe(parser)
      request.resume()
      settle('none')
    })
    // The visitor left halfway: what came is not the file.
    request.on('aborted', () => settle('none'))
    dropWhenSlow(request)
    request.pipe(parser)
  })
}

function dropWhenSlow(request: IncomingMessage): void {
  const startedAt = performance.now()
  let bytes = 0
  request.on('data', (chunk: Buffer) => (bytes += chunk.length))
  const look = setInterval(() => {
    if (bytes < ((performance.now() - startedAt) / 1_000) * LEAST_BYTES_PER_SECOND) request.destroy()
  }, LOOK_EVERY_MS)
  request.once('close', () => clearInterval(look))
}

type Kept = { stream: BusboyFileStream; name: string; path: (fileId: string) => string; incidentId: string; publicKey: Buffer }

async function keepFile({ stream, name, path, incidentId, publicKey }: Kept): Promise<DraftFile | FileProblem> {
  const fileId = newUuid()
  const sealer = sealFile(publicKey, incidentId, fileId)
  const part = `${path(fileId)}.part`
  const file = await open(part, 'wx', 0o600)
  let head = Buffer.alloc(0)
  let bytes = 0
  try {
    await file.writeFile(sealer.header)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)])
      bytes += chunk.length
      const frames = sealer.push(chunk)
      if (frames.length > 0) await file.writeFile(frames)
    }
    const kind = paperType(head)
    const problem: FileProblem | null = stream.truncated ? 'too_large' : bytes === 0 ? 'none' : kind === null ? 'kind' : null
    if (problem !== null) {
      await rm(part, { force: true })
      return problem
    }
    await file.writeFile(sealer.end())
    await file.sync()
    await rename(part, path(fileId))
    return { fileId, name: nameOf(name, kind!.extension), bytes, type: kind!.type }
  } catch (error) {
    await rm(part, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

/** The last part of what the browser calls it, without what could steer a screen or a path. */
function nameOf(name: string, extension: string): string {
  const plain = (name ?? '')
    .split(/[\\/]/)
    .at(-1)!
    .normalize('NFC')
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .trim()
    .slice(-NAME_LENGTH)
  return plain === '' || plain.startsWith('.') ? `file.${extension}` : plain
}
