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
  receiptName: string
  receiptSha256: Buffer | null
}

const SELECT = `
  select form, version, kind, fields, made_at as "madeAt", filed_at as "filedAt", filed_name as "filedName", authority_reference as "authorityReference",
    receipt, receipt_name as "receiptName", receipt_sha256 as "receiptSha256"
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
