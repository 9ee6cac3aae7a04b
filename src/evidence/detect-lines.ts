/** Personal data in texts, one JSON object a line. Pure: the same lines give the same answers, in whichever thread. */
import { AppError } from '../errors.ts'
import type { Kind } from '../kinds.ts'
import { findInText } from './detectors/registry.ts'
import type { DetectorContext, Finding } from './finding.ts'

/** Offsets in UTF-16 code units of `text`; `end` is exclusive. */
export type Span = { start: number; end: number; kind: Kind; confidence: number }
/** `answers`: one line a text, each ended. `wrong`: the first line that is no text, counted from 0 among these; those behind it were not looked at. */
export type LinesDetected = { answers: string; texts: number; spans: number; wrong: { line: number; expected: string } | null }

const PIECE_LENGTH = 2_000_000

export function detectLines(lines: readonly string[], context: DetectorContext): LinesDetected {
  const done: LinesDetected = { answers: '', texts: 0, spans: 0, wrong: null }
  for (const [no, line] of lines.entries()) {
    if (line.trim() === '') continue
    const read = readLine(line)
    if (typeof read === 'string') return { ...done, wrong: { line: no, expected: read } }
    const spans: Span[] = []
    for (const { start, end, kind, confidence } of findInLongText(read.text, context)) spans.push({ start, end, kind, confidence })
    done.texts++
    done.spans += spans.length
    done.answers += `${JSON.stringify({ id: read.id, spans })}\n`
  }
  return done
}

/** Error of a line that is no text, in its place in the file. */
export function lineInvalid(path: string, lineNo: number, expected: string): AppError {
  return new AppError('line_invalid', { path, line: lineNo, expected })
}

/** What the line says, or in words what was expected of it. */
function readLine(content: string): { id: unknown; text: string } | string {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch {
    return 'JSON'
  }
  const { id, text } = (value ?? {}) as { id?: unknown; text?: unknown }
  return typeof text === 'string' && (typeof id === 'string' || typeof id === 'number') ? { id, text } : 'an object with "id" and "text"'
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
