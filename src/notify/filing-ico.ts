/**
 * The ICO's report of a personal data breach, in its six parts and its order, filled from facts and register. The web form cannot be saved
 * and resumed, so each field stands ready to copy. Counts are ranges; no affected person is named. Options follow the ICO's Word form; their wording is partly ours.
 */
import { BODY_LABEL } from '../incident/party.ts'
import { displayMoment } from '../incident/zone.ts'
import { supplierDelayHours } from '../incident/incident.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import { exposureOf } from '../obligation/facts.ts'
import { field, given, missing, thousands, type FilingField, type FilingPart } from './filing.ts'
import { aboutData } from './filing-ico-data.ts'
import type { FilingInput } from './filing-input.ts'

/** The six parts, in the order of the form. */
export function icoParts(input: FilingInput): FilingPart[] {
  return [aboutReport(input), aboutBreach(input), aboutData(input), aboutCyber(input), takingAction(input), aboutYou(input)]
}

function aboutReport(input: FilingInput): FilingPart {
  const { assessment } = input
  const followUp = input.kind === 'follow_up' || input.kind === 'final'
  const reason =
    assessment.decision.authority === 'no'
      ? 'We do not believe that it meets the threshold, but want the ICO to be aware'
      : assessment.decision.authorityCertainty === 'established'
        ? 'We believe that it meets the threshold'
        : 'It is unclear whether it meets the threshold'
  return {
    no: 1,
    title: 'About your report',
    fields: [
      field('report_type', 'Report type', input.kind === 'withdrawn' ? 'Withdrawal' : followUp ? 'Follow-up report' : 'Initial report', 'fact'),
      ...(followUp ? [given('ico_reference', 'ICO reference', input.authorityReference ?? '')] : []),
      field(
        'report_reason',
        'Reason for the report',
        reason,
        'fact',
        assessment.decision.reasons.find(({ certainty }) => certainty === assessment.decision.authorityCertainty)?.says ?? '',
      ),
      field('own_reference', 'Our reference', input.file.reference, 'fact'),
    ],
  }
}

function aboutBreach(input: FilingInput): FilingPart {
  const { file, assessment, now } = input
  const { moments, whatHappened, supplier } = file
  const show = (iso: string | null) => (iso ? displayMoment(new Date(iso), file.organisation.zone) : '')
  const wait = supplierDelayHours(moments)
  const late = (() => {
    const duty = assessment.duties.find(({ rule }) => rule === 'uk-gdpr.33.1')
    return duty?.dueAt ? Date.parse(duty.metAt ?? now.toISOString()) > Date.parse(duty.dueAt) : false
  })()
  const assumedStart = file.assumptions.some((line) => line.includes('became aware'))
  return {
    no: 2,
    title: 'About the breach',
    fields: [
      given('what_happened', 'What happened', whatHappened.summary || establishedSays(file)),
      given(
        'how_found_out',
        'How you found out',
        whatHappened.howFoundOut || (moments.supplierToldUsAt && supplier ? `Our supplier ${supplier.name} told us.` : ''),
      ),
      field('discovered', 'When you discovered it', show(moments.awareAt), assumedStart ? 'assumed' : 'fact', moments.awareReason),
      given('occurred', 'When it happened', show(moments.occurredAt)),
      given(
        'supplier_aware',
        'When the processor became aware',
        show(moments.supplierAwareAt),
        wait === null ? '' : `It told us ${Math.round(wait * 10) / 10} hours later, on ${show(moments.supplierToldUsAt)}.`,
      ),
      field(
        'processor',
        'Other organisations involved',
        supplier ? [`${supplier.name} (${supplier.kind})`, ...supplier.chain.map((name) => `${name} (sub-processor)`)].join('; ') : 'None known',
        supplier ? 'fact' : 'assumed',
      ),
      field(
        'cyber',
        'Was it caused by a cyber incident?',
        whatHappened.ransomware === 'yes' || whatHappened.malice === 'yes' ? 'Yes' : whatHappened.malice === 'no' ? 'No' : "Don't know",
        whatHappened.malice === 'unknown' && whatHappened.ransomware !== 'yes' ? 'missing' : 'fact',
      ),
      late
        ? input.delayReason
          ? field('delay', 'Reasons for reporting after 72 hours', input.delayReason, 'fact')
          : missing('delay', 'Reasons for reporting after 72 hours', 'To be given: the 72 hours have passed')
        : field('delay', 'Reasons for reporting after 72 hours', 'Does not arise: reported within 72 hours', 'fact'),
    ],
  }
}

/** What stands in the ledger as seen or forensic may be stated; a supplier's word is stated as such. */
function establishedSays(file: IncidentFile): string {
  return file.facts
    .filter(({ grade }) => grade === 'seen' || grade === 'forensic' || grade === 'supplier')
    .map(({ says, grade }) => (grade === 'supplier' ? `The supplier says: ${says}` : says))
    .join(' ')
}

