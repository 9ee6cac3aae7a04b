/** Who holds the notice with this code: found by an HMAC of it, so that neither the store nor a copy of it holds a code. */
import { createHmac } from 'node:crypto'
import { readReference } from '../../notify/reference.ts'
import type { Queryable } from '../../store/database.ts'
import { derivedKey } from '../../vault/keys.ts'

/** `reference` as printed: `7HKM-4TXQ-9RDW-2PFC-36`. */
export const codeTag = (key: Buffer, reference: string): Buffer => createHmac('sha256', derivedKey(key, 'my-page-code')).update(reference).digest()

/** null: no code of ours, or no page was made for it yet. It tells who the notice was for, not who asks. */
export async function personOfCode(db: Queryable, key: Buffer, incidentId: string, typed: string): Promise<number | null> {
  const reference = readReference(typed)
  if (reference === null) return null
  const [row] = await db.query<{ person_no: number }>('select person_no from my_page where incident_id = $1 and code_tag = $2', [
    incidentId,
    codeTag(key, reference),
  ])
  return row?.person_no ?? null
}
