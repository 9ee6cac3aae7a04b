/** Pictures that may hold words: photographs of letters, scans, faxes of many pages. Read through OCR, now or later; small ones are named as without text. */
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { gifAsPnm, MOST_FRAMES, readGif } from './gif.ts'
import { isTooSmall, type PictureSize } from './ocr.ts'
import { openProse, type ProseReader } from './prose.ts'
import { pictureKind, pictureSize, tiffPages, withFirstPage, type PictureKind } from './picture-size.ts'

export const LATER = 'its text is not read yet: pictures are read after everything else'
export const NEVER = 'a picture; its text is read only with --ocr auto'

export const picture: Format = {
  type: 'picture',
  sniff: (head) => (head.length > 12 && pictureKind(head) !== null ? 0.9 : 0),
  read: async (input, sink, context) => {
    const kind = pictureKind(input.head)!
    return { ...(await readPicture(kind, input, sink, context)), type: kind }
  },
}

async function readPicture(kind: PictureKind, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const bytes = await input.bytes(context.limits.memberBytesInMemory)
  const { pages, unseen } = pagesOf(kind, bytes)
  const size = pages[0]?.size ?? null
  if (size === null || size.width === 0 || size.height === 0)
    return { status: 'damaged', reason: 'the picture is damaged: its header makes no sense', bytesRead: 0 }
  if (pages.length === 1 && isTooSmall(size)) return { status: 'read', reason: '', bytesRead: input.size }
  const prose = openPictureProse(input.path, sink, context)
  let waiting = 0
  let failed = 0
  for (const [index, page] of pages.entries()) {
    try {
      const found = await context.pictures?.read(page.picture, page.size)
      if (found === null || found === undefined) waiting++
      else prose.read(found.text, pages.length === 1 ? '' : `page ${index + 1}`)
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      if (pages.length === 1) return { status: error.status, reason: error.message, bytesRead: 0 }
      failed++
    }
  }
  return resultOf({ count: pages.length + unseen, waiting, failed: failed + unseen }, input.size, context)
}

type Page = { size: PictureSize; picture: () => Buffer }

/** `unseen`: pictures of a long animation that are not looked at. */
function pagesOf(kind: PictureKind, bytes: Buffer): { pages: Page[]; unseen: number } {
  if (kind === 'tiff')
    return { pages: tiffPages(bytes).map((size, index) => ({ size, picture: () => (index === 0 ? bytes : withFirstPage(bytes, size.at)) })), unseen: 0 }
  const size = pictureSize(bytes, kind)
  if (size === null) return { pages: [], unseen: 0 }
  if (kind !== 'gif') return { pages: [{ size, picture: () => bytes }], unseen: 0 }
  const gif = readGif(bytes)
  const pages = gif.frames.slice(0, MOST_FRAMES).map((_, index) => ({ size, picture: () => gifAsPnm(bytes, gif, index) }))
  return { pages, unseen: gif.frames.length - pages.length }
}

function resultOf({ count, waiting, failed }: { count: number; waiting: number; failed: number }, bytes: number, context: ReadContext): ReadResult {
  if (waiting + failed === 0) return { status: 'read', reason: '', bytesRead: bytes }
  if (waiting > 0 && waiting + failed === count) return { status: 'unsupported', reason: context.pictures?.isLater === true ? LATER : NEVER, bytesRead: 0 }
  return {
    status: 'partly_read',
    reason: `${waiting + failed} of ${count} pages could not be read`,
    bytesRead: Math.floor((bytes * (count - waiting - failed)) / count),
  }
}

/** Words from pictures: signs that look alike are allowed for, at lower confidence. */
export function openPictureProse(path: string, sink: RecordSink, context: ReadContext): ProseReader {
  return openProse(path, '', sink, { ...context, detectors: { ...context.detectors, fromOcr: true } })
}
