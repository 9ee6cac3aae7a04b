/**
 * Which document said what on the strength of which fact. When that fact is replaced, every document that went out with it is listed with
 * the words before and after, until somebody has seen to it. Numbered [CIT] in docs/rules/facts.md.
 */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { currentFactFor, factId } from './fact.ts'
import { listLedger, type LedgerFact } from './ledger.ts'

export type Citation = {
  /** Where in the document: the identifier of a field; empty: as a whole. */
  place: string
  factNo: number
  /** The document's own words at that place. */
  said: string
}

/**
 * [CIT1] Notes what a document cites, in place of what was noted of it before. `document` names one version: `filing:ico:2`,
 * `statement:1:en`, `notice:member:email:en`. `supersedes` names documents that no reader will meet any more, such as an earlier draft.
 */
export async function citeFacts(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  document: string,
  citations: readonly Citation[],
  supersedes: readonly string[] = [],
): Promise<void> {
  await tx.query('delete from citation where incident_id = $1 and document = any($2::text[])', [incidentId, [document, ...supersedes]])
  const now = ctx.clock.now()
  const once = new Map(citations.map((citation) => [`${citation.place}\n${citation.factNo}`, citation]))
  for (const { place, factNo, said } of once.values())
    await tx.query('insert into citation (incident_id, document, place, fact_no, said, cited_at) values ($1, $2, $3, $4, $5, $6)', [
      incidentId,
      document,
      place,
      factNo,
      said,
      now,
    ])
}

export type Correction = {
  document: string
  place: string
  /** The document's words, and those of the fact before and after. */
  said: string
  factNo: number
  before: string
  newFactNo: number
  after: string
  changedAt: Date
  citedAt: Date
}
type CitationRow = Citation & { document: string; citedAt: Date }

/** [CIT2] What was said on the strength of facts that no longer hold, and that nobody has seen to; newest change first. */
export async function listCorrections(db: Queryable, incidentId: string): Promise<Correction[]> {
  const ledger = await listLedger(db, incidentId)
  const settled = new Set(
    (
      await db.query<{ document: string; fact_no: number; new_fact_no: number }>(
        'select document, fact_no, new_fact_no from correction where incident_id = $1',
        [incidentId],
      )
    ).map(({ document, fact_no, new_fact_no }) => `${document}\n${fact_no}\n${new_fact_no}`),
  )
  return (await listCitations(db, incidentId))
    .flatMap((citation) => {
      const changed = changeOf(ledger, citation)
      return changed && !settled.has(`${citation.document}\n${citation.factNo}\n${changed.newFactNo}`) ? [{ ...citation, ...changed }] : []
    })
    .toSorted((a, b) => b.changedAt.getTime() - a.changedAt.getTime() || a.document.localeCompare(b.document))
}

/** The documents that cite a fact now, each with the place. */
export async function listCitations(db: Queryable, incidentId: string): Promise<CitationRow[]> {
  return db.query<CitationRow>(
    'select document, place, fact_no as "factNo", said, cited_at as "citedAt" from citation where incident_id = $1 order by document, place, fact_no',
    [incidentId],
  )
}

/** A fact that now says the same, better known, changes no document; other words, or a weaker grade, do. */
function changeOf(ledger: readonly LedgerFact[], { factNo }: Citation): Pick<Correction, 'before' | 'newFactNo' | 'after' | 'changedAt'> | null {
  const before = ledger.find((fact) => fact.factNo === factNo)
  const after = currentFactFor(ledger, factNo)
  if (!before || !after || after.factNo === factNo) return null
  const firmness = (fact: LedgerFact) => ['unknown', 'assumed', 'supplier', 'seen', 'forensic'].indexOf(fact.grade)
  if (after.says === before.says && firmness(after) >= firmness(before)) return null
  return { before: before.says, newFactNo: after.factNo, after: after.says, changedAt: after.recordedAt }
}

/** [CIT3] Somebody has seen to it: a corrected version went out, or there is a reason why none need. @throws AppError reason_missing, correction_unknown. */
export async function settleCorrection(ctx: Context, incidentId: IncidentId, document: string, factNo: number, how: string): Promise<void> {
  if (how.trim() === '') throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    const open = (await listCorrections(tx, incidentId)).find((correction) => correction.document === document && correction.factNo === factNo)
    if (!open) throw new AppError('correction_unknown', { document, fact: factId(factNo) })
    await settle(tx, ctx, incidentId, open, how.trim())
  })
}

/** Settles everything open of some documents, because a newer version of them went out. */
export async function settleAll(tx: Transaction, ctx: Context, incidentId: IncidentId, isOf: (document: string) => boolean, how: string): Promise<void> {
  for (const correction of await listCorrections(tx, incidentId)) if (isOf(correction.document)) await settle(tx, ctx, incidentId, correction, how)
}

async function settle(tx: Transaction, ctx: Context, incidentId: IncidentId, { document, factNo, newFactNo }: Correction, how: string): Promise<void> {
  const [row] = await tx.query(
    `insert into correction (incident_id, document, fact_no, new_fact_no, how, settled_by, settled_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict do nothing returning 1`,
    [incidentId, document, factNo, newFactNo, how, ctx.actor.id, ctx.clock.now()],
  )
  if (row) await recordEvent(tx, ctx, 'document.correct', `document:${document}`, { fact: factNo, newFact: newFactNo }, { incidentId, reason: how })
}
