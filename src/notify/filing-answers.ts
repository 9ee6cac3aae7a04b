/**
 * The answers that forms of all authorities ask for, each made once from facts and register. A form picks them in its own order and under
 * its own labels. What is not known is missing and says so; a supplier's word is marked as such.
 */
import { supplierDelayHours } from '../incident/incident.ts'
import { BODY_LABEL } from '../incident/party.ts'
import { displayMoment } from '../incident/zone.ts'
import { KIND_LABEL, RELATIONSHIP_LABEL, SPECIAL_CATEGORIES, type Relationship } from '../kinds.ts'
import { field, missing, thousands, type FilingField } from './filing.ts'
import type { FilingInput } from './filing-input.ts'

/** What an answer says before a form gives it a label. */
type Said = Pick<FilingField, 'value' | 'source' | 'note'>
const fact = (value: string, note = ''): Said => (value === '' ? gap() : { value, source: 'fact', note })
const counted = (value: string, note = ''): Said => ({ value, source: 'register', note })
const gap = (value = 'Not yet known', note = ''): Said => ({ value, source: 'missing', note })
const sentences = (items: readonly string[]) => items.map((item) => (/[.!?]$/.test(item) ? item : `${item}.`)).join(' ')
const answerWords = { yes: 'Yes', no: 'No', unknown: 'Not yet known' } as const
const answered = (answer: 'yes' | 'no' | 'unknown', note = ''): Said => (answer === 'unknown' ? gap('Not yet known', note) : fact(answerWords[answer], note))

export type Answers = ReturnType<typeof answersOf>
export type AnswerId = keyof Answers

export function answersOf(input: FilingInput) {
  return { ...whoAnswers(input), ...whenAnswers(input), ...whatAnswers(input), ...dataAnswers(input), ...effectAnswers(input), ...doneAnswers(input) }
}

/** A field of a form: one answer under the form's own label. */
export function pick(answers: Answers, id: AnswerId, label: string): FilingField {
  const { value, source, note } = answers[id]
  return source === 'missing' ? { ...missing(id, label, value), note } : field(id, label, value, source, note)
}

function whoAnswers({ file, authorityReference }: FilingInput) {
  const { organisation, supplier } = file
  const { contact } = organisation
  const person = [contact.name, contact.role].filter(Boolean).join(', ')
  return {
    controller: fact(organisation.name),
    registration: fact(organisation.icoRegistration),
    address: fact(organisation.address),
    country: fact(organisation.country),
    size: fact(organisation.employees === null ? '' : thousands(organisation.employees)),
    contact: fact(contact.name === '' ? '' : person),
    contact_email: fact(contact.email),
    contact_phone: fact(contact.phone || organisation.phone),
    own_reference: fact(file.reference),
    authority_reference: fact(authorityReference ?? ''),
    role: fact('Controller'),
    processor: supplier
      ? fact(
          [`${supplier.name} (${supplier.kind})`, ...supplier.chain.map((name) => `${name} (sub-processor)`)].join('; '),
          supplier.contact ? `Reached at ${supplier.contact}.` : '',
        )
      : { value: 'None known', source: 'assumed' as const, note: '' },
  }
}

function whenAnswers({ file, assessment, now, delayReason }: FilingInput) {
  const { moments, organisation } = file
  const show = (iso: string | null) => (iso ? displayMoment(new Date(iso), organisation.zone) : '')
  const wait = supplierDelayHours(moments)
  const due = assessment.duties.find(({ rule, status }) => rule.endsWith('-gdpr.33.1') && status !== 'not_due')
  const isLate = due?.dueAt ? Date.parse(due.metAt ?? now.toISOString()) > Date.parse(due.dueAt) : false
  const isAssumed = file.assumptions.some((line) => line.includes('became aware'))
  return {
    occurred: fact(show(moments.occurredAt)),
    supplier_aware: fact(show(moments.supplierAwareAt)),
    supplier_told: fact(show(moments.supplierToldUsAt), wait === null ? '' : `${Math.round(wait * 10) / 10} hours after it was aware.`),
    confirmed: fact(show(moments.confirmedAt)),
    aware: { value: show(moments.awareAt), source: isAssumed ? ('assumed' as const) : ('fact' as const), note: moments.awareReason },
    delay: !isLate ? fact('Does not arise: reported in time.') : delayReason ? fact(delayReason) : gap('To be given: the time to report has passed'),
  }
}

