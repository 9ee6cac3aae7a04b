/**
 * One huge file must not keep one reader busy while the others idle. The reader that meets it says where it can be cut (it alone may look inside); the pool
 * hands the pieces out, and this book puts the answers together. A piece that could not be read apart has the whole file read again in one.
 */
import type { FileOutcome } from '../record.ts'
import type { PieceNote } from '../formats/format.ts'
import type { PieceOrder, ReadDone, ReadOrder } from './wire.ts'

type Piece = Pick<ReadDone, 'unit' | 'outcome'> & { rows: number; sources: number; isContinued: boolean }
type Book = { pieces: (Piece | null)[]; isRefused: boolean }

export type Settled<Order> = { kind: 'wait' } | { kind: 'again'; order: Order } | { kind: 'done'; unit: number; outcome: FileOutcome }

export class PieceBook<Order extends Omit<ReadOrder, 'unit'> & { fileNo: number }> {
  readonly #books = new Map<number, Book>()

  /** The orders for all pieces but the first, which the reader that asked goes on with. `ends`: in bytes, the last is the file's. */
  split(order: Order, ends: number[], notes: PieceNote[]): Order[] {
    this.#books.set(order.fileNo, { pieces: ends.map(() => null), isRefused: false })
    return ends.slice(1).map((to, index) => ({ ...order, piece: { no: index + 1, from: ends[index]!, to, ...notes[index + 1]! } satisfies PieceOrder }))
  }

  /** True while pieces of this file are open: what its readers answer is not yet the file's. */
  has(order: Order): boolean {
    return this.#books.has(order.fileNo)
  }

  done(order: Order, { unit, outcome, pieceRows, pieceSources, isPieceRefused }: ReadDone): Settled<Order> {
    const book = this.#books.get(order.fileNo)!
    book.pieces[order.piece?.no ?? 0] = { unit, outcome, rows: pieceRows ?? 0, sources: pieceSources ?? 0, isContinued: order.piece?.isContinued ?? false }
    if (isPieceRefused === true || outcome.status !== 'read') book.isRefused = true
    if (book.pieces.includes(null)) return { kind: 'wait' }
    this.#books.delete(order.fileNo)
    if (book.isRefused) {
      const { piece: _, ...whole } = order
      return { kind: 'again', order: { ...(whole as Order), isWhole: true } }
    }
    const pieces = book.pieces as Piece[]
    const recordCount = pieces.reduce((sum, piece) => sum + piece.outcome.recordCount, 0)
    const kept = placed(pieces)
    return { kind: 'done', unit: pieces[0]!.unit, outcome: { ...pieces[0]!.outcome, recordCount, pieces: kept } }
  }
}

/** Where the rows and the sources of each piece begin in the file. A piece that goes on with a table counts it among its own sources, as the first. */
function placed(pieces: Piece[]): NonNullable<FileOutcome['pieces']> {
  let [rowsBefore, sourcesBefore] = [0, 0]
  return pieces.map(({ unit, outcome, rows, sources, isContinued }, no) => {
    if (!isContinued) rowsBefore = 0
    const place = { unit, recordCount: outcome.recordCount, rowsBefore, sourcesBefore: isContinued && no > 0 ? sourcesBefore - 1 : sourcesBefore }
    sourcesBefore = place.sourcesBefore + sources
    rowsBefore = isContinued && sources <= 1 ? rowsBefore + rows : rows
    return place
  })
}
