/** For a print house: one PDF a letter, named by its reference, and manifest.csv, written last: a folder without it is not finished. */
import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LETTER_SIZE_PT, LETTER_SOURCE, letterData } from '../letter.ts'
import { typesetMany } from '../typeset.ts'
import type { BatchItem, Channel } from './channel.ts'
import { csvLine } from './csv.ts'

const HEADER = ['sequence', 'file', 'reference', 'return_number', 'pages', 'sheets', 'language', 'format', 'bytes', 'sha256']

export const print: Channel = {
  name: 'print',
  says: 'a folder of PDFs with manifest.csv for a print house',
  carries: 'letter',
  handOver: async function* (items, target, batchName) {
    const folder = join(target, batchName)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const waiting: BatchItem[] = []
    const data = async function* () {
      for await (const item of items) {
        waiting.push(item)
        yield letterData(item.notice, item.format === 'ordinary' ? LETTER_SIZE_PT.ordinary : LETTER_SIZE_PT.large)
      }
    }
    let manifest = csvLine(HEADER)
    let sequence = 0
    for await (const pdf of typesetMany(LETTER_SOURCE, data())) {
      const item = waiting.shift()!
      const file = `${item.notice.reference}.pdf`
      const sha256 = createHash('sha256').update(pdf).digest('hex')
      const pages = pagesOf(pdf)
      writeFileSync(join(folder, file), pdf, { mode: 0o600 })
      manifest += csvLine([
        ++sequence,
        file,
        item.notice.reference,
        item.returnNumber,
        pages,
        Math.ceil(pages / 2),
        item.notice.language,
        item.format,
        pdf.length,
        sha256,
      ])
      yield { personNo: item.personNo, pages, sha256 }
    }
    writeFileSync(join(folder, 'manifest.csv.part'), manifest, { mode: 0o600 })
    renameSync(join(folder, 'manifest.csv.part'), join(folder, 'manifest.csv'))
  },
}

/** Pages of a PDF as our typesetter writes it: the root of its page tree says so. */
export function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const counts = [...text.matchAll(/\/Type\s*\/Pages\b[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages\b/g)].map(([, a, b]) => Number(a ?? b))
  return Math.max(0, ...counts)
}
