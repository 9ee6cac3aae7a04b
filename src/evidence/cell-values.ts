/**
 * What a whole cell of a table is: fast predicates that never scan twice and never allocate more than one short string.
 * They tell columns apart by content, so a column is judged by shares of many cells; a single cell proves little.
 */

/** Words that stand for "nothing given"; compared in lower case, except where a person can be called so. */
const NULL_WORDS = new Set([
  'null',
  '\\n',
  'n/a',
  'n.a.',
  'n.a',
  '#n/a',
  'none',
  'nil',
  'unknown',
  'not known',
  'not given',
  'not provided',
  'not supplied',
  'not specified',
  'unspecified',
  'undefined',
  'nan',
  '-',
  '--',
  '---',
  '.',
  '..',
  '?',
  '??',
  'tbc',
  'tba',
  'blank',
  'empty',
  '<null>',
  '(null)',
  '[null]',
  '(blank)',
  '(none)',
  'not recorded',
  'not applicable',
  'no data',
  '0000-00-00',
  '0000-00-00 00:00:00',
  '00/00/0000',
  '1900-01-00',
  'none given',
  'none recorded',
  'none known',
  'prefer not to say',
  'declined',
  'not stated',
])
/** By first sign in lower case: the lengths of null words that begin with it, as bits. Almost every cell is settled by this one look. */
const NULL_LENGTHS = new Int32Array(128)
for (const word of NULL_WORDS) NULL_LENGTHS[word.charCodeAt(0)]! |= 1 << word.length

function beginsNull(first: number, length: number): boolean {
  return (NULL_LENGTHS[first >= 65 && first <= 90 ? first + 32 : first]! & (1 << length)) !== 0
}

/** False: a trimmed cell with this first byte and of so many bytes is not null. True: it has to be asked. */
export function mayBeNull(first: number, length: number): boolean {
  return first < 128 && length <= 30 && (beginsNull(first, length) || (length === 2 && first === 78))
}

/** True for an empty cell and for words that stand for one. Someone may be called Null or Na, so those spellings are kept. */
export function isNull(cell: string): boolean {
  const length = cell.length
  if (length === 0) return true
  const first = cell.charCodeAt(0)
  if (first <= 32) {
    // a control sign is no blank: trimming leaves it where it is
    const trimmed = cell.trim()
    return trimmed === '' || (trimmed.length < length && isNull(trimmed))
  }
  if (length > 30 || first > 127) return false
  if (!beginsNull(first, length)) return cell === 'NA'
  if (cell === 'Null') return false
  return NULL_WORDS.has(cell.toLowerCase())
}

/** True for one of the ways a yes is written. */
export function isYes(cell: string): boolean {
  return /^(?:y|yes|true|t|1|x|✓|✔|on|-1)$/i.test(cell)
}
export function isNo(cell: string): boolean {
  return /^(?:n|no|false|f|0|off|✗|✘)$/i.test(cell)
}
/** True for a yes, a no, or one of their short forms. */
export function isBoolean(cell: string): boolean {
  return /^(?:y|yes|true|t|1|x|✓|✔|on|-1|n|no|false|f|0|off)$/i.test(cell)
}

