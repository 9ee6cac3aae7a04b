/** `npm run bench -- store`: how fast the log grows, alone and in batches, and how fast all of it is verified. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeCheckpoint } from '../../src/audit/checkpoint.ts'
import { commitmentOf, entryBytes, type AuditEntry } from '../../src/audit/entry.ts'
import { recordEvent } from '../../src/audit/log.ts'
import { appendLeaf, leafHash } from '../../src/audit/tree.ts'
import { verifyOwnLog } from '../../src/audit/verify.ts'
import { systemClock } from '../../src/clock.ts'
import { SYSTEM, type Context } from '../../src/context.ts'
import { copyLine, openStore, type Store } from '../../src/store/database.ts'
import { startEmbedded } from '../../src/store/embedded.ts'
import { migrate } from '../../src/store/migrate.ts'
import { figureOf } from './measure.ts'
import { writeReport, type Figure } from './figures.ts'
import type { BenchOptions } from './main.ts'

const SINGLE = 500
const BATCHED = 3_000
const BATCH = 100
const VERIFIED = 100_000

type Log = Pick<Context, 'actor' | 'clock' | 'store' | 'dataFolder'>

export async function benchStore({ runs }: BenchOptions, command: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-bench-store-'))
  const startedAt = performance.now()
  const postgres = await startEmbedded(join(folder, 'postgres'))
  const store = await openStore(postgres.url)
  await migrate(store)
  const startSeconds = (performance.now() - startedAt) / 1000
  try {
    const ctx: Log = { store, clock: systemClock, actor: SYSTEM, dataFolder: folder }
    const figures = [
      await figureOf('entries, each in a transaction of its own', runs, () => timed(SINGLE, () => append(ctx, SINGLE, 1))),
      await figureOf('entries, four callers at once', runs, () =>
        timed(SINGLE, async () => void (await Promise.all([1, 2, 3, 4].map(() => append(ctx, SINGLE / 4, 1))))),
      ),
      await figureOf(`entries, ${BATCH} to a transaction`, runs, () => timed(BATCHED, () => append(ctx, BATCHED, BATCH))),
    ]
    await fill(store, VERIFIED)
    await takeCheckpoint(ctx as Context)
    figures.push(
      await figureOf(`the whole log verified, ${VERIFIED.toLocaleString('en-GB')} entries`, runs, () =>
        timed(VERIFIED, async () => {
          const verdict = await verifyOwnLog(ctx as Context)
          if (verdict.problems.length > 0 || verdict.entries !== VERIFIED) throw new Error(`the log does not verify: ${verdict.problems[0] ?? verdict.entries}`)
        }),
      ),
    )
    writeReport({
      name: 'store',
      title: 'How fast the log grows and is verified',
      command,
      figures,
      notes: [
        `The embedded PostgreSQL on a Unix socket, with fsync, in the temporary folder; making, starting and migrating it took ${startSeconds.toFixed(1)} s.`,
        `For verifying, the log was filled up to ${VERIFIED.toLocaleString('en-GB')} entries by COPY, each hashed as recordEvent does.`,
      ],
    })
    return figures
  } finally {
    await store.close()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(count: number, work: () => Promise<void>) {
  const startedAt = performance.now()
  await work()
  const seconds = (performance.now() - startedAt) / 1000
  return { seconds, 'entries/s': count / seconds, 'ms each': (seconds * 1000) / count }
}

async function append(ctx: Log, count: number, batch: number): Promise<void> {
  for (let done = 0; done < count; done += batch) {
    await ctx.store.transaction(async (tx) => {
      for (let index = 0; index < batch; index++)
        await recordEvent(tx, ctx, 'person.read', `person:P-${done + index}`, { page: done, kinds: ['email'] }, { reason: 'bench' })
    })
  }
}

/** Brings the log to `size` entries. */
async function fill(store: Store, size: number): Promise<void> {
  await store.transaction(async (tx) => {
    const [head] = await tx.query<{ size: number; frontier: Buffer[] }>('select size, frontier from audit_head for update')
    let { frontier } = head!
    const [entries, details]: [string[], string[]] = [[], []]
    const bytea = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
    for (let seq = head!.size; seq < size; seq++) {
      const [salt, detail] = [randomBytes(32), { page: seq }]
      const entry: AuditEntry = {
        seq,
        at: systemClock.now(),
        actorId: SYSTEM.id,
        role: SYSTEM.role,
        action: 'person.read',
        object: `person:P-${seq}`,
        incidentId: null,
        reason: null,
        commitment: commitmentOf(salt, detail),
      }
      const leaf = leafHash(entryBytes(entry))
      frontier = appendLeaf(frontier, seq, leaf)
      entries.push(
        copyLine([seq, entry.at.toISOString(), entry.actorId, entry.role, entry.action, entry.object, null, null, bytea(entry.commitment), bytea(leaf)]),
      )
      details.push(copyLine([seq, bytea(salt), JSON.stringify(detail)]))
    }
    await tx.copyIn('audit_entry', ['seq', 'at', 'actor_id', 'role', 'action', 'object', 'incident_id', 'reason', 'commitment', 'leaf_hash'], entries)
    await tx.copyIn('audit_detail', ['seq', 'salt', 'detail'], details)
    await tx.query('update audit_head set size = $1, frontier = $2', [size, frontier])
  })
}
