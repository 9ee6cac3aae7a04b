/** Makes an incident's public pages from what the register and the ledger of facts say now, and publishes them with the codes of its notices. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { citeFacts } from '../incident/citations.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { getIncident, listFacts } from '../incident/list-incidents.ts'
import type { NoticeFacts } from '../notify/notice.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { findSummary } from '../register/queries.ts'
import { findClaimantSide } from './claims/claimant-side.ts'
import { draftSite } from './draft-site.ts'
import { publishCodes } from './publish-codes.ts'
import { publishSite, slugOf, type SiteDraft } from './publish-site.ts'
import { siteFolderOf, type SiteCard } from './site-card.ts'

/**
 * Topics of the ledger that stay inside: premises of the rules ("assumption"), and what the page says itself, rounded and never of fewer than
 * ten people [CHK7] (src/register/state-findings.ts).
 */
const NOT_PUBLIC: ReadonlySet<string> = new Set(['assumption', 'people', 'special categories'])

/** `notices`: how many have a code that can be checked. `statementAddress`: where the notices send people, as typed. */
export type PublishedStatement = { slug: string; version: number; notices: number; statementAddress: string; facts: number; isForClaimants: boolean }

/** Refuses (`statement_incomplete`) what would show the public a gap in square brackets. */
export async function publishStatement(ctx: Context, incidentId: IncidentId): Promise<PublishedStatement> {
  const draft = await draftStatement(ctx, incidentId)
  const version = await publishSite(ctx, incidentId, draft)
  await citeStatement(ctx, incidentId, version, draft)
  const notices = await publishCodes(ctx, incidentId, draft.slug)
  const { statementAddress } = draft.notice.organisation
  return {
    slug: draft.slug,
    version,
    notices,
    statementAddress,
    facts: draft.known.length + draft.unknown.length,
    isForClaimants: draft.claimants !== undefined,
  }
}

/** Notes which facts this version states, so that it is listed when one of them changes. Whoever opens the page reads this version, not an earlier. */
async function citeStatement(ctx: Context, incidentId: IncidentId, version: number, { known, unknown }: SiteDraft): Promise<void> {
  const citations = [...known, ...unknown].map(({ factId, says }) => ({ place: '', factNo: Number(factId.slice(2)), said: says.en.join(' ') }))
  const earlier = Array.from({ length: version - 1 }, (_, index) => `statement:${index + 1}`)
  await ctx.store.transaction((tx) => citeFacts(tx, ctx, incidentId, `statement:${version}`, citations, earlier))
}

/** What the statement would say now. Errors: `statement_incomplete`. */
export async function draftStatement(ctx: Context, incidentId: IncidentId): Promise<SiteDraft> {
  const incident = await getIncident(ctx.store, incidentId)
  const { file } = await findIncidentWork(ctx, incidentId)
  const slug = freeSlug(ctx.dataFolder, incidentId, incident.reference)
  const notice = withPromise(noticeFactsOf(incidentId, file, ctx.clock.now()), file.notices.nextUpdateOn, cardAt(ctx.dataFolder, slug))
  const gaps = gapsIn(notice)
  if (gaps.length > 0) throw new AppError('statement_incomplete', { incidentId, missing: gaps.join(', ') })
  const facts = (await listFacts(ctx.store, incidentId)).filter(({ topic, internal }) => !internal && !NOT_PUBLIC.has(topic))
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const draft = await draftSite(ctx.store, incidentId, {
    notice,
    reference: incident.reference,
    zone: incident.zone,
    email: notice.signatory.email,
    summary: (await findSummary(ctx.store, incidentId))?.summary ?? null,
    moments: { occurredAt: iso(incident.occurredAt), supplierAwareAt: iso(incident.supplierAwareAt), supplierToldUsAt: iso(incident.supplierToldUsAt) },
    facts,
  })
  const side = await findClaimantSide(ctx.store, incidentId)
  // A firm that acts for claimants counts nobody, sent no notice, and was told nothing by the supplier: what it knows stands in its ledger.
  return side === null ? { ...draft, slug } : { ...draft, slug, people: null, children: 0, groups: [], timeline: [], sent: [], claimants: side }
}

/** A day that was promised in public stands until it has come: publishing again does not push it away. A day in the incident file is a decision and wins. */
function withPromise(notice: NoticeFacts, decided: string | null, card: SiteCard | null): NoticeFacts {
  const promised = card?.nextUpdateOn ?? ''
  return decided === null && promised >= notice.writtenOn ? { ...notice, nextUpdateOn: promised } : notice
}

/** The reference's own, unless another incident has it. */
function freeSlug(dataFolder: string, incidentId: IncidentId, reference: string): string {
  const slug = slugOf(reference)
  const holder = cardAt(dataFolder, slug)
  return holder === null || holder.incidentId === incidentId ? slug : `${slug}-${incidentId.slice(-6)}`
}

function cardAt(dataFolder: string, slug: string): SiteCard | null {
  const path = join(siteFolderOf(dataFolder), slug, 'site.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SiteCard) : null
}

/** What nobody has said: `[phone: not in incident.yaml]` → `phone`. */
function gapsIn(notice: NoticeFacts): string[] {
  return [...new Set([...JSON.stringify(notice).matchAll(/\[([^\][":]{1,40}): not in incident\.yaml\]/g)].map(([, what]) => what!))]
}
