/** How grave: ENISA's score as a block as wide as its uncertainty, beside what the rules decided. */
import { Link } from '@tanstack/react-router'
import type { DecisionView, Overview, SeverityView } from '../../src/api/contract.ts'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

/** The strip shows 0 to 6 in four bands of equal width; the score's limits are 2, 3 and 4. */
const LIMITS = [0, 2, 3, 4, 6] as const

function place(score: number): number {
  const capped = Math.min(6, Math.max(0, score))
  const band = capped >= 4 ? 3 : capped >= 3 ? 2 : capped >= 2 ? 1 : 0
  return (band + (capped - LIMITS[band]!) / (LIMITS[band + 1]! - LIMITS[band]!)) * 25
}

export function SeverityPanel({ overview }: { overview: Overview }) {
  const words = useWords()
  const { severity, decision, incident } = overview
  return (
    <Section
      className="c6 screen-only"
      title={words.overview.severity}
      meta={
        <Link to="/incidents/$incidentId/decision" params={{ incidentId: incident.incidentId }}>
          {words.overview.decision}
        </Link>
      }
    >
      {!severity && <p className="meta-2">{words.overview.notAssessed}</p>}
      <div className="sev">
        {severity && <SeverityScore severity={severity} />}
        {decision && (
          <div>
            <p className="decided">
              {words.overview.authority[decision.authority] ?? decision.authority} {words.overview.tellPeople[decision.people] ?? decision.people}
            </p>
            <p className="meta decided-at">{words.overview.assessed(dayTime(new Date(decision.assessedAt), incident.zone, words.locale))}</p>
            <ul className="rules">
              {decision.rules.slice(0, 4).map((rule) => (
                <li key={rule.id}>
                  {rule.says}
                  <span className="meta">
                    {rule.certainty === 'cannot_rule_out' && `${words.overview.cannotRuleOut}. `}
                    {rule.id} · {rule.source}
                  </span>
                </li>
              ))}
              {decision.bridge && (
                <li>
                  {words.overview.bridge}
                  <span className="meta">{decision.bridge}</span>
                </li>
              )}
              {decision.nearestCase && <NearestCase nearest={decision.nearestCase} />}
            </ul>
          </div>
        )}
      </div>
    </Section>
  )
}

function NearestCase({ nearest: { id, title, authority, people, differs } }: { nearest: NonNullable<DecisionView['nearestCase']> }) {
  const words = useWords()
  return (
    <li>
      {words.overview.nearest}: {title}
      <span className="meta">
        {id}. {words.overview.nearestTold(authority === 'yes', people === 'yes')} {differs.length > 0 ? words.overview.differs(differs) : words.overview.alike}
      </span>
    </li>
  )
}

/** The score alone, where the reasons stand elsewhere on the page. */
export function SeverityScore({ severity }: { severity: SeverityView }) {
  const words = useWords()
  const { low, high, bandLow, bandHigh, factors } = severity
  const range = low === high ? figure(low) : `${figure(low)} ${words.overview.to} ${figure(high)}`
  const left = place(low)
  const width = Math.max(2, place(high) - left)
  const band = words.overview.band
  const named = bandLow === bandHigh ? (band[bandHigh] ?? bandHigh) : `${band[bandLow] ?? bandLow} ${words.overview.to} ${band[bandHigh] ?? bandHigh}`
  return (
    <div>
      <div className="scale" role="img" aria-label={words.overview.severityAlt(figure(low), figure(high), named)}>
        {[0, 25, 50, 75].map((from) => (
          <i key={from} className="seg" style={{ left: `${from}%`, width: '25%' }} />
        ))}
        <i className="v" style={{ left: `${Math.min(left, 98)}%`, width: `${Math.min(width, 100 - Math.min(left, 98))}%` }} />
        <span className="h" style={left > 50 ? { right: `${Math.max(0, 100 - left - width)}%` } : { left: `${left}%` }}>
          {range}
        </span>
        <span className="l" style={{ left: 0 }}>
          {band['low']}
        </span>
        <span className="l" style={{ left: '25%' }}>
          2 {band['medium']}
        </span>
        <span className="l" style={{ left: '50%' }}>
          3 {band['high']}
        </span>
        <span className="l" style={{ right: 0 }}>
          4 {band['very high']}
        </span>
      </div>
      <dl>
        {factors.map((factor) => (
          <div key={factor.id}>
            <dt>
              {words.overview.factor[factor.id] ?? factor.id}
              <span className="meta">{factor.why}</span>
            </dt>
            <dd>{valueOf(factor, words.overview.to)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta enisa">
        {severity.nearEdge && `${words.overview.edge} `}
        {words.overview.enisa}
      </p>
    </div>
  )
}

function figure(score: number): string {
  return Number.isInteger(score) ? String(score) : score.toFixed(2)
}

function valueOf({ id, low, high }: SeverityView['factors'][number], to: string): string {
  if (id === 'DPC') return low === high ? figure(low) : `${figure(low)} ${to} ${figure(high)}`
  const fixed = (value: number) => (value === 0 ? '0' : value.toFixed(2))
  const range = low === high ? fixed(low) : `${fixed(low)} ${to} ${fixed(high)}`
  return id === 'EI' ? `× ${range}` : `+ ${range}`
}
