/**
 * The words every room shares: kinds of personal data, relationships and flags. They are the identifiers of every output,
 * rule, notice and API; a new kind is one line here. Special categories: GDPR Articles 9(1) and 10.
 */
export const KINDS = [
  'person_name', 'postal_address', 'postcode', 'email', 'phone', 'date_of_birth', 'age', 'gender', 'photo', 'signature', 'family_member',
  'ni_number', 'nhs_number', 'passport', 'driving_licence', 'vehicle_registration', 'national_id', 'tax_id', 'membership_number', 'customer_number',
  'bank_account', 'iban', 'payment_card', 'salary', 'donation',
  'username', 'password', 'password_hash', 'token', 'ip_address', 'device_id', 'location',
  'employment', 'education', 'correspondence',
  'health', 'political_opinion', 'trade_union', 'religion', 'ethnicity', 'sexual_life', 'genetic', 'biometric', 'criminal',
] as const
export type Kind = (typeof KINDS)[number]

/** How a person stands to the organisation. */
export const RELATIONSHIPS = [
  'member', 'registered_supporter', 'affiliated_supporter', 'former', 'applicant', 'donor', 'staff', 'other', 'unknown',
] as const
export type Relationship = (typeof RELATIONSHIPS)[number]

/** Marks on a person that change how, or whether, we write. */
export const FLAGS = ['child', 'special_risk', 'deceased'] as const
export type Flag = (typeof FLAGS)[number]

/** GDPR Article 9(1) categories, and Article 10 (criminal). */
export const SPECIAL_CATEGORIES: ReadonlySet<Kind> = new Set<Kind>([
  'health', 'political_opinion', 'trade_union', 'religion', 'ethnicity', 'sexual_life', 'genetic', 'biometric', 'criminal',
])

/** What a kind is called on a screen, in a filing and in a report, in English. */
export const KIND_LABEL: Record<Kind, string> = {
  person_name: 'Name', postal_address: 'Postal address', postcode: 'Postcode', email: 'E-mail address', phone: 'Phone number',
  date_of_birth: 'Date of birth', age: 'Age', gender: 'Gender', photo: 'Photograph', signature: 'Signature', family_member: 'Family member',
  ni_number: 'National Insurance number', nhs_number: 'NHS number', passport: 'Passport number', driving_licence: 'Driving licence number',
  vehicle_registration: 'Vehicle registration', national_id: 'National identity number', tax_id: 'Tax number',
  membership_number: 'Membership number', customer_number: 'Customer number', bank_account: 'Bank account', iban: 'IBAN',
  payment_card: 'Payment card', salary: 'Salary', donation: 'Donations', username: 'User name', password: 'Password',
  password_hash: 'Password, hashed', token: 'Access token', ip_address: 'IP address', device_id: 'Device identifier', location: 'Location',
  employment: 'Employment', education: 'Education', correspondence: 'Correspondence', health: 'Health',
  political_opinion: 'Political opinion', trade_union: 'Trade union', religion: 'Religion', ethnicity: 'Ethnicity',
  sexual_life: 'Sex life or orientation', genetic: 'Genetic data', biometric: 'Biometric data', criminal: 'Criminal allegations',
}

export const RELATIONSHIP_LABEL: Record<Relationship, string> = {
  member: 'Members', registered_supporter: 'Registered supporters', affiliated_supporter: 'Affiliated supporters', former: 'Former members',
  applicant: 'Applicants', donor: 'Donors', staff: 'Staff', other: 'Never on our roster', unknown: 'Not yet known',
}
