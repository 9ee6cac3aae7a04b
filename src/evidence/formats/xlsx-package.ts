/** What a workbook says of its sheets, shared strings and number formats. ECMA-376 part 1, SpreadsheetML. XML is scanned; no entity but the five is known. */
import { StringDecoder } from 'node:string_decoder'
import { FormatError } from './format.ts'
import { createTagPieces } from './tag-pieces.ts'
import { SharedStrings } from './xlsx-strings.ts'
import { attribute } from './xlsx-text.ts'
import type { ZipArchive, ZipEntry } from './zip-directory.ts'

export type Sheet = { name: string; isHidden: boolean; entry: ZipEntry }
export type NumberStyle = { isDate: boolean; /** Least number of digits that is shown, by formats such as 00000000; 0: none. */ digits: number }
export type Workbook = { sheets: Sheet[]; is1904: boolean; styles: NumberStyle[]; strings: SharedStrings }

/** The text of an entry, in pieces that end after a tag. */
export async function* xmlPieces(archive: ZipArchive, entry: ZipEntry): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  for await (const bytes of archive.stream(entry)) yield decoder.write(bytes)
}

export async function readWorkbook(archive: ZipArchive): Promise<Workbook> {
  const find = (pattern: RegExp) => archive.entries.find(({ name }) => pattern.test(name))
  const main = find(/^\/?xl\/workbook\d*\.xml$/i)
  if (main === undefined)
    throw new FormatError('unsupported', find(/workbook\.bin$/i) ? 'A binary workbook (XLSB)' : 'A spreadsheet package without a workbook')
  const text = archive.read(main).toString()
  const targets = new Map<string, string>()
  const relations = find(/^\/?xl\/_rels\/workbook\d*\.xml\.rels$/i)
  for (const [tag] of (relations ? archive.read(relations).toString() : '').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g))
    targets.set(attribute(tag, 'Id') ?? '', attribute(tag, 'Target') ?? '')
  const sheets: Sheet[] = []
  for (const [tag] of text.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)) {
    const target = (targets.get(/\s\w+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '') ?? '').replace(/^\/?(?:xl\/)?/, '')
    const entry = archive.entries.find(({ name }) => name.replace(/^\//, '').toLowerCase() === `xl/${target}`.toLowerCase())
    if (entry) sheets.push({ name: attribute(tag, 'name') ?? '', isHidden: /hidden/i.test(attribute(tag, 'state') ?? ''), entry })
  }
  // sheets that the workbook does not name are still in the file
  for (const entry of archive.entries)
    if (/^\/?xl\/worksheets\/[^/]+\.xml$/i.test(entry.name) && !sheets.some((sheet) => sheet.entry === entry))
      sheets.push({ name: entry.name.replace(/^.*\/|\.xml$/gi, ''), isHidden: true, entry })
  const styles = find(/^\/?xl\/styles\.xml$/i)
  const strings = find(/^\/?xl\/sharedStrings\.xml$/i)
  return {
    sheets,
    is1904: /date1904\s*=\s*["'](?:1|true)/i.test(text),
    styles: styles ? readStyles(archive.read(styles).toString()) : [],
    strings: await readStrings(archive, strings),
  }
}

/** Built-in formats 14-22, 27-36, 45-47, 50-58 are dates or times (ECMA-376 part 1, 18.8.30). */
const isBuiltInDate = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

function readStyles(xml: string): NumberStyle[] {
  const formats = new Map<number, string>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) formats.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    const code = (formats.get(id) ?? '').replace(/"[^"]*"|\[(?!h|m|s)[^\]]*\]|\\./gi, '')
    return { isDate: isBuiltInDate(id) || /[dy]|m{3,}|\bh|ss/i.test(code.replace(/general|e[+-]0+/gi, '')), digits: /^0{4,20}$/.test(code) ? code.length : 0 }
  })
}

async function readStrings(archive: ZipArchive, entry: ZipEntry | undefined): Promise<SharedStrings> {
  const strings = new SharedStrings()
  if (entry === undefined) return strings
  const pieces = createTagPieces((xml) => strings.read(xml))
  for await (const chunk of archive.stream(entry)) pieces.push(chunk)
  return strings
}