function aboutCyber(input: FilingInput): FilingPart {
  const { whatHappened } = input.file
  const { breach } = input.assessment.facts
  const word = (answer: string) => (answer === 'yes' ? 'Yes' : answer === 'no' ? 'No' : "Don't know")
  const lost = (id: string, label: string, answer: string, note: string) => field(id, label, word(answer), answer === 'unknown' ? 'missing' : 'fact', note)
  const exposure = exposureOf(input.assessment.facts)
  const looked =
    breach.lookedAt.length > 0
      ? `Looked at: ${breach.lookedAt.join('; ')}.`
      : exposure === 'no'
        ? ''
        : 'Nothing has been looked at yet that could show copying.'
  const copying = breach.exfiltration === 'seen' ? 'Copying has been seen. ' : exposure === 'unknown' ? 'Copying cannot be ruled out. ' : ''
  return {
    no: 4,
    title: 'Cyber incidents only',
    fields: [
      lost('confidentiality', 'Confidentiality affected', exposure, `${copying}${looked}`.trim()),
      lost('integrity', 'Integrity affected', breach.integrity, ''),
      lost('availability', 'Availability affected', breach.availability, breach.ransomware === 'yes' ? 'Ransomware: data rendered inaccessible.' : ''),
      impact(whatHappened),
      field(
        'recovery',
        'Recovery time',
        recovery(whatHappened),
        breach.restored === 'unknown' ? 'missing' : 'fact',
        whatHappened.backup === 'unknown' ? '' : `Backup: ${whatHappened.backup}.`,
      ),
    ],
  }
}

function impact({ ownSystemsAffected, effectOnPeople }: IncidentFile['whatHappened']): FilingField {
  const label = 'Impact on your organisation'
  if (ownSystemsAffected === 'no')
    return field('impact', label, 'Low - we can still provide all critical services', 'fact', 'Our own systems were not affected.')
  if (ownSystemsAffected === 'unknown' || effectOnPeople === 'unknown') return missing('impact', label)
  return field(
    'impact',
    label,
    effectOnPeople === 'serious' ? 'High - we have lost the ability to provide critical services' : 'Medium - a critical service is lost to some users',
    'fact',
  )
}

function recovery({ restored, backup, hoursWithoutData }: IncidentFile['whatHappened']): string {
  if (restored === 'yes') return `Recovered${hoursWithoutData === null ? '' : ` after ${hoursWithoutData} hours`}`
  if (restored === 'unknown') return 'Not yet known'
  return backup === 'none'
    ? 'Not recoverable'
    : backup === 'full'
      ? 'Regular - predictable with existing resources'
      : 'Extended - not predictable, more help is needed'
}

function takingAction(input: FilingInput): FilingPart {
  const { file, assessment } = input
  const { zone, staffTrained } = file.organisation
  const people = assessment.decision.people
  const toldPeople = file.told.find(({ body }) => body === 'people')
  const others = file.told.filter(({ body }) => body !== 'people' && body !== 'ico' && body !== 'register')
  const telling = toldPeople
    ? `Yes, since ${displayMoment(new Date(toldPeople.at), zone)}`
    : people === 'no'
      ? 'No: no high risk to them is likely'
      : people === 'public'
        ? 'About to, by public communication (Article 34(3)(c))'
        : 'About to; notices are drafted'
  return {
    no: 5,
    title: 'Taking action',
    fields: [
      given('measures_before', 'Measures in place before the breach', lines(file.measuresBefore)),
      field(
        'training',
        'Had the staff involved been trained in the last two years?',
        staffTrained === 'yes' ? 'Yes' : staffTrained === 'no' ? 'No' : "Don't know",
        staffTrained === 'unknown' ? 'missing' : 'fact',
      ),
      given(
        'actions',
        'Actions taken, and planned, to contain it and to mend its effects',
        lines([...file.measuresTaken, ...file.measuresPlanned.map((measure) => `Planned: ${measure}`)]),
      ),
      field(
        'told_people',
        'Have you told the people affected?',
        telling,
        'fact',
        assessment.decision.peopleCertainty === 'cannot_rule_out' && people !== 'no' ? 'Because a high risk cannot be ruled out.' : '',
      ),
      field(
        'told_others',
        'Other bodies told',
        others
          .map(({ body, name, at, reference }) => `${name || BODY_LABEL[body]}, ${displayMoment(new Date(at), zone)}${reference ? ` (${reference})` : ''}`)
          .join('; ') || 'None yet',
        'fact',
      ),
    ],
  }
}

function aboutYou(input: FilingInput): FilingPart {
  const { organisation } = input.file
  const { contact } = organisation
  return {
    no: 6,
    title: 'About you',
    fields: [
      field('controller', 'Organisation (data controller)', organisation.name, 'fact'),
      given('registration', 'ICO registration number', organisation.icoRegistration),
      given('address', 'Address', organisation.address),
      field('sector', 'Sector', SECTOR_LABEL[organisation.kind] ?? 'Other', organisation.kind === 'unknown' ? 'missing' : 'fact'),
      given('size', 'Number of employees', organisation.employees === null ? '' : thousands(organisation.employees)),
      given(
        'contact',
        'Person making this report',
        [contact.name, contact.role]
          .filter(Boolean)
          .join(', ')
          .replace(/^Data protection officer$/, ''),
      ),
      given('contact_email', 'E-mail address', contact.email),
      given('contact_phone', 'Telephone', contact.phone || organisation.phone),
    ],
  }
}

const SECTOR_LABEL: Partial<Record<string, string>> = {
  political_party: 'Political',
  union: 'Membership association',
  association: 'Membership association',
  religious_body: 'Religious',
  charity: 'Charitable and voluntary',
  company: 'General business',
  public_body: 'Central or local government',
  health_body: 'Health',
  school: 'Education and childcare',
}

const lines = (items: readonly string[]) => items.map((item) => (/[.!?]$/.test(item) ? item : `${item}.`)).join(' ')
