/**
 * Fills every form whose duty may be owed and keeps it as a version. A person reads it, copies it into the authority's own form, and says so
 * (file-filing.ts). What was filed is never changed: what changed since becomes a follow-up.
 */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { citeFacts, listCitations } from '../incident/citations.ts'
import { currentFacts } from '../incident/fact.ts'
import type { IncidentFile } from '../incident/incident-file.ts'
import { listLedger } from '../incident/ledger.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { assessmentOf, type Assessment } from '../obligation/assessment.ts'
import { findSummary } from '../register/queries.ts'
import type { Transaction } from '../store/database.ts'
import { fillForm } from './filing-fill.ts'
import { formOf, FORMS, type FilingForm, type FormId } from './filing-forms.ts'
import type { FilingInput } from './filing-input.ts'
import type { Filing, FilingKind } from './filing.ts'
import { listDrafts } from './list-drafts.ts'
import { listFilings, type FilingRow } from './list-filings.ts'

export type DraftedFiling = { form: FormId; version: number; isNew: boolean }
type Known = Omit<FilingInput, 'kind' | 'version' | 'authorityReference'>

/** A new version only when something in it changed; earlier ones stay. Running it again changes nothing. */
export async function draftFilings(ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<DraftedFiling[]> {
  const known = await knownOf(ctx, incidentId, file)
  const rows = await listFilings(ctx.store, incidentId)
  const drafted: DraftedFiling[] = []
  for (const form of FORMS) {
    const own = rows.filter((row) => row.form === form.id)
    const newest = own.at(-1)
    if (!newest && !isWanted(form, known.assessment, file)) continue
    if (newest?.filedAt && newest.kind === 'withdrawn') continue
    const kind: FilingKind = newest && newest.filedAt === null ? newest.kind : newest ? 'follow_up' : 'initial'
    drafted.push(await draftOne(ctx, incidentId, form, kind, known, own))
  }
  return drafted
}

/** Prepares a version of another kind: the final report, or a withdrawal. @throws AppError filing_unknown, filing_not_filed. */
export async function prepareFiling(ctx: Context, incidentId: IncidentId, formId: string, kind: FilingKind, file: IncidentFile): Promise<DraftedFiling> {
  const form = formOf(formId)
  if (!form) throw new AppError('filing_unknown', { form: formId })
  const own = (await listFilings(ctx.store, incidentId)).filter((row) => row.form === form.id)
  if (kind !== 'initial' && !own.some(({ filedAt }) => filedAt)) throw new AppError('filing_not_filed', { form: formId })
  return draftOne(ctx, incidentId, form, kind, await knownOf(ctx, incidentId, file), own)
}

/** What every form of an incident is filled from, read once. */
async function knownOf(ctx: Context, incidentId: IncidentId, file: IncidentFile): Promise<Known> {
  const summary = (await findSummary(ctx.store, incidentId))?.summary ?? null
  const now = ctx.clock.now()
  const notice = (await listDrafts(ctx.store, incidentId)).find(({ language, channel }) => language === 'en' && channel === 'email')
  const [late] = await ctx.store.query<{ delay_reason: string }>(
    `select delay_reason from obligation where incident_id = $1 and rule_id like '%gdpr.33.1' and delay_reason is not null limit 1`,
    [incidentId],
  )
  return {
    file,
    summary,
    assessment: assessmentOf(file, summary, now),
    now,
    facts: currentFacts(await listLedger(ctx.store, incidentId)),
    ...(typeof notice?.content['text'] === 'string' ? { noticeText: notice.content['text'] } : {}),
    ...(late ? { delayReason: late.delay_reason } : {}),
  }
}

function isWanted(form: FilingForm, { duties }: Assessment, { organisation }: IncidentFile): boolean {
  // The authority at home is always asked about first, even while nothing seems owed.
  if (form.id === 'ico' && organisation.country === 'GB') return true
  return duties.some(({ rule, status }) => form.rules.test(rule) && (status === 'due' || status === 'cannot_rule_out' || status === 'voluntary'))
}

async function draftOne(
  ctx: Context,
  incidentId: IncidentId,
  form: FilingForm,
  kind: FilingKind,
  known: Known,
  own: readonly FilingRow[],
): Promise<DraftedFiling> {
  const newest = own.at(-1)
  const authorityReference = own.findLast((row) => row.authorityReference !== '')?.authorityReference
  const version = (newest?.version ?? 0) + 1
  const filing = fillForm(form, { ...known, kind, version, ...(authorityReference ? { authorityReference } : {}) })
  const isSame =
    newest &&
    (newest.filedAt === null
      ? newest.kind === kind && sayings(newest.fields) === sayings(filing)
      : kind === 'follow_up' && sayings(newest.fields) === sayings(filing))
  return ctx.store.transaction(async (tx) => {
    if (isSame) {
      if (newest.filedAt === null) await cite(tx, ctx, incidentId, newest.version, filing, [])
      return { form: form.id, version: newest.version, isNew: false }
    }
    const [row] = await tx.query(
      'insert into filing (incident_id, form, version, kind, fields, made_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1',
      [incidentId, form.id, version, kind, filing, ctx.clock.now()],
    )
    // Somebody else drafted the same at the same moment.
    if (!row) return { form: form.id, version, isNew: false }
    await cite(tx, ctx, incidentId, version, filing, own)
    await recordEvent(tx, ctx, 'filing.make', `filing:${form.id}:${version}`, { kind }, { incidentId })
    return { form: form.id, version, isNew: true }
  })
}

/** Fields that say which report it is, not what is reported. */
const OF_THE_REPORT: ReadonlySet<string> = new Set(['report_type', 'authority_reference', 'ico_reference'])

function sayings({ parts }: Pick<Filing, 'parts'>): string {
  return JSON.stringify(
    (parts ?? []).map(({ fields }) => fields.filter(({ id }) => !OF_THE_REPORT.has(id)).map(({ id, value, source }) => [id, value, source])),
  )
}

/** Drafts that were never filed reach no reader: what they cited needs no correction. */
async function cite(tx: Transaction, ctx: Context, incidentId: IncidentId, version: number, filing: Filing, own: readonly FilingRow[]): Promise<void> {
  const name = (no: number) => `filing:${filing.form}:${no}`
  const citations = filing.parts
    .flatMap(({ fields }) => fields)
    .flatMap(({ id, value, facts = [] }) => facts.map((factNo) => ({ place: id, factNo, said: value })))
  const before = (await listCitations(tx, incidentId)).filter(({ document }) => document === name(version))
  const key = (some: readonly { place: string; factNo: number; said: string }[]) =>
    JSON.stringify(some.map(({ place, factNo, said }) => [place, factNo, said]).toSorted())
  if (key(before) === key(citations)) return
  await citeFacts(
    tx,
    ctx,
    incidentId,
    name(version),
    citations,
    own.filter(({ filedAt }) => filedAt === null).map((row) => name(row.version)),
  )
}
