/** The chain of parties, and who told whom when. When we told a body, the duty to tell it is met from then on. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChainView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { instantOf, wallNow } from '../parts/wall-time.ts'
import { chainQuery } from '../queries.ts'

export function ChainSection({ incidentId, zone, mayRecord }: { incidentId: string; zone: string; mayRecord: boolean }) {
  const words = useWords()
  const [isAdding, setAdding] = useState(false)
  return (
    <Section className="apart" title={words.facts.chain} meta={words.facts.chainLead}>
      <Loaded query={useQuery(chainQuery(incidentId))} lines={4}>
        {({ parties, tellings, supplierDelayHours }) => (
          <div className="chain">
            <ul className="parties" aria-label={words.facts.parties}>
              {parties.map(({ name, role, under, country, contact }) => (
                <li key={`${name}-${role}`}>
                  <span className="strong">{name}</span>
                  <span className="meta">
                    {[words.facts.role[role] ?? role, under === '' ? '' : words.facts.under(under), country, contact].filter(Boolean).join(' · ')}
                  </span>
                </li>
              ))}
            </ul>
            <div>
              <ol className="tellings">
                {tellings.map(({ from, to, body, at, how, reference }) => (
                  <li key={`${at}-${from}-${to}`}>
                    <time className="meta-2" dateTime={at}>
                      {dayTimeZone(new Date(at), zone, words.locale)}
                    </time>
                    <span>
                      {words.facts.tells(from, (body && words.body[body]) ?? to)}
                      <span className="meta">{[how, reference].filter(Boolean).join(' · ')}</span>
                    </span>
                  </li>
                ))}
              </ol>
              {supplierDelayHours !== null && <p className="meta-2">{words.facts.delay(Math.round(supplierDelayHours))}</p>}
              {mayRecord && !isAdding && (
                <button type="button" className="btn small" onClick={() => setAdding(true)}>
                  {words.facts.addTelling}
                </button>
              )}
              {isAdding && <TellingForm incidentId={incidentId} zone={zone} close={() => setAdding(false)} />}
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  )
}

function TellingForm({ incidentId, zone, close }: { incidentId: string; zone: string; close: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [body, setBody] = useState('')
  const [at, setAt] = useState(() => wallNow(zone))
  const [how, setHow] = useState('')
  const [reference, setReference] = useState('')
  const send = useMutation({
    mutationFn: () =>
      post<ChainView>(incidentUrl(incidentId, 'tellings'), { from, to, body: body === '' ? null : body, at: instantOf(at, zone), how, reference }),
    onSuccess: () => {
      void client.invalidateQueries()
      close()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  const bodies = Object.entries(words.body).filter(([code]) => code !== 'controller' && code !== 'register')
  return (
    <form className="inline-form" onSubmit={onSubmit} aria-label={words.facts.addTelling}>
      <div className="two">
        <label className="labelled">
          {words.facts.from}
          <input className="field" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.body}
          <select className="field" value={body} onChange={(event) => setBody(event.target.value)}>
            <option value="">{words.facts.bodyNone}</option>
            {bodies.map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="labelled">
          {words.facts.to}
          <input className="field" required={body === ''} value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.at} ({zone})
          <input className="field" type="datetime-local" required value={at} onChange={(event) => setAt(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.howTold}
          <input className="field" value={how} onChange={(event) => setHow(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.reference}
          <input className="field" value={reference} onChange={(event) => setReference(event.target.value)} />
        </label>
      </div>
      <div className="btns">
        <button type="submit" className="btn primary" disabled={send.isPending}>
          {words.facts.saveTelling}
        </button>
        <button type="button" className="btn" onClick={close}>
          {words.cancel}
        </button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}
