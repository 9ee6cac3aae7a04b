/**
 * What two organisations can recognise a person by without telling each other: identifiers that both write alike once standardised. A single
 * identifier (a mailbox, a phone, a number) stands for itself; a name stands only together with a birth date.
 */
import type { FieldValues } from '../fields.ts'
import { LIST_SIGN } from '../fields.ts'
import { rootName } from '../standardise/nicknames.ts'
import { postcodeKey } from '../standardise/address.ts'
import { emailKey, identifierKey, phoneKey } from '../standardise/contact.ts'
import { dayNumber } from '../standardise/date.ts'
import { familyWords, fullNameParts, givenWords } from '../standardise/name.ts'

export const PRIVATE_KINDS = ['email', 'phone', 'identifier', 'name_birth', 'name_postcode'] as const
export type PrivateKind = (typeof PRIVATE_KINDS)[number]

/**
 * `kind` and value of each identifier, tagged so that a phone number never equals a membership number. `name_birth`: both names and the full
 * birth date; `name_postcode`: both names and the postcode, for lists without birth dates.
 */
export function privateIdentifiers(values: FieldValues, kinds: readonly PrivateKind[] = PRIVATE_KINDS): { kind: PrivateKind; text: string }[] {
  const found: { kind: PrivateKind; text: string }[] = []
  const add = (kind: PrivateKind, value: string) => {
    if (value !== '' && kinds.includes(kind)) found.push({ kind, text: `${kind} ${value}` })
  }
  const items = (text: string | undefined) => (text ?? '').split(LIST_SIGN)
  for (const email of (values.email ?? '').split(new RegExp(`[${LIST_SIGN};,\\s]+`))) add('email', emailKey(email))
  for (const phone of (values.phone ?? '').split(new RegExp(`[${LIST_SIGN};,/|]+`))) add('phone', phoneKey(phone))
  for (const identifier of items(values.identifiers)) add('identifier', identifierKey(identifier))
  const name = nameOf(values)
  if (name !== '') {
    const day = dayNumber(values.date_of_birth ?? '')
    const postcode = postcodeKey(values.postcode ?? '')
    if (day % 100 !== 0) add('name_birth', `${name} ${day}`)
    if (postcode !== '') add('name_postcode', `${name} ${postcode}`)
  }
  return [...new Map(found.map((item) => [item.text, item])).values()]
}

/** Given name in its fullest form (Kate and Katherine are one) and family name; empty when either is missing. */
function nameOf(values: FieldValues): string {
  let given = givenWords(values.given_name ?? '').given
  let family = familyWords(values.family_name ?? '').names.join('')
  if ((given === '' || family === '') && values.full_name) {
    const parts = fullNameParts(values.full_name)
    given ||= parts.given
    family ||= parts.family.replaceAll(' ', '')
  }
  return given.length < 2 || family === '' ? '' : `${rootName(given)} ${family}`
}
