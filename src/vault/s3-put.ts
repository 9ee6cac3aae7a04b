/** A sealed file into a bucket: in one request or in parts, wholly or not at all. Memory is that of the parts on their way, however large the file. */
import { open, type FileHandle } from 'node:fs/promises'
import { AppError } from '../errors.ts'
import { inParallel } from './in-parallel.ts'
import { isObjectName } from './place.ts'
import { eachIn, textIn } from './s3-xml.ts'
import type { S3Client } from './s3-client.ts'
import { knowsNoCondition, type S3Answer } from './s3-errors.ts'

/** A store takes at least 5 MiB a part, and at most 10,000 parts (Amazon S3 multipart upload limits). */
export const PART_BYTES = 8 << 20
const MOST_PARTS = 10_000
/** Of one object; and what is in memory of all objects together, unless a single part is larger (objects over 312 GiB). */
const MOST_PARTS_IN_FLIGHT = 4
const MOST_BYTES_IN_FLIGHT = MOST_PARTS_IN_FLIGHT * PART_BYTES
const ONCE = { 'if-none-match': '*' }

/** `new`: where another has put the same name meanwhile, that one stays. `over`: what is there is replaced. */
export async function putFile(client: S3Client, name: string, path: string, how: 'new' | 'over'): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const headers = how === 'new' ? ONCE : {}
    const answer = await (size <= PART_BYTES
      ? inTurn(size, async () => putWhole(client, name, await readPart(file, 0, size), headers))
      : putInParts(client, name, file, size, headers))
    // An answer that was lost on the way, or another process with the same content: either way it is there, or this was not ours to take for done.
    if (answer.status === 412 || size > PART_BYTES) await requireSize(client, name, size)
  } finally {
    await file.close()
  }
}

async function putWhole(client: S3Client, name: string, body: Buffer, headers: Record<string, string>): Promise<S3Answer> {
  const request = { method: 'PUT', attempt: 'write an object', name, body } as const
  return withCondition(headers, client, (conditions) => client.ask({ ...request, headers: conditions }, [400, 412, 501]))
}

/** Older stores refuse a condition they do not know; that the name is free was asked before. */
async function withCondition(
  headers: Record<string, string>,
  client: S3Client,
  send: (headers: Record<string, string>) => Promise<S3Answer>,
): Promise<S3Answer> {
  const answer = await send(headers)
  if (answer.status < 300 || answer.status === 412) return answer
  const again = Object.keys(headers).length > 0 && knowsNoCondition(answer) ? await send({}) : answer
  if (again.status >= 300) throw client.refusal(again, 'write an object')
  return again
}

