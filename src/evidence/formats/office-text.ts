/**
 * Text of office documents that are ZIP archives of XML: Word and PowerPoint (ECMA-376), OpenDocument (ISO/IEC 26300). Everything that speaks counts:
 * body, headers, footers, notes, comments, deleted text that is still in the file. XML is scanned, not built: no declared entity is ever expanded.
 */
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { closedSource, memorySource } from './byte-source.ts'
import { markupText, tidy, type TagText } from './markup-text.ts'
import { openProse } from './prose.ts'
import { openZip, type ZipArchive, type ZipEntry } from './zip-directory.ts'

/** Smaller pictures in documents are logos and lines. */
const LEAST_PICTURE_BYTES = 20_000

type Package = {
  type: string
  /** Parts with text, by name, and what they are called in a place. */
  parts: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[]
  /** Told by names of parts in the head, or by the mimetype entry that comes first. */
  marks: readonly string[]
  extensions: readonly string[]
  tagText: TagText
}

const OOXML_BREAKS: TagText = (name, isClosing) => {
  if ((name === 'w:p' || name === 'a:p' || name === 'w:tr') && isClosing) return '\n'
  if (name === 'w:br' || name === 'a:br' || name === 'w:cr') return '\n'
  if (name === 'w:tab' || (name === 'w:tc' && isClosing) || (name === 'a:tc' && isClosing)) return '\t'
  return undefined
}

const WORD: Package = {
  type: 'docx',
  marks: ['word/document.xml', 'word/_rels', 'word/styles'],
  extensions: ['docx', 'docm', 'dotx'],
  tagText: OOXML_BREAKS,
  parts: [
    [/^word\/document\d*\.xml$/, () => ''],
    [/^word\/header(\d*)\.xml$/, (match) => `header ${match[1]}`],
    [/^word\/footer(\d*)\.xml$/, (match) => `footer ${match[1]}`],
    [/^word\/footnotes\.xml$/, () => 'footnotes'],
    [/^word\/endnotes\.xml$/, () => 'endnotes'],
    [/^word\/comments\.xml$/, () => 'comments'],
  ],
}
const SLIDES: Package = {
  type: 'pptx',
  marks: ['ppt/presentation.xml', 'ppt/_rels', 'ppt/slides'],
  extensions: ['pptx', 'pptm', 'ppsx'],
  tagText: OOXML_BREAKS,
  parts: [
    [/^ppt\/slides\/slide(\d+)\.xml$/, (match) => `slide ${match[1]}`],
    [/^ppt\/notesSlides\/notesSlide(\d+)\.xml$/, (match) => `notes ${match[1]}`],
    [/^ppt\/comments\/[^/]+\.xml$/, () => 'comments'],
  ],
}
const OPEN_DOCUMENT: Package = {
  type: 'odf',
  marks: ['application/vnd.oasis.opendocument'],
  extensions: ['odt', 'ods', 'odp'],
  parts: [
    [/^content\.xml$/, () => ''],
    [/^styles\.xml$/, () => 'header and footer'],
  ],
  tagText: (name, isClosing) => {
    if ((name === 'text:p' || name === 'text:h' || name === 'table:table-row') && isClosing) return '\n'
    if (name === 'text:line-break') return '\n'
    if (name === 'text:tab' || (name === 'table:table-cell' && isClosing)) return '\t'
    return name === 'text:s' ? ' ' : undefined
  },
}

export const docx: Format = formatOf(WORD)
export const pptx: Format = formatOf(SLIDES)
export const openDocument: Format = formatOf(OPEN_DOCUMENT)

function formatOf(kind: Package): Format {
  return {
    type: kind.type,
    sniff: (head, path) => {
      if (head.length < 30 || head.readUInt32LE(0) !== 0x04034b50) return 0
      const text = head.toString('latin1')
      if (kind.marks.some((mark) => text.includes(mark))) return 0.9
      // Large pictures can stand before the parts that tell.
      return text.includes('[Content_Types].xml') && kind.extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`)) ? 0.8 : 0
    },
    read: (input, sink, context) => readPackage(kind, input, sink, context),
  }
}

async function readPackage(kind: Package, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const archive = await openZip(input, context.limits)
  try {
    const parts = archive.entries.flatMap((entry) => {
      const place = placeOf(kind, entry.name)
      return place === null ? [] : [{ entry, place }]
    })
    if (parts.length === 0) throw new FormatError('damaged', 'the part with its text is missing')
    const prose = openProse(input.path, '', sink, context)
    const unread = parts.filter(
      ({ entry, place }) => !readPart(archive, entry, (xml) => prose.read(tidy(markupText(xml, kind.tagText)), place), context),
    ).length
    // Documents inside documents (a workbook in a letter, a mail on a slide).
    for (const entry of archive.entries) if (/\/embeddings\/[^/]+\.(?:xlsx|docx|pptx|xlsm)$/i.test(entry.name)) await readEmbedded(input, archive, entry, sink)
    // Letters and passports are pasted in as pictures.
    for (const entry of archive.entries)
      if (entry.bytes >= LEAST_PICTURE_BYTES && /(?:^|\/)(?:media|Pictures)\/[^/]+\.(?:png|jpe?g|tiff?|bmp|webp)$/i.test(entry.name))
        await readEmbedded(input, archive, entry, sink)
    if (unread === parts.length) throw new FormatError('damaged', 'the parts with its text are damaged')
    return unread === 0
      ? { status: 'read', reason: '', bytesRead: input.size }
      : { status: 'partly_read', reason: `${unread} of its ${parts.length} parts are damaged`, bytesRead: input.size }
  } finally {
    archive.close()
  }
}

function placeOf(kind: Package, name: string): string | null {
  for (const [pattern, place] of kind.parts) {
    const match = pattern.exec(name)
    if (match !== null) return place(match).trim()
  }
  return null
}

function readPart(archive: ZipArchive, entry: ZipEntry, take: (xml: string) => void, context: ReadContext): boolean {
  if (entry.bytes > context.limits.memberBytesInMemory) return false
  try {
    take(archive.read(entry).toString('utf8'))
    return true
  } catch (error) {
    if (error instanceof FormatError) return false
    throw error
  }
}

async function readEmbedded(input: ByteSource, archive: ZipArchive, entry: ZipEntry, sink: RecordSink): Promise<void> {
  const path = `${input.path} › ${entry.name.slice(entry.name.lastIndexOf('/') + 1)}`
  try {
    await sink.member(memorySource(path, archive.read(entry)))
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    await sink.member(closedSource(path, entry.bytes, error.status, error.message))
  }
}
