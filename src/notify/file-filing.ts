/** A person sent a filing from the authority's own form and says so: when, with which reference and receipt. The duty is met from then on. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { settleAll } from '../incident/citations.ts'
import { recordTellingIn } from '../incident/record-telling.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Transaction } from '../store/database.ts'
import { filingDocx } from './filing-docx.ts'
import { filingTypst } from './filing-fill.ts'
import { formOf } from './filing-forms.ts'
import type { Filing } from './filing.ts'
import { nameReceipt, sealReceipt, type ReceiptFile, type SealedReceipt } from './filing-receipt.ts'
import { findFiling, type FilingRow } from './list-filings.ts'
import { typeset } from './typeset.ts'

export type Receipt = {
  /** The authority's own reference; empty: not given yet. */
  reference: string
  /** What its receipt says, in words. */
  receipt: string
  /** The receipt as it came; kept beside those that came before. */
  file?: ReceiptFile | null
}
export type Filed = Receipt & { form: string; version: number; filedAt: Date }

/** [FIL10] @throws AppError filing_unknown, filing_done (filed already: prepare a follow-up), telling_invalid (in the future), receipt_too_large. */
export async function recordFiled(ctx: Context, incidentId: IncidentId, { form, version, filedAt, ...receipt }: Filed): Promise<void> {
  const sealed = receipt.file ? await sealReceipt(ctx, incidentId, receipt.file) : null
  await ctx.store.transaction(async (tx) => {
    const row = await lockFiling(tx, incidentId, form, version)
    if (row.filedAt) throw new AppError('filing_done', { form, version })
    await tx.query('update filing set filed_at = $4, filed_by = $5, filed_name = $6 where incident_id = $1 and form = $2 and version = $3', [
      incidentId,
      form,
      version,
      filedAt,
      ctx.actor.id,
      ctx.actor.name,
    ])
    await keepReceipt(tx, ctx, incidentId, row, receipt, sealed)
    await recordEvent(tx, ctx, 'filing.file', `filing:${form}:${version}`, { kind: row.kind, filedAt: filedAt.toISOString() }, { incidentId })
    if (row.kind === 'withdrawn') return
    const known = formOf(form)
    await recordTellingIn(tx, ctx, incidentId, {
      body: known?.body ?? 'other',
      to: (await addresseeOf(tx, incidentId, form)) ?? row.fields.authority,
      at: filedAt,
      how: `${row.fields.title ?? form}, version ${version}`,
      reference: receipt.reference,
    })
    await settleAll(
      tx,
      ctx,
      incidentId,
      (document) => document.startsWith(`filing:${form}:`),
      `Corrected by ${row.kind.replace('_', '-')} report, version ${version}`,
    )
  })
}

/** The reference or the receipt came later. @throws AppError filing_unknown, filing_not_filed, receipt_too_large. */
export async function recordReceipt(ctx: Context, incidentId: IncidentId, form: string, version: number, receipt: Receipt): Promise<void> {
  const sealed = receipt.file ? await sealReceipt(ctx, incidentId, receipt.file) : null
  await ctx.store.transaction(async (tx) => {
    const row = await lockFiling(tx, incidentId, form, version)
    if (!row.filedAt) throw new AppError('filing_not_filed', { form })
    const receiptNo = await keepReceipt(tx, ctx, incidentId, row, receipt, sealed)
    await recordEvent(tx, ctx, 'filing.receipt', `filing:${form}:${version}`, { receiptNo, sha256: sealed?.sha256.toString('hex') ?? null }, { incidentId })
  })
}

export function filingPdf(filing: Filing): Promise<Buffer> {
  return typeset(filingTypst(), withDefaults(filing))
}
export { filingDocx }

/** A filing kept by an earlier version has neither its authority nor its source. */
export function withDefaults(filing: Filing): Filing {
  const form = formOf(filing.form)
  return {
    ...filing,
    authority: filing.authority ?? form?.authority ?? '',
    title: filing.title ?? form?.title ?? 'Report of a personal data breach',
    formSource: filing.formSource ?? form?.formSource ?? '',
    warnings: filing.warnings ?? [],
  }
}

async function lockFiling(tx: Transaction, incidentId: IncidentId, form: string, version: number): Promise<FilingRow> {
  await tx.query('select 1 from filing where incident_id = $1 and form = $2 and version = $3 for update', [incidentId, form, version])
  const row = await findFiling(tx, incidentId, form, version)
  if (!row) throw new AppError('filing_unknown', { form: `${form}, version ${version}` })
  return row
}

/** Gives the number of the file; null: words only. */
async function keepReceipt(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  { form, version }: FilingRow,
  { reference, receipt }: Receipt,
  sealed: SealedReceipt | null,
): Promise<number | null> {
  await tx.query(
    `update filing set authority_reference = coalesce(nullif($4, ''), authority_reference), receipt = coalesce(nullif($5, ''), receipt)
     where incident_id = $1 and form = $2 and version = $3`,
    [incidentId, form, version, reference.trim(), receipt.trim()],
  )
  return sealed ? nameReceipt(tx, ctx, incidentId, form, version, sealed) : null
}

/** The duty's own addressee, so that what was filed meets it, whatever the form calls the authority. */
async function addresseeOf(tx: Transaction, incidentId: IncidentId, formId: string): Promise<string | null> {
  const form = formOf(formId)
  const duties = await tx.query<{ rule_id: string; addressee: string }>(
    `select rule_id, duty->>'addressee' as addressee from obligation where incident_id = $1`,
    [incidentId],
  )
  return duties.find(({ rule_id }) => form?.rules.test(rule_id))?.addressee ?? null
}
