/**
 * Where a huge dump can be cut, so that several readers share it. Programs that write dumps put one table after another, each row of COPY on a line of its own
 * and each INSERT at the beginning of a line; a dump of another shape is not cut. Only line ends are looked for here, in bytes: what this pass believes of a
 * cut is proved by the reader of the piece before it, who must end outside of any row.
 */
import { bracketed, namesIn, plainName } from './sql-schema.ts'
import { COPY, INSERT, USE, VALUES } from './sql-statements.ts'

/** What the reader of a piece is told besides the piece. `tableFrom`: where the table begins whose rows the piece goes on with, in bytes; -1: it begins with none. */
export type SqlNote = { database: string; tableFrom: number }
export type SqlCuts = { ends: number[]; notes: SqlNote[] }

/** A statement's beginning, up to its rows, is no longer. */
const LONGEST_OPENING = 16 << 10
const [LINE_FEED, SPACE, TAB_SIGN, BACKSLASH, POINT, LETTER_C, LETTER_I, LETTER_R, LETTER_U] = [10, 32, 9, 92, 46, 99, 105, 114, 117] as const

export type CutFinder = { push(chunk: Buffer): void; end(): SqlCuts }

/** Feed it all of the dump in order. `end` gives one piece when no good place was found. */
export function createCutFinder(path: string, pieceBytes: number): CutFinder {
  /** A piece begins so far behind its table's first row that what the columns hold is judged before it. */
  const leastBytes = pieceBytes / 2
  const ends: number[] = []
  const notes: SqlNote[] = [{ database: '', tableFrom: -1 }]
  const seen = new Set<string>()
  let database = path
  let isUsable = true
  let isInCopy = false
  let table = ''
  let tableFrom = -1
  let opening: Buffer = Buffer.alloc(0)
  let lastCut = 0
  /** Of the bytes held: where they lie in the file. */
  let position = 0
  let held: Buffer = Buffer.alloc(0)
  let isLineStart = true

  function cutAt(offset: number, isRow: boolean): void {
    if (offset - lastCut < pieceBytes || (isRow && offset - tableFrom < leastBytes)) return
    ends.push(offset)
    notes.push({ database: database === path ? '' : database, tableFrom: isRow ? tableFrom : -1 })
    lastCut = offset
  }

  /** A statement with rows begins: the next of the same table, or another table's first. */
  function openTable(offset: number, key: string): void {
    if (key === table) return cutAt(offset, true)
    if (seen.has(key)) isUsable = false
    seen.add(key)
    cutAt(offset, false)
    table = key
    tableFrom = offset
  }

  function readInsert(text: string, bytes: Buffer, at: number, offset: number): void {
    INSERT.lastIndex = 0
    const insert = INSERT.exec(text)
    const after = INSERT.lastIndex
    const list = insert !== null && text[after] === '(' ? bracketed(text, after) : ''
    VALUES.lastIndex = after + (list === null || list === '' ? 0 : list.length + 2)
    // Oracle's INSERT ALL fills many tables at once, and a list of columns that does not end may be anybody's
    if (list === null || /^(?:into|insert\s+(?:all|first))\b/i.test(text)) isUsable = false
    // INSERT … SELECT has no rows, and words of a note that stand at the beginning of a line are no statement
    if (insert === null || list === null || !VALUES.test(text)) return
    const length = Buffer.byteLength(text.slice(0, VALUES.lastIndex))
    opening = Buffer.from(bytes.subarray(at, at + length))
    openTable(offset, `${database}\0${plainName(insert[1]!)}\0${list === '' ? '' : namesIn(list).join()}`)
  }

  /** Looks at the line that begins at `at`. */
  function line(bytes: Buffer, at: number): void {
    const offset = position + at
    let first = at
    while (bytes[first] === SPACE || bytes[first] === TAB_SIGN) first++
    const code = bytes[first]! | 32
    if (isInCopy) {
      if (bytes[at] === BACKSLASH && bytes[at + 1] === POINT) isInCopy = false
      else cutAt(offset, true)
      return
    }
    if (code === LETTER_I || code === LETTER_R) {
      if (opening.length > 0 && bytes.subarray(first, first + opening.length).equals(opening)) return cutAt(offset, true)
      const text = bytes.toString('utf8', first, Math.min(bytes.length, first + LONGEST_OPENING))
      if (/^(?:insert|replace|into)\s/i.test(text)) readInsert(text, bytes, first, offset)
    } else if (code === LETTER_C) {
      const text = bytes.toString('utf8', first, Math.min(bytes.length, first + LONGEST_OPENING))
      COPY.lastIndex = 0
      const copy = COPY.exec(text)
      if (copy === null) return
      opening = Buffer.alloc(0)
      openTable(offset, `${database}\0${plainName(copy[1]!)}\0${copy[2] ?? ''}`)
      isInCopy = true
    } else if (code === LETTER_U || bytes[first] === BACKSLASH) {
      const text = bytes.toString('utf8', first, Math.min(bytes.length, first + 512))
      USE.lastIndex = 0
      const use = USE.exec(text)
      if (use === null) return
      database = `${path} › ${use[1] ?? use[2]}`
      opening = Buffer.alloc(0)
    }
  }

  function scan(bytes: Buffer, isLast: boolean): number {
    let at = 0
    for (;;) {
      if (isLineStart) {
        // the beginning of a statement must be whole to be understood
        if (!isLast && bytes.length - at < LONGEST_OPENING) return at
        if (at < bytes.length) line(bytes, at)
        isLineStart = false
      }
      const end = bytes.indexOf(LINE_FEED, at)
      if (end < 0) return bytes.length
      at = end + 1
      isLineStart = true
      if (at >= bytes.length) return at
    }
  }

  return {
    push(chunk) {
      if (!isUsable) {
        position += chunk.length
        return
      }
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk])
      const at = scan(bytes, false)
      held = Buffer.from(bytes.subarray(at))
      position += at
    },
    end() {
      scan(held, true)
      const size = position + held.length
      if (!isUsable) return { ends: [size], notes: notes.slice(0, 1) }
      // a small rest is not worth a piece of its own
      if (ends.length > 0 && size - ends.at(-1)! < pieceBytes / 4) {
        ends.pop()
        notes.pop()
      }
      return { ends: [...ends, size], notes }
    },
  }
}
