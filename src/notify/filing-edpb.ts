/**
 * The EDPB's common notification template in its seven parts (version 1.0, adopted for consultation on 10 June 2026). Read in a field map made
 * from the EDPB's document, not in the document itself; whether it has been put to use since is not verified. Counts are ranges.
 */
import type { Kind } from '../kinds.ts'
import { EU_COUNTRIES } from '../organisation/organisation.ts'
import { answersOf, pick } from './filing-answers.ts'
import { field, missing, thousands, type FilingField, type FilingPart } from './filing.ts'
import type { FilingInput } from './filing-input.ts'

/** Types of data as the template lists them (its part 3.4), each with our kinds. */
const DATA_TYPES: readonly [string, readonly Kind[]][] = [
  ['Basic identity: name, date of birth, gender', ['person_name', 'date_of_birth', 'age', 'gender', 'photo', 'signature']],
  ['Contact details', ['postal_address', 'postcode', 'email', 'phone']],
  ['National identification numbers', ['national_id', 'ni_number', 'tax_id', 'nhs_number']],
  ['Official documents', ['passport', 'driving_licence', 'vehicle_registration']],
  ['Financial data', ['bank_account', 'iban', 'payment_card', 'salary', 'donation']],
  ['Credentials', ['username', 'password', 'password_hash', 'token']],
  ['Location data', ['location']],
  ['Online identifiers', ['ip_address', 'device_id']],
  ['Professional data', ['employment']],
  ['Education', ['education']],
  ['Family', ['family_member']],
  ['Content of communications', ['correspondence']],
  ['Membership or customer numbers', ['membership_number', 'customer_number']],
  ['Racial or ethnic origin', ['ethnicity']],
  ['Political opinions', ['political_opinion']],
  ['Religious or philosophical beliefs', ['religion']],
  ['Trade union membership', ['trade_union']],
  ['Sex life or sexual orientation', ['sexual_life']],
  ['Health', ['health']],
  ['Genetic or biometric data', ['genetic', 'biometric']],
  ['Criminal convictions and offences', ['criminal']],
]
const REPORT_KIND = { initial: 'New notification, incomplete', follow_up: 'Follow-up', final: 'Follow-up, complete', withdrawn: 'Withdrawal' } as const

export function edpbParts(input: FilingInput): FilingPart[] {
  const answers = answersOf(input)
  const of = (id: Parameters<typeof pick>[1], label: string) => pick(answers, id, label)
  const part = (no: number, title: string, fields: FilingField[]): FilingPart => ({ no, title, fields })
  const { file, assessment, kind = 'initial' } = input
  return [
    part(1, 'The notification', [
      field('report_type', 'New or follow-up, complete or not', REPORT_KIND[kind], 'fact'),
      ...(kind === 'initial' ? [] : [of('authority_reference', 'Reference of the earlier notification')]),
      of('own_reference', 'Our reference'),
    ]),
    part(2, 'Who is involved', [
      of('controller', 'Controller'),
      of('registration', 'Registration number'),
      of('address', 'Address'),
      of('country', 'Country'),
      of('contact', 'Data protection officer, or other contact'),
      of('contact_email', 'E-mail address'),
      of('contact_phone', 'Telephone'),
      of('processor', 'Other parties, with their role'),
    ]),
    part(3, 'The breach', [
      of('occurred', 'When it occurred'),
      of('aware', 'When the controller became aware'),
      of('delay', 'Reasons for a late notification'),
      field(
        'discovery',
        'How it was discovered',
        file.supplier ? 'Detected and communicated by a processor' : 'By the controller',
        file.supplier ? 'fact' : 'assumed',
      ),
      of('supplier_told', 'When the processor told the controller'),
      of('what_happened', 'What happened'),
      of('cause', 'Cause'),
      of('lost', 'Properties lost'),
      of('copied', 'Confidentiality: was data copied'),
      of('unintelligible', 'Were the data unintelligible'),
      of('integrity', 'Integrity: were data changed'),
      of('restored', 'Availability: can the data be used again'),
      of('subjects', 'Categories of people'),
      of('children', 'Minors'),
      of('at_risk', 'Vulnerable people, and people at special risk'),
      of('people', 'Number of people'),
      dataTypes(input),
      of('records', 'Number of records'),
      of('measures_before', 'Measures in place before the breach'),
    ]),
    part(4, 'Consequences and measures', [
      of('consequences', 'Likely consequences for people'),
      of('severity', 'Severity'),
      of('risk', 'Outcome of the risk assessment'),
      of('method', 'How it was assessed'),
      of('measures_taken', 'Measures taken'),
      of('measures_planned', 'Measures against recurrence'),
    ]),
    part(5, 'Communication to people', [
      of('told_people', 'Have people been told'),
      of('people_told_at', 'When'),
      field('told_whom', 'All of them, or some', assessment.decision.people === 'no' ? 'None' : 'All whom the register holds', 'fact'),
      field(
        'told_means',
        'By which means',
        assessment.decision.people === 'public' ? 'Public communication' : assessment.decision.people === 'no' ? 'None' : 'E-mail and letter',
        'fact',
      ),
      of('notice_text', 'The text, as sent'),
    ]),
    part(6, 'Other authorities, and other countries', [
      of('police', 'Police'),
      of('told_others', 'Other authorities, with their references'),
      ...crossBorder(input),
    ]),
    part(7, 'Attachments', [of('attachments', 'Attached')]),
  ]
}

function dataTypes({ summary, assessment: { facts } }: FilingInput): FilingField {
  const { kinds } = facts.data
  const label = 'Types of data'
  if (!summary || kinds === null) return missing('data_types', label)
  const found = DATA_TYPES.filter(([, members]) => members.some((kind) => kinds.includes(kind))).map(([name]) => name)
  return field('data_types', label, found.join('; ') || 'None found', 'register')
}

/** A controller outside the Union has no lead authority: it tells each one (EDPB Guidelines 9/2022, 73). */
function crossBorder({ summary, assessment: { facts } }: FilingInput): FilingField[] {
  const label = 'People in other countries of the Union'
  if (!summary) return [missing('cross_border', label)]
  const counts = Object.entries(summary.byCountry).filter(([country, count]) => EU_COUNTRIES.has(country) && count > 0)
  const where = counts.map(([country, count]) => `${country}: about ${thousands(count)}`).join('; ')
  const isOutside = !EU_COUNTRIES.has(facts.organisation.country)
  const lead = facts.organisation.euEstablishment === 'yes' ? 'The authority of our main establishment' : 'None: each authority concerned is told'
  return [
    field('cross_border', label, where || 'None found', 'register'),
    field(
      'lead',
      'Lead authority',
      isOutside && facts.organisation.euEstablishment === 'unknown' ? 'Not yet known whether we have an establishment in the Union' : lead,
      facts.organisation.euEstablishment === 'unknown' ? 'missing' : 'fact',
    ),
  ]
}
