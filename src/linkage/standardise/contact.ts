/** Phones, e-mail addresses and numbers as found to keys that can be compared. docs/rules/linkage.md, [LNK5], [LNK6], [LNK9]. */
import { foldText } from './fold-text.ts'
import { PLACEHOLDER_NAMES } from './name-words.ts'

/** Country calling codes of two digits (ITU-T E.164); 1 and 7 have one, all others three. */
const CALLING_CODES_2 = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
)

/** [LNK5] The national number without its trunk zero, so that `+44 (0)7700 900123` and `07700 900123` are one. Empty: not a number anyone answers. */
export function phoneKey(text: string): string {
  const plain = text.replace(/(?:ext|x)\.?\s*\d+\s*$/i, '').replace(/\(0\)/, '')
  let digits = plain.replace(/\D/g, '')
  if (/^\s*\+/.test(plain)) digits = withoutCallingCode(digits)
  else if (digits.startsWith('00')) digits = withoutCallingCode(digits.slice(2))
  else if (digits.length === 12 && digits.startsWith('44')) digits = digits.slice(2)
  digits = digits.replace(/^0+/, '')
  if (digits.length < 6 || digits.length > 14 || /^(\d)\1+$/.test(digits) || '1234567890'.startsWith(digits)) return ''
  return digits
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
  const folded = foldText(text)
    .trim()
    .replace(/^mailto:/, '')
    .replace(/^<|>$/g, '')
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
  const email = `${local}@${domain}`
  return isRoleMailbox(email) ? '' : email
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
