/** What `tocsin link` says when it is done. */
import type { LinkSummary } from './link.ts'

const whole = (value: number) => Math.round(value).toLocaleString('en-GB')
const share = (value: number) => value.toFixed(4)

export function linkText(summary: LinkSummary): string {
  const { records, people, rosterMatched, unidentifiable, ambiguous, pairs, cappedBlocks, truth, notes, out, seconds, peakMemoryBytes } = summary
  const lines = [
    `${whole(records)} records are about ${whole(people.count)} people (${whole(people.low)} to ${whole(people.high)}).`,
    ...(rosterMatched === null ? [] : [`${whole(rosterMatched)} of them are on the roster.`]),
    ...(unidentifiable > 0 ? [`${whole(unidentifiable)} records identify nobody: each stands alone in the result and is not among the people.`] : []),
    ...(ambiguous > 0 ? [`${whole(ambiguous)} records fit two people equally well and were given to neither.`] : []),
    `${whole(pairs.compared)} pairs were compared; ${whole(pairs.kept)} may be one person.`,
    ...cappedBlocks.map(({ rule, records: count, treatment }) => `${whole(count)} records share one ${rule}: ${treatment}.`),
    ...(summary.increment
      ? [
          `${whole(summary.increment.newNodes)} different records are new and ${whole(summary.increment.goneNodes)} gone since what was kept; ${whole(summary.increment.touchedNodes)} were looked at again` +
            `${summary.increment.way === 'increment' ? '' : ' (all pairs were compared again, by the same weights)'}.`,
        ]
      : []),
    ...(summary.ids
      ? [
          `${whole(summary.ids.kept)} clusters keep their number, ${whole(summary.ids.added)} are new; ${whole(summary.ids.merged)} took others in, ${whole(summary.ids.split)} came apart, ${whole(summary.ids.gone)} have no record left (${out}.journal.csv).`,
        ]
      : []),
    ...(truth
      ? [
          `Against the truth: precision ${share(truth.precision)}, recall ${share(truth.recall)}, F1 ${share(truth.f1)}, B-cubed ${share(truth.bCubed)}` +
            `${truth.calibrationError === null ? '' : `, calibration error ${share(truth.calibrationError)}`}; truly ${whole(truth.truePeople)} people` +
            `${truth.blank > 0 ? `; ${whole(truth.blank)} records without a truth were left out` : ''}.`,
        ]
      : []),
    ...notes.map((note) => `Note: ${note}.`),
    ...summary.sources.map(({ source, columns }) => `Compared in ${source}: ${columnsInWords(columns)}.`),
    ...(summary.roster ? [`Compared in the roster: ${columnsInWords(summary.roster.columns)}.`] : []),
    `Model ${summary.modelHash}; ${(seconds['total'] ?? 0).toFixed(1)} s; ${whole(peakMemoryBytes / 2 ** 20)} MiB at most.`,
    `Clusters: ${out}`,
  ]
  return `${lines.join('\n')}\n`
}

function columnsInWords(columns: LinkSummary['sources'][number]['columns']): string {
  return Object.entries(columns)
    .map(([field, headers]) => `${field.replaceAll('_', ' ')} (${headers.join(', ')})`)
    .join('; ')
}
