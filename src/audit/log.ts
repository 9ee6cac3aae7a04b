/** The append-only log: every action writes one entry in the transaction of its change. */
import { randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Transaction } from '../store/database.ts'
import { commitmentOf, entryBytes, type AuditEntry } from './entry.ts'
import { appendLeaf, leafHash } from './tree.ts'

export type EventExtra = { incidentId?: string | null; reason?: string | null }

/**
 * Appends one entry. `object` names what was acted on by identifier only; `detail` may hold what could name a person and can be
 * erased later. Returns the entry's sequence number, from 0.
 */
export async function recordEvent(
  tx: Transaction,
  ctx: Pick<Context, 'actor' | 'clock'>,
  action: string,
  object: string,
  detail: object = {},
  extra: EventExtra = {},
): Promise<number> {
  // The lock makes appends take turns: a log has one order.
  const [head] = await tx.query<{ size: number; frontier: Buffer[] }>('select size, frontier from audit_head for update')
  const salt = randomBytes(32)
  const plain = JSON.parse(JSON.stringify(detail)) as object
  const entry: AuditEntry = {
    seq: head!.size,
    at: ctx.clock.now(),
    actorId: ctx.actor.id,
    role: ctx.actor.role,
    action,
    object,
    incidentId: extra.incidentId ?? null,
    reason: extra.reason ?? null,
    commitment: commitmentOf(salt, plain),
  }
  const leaf = leafHash(entryBytes(entry))
  await tx.query(
    `insert into audit_entry (seq, at, actor_id, role, action, object, incident_id, reason, commitment, leaf_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [entry.seq, entry.at, entry.actorId, entry.role, action, object, entry.incidentId, entry.reason, entry.commitment, leaf],
  )
  await tx.query('insert into audit_detail (seq, salt, detail) values ($1, $2, $3)', [entry.seq, salt, plain])
  await tx.query('update audit_head set size = $1, frontier = $2', [entry.seq + 1, appendLeaf(head!.frontier, entry.seq, leaf)])
  return entry.seq
}
