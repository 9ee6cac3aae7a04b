/** Where the steps of an estimate stand: in proportion to time, but each wide enough to be seen and named. */
import type { EstimateStep } from '../../src/api/contract.ts'

/** Percent of the width that a step has at least; a step made a second ago is as true as one of three days. */
const LEAST_PERCENT = 20
/** Percent of the width that all these leasts take together at most, so that time still shows. */
const LEASTS_PERCENT = 70

export type EstimateScale = {
  /** Percent from the left, one a step. */
  starts: number[]
  /** Percent from the left of any time between the first step and now. */
  placeOf(atMs: number): number
}

/** Time runs evenly within each step; steps that would be narrower than the least take from the wider ones. */
export function estimateScale(steps: readonly EstimateStep[], nowMs: number): EstimateScale {
  const times = steps.map(({ at }) => new Date(at).getTime())
  const edges = [...times, Math.max(nowMs, times.at(-1) ?? nowMs)]
  const spans = times.map((at, index) => Math.max(0, edges[index + 1]! - at))
  const widths = widthsOf(spans)
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0))
  const placeOf = (atMs: number) => {
    const index = Math.max(
      0,
      times.findLastIndex((at) => at <= atMs),
    )
    const span = spans[index] ?? 0
    const share = span > 0 ? Math.min(1, Math.max(0, (atMs - times[index]!) / span)) : 1
    return starts[index]! + share * widths[index]!
  }
  return { starts, placeOf }
}

function widthsOf(spans: readonly number[]): number[] {
  const least = Math.min(LEAST_PERCENT, LEASTS_PERCENT / Math.max(1, spans.length))
  const fixed = new Set<number>()
  for (;;) {
    const rest = 100 - fixed.size * least
    const free = spans.reduce((sum, span, index) => (fixed.has(index) ? sum : sum + span), 0)
    const width = (span: number, index: number) => (fixed.has(index) ? least : free > 0 ? (span / free) * rest : rest / (spans.length - fixed.size))
    const narrow = spans.findIndex((span, index) => !fixed.has(index) && width(span, index) < least - 1e-9)
    if (narrow === -1) return spans.map(width)
    fixed.add(narrow)
  }
}
