/** The review as a table for a file: what was found, by which method and seed, and how far it can be trusted. Counts only: no record and no person. */
import type { Interval } from './estimate.ts'
import type { ReviewOverview } from './review-overview.ts'

export const REVIEW_HEAD = ['measure', 'value', 'low', 'high', 'of', 'method'] as const
export type ReviewTableRow = [measure: string, value: number | null, low: number | null, high: number | null, of: number | null, method: string]

export function reviewTable(view: ReviewOverview): ReviewTableRow[] {
  const { estimate, agreement, golden, model } = view
  const range = (measure: string, interval: Interval | null, method: string): ReviewTableRow[] =>
    interval ? [[measure, interval.value, interval.low, interval.high, null, method]] : []
  const count = (measure: string, value: number, of: number, method = ''): ReviewTableRow => [measure, value, null, null, of, method]
  const perRecord = 'Over the records judged; Wilson interval of 95 %, with the design effect of records judged together.'
  return [
    ...range('people, as the register says by itself', model, 'Model-based: links made that may be wrong, links not made that may be right.'),
    ...(estimate
      ? [
          ...range('people, after review', estimate.people, estimate.method),
          ...range('links that are right (precision)', estimate.precision, perRecord),
          ...range('links that were found (recall)', estimate.recall, `${perRecord} Of pairs that share a key.`),
        ]
      : []),
    count('records judged', view.judged, view.samples, `Drawn at random with seed ${view.seed} on ${view.drawnAt.toISOString()} from ${view.records} records.`),
    ...view.byReason.map(({ reason, done, total }) => count(`pairs judged: ${REASONS[reason]}`, done, total)),
    ...(agreement
      ? [
          count('pairs that two reviewers answered alike', agreement.same, agreement.shared),
          ...(agreement.kappa === null ? [] : [['agreement beyond chance (kappa)', agreement.kappa, null, null, null, 'Cohen 1960.'] satisfies ReviewTableRow]),
        ]
      : []),
    count('known answers that were right', golden.right, golden.answered),
    count('pairs in dispute', view.disputed, view.pairs),
  ]
}

const REASONS = { unsure: 'near the line', impact: 'large effect on the count', random: 'drawn at random', golden: 'known answers' } as const
