/**
 * Which e-mail addresses we write to: `local@domain` with a dot-atom local part (RFC 5322, section 3.2.3), and a domain of letter-digit-hyphen
 * labels (RFC 1123). No comments, groups, quoted strings or folding: mail software disagrees on them, and a notice must reach one person.
 */
import { domainToASCII } from 'node:url'

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/** The address as it is given to the mail server, byte for byte; null when we do not write to it. Domain: UTS-46, lower case. */
export function readAddress(text: string): string | null {
  const typed = text.normalize('NFC')
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at)
  // URL rules would let these through as part of a host.
  if (at < 1 || local.length > 64 || !LOCAL.test(local) || /[\s/\\?#:%[\]]/.test(typed.slice(at + 1))) return null
  const domain = domainToASCII(typed.slice(at + 1))
  const labels = domain.split('.')
  if (domain === '' || domain.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return null
  return /^\d+$/.test(labels.at(-1)!) ? null : `${local}@${domain}`
}
