/** All SQL of this room against the store. Paths are shown with their place, never with what is inside a file. */
import { copyLine, type Queryable, type Transaction } from '../store/database.ts'
import type { IncidentId } from '../ids.ts'
import type { FileStatus } from './record.ts'

export type EvidenceFile = {
  fileNo: number
  path: string
  /** The file this one was found inside; null: it lies on disk. */
  containerNo: number | null
  bytes: number
  modifiedAt: Date | null
  /** Lower-case hex; null: not hashed yet, or it could not be opened. */
  sha256: string | null
  type: string | null
  status: FileStatus | null
  reason: string | null
  /** Result of the comparison with the manifest; see manifest.ts. */
  manifest: string | null
  bytesRead: number
  recordCount: number
}

const FILE_COLUMNS = `
  file_no as "fileNo", path, container_no as "containerNo", bytes, modified_at as "modifiedAt", encode(sha256, 'hex') as sha256,
  type, status, reason, manifest, bytes_read as "bytesRead", record_count as "recordCount"`

/** Files as they lie on disk, in the order of file_no. */
export function listTopLevelFiles(db: Queryable, incidentId: IncidentId): Promise<EvidenceFile[]> {
  return db.query<EvidenceFile>(`select ${FILE_COLUMNS} from evidence_file where incident_id = $1 and container_no is null order by file_no`, [incidentId])
}

/** A page of all files, members after the files that hold them. */
export function listEvidenceFiles(
  db: Queryable,
  incidentId: IncidentId,
  page: { after?: number; limit?: number; status?: FileStatus } = {},
): Promise<EvidenceFile[]> {
  return db.query<EvidenceFile>(
    `select ${FILE_COLUMNS}
     from evidence_file
     where incident_id = $1 and file_no > $2 and ($4::text is null or status = $4)
     order by file_no
     limit $3`,
    [incidentId, page.after ?? 0, page.limit ?? 200, page.status ?? null],
  )
}

export async function findEvidenceFile(db: Queryable, incidentId: IncidentId, fileNo: number): Promise<EvidenceFile | null> {
  const rows = await db.query<EvidenceFile>(`select ${FILE_COLUMNS} from evidence_file where incident_id = $1 and file_no = $2`, [incidentId, fileNo])
  return rows[0] ?? null
}

/** Replaces the whole inventory (files and members) of an incident. */
export async function replaceFiles(
  tx: Transaction,
  incidentId: IncidentId,
  files: Pick<EvidenceFile, 'path' | 'bytes' | 'modifiedAt' | 'sha256' | 'status' | 'reason'>[],
): Promise<void> {
  await tx.query('delete from evidence_file where incident_id = $1', [incidentId])
  const lines = function* () {
    for (const [index, file] of files.entries()) {
      yield copyLine([
        incidentId,
        index + 1,
        file.path,
        file.bytes,
        file.modifiedAt?.toISOString() ?? null,
        file.sha256 === null ? null : `\\x${file.sha256}`,
        file.status,
        file.reason,
      ])
    }
  }
  await tx.copyIn('evidence_file', ['incident_id', 'file_no', 'path', 'bytes', 'modified_at', 'sha256', 'status', 'reason'], lines())
}

/** What hashing learned of a file. A refusal sets `status` and `reason`; otherwise they are null and reading will set them. */
export type TakenFile = { fileNo: number; bytes: number; sha256: string | null; status: FileStatus | null; reason: string | null }

export async function saveTakenFiles(db: Queryable, incidentId: IncidentId, files: TakenFile[]): Promise<void> {
  if (files.length === 0) return
  await db.query(
    `update evidence_file as f
     set bytes = t.bytes, sha256 = decode(t.sha256, 'hex'), status = t.status, reason = t.reason
     from unnest($2::int[], $3::bigint[], $4::text[], $5::text[], $6::text[]) as t(file_no, bytes, sha256, status, reason)
     where f.incident_id = $1 and f.file_no = t.file_no`,
    [
      incidentId,
      files.map((file) => file.fileNo),
      files.map((file) => file.bytes),
      files.map((file) => file.sha256),
      files.map((file) => file.status),
      files.map((file) => file.reason),
    ],
  )
}

