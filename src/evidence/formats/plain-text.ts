/** Text without a structure of its own: letters, notes, logs, source code. Read in blocks, so that a log of any length needs little memory. */
import type { Format } from './format.ts'
import { looksLikeText } from '../file-type.ts'
import { isLog } from '../log-lines.ts'
import { BLOCK_BYTES, isByteText, textBlocks, textCuts } from '../text-blocks.ts'
import { openProse } from './prose.ts'

export const plainText: Format = {
  type: 'text',
  // surer than a table without known headers, less sure than one with them
  sniff: (head) => (looksLikeText(head) ? (isLog(head) ? 0.7 : 0.1) : 0),
  read: async (input, sink, context) => {
    const { pieces } = context
    if (pieces?.isShared === true && pieces.piece === null && isByteText(input.head) && input.size > pieces.pieceBytes) {
      const { ends, lines } = await textCuts(input, pieces.pieceBytes)
      const notes = ends.map((_, no) => ({ isContinued: no > 0, note: String(lines[no]!) }))
      if (ends.length > 1) pieces.split(ends, notes)
    }
    const { from, to, note } = pieces?.piece ?? { from: 0, to: input.size, note: '1' }
    const prose = openProse(input.path, '', sink, context)
    // readers of later pieces do not announce it, and whether it is shared must make no difference
    if (input.size > BLOCK_BYTES) sink.announce?.(prose.sourceNo)
    for await (const { text, line } of textBlocks(input, from, to, Number(note))) prose.read(text, line === 1 ? '' : `from line ${line}`)
    if (pieces !== undefined && pieces.piece !== null) {
      pieces.rows = prose.rowNo - 1
      pieces.sources = 1
    }
    return { status: 'read', reason: '', bytesRead: input.size }
  },
}
