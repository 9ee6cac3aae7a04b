/**
 * What an authority sent back to a filing, as a file: sealed in the vault of the incident before the store knows of it, so that a kill in
 * between leaves an object that nobody names, never a name without its file. It is never opened or parsed here, and given back as it came.
 */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Transaction } from '../store/database.ts'
import { incidentKey } from '../vault/keys.ts'
import { begun, openVault, type Vault } from '../vault/vault.ts'

/** A confirmation is a page or a mail; more than this is another kind of file. */
export const MOST_RECEIPT_BYTES = 10 * 1024 * 1024

/** A file as somebody hands it over; the name is theirs. */
export type ReceiptFile = { name: string; content: Buffer }
export type SealedReceipt = { name: string; sha256: Buffer; bytes: number }

/** [FIL10] Puts the file into the vault. @throws AppError receipt_too_large, receipt_empty. */
export async function sealReceipt(ctx: Context, incidentId: IncidentId, { name, content }: ReceiptFile): Promise<SealedReceipt> {
  if (content.length > MOST_RECEIPT_BYTES) throw new AppError('receipt_too_large', { megabytes: MOST_RECEIPT_BYTES / 1024 / 1024 })
  if (content.length === 0) throw new AppError('receipt_empty')
  const { sha256, bytes } = await (await vaultOf(ctx, incidentId)).put([content])
  return { name: plainName(name), sha256: Buffer.from(sha256, 'hex'), bytes }
}

/** Names a sealed file as a receipt of one version. The same file again is the same receipt. Gives its number. */
export async function nameReceipt(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  form: string,
  version: number,
  { name, sha256, bytes }: SealedReceipt,
): Promise<number> {
  const [known] = await tx.query<{ receipt_no: number }>(
    'select receipt_no from filing_receipt where incident_id = $1 and form = $2 and version = $3 and sha256 = $4',
    [incidentId, form, version, sha256],
  )
  if (known) return known.receipt_no
  const [row] = await tx.query<{ receipt_no: number }>(
    `insert into filing_receipt (incident_id, form, version, receipt_no, name, sha256, bytes, kept_at, kept_by)
     select $1::uuid, $2, $3::integer, coalesce(max(receipt_no), 0) + 1, $4, $5::bytea, $6::bigint, $7::timestamptz, $8
     from filing_receipt where incident_id = $1::uuid and form = $2 and version = $3::integer returning receipt_no`,
    [incidentId, form, version, name, sha256, bytes, ctx.clock.now(), ctx.actor.id],
  )
  return row!.receipt_no
}

export type ReadReceipt = { name: string; bytes: number; content: AsyncGenerator<Buffer> }

/** One receipt for the one who asks, logged first: an authority's letter may name a person. @throws AppError not_found. */
export async function readReceipt(ctx: Context, incidentId: IncidentId, form: string, version: number, receiptNo: number): Promise<ReadReceipt> {
  const [row] = await ctx.store.query<{ name: string; sha256: Buffer; bytes: number }>(
    'select name, sha256, bytes::double precision as bytes from filing_receipt where incident_id = $1 and form = $2 and version = $3 and receipt_no = $4',
    [incidentId, form, version, receiptNo],
  )
  if (!row) throw new AppError('not_found')
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'filing.receipt-read', `filing:${form}:${version}`, { receiptNo }, { incidentId }))
  return { name: row.name, bytes: row.bytes, content: await begun((await vaultOf(ctx, incidentId)).get(row.sha256.toString('hex'))) }
}

async function vaultOf(ctx: Context, incidentId: IncidentId): Promise<Vault> {
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  return openVault(ctx.vault, incidentId, key)
}

/** A name without folders, control characters or anything that steers a terminal or a file system. */
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!
  const plain = last
    .replace(/[\p{C}<>:"|?*]/gu, ' ')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 200)
  return plain || 'receipt'
}
