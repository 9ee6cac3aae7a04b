/** What is true now, and what must happen next. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { bytes } from '../parts/format.ts'
import { GradeLegend } from '../parts/marks.tsx'
import { useNow } from '../parts/now.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { overviewQuery } from '../queries.ts'
import { Treemap } from '../evidence/treemap.tsx'
import { ObligationTimeline } from '../obligation/timeline.tsx'
import { AffectedPeople } from './affected-people.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { FactColumn } from './fact-column.tsx'
import { Kinds } from './kinds.tsx'
import { NoticeSummary } from './notice-summary.tsx'
import { RunningStages } from './running-stages.tsx'
import { SeverityPanel } from './severity-panel.tsx'
import { SummaryLead } from './summary-lead.tsx'
import { Waiting } from './waiting.tsx'

export function OverviewPage({ incidentId }: { incidentId: string }) {
  const query = useQuery(overviewQuery(incidentId))
  return (
    <Loaded query={query} lines={14}>
      {(overview) => <OverviewGrid overview={overview} answeredAtMs={query.dataUpdatedAt} />}
    </Loaded>
  )
}

function OverviewGrid({ overview, answeredAtMs }: { overview: Overview; answeredAtMs: number }) {
  const words = useWords()
  const now = useNow(overview.now, answeredAtMs)
  const { incident, facts, obligations, evidence } = overview
  const { incidentId } = incident
  const count = (status: string) => obligations.filter((duty) => duty.status === status).length
  return (
    <div className="grid p-overview">
      <SummaryLead overview={overview} now={now} />
      <ClockPanel clock={overview.clock} awareAt={incident.awareAt} isAssessed={obligations.length > 0} now={now} zone={incident.zone} />
      <RunningStages stages={overview.stages} now={now} />
      <AffectedPeople overview={overview} />
      <Waiting overview={overview} now={now} />
      <FactColumn title={words.overview.know} meta={words.overview.facts(facts.know.length)} facts={facts.know} />
      <FactColumn title={words.overview.believe} meta={words.overview.facts(facts.believe.length)} facts={facts.believe} />
      <FactColumn title={words.overview.dontKnow} meta={words.overview.questions(facts.unknown.length)} facts={facts.unknown} />
      <div className="c12 legend-row">
        <GradeLegend />
      </div>
      <Kinds overview={overview} />
      <SeverityPanel overview={overview} />
      <Section
        className="c12"
        title={words.room.obligations}
        meta={
          <>
            {obligations.length > 0 &&
              `${words.overview.obligationCounts(count('due'), count('cannot_rule_out'), count('done'), count('exempt') + count('not_due'))} · `}
            <Link to="/incidents/$incidentId/obligations" params={{ incidentId }}>
              {words.overview.allReasons}
            </Link>
          </>
        }
      >
        <ObligationTimeline obligations={obligations} startedAt={incident.awareAt} now={now} zone={incident.zone} />
      </Section>
      <Section
        className="c7 screen-only"
        title={words.room.evidence}
        meta={
          <>
            {words.overview.evidence(bytes(evidence.bytes, words.locale), evidence.files)} · <a href={incidentUrl(incidentId, 'evidence.csv')}>{words.csv}</a> ·{' '}
            <Link to="/incidents/$incidentId/evidence" params={{ incidentId }}>
              {words.table}
            </Link>
          </>
        }
      >
        <Treemap map={evidence} supplier={incident.supplier} />
      </Section>
      <NoticeSummary overview={overview} />
    </div>
  )
}
