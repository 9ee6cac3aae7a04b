/** Filings to authorities, as the API takes and gives them. */
import { z } from 'zod'
import { FILING_KINDS, type FilingKind } from '../../notify/filing.ts'

export type { FilingKind }
export const FilingParams = z.object({ incidentId: z.uuid(), form: z.string().regex(/^[a-z-]{2,30}$/) })
export const FilingVersionParams = FilingParams.extend({ version: z.coerce.number().int().min(1) })
export const FilingQuery = z.object({ version: z.coerce.number().int().min(1).optional() })
export const PrepareBody = z.object({ kind: z.enum(FILING_KINDS) })
const receipt = {
  reference: z.string().trim().max(300).default(''),
  receipt: z.string().trim().max(8_000).default(''),
  /** The receipt as it came, in base64. */
  file: z
    .object({ name: z.string().max(300), base64: z.base64() })
    .nullable()
    .default(null),
}
/** A file of ten megabytes in base64, and the words beside it. */
export const RECEIPT_BODY_BYTES = 14 * 1024 * 1024
export const ReceiptParams = FilingVersionParams.extend({ receiptNo: z.coerce.number().int().min(1) })
export const ReceiptBody = z.object(receipt)
export const FiledBody = z.object({ filedAt: z.iso.datetime({ offset: true }), ...receipt })

/** What the authority sent back, kept as it came. `sha256` in hex. */
export type ReceiptLine = { receiptNo: number; name: string; sha256: string; bytes: number; keptAt: string }
/** One form: where it stands, in a line. */
export type FilingLine = {
  form: string
  authority: string
  title: string
  version: number
  kind: FilingKind
  madeAt: string
  dueAt: string | null
  dueDisplay: string
  missing: number
  warnings: number
  filedAt: string | null
  /** The version filed last, and the authority's reference. */
  filedVersion: number | null
  reference: string
}
export type FilingField = { id: string; label: string; value: string; source: string; note: string; facts: number[] }
export type FilingChangeView = { part: string; id: string; label: string; before: string | null; after: string | null }
export type FilingDocument = FilingLine & {
  sentBy: string
  formSource: string
  parts: { title: string; fields: FilingField[] }[]
  warningTexts: string[]
  filedName: string | null
  receipt: string
  /** Of an earlier version, which kept no file: its name and fingerprint. */
  receiptName: string
  receiptSha256: string | null
  receipts: ReceiptLine[]
  /** Against the version filed last before this one; else against the version before it. Null: this is the first. */
  changes: { against: number; againstFiled: boolean; list: FilingChangeView[] } | null
  versions: { version: number; kind: FilingKind; madeAt: string; filedAt: string | null }[]
}
