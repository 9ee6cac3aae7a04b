/** How many, and how sure over time: the range is one figure. */
import { useState } from 'react'
import type { Overview, Relationship } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { EstimateChart } from './estimate-chart.tsx'

const SHOWN: Relationship[] = ['member', 'affiliated_supporter', 'registered_supporter', 'former', 'applicant', 'donor', 'staff', 'other', 'unknown']
/** As many as fit in a line; the rest is in the register. */
const MOST = 7

export function AffectedPeople({ overview }: { overview: Overview }) {
  const words = useWords()
  const [isTable, setTable] = useState(false)
  const { summary, estimate, incident } = overview
  if (!summary)
    return (
      <Section className="c8" title={words.overview.affected}>
        <Empty says={words.overview.notCounted} hint={words.overview.notCountedHint} />
      </Section>
    )
  const relationships = SHOWN.map((relationship) => ({ relationship, count: summary.byRelationship[relationship] ?? 0 }))
    .filter(({ count }) => count > 0)
    .slice(0, MOST)
  return (
    <Section
      className="c8"
      title={words.overview.affected}
      meta={
        <>
          <button type="button" className="link" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {words.table}
          </button>{' '}
          · <a href={incidentUrl(incident.incidentId, 'estimate.csv')}>{words.csv}</a>
        </>
      }
    >
      <div className="range-head">
        <p className="figure">
          {summary.low === summary.high ? (
            words.number(summary.low)
          ) : (
            <>
              {words.number(summary.low)}
              <span className="to">{words.overview.to}</span>
              {words.number(summary.high)}
            </>
          )}
        </p>
        <p className="meta-2">{words.overview.likely(summary.people)}</p>
        <details className="how">
          <summary className="meta">{words.overview.how}</summary>
          <p className="meta">{summary.method}</p>
        </details>
      </div>
      {isTable ? (
        <EstimateTable overview={overview} />
      ) : (
        <EstimateChart steps={estimate} rosterSize={summary.rosterSize} now={overview.now} zone={incident.zone} />
      )}
      <ul className="split" aria-label={words.overview.byRelationship}>
        {relationships.map(({ relationship, count }) => (
          <li key={relationship}>
            <b>{words.number(count)}</b>
            <span className="meta">{words.relationships[relationship]}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function EstimateTable({ overview }: { overview: Overview }) {
  const words = useWords()
  return (
    <table className="estimate-table">
      <thead>
        <tr>
          <th>{words.overview.at}</th>
          <th>{words.overview.event}</th>
          <th className="n">{words.overview.low}</th>
          <th className="n">{words.overview.mostLikely}</th>
          <th className="n">{words.overview.high}</th>
        </tr>
      </thead>
      <tbody>
        {overview.estimate.map((step) => (
          <tr key={`${step.at}${step.event}`}>
            <td>
              <time dateTime={step.at}>{dayTime(new Date(step.at), overview.incident.zone, words.locale)}</time>
            </td>
            <td>{words.overview.chartEvent(step.event)}</td>
            <td className="n">{words.number(step.low)}</td>
            <td className="n">{step.likely === null ? '' : words.number(step.likely)}</td>
            <td className="n">{words.number(step.high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
