/** How the statements of a dump that matter begin. Sticky: set `lastIndex` before use. */
import { QUALIFIED } from './sql-schema.ts'

/** `INTO t (…) VALUES (…)` alone is a row of Oracle's INSERT ALL. */
export const INSERT = new RegExp(
  `(?:(?:insert\\s+(?:all|first)\\s+)?into|(?:insert|replace)(?:\\s+(?:low_priority|delayed|high_priority|ignore|or\\s+\\w+))*(?:\\s+into)?)\\s+(${QUALIFIED})\\s*`,
  'iuy',
)
export const VALUES = /\s*(?:overriding\s+\w+\s+value\s*)?values?\s*(?=\()/iy
export const COPY = new RegExp(`copy\\s+(${QUALIFIED})\\s*(\\([^)]*\\))?\\s*from\\s+stdin[^;\\n]*;[^\\n]*\\n`, 'iuy')
export const USE = /use\s+[`"[]?([^`"\];\s]+)|\\connect\s+(?:-reuse-previous=on\s+)?"?([^"\s]+)/iy
export const NOISE = /(?:\s+|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/\s*;?|;|GO\s*\n)+/y
