/** Checks the whole log, entry by entry, against its own tree and every signed checkpoint. Needs nothing but the store and the public key. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Context } from '../context.ts'
import type { Queryable } from '../store/database.ts'
import type { AuditEntryRow } from '../store/rows/audit.ts'
import { logKey, openCheckpoint } from './checkpoint.ts'
import { commitmentOf, entryBytes } from './entry.ts'
import { appendLeaf, leafHash, rootOf } from './tree.ts'

export type LogVerdict = { entries: number; checkpoints: number; erasedDetails: number; root: string; problems: string[] }

const PAGE = 10_000

export function verifyOwnLog(ctx: Context): Promise<LogVerdict> {
  return verifyLog(ctx.store, createPublicKey(logKey(ctx.dataFolder)))
}

/** Problems name the first entry each of them is seen at; an empty list means the log is whole. */
export async function verifyLog(store: Queryable, publicKey: KeyObject): Promise<LogVerdict> {
  const problems: string[] = []
  const notes = new Map((await store.query<{ size: number; note: string }>('select size, note from audit_checkpoint')).map((row) => [row.size, row.note]))
  let frontier: Buffer[] = []
  let [size, erasedDetails] = [0, 0]
  for (;;) {
    const rows = await store.query<Row>(`${SELECT} where e.seq >= $1 order by e.seq limit ${PAGE}`, [size])
    for (const row of rows) {
      if (row.seq !== size) {
        // A tree with a hole has no root to compare: what follows could only repeat this.
        problems.push(`entry ${size} is missing`)
        return verdictOf(store, size, erasedDetails, frontier, problems)
      }
      const entry = {
        seq: row.seq,
        at: row.at,
        actorId: row.actor_id,
        role: row.role,
        action: row.action,
        object: row.object,
        incidentId: row.incident_id,
        reason: row.reason,
        commitment: row.commitment,
      }
      const leaf = leafHash(entryBytes(entry))
      if (!leaf.equals(row.leaf_hash)) problems.push(`entry ${row.seq} was changed`)
      if (row.salt === null) erasedDetails++
      else if (!commitmentOf(row.salt, row.detail).equals(row.commitment)) problems.push(`the detail of entry ${row.seq} was changed`)
      frontier = appendLeaf(frontier, size, leaf)
      size = row.seq + 1
      checkNote(notes.get(size), publicKey, size, rootOf(frontier), problems)
      notes.delete(size)
    }
    if (rows.length < PAGE || problems.length > 20) break
  }
  for (const missing of notes.keys()) problems.push(`a checkpoint was signed at ${missing} entries, and the log has ${size}`)
  const [head] = await store.query<{ size: number; frontier: Buffer[] }>('select size, frontier from audit_head')
  if (head!.size !== size || !rootOf(head!.frontier).equals(rootOf(frontier))) problems.push('the head of the log does not belong to its entries')
  return verdictOf(store, size, erasedDetails, frontier, problems)
}

async function verdictOf(store: Queryable, entries: number, erasedDetails: number, frontier: Buffer[], problems: string[]): Promise<LogVerdict> {
  const [count] = await store.query<{ count: number }>('select count(*) from audit_checkpoint')
  return { entries, checkpoints: count!.count, erasedDetails, root: rootOf(frontier).toString('hex'), problems }
}

type Row = AuditEntryRow & { salt: Buffer | null; detail: unknown }
const SELECT = `select e.seq, e.at, e.actor_id, e.role, e.action, e.object, e.incident_id, e.reason, e.commitment, e.leaf_hash, d.salt, d.detail
  from audit_entry e left join audit_detail d using (seq)`

function checkNote(note: string | undefined, publicKey: KeyObject, size: number, root: Buffer, problems: string[]): void {
  if (note === undefined) return
  const checkpoint = openCheckpoint(note, publicKey)
  if (checkpoint === null) problems.push(`the signature of the checkpoint at ${size} entries does not hold`)
  else if (checkpoint.size !== size || !checkpoint.root.equals(root)) problems.push(`the log differs from what was signed at ${size} entries`)
}
