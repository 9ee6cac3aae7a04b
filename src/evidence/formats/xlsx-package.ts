/** What a workbook says of its sheets, shared strings and number formats. ECMA-376 part 1, SpreadsheetML. XML is scanned; no entity but the five is known. */
import { StringDecoder } from 'node:string_decoder'
import { FormatError } from './format.ts'
import type { ZipArchive, ZipEntry } from './zip-directory.ts'

export type Sheet = { name: string; isHidden: boolean; entry: ZipEntry }
export type NumberStyle = { isDate: boolean; /** Least number of digits that is shown, by formats such as 00000000; 0: none. */ digits: number }
export type Workbook = {
  sheets: Sheet[]
  is1904: boolean
  styles: NumberStyle[]
  sharedStrings: string[]
  /** None of them holds a control sign. */ areStringsPlain: boolean
}

/** Shared strings beyond this many signs are more than a workbook of people holds. */
const MOST_SIGNS = 400e6

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
/** Text of XML: the five entities, numbered signs, and _x000D_ as spreadsheets write it. */
export function plainText(xml: string): string {
  let text = xml
  if (text.includes('&')) {
    text = text.replace(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
      (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name] ?? whole
        const code = hex === undefined ? Number(decimal) : parseInt(hex, 16)
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
  }
  return text.includes('_x') ? text.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text
}

/** No sign below the space and no way to write one but in the declaration at the beginning. */
export function isPlain(xml: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return !/[\0-\x1f]|&#|_x00/.test(xml.startsWith('<?xml') ? xml.slice(xml.indexOf('>') + 1).trimStart() : xml)
}

export function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? plainText(found[1] ?? found[2] ?? '') : null
}

/** Runs of all <t> in a string item, phonetic hints left out. */
export function textRuns(xml: string): string {
  let text = ''
  const bare = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  for (const [, run] of bare.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)) text += run
  return plainText(text)
}

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
    ...(strings ? await readStrings(archive, strings) : { sharedStrings: [], areStringsPlain: true }),
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

async function readStrings(archive: ZipArchive, entry: ZipEntry): Promise<Pick<Workbook, 'sharedStrings' | 'areStringsPlain'>> {
  const strings: string[] = []
  let areStringsPlain = true
  let rest = ''
  let signs = 0
  for await (const piece of xmlPieces(archive, entry)) {
    const text = rest + piece
    areStringsPlain = areStringsPlain && isPlain(piece)
    let at = 0
    for (;;) {
      // as office programs write nearly every one
      while (text.startsWith('<si><t>', at)) {
        const end = text.indexOf('<', at + 7)
        if (end < 0 || !text.startsWith('</t></si>', end)) break
        strings.push(plainText(text.slice(at + 7, end)))
        signs += end - at
        at = end + 9
      }
      const from = text.indexOf('<si', at)
      const tagEnd = from < 0 ? -1 : text.indexOf('>', from)
      if (tagEnd < 0) break
      if (text.charCodeAt(tagEnd - 1) === 47) {
        strings.push('')
        at = tagEnd + 1
        continue
      }
      const to = text.indexOf('</si>', tagEnd)
      if (to < 0) break
      const item = text.slice(tagEnd + 1, to)
      const simple = item.startsWith('<t>') && item.endsWith('</t>') && item.indexOf('<', 3) === item.length - 4
      strings.push(simple ? plainText(item.slice(3, -4)) : textRuns(item))
      signs += to - from
      if (signs > MOST_SIGNS) throw new FormatError('refused', 'The shared strings of this workbook are larger than 400 million signs')
      at = to + 5
    }
    rest = text.slice(at)
  }
  return { sharedStrings: strings, areStringsPlain }
}
