/**
 * E-mail addresses (RFC 5321 and 6531, as people write them: no quoted local parts) [DET4]. Each at-sign is looked at once, left and right, over at
 * most 64 and 255 signs.
 */
import type { Detector, Finding } from '../finding.ts'
import { anchorsOf, isWordAt } from './anchors.ts'
import { found, textAt } from './found.ts'

/** What stands in a local part beside letters and digits. */
const LOCAL_SIGNS = new Set([..."._%+'’&=~-"].map((sign) => sign.charCodeAt(0)))
const DOMAIN = /(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,6}(?:[\p{L}]{2,24}|xn--[a-z0-9-]{2,40})(?![\p{L}\p{N}])/uy
/** Endings of file names that follow an at-sign in code: icon@2x.png. */
const FILE_ENDINGS = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'js',
  'ts',
  'css',
  'html',
  'json',
  'md',
  'txt',
  'py',
  'java',
  'pdf',
  'local',
  'localdomain',
  'internal',
  'lan',
])
const SYSTEM_LOCAL =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|notifications?|alerts?|root|daemon|git|nobody|automated|system|www-data|abuse|webmaster)(?:[+.@-]|$)/i
const ROLE_LOCAL =
  /^(?:info|office|admin|contact|enquir(?:y|ies)|hello|support|help(?:desk)?|sales|team|hr|press|media|membership|accounts?|billing|finance|service|customer\.?services?|dpo|privacy|jobs|careers|marketing|events|secretary|treasurer)$/i

/** True for addresses of machines, which name nobody. */
export function isSystemAddress(address: string): boolean {
  return SYSTEM_LOCAL.test(address)
}

/** True for addresses of an office, read by whoever is there. */
export function isRoleAddress(address: string): boolean {
  return ROLE_LOCAL.test(address.slice(0, Math.max(0, address.lastIndexOf('@'))))
}

export const emailAddress: Detector = {
  kind: 'email',
  find(text, out, context) {
    for (const at of anchorsOf(text).atSigns) {
      const start = localStart(text, at)
      if (start === at) continue
      const gap = context.fromOcr && text[at + 1] === ' ' ? 1 : 0
      const domain = textAt(DOMAIN, text, at + 1 + gap)
      if (domain === '' || FILE_ENDINGS.has(domain.slice(domain.lastIndexOf('.') + 1).toLowerCase())) continue
      if (isInsideUrl(text, start)) continue
      const finding = found(
        'email',
        text,
        start,
        at + 1 + gap + domain.length,
        gap ? 0.85 : 0.99,
        gap ? 'reads as an address with the space of the scan left out' : 'reads as an address',
      )
      if (isSystemAddress(finding.value)) Object.assign(finding, { confidence: 0.3, why: 'the address of a machine, not of a person' })
      else if (isRoleAddress(finding.value)) Object.assign(finding, { confidence: 0.6, why: 'the address of an office' })
      if (gap) finding.value = finding.value.replace(' ', '')
      out.push(finding)
    }
    findInUrls(text, out)
  },
  isValue: (cell) => /^[\p{L}\p{N}._%+'’&=~-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}\p{L}{2,24}$/u.test(cell),
}

/** `?email=jane%40example.org` in a logged address of the web (RFC 3986, 2.1). */
function findInUrls(text: string, out: Finding[]): void {
  for (let at = text.indexOf('%40'); at >= 0; at = text.indexOf('%40', at + 3)) {
    const start = localStart(text, at)
    const domain = start === at ? '' : textAt(DOMAIN, text, at + 3)
    if (domain === '' || FILE_ENDINGS.has(domain.slice(domain.lastIndexOf('.') + 1).toLowerCase())) continue
    const finding = found('email', text, start, at + 3 + domain.length, 0.9, 'reads as an address in an address of the web')
    finding.value = finding.value.replace('%40', '@')
    if (!isSystemAddress(finding.value)) out.push(finding)
  }
}

function localStart(text: string, at: number): number {
  let start = at
  while (start > 0 && at - start < 64 && (isWordAt(text, start - 1) || LOCAL_SIGNS.has(text.charCodeAt(start - 1)))) start--
  // an equals sign belongs to the address only in the middle of it: email=a@b.org; quotes and dots never begin one
  const cut = text.slice(start, at).lastIndexOf('=')
  if (cut >= 0) start += cut + 1
  while (start < at && !isWordAt(text, start) && text[start] !== '_' && text[start] !== '+') start++
  return text[at - 1] === '.' ? at : start
}

/** user:secret@host in a URL is not an address of a person. */
function isInsideUrl(text: string, start: number): boolean {
  if (text[start - 1] === '/')
    return text[start - 2] === '/' && /(?:https?|ftp|postgres|mysql|redis|amqp|ssh):$/.test(text.slice(Math.max(0, start - 12), start - 2))
  return text[start - 1] === ':' && /:\/\/[^\s/@]{1,64}:$/.test(text.slice(Math.max(0, start - 80), start))
}
