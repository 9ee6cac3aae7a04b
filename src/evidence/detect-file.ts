/** Finds personal data in texts that come one a line: `{"id","text"}` in, `{"id","spans":[{"start","end","kind","confidence"}]}` out, in the same order. */
import { createWriteStream, renameSync, rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError, isDiskFull } from '../errors.ts'
import type { Kind } from '../kinds.ts'
import { findInText } from './detectors/registry.ts'
import { NO_CONTEXT, type DetectorContext, type Finding } from './finding.ts'
import { lineGroupsOfFile } from './lines-of-file.ts'

/** Offsets in UTF-16 code units of `text`; `end` is exclusive. */
export type Span = { start: number; end: number; kind: Kind; confidence: number }
export type DetectSummary = { texts: number; spans: number }

const PIECE_LENGTH = 2_000_000

/** `out` appears when it is whole. Errors: `file_missing`, `line_invalid`, `disk_full`. */
export async function detectFile(path: string, out: string, context: DetectorContext = NO_CONTEXT): Promise<DetectSummary> {
  const summary: DetectSummary = { texts: 0, spans: 0 }
  const part = `${out}.part`
  try {
    await pipeline(Readable.from(answers(path, context, summary)), createWriteStream(part))
    renameSync(part, out)
    return summary
  } catch (error) {
    rmSync(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && (error as NodeJS.ErrnoException).path === path) throw new AppError('file_missing', { path })
    throw isDiskFull(error) ? new AppError('disk_full', { path: out }) : error
  }
}

/** Answers are handed on many at a time: most texts are short, and a step of a stream costs more than they do. In characters. */
const BATCH_LENGTH = 1 << 16

async function* answers(path: string, context: DetectorContext, summary: DetectSummary): AsyncGenerator<string> {
  let lineNo = 0
  let batch = ''
  for await (const lines of lineGroupsOfFile(path)) {
    for (const line of lines) {
      lineNo++
      if (line.trim() === '') continue
      const { id, text } = readLine(path, lineNo, line)
      const spans: Span[] = []
      for (const { start, end, kind, confidence } of findInLongText(text, context)) spans.push({ start, end, kind, confidence })
      summary.texts++
      summary.spans += spans.length
      batch += `${JSON.stringify({ id, spans })}\n`
      if (batch.length < BATCH_LENGTH) continue
      yield batch
      batch = ''
    }
  }
  if (batch !== '') yield batch
}

function readLine(path: string, line: number, content: string): { id: unknown; text: string } {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    throw new AppError('line_invalid', { path, line, expected: 'JSON' })
  }
  const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown }
  if (typeof text !== 'string' || (typeof id !== 'string' && typeof id !== 'number'))
    throw new AppError('line_invalid', { path, line, expected: 'an object with "id" and "text"' })
  return { id, text }
}

/** The detectors hold what they see of one piece in memory: long texts are cut at line ends, or, without any, where they are full. */
export function* findInLongText(text: string, context: DetectorContext): Generator<Finding> {
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + PIECE_LENGTH)
    const lineEnd = to < text.length ? text.lastIndexOf('\n', to) : -1
    if (lineEnd > from) to = lineEnd + 1
    const piece = from === 0 && to === text.length ? text : text.slice(from, to)
    for (const finding of findInText(piece, context)) yield from === 0 ? finding : { ...finding, start: finding.start + from, end: finding.end + from }
    from = to
  }
}
