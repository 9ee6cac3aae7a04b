/** Text without a structure of its own: letters, notes, logs, source code. Read in pieces, so that a log of any length needs little memory. */
import type { Format } from './format.ts'
import { looksLikeText } from '../file-type.ts'
import { textPieces } from '../text-of-bytes.ts'
import { openProse } from './prose.ts'

export const plainText: Format = {
  type: 'text',
  sniff: (head) => (looksLikeText(head) ? 0.1 : 0),
  read: async (input, sink, context) => {
    const prose = openProse(input.path, '', sink, context)
    for await (const piece of textPieces(input.head, input.chunks())) prose.read(piece.text, piece.line === 1 ? '' : `from line ${piece.line}`)
    return { status: 'read', reason: '', bytesRead: input.size }
  },
}
