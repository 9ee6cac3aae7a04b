/**
 * The vault in a bucket. Objects go out sealed and whole: small ones in one request, larger ones in parts, several at a time, each signed with its
 * SHA-256, and a name is given once (`If-None-Match: *`, where the store knows it; asked first in any case). Reading goes on where a line was cut.
 */
import { rmSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomBytes } from 'node:crypto'
import { AppError } from '../errors.ts'
import { tidyParts } from './local.ts'
import { isObjectName, type StoredObject, type Trial, type VaultPlace } from './place.ts'
import { s3Client, type S3Client } from './s3-client.ts'
import { codeOf, isPassing, lineFailure, type Attempt, type S3Answer } from './s3-errors.ts'
import { eachIn, textIn } from './s3-xml.ts'
import { endOldUploads, putFile } from './s3-put.ts'
import type { S3Settings } from './settings.ts'

/** More than in a folder: what takes time is the way there and back. */
const PARALLEL = 16
/** A store that has just taken an object may need a moment to find it. */
const LATE_TRIES = 3
const TRIAL = 'trial'
/** Noise, as everything there. */
const TRIAL_BYTES = 61

/** `partFolder`: where objects are sealed until they are whole. */
export function s3Place(settings: S3Settings, partFolder: string): VaultPlace {
  const client = s3Client(settings)
  const sizeOf = (name: string) => sizeOfObject(client, name)
  return {
    name: client.place,
    partFolder,
    parallel: PARALLEL,
    keep: async (name, part) => {
      const { size } = statSync(part)
      const there = await sizeOf(name)
      // A whole object has one size. Anything else under the name is no object of ours, and the whole one takes its place.
      if (there !== size) await putFile(client, name, part, there === null ? 'new' : 'over')
      rmSync(part, { force: true })
    },
    replace: async (name, part) => {
      await putFile(client, name, part, 'over')
      rmSync(part, { force: true })
    },
    sizeOf,
    read: (name) => readObject(client, name),
    list: (under) => listObjects(client, settings.prefix, under),
    remove: async (name) => void (await client.ask({ method: 'DELETE', attempt: 'remove an object', name }, [404])),
    tidy: async (before) => tidyParts(partFolder, before) + (await endOldUploads(client, settings.prefix, before)),
    tryOut: () => tryBucket(client),
  }
}

/** Answers to HEAD have no body, so a refusal does not say why: reading one byte does. */
async function sizeOfObject(client: S3Client, name: string): Promise<number | null> {
  const attempt = 'look for an object'
  const answer = await client.ask({ method: 'HEAD', attempt, name }, [301, 307, 400, 401, 403, 404])
  if (answer.status < 300) return Number(answer.headers['content-length'])
  if (answer.status === 404) return null
  const said = await client.ask({ method: 'GET', attempt, name, headers: { range: 'bytes=0-0' } }, [404, 416])
  if (said.status === 404) return null
  throw client.refusal(answer, attempt)
}

async function* readObject(client: S3Client, name: string): AsyncGenerator<Buffer> {
  const attempt: Attempt = 'read an object'
  let [position, tries, etag] = [0, 0, '']
  for (;;) {
    const before = position
    try {
      const headers: Record<string, string> = position === 0 ? {} : { range: `bytes=${position}-`, ...(etag === '' ? {} : { 'if-match': etag }) }
      const { answer, body } = await client.open({ method: 'GET', attempt, name, headers })
      if (body !== null) {
        etag = answer.headers.etag ?? ''
        let skipped = skipOf(answer, position)
        for await (const chunk of body as AsyncIterable<Buffer>) {
          const rest = chunk.subarray(Math.min(skipped, chunk.length))
          skipped -= chunk.length - rest.length
          position += rest.length
          if (rest.length > 0) yield rest
        }
        return
      }
      if (answer.status === 404 && codeOf(answer) !== 'NoSuchBucket') {
        if (++tries < LATE_TRIES && (await client.pause(tries))) continue
        throw new AppError('vault_object_missing', { object: name })
      }
      if (!isPassing(answer)) throw client.refusal(answer, attempt)
      if (!(await client.pause(++tries))) throw client.refusal(answer, attempt)
    } catch (error) {
      if (error instanceof AppError) throw error
      // What came through counts: only standing still wears patience out.
      if (position > before) tries = 0
      const { error: said, mayHelp } = lineFailure(error, client.place)
      if (!mayHelp || !(await client.pause(++tries))) throw said
    }
  }
}

/** A store that does not know ranges sends all of it again: how many bytes we have had. */
function skipOf({ status, headers }: S3Answer, position: number): number {
  if (position === 0 || status !== 206) return position
  if (!headers['content-range']?.startsWith(`bytes ${position}-`)) throw new Error('it went on at another place')
  return 0
}

async function* listObjects(client: S3Client, prefix: string, under: string): AsyncGenerator<StoredObject> {
  for (let token: string | null = ''; token !== null;) {
    const query = { 'list-type': '2', prefix: prefix + under, ...(token === '' ? {} : { 'continuation-token': token }) }
    const answer: S3Answer = await client.ask({ method: 'GET', attempt: 'list the objects', name: null, query })
    const xml = answer.body.toString('utf8')
    for (const contents of eachIn(xml, 'Contents')) {
      const name = textIn(contents, 'Key').slice(prefix.length)
      if (isObjectName(name)) yield { name, bytes: Number(textIn(contents, 'Size')) }
    }
    token = textIn(xml, 'IsTruncated') === 'true' ? textIn(xml, 'NextContinuationToken') : null
  }
}

/** One small object of a fixed name, so that trials do not pile up where nothing may be removed. */
async function tryBucket(client: S3Client): Promise<Trial> {
  const body = randomBytes(TRIAL_BYTES)
  await client.ask({ method: 'PUT', attempt: 'write an object', name: TRIAL, body })
  for (let tries = 1; ; tries++) {
    const { body: back } = await client.ask({ method: 'GET', attempt: 'read an object', name: TRIAL })
    // Somebody else's trial at the same moment is as good as ours.
    if (back.length === TRIAL_BYTES) break
    if (tries === LATE_TRIES) throw new AppError('vault_refused', { place: client.place, attempt: 'read an object', reason: 'it gave back something else' })
    await sleep(100)
  }
  await client.ask({ method: 'GET', attempt: 'list the objects', name: null, query: { 'list-type': '2', 'max-keys': '1' } })
  const again = await client.ask({ method: 'PUT', attempt: 'write an object', name: TRIAL, body, headers: { 'if-none-match': '*' } }, [400, 412, 501])
  return { isWriteOnce: again.status === 412 }
}
