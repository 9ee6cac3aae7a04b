/**
 * One field's texts as they come out of the engine, each distinct one kept once as bytes. What is standardised afterwards is standardised
 * once a value, however many records hold it; and no string is made for a value that was seen before.
 */
import type { Field } from '../fields.ts'
import type { Coder } from './coders.ts'
import { grown, mix, powerOfTwo } from './dictionary.ts'
import { keepRead } from './read-ahead.ts'
import { fill, STRIDE, TARGETS } from './vocabulary.ts'

/** Between the texts of a batch: U+001E, the record separator. A text that holds one is asked for again without (read-tables.ts). */
export const TEXT_GAP = 30

/** A batch of one field: texts joined by TEXT_GAP, and where they stand. */
export type TextBatch = {
  bytes: Uint8Array
  places: Int32Array
  /** Place → record, where they differ; and what is added to it. */
  recordOf: Int32Array | null
  offset: number
  /** What the engine says of the batch: the sum of (place % CHECK_PRIME + 1) × length in bytes. */
  check: number
}
export const CHECK_PRIME = 8191
/** Texts that are looked up together. */
const TEXTS_A_TURN = 256

export type RawValues = {
  add(batch: TextBatch): void
  /** Standardises what was added, writes its numbers into the records, and forgets it. */
  encodeInto(rows: Int32Array, coder: Coder, field: Field): void
}

export function newRawValues(): RawValues {
  let bytes = new Uint8Array(1 << 16)
  let ends = new Int32Array(1 << 12)
  let counts = new Int32Array(1 << 12)
  let slots = new Int32Array(1 << 13)
  let hashes = new Int32Array(1 << 12)
  /** Value 0 is none; value v is bytes[ends[v - 1] .. ends[v]). */
  let size = 1
  let records = new Int32Array(1 << 12)
  let values = new Int32Array(1 << 12)
  let used = 0

  const isSame = (value: number, text: Uint8Array, from: number, to: number) => {
    const at = ends[value - 1]!
    if (ends[value]! - at !== to - from) return false
    for (let index = 0; index < to - from; index++) if (bytes[at + index] !== text[from + index]) return false
    return true
  }
  const add = (text: Uint8Array, from: number, to: number, hash: number): number => {
    let slot = hash & (slots.length - 1)
    for (let value = slots[slot]!; value !== 0; value = slots[(slot = (slot + 1) & (slots.length - 1))]!)
      if (hashes[value] === hash && isSame(value, text, from, to)) return value
    const value = size++
    const start = ends[value - 1]!
    if (size > ends.length) {
      ends = grown(ends, size * 2)
      counts = grown(counts, size * 2)
      hashes = grown(hashes, size * 2)
    }
    if (start + to - from > bytes.length) bytes = grown(bytes, Math.max(bytes.length * 2, start + to - from))
    for (let index = from; index < to; index++) bytes[start + index - from] = text[index]!
    ends[value] = start + to - from
    hashes[value] = hash
    slots[slot] = value
    if (size * 2 > slots.length) {
      slots = new Int32Array(powerOfTwo(size * 4))
      for (let known = 1; known < size; known++) {
        let place = hashes[known]! & (slots.length - 1)
        while (slots[place] !== 0) place = (place + 1) & (slots.length - 1)
        slots[place] = known
      }
    }
    return value
  }
  const starts = new Int32Array(TEXTS_A_TURN + 1)
  const hashesOfTurn = new Int32Array(TEXTS_A_TURN)
  /** Of each text of a turn, what it may be equal to: the slot, then the value there, then its bytes (read-ahead.ts). */
  const readAheadValues = (turn: number) => {
    const mask = slots.length - 1
    let sum = 0
    for (let at = 0; at < turn; at++) sum ^= slots[hashesOfTurn[at]! & mask]!
    for (let at = 0; at < turn; at++) {
      const value = slots[hashesOfTurn[at]! & mask]!
      sum ^= hashes[value]! ^ counts[value]! ^ ends[value]!
    }
    for (let at = 0; at < turn; at++) sum ^= bytes[ends[Math.max(1, slots[hashesOfTurn[at]! & mask]!) - 1]!]!
    keepRead(sum)
  }
  return {
    add(batch) {
      const { bytes: text, places, recordOf, offset } = batch
      const count = places.length
      if (used + count > records.length) {
        records = grown(records, (used + count) * 2)
        values = grown(values, (used + count) * 2)
      }
      let from = 0
      let check = 0
      for (let first = 0; first < count; first += TEXTS_A_TURN) {
        const turn = Math.min(TEXTS_A_TURN, count - first)
        for (let at = 0; at < turn; at++) {
          let hash = 0x811c9dc5 | 0
          let to = from
          while (to < text.length && text[to] !== TEXT_GAP) hash = Math.imul(hash ^ text[to++]!, 0x01000193)
          starts[at] = from
          hashesOfTurn[at] = mix(hash)
          check += ((places[first + at]! % CHECK_PRIME) + 1) * (to - from)
          from = to + 1
        }
        starts[turn] = from
        readAheadValues(turn)
        for (let at = 0; at < turn; at++) {
          const place = places[first + at]!
          const value = add(text, starts[at]!, starts[at + 1]! - 1, hashesOfTurn[at]!)
          counts[value]!++
          records[used] = (recordOf ? recordOf[place]! : place) + offset
          values[used++] = value
        }
      }
      // Texts and places come as two aggregates of one group; were they ever in different orders, records would get other people's data.
      if (check !== batch.check || from !== text.length + 1) throw new Error('the engine gave texts and rows in different orders')
    },
    encodeInto(rows, coder, field) {
      const targets = TARGETS[field]
      const width = targets.length
      const numbers = new Int32Array(size * width)
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      for (let value = 1; value < size; value++)
        numbers.set(coder.encode(field, buffer.toString('utf8', ends[value - 1], ends[value]), counts[value]!), value * width)
      for (let index = 0; index < used; index++) {
        const base = records[index]! * STRIDE
        const at = values[index]! * width
        for (let column = 0; column < width; column++) {
          const number = numbers[at + column]!
          if (number !== 0) fill(rows, base, targets[column]!, number)
        }
      }
      size = 1
      used = 0
    },
  }
}
