/** The address that a bounce comes back to: whose notice it was, with a MAC, so that nobody can make one up (variable envelope return path). */
import { createHmac, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const ID_BYTES = 10
const MAC_BYTES = 10

export type BounceToken = { campaignId: number; personNo: number }

/** 32 letters and figures: 4 bytes of campaign, 6 of person, 10 of HMAC-SHA-256; base 32, because some servers change the case. */
export function bounceToken(key: Buffer, { campaignId, personNo }: BounceToken): string {
  const id = Buffer.alloc(ID_BYTES)
  id.writeUInt32BE(campaignId, 0)
  id.writeUIntBE(personNo, 4, 6)
  return base32(Buffer.concat([id, macOf(key, id)]))
}

/** What a token claims; hold it against the incident's key with `isOurToken` before believing it. Null: not a token. */
export function readBounceToken(token: string): BounceToken | null {
  const bytes = fromBase32(token.toLowerCase())
  if (bytes === null || bytes.length !== ID_BYTES + MAC_BYTES) return null
  return { campaignId: bytes.readUInt32BE(0), personNo: bytes.readUIntBE(4, 6) }
}

export function isOurToken(key: Buffer, token: string): boolean {
  const bytes = fromBase32(token.toLowerCase())
  if (bytes === null || bytes.length !== ID_BYTES + MAC_BYTES) return false
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(key, bytes.subarray(0, ID_BYTES)))
}

/** `bounces+TOKEN@domain`. */
export function returnPathFor(returnPath: string, token: string): string {
  const at = returnPath.lastIndexOf('@')
  return `${returnPath.slice(0, at)}+${token}${returnPath.slice(at)}`
}

const macOf = (key: Buffer, id: Buffer) => createHmac('sha256', key).update('tocsin bounce 1\0').update(id).digest().subarray(0, MAC_BYTES)

function base32(bytes: Buffer): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = (bits << 8) | byte
    count += 8
    while (count >= 5) {
      count -= 5
      text += ALPHABET[(bits >> count) & 31]!
    }
    bits &= (1 << count) - 1
  }
  return text
}

function fromBase32(text: string): Buffer | null {
  if (text.length !== ((ID_BYTES + MAC_BYTES) * 8) / 5) return null
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter)
    if (value < 0) return null
    bits = (bits << 5) | value
    count += 5
    if (count < 8) continue
    count -= 8
    bytes.push((bits >> count) & 255)
    bits &= (1 << count) - 1
  }
  return Buffer.from(bytes)
}
