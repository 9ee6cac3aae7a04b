/** Which columns of a table can be read without making strings, and how: decided once a table. */
import type { Action } from './column-actions.ts'
import { isSortCodeColumn } from './column-content.ts'
import { IDENTIFYING_KINDS } from './column-draft.ts'
import { CHILD_NAME_HEADER } from './risk-words.ts'
import { headerWords } from './header-words.ts'
import type { Kind } from '../kinds.ts'
import type { TableClass } from './columns.ts'

/** Fields of a record that columns fill, in the order of a record line. */
export const FIELDS = [
  'title',
  'givenName',
  'familyName',
  'fullName',
  'dateOfBirth',
  'gender',
  'emails',
  'phones',
  'address',
  'postcode',
  'membershipNumber',
  'identifiers',
  'masked',
  'ownKey',
  'foreignKeys',
] as const
export type Field = (typeof FIELDS)[number]

export const FORMS = [
  'any',
  'given_name',
  'family_name',
  'title',
  'email',
  'phone',
  'address',
  'date',
  'digits',
  'identifier',
  'account',
  'sort_code',
  'key',
] as const
export type Form = (typeof FORMS)[number]

/** `field` null: only the kind is marked. `prefix` stands before the value; `least` signs, or it is none; so many signs are kept of an account. */
export type ByteForm = { form: Form; field: Field | null; kind: Kind | null; prefix: string; least: number; keep: number }

const PLAIN: ByteForm = { form: 'any', field: null, kind: null, prefix: '', least: 0, keep: 0 }

/** Fields that hold one value: the actions for strings know which of two columns counts. */
const SINGLE: ReadonlySet<Field> = new Set<Field>(['title', 'givenName', 'familyName', 'dateOfBirth', 'gender', 'postcode', 'membershipNumber', 'ownKey'])
/** What is not repeated when two columns of one kind say the same. */
const ONCE: ReadonlySet<Field> = new Set<Field>(['identifiers', 'masked'])

/** By action; null: its cells are made into strings. Null for all: nothing would be gained. */
export function byteFormsOf(table: TableClass, actions: Action[]): (ByteForm | null)[] | null {
  const forms = actions.map((action) => formOf(action, table))
  const isOfStrings = new Set(actions.flatMap((action, at) => (forms[at] === null ? fieldsOfStrings(action) : [])))
  const users = new Map<string, number>()
  const userOf = ({ field, prefix }: ByteForm): string => (ONCE.has(field!) ? prefix : field!)
  for (const form of forms) if (form !== null && form.field !== null) users.set(userOf(form), (users.get(userOf(form)) ?? 0) + 1)
  for (const form of forms)
    if (form !== null && form.field !== null && (SINGLE.has(form.field) || ONCE.has(form.field)) && users.get(userOf(form))! > 1) isOfStrings.add(form.field)
  const kept = forms.map((form) => (form !== null && form.field !== null && isOfStrings.has(form.field) ? null : form))
  return kept.some((form) => form !== null && form.field !== null) ? kept : null
}

/** What an action may fill in when it is given strings. */
export function fieldsOfStrings({ column, key }: Action): Field[] {
  if (key === 'own') return ['ownKey']
  if (key === 'foreign') return ['foreignKeys']
  switch (column?.role) {
    case 'full_name':
    case 'given_name':
    case 'family_name':
    case 'title':
      return ['title', 'givenName', 'familyName', 'fullName']
    case 'mixed':
    case 'email':
    case 'phone':
      return ['emails', 'phones', 'postcode']
    case 'address_line':
      return ['address', 'postcode']
    case 'username':
      return ['identifiers', 'emails', 'phones']
    case 'town':
    case 'county':
    case 'country':
      return ['address']
    case 'date_of_birth':
      return ['dateOfBirth']
    case 'gender':
      return ['gender']
    case 'postcode':
      return ['postcode']
    case 'membership_number':
      return ['membershipNumber']
    case 'bank_account':
    case 'iban':
    case 'payment_card':
      return ['masked']
    case undefined:
    case null:
      return []
    default:
      return IDENTIFYING_KINDS.has(column!.role as Kind) ? ['identifiers'] : []
  }
}

function formOf({ column, space, key }: Action, table: TableClass): ByteForm | null {
  if (key !== null) return { ...PLAIN, form: 'key', field: key === 'own' ? 'ownKey' : 'foreignKeys', prefix: `${space}:` }
  if (column === null) return null
  const { role, index, subject } = column
  if (role === null || (role.endsWith('name') && CHILD_NAME_HEADER.test(headerWords(column.header).join(' ')))) return null
  switch (role) {
    case 'given_name':
      return { ...PLAIN, form: 'given_name', field: 'givenName', kind: 'person_name' }
    case 'family_name':
      return { ...PLAIN, form: 'family_name', field: 'familyName', kind: 'person_name' }
    case 'title':
      return { ...PLAIN, form: 'title', field: 'title' }
    case 'other_name':
      return { ...PLAIN, kind: 'person_name' }
    case 'email':
      return { ...PLAIN, form: 'email', field: 'emails', kind: 'email' }
    case 'phone':
      return { ...PLAIN, form: 'phone', field: 'phones', kind: 'phone' }
    case 'postcode':
      return { ...PLAIN, field: 'postcode', kind: 'postcode' }
    case 'gender':
      return { ...PLAIN, field: 'gender', kind: 'gender' }
    case 'membership_number':
      return { ...PLAIN, field: 'membershipNumber', kind: 'membership_number' }
    case 'date_of_birth':
      return { ...PLAIN, form: 'date', field: 'dateOfBirth', kind: 'date_of_birth' }
    case 'town':
    case 'county':
    case 'country':
      return { ...PLAIN, field: 'address' }
    case 'address_line':
      // where the postcode has no column of its own it is looked for at the end of the line
      return table.columns.some((other) => other.role === 'postcode' && other.subject === subject)
        ? { ...PLAIN, form: 'address', field: 'address', kind: 'postal_address' }
        : null
    case 'bank_account':
    case 'iban':
    case 'payment_card': {
      if (!isSortCodeColumn(column, table.contents[index]!))
        return { ...PLAIN, form: 'account', field: 'masked', kind: role, prefix: `${role}=`, keep: role === 'payment_card' ? 4 : 2 }
      const hasAccount = table.columns.some((other) => other.role === 'bank_account' && other.index !== index && other.subject === subject)
      return { ...PLAIN, form: 'sort_code', kind: hasAccount ? null : role }
    }
    default:
      if (!IDENTIFYING_KINDS.has(role as Kind) || role === 'username') return null
      return {
        ...PLAIN,
        form: role === 'nhs_number' ? 'digits' : 'identifier',
        field: 'identifiers',
        kind: role as Kind,
        prefix: `${role}=`,
        least: role === 'customer_number' ? 1 : 4,
      }
  }
}
