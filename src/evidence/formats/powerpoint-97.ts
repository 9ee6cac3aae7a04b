/** PowerPoint slides of 1997 to 2003 ([MS-PPT]): text atoms in the order of the file, with the slide or notes page they stand on. */
import { FormatError } from './format.ts'
import type { PlacedText } from './word-97.ts'

const RECORD = {
  slide: 0x03ee,
  notes: 0x03f0,
  slidePlace: 0x03f3,
  master: 0x03f8,
  signs: 0x0fa0,
  bytes: 0x0fa8,
  text: 0x0fba,
  list: 0x0ff0,
  comment: 0x2ee0,
  crypt: 0x2f14,
}
const MOST_DEPTH = 32
const western = new TextDecoder('windows-1252')

/** Throws FormatError 'locked_by_owner'. */
export function readPowerPoint97(stream: Buffer): PlacedText[] {
  const texts = new Map<string, string[]>()
  const counts = { slide: 0, notes: 0, listed: 0 }

  function walk(from: number, to: number, place: string, depth: number): void {
    for (let at = from; at + 8 <= to;) {
      const version = stream.readUInt16LE(at)
      const type = stream.readUInt16LE(at + 2)
      const end = Math.min(to, at + 8 + stream.readUInt32LE(at + 4))
      if (type === RECORD.crypt) throw new FormatError('locked_by_owner', "locked with its owner's password; ask the supplier for it")
      if (type === RECORD.slidePlace && place.startsWith('list')) {
        counts.listed++
        place = `list of ${counts.listed}`
      } else if (type === RECORD.signs || type === RECORD.text) add(place, stream.toString('utf16le', at + 8, end))
      else if (type === RECORD.bytes) add(place, western.decode(stream.subarray(at + 8, end)))
      else if ((version & 15) === 15 && type !== RECORD.master && depth < MOST_DEPTH) {
        if (type === RECORD.list) counts.listed = 0
        walk(at + 8, end, placeOf(type, version >> 4, place), depth + 1)
      }
      at = Math.max(at + 8, end)
    }
  }
  function placeOf(type: number, instance: number, place: string): string {
    if (type === RECORD.slide) return `slide ${++counts.slide}`
    if (type === RECORD.notes) return `notes ${++counts.notes}`
    // Instance 0: the slides, 1: their masters, 2: the notes.
    if (type === RECORD.list) return instance === 1 ? 'masters' : instance === 2 ? 'notes' : 'list'
    return type === RECORD.comment ? 'comments' : place
  }
  function add(place: string, text: string): void {
    if (place === 'masters') return
    const shown = place.replace(/^list of /, 'slide ').replace(/^list$/, 'slides')
    texts.set(shown, [...(texts.get(shown) ?? []), text.replaceAll('\r', '\n').replaceAll('\v', '\n')])
  }
  walk(0, stream.length, '', 0)
  return [...texts].map(([place, pieces]) => ({ place, text: pieces.join('\n') }))
}
