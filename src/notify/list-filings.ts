/** Filings as kept: every version of every form, what was filed, and what came back. */
import type { Queryable } from '../store/database.ts'
import type { Filing, FilingKind } from './filing.ts'

export type FilingRow = {
  form: string
  version: number
  kind: FilingKind
  /** The filing as filled; of an older program, read defensively. */
  fields: Filing
  madeAt: Date
  /** Null: a draft. */
  filedAt: Date | null
  filedName: string | null
  authorityReference: string
  receipt: string
  /** Of a receipt noted by an earlier version, which kept the name and what the file hashes to, and not the file. */
  receiptName: string
  receiptSha256: Buffer | null
  /** Kept as they came, oldest first. */
  receipts: ReceiptLine[]
}
/** `sha256` in hex, `keptAt` ISO. */
export type ReceiptLine = { receiptNo: number; name: string; sha256: string; bytes: number; keptAt: string }

const SELECT = `
  select form, version, kind, fields, made_at as "madeAt", filed_at as "filedAt", filed_name as "filedName", authority_reference as "authorityReference",
    receipt, receipt_name as "receiptName", receipt_sha256 as "receiptSha256",
    coalesce((
      select jsonb_agg(jsonb_build_object(
        'receiptNo', receipt_no, 'name', name, 'sha256', encode(sha256, 'hex'), 'bytes', bytes,
        'keptAt', to_char(kept_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
      ) order by receipt_no)
      from filing_receipt r
      where r.incident_id = filing.incident_id and r.form = filing.form and r.version = filing.version
    ), '[]') as receipts
  from filing`

/** Every version, oldest first within its form. */
export async function listFilings(db: Queryable, incidentId: string): Promise<FilingRow[]> {
  return db.query<FilingRow>(`${SELECT} where incident_id = $1 order by form, version`, [incidentId])
}

/** One version; without a number the newest. */
export async function findFiling(db: Queryable, incidentId: string, form: string, version?: number): Promise<FilingRow | null> {
  const [row] = await db.query<FilingRow>(
    `${SELECT} where incident_id = $1 and form = $2 and ($3::integer is null or version = $3) order by version desc limit 1`,
    [incidentId, form, version ?? null],
  )
  return row ?? null
}

/** The version that was filed last before a version; null: none was. */
export function filedBefore(rows: readonly FilingRow[], form: string, version: number): FilingRow | null {
  return rows.filter((row) => row.form === form && row.version < version && row.filedAt !== null).at(-1) ?? null
}
