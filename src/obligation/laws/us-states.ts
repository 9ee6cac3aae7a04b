/**
 * The states and territories of the United States. Each duty follows the residence of each person and the kinds of data that were hit:
 * a list of names, e-mail addresses and a party sets off none of them. Rules are made from us-states-table.ts.
 */
import type { Kind } from '../../kinds.ts'
import type { Counting } from '../deadline.ts'
import { READ_ON, REVIEW_BY, type Condition, type ContentKey, type ObligationRule } from './rule.ts'
import { STATES, US_SOURCES, type StateRow, type UsSource, type UsWhen } from './us-states-table.ts'
import { vectorsFor } from './us-states-tests.ts'

/** First day for which a row is carried: the last of the fifty laws began on 1 June 2018. Older texts were not looked for. */
const CARRIED_FROM = '2018-06-01'
const TYPICAL_SUBSTITUTE = 'Cost above $250,000, more than 500,000 people, or no addresses'
const SUBSTITUTE_MEANS = ': e-mail, a conspicuous notice on the website and state-wide media (figures from memory)'
const RESIDENCE = 'The duty follows where each person lives'

/** What counts beyond the core, by the letters of the table. */
const ELEMENTS: Record<string, { kinds: readonly Kind[]; word: string }> = {
  m: { kinds: ['health'], word: 'medical data' },
  h: { kinds: ['nhs_number'], word: 'health insurance numbers' },
  b: { kinds: ['biometric'], word: 'biometric data' },
  g: { kinds: ['genetic'], word: 'genetic data' },
  p: { kinds: ['passport'], word: 'passport numbers' },
  t: { kinds: ['tax_id'], word: 'tax numbers' },
  d: { kinds: ['date_of_birth'], word: 'dates of birth' },
}
const ACCOUNTS: Condition = {
  all: [
    { holds: ['bank_account', 'iban', 'payment_card'], says: 'Account or card numbers' },
    { fact: 'data.accessCodes', is: ['yes'], says: 'With the code that opens them' },
  ],
}

/** The kinds of data that set a state's law off; one that the table does not list for the state stays open, since nobody held it against the statute. */
function elementsOf({ elements }: StateRow): Condition {
  const counted = Object.entries(ELEMENTS).filter(([letter]) => elements.includes(letter))
  const open = Object.entries(ELEMENTS).filter(([letter]) => !elements.includes(letter) && letter !== 'd')
  const credentials: Condition = {
    all: [
      { holds: ['email', 'username'], says: 'E-mail addresses or user names' },
      { holds: ['password', 'token'], says: 'With their passwords' },
    ],
  }
  const uncheckedKinds = open.flatMap(([, { kinds }]) => kinds)
  const unchecked: Condition[] = [
    {
      all: [
        { holds: ['person_name'], says: 'Names' },
        { holds: uncheckedKinds, says: 'Other sensitive kinds' },
        { unchecked: 'Whether this state counts them' },
      ],
    },
    ...(elements.includes('c') ? [] : [{ all: [credentials, { unchecked: 'Whether this state counts credentials' }] }]),
  ]
  return {
    any: [
      {
        all: [
          { holds: ['person_name'], says: 'Names' },
          { any: [{ holds: ['national_id', 'driving_licence', ...counted.flatMap(([, { kinds }]) => kinds)], says: 'Numbers or data that count' }, ACCOUNTS] },
        ],
      },
      ...(elements.includes('c') ? [credentials] : []),
      ...unchecked,
    ],
  }
}

function wordsOf({ elements }: StateRow): string {
  const more = [...elements].flatMap((letter) => ELEMENTS[letter]?.word ?? [])
  return `a name with a Social Security number, licence, or account and code${more.length > 0 ? `, ${more.join(', ')}` : ''}${elements.includes('c') ? '; or an e-mail address with its password' : ''}`
}

/** So many residents whose data count. */
function hit(row: StateRow, atLeast: number): Condition {
  const residents = atLeast === 1 ? 'Residents' : `At least ${atLeast} residents`
  return { residents: row.place, atLeast, elements: elementsOf(row), says: `${residents} of ${row.name} whose data count there (${wordsOf(row)})` }
}

function exposureIn(row: StateRow): Condition {
  return row.access
    ? { exposure: 'access', says: 'Somebody could see the data (access)' }
    : { exposure: 'acquisition', says: 'Somebody has the data (acquisition)' }
}

