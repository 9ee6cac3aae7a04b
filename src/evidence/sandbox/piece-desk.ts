/** What a reader knows of the piece it reads, and how it asks that a file be cut. Runs in the sandbox. */
import type { PieceDesk } from '../formats/format.ts'
import type { FrameOutput } from './output.ts'
import { FRAME, frame, type ReadOrder, type Split } from './wire.ts'

export type UnitPieces = PieceDesk & { isRefused: boolean }

export function openPieceDesk(
  order: ReadOrder,
  { output, pieceBytes = 0, isShared = false }: { output: FrameOutput; pieceBytes?: number; isShared?: boolean },
): UnitPieces {
  const desk: UnitPieces = {
    pieceBytes: order.isWhole === true || order.pictures !== undefined ? 0 : pieceBytes,
    isShared,
    piece: order.piece ?? null,
    rows: 0,
    sources: 0,
    isRefused: false,
    split(ends, notes = ends.map((_, no) => ({ isContinued: no > 0, note: '' }))) {
      desk.piece = { no: 0, from: 0, to: ends[0]!, ...notes[0]! }
      output.add(frame(FRAME.split, JSON.stringify({ ends, notes } satisfies Split)))
      output.flush()
    },
    refuse: () => void (desk.isRefused = true),
  }
  return desk
}
