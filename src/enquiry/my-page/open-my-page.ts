/** Opens a person's own page with what was typed. Whatever it is, the same work is done: two derivations, one record, two tries to open it. */
import { argon2 } from 'node:crypto'
import { readReference } from '../../notify/reference.ts'
import type { PageContent } from './page-content.ts'
import { ARGON2ID, birthProof, postcodeProof, SALT_BYTES, secretOf, unwrapKey } from './page-key.ts'
import { findRecord, readPage } from './page-book.ts'

export type TypedProof = { code: string; day: string; month: string; year: string; postcode: string }
export type OpenedPage = { content: PageContent; tag: Buffer; pageKey: Buffer }

const derive = (secret: string, salt: Buffer): Promise<Buffer> =>
  new Promise((done, failed) =>
    argon2(
      'argon2id',
      {
        message: Buffer.from(secret),
        nonce: salt,
        parallelism: ARGON2ID.parallelism,
        tagLength: ARGON2ID.keyBytes,
        memory: ARGON2ID.memoryKib,
        passes: ARGON2ID.passes,
      },
      (error, key) => (error ? failed(error) : done(Buffer.from(key))),
    ),
  )

/** A code for work that is thrown away: nobody has it. */
const NO_REFERENCE = 'none'
const NO_SALT = Buffer.alloc(SALT_BYTES)

/** null: the code, or what was typed beside it, is not right; which of them is not said. */
export async function openMyPage(bookPath: string, typed: TypedProof): Promise<OpenedPage | null> {
  const reference = readReference(typed.code) ?? NO_REFERENCE
  const record = findRecord(bookPath, { reference })
  const salt = record?.wrapped.subarray(0, SALT_BYTES) ?? NO_SALT
  const two = (text: string) => text.trim().padStart(2, '0')
  const proofs = [birthProof(`${typed.year.trim()}-${two(typed.month)}-${two(typed.day)}`) ?? 'born:', postcodeProof(typed.postcode) ?? 'postcode:']
  let opened: OpenedPage | null = null
  for (const proof of proofs) {
    const wrapping = await derive(secretOf(reference, proof), salt)
    const pageKey = record === null ? null : unwrapKey(wrapping, record.wrapped)
    const content = record === null || pageKey === null ? null : readPage(pageKey, record)
    if (content !== null && pageKey !== null && record !== null) opened = { content: content as PageContent, tag: record.tag, pageKey }
  }
  return opened
}

/** Opens it again by what the visitor's own cookie holds. */
export function reopenMyPage(bookPath: string, tag: Buffer, pageKey: Buffer): PageContent | null {
  const record = findRecord(bookPath, { tag })
  return record === null ? null : (readPage(pageKey, record) as PageContent | null)
}