function base(row: StateRow, name: string, key: UsSource | undefined) {
  const statute = {
    title: `${row.law} (from memory)`,
    url: 'https://www.ncsl.org/technology-and-communication/security-breach-notification-laws',
    pinpoint: 'not read',
    readOn: null,
  }
  const read = key ? [{ title: US_SOURCES[key][0], url: US_SOURCES[key][1], pinpoint: row.name, readOn: READ_ON }] : []
  return {
    id: `${row.place.toLowerCase()}.${name}`,
    version: 1,
    regime: row.name,
    jurisdiction: row.place,
    status: 'in_force',
    effectiveFrom: CARRIED_FROM,
    effectiveTo: null,
    owedBy: 'us',
    group: 'us-states',
    reach: { residents: row.place, atLeast: 1, says: `People who live in ${row.name} are in the data` },
    appliesTo: bodiesOf(row),
    exemptions: [{ fact: 'breach.unintelligible', is: ['yes'], says: 'The data were encrypted and the key is safe' }],
    sources: [...read, statute],
    review: {
      confidence: key ? 'secondary' : 'unverified',
      note: `${key ? 'Figure read in a secondary source; the rest is from memory.' : 'From memory.'} A finding of no harm may excuse in many states; it is not applied here.${row.note ? ` ${row.note}` : ''}`,
      againBy: REVIEW_BY,
    },
  } as const
}

function bodiesOf({ onlyBodies }: StateRow): Condition {
  const isPublic: Condition = { fact: 'organisation.kind', is: ['public_body'], says: 'We are a public body' }
  if (onlyBodies === 'public') return isPublic
  if (!onlyBodies) return { always: RESIDENCE }
  return { any: [isPublic, { fact: 'organisation.sectors.usDataBroker', is: ['yes'], says: 'We are an information broker' }] }
}

const PEOPLE_CONTENT: ContentKey[] = ['date_of_breach', 'kinds_of_data', 'measures', 'advice', 'bureaux', 'contact']

/** The notice to people. Where the figure is newer than the law, two versions. */
function peopleRules(row: StateRow): ObligationRule[] {
  const { days, from, words, key, since } = row.people
  const starts = from ?? 'aware'
  const none = words && days === undefined ? words : 'Without unreasonable delay'
  const dated = days === undefined ? none : (words ?? `${days} days from ${from === 'determined' ? 'determination' : 'discovery'}`)
  const counting = (amount: number | undefined): Counting =>
    amount === undefined ? { count: 'no_figure', words: none } : { count: 'calendar_days_strict', amount }
  const make = (amount: number | undefined, version: number, effectiveFrom: string, effectiveTo: string | null): ObligationRule => ({
    ...base(row, 'individuals', key),
    version,
    effectiveFrom,
    effectiveTo,
    article: row.law,
    title: `Tell the residents of ${row.name}`,
    trigger: { all: [exposureIn(row), hit(row, 1)] },
    clock: { starts, counting: counting(amount), words: amount === undefined ? none : dated },
    addressee: { body: 'people', name: `Residents of ${row.name}`, channel: 'Letter; e-mail where the law of the state lets it' },
    content: row.silentOnNature
      ? ['advice', 'bureaux', 'identity_services', 'contact']
      : row.place === 'US-CA'
        ? ['set_headings', ...PEOPLE_CONTENT]
        : PEOPLE_CONTENT,
    ...(row.silentOnNature ? { mustNotContain: ['nature', 'number_of_residents'] as const } : {}),
    substitute: `${row.substitute ?? TYPICAL_SUBSTITUTE}${SUBSTITUTE_MEANS}`,
    tests: vectorsFor(row, 1, amount),
  })
  return since ? [make(undefined, 1, CARRIED_FROM, since), make(days, 2, since, null)] : [make(days, 1, CARRIED_FROM, null)]
}

