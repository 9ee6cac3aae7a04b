/** The short form of rules outside the United Kingdom and the Union, and the facts of their tests. */
import { EU_COUNTRIES } from '../../organisation/organisation.ts'
import type { Counting } from '../deadline.ts'
import type { Calendar } from '../holidays.ts'
import type { SectorAbroad } from '../../incident/law-facts.ts'
import type { PartialFacts } from '../facts.ts'
import { READ_ON, REVIEW_BY, type Condition, type Confidence, type ContentKey, type LawTest, type ObligationRule } from './rule.ts'

type Short = {
  id: string
  version?: number
  place: string
  placeName: string
  regime: string
  article: string
  title: string
  status?: ObligationRule['status']
  from: string
  to?: string
  appliesTo?: Condition
  trigger: Condition
  exemptions?: readonly Condition[]
  starts?: ObligationRule['clock']['starts']
  counting: Counting
  words: string
  hangsOn?: ObligationRule['hangsOn']
  stage?: number
  addressee: ['people' | 'other' | 'controller' | 'register' | 'nis_authority', string, string]
  owedBy?: 'supplier'
  content: ContentKey[]
  /** Title, address, pinpoint; a pinpoint "not read" marks it as from memory. */
  source: [string, string, string]
  note: string
  tests: LawTest[]
}

/** A law of one country: it reaches those at home there, and those who have people there and do business with them. */
export function abroad(short: Short): ObligationRule {
  const { place, placeName } = short
  const home: Condition = { fact: 'organisation.country', is: [place], says: `We are at home in ${placeName}` }
  return {
    ...bare(short),
    jurisdiction: place,
    group: 'abroad',
    reach: { any: [home, { residents: place, atLeast: 1, says: `People who live in ${placeName} are in the data` }] },
    appliesTo: { all: [{ activeIn: place, says: `We are at home or do business in ${placeName}` }, ...(short.appliesTo ? [short.appliesTo] : [])] },
  }
}

/** A law of the Union for a sector: it reaches those established in the Union. */
export function unionSector(short: Omit<Short, 'place' | 'placeName'> & { appliesTo: Condition }): ObligationRule {
  return {
    ...bare(short),
    jurisdiction: 'EU',
    group: 'eu-sectors',
    reach: {
      any: [
        { fact: 'organisation.country', is: [...EU_COUNTRIES], says: 'We are at home in the Union' },
        { fact: 'organisation.euEstablishment', is: ['yes'], says: 'We have an establishment in the Union' },
      ],
    },
  }
}

/** A federal law of the United States for those under its supervision. */
export function federal(
  short: Omit<Short, 'place' | 'placeName' | 'appliesTo'> & { sector: SectorAbroad; says: string; appliesTo?: Condition },
): ObligationRule {
  const { sector, says } = short
  const supervised: Condition = { fact: `organisation.sectors.${sector}`, is: ['yes'], says }
  const home: Condition = { fact: 'organisation.country', is: ['US'], says: 'We are at home in the United States' }
  return {
    ...bare({ ...short, appliesTo: short.appliesTo ? { all: [supervised, short.appliesTo] } : supervised }),
    jurisdiction: 'US',
    group: 'abroad',
    reach: { any: [home, { stated: `organisation.sectors.${sector}`, is: ['yes'], says }] },
  }
}

function bare(short: Omit<Short, 'place' | 'placeName'>): ObligationRule {
  const [body, name, channel] = short.addressee
  const [title, url, pinpoint] = short.source
  const read = pinpoint !== 'not read'
  const confidence: Confidence = read ? 'secondary' : 'unverified'
  return {
    id: short.id,
    version: short.version ?? 1,
    regime: short.regime,
    article: short.article,
    title: short.title,
    jurisdiction: '',
    status: short.status ?? 'in_force',
    effectiveFrom: short.from,
    effectiveTo: short.to ?? null,
    owedBy: short.owedBy ?? 'us',
    appliesTo: short.appliesTo ?? { always: 'Everybody whom the law reaches' },
    trigger: short.trigger,
    exemptions: short.exemptions ?? [],
    clock: { starts: short.starts ?? 'aware', counting: short.counting, words: short.words },
    ...(short.hangsOn ? { hangsOn: short.hangsOn } : {}),
    ...(short.stage ? { stage: short.stage } : {}),
    addressee: { body, name, channel },
    content: short.content,
    sources: [{ title, url, pinpoint, readOn: read ? READ_ON : null }],
    review: { confidence, note: short.note, againBy: REVIEW_BY },
    tests: short.tests,
  }
}

export const hoursStrict = (amount: number): Counting => ({ count: 'elapsed_hours_strict', amount })
export const days = (amount: number): Counting => ({ count: 'calendar_days_strict', amount })
/** Holidays of the country are not known here: weekends only, which is early, never late. */
export const workingDays = (amount: number, calendar: Calendar): Counting => ({ count: 'working_days', amount, calendar })
export const noFigure = (words: string): Counting => ({ count: 'no_figure', words })
export const highRisk: Condition = { decision: 'people' }
export const anyRisk: Condition = { decision: 'authority' }
export const exposed: Condition = { exposure: 'acquisition', says: 'Data were disclosed, seen or taken' }

/** A theft in a list of members of a body at home in the place; a Monday, ten in the morning. */
export function stolenIn(
  place: string,
  more: { organisation?: PartialFacts['organisation']; people?: number; kinds?: NonNullable<PartialFacts['data']>['kinds'] } = {},
): PartialFacts {
  const people = more.people ?? 2000
  return {
    organisation: {
      kind: 'company',
      country: place,
      zone: 'UTC',
      euEstablishment: 'no',
      offersInEu: 'no',
      activeIn: [],
      smallBusiness: 'no',
      ...more.organisation,
    },
    moments: { awareAt: '2026-03-02T10:00:00Z' },
    breach: { confidentiality: 'yes', exfiltration: 'seen', malice: 'yes', recipients: 'unknown', unintelligible: 'no' },
    people: { high: people, byCountry: { [place]: people } },
    data: { kinds: more.kinds ?? ['person_name', 'email', 'health'] },
  }
}

/** Due at home; open for somebody abroad who has people there and has not said whether he does business there; not due where nobody lives there. */
export function reachTests(place: string, dueAt: string | null, status: 'due' | 'voluntary' = 'due'): LawTest[] {
  const guest = { ...stolenIn(place), organisation: { ...stolenIn(place).organisation, country: 'GB', activeIn: null } }
  const nobody = { ...stolenIn('GB'), organisation: { ...stolenIn('GB').organisation, activeIn: [place] } }
  return [
    { says: 'health data stolen from a body at home there', facts: stolenIn(place), status, dueAt },
    {
      says: 'people there, and nobody has said whether we do business there',
      facts: guest,
      status: status === 'voluntary' ? 'voluntary' : 'cannot_rule_out',
      dueAt,
    },
    { says: 'people there, and we do no business there', facts: { ...guest, organisation: { ...guest.organisation, activeIn: [] } }, status: 'not_due' },
    { says: 'nobody lives there', facts: nobody, status: 'not_due' },
  ]
}