async function putInParts(client: S3Client, name: string, file: FileHandle, size: number, headers: Record<string, string>): Promise<S3Answer> {
  const attempt = 'write an object'
  const started = await client.ask({ method: 'POST', attempt, name, query: { uploads: '' } })
  const uploadId = textIn(started.body.toString('utf8'), 'UploadId')
  if (uploadId === '') throw new AppError('vault_refused', { place: client.place, attempt, reason: 'it began an upload without a number' })
  try {
    const marks = await putParts(client, name, uploadId, file, size)
    const body = Buffer.from(
      `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${marks
        .map((mark, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${mark}</ETag></Part>`)
        .join('')}</CompleteMultipartUpload>`,
    )
    const request = { method: 'POST', attempt, name, query: { uploadId }, body } as const
    // 404: the answer to an earlier try was lost, and the upload is over. Its size tells.
    const answer = await withCondition(headers, client, async (conditions) => {
      const said = await client.ask({ ...request, headers: conditions }, [400, 404, 412, 501])
      return said.status === 404 ? { ...said, status: 412 } : said
    })
    if (answer.status === 412) await endUpload(client, name, uploadId)
    return answer
  } catch (error) {
    await endUpload(client, name, uploadId)
    throw error
  }
}

/** Sends every part and gives the store's mark (ETag) of each. When it returns or throws, none is on its way. */
async function putParts(client: S3Client, name: string, uploadId: string, file: FileHandle, size: number): Promise<string[]> {
  const partBytes = Math.max(PART_BYTES, Math.ceil(size / MOST_PARTS / PART_BYTES) * PART_BYTES)
  const marks = Array.from({ length: Math.ceil(size / partBytes) }, () => '')
  await inParallel([...marks.keys()], MOST_PARTS_IN_FLIGHT, async (index) => {
    const length = Math.min(partBytes, size - index * partBytes)
    await inTurn(length, async () => {
      const body = await readPart(file, index * partBytes, length)
      const query = { partNumber: String(index + 1), uploadId }
      const answer = await client.ask({ method: 'PUT', attempt: 'write an object', name, query, body })
      marks[index] = answer.headers.etag ?? ''
    })
  })
  return marks
}

let bytesInFlight = 0
const waiting: { bytes: number; go(): void }[] = []

/** Bodies of all objects take turns, so that memory does not grow with the number of files. One that is larger than the limit goes alone. */
async function inTurn<Result>(bytes: number, work: () => Promise<Result>): Promise<Result> {
  if (waiting.length > 0 || !fits(bytes)) await new Promise<void>((go) => waiting.push({ bytes, go }))
  else bytesInFlight += bytes
  try {
    return await work()
  } finally {
    bytesInFlight -= bytes
    while (waiting.length > 0 && fits(waiting[0]!.bytes)) {
      bytesInFlight += waiting[0]!.bytes
      waiting.shift()!.go()
    }
  }
}

const fits = (bytes: number): boolean => bytesInFlight === 0 || bytesInFlight + bytes <= MOST_BYTES_IN_FLIGHT

/** Errors: `file_unreadable`: our own disk, which nobody shall take for a failing file of the supplier's. */
async function readPart(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const part = Buffer.allocUnsafeSlow(length)
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await file.read(part, filled, length - filled, position + filled).catch((error: NodeJS.ErrnoException) => {
      throw new AppError('file_unreadable', { path: 'a sealed part in the data folder', reason: error.code ?? error.message })
    })
    if (bytesRead === 0) throw new AppError('file_unreadable', { path: 'a sealed part in the data folder', reason: 'it became shorter' })
    filled += bytesRead
  }
  return part
}

async function requireSize(client: S3Client, name: string, size: number): Promise<void> {
  const answer = await client.ask({ method: 'HEAD', attempt: 'look for an object', name })
  if (Number(answer.headers['content-length']) !== size)
    throw new AppError('vault_refused', { place: client.place, attempt: 'write an object', reason: 'what lies there is not what was sent' })
}

async function endUpload(client: S3Client, name: string, uploadId: string): Promise<void> {
  // What cannot be ended now is ended with the old ones.
  await client.ask({ method: 'DELETE', attempt: 'remove an object', name, query: { uploadId } }, [404]).catch(() => {})
}

/** Ends uploads under our names that began before `before`: whoever made them is gone. Gives how many. */
export async function endOldUploads(client: S3Client, prefix: string, before: Date): Promise<number> {
  let [ended, marker] = [0, {} as Record<string, string>]
  for (;;) {
    const answer = await client.ask({
      method: 'GET',
      attempt: 'list the objects',
      name: null,
      query: { uploads: '', ...(prefix === '' ? {} : { prefix }), ...marker },
    })
    const xml = answer.body.toString('utf8')
    for (const upload of eachIn(xml, 'Upload')) {
      const key = textIn(upload, 'Key')
      if (!key.startsWith(prefix) || !isObjectName(key.slice(prefix.length)) || !(new Date(textIn(upload, 'Initiated')) < before)) continue
      await client.ask(
        { method: 'DELETE', attempt: 'remove an object', name: key.slice(prefix.length), query: { uploadId: textIn(upload, 'UploadId') } },
        [404],
      )
      ended++
    }
    if (textIn(xml, 'IsTruncated') !== 'true') return ended
    marker = { 'key-marker': textIn(xml, 'NextKeyMarker'), 'upload-id-marker': textIn(xml, 'NextUploadIdMarker') }
  }
}
