/**
 * Answers of a form that is not sent yet. They lie in the spool, one file a visitor, sealed under a code that only the visitor has (a cookie,
 * or on paper): whoever takes the files, and this process without its visitor, reads nothing. HKDF-SHA-256 (RFC 5869), AES-256-GCM.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answers, FormKind } from './forms/form.ts'
import { newUuid } from '../ids.ts'
import { newReference, newReturnCode } from './short-reference.ts'

export type DraftFile = { fileId: string; name: string; bytes: number; type: string }
export type Draft = {
  slug: string
  kind: FormKind
  /** The row it becomes: sent twice is one row. */
  submissionId: string
  reference: string
  /** For the complaint that a claim may open; kept from the start, so that sending twice gives the same. */
  secondReference: string
  startedAt: string
  hasReachedList: boolean
  answers: Answers
  files: DraftFile[]
  /** When it was sent; then nothing of the answers is left but what the confirmation says. */
  sentAt: string | null
  openedComplaint: boolean
  isUrgent: boolean
  /** Came by their own page: what that page carries to prove it. */
  ticket: string | null
}

/** Answers that were not sent are deleted after so many days. */
export const KEPT_DAYS = 28
/** A file has a whole number of these: its size tells little. */
const PADDED_BYTES = 4_096
/** The longest draft: every long answer at its limit. */
const MOST_BYTES = 512 * 1_024
const NONCE_BYTES = 12
const TAG_BYTES = 16
const DAY_MS = 86_400_000

export type DraftBox = {
  begin(start: { slug: string; kind: FormKind; letter: string; ticket: string | null; now: Date }): Promise<{ code: string; draft: Draft }>
  /** null: no such draft, or the code is another's. */
  find(code: string): Promise<Draft | null>
  /** On the disk when it returns. */
  keep(code: string, draft: Draft): Promise<void>
  forget(code: string): Promise<void>
  /** Deletes what is too old; gives how many are left. */
  sweep(now: Date): Promise<number>
}

export function openDraftBox(spoolFolder: string): DraftBox {
  const folder = join(spoolFolder, 'drafts')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const pathOf = (code: string) => join(folder, `${derive(code, 'name', 16).toString('hex')}.draft`)
  const keep = (code: string, draft: Draft) => writeSynced(folder, pathOf(code), seal(code, draft))
  return {
    begin: async ({ slug, kind, letter, ticket, now }) => {
      const code = newReturnCode()
      const draft: Draft = {
        slug,
        kind,
        submissionId: newUuid(now.getTime()),
        reference: newReference(letter),
        secondReference: newReference('K'),
        startedAt: now.toISOString(),
        hasReachedList: false,
        answers: ticket === null ? {} : { proven: 'my_page' },
        files: [],
        sentAt: null,
        openedComplaint: false,
        isUrgent: false,
        ticket,
      }
      await keep(code, draft)
      return { code, draft }
    },
    find: async (code) => {
      try {
        return unseal(code, await readFile(pathOf(code)))
      } catch {
        return null
      }
    },
    keep,
    forget: (code) => rm(pathOf(code), { force: true }),
    sweep: (now) => sweep(folder, now),
  }
}

async function sweep(folder: string, now: Date): Promise<number> {
  let left = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => null)
    if (found === null) continue
    const ageMs = now.getTime() - found.mtimeMs
    const isOld = ageMs > KEPT_DAYS * DAY_MS || (name.endsWith('.part') && ageMs > 3_600_000)
    if (isOld) await rm(path, { force: true })
    else left++
  }
  return left
}

function derive(code: string, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(code), Buffer.alloc(0), `tocsin draft 1 ${purpose}`, bytes))
}

function seal(code: string, draft: Draft): Buffer {
  const text = Buffer.from(JSON.stringify(draft))
  if (text.length > MOST_BYTES) throw new Error('the draft is too long')
  const plain = Buffer.alloc(Math.ceil(text.length / PADDED_BYTES) * PADDED_BYTES, ' ')
  text.copy(plain)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derive(code, 'key', 32), nonce)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(code: string, sealed: Buffer): Draft {
  const decipher = createDecipheriv('aes-256-gcm', derive(code, 'key', 32), sealed.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString()) as Draft
}

/** Old draft or new draft, never half of one, also after a power cut. */
async function writeSynced(folder: string, path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  const file = await open(part, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
