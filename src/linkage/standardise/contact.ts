/** Phones, e-mail addresses and numbers as found to keys that can be compared. docs/rules/linkage.md, [LNK5], [LNK6], [LNK9]. */
import { foldText } from './fold-text.ts'
import { PLACEHOLDER_NAMES } from './name-words.ts'

/** Country calling codes of two digits (ITU-T E.164); 1 and 7 have one, all others three. */
const CALLING_CODES_2 = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
)

/** [LNK5] The national number without its trunk zero, so that `+44 (0)7700 900123` and `07700 900123` are one. Empty: not a number anyone answers. */
export function phoneKey(text: string): string {
  // A pattern is looked for only where it can be: of a million numbers nearly all are digits and spaces.
  let plain = text.includes('x') || text.includes('X') ? text.replace(/(?:ext|x)\.?\s*\d+\s*$/i, '') : text
  if (plain.includes('(0)')) plain = plain.replace('(0)', '')
  let digits = digitsOf(plain)
  if (plain.includes('+') && plain.trimStart().startsWith('+')) digits = withoutCallingCode(digits)
  else if (digits.startsWith('00')) digits = withoutCallingCode(digits.slice(2))
  else if (digits.length === 12 && digits.startsWith('44')) digits = digits.slice(2)
  let zeros = 0
  while (digits.charCodeAt(zeros) === ZERO) zeros++
  if (zeros > 0) digits = digits.slice(zeros)
  if (digits.length < 6 || digits.length > 14 || isOneDigit(digits) || '1234567890'.startsWith(digits)) return ''
  return digits
}

const [ZERO, NINE] = [48, 57]

function digitsOf(text: string): string {
  let digits = ''
  for (let from = 0, at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) continue
    if (at > from) digits += text.slice(from, at)
    from = at + 1
  }
  return digits
}

function isOneDigit(digits: string): boolean {
  for (let at = 1; at < digits.length; at++) if (digits.charCodeAt(at) !== digits.charCodeAt(0)) return false
  return true
}

function withoutCallingCode(digits: string): string {
  if (digits.startsWith('1') || digits.startsWith('7')) return digits.slice(1)
  return digits.slice(CALLING_CODES_2.has(digits.slice(0, 2)) ? 2 : 3)
}

/** Mailboxes of a function, not of a person. RFC 2142, and what offices use. */
const ROLE_MAILBOXES = new Set(
  'info office admin administrator contact enquiries enquiry inquiries hello mail email post sales support help helpdesk service services accounts accounting billing finance payroll hr jobs recruitment membership members secretary treasurer chair branch committee reception team staff press media marketing newsletter news noreply donotreply no-reply do-not-reply postmaster webmaster hostmaster abuse security privacy dpo root it test none noemail unknown na everyone all donations events bookings orders shop'.split(
    ' ',
  ),
)

export function isRoleMailbox(email: string): boolean {
  return ROLE_MAILBOXES.has(email.slice(0, email.lastIndexOf('@')))
}

/** [LNK6] Lower case, without the tag after a plus; dots mean nothing to Gmail. Empty: not an address, or the mailbox of a function. */
export function emailKey(text: string): string {
  let folded = foldText(text).trim()
  if (folded.startsWith('mailto:')) folded = folded.slice('mailto:'.length)
  if (folded.startsWith('<')) folded = folded.slice(1)
  if (folded.endsWith('>')) folded = folded.slice(0, -1)
  const at = folded.lastIndexOf('@')
  if (at < 1 || at === folded.length - 1 || folded.includes(' ')) return ''
  let local = folded.slice(0, at)
  let domain = folded.slice(at + 1)
  const plus = local.indexOf('+')
  if (plus > 0) local = local.slice(0, plus)
  if (domain === 'gmail.com' || domain === 'googlemail.com') {
    local = local.replaceAll('.', '')
    domain = 'gmail.com'
  }
  return ROLE_MAILBOXES.has(local) ? '' : `${local}@${domain}`
}

/** [LNK9] Letters and digits; leading zeros mean nothing. */
export function numberKey(text: string): string {
  const key = foldText(text)
    .replace(/[^a-z0-9]/g, '')
    .replace(/^0+(?=.)/, '')
  return key === '0' || PLACEHOLDER_NAMES.has(key) ? '' : key
}

/** `kind=value`, the value as letters and digits. Empty without a value. */
export function identifierKey(text: string): string {
  const equals = text.indexOf('=')
  const value = numberKey(text.slice(equals + 1))
  return value === '' ? '' : `${equals > 0 ? text.slice(0, equals) : 'id'}=${value}`
}
