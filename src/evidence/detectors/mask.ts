/** How a value is shown where it must not be read: all but its last signs hidden, its shape kept. */
import type { Kind } from '../../kinds.ts'
import { isWordAt } from './signs.ts'

const DOT = '•'
const MASKED_V4 = [DOT, DOT, DOT, DOT].join('.')
/** How many signs of a value stay readable at its end, by kind; others show none. Chosen so that the person concerned can tell which of theirs it is. */
const SHOWN: Partial<Record<Kind, number>> = {
  bank_account: 2,
  iban: 2,
  payment_card: 4,
  ni_number: 2,
  nhs_number: 2,
  passport: 2,
  driving_licence: 2,
  national_id: 2,
  tax_id: 2,
  membership_number: 2,
  customer_number: 2,
  phone: 2,
  vehicle_registration: 2,
  device_id: 2,
}
/** Kinds of which nothing is ever shown, not even the length. */
const SECRET: ReadonlySet<Kind> = new Set<Kind>(['password', 'password_hash', 'token'])

/** A value as lists and screens show it: `••-••-•• ••••••41`, `j•••@example.org`. Made where it is shown, for most findings never are. */
export function maskValue(kind: Kind, value: string): string {
  if (SECRET.has(kind)) return DOT.repeat(8)
  if (kind === 'email') return maskEmail(value)
  if (kind === 'date_of_birth') return value.replace(/\d/g, DOT)
  if (kind === 'ip_address') return value.includes(':') ? value.replace(/[0-9a-f]+/gi, DOT) : MASKED_V4
  if (kind === 'person_name') return value.replace(/(\p{L})[\p{L}\p{M}]*/gu, `$1${DOT}`)
  if (kind === 'postcode') return value.replace(/\d[a-z]{2}$/i, DOT.repeat(3))
  return maskAllBut(SHOWN[kind] ?? 0, value)
}

function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? DOT.repeat(8) : `${value[0]}${DOT.repeat(3)}${value.slice(at)}`
}

function maskAllBut(shown: number, value: string): string {
  let letters = 0
  let shownFrom = 0
  for (let at = 0; at < value.length; at++) if (isTelling(value, at)) letters++
  // a short value would be given away by its last signs
  let hidden = letters - (letters >= shown * 2 ? shown : 0)
  let masked = ''
  for (let at = 0; at < value.length && hidden > 0;) {
    // stretches, not signs: a mask is made for every finding
    const from = at
    while (at < value.length && hidden > 0 && isTelling(value, at)) {
      at++
      hidden--
    }
    masked += DOT.repeat(at - from)
    const plain = at
    while (at < value.length && !isTelling(value, at)) at++
    masked += value.slice(plain, at)
    shownFrom = at
  }
  return masked + value.slice(shownFrom)
}

/** Letters and digits, and every sign of other scripts: their digits as well. */
function isTelling(value: string, at: number): boolean {
  return isWordAt(value, at) || value.charCodeAt(at) > 0xff
}
