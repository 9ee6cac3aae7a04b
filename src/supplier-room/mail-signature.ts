/**
 * Who a mail is from, as far as its signature proves it: DKIM (RFC 6376) by the domain of the one sender in From, over the whole body.
 * It proves the domain, not the person; the person counts because we invited that address.
 */
import { resolveTxt } from 'node:dns/promises'
import { dkimVerify, type Resolver } from 'mailauth/lib/dkim/verify.js'
import { AppError } from '../errors.ts'

/** Answers for the names of DKIM keys: from the DNS, or from a file where the mail is read on a machine without it. */
export type KeySource = (name: string) => Promise<string[]>

export const keysFromDns: KeySource = async (name) => (await resolveTxt(name)).map((parts) => parts.join(''))

/** `from` is lower case. `path` only names the mail in a complaint. Errors: `mail_unsigned`. */
export async function verifiedSender(mail: Buffer, path: string, keys: KeySource): Promise<{ from: string; domain: string; selector: string }> {
  const resolver: Resolver = async (name, type) => {
    if (type !== 'TXT') throw Object.assign(new Error('only keys are looked up'), { code: 'ENODATA' })
    return (await keys(name)).map((text) => [text])
  }
  const { headerFrom, results } = await dkimVerify(mail, { resolver })
  const refuse = (reason: string) => new AppError('mail_unsigned', { path, reason })
  const [from, ...others] = headerFrom
  if (from === undefined || others.length > 0) throw refuse('it has no one sender')
  if (results.every(({ status }) => status.result === 'none')) throw refuse('it is not signed')
  const passed = results.filter(({ status }) => status.result === 'pass')
  if (passed.length === 0) throw refuse(results[0]!.status.comment ?? 'the signature does not hold')
  const own = passed.find(({ signingDomain }) => belongsTo(from, signingDomain))
  if (!own) throw refuse(`it is signed by ${passed[0]!.signingDomain}, not by the sender's domain`)
  if (own.canonBodyLengthLimited === true) throw refuse('only a part of it is signed')
  return { from: from.toLowerCase(), domain: own.signingDomain.toLowerCase(), selector: own.selector }
}

/** The signing domain is the sender's own or stands above it. A public suffix cannot sign, so no list of them is needed. */
function belongsTo(from: string, signingDomain: string): boolean {
  const domain = from.toLowerCase().split('@').at(-1)!
  const signer = signingDomain.toLowerCase()
  return signer.includes('.') && (domain === signer || domain.endsWith(`.${signer}`))
}
