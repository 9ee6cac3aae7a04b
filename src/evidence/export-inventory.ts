/** inventory.ndjson: one object a file or member: `path, container, type, bytes, sha256, status, reason, manifest`. */
import { createWriteStream, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'

const PAGE = 5_000

export async function exportInventory(db: Queryable, incidentId: IncidentId, path: string): Promise<void> {
  await pipeline(Readable.from(lines(db, incidentId)), createWriteStream(`${path}.part`))
  renameSync(`${path}.part`, path)
}

async function* lines(db: Queryable, incidentId: IncidentId): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const rows = await db.query<{ file_no: number }>(
      `select f.file_no, f.path, c.path as container, f.type, f.bytes, encode(f.sha256, 'hex') as sha256, f.status, coalesce(f.reason, '') as reason, f.manifest,
         f.bytes_read, f.record_count as records
       from evidence_file f left join evidence_file c on c.incident_id = f.incident_id and c.file_no = f.container_no
       where f.incident_id = $1 and f.file_no > $2 order by f.file_no limit ${PAGE}`,
      [incidentId, after],
    )
    let text = ''
    for (const { file_no, ...row } of rows) {
      text += `${JSON.stringify(row)}\n`
      after = file_no
    }
    if (text !== '') yield text
    if (rows.length < PAGE) return
  }
}