/** What stands in the ledger as seen or forensic may be stated; a supplier's word is stated as such. */
function established({ file }: FilingInput): string {
  return file.facts
    .filter(({ grade }) => grade === 'seen' || grade === 'forensic' || grade === 'supplier')
    .map(({ says, grade }) => (grade === 'supplier' ? `The supplier says: ${says}` : says))
    .join(' ')
}

const COPIED = {
  seen: 'Data were copied out',
  likely: 'Probably copied out; not proven',
  not_seen: 'Reasonable evidence that nothing was copied',
  unknown: 'Cannot be ruled out',
} as const

function whatAnswers(input: FilingInput) {
  const { file, assessment } = input
  const what = file.whatHappened
  const { breach } = assessment.facts
  const looked = what.lookedAt.length > 0 ? `Looked at: ${what.lookedAt.join('; ')}.` : 'Nothing has been looked at yet, so "not seen" says nothing.'
  const cyber = what.ransomware === 'yes' || what.malice === 'yes'
  const lost = [
    breach.confidentiality === 'no' ? '' : breach.confidentiality === 'yes' ? 'confidentiality' : 'confidentiality (cannot be ruled out)',
    breach.integrity === 'yes' ? 'integrity' : '',
    breach.availability === 'no' ? '' : breach.availability === 'yes' ? 'availability' : 'availability (cannot be ruled out)',
  ].filter(Boolean)
  return {
    what_happened: fact(what.summary || established(input)),
    how_found_out: fact(
      what.howFoundOut || (file.moments.supplierToldUsAt && file.supplier ? `Our supplier ${file.supplier.name} told us.` : ''),
      file.supplier ? 'Found by a processor, which told us.' : '',
    ),
    lost: fact(lost.join(', ')),
    confidentiality: answered(breach.confidentiality, looked),
    integrity: answered(breach.integrity),
    availability: answered(breach.availability),
    copied: what.exfiltration === 'unknown' ? gap(COPIED.unknown, looked) : fact(COPIED[what.exfiltration], looked),
    unintelligible: answered(what.encryptedKeySafe, 'Encrypted where they lay, and the key safe.'),
    restored: answered(what.restored, what.backup === 'unknown' ? '' : `Backup: ${what.backup}.`),
    malice: answered(what.malice),
    ransomware: answered(what.ransomware),
    cyber: cyber ? fact('Yes') : what.malice === 'no' ? fact('No') : gap("Don't know"),
    cause: cyber
      ? fact(what.ransomware === 'yes' ? 'External, malicious: ransomware at a processor' : 'External, malicious')
      : what.malice === 'no'
        ? fact('Not malicious')
        : gap(),
    systemic: answered(what.systemic, 'Other customers of the same supplier may be affected in the same way.'),
    own_systems: answered(what.ownSystemsAffected),
  }
}

