/** Why one duty is what it is: the reasons, what it hangs on, what it has to say and must not, and the law with how well it is known. */
import { Link } from '@tanstack/react-router'
import type { ObligationRow } from '../../src/api/contract.ts'
import { dayTimeZone } from '../parts/format.ts'
import { LawConfidence, Status } from '../parts/marks.tsx'
import { useWords } from '../parts/words.tsx'

type Props = { incidentId: string; duty: ObligationRow; zone: string; choose: (ruleId: string) => void }

export function DutyPanel({ incidentId, duty, zone, choose }: Props) {
  const words = useWords()
  const isOpen = duty.status === 'due' || duty.status === 'cannot_rule_out'
  return (
    <aside className="panel" aria-label={words.obligations.why}>
      <p className="meta">
        <Status status={duty.status} />
      </p>
      <h2>{duty.title || words.obligations.tell(duty.addressee)}</h2>
      {duty.dueAt && (
        <p className="meta-2">
          {dayTimeZone(new Date(duty.dueAt), zone, words.locale)}
          {duty.clock && ` · ${duty.clock}`}
        </p>
      )}
      <p className="meta">{[duty.addressee, duty.channel].filter(Boolean).join(' · ')}</p>
      {isOpen && (
        <p className="btns panel-links">
          {/(33\.1|34\.1)$/.test(duty.ruleId) && (
            <Link className="btn small" to="/incidents/$incidentId/decision" params={{ incidentId }}>
              {words.obligations.decide}
            </Link>
          )}
          {duty.body !== 'people' && duty.body !== 'register' && duty.body !== 'supplier' && (
            <Link className="btn small" to="/incidents/$incidentId/filing" params={{ incidentId }}>
              {words.obligations.toFiling}
            </Link>
          )}
          <Link className="btn small" to="/incidents/$incidentId/facts" params={{ incidentId }}>
            {words.obligations.toFacts}
          </Link>
        </p>
      )}
      <List title={words.obligations.why} items={duty.why} />
      <Hangs duty={duty} choose={choose} />
      <List title={words.obligations.content} items={duty.content} />
      <List title={words.obligations.mustNot} items={duty.mustNotContain} />
      {duty.substitute && <List title={words.obligations.substitute} items={[duty.substitute]} />}
      {duty.covers.length > 0 && (
        <details className="blk">
          <summary>
            {words.obligations.covers} <span className="meta">{words.number(duty.covers.length)}</span>
          </summary>
          <p className="meta">{duty.covers.join(', ')}</p>
        </details>
      )}
      <div className="blk">
        <h3>{words.obligations.rule}</h3>
        <p className="quote">{[duty.regime, duty.article].filter(Boolean).join(', ')}</p>
        <p className="meta quote-source">
          <LawConfidence confidence={duty.confidence} isNamed />
          {words.confidence[duty.confidence]} · {duty.source} · {duty.ruleId}
        </p>
      </div>
    </aside>
  )
}

function List({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <div className="blk">
      <h3>{title}</h3>
      <ul className="why">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

/** What hangs on what: each a step to the other duty. */
function Hangs({ duty, choose }: { duty: ObligationRow; choose: (ruleId: string) => void }) {
  const words = useWords()
  if (!duty.hangsOn && duty.carries.length === 0) return null
  const { hangsOn } = duty
  return (
    <div className="blk">
      <h3>{words.obligations.order}</h3>
      <ul className="why">
        {hangsOn && (
          <li>
            <button type="button" className="link" onClick={() => choose(hangsOn.rule)}>
              {words.obligations.hangs[hangsOn.order](hangsOn.title)}
            </button>
          </li>
        )}
        {duty.carries.map(({ rule, title }) => (
          <li key={rule}>
            <button type="button" className="link" onClick={() => choose(rule)}>
              {words.obligations.carries(title)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
