/** Part three of the ICO report: which data, of how many people, with what consequences. Counts from the register, as ranges. */
import { KIND_LABEL, RELATIONSHIP_LABEL, type Kind, type Relationship } from '../kinds.ts'
import type { Assessment } from '../obligation/assessment.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { field, missing, thousands, type FilingField, type FilingPart } from './filing.ts'
import type { FilingInput } from './filing-input.ts'

/** The ICO's categories, each with the kinds that fall under it. */
const ICO_CATEGORIES: readonly [string, readonly Kind[]][] = [
  ['Data revealing racial or ethnic origin', ['ethnicity']],
  ['Political opinions', ['political_opinion']],
  ['Religious or philosophical beliefs', ['religion']],
  ['Trade union membership', ['trade_union']],
  ['Sex life or sexual orientation', ['sexual_life']],
  ['Health data', ['health', 'nhs_number']],
  [
    'Basic personal identifiers',
    [
      'person_name',
      'postal_address',
      'postcode',
      'email',
      'phone',
      'date_of_birth',
      'age',
      'gender',
      'photo',
      'signature',
      'family_member',
      'membership_number',
      'customer_number',
    ],
  ],
  ['Identification data, such as usernames and passwords', ['username', 'password', 'password_hash', 'token', 'ip_address', 'device_id']],
  ['Economic and financial data', ['bank_account', 'iban', 'payment_card', 'salary', 'donation']],
  ['Official documents', ['passport', 'driving_licence', 'national_id', 'ni_number', 'tax_id', 'vehicle_registration']],
  ['Location data', ['location']],
  ['Genetic or biometric data', ['genetic', 'biometric']],
  ['Criminal convictions, offences', ['criminal']],
  ['Other', ['employment', 'education', 'correspondence']],
]

export function aboutData(input: FilingInput): FilingPart {
  const { summary, assessment } = input
  const { severity, facts } = assessment
  const fields: FilingField[] = []
  if (summary) {
    const kinds = facts.data.kinds ?? []
    const categories = ICO_CATEGORIES.map(([name, members]) => [name, members.filter((kind) => kinds.includes(kind))] as const).filter(
      ([, members]) => members.length > 0,
    )
    const unread =
      Object.entries(summary.files.byStatus).reduce((total, [status, files]) => (status === 'read' ? total : total + (files ?? 0)), 0) + summary.missingFiles
    fields.push(
      field(
        'categories',
        'Categories of personal data',
        [...categories.map(([name]) => name), ...(unread > 0 ? ['Not yet known (files that cannot be read)'] : [])].join('; ') || 'Not yet known',
        'register',
        categories.map(([name, members]) => `${name}: ${members.map((kind) => KIND_LABEL[kind]).join(', ')}`).join('. '),
      ),
      field(
        'records',
        'Number of personal data records concerned',
        thousands(summary.records),
        'register',
        unread > 0 ? `Counted in what can be read; ${thousands(unread)} files could not, or only in part, or are missing.` : '',
      ),
      field(
        'people',
        'Number of data subjects who could be affected',
        `Maximum that may be affected: ${thousands(facts.people.high ?? summary.high)}`,
        'register',
        peopleNote(summary),
      ),
      field('subjects', 'Categories of data subjects', subjectCategories(summary), 'register', subjectNote(summary)),
    )
  } else {
    for (const [id, label] of [
      ['categories', 'Categories of personal data'],
      ['records', 'Number of personal data records concerned'],
      ['people', 'Number of data subjects who could be affected'],
      ['subjects', 'Categories of data subjects'],
    ] as const)
      fields.push(missing(id, label))
  }
  fields.push(
    field('consequences', 'Potential consequences for people', consequencesOf(assessment), 'fact', `ENISA severity: ${severity.summary}`),
    field(
      'likelihood',
      'Likelihood of significant consequences',
      likelihood(assessment),
      'fact',
      'From the severity band and what is established; change it if you know better.',
    ),
  )
  return { no: 3, title: 'The data and the people', fields }
}

/** The gravest first; what is established apart from what cannot be ruled out. */
function consequencesOf({ decision }: Assessment): string {
  const high = decision.reasons.filter((reason) => reason.weight === 'high risk')
  const weighty = high.length > 0 ? high : decision.reasons.filter(({ weight }) => weight !== 'open')
  const say = (certainty: 'established' | 'cannot_rule_out') =>
    [...new Set(weighty.filter((reason) => reason.certainty === certainty && reason.consequence).map(({ consequence }) => consequence))].slice(0, 5).join(' ')
  const [known, open] = [say('established'), say('cannot_rule_out')]
  return [known, open ? `Cannot be ruled out: ${open}` : ''].filter(Boolean).join(' ') || 'None that are likely.'
}

function peopleNote(summary: RegisterSummary): string {
  const hidden = summary.peopleInInaccessible
  return [
    `Found so far: ${thousands(summary.people)}; with 95 % confidence between ${thousands(summary.low)} and ${thousands(summary.high)}. ${summary.method}`,
    hidden ? `In files that cannot be read: ${thousands(hidden.low)} to ${thousands(hidden.high)} (${hidden.why}).` : '',
    summary.unidentifiableRecords > 0 ? `${thousands(summary.unidentifiableRecords)} records could not be tied to anybody.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

function subjectCategories(summary: RegisterSummary): string {
  const { staff = 0, unknown = 0, ...others } = summary.byRelationship
  const names = [
    staff > 0 ? 'Employees' : '',
    Object.values(others).some((count) => (count ?? 0) > 0) ? 'Customers or prospects (members and supporters)' : '',
    summary.children > 0 ? 'Children' : '',
    summary.specialRisk > 0 ? 'Vulnerable adults' : '',
    unknown > 0 ? 'Not yet known' : '',
  ].filter(Boolean)
  return names.join('; ') || 'Not yet known'
}

function subjectNote(summary: RegisterSummary): string {
  const named = (Object.entries(summary.byRelationship) as [Relationship, number][]).filter(([, count]) => count > 0)
  return named.map(([relationship, count]) => `${RELATIONSHIP_LABEL[relationship]}: ${thousands(count)}`).join('; ')
}

function likelihood({ severity, decision }: Assessment): string {
  if (decision.authority === 'no') return 'Unlikely'
  if (decision.people === 'no') return 'Neutral - neither likely nor unlikely'
  return decision.peopleCertainty === 'established' && severity.high >= 4 ? 'Very likely' : 'Likely'
}
