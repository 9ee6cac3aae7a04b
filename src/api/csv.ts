/**
 * CSV for people who open it in a spreadsheet: RFC 4180, UTF-8 with a byte order mark. A cell that a spreadsheet would run as a formula
 * (it starts with = + - @ tab or return) gets an apostrophe before it (OWASP, CSV injection); plain numbers stay numbers.
 */
export type Cell = string | number | null

export const CSV_START = '\uFEFF'

export function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[\t\r=@+-]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A table as one text: for tables that are small by nature. */
export function csvTable(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = CSV_START + csvLine(head)
  for (const row of rows) text += csvLine(row)
  return text
}
