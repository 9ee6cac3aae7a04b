/** PDF documents (ISO 32000): the text of each page. A page that is only a picture is named, not guessed. */
import type { PDFiumDocument, PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium'
import { FormatError, type Format, type ReadContext, type RecordSink } from './format.ts'
import { openProse } from './prose.ts'
import { tidy } from './markup-text.ts'

/** PDFium marks a hyphen at a line end with U+0002, and gives what has no sign as U+FFFE. */
// oxlint-disable-next-line no-control-regex
const HYPHEN = /\u0002\s*/g
// oxlint-disable-next-line no-control-regex
const NO_SIGN = /[\u0000-\u0008\ufffe\uffff]/g

/** Pages with less text than this (in signs) and a picture are scans. */
const SCAN_TEXT_LENGTH = 20

export const pdf: Format = {
  type: 'pdf',
  sniff: (head) => (head.subarray(0, 1_024).includes('%PDF-') ? 0.95 : 0),
  read: async (input, sink, context) => {
    const bytes = await input.bytes(context.limits.memberBytesInMemory)
    const document = await openDocument(bytes)
    try {
      const { pageCount, unreadPages } = readPages(document, input.path, sink, context)
      if (unreadPages === 0) return { status: 'read', reason: '', bytesRead: input.size }
      if (unreadPages === pageCount) return { status: 'unsupported', reason: 'no text; its pages are pictures (a scan)', bytesRead: 0 }
      return { status: 'partly_read', reason: `${unreadPages} of ${pageCount} pages have no text; they are pictures (a scan)`, bytesRead: input.size }
    } finally {
      document.destroy()
    }
  },
}

function readPages(document: PDFiumDocument, path: string, sink: RecordSink, context: ReadContext): { pageCount: number; unreadPages: number } {
  const pageCount = document.getPageCount()
  const prose = openProse(path, '', sink, context)
  let unreadPages = 0
  for (let index = 0; index < pageCount; index++) {
    const page = document.getPage(index)
    const text = tidy(page.getText().replace(HYPHEN, '').replace(NO_SIGN, ''))
    if (text.length < SCAN_TEXT_LENGTH && isPicture(page, text)) unreadPages++
    prose.read(text, `page ${index + 1}`)
  }
  return { pageCount, unreadPages }
}

/** A page with hardly a word: a scan when it holds an image, or when it holds something and no word at all (letters drawn as lines). */
function isPicture(page: PDFiumPage, text: string): boolean {
  if (page.getObjectCount() === 0) return false
  if (text === '') return true
  for (const object of page.objects()) if (object.type === 'image') return true
  return false
}

let library: Promise<PDFiumLibrary> | null = null

async function openDocument(bytes: Buffer): Promise<PDFiumDocument> {
  library ??= import('@hyzyla/pdfium').then(({ PDFiumLibrary: loaded }) => loaded.init())
  try {
    // An empty password opens what only forbids printing or copying.
    return await (await library).loadDocument(bytes, '')
  } catch (error) {
    // A WebAssembly trap leaves the library in an unknown state: the next document gets a new one.
    if ((error as Error).name === 'RuntimeError' || error instanceof RangeError) {
      library = null
      throw new FormatError('damaged', 'the PDF is damaged: the parser gave up on it')
    }
    if (/password|security/i.test((error as Error).message))
      throw new FormatError('locked_by_owner', "locked with its owner's password; ask the supplier for it")
    throw new FormatError('damaged', 'the PDF is damaged: it cannot be opened')
  }
}
