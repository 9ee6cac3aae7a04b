/**
 * The record of a breach that Article 33(5) asks for, notifiable or not: the facts, its effects, the remedial action; and, as the EDPB adds
 * (Guidelines 9/2022), causes and the reasons for each decision, above all for not telling. Numbered [REC] in docs/rules/obligations.md.
 * Pure: facts, register and assessment in; plain JSON out. No affected person is named.
 */
import { readFileSync } from 'node:fs'
import { AppError } from '../errors.ts'
import { currentFacts, factId, GRADE_LABEL, type Fact } from '../incident/fact.ts'
import { supplierDelayHours } from '../incident/incident.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import { BODY_LABEL } from '../incident/party.ts'
import { displayMoment } from '../incident/zone.ts'
import { KIND_LABEL, RELATIONSHIP_LABEL, type Kind, type Relationship } from '../kinds.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { Assessment } from './assessment.ts'
import type { Decision } from './decision.ts'
import type { Duty } from './obligation.ts'
import { otherSchemes, type Scheme } from './other-schemes.ts'

/** What a person decided. Against the rules it needs a reason of its own. `at` is ISO in UTC; `by` names an office, not a private person. */
export type Ruling = { about: 'authority' | 'people'; tell: 'yes' | 'no' | 'public'; by: string; at: string; reason: string }

export type RecordLine = { label: string; value: string; origin: string }
export type RecordDecision = {
  about: 'authority' | 'people'
  advised: string
  decided: string
  by: string
  decidedAt: string | null
  overrides: boolean
  reasons: string[]
}
export type BreachRecord = {
  reference: string
  title: string
  organisation: string
  article: string
  preparedAt: string
  preparedDisplay: string
  facts: RecordLine[]
  causes: RecordLine[]
  effects: RecordLine[]
  actions: RecordLine[]
  severity: { summary: string; factors: { name: string; score: string; reason: string }[]; bridge: string; schemes: Pick<Scheme, 'name' | 'result' | 'why'>[] }
  decisions: RecordDecision[]
  /** Why somebody was, or need, not be told: a record of its own. */
  notTold: { who: string; reasons: string[] }[]
  /** Why it came late, or why nothing can be said of that yet. */
  delay: string
  told: RecordLine[]
  duties: { title: string; addressee: string; article: string; status: string; due: string; met: string; why: string }[]
  open: string[]
  assumptions: string[]
}

export type BreachRecordInput = {
  file: IncidentFile
  assessment: Assessment
  summary: RegisterSummary | null
  ledger: readonly Fact[]
  rulings: readonly Ruling[]
  /** Why the authority was told late, in the organisation's words; empty: none given. */
  delayReason: string
  now: Date
}

/** @throws AppError reason_missing, when a ruling goes against the rules and gives no reason. */
export function breachRecordOf(input: BreachRecordInput): BreachRecord {
  const { file, assessment, now } = input
  const { zone } = file.organisation
  const schemes = Object.values(otherSchemes(assessment.facts, assessment.decision))
  return {
    reference: file.reference,
    title: file.title,
    organisation: file.organisation.name,
    article: file.organisation.country === 'GB' ? 'UK GDPR, Article 33(5)' : 'GDPR, Article 33(5)',
    preparedAt: now.toISOString(),
    preparedDisplay: displayMoment(now, zone),
    facts: factLines(input),
    causes: causeLines(file),
    effects: effectLines(input),
    actions: actionLines(file),
    severity: {
      summary: assessment.severity.summary,
      factors: assessment.severity.factors.map(({ id, low, high, reason }) => ({ name: id, score: low === high ? `${high}` : `${low} to ${high}`, reason })),
      bridge: assessment.bridge,
      schemes: schemes.map(({ name, result, why }) => ({ name, result, why })),
    },
    decisions: (['authority', 'people'] as const).map((about) => decisionOf(about, input)),
    notTold: notTold(input),
    delay: delayOf(input),
    told: file.told.map(({ body, name, at, reference }) => line(name || BODY_LABEL[body], displayMoment(new Date(at), zone), reference)),
    duties: assessment.duties.filter(({ covers }) => covers.length === 0).map((duty) => dutyLine(duty, zone)),
    open: assessment.decision.openQuestions,
    assumptions: assessment.assumptions,
  }
}

/** Typst source that sets a record; its data is the record itself, as `data.json`. */
export function breachRecordTypst(): string {
  return readFileSync(new URL('./breach-record.typ', import.meta.url), 'utf8')
}

