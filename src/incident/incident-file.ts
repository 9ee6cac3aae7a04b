/**
 * What the responder says of an incident: read from incident.yaml, or assumed where nothing is said. Every default that a rule
 * may turn on is an assumption in words, so that nobody takes it for a fact.
 */
import { AppError } from '../errors.ts'
import { assumedSectors, EU_COUNTRIES, type Contact, type Nation, type Organisation, type OrganisationKind, type Sector } from '../organisation/organisation.ts'
import type { StatedFact } from './fact.ts'
import { momentsOutOfOrder, type Moments } from './incident.ts'
import { incidentSchema, type IncidentYaml } from './incident-schema.ts'
import { lawFactsOf, type LawFacts } from './law-facts.ts'
import { noticesOf, type NoticeWishes } from './notice-wishes.ts'
import type { Supplier, Told } from './party.ts'
import { readCheckedYaml, type CheckedYaml } from './read-yaml.ts'
import { whatHappenedOf, type WhatHappened } from './what-happened.ts'
import { displayMoment, instantsOf, isRealDay } from './zone.ts'

/** Everything is plain JSON: it is kept as the incident's profile. */
export type IncidentFile = {
  reference: string
  title: string
  organisation: Organisation
  supplier: Supplier | null
  moments: Moments
  whatHappened: WhatHappened
  notices: NoticeWishes
  /** Left out: kept by an earlier version, which did not ask. */
  lawFacts?: LawFacts
  measuresBefore: string[]
  measuresTaken: string[]
  measuresPlanned: string[]
  told: Told[]
  facts: StatedFact[]
  /** What nobody said and we took as given, in words. */
  assumptions: string[]
}

/**
 * Reads incident.yaml. Times without a zone are read in the organisation's zone; one that the clocks pass twice is read as the
 * earlier, so that no clock starts late. `now` stands in when the file says neither when we were told nor when we were aware;
 * without it such a file is refused.
 * @throws AppError incident_file_invalid, with the line.
 */
export function readIncidentFile(text: string, path: string, now?: Date): IncidentFile {
  const checked = readCheckedYaml(text, path, incidentSchema, 'incident_file_invalid')
  const { yaml } = checked
  const assumptions: string[] = []
  const organisation = organisationOf(yaml, assumptions)
  const moments = momentsOf(checked, path, organisation.zone, assumptions, now)
  const at = (text: string, where: (string | number)[]) => instantOf(text, organisation.zone, () => checked.lineOf(where), path)
  return {
    reference: yaml.incident?.reference ?? `TOC-${moments.awareAt.slice(0, 10)}`,
    title: yaml.incident?.title ?? (yaml.supplier ? `Incident at ${yaml.supplier.name}` : 'Incident at a supplier'),
    organisation,
    supplier: yaml.supplier
      ? {
          name: yaml.supplier.name,
          kind: yaml.supplier.kind ?? 'processor',
          country: yaml.supplier.country ?? '',
          contact: yaml.supplier.contact ?? '',
          chain: yaml.supplier.chain ?? [],
        }
      : null,
    moments,
    whatHappened: whatHappenedOf(yaml, assumptions),
    notices: noticesOf(yaml),
    lawFacts: lawFactsOf(yaml, (key) => {
      const text = yaml.moments?.[key]
      return text === undefined ? null : at(text, ['moments', key])
    }),
    measuresBefore: yaml.measures_before ?? [],
    measuresTaken: yaml.measures_taken ?? [],
    measuresPlanned: yaml.measures_planned ?? [],
    told: (yaml.told ?? []).map((told, index) => ({
      body: told.who,
      name: told.name ?? '',
      at: at(told.at, ['told', index, 'at']),
      reference: told.reference ?? '',
    })),
    facts: (yaml.facts ?? []).map(({ at: stated, ...fact }, index) => ({ ...fact, at: stated ? at(stated, ['facts', index, 'at']) : null })),
    assumptions,
  }
}

