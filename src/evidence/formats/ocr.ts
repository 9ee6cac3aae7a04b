/**
 * Text of pictures: Tesseract (LSTM, English) as WebAssembly, one engine a reader, everything local. It takes a second a page and more, so what it
 * found is kept by the picture's own hash (see sandbox/picture-desk.ts).
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { TesseractApi, TesseractCore } from 'tesseract.js-core/tesseract-core-simd-lstm.js'
import { FormatError } from './format.ts'
import { markProgress } from './progress.ts'

/** `confidence`: percent, as the engine says it of its words. */
export type PictureText = { text: string; confidence: number }
export type PictureSize = { width: number; height: number }

/** A page of A4 at 600 dpi has 35 million. More would take longer than a reader may be silent. */
const MOST_PIXELS = 40e6
/** Smaller pictures are logos, lines and bullets. */
const LEAST_PIXELS = 40_000
const LEAST_SIDE = 24
/** Sure enough that the page is not upside down, in percent. */
const UPRIGHT_CONFIDENCE = 60
const BETTER_BY = 15
const WORDS_OF_A_PAGE = 12
const AUTOMATIC_LAYOUT = 3
const LSTM_ONLY = 1

type Engine = { core: TesseractCore; api: TesseractApi }
let engine: Promise<Engine> | null = null

/** PNG, JPEG, TIFF (first page), BMP, PNM or WebP. Throws FormatError 'damaged' or 'refused'. */
export async function recognise(picture: Buffer, size: PictureSize): Promise<PictureText> {
  if (size.width * size.height > MOST_PIXELS)
    throw new FormatError(
      'refused',
      `a picture of ${Math.round((size.width * size.height) / 1e6)} million pixels needs more time and memory than a reader may use`,
    )
  markProgress()
  engine ??= startEngine()
  try {
    return upright(await engine, picture)
  } catch (error) {
    // A trap leaves the engine in an unknown state: the next picture gets a new one.
    engine = null
    if (error instanceof FormatError) throw error
    throw new FormatError('damaged', 'the picture is damaged: it cannot be opened')
  } finally {
    markProgress()
  }
}

/** Too small, or too narrow, to hold a line of words. */
export function isTooSmall({ width, height }: PictureSize): boolean {
  return width * height < LEAST_PIXELS || Math.min(width, height) < LEAST_SIDE
}

/** Pages are laid on scanners any way round: words that make little sense are tried from the other three sides. */
function upright({ core, api }: Engine, picture: Buffer): PictureText {
  core.FS.writeFile('/input', picture)
  try {
    let best = recogniseAt(api, 0)
    if (best.confidence >= UPRIGHT_CONFIDENCE || wordsIn(best.text) < WORDS_OF_A_PAGE) return best
    for (const turns of [2, 1, 3]) {
      const turned = recogniseAt(api, (turns * Math.PI) / 2)
      if (turned.confidence > best.confidence + BETTER_BY) best = turned
      if (best.confidence >= UPRIGHT_CONFIDENCE) break
    }
    return best
  } finally {
    core.FS.unlink('/input')
    api.Clear()
  }
}

function recogniseAt(api: TesseractApi, angle: number): PictureText {
  // 1: as the camera held it.
  if (api.SetImageFile(1, angle) !== 0) throw new FormatError('damaged', 'the picture is damaged: it cannot be opened')
  if (api.Recognize(null) !== 0) throw new FormatError('damaged', 'the picture cannot be read: the engine gave up on it')
  markProgress()
  return { text: api.GetUTF8Text().trim(), confidence: api.MeanTextConf() }
}

const wordsIn = (text: string): number => text.match(/\p{L}{3,}/gu)?.length ?? 0

async function startEngine(): Promise<Engine> {
  const { default: load } = await import('tesseract.js-core/tesseract-core-simd-lstm.js')
  const core = await load({ print: () => {}, printErr: () => {} })
  const data = join(dirname(createRequire(import.meta.url).resolve('@tesseract.js-data/eng')), '4.0.0_best_int', 'eng.traineddata.gz')
  core.FS.writeFile('/eng.traineddata', gunzipSync(readFileSync(data)))
  const api = new core.TessBaseAPI()
  if (api.Init('/', 'eng', LSTM_ONLY) !== 0) throw new FormatError('damaged', 'the engine for pictures did not start')
  api.SetVariable('debug_file', '/dev/null')
  api.SetPageSegMode(AUTOMATIC_LAYOUT)
  return { core, api }
}