function authorityRules(row: StateRow): ObligationRule[] {
  if (!row.authority) return []
  const { as = 'ag', name, atLeast, when, key, since } = row.authority
  const shared = base(row, as, key)
  return [
    {
      ...shared,
      effectiveFrom: since ?? CARRIED_FROM,
      // Idaho: only public agencies tell the Attorney General, though everybody tells people.
      appliesTo: row.place === 'US-ID' ? bodiesOf({ ...row, onlyBodies: 'public' }) : shared.appliesTo,
      article: row.law,
      title: `Tell the authority of ${row.name}`,
      trigger: { all: [exposureIn(row), hit(row, atLeast)] },
      ...clockOf(row, when),
      addressee: { body: 'other', name: `${name} of ${row.name}`, channel: 'Its form or letter' },
      content: ['facts', 'number_of_residents', 'measures', 'timing_of_notice', 'copy_of_notice'],
      tests: vectorsFor(row, atLeast, when),
    },
  ]
}

function clockOf(row: StateRow, when: UsWhen): Pick<ObligationRule, 'clock' | 'hangsOn'> {
  const notice = `${row.place.toLowerCase()}.individuals`
  const starts = row.people.from ?? 'aware'
  if (when === 'with' || when === 'before') {
    const words = when === 'with' ? 'With the notice to people, at the latest' : 'Before the notice to people'
    return { clock: { starts, counting: { count: 'no_figure', words }, words }, hangsOn: { rule: notice, order: when } }
  }
  if (when === 'no_figure')
    return { clock: { starts, counting: { count: 'no_figure', words: 'Without unreasonable delay' }, words: 'Without unreasonable delay' } }
  if ('days' in when) return { clock: { starts, counting: { count: 'calendar_days_strict', amount: when.days }, words: `${when.days} days` } }
  if ('hours' in when) return { clock: { starts, counting: { count: 'elapsed_hours_strict', amount: when.hours }, words: `${when.hours} hours` } }
  if ('workingDays' in when)
    return {
      clock: {
        starts,
        counting: { count: 'working_days', amount: when.workingDays, calendar: 'us_federal' },
        words: `${when.workingDays} business days (preliminary)`,
      },
    }
  const [amount, kind] = 'daysAfterNotice' in when ? [when.daysAfterNotice, 'days'] : [when.workingDaysAfterNotice, 'business days']
  const counting: Counting = kind === 'days' ? { count: 'calendar_days_strict', amount } : { count: 'working_days', amount, calendar: 'us_federal' }
  return { clock: { starts: 'other_duty', counting, words: `${amount} ${kind} after the notice to people` }, hangsOn: { rule: notice, order: 'after' } }
}

function bureauxRules(row: StateRow): ObligationRule[] {
  if (!row.bureaux) return []
  const { atLeast, hours, words = 'Without unreasonable delay', key } = row.bureaux
  const counting: Counting = hours === undefined ? { count: 'no_figure', words } : { count: 'elapsed_hours_strict', amount: hours }
  return [
    {
      ...base(row, 'cra', key),
      article: row.law,
      title: `Tell the credit reporting agencies (${row.name})`,
      trigger: { all: [exposureIn(row), hit(row, atLeast)] },
      clock: { starts: row.people.from ?? 'aware', counting, words },
      addressee: { body: 'other', name: `Credit reporting agencies, for ${row.name}`, channel: 'The nationwide agencies, by letter or e-mail' },
      content: ['timing_of_notice', 'number_of_residents'],
      tests: vectorsFor(row, atLeast, hours === undefined ? 'no_figure' : { hours }),
    },
  ]
}

function serviceRules(row: StateRow): ObligationRule[] {
  if (!row.services) return []
  const { months, licences, key, since } = row.services
  const elements: Condition = { holds: ['national_id', ...(licences ? (['driving_licence'] as const) : [])], says: 'Social Security numbers' }
  const says = `Residents of ${row.name} whose Social Security number${licences ? ' or licence' : ''} was hit`
  return [
    {
      ...base(row, 'monitoring', key),
      effectiveFrom: since ?? CARRIED_FROM,
      article: row.law,
      title: `Offer ${months} months of identity services (${row.name})`,
      trigger: { all: [exposureIn(row), { residents: row.place, atLeast: 1, elements, says }] },
      ...clockOf(row, 'with'),
      addressee: { body: 'people', name: `Residents of ${row.name}`, channel: 'In the notice, free of charge' },
      content: ['identity_services'],
      tests: vectorsFor(row, 1, 'with'),
    },
  ]
}

export const usStates: ObligationRule[] = STATES.flatMap((row) => [...peopleRules(row), ...authorityRules(row), ...bureauxRules(row), ...serviceRules(row)])
