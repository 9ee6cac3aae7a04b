/** The names of kinds, relationships, audiences, flags, grades and duties, in English. */
import type { DutyStatus, Flag, Grade, Kind, Relationship } from '../../../src/api/contract.ts'

export const KIND: Record<Kind, string> = {
  person_name: 'Name',
  postal_address: 'Postal address',
  postcode: 'Postcode',
  email: 'E-mail address',
  phone: 'Phone number',
  date_of_birth: 'Date of birth',
  age: 'Age',
  gender: 'Gender',
  photo: 'Photograph',
  signature: 'Signature',
  family_member: 'Family member',
  ni_number: 'National Insurance no.',
  nhs_number: 'NHS number',
  passport: 'Passport number',
  driving_licence: 'Driving licence',
  vehicle_registration: 'Vehicle registration',
  national_id: 'National identity number',
  tax_id: 'Tax number',
  membership_number: 'Membership number',
  customer_number: 'Customer number',
  bank_account: 'Bank account',
  iban: 'IBAN',
  payment_card: 'Payment card',
  salary: 'Salary',
  donation: 'Donations',
  username: 'User name',
  password: 'Password',
  password_hash: 'Password, hashed',
  token: 'Access token',
  ip_address: 'IP address',
  device_id: 'Device identifier',
  location: 'Location',
  employment: 'Employment',
  education: 'Education',
  correspondence: 'Correspondence',
  health: 'Health',
  political_opinion: 'Political opinion',
  trade_union: 'Trade union',
  religion: 'Religion',
  ethnicity: 'Ethnicity',
  sexual_life: 'Sex life or orientation',
  genetic: 'Genetic data',
  biometric: 'Biometric data',
  criminal: 'Criminal allegations',
}
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
  child: 'Under 18: to the guardian',
  special_risk: 'At special risk: by phone first',
  deceased: 'Deceased: not written to',
}
export function audience(id: string): string {
  const adult = id.replace(/_child$/, '')
  const name = AUDIENCE[adult] ?? adult.replaceAll('_', ' ')
  return adult === id ? name : `${name}${adult === 'other' ? ',' : ''} under 18: to the guardian`
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
