/** The inventory, as the doors show it: one row a file, and bytes by folder and outcome for the map. */
import type { Queryable } from '../store/database.ts'
import type { InventoryRow } from './inventory-row.ts'
import type { FileStatus } from './record.ts'

export type InventoryFilter = { status?: FileStatus | 'waiting' | undefined; q?: string | undefined }

function whereOf({ status, q }: InventoryFilter): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  let sql = ''
  if (status === 'waiting') sql += ' and status is null'
  else if (status) sql += ` and status = $${values.push(status) + 1}`
  // Plain containment: a path is not a pattern.
  if (q?.trim()) sql += ` and position(lower($${values.push(q.trim()) + 1}) in lower(path)) > 0`
  return { sql, values }
}

export async function countFiles(db: Queryable, incidentId: string, filter: InventoryFilter): Promise<number> {
  const where = whereOf(filter)
  return (
    await db.query<{ count: number }>(`select count(*) as count from evidence_file where incident_id = $1${where.sql}`, [incidentId, ...where.values])
  )[0]!.count
}

export async function listFiles(db: Queryable, incidentId: string, filter: InventoryFilter, after: number, limit: number): Promise<InventoryRow[]> {
  const where = whereOf(filter)
  const place = where.values.length + 2
  return db.query<InventoryRow>(
    `select
       file_no as "fileNo", path, type, bytes, bytes_read as "bytesRead", coalesce(status, 'waiting') as status, coalesce(reason, '') as reason,
       record_count as records, encode(sha256, 'hex') as sha256, manifest, container_no as "insideNo"
     from evidence_file
     where incident_id = $1${where.sql} and file_no > $${place}
     order by file_no limit $${place + 1}`,
    [incidentId, ...where.values, after, limit],
  )
}

export type FolderBytes = { name: string; state: 'read' | 'partly' | 'inaccessible' | 'not_readable' | 'waiting'; files: number; bytes: number }

/** Files as received (members of archives lie inside their archive's bytes), by first folder and outcome. */
export async function bytesByFolder(db: Queryable, incidentId: string): Promise<FolderBytes[]> {
  return db.query<FolderBytes>(
    `select
       case when position('/' in path) > 0 then split_part(path, '/', 1) else '' end as name,
       case coalesce(status, 'waiting')
         when 'read' then 'read' when 'partly_read' then 'partly' when 'rendered_inaccessible' then 'inaccessible' when 'waiting' then 'waiting'
         else 'not_readable' end as state,
       count(*) as files, sum(bytes)::bigint as bytes
     from evidence_file
     where incident_id = $1 and container_no is null
     group by 1, 2
     order by bytes desc`,
    [incidentId],
  )
}

export async function manifestResults(db: Queryable, incidentId: string): Promise<{ result: string; files: number }[]> {
  return db.query<{ result: string; files: number }>(
    'select result, count(*) as files from manifest_entry where incident_id = $1 group by result order by files desc',
    [incidentId],
  )
}
