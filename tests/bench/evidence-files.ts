/** Writes the files that the evidence benchmark reads: each of the wanted size, all invented. */
import { createWriteStream, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { once } from 'node:events'
import { deflateSync } from 'node:zlib'
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { makeSample } from '../../src/sample/make-sample.ts'
import { makeRandom } from '../../src/sample/random.ts'
import { accessLines, COLUMNS, letters, logLines, rows } from './people.ts'

export type BenchFile = { kind: string; path: string; bytes: number; rows: number; unit: 'rows' | 'lines' | 'letters' | 'pages' }

/** Pieces are asked for until the size is reached; `end` closes what is open. */
async function write(path: string, sizeBytes: number, pieces: Iterable<string>, end = ''): Promise<{ bytes: number; rows: number }> {
  const out = createWriteStream(path, { highWaterMark: 1 << 20 })
  let [bytes, count, text] = [0, 0, '']
  for (const piece of pieces) {
    text += piece
    count++
    if (text.length < 1 << 19 && bytes + text.length < sizeBytes) continue
    const buffer = Buffer.from(text)
    bytes += buffer.length
    text = ''
    if (!out.write(buffer)) await once(out, 'drain')
    if (bytes >= sizeBytes) break
  }
  out.end(end)
  await once(out, 'finish')
  return { bytes: bytes + Buffer.byteLength(end), rows: count }
}

const csvCell = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const sqlCell = (cell: string) => (cell === '' ? 'NULL' : `'${cell.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`)
const copyCell = (cell: string) => (cell === '' ? '\\N' : cell.replaceAll('\\', '\\\\'))

function* csv(): Generator<string> {
  yield `${COLUMNS.join(',')}\n`
  for (const row of rows(1)) yield `${row.map(csvCell).join(',')}\n`
}

function* mysqlDump(): Generator<string> {
  yield `-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\nDROP TABLE IF EXISTS \`member\`;\nCREATE TABLE \`member\` (\n${COLUMNS.map((name) => `  \`${name}\` varchar(255) DEFAULT NULL`).join(',\n')}\n) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n`
  let inStatement = 0
  for (const row of rows(2)) {
    const tuple = `(${row.map(sqlCell).join(',')})`
    inStatement = (inStatement + 1) % 4_000
    yield inStatement === 1 ? `INSERT INTO \`member\` VALUES ${tuple}` : inStatement === 0 ? `,${tuple};\n` : `,${tuple}`
  }
}

function* pgCopy(): Generator<string> {
  yield `--\n-- PostgreSQL database dump\n--\n\nCREATE TABLE public.member (\n${COLUMNS.map((name) => `    ${name.toLowerCase()} text`).join(',\n')}\n);\n\nCOPY public.member (${COLUMNS.map((name) => name.toLowerCase()).join(', ')}) FROM stdin;\n`
  for (const row of rows(3)) yield `${row.map(copyCell).join('\t')}\n`
}

function* ndjson(): Generator<string> {
  for (const row of rows(4)) yield `${JSON.stringify(Object.fromEntries(COLUMNS.map((name, index) => [name, row[index]])))}\n`
}

function* withNewline(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`
}

/** The lines that name nobody: requests of a web server. */
function* ofMachines(lines: Iterable<string>): Generator<string> {
  for (const line of lines) if (line.includes(' GET /')) yield line
}

/** Source code, this program's own over and over, a different number on each line so that none is like another. */
function* code(): Generator<string> {
  const folder = join(import.meta.dirname, '../../src/linkage')
  const lines = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  for (let round = 0; ; round++) for (const [no, line] of lines.entries()) yield `${line} // ${round}.${no}\n`
}

