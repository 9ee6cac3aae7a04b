/**
 * Logs told from tables: both are lines of a like shape, and a line of a web server's log falls into as many parts at its colons as the next. As a table its
 * columns are nobody's, and what stands in them would not be looked for.
 */
import { headText } from './formats/text-pieces.ts'

/** Host, two names, a stamp in brackets, the request: NCSA common log format, which Apache and nginx write. */
const REQUEST = /^\S+ \S+ .{1,80}?\[\d{2}\/[A-Z][a-z]{2}\/\d{4}[: ]\d{2}:\d{2}:\d{2}/
/** `<34>1 2026-…` and `Oct 11 22:14:15 host …`: RFC 5424 and 3164. */
const SYSLOG = /^(?:<\d{1,3}>)?(?:\d? ?\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\S* \S+ |[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \S+ )/
/** A stamp (ISO 8601, RFC 3339, or with slashes), a space, words. A comma or a tab behind it would be a cell's end. */
const STAMPED = /^\[?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?\]?:? +[^\s,;|]/
const MANY = 60

/** True when nearly all first lines begin as lines of a log do. Lines that go on with one before (a stack of calls) may be one in four. */
export function isLog(head: Buffer): boolean {
  const lines = headText(head.subarray(0, 16_384)).split('\n').slice(0, -1)
  const said = (lines.length === 0 ? [headText(head)] : lines).filter((line) => line.trim() !== '').slice(0, MANY)
  const begun = said.filter((line) => REQUEST.test(line) || SYSLOG.test(line) || (STAMPED.test(line) && !/[\t|;]/.test(line)))
  return begun.length > 0 && begun.length >= said.length * 0.75
}
