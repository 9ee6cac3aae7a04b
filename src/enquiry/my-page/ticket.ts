/**
 * What a person's own page carries, sealed in it, to prove to the desk who asks: the person's number and an HMAC-SHA-256 of it under the
 * incident's key. Whoever cannot open the page has no ticket; the public pages cannot make one.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { derivedKey } from '../../vault/keys.ts'

const tagOf = (key: Buffer, incidentId: string, personNo: number): Buffer =>
  createHmac('sha256', derivedKey(key, 'my-page-ticket')).update(`${incidentId}\0${personNo}`).digest()

export const ticketFor = (key: Buffer, incidentId: string, personNo: number): string => `${personNo}.${tagOf(key, incidentId, personNo).toString('base64url')}`

/** The person's number; null when the ticket was not made by us for this incident. */
export function personOfTicket(key: Buffer, incidentId: string, ticket: string): number | null {
  const found = /^(\d{1,15})\.([\w-]{43})$/.exec(ticket)
  if (found === null) return null
  const personNo = Number(found[1])
  return timingSafeEqual(tagOf(key, incidentId, personNo), Buffer.from(found[2]!, 'base64url')) ? personNo : null
}
