/** Compound files: what Office wrote before 2007, Outlook messages, and the envelope of Office documents with a password. Told apart by their directory. */
import { isCompoundFile, openCompoundFile, type CompoundEntry } from './compound-file.ts'
import { FormatError, type ByteSource, type Format, type ReadContext, type ReadResult, type RecordSink } from './format.ts'
import { isOutlookMessage, readOutlookMessage } from './outlook-message.ts'
import { readPowerPoint97 } from './powerpoint-97.ts'
import { openProse } from './prose.ts'
import { readOldWorkbook } from './old-workbook.ts'
import { readWord97, type PlacedText } from './word-97.ts'

const NOT_READ: readonly (readonly [RegExp, string])[] = [
  [/^VisioDocument$/, 'Visio drawing; save it as PDF'],
  [/^(?:Quill|Contents)$/, 'Publisher or Works document; save it as PDF'],
  [/^Props\d*$|^TBkndTask/, 'Project plan; export its tasks as XLSX'],
]

export const ole: Format = {
  type: 'ole',
  sniff: (head) => (isCompoundFile(head) ? 0.9 : 0),
  read: async (input, sink, context) => {
    const bytes = await input.bytes(context.limits.memberBytesInMemory)
    const root = openCompoundFile(bytes)
    const type = typeOf(root)
    try {
      return { ...(await readAs(type, root, bytes, input, sink, context)), type }
    } catch (error) {
      if (error instanceof FormatError) return { type, status: error.status, reason: error.message, bytesRead: 0 }
      throw error
    }
  },
}

function typeOf(root: CompoundEntry): string {
  const names = new Set(root.children.map(({ name }) => name))
  if (names.has('EncryptedPackage')) return 'office_locked'
  if (names.has('WordDocument')) return 'doc'
  if (names.has('Workbook') || names.has('Book')) return 'xls'
  if (names.has('PowerPoint Document')) return 'ppt'
  return isOutlookMessage(root) ? 'msg' : 'ole'
}

async function readAs(type: string, root: CompoundEntry, bytes: Buffer, input: ByteSource, sink: RecordSink, context: ReadContext): Promise<ReadResult> {
  const whole: ReadResult = { status: 'read', reason: '', bytesRead: input.size }
  if (type === 'office_locked') throw new FormatError('locked_by_owner', "Office document locked with its owner's password; ask the supplier for it")
  if (type === 'xls') return readOldWorkbook(bytes, input, sink, context)
  if (type === 'msg') await readOutlookMessage(root, input.path, sink, context)
  else if (type === 'doc') readPlaced(readWord97(root), input.path, sink, context)
  else if (type === 'ppt') {
    const stream = root.children.find(({ name }) => name === 'PowerPoint Document')!
    readPlaced(readPowerPoint97(stream.read()), input.path, sink, context)
  } else {
    const what = NOT_READ.find(([name]) => root.children.some((entry) => name.test(entry.name)))?.[1] ?? 'compound file of an unknown program'
    return { status: 'unsupported', reason: `not read: ${what}`, bytesRead: 0 }
  }
  return whole
}

function readPlaced(texts: PlacedText[], path: string, sink: RecordSink, context: ReadContext): void {
  const prose = openProse(path, '', sink, context)
  for (const { place, text } of texts) prose.read(text, place)
}
