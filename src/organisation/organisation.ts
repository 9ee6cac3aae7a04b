/** Who we are: the organisation whose supplier was hit. What rules of law turn on is here; known before anything happens. */
import type { Kind } from '../kinds.ts'

export const ORGANISATION_KINDS = [
  'political_party',
  'union',
  'religious_body',
  'charity',
  'company',
  'public_body',
  'health_body',
  'school',
  'association',
  'other',
  'unknown',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** Three answers, because "we do not know" must never be read as "no". */
export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

/** Parts of the United Kingdom whose bodies and bank holidays differ. */
export const NATIONS = ['england_wales', 'scotland', 'northern_ireland'] as const
export type Nation = (typeof NATIONS)[number]

/** Supervision beyond data protection. Each is asked as a question, because each brings duties of its own. */
export const SECTORS = ['charityCommission', 'oscr', 'ccni', 'fca', 'pensionScheme', 'nhsDspt', 'pecrProvider', 'nis', 'parliamentary'] as const
export type Sector = (typeof SECTORS)[number]

export type Contact = { name: string; role: string; email: string; phone: string }

/** A promise to tell somebody, and how fast: a customer, a funder, an affiliated body, an insurer. Hours null: no figure agreed. */
export type Agreement = { party: string; clause: string; hours: number | null }

export type Organisation = {
  name: string
  kind: OrganisationKind
  /** ISO 3166-1 alpha-2. */
  country: string
  nation: Nation | null
  /** IANA zone in which the organisation reads its clock. */
  zone: string
  address: string
  phone: string
  icoRegistration: string
  statementUrl: string
  /** Number employed; null: not given. */
  employees: number | null
  contact: Contact
  sectors: Record<Sector, Answer>
  euEstablishment: Answer
  offersInEu: Answer
  insurer: Agreement | null
  agreements: Agreement[]
  /** Were the staff involved trained in data protection in the last two years? Asked by the ICO form. */
  staffTrained: Answer
}

/** What belonging to such an organisation says of a person. GDPR Article 9(1); a list of its members is special-category data. */
export const BELONGING_REVEALS: Partial<Record<OrganisationKind, Kind>> = {
  political_party: 'political_opinion',
  union: 'trade_union',
  religious_body: 'religion',
  health_body: 'health',
}

/**
 * What we take a kind of organisation to be supervised by when nobody has said. Only safe answers stand here ("a party is no bank");
 * everything else stays unknown, and is treated as due.
 */
export function assumedSectors(kind: OrganisationKind, country: string, nation: Nation | null): Record<Sector, Answer> {
  const sectors = Object.fromEntries(SECTORS.map((sector) => [sector, 'unknown'])) as Record<Sector, Answer>
  if (kind === 'unknown') return sectors
  for (const sector of ['fca', 'pensionScheme', 'pecrProvider', 'nis'] as const) if (NEVER_SUPERVISED.has(kind)) sectors[sector] = 'no'
  if (kind !== 'health_body' && kind !== 'public_body' && kind !== 'charity' && kind !== 'company') sectors.nhsDspt = 'no'
  if (kind === 'health_body') sectors.nhsDspt = country === 'GB' ? 'yes' : 'no'
  // A body with a political purpose cannot be a charity (Bowman v Secular Society [1917] AC 406, from memory); a trade union is not one either.
  if (kind !== 'charity' && NEVER_SUPERVISED.has(kind)) sectors.charityCommission = sectors.oscr = sectors.ccni = 'no'
  if (kind === 'charity' && nation !== null) {
    sectors.charityCommission = nation === 'england_wales' ? 'yes' : 'no'
    sectors.oscr = nation === 'scotland' ? 'yes' : 'no'
    sectors.ccni = nation === 'northern_ireland' ? 'yes' : 'no'
  }
  if (country !== 'GB') sectors.charityCommission = sectors.oscr = sectors.ccni = sectors.nhsDspt = 'no'
  if (kind === 'political_party') sectors.parliamentary = 'yes'
  return sectors
}

const NEVER_SUPERVISED: ReadonlySet<OrganisationKind> = new Set(['political_party', 'union'])

/** What being on the lists of such an organisation shows of a person (GDPR Article 9(1)); null: nothing of a special category. */
export function membershipReveals(kind: OrganisationKind): 'political_opinion' | 'trade_union' | 'religion' | null {
  return kind === 'political_party' ? 'political_opinion' : kind === 'union' ? 'trade_union' : kind === 'religious_body' ? 'religion' : null
}

/** Members of the European Union, and of the European Economic Area, where the GDPR applies as well. ISO 3166-1 alpha-2. */
export const EU_COUNTRIES: ReadonlySet<string> = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO'.split(' '))
