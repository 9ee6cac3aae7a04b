/**
 * Filters of RAR 2.9 to 4 are programs for a small machine. Nobody has ever met others than the six that RAR itself writes, so they are told by length and
 * check sum and undone here; a program that is not one of them is not run.
 */
import * as zlib from 'node:zlib'
import { FormatError } from './format.ts'
import { RarBits, rarDamaged, type RarFilter } from './rar-coding.ts'
import { undoCalls, undoDelta } from './rar5-unpack.ts'

type Kind = 'calls' | 'calls and jumps' | 'delta'
const KNOWN: readonly (readonly [bytes: number, crc32: number, kind: Kind])[] = [
  [53, 0xad576887, 'calls'],
  [57, 0x3cd7e57e, 'calls and jumps'],
  [29, 0x0e06077d, 'delta'],
]
const MOST_FILTERS = 1_024
const LONGEST_PROGRAM = 0x10000
const LARGEST_BLOCK = 0x40000

type Program = { kind: Kind; blockBytes: number; channels: number }
/** `nextByte`: of the packed stream, however its bytes are coded there. */
export type Rar3Filters = { read(nextByte: () => number, total: number): RarFilter }

export function createRar3Filters(): Rar3Filters {
  let programs: Program[] = []
  let last = 0
  return {
    read(nextByte, total) {
      const first = nextByte()
      let length = (first & 7) + 1
      if (length === 7) length = nextByte() + 7
      else if (length === 8) length = nextByte() * 256 + nextByte()
      const source = Buffer.from(Array.from({ length }, nextByte))
      const words = new RarBits()
      words.use(source, 0)
      let index = last
      if ((first & 0x80) !== 0) {
        index = readNumber(words)
        if (index === 0) programs = []
        else index--
      }
      if (index > programs.length || index >= MOST_FILTERS) throw rarDamaged()
      last = index
      const isNew = index === programs.length
      const start = readNumber(words) + ((first & 0x40) === 0 ? 0 : 258)
      const blockBytes = (first & 0x20) === 0 ? (programs[index]?.blockBytes ?? 0) : readNumber(words)
      const registers = [0, 0, 0, 0, 0, 0, 0]
      if ((first & 0x10) !== 0) {
        const mask = words.bits(7)
        for (let register = 0; register < 7; register++) if ((mask & (1 << register)) !== 0) registers[register] = readNumber(words)
      }
      if (isNew) programs.push({ kind: kindOf(words), blockBytes, channels: registers[0]! })
      const program = programs[index]!
      program.blockBytes = blockBytes
      const channels = (first & 0x10) === 0 ? program.channels : registers[0]!
      if (blockBytes > LARGEST_BLOCK || words.isBehindEnd) throw rarDamaged()
      return { start: total + start, bytes: blockBytes, undo: undoOf(program.kind, channels) }
    },
  }
}

function undoOf(kind: Kind, channels: number): RarFilter['undo'] {
  if (kind !== 'delta') return (data, start) => undoCalls(data, start, kind === 'calls and jumps')
  if (channels < 1 || channels > 1_024) throw rarDamaged()
  return (data) => undoDelta(data, channels)
}

function kindOf(words: RarBits): Kind {
  const length = readNumber(words)
  if (length === 0 || length >= LONGEST_PROGRAM) throw rarDamaged()
  const program = Buffer.from(Array.from({ length }, () => words.bits(8)))
  const crc = zlib.crc32(program)
  const known = KNOWN.find(([bytes, crc32]) => bytes === length && crc32 === crc)
  if (known === undefined)
    throw new FormatError('unsupported', 'packed by RAR with a filter for pictures, sound or programs, which is not read; unpack it and take the folder in')
  return known[2]
}

/** 4, 8, 16 or 32 bits, as its first two say; a small negative one has a form of its own. */
function readNumber(words: RarBits): number {
  const kind = words.bits(2)
  if (kind === 0) return words.bits(4)
  if (kind === 2) return words.bits(16)
  if (kind === 3) return words.bits(32)
  const high = words.bits(4)
  return high === 0 ? 0xffffff00 + words.bits(8) : high * 16 + words.bits(4)
}
