/** What the columns of a table hold, for a table that is already in memory: the same judgement that reading a file makes. */
import { classifyTable } from './columns.ts'
import { NO_CONTEXT, type DetectorContext } from './finding.ts'
import type { ColumnClass } from './record.ts'
import { findHeader } from './table-header.ts'
import { NO_CATALOGUE } from './table-keys.ts'

export type ColumnsOptions = {
  /** Of the table, sheet or file: `members.csv` says something of what is in it. */
  name?: string
  /** Column names; when not given they are looked for in the first rows. */
  header?: string[]
  detectors?: DetectorContext
  /** ISO day; told apart are dates of birth and dates to come. */
  today?: string
}

/** A few hundred rows are enough; more make it slower, hardly surer. An empty table has no columns. */
export function classifyColumns(rows: string[][], options: ColumnsOptions = {}): ColumnClass[] {
  const { header, firstRow } = options.header ? { header: options.header, firstRow: 0 } : findHeader(rows)
  const body = rows.slice(firstRow)
  if (header.length === 0 || body.length === 0) return []
  const { name = '', detectors = NO_CONTEXT, today = '' } = options
  return classifyTable({ name, header, rows: body, declared: null, catalogue: NO_CATALOGUE, detectors, today }).columns
}