/** A workbook as office programs write it: one sheet, texts shared. */
async function xlsx(path: string, rowCount: number): Promise<number> {
  const out = createWriteStream(path)
  const zip = new Zip((error, chunk) => (error ? out.destroy(error) : out.write(chunk)))
  const texts = new Map<string, number>()
  const add = async (name: string, pieces: Iterable<string>) => {
    const entry = new ZipDeflate(name, { level: 1 })
    zip.add(entry)
    let text = ''
    for (const piece of pieces) {
      text += piece
      if (text.length < 1 << 18) continue
      entry.push(strToU8(text))
      text = ''
      if (out.writableNeedDrain) await once(out, 'drain')
    }
    entry.push(strToU8(text), true)
  }
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cell = (text: string, column: number, row: number) => {
    if (text === '') return ''
    let index = texts.get(text)
    if (index === undefined) texts.set(text, (index = texts.size))
    return `<c r="${String.fromCharCode(65 + column)}${row}" t="s"><v>${index}</v></c>`
  }
  const sheet = function* () {
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    yield `<row r="1">${COLUMNS.map((name, column) => cell(name, column, 1)).join('')}</row>`
    let no = 2
    for (const row of rows(5)) {
      yield `<row r="${no}">${row.map((text, column) => cell(text, column, no)).join('')}</row>`
      if (++no > rowCount + 1) break
    }
    yield '</sheetData></worksheet>'
  }
  const shared = function* () {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${texts.size}">`
    for (const text of texts.keys()) yield `<si><t>${escape(text)}</t></si>`
    yield '</sst>'
  }
  const X = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  await add('[Content_Types].xml', [
    `${X}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${TYPE}.sharedStrings+xml"/></Types>`,
  ])
  await add('_rels/.rels', [
    `${X}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  await add('xl/workbook.xml', [
    `${X}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Members" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ])
  await add('xl/_rels/workbook.xml.rels', [
    `${X}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ])
  await add('xl/worksheets/sheet1.xml', sheet())
  await add('xl/sharedStrings.xml', shared())
  zip.end()
  out.end()
  await once(out, 'finish')
  return out.bytesWritten
}

/** PDF 1.4 with compressed text pages, one letter a page. */
function pdf(pageTexts: string[]): Buffer {
  const objects: Buffer[] = []
  const add = (text: string) => void objects.push(Buffer.from(text, 'latin1'))
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pageTexts.length} /Kids [${pageTexts.map((_, page) => `${4 + 2 * page} 0 R`).join(' ')}] >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  pageTexts.forEach((text, page) => {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * page} 0 R >>`)
    const lines = text.split('\n').flatMap((line) => line.match(/.{1,88}(?:\s|$)/g) ?? [''])
    const operators = `BT /F1 11 Tf 14 TL 60 780 Td ${lines.map((line) => `(${line.trimEnd().replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n')} ET`
    const body = deflateSync(Buffer.from(operators, 'latin1'))
    objects.push(Buffer.concat([Buffer.from(`<< /Filter /FlateDecode /Length ${body.length} >>\nstream\n`), body, Buffer.from('\nendstream')]))
  })
  return withTable(objects)
}

/** Objects of a PDF, the catalogue first, with the table that says where they lie. */
function withTable(objects: Buffer[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')]
  const offsets: number[] = []
  let offset = parts[0]!.length
  objects.forEach((object, index) => {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(offset)
    offset += part.length
    parts.push(part)
  })
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${offset}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** Pages as a scanner hands them over: pictures of 200 dots an inch in grey, with the noise of the glass, and not a word of text. */
async function scans(pageTexts: string[]): Promise<Buffer> {
  const library = await PDFiumLibrary.init()
  const drawn = await library.loadDocument(pdf(pageTexts))
  const noise = makeRandom(10)
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Count ${pageTexts.length} /Kids [${pageTexts.map((_, page) => `${3 + 3 * page} 0 R`).join(' ')}] >>`),
  ]
  for (let page = 0; page < pageTexts.length; page++) {
    const { data, width, height } = await drawn.getPage(page).render({ scale: 200 / 72, render: 'bitmap', colorSpace: 'Gray' })
    const grey = Buffer.from(data)
    for (let at = 0; at < grey.length; at += 7) grey[at] = Math.max(0, Math.min(255, grey[at]! + noise.between(-24, 8)))
    const body = deflateSync(grey, { level: 1 })
    const operators = 'q 595 0 0 842 0 0 cm /I Do Q'
    const [content, image] = [4 + 3 * page, 5 + 3 * page]
    objects.push(
      Buffer.from(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I ${image} 0 R >> >> /Contents ${content} 0 R >>`),
      Buffer.from(`<< /Length ${operators.length} >>\nstream\n${operators}\nendstream`),
      Buffer.concat([
        Buffer.from(
          `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode /Length ${body.length} >>\nstream\n`,
        ),
        body,
        Buffer.from('\nendstream'),
      ]),
    )
  }
  drawn.destroy()
  return withTable(objects)
}

/** A supplier's folder as `tocsin sample` makes it, of about so many bytes: dumps, lists, workbooks, mailboxes, letters, scans, archives, some of it encrypted. */
export async function makeMixedFolder(folder: string, megabytes: number): Promise<{ root: string; paths: string[]; bytes: number }> {
  const { evidence } = await makeSample({ people: Math.round(megabytes * PEOPLE_A_MEGABYTE), seed: 7, out: folder })
  const paths = readdirSync(evidence, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return { root: evidence, paths, bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0) }
}
/** Of a sample: most of its bytes are lists of them. */
const PEOPLE_A_MEGABYTE = 2_000

/** All kinds, in `folder`; texts of `megabytes`, slow kinds of less (the figure is a rate). */
export async function makeFiles(folder: string, megabytes: number): Promise<BenchFile[]> {
  const sizeBytes = megabytes * 1e6
  const files: BenchFile[] = []
  const text = async (kind: string, name: string, pieces: Iterable<string>, unit: BenchFile['unit'], share = 1, end = '') => {
    const path = join(folder, name)
    files.push({ kind, path, unit, ...(await write(path, sizeBytes * share, pieces, end)) })
  }
  await text('CSV', 'members.csv', csv(), 'rows')
  await text('mysqldump', 'members-mysql.sql', mysqlDump(), 'rows', 1, ';\n')
  await text('PostgreSQL COPY', 'members-pg.sql', pgCopy(), 'rows', 1, '\\.\n')
  await text('NDJSON', 'members.ndjson', ndjson(), 'rows')
  await text('log', 'application.log', withNewline(logLines(6)), 'lines')
  await text('access log, somebody in each line', 'access-users.log', withNewline(accessLines(10)), 'lines')
  await text('log with nobody in it', 'access.log', withNewline(ofMachines(logLines(9))), 'lines')
  await text('code', 'source.ts', code(), 'lines', 0.25)
  await text('prose', 'letters.txt', letters(7), 'letters', 0.25)
  const rowCount = Math.round((megabytes / 60) * 100_000)
  const book = join(folder, 'members.xlsx')
  files.push({ kind: 'XLSX, 15 columns', path: book, bytes: await xlsx(book, rowCount), rows: rowCount, unit: 'rows' })
  const pages = Math.max(40, Math.round((megabytes / 60) * 1_000))
  const texts: string[] = []
  for (const letter of letters(8)) if (texts.push(letter) >= pages) break
  const bytes = pdf(texts)
  const document = join(folder, 'letters.pdf')
  writeFileSync(document, bytes)
  files.push({ kind: 'PDF with text', path: document, bytes: bytes.length, rows: pages, unit: 'pages' })
  return files
}

/** Letters on paper, put on a scanner: so many pages in one PDF. Two letters a page, some 1,200 signs. */
export async function makeScan(folder: string, pages: number): Promise<BenchFile> {
  const texts: string[] = []
  let before = ''
  for (const letter of letters(9)) {
    if (before === '') before = letter
    else {
      texts.push(before + letter)
      before = ''
    }
    if (texts.length === pages) break
  }
  const path = join(folder, 'scans.pdf')
  const bytes = await scans(texts)
  writeFileSync(path, bytes)
  return { kind: 'scans, OCR', path, bytes: bytes.length, rows: pages, unit: 'pages' }
}
