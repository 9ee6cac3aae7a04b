/** What is owed, each with its own clock; and what the person's own words also ask for. */
import { useState } from 'react'
import type { DeskDuty } from '../../src/api/contract.ts'
import { dayTime, timeTo } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import type { ItemProps } from './desk-item.tsx'

/** Asks whose answer the law lets be put off once (Article 12(3)). */
const EXTENDABLE = new Set(['access', 'erasure', 'objection', 'correction', 'not_on_list'])

/** `asOf`: the server’s time, so that a laptop with a wrong clock shows the right hours. */
export function Duties({ asOf, ...props }: ItemProps & { asOf: string }) {
  const words = useWords()
  const { item } = props
  const now = new Date(asOf)
  if (item.duties.length === 0) return null
  return (
    <Section title={words.desk.clocks}>
      <dl className="clocks">
        {item.duties.map((duty) => (
          <Duty key={`${duty.ask} ${duty.step}`} {...props} duty={duty} now={now} />
        ))}
      </dl>
    </Section>
  )
}

function Duty({ item, change, mayWork, duty, now }: ItemProps & { duty: DeskDuty; now: Date }) {
  const words = useWords()
  const [asked, setAsked] = useState<'extend' | 'drop' | null>(null)
  const [why, setWhy] = useState('')
  const due = new Date(duty.dueAt)
  const { hours, isLate } = timeTo(due, now)
  const isOpen = duty.metAt === null && duty.droppedWhy === null
  const left = hours >= 48 ? words.days(Math.floor(hours / 24)) : `${hours} ${words.hour}`
  return (
    <div>
      <dt>
        {words.desk.kind[duty.ask]}: {words.desk.step[duty.step]} <span className="meta">{duty.ruleId}</span>
      </dt>
      {isOpen ? (
        <dd className={isLate || hours < 24 ? 'soon' : undefined}>{isLate ? words.timeLate(left) : words.timeLeft(left)}</dd>
      ) : (
        <dd>{duty.metAt ? words.desk.met(dayTime(new Date(duty.metAt), item.zone, words.locale)) : words.desk.dropped(duty.droppedWhy ?? '')}</dd>
      )}
      <dd className="meta">
        {words.desk.by(dayTime(due, item.zone, words.locale))}
        {duty.extendedWhy && ` · ${words.desk.extended(duty.extendedWhy)}`}
      </dd>
      {mayWork && isOpen && asked === null && (
        <dd>
          {duty.step === 'answer' && EXTENDABLE.has(duty.ask) && duty.extendedWhy === null && (
            <button type="button" className="btn plain small" onClick={() => setAsked('extend')}>
              {words.desk.extend}
            </button>
          )}
          <button type="button" className="btn plain small" onClick={() => setAsked('drop')}>
            {words.desk.drop}
          </button>
        </dd>
      )}
      {asked !== null && (
        <dd>
          <label className="meta">
            {words.desk.why}
            <input className="field" value={why} autoFocus onChange={(event) => setWhy(event.target.value)} />
          </label>
          <span className="act">
            <button
              type="button"
              className="btn small"
              disabled={why.trim().length < 4}
              onClick={() => change.mutate({ step: asked, body: { ask: duty.ask, why } }, { onSuccess: () => setAsked(null) })}
            >
              {words.desk.save}
            </button>
            <button type="button" className="btn plain small" onClick={() => setAsked(null)}>
              {words.cancel}
            </button>
          </span>
        </dd>
      )}
    </div>
  )
}

/** Found in the words: each has a clock already; what was missed can be started. */
export function FoundAsks({ item, change, mayWork }: ItemProps) {
  const words = useWords()
  const [ask, setAsk] = useState('')
  const known = new Set(item.duties.map((duty) => duty.ask))
  const others = ['access', 'erasure', 'complaint', 'objection', 'correction', 'enquiry'].filter((one) => !known.has(one as never))
  if (item.found.length === 0 && !mayWork) return null
  return (
    <Section title={words.desk.foundToo}>
      <ul className="plainlist">
        {item.found.map(({ ask: one, quote }) => (
          <li key={one}>
            {words.desk.kind[one]}: <mark>“{quote}”</mark>
          </li>
        ))}
      </ul>
      {mayWork && others.length > 0 && (
        <div className="act">
          <select aria-label={words.desk.foundToo} value={ask} onChange={(event) => setAsk(event.target.value)}>
            <option value="">…</option>
            {others.map((one) => (
              <option key={one} value={one}>
                {words.desk.kind[one]}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="btn small"
            disabled={ask === ''}
            onClick={() => change.mutate({ step: 'ask', body: { ask } }, { onSuccess: () => setAsk('') })}
          >
            {words.desk.start}
          </button>
        </div>
      )}
    </Section>
  )
}
