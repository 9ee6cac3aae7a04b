/** One paper of an enquiry from the vault, for the one who asks; logged first. What it is was told by its content; it is never shown inline. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { begun, openVault } from '../../vault/vault.ts'
import { keyOf, openText } from './content.ts'

export type ReadPaper = { name: string; type: string; bytes: number; content: AsyncGenerator<Buffer> }

/** Errors: `not_found`, and those of the vault. */
export async function readPaper(ctx: Context, incidentId: IncidentId, enquiryId: string, fileNo: number): Promise<ReadPaper> {
  const [row] = await ctx.store.query<{ sha256: string; bytes: number; type: string; sealed_name: Buffer }>(
    'select f.sha256, f.bytes, f.type, f.sealed_name from enquiry_file f join enquiry e using (enquiry_id) where e.incident_id = $1 and enquiry_id = $2 and file_no = $3',
    [incidentId, enquiryId, fileNo],
  )
  if (row === undefined) throw new AppError('not_found')
  const key = await ctx.store.transaction(async (tx) => {
    await recordEvent(tx, ctx, 'enquiry.paper', `enquiry:${enquiryId}`, { fileNo }, { incidentId })
    return keyOf(ctx, tx, incidentId)
  })
  const vault = openVault(ctx.vault, incidentId, key)
  return { name: openText(key, `${enquiryId}/${fileNo}`, row.sealed_name), type: row.type, bytes: row.bytes, content: await begun(vault.get(row.sha256)) }
}
