/** Incidents, and everything the overview shows as one object: a page that is true at one moment needs one answer. */
import type { FastifyInstance } from 'fastify'
import { findErasure } from '../accountability/erase-incident.ts'
import { bytesByFolder, manifestResults, type FolderBytes } from '../evidence/list-files.ts'
import { getIncident, listFacts, listIncidents, type FactRow, type IncidentSummary } from '../incident/list-incidents.ts'
import { listStages } from '../incident/stages.ts'
import type { IncidentId } from '../ids.ts'
import { KINDS, SPECIAL_CATEGORIES } from '../kinds.ts'
import { listDrafts } from '../notify/list-drafts.ts'
import { findAssessment, listObligations } from '../obligation/list-obligations.ts'
import { findSummary, listEstimates, type EstimateRow } from '../register/queries.ts'
import type { RegisterSummary } from '../register/summary.ts'
import type { Context } from '../context.ts'
import { answerCsv } from './answer-csv.ts'
import { IncidentParams, type EvidenceMap, type Fact, type Facts, type IncidentHead, type IncidentRow, type Overview } from './contract.ts'
import { clockOf, inOrder } from './deadline-clock.ts'
import { decisionOf, obligationRows, severityOf } from './obligation-view.ts'
import { checked, route, type Door } from './request.ts'
import { sentencesOf } from './summary-sentences.ts'
import { listQuestions, remindersDue } from '../incident/list-questions.ts'
import { waitingOf } from './waiting.ts'

export function incidentRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents', 'incident.read', async ({ ctx }): Promise<IncidentRow[]> => (await listIncidents(ctx.store)).map(rowOf))
  route(app, door, 'GET', '/api/incidents/:incidentId/overview', 'incident.read', async ({ ctx, request }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    return overviewOf(ctx, incidentId as IncidentId)
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/facts', 'incident.read', async ({ ctx, request }): Promise<Fact[]> => {
    const { incidentId } = checked(IncidentParams, request.params)
    return (await listFacts(ctx.store, incidentId)).map(factOf)
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/facts.csv', 'incident.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const facts = await listFacts(ctx.store, incidentId)
    return answerCsv(
      reply,
      'facts.csv',
      ['no', 'topic', 'says', 'grade', 'source', 'stated_at'],
      facts.map((fact) => [fact.factNo, fact.topic, fact.says, fact.grade, fact.source, fact.statedAt.toISOString()]),
    )
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/estimate.csv', 'incident.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const steps = await listEstimates(ctx.store, incidentId as IncidentId)
    return answerCsv(
      reply,
      'estimate.csv',
      ['at', 'event', 'low', 'likely', 'high'],
      steps.map((step) => [step.at.toISOString(), step.event, step.low, step.likely, step.high]),
    )
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/kinds.csv', 'incident.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const found = await findSummary(ctx.store, incidentId as IncidentId)
    return answerCsv(
      reply,
      'kinds.csv',
      ['kind', 'people', 'special_category'],
      kindsOf(found?.summary ?? null).map((row) => [row.kind, row.people, row.special ? 'yes' : 'no']),
    )
  })
}

async function overviewOf(ctx: Context, incidentId: IncidentId): Promise<Overview> {
  const incident = await getIncident(ctx.store, incidentId)
  const [found, estimate, facts, duties, assessed, folders, manifest, drafts, stages, questions, erasure] = await Promise.all([
    findSummary(ctx.store, incidentId),
    listEstimates(ctx.store, incidentId),
    listFacts(ctx.store, incidentId),
    listObligations(ctx.store, incidentId),
    findAssessment(ctx.store, incidentId),
    bytesByFolder(ctx.store, incidentId),
    manifestResults(ctx.store, incidentId),
    listDrafts(ctx.store, incidentId),
    listStages(ctx.store, incidentId),
    listQuestions(ctx.store, incidentId),
    findErasure(ctx.store, incidentId),
  ])
  const summary = found?.summary ?? null
  const obligations = obligationRows(inOrder(duties, incident))
  const clock = clockOf(duties, incident)
  return {
    now: ctx.clock.now().toISOString(),
    incident: headOf(incident),
    erasedAt: erasure.erasedAt?.toISOString() ?? null,
    clock,
    summary,
    summaryAt: found?.builtAt.toISOString() ?? null,
    sentences: sentencesOf(incident, summary, facts),
    estimate: estimate.map(stepOf),
    facts: factsOf(facts),
    kinds: kindsOf(summary),
    severity: assessed ? severityOf(assessed.assessment) : null,
    decision: assessed ? decisionOf(assessed.assessment, assessed.assessedAt) : null,
    obligations,
    evidence: mapOf(folders, manifest),
    notices: drafts.map(({ audience, channel, language, people }) => ({ audience, channel, language, people })),
    waiting: waitingOf(obligations, drafts.length > 0 ? summary : null, folders, remindersDue(questions, ctx.clock.now())),
    stages,
  }
}

function rowOf({ incidentId, reference, title, organisation, supplier, openedAt, awareAt, zone }: IncidentSummary): IncidentRow {
  return { incidentId, reference, title, organisation, supplier, openedAt: openedAt.toISOString(), awareAt: awareAt.toISOString(), zone }
}

function headOf(incident: IncidentSummary): IncidentHead {
  const time = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...rowOf(incident),
    awareReason: incident.awareReason,
    occurredAt: time(incident.occurredAt),
    supplierAwareAt: time(incident.supplierAwareAt),
    supplierToldUsAt: time(incident.supplierToldUsAt),
    confirmedAt: time(incident.confirmedAt),
  }
}

function stepOf({ at, event, low, likely, high }: EstimateRow) {
  return { at: at.toISOString(), event, low, likely, high }
}

function factOf({ statedAt, ...fact }: FactRow): Fact {
  return { ...fact, statedAt: statedAt.toISOString() }
}

/** Known: seen by us or shown by an expert. Believed: said or assumed. The rest is not known. */
function factsOf(rows: FactRow[]): Facts {
  // What rules were given for want of better stands last: it is not news.
  const facts = rows.map(factOf).toSorted((a, b) => Number(a.topic === 'assumption') - Number(b.topic === 'assumption'))
  return {
    know: facts.filter(({ grade }) => grade === 'forensic' || grade === 'seen'),
    believe: facts.filter(({ grade }) => grade === 'supplier' || grade === 'assumed'),
    unknown: facts.filter(({ grade }) => grade === 'unknown'),
  }
}

function kindsOf(summary: RegisterSummary | null): Overview['kinds'] {
  if (!summary) return []
  return KINDS.map((kind) => ({ kind, people: summary.byKind[kind] ?? 0, special: SPECIAL_CATEGORIES.has(kind) }))
    .filter(({ people }) => people > 0)
    .sort((a, b) => b.people - a.people)
}

function mapOf(groups: FolderBytes[], manifest: EvidenceMap['manifest']): EvidenceMap {
  const total = (of: 'files' | 'bytes') => groups.reduce((sum, group) => sum + group[of], 0)
  return { files: total('files'), bytes: total('bytes'), groups, manifest }
}