const EMAIL = /^[^\s@<>,;:"()[\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,24}$/u
export function isEmail(cell: string): boolean {
  return cell.length <= 254 && cell.indexOf('@') > 0 && EMAIL.test(cell)
}

/** Digits of a cell, or '' when it holds letters or more than `mostOthers` signs of other kinds. */
export function digitsOf(cell: string, mostOthers: number): string {
  let others = 0
  let digits = ''
  for (let at = 0; at < cell.length; at++) {
    const code = cell.charCodeAt(at)
    if (code >= 48 && code <= 57) digits += cell[at]
    else if ((code | 32) >= 97 && (code | 32) <= 122) return ''
    else if (++others > mostOthers) return ''
  }
  return digits
}

/**
 * A telephone number as people write it: international with + or 00, or national with a leading 0 and 10 or 11 digits (Ofcom, National Telephone
 * Numbering Plan). North American numbers only with their punctuation.
 */
export function isPhone(cell: string): boolean {
  if (cell.length < 9 || cell.length > 26) return false
  if (!/^[+(0-9][0-9 ()./\-–]*(?:\s?(?:x|ext\.?)\s?\d{1,5})?$/.test(cell)) return false
  const digits = cell.replace(/(?:x|ext).*$/, '').replace(/\D/g, '')
  if (cell[0] === '+' || cell.startsWith('00')) return digits.length >= 9 && digits.length <= 16
  if (digits[0] === '0')
    return (digits.length === 10 || digits.length === 11) && digits[1] !== '0' && /^\(?0[\d ()\-–]+/.test(cell) && !/^\d\d[./-]\d\d[./-]\d\d/.test(cell)
  return /^\(?[2-9]\d\d\)?[ .-][2-9]\d\d[ .-]\d{4}/.test(cell)
}
/** What a telephone number may have become in a spreadsheet: the leading zero lost. Only under a header that says telephone. */
export function isPhoneLoosely(cell: string): boolean {
  if (isPhone(cell)) return true
  const digits = digitsOf(cell, 8)
  return digits.length >= 7 && digits.length <= 15
}

/** Postcode areas in use: Royal Mail, Postcode Address File (2024); Crown dependencies and GX11 with them. */
const AREAS = new Set(
  (
    'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU ' +
    'M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
  ).split(' '),
)
const POSTCODE = /^([A-Z]{1,2})(\d[A-Z\d]?)\s{0,2}(\d[ABD-HJLNP-UW-Z]{2})$/i
/** A whole United Kingdom postcode whose area exists. BS 7666. */
export function isUkPostcode(cell: string): boolean {
  if (cell.length < 5 || cell.length > 9) return false
  const found = POSTCODE.exec(cell)
  return found !== null && AREAS.has(found[1]!.toUpperCase())
}

const NI_NUMBER = /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/
/** A National Insurance number: prefix rules of HMRC, National Insurance Manual NIM39110; the suffix may be missing. */
export function isNiNumber(cell: string): boolean {
  if (cell.length < 8 || cell.length > 13) return false
  return NI_NUMBER.test(cell.replace(/[\s-]/g, '').toUpperCase())
}

/** Ten digits whose last is the check digit of the first nine, modulo 11: NHS Data Dictionary, NHS NUMBER. One in eleven random numbers passes. */
export function isNhsNumber(cell: string): boolean {
  if (cell.length < 10 || cell.length > 14) return false
  const digits = digitsOf(cell, 4)
  if (digits.length !== 10 || /^(\d)\1+$/.test(digits)) return false
  let sum = 0
  for (let at = 0; at < 9; at++) sum += (10 - at) * (digits.charCodeAt(at) - 48)
  const check = 11 - (sum % 11)
  return (check === 11 ? 0 : check) === digits.charCodeAt(9) - 48
}

/** Luhn's check digit, ISO/IEC 7812-1 annex B. */
export function luhnHolds(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, isSecond = false; at >= 0; at--, isSecond = !isSecond) {
    let digit = digits.charCodeAt(at) - 48
    if (isSecond && (digit *= 2) > 9) digit -= 9
    sum += digit
  }
  return sum % 10 === 0
}
/** A payment card number of a scheme in use, 13 to 19 digits, with Luhn's check digit. */
export function isPaymentCard(cell: string): boolean {
  if (cell.length < 13 || cell.length > 24) return false
  const digits = digitsOf(cell, 5)
  return digits.length >= 13 && digits.length <= 19 && /^(?:4|5[1-5]|2[2-7]|3[47]|3[0689]|6[0245])/.test(digits) && luhnHolds(digits)
}
/** A card number with all but its last digits hidden, as receipts print it. */
export function isMaskedCard(cell: string): boolean {
  return /^(?:\d{4,6})?[ -]?[xX*•.#]{2,}[xX*•.# -]*\d{4}$/.test(cell)
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/
/** ISO 13616: two letters, two check digits, remainder 1 modulo 97. */
export function isIban(cell: string): boolean {
  if (cell.length < 15 || cell.length > 42) return false
  const plain = cell.replace(/[\s-]/g, '').toUpperCase()
  if (!IBAN.test(plain)) return false
  let rest = 0
  for (const sign of plain.slice(4) + plain.slice(0, 4)) rest = Number(`${rest}${parseInt(sign, 36)}`) % 97
  return rest === 1
}

export function isSortCode(cell: string): boolean {
  return /^\d\d[- ]?\d\d[- ]?\d\d$/.test(cell)
}
export function isAccountNumber(cell: string): boolean {
  return /^\d{6,10}$/.test(cell) || /^\d{4} \d{4}$/.test(cell)
}
/** Great Britain driver number: five of the surname, birth date split, initials (DVLA, INF45). */
export function isUkDrivingLicence(cell: string): boolean {
  return cell.length >= 16 && cell.length <= 21 && /^[A-Z9]{5}\d[0156]\d(?:0[1-9]|[12]\d|3[01])\d[A-Z9]{2}[A-Z0-9]{3}(?:\d\d)?$/i.test(cell.replace(/\s/g, ''))
}
export function isVehicleRegistration(cell: string): boolean {
  return /^[A-HJ-PR-Y][A-HJ-PR-Y]\d\d ?[A-HJ-PR-Z]{3}$/i.test(cell)
}
/** A password kept as a hash that names its own scheme: bcrypt, argon2, scrypt, PBKDF2, crypt(3), LDAP, phpass, Django. */
export function isSchemedHash(cell: string): boolean {
  return /^(?:\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}|\$argon2(?:id|i|d)\$\S{20,}|\$(?:1|5|6|y|7|scrypt|s0|apr1)\$\S{16,}|\$[PHS]\$[./A-Za-z0-9]{31,}|pbkdf2[_:]\S{20,}|(?:bcrypt|scrypt|argon2)\S*\$\S{20,}|\{S?SHA(?:256|512)?\}\S{16,}|\*[0-9A-F]{40})$/.test(
    cell,
  )
}
/** Hex of the length of a digest: MD5, SHA-1, SHA-256, SHA-512. By itself it may be anything. */
export function isHexDigest(cell: string): boolean {
  const length = cell.length
  return (length === 32 || length === 40 || length === 56 || length === 64 || length === 96 || length === 128) && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(cell)
}
export function isToken(cell: string): boolean {
  return /^(?:eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|gh[pousr]_\w{30,}|sk_(?:live|test)_\w{16,}|xox[abprs]-[\w-]{10,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35})$/.test(cell)
}
/** IPv4 with every part in range, or IPv6. */
export function isIpAddress(cell: string): boolean {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(cell)) return cell.split('.').every((part) => Number(part) < 256)
  return cell.length >= 3 && cell.length <= 45 && /^[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*$/i.test(cell) && !/^\d{1,2}:\d\d:\d\d/.test(cell)
}
export function isUuid(cell: string): boolean {
  return cell.length === 36 && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(cell)
}
export function isInteger(cell: string): boolean {
  return cell.length <= 20 && /^-?\d+$/.test(cell)
}
/** An amount: digits with optional currency sign, thousands and decimals. */
export function isAmount(cell: string): boolean {
  return (
    cell.length <= 24 && /^-?\(?(?:£|€|\$|GBP ?|EUR ?|USD ?)?-?(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:[.,]\d{1,4})?\)?(?: ?(?:£|€|GBP|EUR|USD|p\.?a\.?))?$/i.test(cell)
  )
}
const STREET =
  /\b(?:road|rd|street|st|avenue|ave|lane|ln|close|drive|dr|way|court|crescent|cres|place|gardens|grove|terrace|square|hill|park|row|mews|walk|rise|view|green|parade|house|cottage|flat|apartment|farm|villas?|estate|quay|wharf|gate|mount|bank|fold|croft|vale|boulevard|blvd|stra(?:ss|ß)e|rue|via|calle)\b\.?/i
/** What ends in a postcode after a comma, or in a continental code and its town, is an address whatever its street is called. */
const WHOLE_ADDRESS = /\p{L}.*,.*\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\.?$|\p{L}.*\d.*, ?(?:[a-z]{1,2}-?)?\d{4,5} \p{L}[\p{L} .'-]+$/iu
/** The first line of a postal address: a number and a word for a street, or a named house on one; or a whole address in one cell. */
export function isAddressLine(cell: string): boolean {
  return (
    cell.length >= 5 &&
    cell.length <= 160 &&
    ((STREET.test(cell) && /\d|\b(?:flat|house|cottage|farm|apartment)\b/i.test(cell)) || (cell.includes(',') && WHOLE_ADDRESS.test(cell))) &&
    !cell.includes('@') &&
    !/[{}<>=]/.test(cell)
  )
}