/** One row of the outcome of reading, top-level or member; lines of COPY text for `evidence_file`. */
export type OutcomeRow = {
  fileNo: number
  path: string
  containerNo: number | null
  bytes: number
  sha256: string | null
  type: string
  status: FileStatus
  reason: string
  bytesRead: number
  recordCount: number
}

/** Sets what reading found: updates the files on disk and replaces all members. In one transaction, so that no half inventory is ever seen. */
export async function saveOutcomes(tx: Transaction, incidentId: IncidentId, rows: AsyncIterable<OutcomeRow>): Promise<void> {
  await tx.query('delete from evidence_file where incident_id = $1 and container_no is not null', [incidentId])
  await tx.query(`
    create temporary table read_outcome (
      file_no integer, path text, container_no integer, bytes bigint, sha256 bytea, type text, status text, reason text, bytes_read bigint, record_count bigint
    ) on commit drop`)
  const lines = async function* () {
    for await (const row of rows) {
      yield copyLine([
        row.fileNo,
        row.path,
        row.containerNo,
        row.bytes,
        row.sha256 === null ? null : `\\x${row.sha256}`,
        row.type,
        row.status,
        row.reason,
        row.bytesRead,
        row.recordCount,
      ])
    }
  }
  await tx.copyIn('read_outcome', ['file_no', 'path', 'container_no', 'bytes', 'sha256', 'type', 'status', 'reason', 'bytes_read', 'record_count'], lines())
  await tx.query(
    `update evidence_file as f
     set type = o.type, status = o.status, reason = o.reason, bytes_read = o.bytes_read, record_count = o.record_count
     from read_outcome as o
     where f.incident_id = $1 and f.file_no = o.file_no and o.container_no is null`,
    [incidentId],
  )
  await tx.query(
    `insert into evidence_file (incident_id, file_no, path, container_no, bytes, sha256, type, status, reason, bytes_read, record_count)
     select $1, file_no, path, container_no, bytes, sha256, type, status, reason, bytes_read, record_count
     from read_outcome
     where container_no is not null`,
    [incidentId],
  )
}

/** One line of a manifest, compared with what was received. */
export type ManifestRow = { path: string; bytes: number | null; sha256: string | null; result: string }

export async function replaceManifest(tx: Transaction, incidentId: IncidentId, rows: ManifestRow[], results: Map<number, string>): Promise<void> {
  await tx.query('delete from manifest_entry where incident_id = $1', [incidentId])
  const lines = function* () {
    for (const row of rows) yield copyLine([incidentId, row.path, row.bytes, row.sha256 === null ? null : `\\x${row.sha256}`, row.result])
  }
  await tx.copyIn('manifest_entry', ['incident_id', 'path', 'bytes', 'sha256', 'result'], lines())
  await tx.query('update evidence_file set manifest = null where incident_id = $1 and manifest is not null', [incidentId])
  await tx.query(
    `update evidence_file as f
     set manifest = t.result
     from unnest($2::int[], $3::text[]) as t(file_no, result)
     where f.incident_id = $1 and f.file_no = t.file_no`,
    [incidentId, [...results.keys()], [...results.values()]],
  )
}

export function listManifestEntries(db: Queryable, incidentId: IncidentId): Promise<ManifestRow[]> {
  return db.query<ManifestRow>(
    `select path, bytes, encode(sha256, 'hex') as sha256, result from manifest_entry where incident_id = $1 order by path collate "C"`,
    [incidentId],
  )
}

/** Files and bytes by status: the sum of bytes read and not read is the sum of bytes received, for files as they lie on disk. */
export function sumByStatus(
  db: Queryable,
  incidentId: IncidentId,
): Promise<{ status: FileStatus | null; fileCount: number; bytes: number; bytesRead: number; recordCount: number }[]> {
  return db.query(
    `select status, count(*)::int as "fileCount", sum(bytes)::bigint as bytes, sum(bytes_read)::bigint as "bytesRead", sum(record_count)::bigint as "recordCount"
     from evidence_file
     where incident_id = $1 and container_no is null
     group by status
     order by status`,
    [incidentId],
  )
}
