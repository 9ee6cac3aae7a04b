/** Where linkage's fields stand in the tables record, subject_record and roster_record; those know no birth place and no occupation as fields of their own. */
import type { Field, FieldValues } from '../linkage/fields.ts'

export const LINK_COLUMNS = {
  title: 'title',
  given_name: 'given_name',
  family_name: 'family_name',
  full_name: 'full_name',
  date_of_birth: 'date_of_birth',
  gender: 'gender',
  email: 'emails',
  phone: 'phones',
  address: 'address',
  postcode: 'postcode',
  membership_number: 'membership_number',
  identifiers: 'identifiers',
} as const satisfies Partial<Record<Field, string>>

export type LinkColumn = (typeof LINK_COLUMNS)[keyof typeof LINK_COLUMNS]
export type LinkRow = Record<LinkColumn, string>

/** The columns of a table in a query, for `fieldsOf`; what is not given is empty text. */
export function linkColumnsSql(table: string): string {
  return Object.values(LINK_COLUMNS)
    .map((column) => `coalesce(${table}.${column}, '') as ${column}`)
    .join(', ')
}

/** A row as linkage compares it. */
export function fieldsOf(row: LinkRow): FieldValues {
  return Object.fromEntries(Object.entries(LINK_COLUMNS).map(([field, column]) => [field, row[column]]))
}
