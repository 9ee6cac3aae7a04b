/** A file of the evidence as a list shows it; `bytesRead` of `bytes` were read, the rest is told in `reason`. */
import type { FileStatus } from './record.ts'

export type InventoryRow = {
  fileNo: number
  path: string
  type: string | null
  bytes: number
  bytesRead: number
  status: FileStatus | 'waiting'
  reason: string
  records: number
  sha256: string | null
  manifest: string | null
  insideNo: number | null
}
