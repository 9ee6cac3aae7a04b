/**
 * Compound files ([MS-CFB]): what Office wrote before 2007, Outlook messages, and the envelope of Office documents with a password. Only the directory is
 * read, to tell which; their text is not read yet, and each is named with a way out.
 */
import { FormatError, type ByteSource, type Format } from './format.ts'

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const END_OF_CHAIN = 0xfffffffe
const ENTRY_BYTES = 128
/** A directory of more sectors is not one that Office wrote. */
const MOST_SECTORS = 4_096

const WHAT: readonly (readonly [string, string])[] = [
  ['WordDocument', 'Word document of before 2007; save it as DOCX'],
  ['Workbook', 'Excel workbook of before 2007; save it as XLSX'],
  ['Book', 'Excel workbook of before 1997; save it as XLSX'],
  ['PowerPoint Document', 'PowerPoint slides of before 2007; save them as PPTX'],
  ['__properties_version1.0', 'Outlook message (MSG); save it as EML'],
  ['VisioDocument', 'Visio drawing; save it as PDF'],
]

export const ole: Format = {
  type: 'ole',
  sniff: (head) => (head.length >= 512 && head.subarray(0, 8).equals(MAGIC) ? 0.9 : 0),
  read: async (input, _, context) => {
    const names = directoryNames(await wholeOrHead(input, context.limits.memberBytesInMemory))
    if (names.includes('EncryptedPackage'))
      throw new FormatError('locked_by_owner', "Office document locked with its owner's password; ask the supplier for it")
    const what = WHAT.find(([name]) => names.includes(name))?.[1] ?? 'compound file of an unknown program'
    return { status: 'unsupported', reason: `not read yet: ${what}`, bytesRead: 0 }
  },
}

/** Very large ones are told by their beginning: the directory mostly lies there. */
async function wholeOrHead(input: ByteSource, limitBytes: number): Promise<Buffer> {
  return input.size <= limitBytes ? input.bytes(limitBytes) : input.head
}

/** Names of all streams and storages. Sector chains are followed with a bound: a hostile one runs in a circle. */
function directoryNames(bytes: Buffer): string[] {
  const sectorBytes = 1 << bytes.readUInt16LE(30)
  if (sectorBytes !== 512 && sectorBytes !== 4_096) throw new FormatError('damaged', 'its header is damaged')
  const names: string[] = []
  let sector = bytes.readUInt32LE(48)
  for (let count = 0; sector < END_OF_CHAIN - 1 && count < MOST_SECTORS; count++) {
    const at = (sector + 1) * sectorBytes
    for (let entry = at; entry + ENTRY_BYTES <= Math.min(at + sectorBytes, bytes.length); entry += ENTRY_BYTES) {
      const length = bytes.readUInt16LE(entry + 64)
      if (length >= 2 && length <= 64) names.push(bytes.toString('utf16le', entry, entry + length - 2))
    }
    sector = nextSector(bytes, sector, sectorBytes)
  }
  return names
}

/** From the allocation table, whose own first 109 sectors are listed in the header: enough for 6.8 MB of sectors of 512 bytes before the list goes on elsewhere. */
function nextSector(bytes: Buffer, sector: number, sectorBytes: number): number {
  const perTable = sectorBytes / 4
  const table = Math.floor(sector / perTable)
  if (table >= 109) return END_OF_CHAIN
  const at = (bytes.readUInt32LE(76 + table * 4) + 1) * sectorBytes + (sector % perTable) * 4
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : END_OF_CHAIN
}
