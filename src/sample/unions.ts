/** The workbook of affiliated supporters: one sheet a union, and a hidden one of those with a query. XLSX as ECMA-376 has it, strings inline. */
import { join } from 'node:path'
import { openBytes, textInto } from './out-file.ts'
import type { OutText } from './out-file.ts'
import type { Part, Workshop } from './part.ts'
import { UNIONS } from './person.ts'
import type { SamplePerson } from './person.ts'
import { shown } from './delimited-list.ts'
import { addressThen, writtenEmail, writtenFamily, writtenGiven, writtenPhone, writtenPostcode } from './spoil.ts'
import { BIT } from './truth.ts'
import { joinEntries, openEntry } from './zip.ts'
import type { ZipEntry } from './zip.ts'

const PATH = 'unions/Affiliated supporters 2026.xlsx'
const SHEETS = [...UNIONS.map((name) => name.slice(0, 28)), 'Queries - do not upload']
const HEADER = ['Union ref', 'Title', 'Forename', 'Surname', 'Date of birth', 'Address', 'Town', 'Postcode', 'Email', 'Mobile', 'Workplace', 'Opted in']
/** The most rows a worksheet holds. */
const ROW_LIMIT = 1_048_576
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
/** Days since 1899-12-30, as spreadsheets count. */
const serialDay = (iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / 86_400_000) + 25_569

type Sheet = { entry: ZipEntry; row(cells: readonly (string | { day: string })[]): number; end(): void }

function openSheet(workshop: Workshop, sheetNo: number): Sheet {
  const { out, entry } = openEntry(`xl/worksheets/sheet${sheetNo}.xml`, join(workshop.scratch, `sheet${sheetNo}.part`))
  const text: OutText = textInto(out)
  text.write(`${XML}<worksheet ${NAMESPACE}><sheetData>`)
  let rowNo = 0
  return {
    entry,
    row(cells) {
      rowNo += 1
      if (rowNo > ROW_LIMIT) throw new Error(`Sheet ${sheetNo} is full.`)
      let xml = `<row r="${rowNo}">`
      for (let index = 0; index < cells.length; index++) {
        const cell = cells[index]!
        const at = `${String.fromCharCode(65 + index)}${rowNo}`
        if (typeof cell === 'object') xml += `<c r="${at}" s="1"><v>${serialDay(cell.day)}</v></c>`
        else if (cell !== '') xml += `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
      }
      text.write(`${xml}</row>`)
      return rowNo - 1
    },
    end() {
      text.write('</sheetData></worksheet>')
      text.close()
    },
  }
}

function fixedEntry(workshop: Workshop, name: string, xml: string): ZipEntry {
  const { out, entry } = openEntry(name, join(workshop.scratch, name.replaceAll('/', '_')))
  out.write(Buffer.from(XML + xml))
  out.close()
  return entry
}

function frame(workshop: Workshop): ZipEntry[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts = 'http://schemas.openxmlformats.org/package/2006'
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const overrides = SHEETS.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join('')
  const sheets = SHEETS.map(
    (name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${index === UNIONS.length ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  ).join('')
  const links = SHEETS.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')
  return [
    fixedEntry(
      workshop,
      '[Content_Types].xml',
      `<Types xmlns="${parts}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${overrides}</Types>`,
    ),
    fixedEntry(
      workshop,
      '_rels/.rels',
      `<Relationships xmlns="${parts}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    fixedEntry(workshop, 'xl/workbook.xml', `<workbook ${NAMESPACE} xmlns:r="${office}"><sheets>${sheets}</sheets></workbook>`),
    fixedEntry(
      workshop,
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${parts}/relationships">${links}<Relationship Id="rId99" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ),
    fixedEntry(
      workshop,
      'xl/styles.xml',
      `<styleSheet ${NAMESPACE}><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
  ]
}

export function unionWorkbook(workshop: Workshop): Part {
  const { random, truth } = workshop
  const sheets = SHEETS.map((_, index) => openSheet(workshop, index + 1))
  const sources = SHEETS.map((name) => truth.source(PATH, name))
  for (const [index, sheet] of sheets.entries()) sheet.row(index === UNIONS.length ? [...HEADER, 'Query'] : HEADER)
  const write = (person: SamplePerson, sheetNo: number) => {
    const then = addressThen(person, random.chance(0.4))
    const given = writtenGiven(random, person, 0.6)
    const family = writtenFamily(random, person, 0.6, true)
    const bornOn = random.chance(0.8) ? { day: person.bornOn } : ''
    const email = random.chance(0.8) ? writtenEmail(random, person.email) : ''
    const mobile = random.chance(0.7) ? writtenPhone(random, person.mobile) : ''
    const workplace = random.chance(0.5) ? `${then.town} ${random.pick(['docks', 'depot', 'works', 'general hospital', 'council'])}` : ''
    const cells = [
      `${'ACN'[person.unionNo]}${String(random.below(10_000_000)).padStart(7, '0')}`,
      person.title,
      given,
      family,
      bornOn,
      then.line2 === '' ? then.line1 : `${then.line1}, ${then.line2}`,
      then.town,
      writtenPostcode(random, then.postcode),
      email,
      mobile,
      workplace,
      { day: person.joinedOn },
    ]
    const isQuery = sheetNo === UNIONS.length
    if (isQuery) cells.push(random.pick(['opted in twice?', 'no signature on form', 'check with branch']))
    truth.row(
      sources[sheetNo]!,
      sheets[sheetNo]!.row(cells),
      person,
      BIT.person_name |
        BIT.postal_address |
        BIT.postcode |
        BIT.trade_union |
        BIT.political_opinion |
        (bornOn === '' ? 0 : BIT.date_of_birth) |
        shown(email, BIT.email) |
        shown(mobile, BIT.phone) |
        shown(workplace, BIT.employment) |
        (isQuery ? BIT.correspondence : 0),
    )
  }
  return {
    add(person) {
      if (person.unionNo < 0) return
      const isQuery = random.chance(0.07)
      if (isQuery) write(person, UNIONS.length)
      if (!isQuery || random.chance(0.3)) write(person, person.unionNo)
      if (random.chance(0.02)) write(person, person.unionNo)
    },
    close() {
      for (const sheet of sheets) sheet.end()
      workshop.list(PATH, joinEntries(openBytes(join(workshop.evidence, PATH)), [...frame(workshop), ...sheets.map((sheet) => sheet.entry)]))
    },
  }
}
