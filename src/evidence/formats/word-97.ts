/** Word documents of 1997 to 2003 ([MS-DOC]): the text in the order of its pieces, body, notes, headers, comments and text boxes each with its place. */
import { FormatError } from './format.ts'
import type { CompoundEntry } from './compound-file.ts'
import { tidy } from './markup-text.ts'

/** Places of text, in the order in which they stand, and where the header of the file says how long each is. */
const PARTS: readonly (readonly [offset: number, place: string])[] = [
  [0x4c, ''],
  [0x50, 'footnotes'],
  [0x54, 'header and footer'],
  [0x58, 'macros'],
  [0x5c, 'comments'],
  [0x60, 'endnotes'],
  [0x64, 'text boxes'],
  [0x68, 'text boxes of the header'],
]
const LONGEST_TEXT = 200e6
const western = new TextDecoder('windows-1252')

export type PlacedText = { place: string; text: string }

/** Throws FormatError 'locked_by_owner' or 'damaged'. */
export function readWord97(root: CompoundEntry): PlacedText[] {
  const document = streamOf(root, 'WordDocument')
  if (document === null || document.length < 0x200) throw new FormatError('damaged', 'the part with its text is missing')
  const flags = document.readUInt16LE(0x0a)
  if ((flags & 0x100) !== 0) throw new FormatError('locked_by_owner', "locked with its owner's password; ask the supplier for it")
  const version = document.readUInt16LE(2)
  // Word 6 and 95 keep their text in one run.
  if (version < 0x69) return [{ place: '', text: cleaned(western.decode(document.subarray(document.readUInt32LE(0x18), document.readUInt32LE(0x1c)))) }]
  const table = streamOf(root, (flags & 0x200) === 0 ? '0Table' : '1Table')
  if (table === null) throw new FormatError('damaged', 'the part that orders its text is missing')
  const text = textOf(document, pieceTable(table, document.readUInt32LE(0x1a2), document.readUInt32LE(0x1a6)))
  const parts: PlacedText[] = []
  let at = 0
  for (const [offset, place] of PARTS) {
    const length = document.readInt32LE(offset)
    if (length <= 0) continue
    parts.push({ place, text: cleaned(text.slice(at, at + length)) })
    at += length
  }
  return parts.length === 0 ? [{ place: '', text: cleaned(text) }] : parts
}

const streamOf = (root: CompoundEntry, name: string): Buffer | null => root.children.find((entry) => entry.name === name && !entry.isStorage)?.read() ?? null

type Piece = { signs: number; at: number; isWestern: boolean }

function pieceTable(table: Buffer, from: number, length: number): Piece[] {
  const end = Math.min(table.length, from + length)
  let at = from
  while (at + 3 <= end && table[at] === 1) at += 3 + table.readUInt16LE(at + 1)
  if (at + 5 > end || table[at] !== 2) throw new FormatError('damaged', 'the part that orders its text is damaged')
  const bytes = Math.min(table.readUInt32LE(at + 1), end - at - 5)
  at += 5
  const count = Math.floor((bytes - 4) / 12)
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const place = table.readUInt32LE(at + (count + 1) * 4 + index * 8 + 2)
    const isWestern = (place & 0x40000000) !== 0
    const signs = table.readUInt32LE(at + index * 4 + 4) - table.readUInt32LE(at + index * 4)
    return { signs, isWestern, at: isWestern ? (place & 0x3fffffff) >>> 1 : place & 0x3fffffff }
  })
}

function textOf(document: Buffer, pieces: Piece[]): string {
  let text = ''
  for (const { signs, at, isWestern } of pieces) {
    if (signs <= 0 || at >= document.length || text.length > LONGEST_TEXT) continue
    const bytes = document.subarray(at, at + signs * (isWestern ? 1 : 2))
    text += isWestern ? western.decode(bytes) : bytes.toString('utf16le')
  }
  return text
}

/** Marks become what they show; of a field its result stays, and the address of a mail link. */
function cleaned(text: string): string {
  const shown = text
    // oxlint-disable-next-line no-control-regex
    .replace(/\u0013([^\u0013\u0014\u0015]{0,2000})[\u0014\u0015]/g, (_, code: string) => {
      const mail = /mailto:([^"\s?]{3,254})/i.exec(code)
      return mail ? ` ${mail[1]} ` : ' '
    })
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0001-\u0006\u0008\u0013-\u0015\u001f]/g, '')
    .replaceAll('\u001e', '-')
    // oxlint-disable-next-line no-control-regex
    .replace(/\u0007/g, '\t')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u000b\u000c\r]/g, '\n')
  return tidy(shown)
}
