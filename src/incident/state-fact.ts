/** Adds a fact, or corrects one: a new entry that names the one it replaces. The incident file follows; documents that cited it are listed. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { currentFactFor, currentFacts, factId, GRADES, type Grade } from './fact.ts'
import { followLedger, listLedger, type LedgerFact } from './ledger.ts'
import { recordFact } from './record-fact.ts'
import { assumptionFor, checkedSets, type Sets } from './settable.ts'

export type StatedFact = {
  topic: string
  says: string
  grade: Grade
  source: string
  /** When it was stated; null: now. */
  statedAt?: Date | null
  evidence?: string
  /** What it sets in the incident file, by place and value. */
  sets?: { path: string; value: unknown } | null
  reason?: string
  /** Left out of public statements until somebody releases it. Left out here: a new fact stays inside, a corrected one as it was. */
  internal?: boolean
}

/** Gives the number of the new fact. @throws AppError fact_invalid, when a place does not take its value. */
export async function addFact(ctx: Context, incidentId: IncidentId, fact: StatedFact): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const sets = setsOf(fact)
    const ledger = await listLedger(tx, incidentId)
    const assumed = sets && assumptionBehind(ledger, sets)
    const factNo = await recordFact(tx, ctx, incidentId, {
      ...wordsOf(fact),
      sets,
      internal: fact.internal ?? true,
      ...(assumed ? { replacesNo: assumed.factNo } : {}),
    })
    if (factNo === null) return ledger.findLast(({ topic, source }) => topic === fact.topic && source === fact.source)!.factNo
    await followLedger(tx, ctx, incidentId)
    return factNo
  })
}

/**
 * [FCT1] Corrects fact `factNo`: what is left out stays as it was. A reason is needed, because others have relied on what it said.
 * @throws AppError fact_unknown, fact_replaced (somebody was first), reason_missing, fact_invalid.
 */
export async function correctFact(ctx: Context, incidentId: IncidentId, factNo: number, changes: Partial<StatedFact> & { reason: string }): Promise<number> {
  if (changes.reason.trim() === '') throw new AppError('reason_missing')
  return ctx.store.transaction(async (tx) => {
    // Two corrections of one fact take turns, so that the second is told that it came second.
    await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    const ledger = await listLedger(tx, incidentId)
    const before = ledger.find((fact) => fact.factNo === factNo)
    if (!before) throw new AppError('fact_unknown', { fact: factId(factNo) })
    const now = currentFactFor(ledger, factNo)!
    if (now.factNo !== factNo) throw new AppError('fact_replaced', { fact: factId(factNo), by: factId(now.factNo) })
    const fact: StatedFact = {
      topic: changes.topic ?? before.topic,
      says: changes.says ?? before.says,
      grade: changes.grade ?? before.grade,
      source: changes.source ?? before.source,
      evidence: changes.evidence ?? before.evidence,
      sets: changes.sets === undefined ? before.sets : changes.sets,
      statedAt: changes.statedAt ?? null,
    }
    const internal = changes.internal ?? before.internal
    const sets = setsOf(fact)
    const newNo = await recordFact(tx, ctx, incidentId, { ...wordsOf(fact), sets, internal, replacesNo: factNo, reason: changes.reason.trim() })
    if (newNo === null) return factNo
    await followLedger(tx, ctx, incidentId)
    return newNo
  })
}

/** The assumption that still holds for the place which a fact sets. */
export function assumptionBehind(ledger: readonly LedgerFact[], sets: Sets): LedgerFact | undefined {
  const assumption = assumptionFor(sets.path)
  return currentFacts(ledger).find(({ topic, says }) => topic === 'assumption' && says === assumption)
}

function setsOf({ sets }: StatedFact): Sets | null {
  if (!sets) return null
  const checked = checkedSets(sets.path, sets.value)
  if (!checked) throw new AppError('fact_invalid', { problem: `${sets.path} does not take this value` })
  return checked
}

function wordsOf({ topic, says, grade, source, statedAt, evidence, reason }: StatedFact) {
  if ([topic, says, source].some((text) => text.trim() === '')) throw new AppError('fact_invalid', { problem: 'topic, words and source are needed' })
  if (!GRADES.includes(grade)) throw new AppError('fact_invalid', { problem: `the grade is one of ${GRADES.join(', ')}` })
  return {
    topic: topic.trim(),
    says: says.trim(),
    grade,
    source: source.trim(),
    ...(statedAt ? { statedAt } : {}),
    evidence: evidence?.trim() ?? '',
    ...(reason ? { reason } : {}),
  }
}
