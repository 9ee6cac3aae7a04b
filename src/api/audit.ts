/** The log. Reading it is an entry too: who looked at who looked. */
import type { FastifyInstance } from 'fastify'
import { listEntries, logState } from '../audit/list-entries.ts'
import { recordEvent } from '../audit/log.ts'
import { verifyOwnLog } from '../audit/verify.ts'
import type { Context } from '../context.ts'
import { streamCsv } from './answer-csv.ts'
import { IncidentParams, LogQuery, type LogPage, type LogVerdictView } from './contract.ts'
import type { Cell } from './csv.ts'
import { checked, route, type Door } from './request.ts'

const EXPORT_BATCH = 2_000

export function auditRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/log', 'log.read', async ({ ctx, request }): Promise<LogPage> => {
    const { incidentId } = checked(IncidentParams, request.params)
    const { before, limit } = checked(LogQuery, request.query)
    const rows = await listEntries(ctx.store, incidentId, before ?? Number.MAX_SAFE_INTEGER, limit + 1)
    const hasMore = rows.length > limit
    if (hasMore) rows.pop()
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'log.read', `incident:${incidentId}`, {}, { incidentId }))
    const { size, checkpoint } = await logState(ctx.store)
    return {
      rows: rows.map((row) => ({ ...row, at: row.at.toISOString() })),
      size,
      nextBefore: hasMore ? rows.at(-1)!.seq : null,
      checkpoint: checkpoint && { size: checkpoint.size, at: checkpoint.at.toISOString() },
    }
  })
  // The log is one for the whole house: its tree has no part that could be checked alone.
  route(app, door, 'GET', '/api/incidents/:incidentId/log/verdict', 'log.read', async ({ ctx, request }): Promise<LogVerdictView> => {
    const { incidentId } = checked(IncidentParams, request.params)
    const verdict = await verifyOwnLog(ctx)
    await ctx.store.transaction((tx) =>
      recordEvent(tx, ctx, 'log.verify', `incident:${incidentId}`, { entries: verdict.entries, problems: verdict.problems.length }, { incidentId }),
    )
    return { ...verdict, checkedAt: ctx.clock.now().toISOString() }
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/log.csv', 'log.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'log.export', `incident:${incidentId}`, {}, { incidentId }))
    return streamCsv(reply, 'log.csv', ['seq', 'at', 'who', 'role', 'action', 'object', 'reason'], batchesOf(ctx, incidentId))
  })
}

async function* batchesOf(ctx: Context, incidentId: string): AsyncGenerator<Cell[][]> {
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await listEntries(ctx.store, incidentId, before, EXPORT_BATCH)
    if (rows.length === 0) return
    yield rows.map((row) => [row.seq, row.at.toISOString(), row.actor, row.role, row.action, row.object, row.reason])
    before = rows.at(-1)!.seq
  }
}
