/** Anyone in the chain of an incident: who held what for whom, and who told whom when. */
export const PARTY_ROLES = [
  'controller',
  'joint_controller',
  'supplier',
  'sub_supplier',
  'expert',
  'counsel',
  'insurer',
  'authority',
  'police',
  'affiliate',
  'other',
] as const
export type PartyRole = (typeof PARTY_ROLES)[number]

/** A firm in the chain below us. */
export type Supplier = {
  name: string
  kind: string
  country: string
  contact: string
  /** Its own suppliers that were involved, nearest first. */
  chain: string[]
}

/** Bodies that can be told, by the codes that rules of law use as addressees. */
export const BODIES = [
  'ico',
  'people',
  'supplier',
  'police',
  'police_scotland',
  'report_fraud',
  'ncsc',
  'nca',
  'charity_commission',
  'oscr',
  'ccni',
  'fca',
  'tpr',
  'nhs_dspt',
  'nis_authority',
  'parliamentary_security',
  'insurer',
  'contract_party',
  'eu_authority',
  'controller',
  'register',
  'other',
] as const
export type Body = (typeof BODIES)[number]

export const BODY_LABEL: Record<Body, string> = {
  ico: "Information Commissioner's Office",
  people: 'The people affected',
  supplier: 'The supplier',
  police: 'Police',
  police_scotland: 'Police Scotland',
  report_fraud: 'Report Fraud',
  ncsc: 'National Cyber Security Centre',
  nca: 'National Crime Agency',
  charity_commission: 'Charity Commission',
  oscr: 'Scottish Charity Regulator',
  ccni: 'Charity Commission for Northern Ireland',
  fca: 'Financial Conduct Authority',
  tpr: 'The Pensions Regulator',
  nhs_dspt: 'NHS toolkit',
  nis_authority: 'NIS authority',
  parliamentary_security: 'Parliamentary Security',
  insurer: 'Insurer',
  contract_party: 'A party to an agreement',
  eu_authority: 'Authority in the Union',
  controller: 'Another controller',
  register: 'Our own record',
  other: 'Another body',
}

/** That a body was told, when (UTC, ISO), and the reference it gave. */
export type Told = { body: Body; name: string; at: string; reference: string }