/** What we can say when there is no incident.yaml: almost nothing, and each guess in words. */
export function assumedIncident(known: {
  now: Date
  organisationName?: string
  kind?: OrganisationKind
  country?: string
  zone?: string
  supplierName?: string
}): { file: IncidentFile; assumptions: string[] } {
  const yaml: IncidentYaml = {
    organisation: { name: known.organisationName ?? 'Our organisation', kind: known.kind, country: known.country, zone: known.zone },
    ...(known.supplierName ? { supplier: { name: known.supplierName } } : {}),
  }
  const assumptions: string[] = known.organisationName ? [] : ['The organisation has not given its name.']
  const organisation = organisationOf(yaml, assumptions)
  const nowIso = known.now.toISOString()
  assumptions.push(`The supplier told us just now, ${displayMoment(known.now, organisation.zone)}, and that is when we became aware.`)
  const whatHappened = whatHappenedOf(yaml, assumptions)
  const file: IncidentFile = {
    reference: `TOC-${nowIso.slice(0, 10)}`,
    title: known.supplierName ? `Incident at ${known.supplierName}` : 'Incident at a supplier',
    organisation,
    supplier: known.supplierName ? { name: known.supplierName, kind: 'processor', country: '', contact: '', chain: [] } : null,
    moments: {
      occurredAt: null,
      supplierAwareAt: null,
      supplierToldUsAt: nowIso,
      confirmedAt: null,
      awareAt: nowIso,
      awareReason: 'Assumed: nobody has said when the supplier told us.',
    },
    whatHappened,
    notices: noticesOf(yaml),
    measuresBefore: [],
    measuresTaken: [],
    measuresPlanned: [],
    told: [],
    facts: [],
    assumptions,
  }
  return { file, assumptions }
}

function organisationOf(yaml: IncidentYaml, assumptions: string[]): Organisation {
  const given = yaml.organisation
  const kind = given.kind ?? 'unknown'
  const country = given.country ?? 'GB'
  const nation: Nation | null = given.nation ?? (country === 'GB' ? 'england_wales' : null)
  if (!given.kind) assumptions.push('What kind of organisation it is has not been said: duties of regulated sectors cannot be ruled out.')
  if (!given.country) assumptions.push('The organisation is established in the United Kingdom.')
  if (!given.nation && country === 'GB') assumptions.push('It sits in England or Wales: their bodies and bank holidays are used.')
  if (!given.zone) assumptions.push('Its clock is that of Europe/London.')
  const sectors = assumedSectors(kind, country, nation)
  for (const [key, value] of Object.entries(given.sectors ?? {})) if (value && SECTOR_OF[key]) sectors[SECTOR_OF[key]] = value
  const taken = Object.entries(SECTOR_OF).filter(
    ([key, sector]) => !given.sectors?.[key as keyof NonNullable<typeof given.sectors>] && sectors[sector] !== 'unknown',
  )
  const under = (answer: 'yes' | 'no') => taken.filter(([, sector]) => sectors[sector] === answer).map(([key]) => SECTOR_LABEL[key]!)
  if (under('yes').length > 0) assumptions.push(`As ${aKind(kind)}: under ${under('yes').join(', ')}.`)
  if (under('no').length > 0) assumptions.push(`As ${aKind(kind)}: not under ${under('no').join(', ')}.`)
  const euMember = EU_COUNTRIES.has(country)
  const agreementOf = (agreed: { party: string; clause?: string; hours?: number }) => ({
    party: agreed.party,
    clause: agreed.clause ?? '',
    hours: agreed.hours ?? null,
  })
  return {
    name: given.name,
    kind,
    country,
    nation,
    sectors,
    zone: given.zone ?? 'Europe/London',
    address: given.address ?? '',
    phone: given.phone ?? '',
    icoRegistration: given.ico_registration ?? '',
    statementUrl: given.statement_url ?? '',
    employees: given.employees ?? null,
    contact: contactOf(given.contact),
    euEstablishment: euMember ? 'yes' : (given.eu_establishment ?? 'unknown'),
    offersInEu: euMember ? 'yes' : (given.offers_in_eu ?? 'unknown'),
    insurer: given.insurer ? agreementOf(given.insurer) : null,
    agreements: (given.agreements ?? []).map(agreementOf),
    staffTrained: given.staff_trained ?? 'unknown',
  }
}

