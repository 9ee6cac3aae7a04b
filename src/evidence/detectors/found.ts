/** Making findings: shared by every detector, so that value and place always agree. */
import type { Kind } from '../../kinds.ts'
import type { Finding } from '../finding.ts'

/** A finding for text[start, end). */
export function found(kind: Kind, text: string, start: number, end: number, confidence: number, why: string): Finding {
  return { kind, start, end, value: text.slice(start, end), confidence, why }
}

/** Runs a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** What a sticky pattern matches at one place; empty: nothing. Quicker than `matchAt`, which also keeps the groups. */
export function textAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.test(text) ? text.slice(at, pattern.lastIndex) : ''
}

/** True when a detector's own findings, which are the last of `out`, hold one that begins at `start`. */
export function isFoundAlready(out: readonly Finding[], kind: Kind, start: number): boolean {
  for (let at = out.length - 1; at >= 0 && out[at]!.kind === kind; at--) if (out[at]!.start === start) return true
  return false
}

const LETTER = /\p{L}/uy
/** True when a letter of any script begins at this place. */
export function isLetterAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122
  LETTER.lastIndex = at
  return LETTER.test(text)
}

const NUMBER = /\p{N}/uy
/** True when a letter or a number of any script begins at this place. */
export function isLetterOrNumberAt(text: string, at: number): boolean {
  if (isLetterAt(text, at)) return true
  const code = text.charCodeAt(at)
  if (code < 128) return code >= 48 && code <= 57
  NUMBER.lastIndex = at
  return NUMBER.test(text)
}

/** Words between a label and its value: "no.", "number is", ":", "=", quotes of JSON; bounded, so a label costs a fixed number of steps. */
export const LABEL_GAP = String.raw`(?:[\s_.-]{0,3}(?:numbers?|num|nos?|nr|nbr|refs?|reference|ids?|code|card)\b\.?){0,2}["'’]?[\s)]{0,3}(?:\((?:if|please|uk|e\.g)[^)\n]{0,40}\)\s?)?(?:is|was|are|of|:|=>|=|-|–|—|#|\t|\|)?[ \t]{0,3}[\n]?(?:["'“#(\t |:]{0,24})`

/** A sticky pattern: label, gap, value. The value is the last thing matched and the one capture group. */
export function labelled(label: string, value: string, flags = 'iy'): RegExp {
  return new RegExp(`(?:${label})${LABEL_GAP}(${value})(?![\\p{L}\\p{N}])`, flags.includes('u') ? flags : `${flags}u`)
}

/** Looks for label and value at each place; `keep` says how sure, and why, or null. */
export function findLabelled(
  kind: Kind,
  text: string,
  places: number[],
  pattern: RegExp,
  out: Finding[],
  keep: (value: string, label: string) => { confidence: number; why: string } | null,
): void {
  for (const place of places) {
    const match = matchAt(pattern, text, place)
    if (!match) continue
    const value = match[1]!
    const end = place + match[0].length
    const kept = keep(value, match[0].slice(0, match[0].length - value.length))
    if (kept) out.push(found(kind, text, end - value.length, end, kept.confidence, kept.why))
  }
}
