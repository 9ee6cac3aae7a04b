/** Lines of CSV (RFC 4180). `=`, `+`, `-` and `@` at the start of a cell would be a formula in a spreadsheet: they get an apostrophe. */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((value) => cell(String(value))).join(',')}\n`
}

/** As other programs read it, byte for byte: nothing is put before a formula sign. For files that no spreadsheet opens. */
export function plainCsvLine(cells: readonly (string | number)[]): string {
  return `${cells.map((value) => quoted(String(value))).join(',')}\n`
}

const cell = (text: string) => quoted(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
