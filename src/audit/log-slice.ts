/** The entries of one incident, each with the proof that it stands in the signed log. What a reader needs beside the public key, and no more. */
import { createPublicKey } from 'node:crypto'
import type { Context } from '../context.ts'
import type { AuditEntryRow } from '../store/rows/audit.ts'
import { logKey, takeCheckpoint } from './checkpoint.ts'
import { entryBytes } from './entry.ts'
import { proofMaker } from './tree.ts'

/** One entry as it was hashed, with the hashes beside its path to the root (base64). */
export type SliceEntry = {
  seq: number
  /** The canonical JSON text whose SHA-256 is the leaf. */
  entry: string
  proof: string[]
  /** What opens the entry's commitment, where it may be shown; null: withheld or erased. */
  opening: { salt: string; detail: unknown } | null
}
export type LogSlice = { size: number; checkpoint: string; publicKey: string; entries: SliceEntry[] }

/** @param mayShow whether the detail behind an action may leave the house. Details that could name a person may not. */
export async function logSlice(ctx: Context, incidentId: string, mayShow: (action: string) => boolean): Promise<LogSlice> {
  await takeCheckpoint(ctx)
  const [newest] = await ctx.store.query<{ size: number; note: string }>('select size, note from audit_checkpoint order by size desc limit 1')
  const size = newest?.size ?? 0
  const leaves = await ctx.store.query<{ leaf_hash: Buffer }>('select leaf_hash from audit_entry where seq < $1 order by seq', [size])
  const proofOf = proofMaker(leaves.map(({ leaf_hash }) => leaf_hash))
  const rows = await ctx.store.query<Row>(
    `select e.seq, e.at, e.actor_id, e.role, e.action, e.object, e.incident_id, e.reason, e.commitment, d.salt, d.detail
     from audit_entry e left join audit_detail d using (seq)
     where e.incident_id = $1 and e.seq < $2 order by e.seq`,
    [incidentId, size],
  )
  return {
    size,
    checkpoint: newest?.note ?? '',
    publicKey: createPublicKey(logKey(ctx.dataFolder)).export({ type: 'spki', format: 'pem' }).toString(),
    entries: rows.map((row) => ({
      seq: row.seq,
      entry: entryBytes({
        seq: row.seq,
        at: row.at,
        actorId: row.actor_id,
        role: row.role,
        action: row.action,
        object: row.object,
        incidentId: row.incident_id,
        reason: row.reason,
        commitment: row.commitment,
      }).toString(),
      proof: proofOf(row.seq).map((hash) => hash.toString('base64')),
      opening: row.salt && mayShow(row.action) ? { salt: row.salt.toString('base64'), detail: row.detail } : null,
    })),
  }
}

type Row = Omit<AuditEntryRow, 'leaf_hash'> & { salt: Buffer | null; detail: unknown }