const line = (label: string, value: string, origin = ''): RecordLine => ({ label, value, origin })
const filled = (lines: RecordLine[]) => lines.map((one) => (one.value === '' ? { ...one, value: 'Not known' } : one))

/** [REC1] What happened, who knew when, and each fact that holds now, with its number and grade. */
function factLines({ file, ledger }: BreachRecordInput): RecordLine[] {
  const { moments, organisation, whatHappened, supplier } = file
  const at = (moment: string | null) => (moment ? displayMoment(new Date(moment), organisation.zone) : '')
  const delay = supplierDelayHours(moments)
  return [
    ...filled([
      line('What happened', whatHappened.summary),
      line('How it was found out', whatHappened.howFoundOut),
      line('Who held the data', supplier ? [supplier.name, ...supplier.chain].join(', through ') : ''),
      line('It happened', at(moments.occurredAt)),
      line('The supplier was aware', at(moments.supplierAwareAt)),
      line('The supplier told us', at(moments.supplierToldUsAt), delay === null ? '' : `${Math.round(delay)} hours after it was aware`),
      line('We confirmed personal data', at(moments.confirmedAt)),
      line('We were aware', at(moments.awareAt), moments.awareReason),
    ]),
    ...currentFacts(ledger).map((fact) => line(`${factId(fact.factNo)} ${fact.topic}`, fact.says, `${GRADE_LABEL[fact.grade]}; ${fact.source}`)),
  ]
}

/** [REC2] Causes, as far as known. */
function causeLines({ whatHappened: what }: IncidentFile): RecordLine[] {
  const words = { yes: 'Yes', no: 'No', unknown: 'Not known' }
  return [
    line('Was it meant', words[what.malice]),
    line('Ransomware', words[what.ransomware]),
    line('May the same fault have touched others', words[what.systemic]),
    line('What was examined for copying', what.lookedAt.length > 0 ? what.lookedAt.join(', ') : 'Nothing yet: "not seen" therefore says nothing'),
  ]
}

/** [REC3] Effects: which property was lost, whose data and how many, and what may come of it. Numbers are ranges, never a single guess. */
function effectLines({ assessment: { facts, decision }, summary }: BreachRecordInput): RecordLine[] {
  const { low, high, records } = facts.people
  const words = { yes: 'lost', no: 'not lost', unknown: 'cannot be ruled out' }
  const range = high === null ? 'Not known yet' : low === null || low === high ? `About ${number(high)}` : `Between ${number(low)} and ${number(high)}`
  const groups = (Object.entries(summary?.byRelationship ?? {}) as [Relationship, number][]).filter(([, count]) => count > 0)
  return [
    line('Confidentiality', words[facts.breach.confidentiality], `Copied: ${facts.breach.exfiltration.replace('_', ' ')}`),
    line('Availability', words[facts.breach.availability], `Restored: ${facts.breach.restored}`),
    line('Integrity', words[facts.breach.integrity]),
    line('People affected', range, summary?.method ?? ''),
    line('Records', records === null ? 'Not known yet' : number(records)),
    line('Categories of people', groups.map(([name, count]) => `${RELATIONSHIP_LABEL[name]} (${number(count)})`).join(', ') || 'Not known yet'),
    line('Kinds of data', facts.data.kinds === null ? 'Not known yet' : facts.data.kinds.map((kind: Kind) => KIND_LABEL[kind]).join(', ') || 'None found'),
    line('Likely consequences', [...new Set(decision.reasons.map(({ consequence }) => consequence).filter(Boolean))].join(' ') || 'None likely'),
  ]
}

/** [REC4] What had been done before, what was done since, what is to come. */
function actionLines({ measuresBefore, measuresTaken, measuresPlanned }: IncidentFile): RecordLine[] {
  return [
    ...measuresBefore.map((measure) => line('Before the breach', measure)),
    ...measuresTaken.map((measure) => line('Taken', measure)),
    ...measuresPlanned.map((measure) => line('Planned', measure)),
  ]
}

/** Duties to answer whoever asks or complains: nobody is left untold because nobody has asked. */
const ANSWERS_TO_SOMEBODY = /^(?:uk|eu)-(?:gdpr\.12|dpa\.164A)/
const TELL_WORDS = { yes: 'to be told', no: 'not to be told', public: 'to be told by a public communication' }

