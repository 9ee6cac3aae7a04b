/** The names of kinds, relationships, audiences, flags, grades and duties, in Welsh. */
import type { DutyStatus, Flag, Grade, Kind, Relationship } from '../../../src/api/contract.ts'

export const KIND: Record<Kind, string> = {
  person_name: 'Enw',
  postal_address: 'Cyfeiriad post',
  postcode: 'Cod post',
  email: 'Cyfeiriad e-bost',
  phone: 'Rhif ffôn',
  date_of_birth: 'Dyddiad geni',
  age: 'Oedran',
  gender: 'Rhywedd',
  photo: 'Llun',
  signature: 'Llofnod',
  family_member: 'Aelod o’r teulu',
  ni_number: 'Rhif Yswiriant Gwladol',
  nhs_number: 'Rhif y GIG',
  passport: 'Rhif pasbort',
  driving_licence: 'Trwydded yrru',
  vehicle_registration: 'Rhif cofrestru cerbyd',
  national_id: 'Rhif adnabod gwladol',
  tax_id: 'Rhif treth',
  membership_number: 'Rhif aelodaeth',
  customer_number: 'Rhif cwsmer',
  bank_account: 'Cyfrif banc',
  iban: 'IBAN',
  payment_card: 'Cerdyn talu',
  salary: 'Cyflog',
  donation: 'Rhoddion',
  username: 'Enw defnyddiwr',
  password: 'Cyfrinair',
  password_hash: 'Cyfrinair wedi’i stwnshio',
  token: 'Tocyn mynediad',
  ip_address: 'Cyfeiriad IP',
  device_id: 'Dynodydd dyfais',
  location: 'Lleoliad',
  employment: 'Cyflogaeth',
  education: 'Addysg',
  correspondence: 'Gohebiaeth',
  health: 'Iechyd',
  political_opinion: 'Barn wleidyddol',
  trade_union: 'Undeb llafur',
  religion: 'Crefydd',
  ethnicity: 'Ethnigrwydd',
  sexual_life: 'Bywyd neu gyfeiriadedd rhywiol',
  genetic: 'Data genetig',
  biometric: 'Data biometrig',
  criminal: 'Honiadau troseddol',
}
export const KIND_IN_TEXT: Partial<Record<Kind, string>> = {
  person_name: 'enwau',
  postal_address: 'cyfeiriadau post',
  email: 'cyfeiriadau e-bost',
  phone: 'rhifau ffôn',
  date_of_birth: 'dyddiadau geni',
  membership_number: 'aelodaeth',
  political_opinion: 'barn wleidyddol',
  trade_union: 'aelodaeth undeb llafur',
  health: 'iechyd',
}
export const RELATIONSHIP: Record<Relationship, string> = {
  member: 'Aelod',
  registered_supporter: 'Cefnogwr cofrestredig',
  affiliated_supporter: 'Cefnogwr cysylltiedig',
  former: 'Cyn-aelod',
  applicant: 'Ymgeisydd',
  donor: 'Rhoddwr',
  staff: 'Staff',
  other: 'Heb fod ar ein rhestr',
  unknown: 'Heb ei ganfod eto',
}
export const RELATIONSHIPS: Record<Relationship, string> = {
  member: 'aelodau',
  registered_supporter: 'cefnogwyr cofrestredig',
  affiliated_supporter: 'cefnogwyr cysylltiedig',
  former: 'cyn-aelodau',
  applicant: 'ymgeiswyr',
  donor: 'rhoddwyr',
  staff: 'staff',
  other: 'heb fod ar ein rhestr',
  unknown: 'heb eu canfod eto',
}
export const AUDIENCE: Record<string, string> = {
  member: 'Aelodau',
  registered_supporter: 'Cefnogwyr cofrestredig',
  affiliated_supporter: 'Cefnogwyr cysylltiedig',
  former: 'Cyn-aelodau',
  applicant: 'Ymgeiswyr',
  donor: 'Rhoddwyr',
  staff: 'Staff',
  other: 'Heb fod erioed ar ein rhestr',
  unknown: 'Perthynas heb ei chanfod eto',
  child: 'Dan 18, drwy riant neu warcheidwad',
  special_risk: 'Mewn perygl arbennig: ffonio yn gyntaf',
  deceased: 'Wedi marw: ni ysgrifennir atynt',
}
export function audience(id: string): string {
  const adult = id.replace(/_child$/, '')
  const name = AUDIENCE[adult] ?? adult.replaceAll('_', ' ')
  return adult === id ? name : `${name}${adult === 'other' ? ',' : ''} dan 18, drwy riant neu warcheidwad`
}
export const FLAG: Record<Flag, string> = { child: 'Plentyn', special_risk: 'Mewn perygl arbennig', deceased: 'Wedi marw' }
export const GRADE: Record<Grade, string> = {
  forensic: 'Fforensig',
  seen: 'Wedi’i weld',
  supplier: 'Yn ôl y cyflenwr',
  assumed: 'Tybiaeth',
  unknown: 'Anhysbys',
}
export const DUTY: Record<DutyStatus, string> = {
  due: 'Yn ddyledus',
  not_due: 'Heb fod yn ddyledus',
  cannot_rule_out: 'Ni ellir ei ddiystyru',
  exempt: 'Wedi’i eithrio',
  voluntary: 'Gwirfoddol',
  done: 'Wedi’i wneud',
}
