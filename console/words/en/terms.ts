/** The names of kinds, relationships, audiences, flags, grades and duties, in English. */
import type { DutyStatus, Flag, Grade, Kind, Relationship } from '../../../src/api/contract.ts'
import { KIND_LABEL } from '../../../src/kinds.ts'

/** One name for a kind, in filings, reports and here. */
export const KIND = KIND_LABEL
/** A kind inside a sentence, of several people. */
export const KIND_IN_TEXT: Partial<Record<Kind, string>> = {
  person_name: 'names',
  postal_address: 'postal addresses',
  email: 'e-mail addresses',
  phone: 'phone numbers',
  date_of_birth: 'dates of birth',
  membership_number: 'membership',
  political_opinion: 'political opinions',
  trade_union: 'trade union membership',
  health: 'health',
}
export const RELATIONSHIP: Record<Relationship, string> = {
  member: 'Member',
  registered_supporter: 'Registered supporter',
  affiliated_supporter: 'Affiliated supporter',
  former: 'Former member',
  applicant: 'Applicant',
  donor: 'Donor',
  staff: 'Staff',
  other: 'Never on our roster',
  unknown: 'Not yet known',
}
export const RELATIONSHIPS: Record<Relationship, string> = {
  member: 'members',
  registered_supporter: 'registered supporters',
  affiliated_supporter: 'affiliated supporters',
  former: 'former members',
  applicant: 'applicants',
  donor: 'donors',
  staff: 'staff',
  other: 'never on our roster',
  unknown: 'not yet known',
}
/** Who is told the same thing: a relationship, its minors, or what outweighs it. Identifiers as in notify/audience.ts. */
export const AUDIENCE: Record<string, string> = {
  member: 'Members',
  registered_supporter: 'Registered supporters',
  affiliated_supporter: 'Affiliated supporters',
  former: 'Former members',
  applicant: 'Applicants',
  donor: 'Donors',
  staff: 'Staff',
  other: 'Never on our roster',
  unknown: 'Relationship not yet known',
  child: 'Under 18, through a parent or guardian',
  special_risk: 'At special risk: by phone first',
  deceased: 'Deceased: not written to',
}
export function audience(id: string): string {
  const adult = id.replace(/_child$/, '')
  const name = AUDIENCE[adult] ?? adult.replaceAll('_', ' ')
  return adult === id ? name : `${name}${adult === 'other' ? ',' : ''} under 18, through a parent or guardian`
}
export const FLAG: Record<Flag, string> = { child: 'Child', special_risk: 'At special risk', deceased: 'Deceased' }
export const GRADE: Record<Grade, string> = { forensic: 'Forensic', seen: 'Seen', supplier: 'Supplier says', assumed: 'Assumed', unknown: 'Unknown' }
export const DUTY: Record<DutyStatus, string> = {
  due: 'Due',
  not_due: 'Not due',
  cannot_rule_out: 'Cannot rule out',
  exempt: 'Exempt',
  voluntary: 'Voluntary',
  done: 'Done',
}
