/** DKIM (RFC 6376) by us, for organisations whose relay does not sign: rsa-sha256 or ed25519-sha256 (RFC 8463), relaxed/relaxed. */
import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto'

export type DkimKey = { domain: string; selector: string; key: KeyObject }

/** Signed, and present once each in our messages. */
const SIGNED = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'content-language', 'auto-submitted']

export function dkimKeyOf(domain: string, selector: string, pem: string): DkimKey {
  return { domain, selector, key: createPrivateKey(pem) }
}

/** The message with the signature before it. `signedAt` in seconds: the same message has the same signature (RSA and Ed25519 are deterministic). */
export function signMessage(message: Buffer, { domain, selector, key }: DkimKey, signedAt: number): Buffer {
  const end = message.indexOf('\r\n\r\n')
  const headers = headerFields(message.subarray(0, end + 2).toString('latin1'))
  const bodyHash = createHash('sha256')
    .update(relaxedBody(message.subarray(end + 4).toString('latin1')), 'latin1')
    .digest('base64')
  const names = SIGNED.filter((name) => headers.has(name))
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256'
  const unsigned = `v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain}; s=${selector}; t=${signedAt};\r\n h=${names.join(':')};\r\n bh=${bodyHash};\r\n b=`
  const signed = names.map((name) => `${name}:${relaxedValue(headers.get(name)!)}\r\n`).join('') + `dkim-signature:${relaxedValue(unsigned)}`
  // Ed25519 signs the hash of what is signed (RFC 8463, section 3).
  const signature =
    algorithm === 'rsa-sha256' ? sign('sha256', Buffer.from(signed, 'latin1'), key) : sign(null, createHash('sha256').update(signed, 'latin1').digest(), key)
  const folded = signature.toString('base64').replace(/(.{70})(?=.)/g, '$1\r\n ')
  return Buffer.concat([Buffer.from(`DKIM-Signature: ${unsigned}${folded}\r\n`, 'latin1'), message])
}

/** Last field of each name, unfolded value with its folds. */
function headerFields(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of text.split(/\r\n(?![ \t])/)) {
    const colon = field.indexOf(':')
    if (colon > 0) fields.set(field.slice(0, colon).trim().toLowerCase(), field.slice(colon + 1))
  }
  return fields
}

const relaxedValue = (value: string): string =>
  value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()

function relaxedBody(body: string): string {
  const text = body
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)+$/, '')
  return text === '' ? '' : `${text}\r\n`
}
