/** The decision: the two questions side by side, each with what the rules advise and why, other schemes beside them, and the person's own choice. */
import { useQuery } from '@tanstack/react-query'
import type { DecisionPageView, DecisionReason, ObligationRow } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { SeverityScore } from '../incident/severity-panel.tsx'
import { percent } from '../parts/format.ts'
import { LawConfidence } from '../parts/marks.tsx'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { decisionQuery, meQuery, overviewQuery } from '../queries.ts'
import { LateReasons } from './late-reasons.tsx'
import { RulingPanel } from './ruling-panel.tsx'

/** The gravest reasons first; the rest opens. */
const SHOWN = 4

export function DecisionPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const overview = useQuery(overviewQuery(incidentId)).data
  const zone = overview?.incident.zone ?? 'Europe/London'
  const may = useQuery(meQuery).data?.may ?? []
  return (
    <div className="p-list p-decision">
      <div className="head">
        <div>
          <h1>{words.decision.title}</h1>
          <p className="meta-2 under">{words.decision.lead}</p>
        </div>
        <p className="btns">
          <a className="btn" href={incidentUrl(incidentId, 'breach-record.pdf')}>
            {words.decision.recordPdf}
          </a>
          {may.includes('pack.export') && (
            <a className="btn" href={incidentUrl(incidentId, 'pack.zip')}>
              {words.decision.pack}
            </a>
          )}
        </p>
      </div>
      <Loaded query={useQuery(decisionQuery(incidentId))} lines={14}>
        {(view) => (
          <>
            {view.late?.isLate && <LateReasons incidentId={incidentId} late={view.late} mayWrite={may.includes('filing.make')} />}
            <div className="side-by-side">
              {(['authority', 'people'] as const).map((about) => (
                <section key={about} aria-label={words.decision[about]}>
                  <h2 className="form-title">{words.decision[about]}</h2>
                  <p className="advised">
                    {words.decision.advised[view[about].advised]}
                    {view[about].certainty === 'cannot_rule_out' && (
                      <span className="accent"> {view[about].advised === 'no' ? words.decision.unasked : words.decision.open}</span>
                    )}
                  </p>
                  <p className="meta">
                    {[view[about].law, about === 'people' && view.people.count ? words.decision.count(view.people.count.low, view.people.count.high) : '']
                      .filter(Boolean)
                      .join(' · ')}
                  </p>
                  <h3 className="blk-head">{words.decision.reasons}</h3>
                  <Reasons reasons={view[about].reasons} />
                </section>
              ))}
            </div>
            <div className="side-by-side rulings">
              {(['authority', 'people'] as const).map((about) => (
                <RulingPanel key={about} incidentId={incidentId} about={about} view={view} zone={zone} may={may} />
              ))}
            </div>
            {view.bridge && <p className="bridge">{view.bridge}</p>}
            <Section className="apart" title={words.decision.questions} meta={words.number(view.openQuestions.length)}>
              {view.openQuestions.length === 0 ? (
                <p className="meta-2">{words.decision.questionsNone}</p>
              ) : (
                <ul className="why">
                  {view.openQuestions.map((question) => (
                    <li key={question}>{question}</li>
                  ))}
                </ul>
              )}
            </Section>
            <Schemes schemes={view.schemes} />
            {overview?.severity && (
              <Section className="apart" title={words.overview.severity}>
                <div className="score-alone">
                  <SeverityScore severity={overview.severity} />
                </div>
              </Section>
            )}
            {view.nearestCase && <Nearest nearest={view.nearestCase} />}
            <NotTold entries={view.notTold} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Reasons({ reasons }: { reasons: DecisionReason[] }) {
  const words = useWords()
  if (reasons.length === 0) return <p className="meta-2">{words.decision.noReasons}</p>
  return (
    <>
      <ReasonList reasons={reasons.slice(0, SHOWN)} />
      {reasons.length > SHOWN && (
        <details>
          <summary className="meta">{words.decision.moreReasons(reasons.length - SHOWN)}</summary>
          <ReasonList reasons={reasons.slice(SHOWN)} />
        </details>
      )}
    </>
  )
}

function ReasonList({ reasons }: { reasons: DecisionReason[] }) {
  const words = useWords()
  return (
    <ul className="reasons">
      {reasons.map(({ rule, says, consequence, certainty, source }) => (
        <li key={rule}>
          <span>{says}</span>
          <span className="meta">
            {[words.decision.certainty[certainty] ?? certainty, rule, source].join(' · ')}
            {consequence && ` · ${words.decision.mayHappen}: ${consequence}`}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Schemes({ schemes }: { schemes: DecisionPageView['schemes'] }) {
  const words = useWords()
  return (
    <Section className="apart" title={words.decision.schemes}>
      <div className="schemes">
        {schemes.map(({ id, name, result, why, confidence, factors }) => (
          <section key={id} aria-label={name}>
            <h3 className="strong">{name}</h3>
            <p>{result}</p>
            <p className="meta">{why}</p>
            <ul className="reasons">
              {factors.map((factor) => (
                <li key={factor.name}>
                  <span>
                    {factor.name}: <b>{words.decision.speaks[factor.speaks]}</b>
                  </span>
                  <span className="meta">{factor.reason}</span>
                </li>
              ))}
            </ul>
            <p className="meta">
              <LawConfidence confidence={confidence as ObligationRow['confidence']} isNamed />{' '}
              {words.confidence[confidence as keyof typeof words.confidence] ?? confidence}
            </p>
          </section>
        ))}
      </div>
    </Section>
  )
}

function Nearest({ nearest }: { nearest: NonNullable<DecisionPageView['nearestCase']> }) {
  const words = useWords()
  return (
    <Section className="apart" title={words.decision.nearest} meta={words.decision.likeness(Number(percent(nearest.likeness).replace(/\D/g, '')))}>
      <p className="strong">
        {nearest.id}: {nearest.title}
      </p>
      <p>{words.decision.nearestSays(nearest.authority, nearest.people)}</p>
      <p className="meta-2">
        {words.decision.shares}: {nearest.shares.join('; ') || words.none}
      </p>
      <p className="meta-2">
        {words.decision.differs}: {nearest.differs.join('; ') || words.none}
      </p>
    </Section>
  )
}

function NotTold({ entries }: { entries: DecisionPageView['notTold'] }) {
  const words = useWords()
  return (
    <Section className="apart" title={words.decision.notTold} meta={words.number(entries.length)}>
      <p className="meta-2">{words.decision.notToldLead}</p>
      {entries.length === 0 ? (
        <Empty says={words.decision.notToldNone} hint="" />
      ) : (
        <ul className="reasons">
          {entries.map(({ who, reasons }) => (
            <li key={who}>
              <span>{who}</span>
              <span className="meta">{reasons.slice(0, 2).join(' ')}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
