/** PDF documents (ISO 32000): the text of each page; a page that is only a picture is drawn and read through OCR. */
import type { PDFiumDocument, PDFiumLibrary, PDFiumPage } from '@hyzyla/pdfium'
import { FormatError, type Format, type ReadContext, type RecordSink } from './format.ts'
import { LATER, openPictureProse } from './picture.ts'
import { openProse, type ProseReader } from './prose.ts'
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
      const { pageCount, unreadPages } = await readPages(document, input.path, sink, context)
      if (unreadPages === 0) return { status: 'read', reason: '', bytesRead: input.size }
      const wayOut = context.pictures?.isLater === true ? LATER : 'their text is read only with --ocr auto'
      if (unreadPages === pageCount) return { status: 'unsupported', reason: `no text; its pages are pictures (a scan); ${wayOut}`, bytesRead: 0 }
      const share = (pageCount - unreadPages) / pageCount
      const reason = `${unreadPages} of ${pageCount} pages have no text; they are pictures (a scan); ${wayOut}`
      return { status: 'partly_read', reason, bytesRead: Math.floor(input.size * share) }
    } finally {
      document.destroy()
    }
  },
}

async function readPages(document: PDFiumDocument, path: string, sink: RecordSink, context: ReadContext): Promise<{ pageCount: number; unreadPages: number }> {
  const pageCount = document.getPageCount()
  const prose = openProse(path, '', sink, context)
  // A source of its own: what comes from a picture is read with more doubt.
  let scans: ProseReader | null = null
  let unreadPages = 0
  for (let index = 0; index < pageCount; index++) {
    const page = document.getPage(index)
    const text = tidy(page.getText().replace(HYPHEN, '').replace(NO_SIGN, ''))
    const isScan = text.length < SCAN_TEXT_LENGTH && isPicture(page, text)
    const found = isScan || (context.pictures?.wantsAll === true && hasImage(page)) ? await readScan(page, context) : undefined
    if (isScan && found === null) unreadPages++
    // The picture of a page says all that its text says: the longer of the two, never both.
    if (found !== null && found !== undefined && found.length > text.length * 1.3)
      (scans ??= openPictureProse(path, sink, context)).read(found, `page ${index + 1} (OCR)`)
    else prose.read(text, `page ${index + 1}`)
  }
  return { pageCount, unreadPages }
}

/** Dots an inch at which a page is drawn: letters of 10 points are some 20 dots high, which is what the engine was trained on. */
const SCAN_DPI = 200
/** PDF's unit is a 72nd of an inch. */
const UNITS_PER_INCH = 72
/** A page of any size is drawn with so many dots at most. */
const MOST_PAGE_PIXELS = 9e6

/** Text of a page's picture; null: not in this pass, or it could not be drawn. */
async function readScan(page: PDFiumPage, context: ReadContext): Promise<string | null> {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
  const scale = Math.min(SCAN_DPI / UNITS_PER_INCH, Math.sqrt(MOST_PAGE_PIXELS / Math.max(1, width * height)))
  const size = { width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) }
  const draw = async (): Promise<Buffer> => {
    const drawn = await page.render({ scale, render: 'bitmap', colorSpace: 'Gray' })
    return Buffer.concat([Buffer.from(`P5\n${drawn.width} ${drawn.height}\n255\n`), drawn.data])
  }
  return (await context.pictures?.read(draw, size))?.text ?? null
}

function hasImage(page: PDFiumPage): boolean {
  for (const object of page.objects()) if (object.type === 'image') return true
  return false
}

/** A page with hardly a word: a scan when it holds an image, or when it holds something and no word at all (letters drawn as lines). */
function isPicture(page: PDFiumPage, text: string): boolean {
  if (page.getObjectCount() === 0) return false
  return text === '' || hasImage(page)
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
