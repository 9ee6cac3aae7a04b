/** The inventory of the evidence: what was received, what could be read, and why not. */
import type { FastifyInstance } from 'fastify'
import type { InventoryRow } from '../evidence/inventory-row.ts'
import { countFiles, listFiles, type InventoryFilter } from '../evidence/list-files.ts'
import type { Context } from '../context.ts'
import { streamCsv } from './answer-csv.ts'
import { EvidenceQuery, IncidentParams, type EvidencePage } from './contract.ts'
import type { Cell } from './csv.ts'
import { checked, route, type Door } from './request.ts'

const EXPORT_BATCH = 2_000
const COLUMNS = ['file_no', 'path', 'inside_file_no', 'type', 'bytes', 'bytes_read', 'status', 'reason', 'records', 'sha256', 'manifest'] as const

export function evidenceRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/evidence', 'evidence.read', async ({ ctx, request }): Promise<EvidencePage> => {
    const { incidentId } = checked(IncidentParams, request.params)
    const { after, limit, ...filter } = checked(EvidenceQuery, request.query)
    const rows = await listFiles(ctx.store, incidentId, filter, after, limit + 1)
    const hasMore = rows.length > limit
    if (hasMore) rows.pop()
    return { rows, total: await countFiles(ctx.store, incidentId, filter), nextAfter: hasMore ? rows.at(-1)!.fileNo : null }
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/evidence.csv', 'evidence.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const { status, q } = checked(EvidenceQuery, request.query)
    return streamCsv(reply, 'evidence.csv', COLUMNS, batchesOf(ctx, incidentId, { status, q }))
  })
}

async function* batchesOf(ctx: Context, incidentId: string, filter: InventoryFilter): AsyncGenerator<Cell[][]> {
  let after = -1
  for (;;) {
    const rows = await listFiles(ctx.store, incidentId, filter, after, EXPORT_BATCH)
    if (rows.length === 0) return
    yield rows.map(cellsOf)
    after = rows.at(-1)!.fileNo
  }
}

function cellsOf(row: InventoryRow): Cell[] {
  return [row.fileNo, row.path, row.insideNo, row.type, row.bytes, row.bytesRead, row.status, row.reason, row.records, row.sha256, row.manifest]
}
