/** Scores of single sentences: who is a child, who is in danger, which words are a user name or a password. */
import { findInText } from '../../../src/evidence/detectors/registry.ts'
import { NO_CONTEXT } from '../../../src/evidence/finding.ts'
import { isAtSpecialRisk, speaksOfChild } from '../../../src/evidence/risk-words.ts'
import type { Kind } from '../../../src/kinds.ts'
import { linesOf } from './hard/index.ts'
import { newTally, type Tally } from './score-texts.ts'

type Marked = { text: string; spans: { start: number; end: number }[] }
/** A line without its brackets, and where they stood. */
function marked(line: string): Marked {
  const spans: Marked['spans'] = []
  let text = ''
  for (const part of line.split(/(\[[^\]]*\])/)) {
    const isMarked = part.startsWith('[')
    const words = isMarked ? part.slice(1, -1) : part
    if (isMarked) spans.push({ start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, spans }
}

export function scoreChildren(children: string, adults: string): Tally {
  const tally = newTally()
  for (const [lines, isChild] of [[children, true] as const, [adults, false] as const])
    for (const { text, spans } of linesOf(lines).map(marked))
      for (const { start, end } of spans) {
        const isFound = speaksOfChild(text, start, end)
        if (isFound) tally[isChild ? 'right' : 'wrong']++
        else if (isChild) tally.missed++
      }
  return tally
}

export function scoreDanger(said: string, notSaid: string): Tally {
  const tally = newTally()
  for (const line of linesOf(said)) tally[isAtSpecialRisk(line) ? 'right' : 'missed']++
  for (const line of linesOf(notSaid)) if (isAtSpecialRisk(line)) tally.wrong++
  return tally
}

/** Each finding of the kind that lies on a marked place is right, every other one wrong. */
export function scoreMarked(kind: Kind, there: string, notThere: string): Tally {
  const tally = newTally()
  for (const { text, spans } of [...linesOf(there), ...linesOf(notThere)].map(marked)) {
    const found = findInText(text, NO_CONTEXT).filter((one) => one.kind === kind && one.confidence >= 0.5)
    const fits = (span: Marked['spans'][number], one: (typeof found)[number]) =>
      one.start <= span.start + 1 && one.end >= span.end - 1 && one.end <= span.end + 1
    for (const span of spans) tally[found.some((one) => fits(span, one)) ? 'right' : 'missed']++
    tally.wrong += found.filter((one) => !spans.some((span) => fits(span, one))).length
  }
  return tally
}