function contactOf(given: { name?: string; role?: string; email?: string; phone?: string } | undefined): Contact {
  return { name: given?.name ?? '', role: given?.role ?? 'Data protection officer', email: given?.email ?? '', phone: given?.phone ?? '' }
}

function momentsOf(checked: CheckedYaml<IncidentYaml>, path: string, zone: string, assumptions: string[], now: Date | undefined): Moments {
  const given = checked.yaml.moments ?? {}
  const read = (key: keyof typeof given) => {
    const text = given[key]
    return text === undefined ? null : instantOf(text, zone, () => checked.lineOf(['moments', key]), path)
  }
  const supplierToldUsAt = read('supplier_told_us')
  const asserted = read('aware')
  const awareAt = asserted ?? supplierToldUsAt ?? now?.toISOString()
  if (!awareAt)
    throw new AppError('incident_file_invalid', {
      path,
      line: checked.lineOf(['moments']),
      problem: 'moments needs supplier_told_us or aware: the clocks start there',
    })
  if (!asserted) assumptions.push(`We became aware ${supplierToldUsAt ? 'when the supplier told us' : 'just now'}, ${displayMoment(new Date(awareAt), zone)}.`)
  const moments: Moments = {
    occurredAt: read('occurred'),
    supplierAwareAt: read('supplier_aware'),
    supplierToldUsAt,
    confirmedAt: read('confirmed_personal_data'),
    awareAt,
    awareReason: given.aware_reason ?? (asserted ? '' : 'A controller is in principle aware once its processor tells it (EDPB Guidelines 9/2022).'),
  }
  const problem = momentsOutOfOrder(moments)[0]
  if (problem) throw new AppError('incident_file_invalid', { path, line: checked.lineOf(['moments', problem.split(' ')[0]!]), problem })
  return moments
}

/** UTC, ISO. The later of two readings would start a clock late, so the earlier counts. */
function instantOf(text: string, zone: string, lineOf: () => number, path: string): string {
  const dayOnly = text.length === 10
  const withT = dayOnly ? `${text}T00:00` : text.replace(' ', 'T')
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(withT.slice(11))
  const instant = !isRealDay(withT) ? undefined : zoned ? new Date(withT) : instantsOf(withT, zone)[0]
  if (instant && !Number.isNaN(instant.getTime())) return instant.toISOString()
  const real = isRealDay(withT) && !Number.isNaN(Date.parse(`${withT.slice(0, 16)}Z`))
  throw new AppError('incident_file_invalid', {
    path,
    line: lineOf(),
    problem: real ? `${text} does not exist in ${zone}: the clocks jumped over it` : `${text} is not a time`,
  })
}

const SECTOR_OF: Record<string, Sector> = {
  charity_commission: 'charityCommission',
  oscr: 'oscr',
  ccni: 'ccni',
  fca: 'fca',
  pension_scheme: 'pensionScheme',
  nhs_dspt: 'nhsDspt',
  pecr_provider: 'pecrProvider',
  nis: 'nis',
  parliamentary: 'parliamentary',
}

/** What each question is about, as a person says it. */
const SECTOR_LABEL: Record<string, string> = {
  charity_commission: 'the Charity Commission',
  oscr: 'the Scottish charity regulator',
  ccni: 'the charity commission of Northern Ireland',
  fca: 'the FCA',
  pension_scheme: 'the Pensions Regulator',
  nhs_dspt: 'the NHS toolkit',
  pecr_provider: 'the rules for communications providers',
  nis: 'the NIS Regulations',
  parliamentary: 'what parliamentary security asks, with candidates or members in the data',
}

function aKind(kind: OrganisationKind): string {
  const words = kind.replaceAll('_', ' ')
  return `${/^[aeiou]/.test(words) && kind !== 'union' ? 'an' : 'a'} ${words}`
}
