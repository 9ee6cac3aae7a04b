/** Which pictures a reader takes to OCR, and what is known of them already. Runs in the sandbox. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PictureDesk } from '../formats/format.ts'
import { recognise, type PictureText } from '../formats/ocr.ts'
import { FrameOutput } from './output.ts'
import { FRAME, frame, KNOWN_PICTURES, type OcrMode, type ReadOrder } from './wire.ts'

export type KnownPicture = PictureText & { key: string }

let known: Map<string, PictureText> | null = null

/** Pictures of one file on disk, with all that is packed inside it. `waiting` counts those that were left for later. */
export type UnitDesk = PictureDesk & { waiting: number }

export function openPictureDesk(mode: OcrMode, order: ReadOrder, scratchFolder: string, output: FrameOutput): UnitDesk {
  let met = 0
  const desk: UnitDesk = {
    wantsAll: mode === 'always',
    isLater: mode !== 'never',
    waiting: 0,
    read: async (picture, size) => {
      const { pictures } = order
      if (mode === 'never' || pictures === undefined) {
        desk.waiting++
        return null
      }
      // In a pass over a part of the pictures, the others are somebody else's.
      if (pictures.of > 1 && met++ % pictures.of !== pictures.no) return null
      const bytes = await picture()
      const key = createHash('sha256').update(bytes).digest('hex')
      known ??= readKnown(scratchFolder)
      const before = known.get(key)
      if (before !== undefined) return before
      const found = await recognise(bytes, size)
      known.set(key, found)
      output.add(frame(FRAME.picture, JSON.stringify({ key, ...found } satisfies KnownPicture)))
      output.flush()
      return found
    },
  }
  return desk
}

function readKnown(scratchFolder: string): Map<string, PictureText> {
  const found = new Map<string, PictureText>()
  let lines: string[] = []
  try {
    lines = readFileSync(join(scratchFolder, KNOWN_PICTURES), 'utf8').split('\n')
  } catch {
    // Nothing is known yet.
  }
  for (const line of lines) {
    if (line === '') continue
    const { key, text, confidence } = JSON.parse(line) as KnownPicture
    found.set(key, { text, confidence })
  }
  return found
}

/** In a pass over pictures alone, only what OCR found leaves the reader. */
export class PictureOutput extends FrameOutput {
  readonly #to: FrameOutput
  constructor(to: FrameOutput) {
    super()
    this.#to = to
  }
  override add(bytes: Buffer): void {
    if (bytes[0] === FRAME.picture) this.#to.add(bytes)
  }
  override flush(): void {
    this.#to.flush()
  }
}