function dataAnswers({ summary, assessment }: FilingInput) {
  const { facts } = assessment
  const kinds = facts.data.kinds
  const words = (of: typeof kinds) => (of ?? []).map((kind) => KIND_LABEL[kind]).join('; ')
  const special = kinds?.filter((kind) => SPECIAL_CATEGORIES.has(kind)) ?? []
  if (!summary)
    return { kinds: gap(), special: gap(), records: gap(), people: gap(), subjects: gap(), children: gap(), at_risk: gap(), by_country: gap(), unread: gap() }
  const hidden = summary.peopleInInaccessible
  const unread =
    Object.entries(summary.files.byStatus).reduce((sum, [status, files]) => (status === 'read' ? sum : sum + (files ?? 0)), 0) + summary.missingFiles
  const groups = (Object.entries(summary.byRelationship) as [Relationship, number][]).filter(([, count]) => count > 0)
  const countries = Object.entries(summary.byCountry).filter(([, count]) => count > 0)
  const range = `Between ${thousands(summary.low)} and ${thousands(Math.max(summary.high, hidden?.high ?? 0))}`
  return {
    kinds: counted(words(kinds) || 'None found', unread > 0 ? 'More may lie in files that cannot be read.' : ''),
    special: counted(special.map((kind) => KIND_LABEL[kind]).join('; ') || 'None found'),
    records: counted(
      `About ${thousands(summary.records)}`,
      unread > 0 ? `Counted in what can be read; ${thousands(unread)} files could not, or only in part, or are missing.` : '',
    ),
    people: counted(
      range,
      [
        `Found so far: ${thousands(summary.people)}; with 95 % confidence between ${thousands(summary.low)} and ${thousands(summary.high)}. ${summary.method}`,
        hidden ? `In files that cannot be read: ${thousands(hidden.low)} to ${thousands(hidden.high)} (${hidden.why}).` : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    subjects: counted(groups.map(([name, count]) => `${RELATIONSHIP_LABEL[name]}: about ${thousands(count)}`).join('; ') || 'Not yet known'),
    children: counted(summary.children > 0 ? `Yes, about ${thousands(summary.children)}` : 'None found'),
    at_risk: counted(summary.specialRisk > 0 ? `Yes, about ${thousands(summary.specialRisk)}` : 'None found'),
    by_country: counted(countries.map(([country, count]) => `${country}: about ${thousands(count)}`).join('; ') || 'Not yet known'),
    unread: counted(thousands(unread)),
  }
}

function effectAnswers({ assessment }: FilingInput) {
  const { decision, severity } = assessment
  const high = decision.reasons.filter(({ weight }) => weight === 'high risk')
  const weighty = high.length > 0 ? high : decision.reasons.filter(({ weight }) => weight !== 'open')
  const say = (certainty: 'established' | 'cannot_rule_out') =>
    [...new Set(weighty.filter((reason) => reason.certainty === certainty && reason.consequence).map(({ consequence }) => consequence))].slice(0, 5).join(' ')
  const open = say('cannot_rule_out')
  const risk = { unlikely: 'A risk to people is unlikely', risk: 'A risk to people, not a high one', 'high risk': 'A high risk to people' }[decision.risk]
  const certainty = decision.risk === 'high risk' ? decision.peopleCertainty : decision.authorityCertainty
  return {
    consequences: fact([say('established'), open ? `Cannot be ruled out: ${open}` : ''].filter(Boolean).join(' ') || 'None that are likely.'),
    risk: fact(certainty === 'cannot_rule_out' && decision.risk !== 'unlikely' ? `${risk} cannot be ruled out` : risk, decision.why.slice(0, 3).join(' ')),
    severity: fact({ low: 'Minor', medium: 'Moderate', high: 'Severe', 'very high': 'Severe' }[severity.bandHigh], `ENISA: ${severity.summary}`),
    method: fact(
      'Rules held against the published cases of the EDPB (Guidelines 01/2021 and 9/2022); the score of ENISA (2013) beside them. A person decides.',
    ),
  }
}

function doneAnswers({ file, assessment, noticeText, peopleToldAt }: FilingInput) {
  const { zone } = file.organisation
  const show = (at: string) => displayMoment(new Date(at), zone)
  const toldPeople = file.told.find(({ body }) => body === 'people')?.at ?? peopleToldAt ?? null
  const others = file.told.filter(({ body }) => body !== 'people' && body !== 'register')
  const police = others.filter(({ body }) => ['police', 'police_scotland', 'report_fraud', 'nca'].includes(body))
  const list = (some: typeof others) =>
    some.map(({ body, name, at, reference }) => `${name || BODY_LABEL[body]}, ${show(at)}${reference ? ` (${reference})` : ''}`).join('; ')
  const { people, peopleCertainty } = assessment.decision
  const telling = toldPeople
    ? `Yes, since ${show(toldPeople)}`
    : people === 'no'
      ? 'No: no high risk to them is likely'
      : people === 'public'
        ? 'About to, by public communication (Article 34(3)(c))'
        : 'About to; notices are drafted'
  return {
    measures_before: fact(sentences(file.measuresBefore)),
    measures_taken: fact(sentences(file.measuresTaken)),
    measures_planned: fact(sentences(file.measuresPlanned)),
    training: answered(file.organisation.staffTrained),
    told_people: fact(telling, peopleCertainty === 'cannot_rule_out' && people !== 'no' ? 'Because a high risk cannot be ruled out.' : ''),
    people_told_at: toldPeople ? fact(show(toldPeople)) : gap(people === 'no' ? 'Not told' : 'Not yet told'),
    notice_text: noticeText ? fact(noticeText) : people === 'no' ? fact('None: people are not told.') : gap('Not drafted yet'),
    told_others: fact(list(others) || 'None yet'),
    police: fact(list(police) || 'Not reported yet'),
    advice: fact(
      'Be wary of e-mails, calls and texts that mention us; do not give codes or passwords to anybody; change a password that is used elsewhere; look at bank statements; ask us when in doubt.',
      'The notices give each person the steps for their own data.',
    ),
    attachments: fact(noticeText ? 'The text of the notice to people.' : 'None.'),
  }
}
