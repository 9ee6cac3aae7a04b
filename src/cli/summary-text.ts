/** What a person reads at the end of a run: what was read, who is affected, how gravely, what is owed by when. Figures only, nobody's name. */
import type { Context } from '../context.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { displayMoment } from '../incident/zone.ts'
import type { IncidentId } from '../ids.ts'
import { KIND_LABEL, RELATIONSHIP_LABEL, RELATIONSHIPS, SPECIAL_CATEGORIES, type Kind } from '../kinds.ts'
import { listDrafts } from '../notify/list-drafts.ts'
import { findAssessment, listObligations } from '../obligation/list-obligations.ts'
import { findSummary } from '../register/queries.ts'
import { personId } from '../register/person.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { sizeInWords } from './show-progress.ts'

const whole = (value: number) => value.toLocaleString('en-GB')
const STATUS_WORDS: Record<string, string> = {
  due: 'DUE',
  cannot_rule_out: 'cannot rule out: treat as due',
  voluntary: 'voluntary',
  not_due: 'not due',
  exempt: 'exempt',
}

export async function summaryText(ctx: Context, incidentId: IncidentId): Promise<string> {
  const incident = await getIncident(ctx.store, incidentId)
  const found = await findSummary(ctx.store, incidentId)
  if (!found) return 'The register is not built yet.\n'
  const { summary } = found
  const parts = [
    `\n${incident.title} · ${incident.reference} · ${incident.organisation}\n`,
    filesText(summary),
    peopleText(summary),
    kindsText(summary),
    await severityText(ctx, incidentId),
    await dutiesText(ctx, incidentId, incident.zone),
    await noticesText(ctx, incidentId),
    assumptionsText(incident.profile),
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function section(head: string, lines: string[]): string {
  return lines.length === 0 ? '' : `${head}\n${lines.map((line) => `  ${line}`).join('\n')}\n`
}

function filesText({ files, missingFiles, records }: RegisterSummary): string {
  const count = (status: keyof typeof files.byStatus) => files.byStatus[status] ?? 0
  const notRead = count('locked_by_owner') + count('damaged') + count('unsupported') + count('refused')
  return section('Files', [
    `${whole(files.total)} files, ${sizeInWords(files.bytes)}: ${whole(count('read'))} read, ${whole(count('partly_read'))} partly read, ${whole(notRead)} not read, ${whole(count('rendered_inaccessible'))} rendered inaccessible`,
    `${sizeInWords(files.bytesRead)} read, ${sizeInWords(files.bytes - files.bytesRead)} not; every file is named with its reason in inventory.ndjson`,
    ...(missingFiles > 0 ? [`${whole(missingFiles)} files are on the manifest and were not handed over`] : []),
    `${whole(records)} records speak of somebody`,
  ])
}

function peopleText(summary: RegisterSummary): string {
  const by = RELATIONSHIPS.filter((name) => (summary.byRelationship[name] ?? 0) > 0).map(
    (name) => `${whole(summary.byRelationship[name]!).padStart(11)}  ${RELATIONSHIP_LABEL[name].toLowerCase()}`,
  )
  const marks = [
    [summary.children, 'children'],
    [summary.specialRisk, 'at special risk'],
    [summary.deceased, 'deceased'],
  ].filter(([count]) => (count as number) > 0)
  return section('People affected', [
    `between ${whole(summary.low)} and ${whole(summary.high)}; most likely ${whole(summary.people)}`,
    `${summary.method}`,
    ...by,
    ...(marks.length > 0 ? [`among them ${marks.map(([count, name]) => `${whole(count as number)} ${name}`).join(', ')}`] : []),
    ...(summary.unidentifiableRecords > 0 ? [`${whole(summary.unidentifiableRecords)} records identify nobody and are counted apart`] : []),
    ...(summary.peopleInInaccessible ? [`not counted: ${summary.peopleInInaccessible.why}`] : []),
    ...changesText(summary.changes ?? null),
  ])
}

/** Each of these numbers may stand in a letter; so the first few are named here, all in summary.json. */
const NAMED_CHANGES = 5

function changesText(changes: RegisterSummary['changes']): string[] {
  if (!changes) return []
  const told = changes.events.filter(({ event }) => event !== 'gone')
  return [
    `since the register before: ${whole(changes.added)} new, ${whole(changes.kept)} as before, ${whole(changes.merged)} joined with others, ${whole(changes.split)} parted, ${whole(changes.gone)} with no record left; every number stays with whom it was given to`,
    ...told.slice(0, NAMED_CHANGES).map(({ event, id, others }) => {
      const list = others.map(personId).join(', ')
      return event === 'merged' ? `${list} turned out to be ${personId(id)}` : `${list} was taken for ${personId(id)} and is somebody else`
    }),
    ...(told.length > NAMED_CHANGES ? [`all of them are in summary.json, register.changes`] : []),
  ]
}

function kindsText({ byKind }: RegisterSummary): string {
  const kinds = (Object.entries(byKind) as [Kind, number][]).sort((a, b) => b[1] - a[1])
  return section(
    'Kinds of data',
    kinds.map(
      ([kind, count]) => `${whole(count).padStart(11)}  ${KIND_LABEL[kind].toLowerCase()}${SPECIAL_CATEGORIES.has(kind) ? '  (special category)' : ''}`,
    ),
  )
}

async function severityText(ctx: Context, incidentId: IncidentId): Promise<string> {
  const found = await findAssessment(ctx.store, incidentId)
  if (!found) return ''
  const { severity, decision } = found.assessment as unknown as StoredAssessment
  const score = severity.low === severity.high ? severity.low.toFixed(2) : `${severity.low.toFixed(2)} to ${severity.high.toFixed(2)}`
  return section('Severity', [
    `${severity.bandLow === severity.bandHigh ? severity.bandHigh : `${severity.bandLow} to ${severity.bandHigh}`}: ENISA score ${score} (4 and more is very high)`,
    ...severity.factors.map(
      (factor) => `${(factor.low === factor.high ? String(factor.low) : `${factor.low} to ${factor.high}`).padStart(11)}  ${factor.id}: ${factor.reason}`,
    ),
    `the authority: ${wordOf(decision.authority, decision.authorityCertainty)}; the people: ${wordOf(decision.people, decision.peopleCertainty)}. A person decides.`,
    ...decision.why.slice(0, 4),
  ])
}

type StoredAssessment = {
  severity: {
    low: number
    high: number
    bandLow: string
    bandHigh: string
    summary: string
    factors: { id: string; low: number; high: number; reason: string }[]
  }
  decision: { authority: string; authorityCertainty: string; people: string; peopleCertainty: string; why: string[] }
}

function wordOf(answer: string, certainty: string): string {
  const word = answer === 'yes' ? 'to be told' : answer === 'public' ? 'to be told by public communication' : 'need not be told'
  if (certainty !== 'cannot_rule_out') return word
  return answer === 'no' ? `${word} as far as is known; questions are open` : `${word}, since it cannot be ruled out`
}

async function dutiesText(ctx: Context, incidentId: IncidentId, zone: string): Promise<string> {
  const duties = (await listObligations(ctx.store, incidentId)).filter(({ status }) => status === 'due' || status === 'cannot_rule_out')
  const lines = duties.map(({ ruleId, duty, status, dueAt }) => {
    const when = dueAt ? `by ${displayMoment(dueAt, zone)}` : 'without undue delay'
    return `${when.padEnd(34)}  ${String((duty as { addressee?: string }).addressee ?? '')}  (${ruleId}, ${STATUS_WORDS[status] ?? status})`
  })
  return section('What is owed', lines)
}

async function noticesText(ctx: Context, incidentId: IncidentId): Promise<string> {
  const totals = new Map<string, number>()
  for (const { channel, people } of await listDrafts(ctx.store, incidentId)) totals.set(channel, (totals.get(channel) ?? 0) + people)
  const words: Record<string, string> = {
    email: 'by e-mail',
    letter: 'by letter',
    phone: 'by phone first',
    public_notice: 'by public notice',
    none: 'not written to (deceased)',
  }
  return section(
    'Notices drafted (nothing is sent)',
    [...totals].sort((a, b) => b[1] - a[1]).map(([channel, people]) => `${whole(people).padStart(11)}  ${words[channel] ?? channel}`),
  )
}

function assumptionsText(profile: Record<string, unknown>): string {
  const assumptions = Array.isArray(profile['assumptions']) ? (profile['assumptions'] as string[]) : []
  return section('Assumed, because nobody has said (give --incident FILE to say more)', assumptions)
}
