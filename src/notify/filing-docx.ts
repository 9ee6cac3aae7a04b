/** A filing as a Word document, for bodies that take one by e-mail and for counsel who write in it. The only file that knows `docx`. */
import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
import type { Filing, FilingField } from './filing.ts'

const LABEL_SHARE = 34
const SOURCE_WORDS = { fact: '', register: 'Counted in the register', assumed: 'Assumed', missing: 'Not yet known' } as const

export async function filingDocx(filing: Filing): Promise<Buffer> {
  const document = new Document({
    creator: filing.organisation,
    title: `${filing.title}, ${filing.organisation}`,
    styles: { default: { document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 80 } } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  new TextRun({ text: `${filing.reference}, version ${filing.version}, prepared ${filing.preparedDisplay}. Page `, size: 16 }),
                  new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: filing.title, heading: HeadingLevel.TITLE }),
          new Paragraph({ text: `To ${filing.authority}, from ${filing.organisation}` }),
          new Paragraph({ text: `Due: ${filing.dueDisplay}. Prepared: ${filing.preparedDisplay}. Our reference: ${filing.reference}.` }),
          new Paragraph({
            children: [new TextRun({ text: `Draft for a person to check and send. No affected person is named. ${filing.formSource}`, italics: true })],
          }),
          ...filing.warnings.map((text) => new Paragraph({ children: [new TextRun({ text, bold: true })] })),
          ...filing.parts.flatMap(({ no, title, fields }) => [
            new Paragraph({ text: `${no}. ${title}`, heading: HeadingLevel.HEADING_1 }),
            new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: fields.map(rowOf) }),
          ]),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function rowOf({ label, value, source, note }: FilingField): TableRow {
  const small = (text: string) => (text === '' ? [] : [new Paragraph({ children: [new TextRun({ text, size: 17, color: '4A5560' })] })])
  const lines = (value === '' ? '-' : value).split('\n').map((text) => new Paragraph({ text }))
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: LABEL_SHARE, type: WidthType.PERCENTAGE },
        children: [new Paragraph({ children: [new TextRun({ text: label, bold: true })] }), ...small(SOURCE_WORDS[source])],
      }),
      new TableCell({ width: { size: 100 - LABEL_SHARE, type: WidthType.PERCENTAGE }, children: [...lines, ...small(note)] }),
    ],
  })
}
