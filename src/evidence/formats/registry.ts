/** Every format that is read. A new one is one import and one line. The order breaks ties: the stricter first. */
import type { Format } from './format.ts'
import { csv } from './csv.ts'
import { eml } from './eml.ts'
import { bzip2, gzip, lzma, xz, zstd } from './compressed.ts'
import { fixedWidth } from './fixed-width.ts'
import { html } from './html.ts'
import { icalendar } from './icalendar.ts'
import { json } from './json.ts'
import { mbox } from './mbox.ts'
import { docx, openDocument, pptx } from './office-text.ts'
import { ods } from './ods.ts'
import { xlsb } from './old-workbook.ts'
import { ole } from './ole.ts'
import { parquet } from './parquet.ts'
import { pdf } from './pdf.ts'
import { picture } from './picture.ts'
import { plainText } from './plain-text.ts'
import { mysqlDump, postgresDump } from './sql-dump.ts'
import { pst } from './pst.ts'
import { rar } from './rar.ts'
import { rtf } from './rtf.ts'
import { sevenZip } from './seven-zip.ts'
import { sqlite } from './sqlite.ts'
import { tar } from './tar.ts'
import { vcard } from './vcard.ts'
import { xlsx } from './xlsx.ts'
import { xml } from './xml.ts'
import { zip } from './zip.ts'

export const FORMATS: readonly Format[] = [
  sqlite,
  pdf,
  xlsb,
  xlsx,
  ods,
  parquet,
  docx,
  pptx,
  openDocument,
  ole,
  rtf,
  picture,
  zip,
  sevenZip,
  rar,
  gzip,
  zstd,
  bzip2,
  xz,
  lzma,
  tar,
  pst,
  mbox,
  eml,
  mysqlDump,
  postgresDump,
  json,
  vcard,
  icalendar,
  html,
  xml,
  fixedWidth,
  csv,
  plainText,
]

/** A plug-in that is less sure than this is not asked. */
const LEAST_CERTAINTY = 0.05

/** The formats that may read these bytes, surest first. */
export function formatsFor(head: Buffer, path: string, size: number): Format[] {
  return FORMATS.map((format, order) => ({ format, order, certainty: format.sniff(head, path, size) }))
    .filter(({ certainty }) => certainty >= LEAST_CERTAINTY)
    .sort((left, right) => right.certainty - left.certainty || left.order - right.order)
    .map(({ format }) => format)
}