/** [REC5] The rules advise, a person decides; going against the rules takes a reason in words. The last ruling holds. */
function decisionOf(about: 'authority' | 'people', { assessment: { decision }, rulings }: BreachRecordInput): RecordDecision {
  const advised = decision[about]
  const ruling = rulings
    .filter((one) => one.about === about)
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .at(-1)
  const overrides = ruling !== undefined && ruling.tell !== advised
  if (overrides && ruling.reason.trim() === '') throw new AppError('reason_missing')
  const certainty = about === 'authority' ? decision.authorityCertainty : decision.peopleCertainty
  const open = certainty !== 'cannot_rule_out' ? '' : advised === 'no' ? ' as far as is known; questions are open' : ', because it cannot be ruled out'
  return {
    about,
    advised: `${TELL_WORDS[advised]}${open}`,
    decided: ruling ? TELL_WORDS[ruling.tell] : 'not decided yet',
    by: ruling?.by ?? '',
    decidedAt: ruling?.at ?? null,
    overrides,
    reasons: [...(ruling && ruling.reason !== '' ? [ruling.reason] : []), ...reasonsFor(about, decision)],
  }
}

function reasonsFor(about: 'authority' | 'people', { reasons }: Decision): string[] {
  const telling = reasons.filter(({ weight }) => (about === 'people' ? weight !== 'risk' : weight !== 'form'))
  return telling.map(({ certainty, says, rule, source }) => `${certainty === 'cannot_rule_out' ? 'Cannot be ruled out: ' : ''}${says} [${rule}; ${source}]`)
}

/** [REC6] Nobody is left untold without a reason: by ruling, by the rules, by Article 34(3), or because a law does not ask for it. */
function notTold(input: BreachRecordInput): BreachRecord['notTold'] {
  const { assessment } = input
  const ofDecision = (['authority', 'people'] as const).flatMap((about) => {
    const ruling = input.rulings
      .filter((one) => one.about === about)
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .at(-1)
    const told = ruling?.tell ?? assessment.decision[about]
    if (told === 'yes') return []
    const form = told === 'public' ? 'No single notices: a public communication instead' : 'Not told'
    const { reasons } = decisionOf(about, input)
    const none = 'The rules find no high risk to people; with nothing that speaks for it there is no further reason. [DEC]'
    return [{ who: `${about === 'authority' ? 'The authority' : 'The people affected'}: ${form}`, reasons: reasons.length > 0 ? reasons : [none] }]
  })
  const ofLaws = assessment.duties
    .filter(({ rule, status, owedBy }) => owedBy === 'us' && !ANSWERS_TO_SOMEBODY.test(rule) && (status === 'not_due' || status === 'exempt'))
    .map(({ addressee, article, regime, why }) => ({ who: `${addressee} (${regime}, ${article})`, reasons: why }))
  return [...ofDecision, ...ofLaws]
}

/** [REC7] Article 33(1): a notification after 72 hours comes with the reasons for the delay. */
function delayOf({ assessment, delayReason, now }: BreachRecordInput): string {
  const duty =
    assessment.duties.find(({ rule }) => rule === 'uk-gdpr.33.1' && assessment.facts.organisation.country === 'GB') ??
    assessment.duties.find(({ rule }) => rule.endsWith('-gdpr.33.1'))
  if (!duty?.dueAt) return 'No notification to the authority is owed, so none is late.'
  const late = Date.parse(duty.metAt ?? now.toISOString()) > Date.parse(duty.dueAt)
  if (!late) return duty.metAt ? 'The authority was told in time.' : 'The time to tell the authority has not run out.'
  return delayReason.trim() || 'The authority was not told in time. The reasons have not been entered yet.'
}

function dutyLine(duty: Duty, zone: string): BreachRecord['duties'][number] {
  const words: Record<Duty['status'], string> = {
    due: 'Due',
    cannot_rule_out: 'Cannot be ruled out: treated as due',
    voluntary: 'Voluntary',
    exempt: 'Exempt',
    not_due: 'Not due',
  }
  return {
    title: duty.title,
    addressee: duty.addressee,
    article: `${duty.regime}, ${duty.article}`,
    status: words[duty.status],
    due: duty.display,
    met: duty.metAt ? displayMoment(new Date(duty.metAt), zone) : '',
    why: duty.why.join(' '),
  }
}

const number = (count: number) => count.toLocaleString('en-GB')
