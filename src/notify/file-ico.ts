/** Fills the ICO's form from facts and register and keeps it as a version. A person reads it, copies it into the form, and says so. */
import type { Context } from '../context.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { findSummary } from '../register/queries.ts'
import { icoFiling, icoFilingTypst, type IcoFiling } from './filing-ico.ts'
import { findNewestFiling } from './list-drafts.ts'
import { typeset } from './typeset.ts'

/** A new version only when something in it changed; earlier ones stay. */
export async function fileIco(ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<number> {
  const summary = (await findSummary(ctx.store, incidentId))?.summary ?? null
  const before = await findNewestFiling(ctx.store, incidentId)
  const version = (before?.version ?? 0) + 1
  const filing = icoFiling({ file, summary, now: ctx.clock.now(), version })
  if (before && partsOf(before.fields) === partsOf(filing)) return before.version
  await ctx.store.transaction(async (tx) => {
    await tx.query('insert into filing (incident_id, form, version, fields, made_at) values ($1, $2, $3, $4, $5)', [
      incidentId,
      'ico',
      version,
      filing,
      ctx.clock.now(),
    ])
    await recordEvent(tx, ctx, 'filing.make', `incident:${incidentId}`, { form: 'ico', version }, { incidentId })
  })
  return version
}

const partsOf = (filing: unknown): string => JSON.stringify((filing as IcoFiling).parts)

export function icoFilingPdf(fields: unknown): Promise<Buffer> {
  return typeset(icoFilingTypst(fields as IcoFiling), fields)
}
