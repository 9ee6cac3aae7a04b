/** The chain of parties, and who told whom when. When we told a body, the duty to tell it is met from then on. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ChainView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ChoiceField, InlineForm, TextField } from '../parts/form.tsx'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded } from '../parts/states.tsx'
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
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [body, setBody] = useState('')
  const [at, setAt] = useState(() => wallNow(zone))
  const [how, setHow] = useState('')
  const [reference, setReference] = useState('')
  const send = useChange(
    () => post<ChainView>(incidentUrl(incidentId, 'tellings'), { from, to, body: body === '' ? null : body, at: instantOf(at, zone), how, reference }),
    close,
  )
  const bodies = Object.entries(words.body).filter(([code]) => code !== 'controller' && code !== 'register')
  return (
    <InlineForm send={send} save={words.facts.saveTelling} close={close} label={words.facts.addTelling}>
      <div className="two">
        <TextField label={words.facts.from} value={from} set={setFrom} />
        <ChoiceField label={words.facts.body} value={body} set={setBody} choices={bodies} none={words.facts.bodyNone} />
        <TextField label={words.facts.to} value={to} set={setTo} required={body === ''} />
        <TextField label={`${words.facts.at} (${zone})`} value={at} set={setAt} type="datetime-local" required />
        <TextField label={words.facts.howTold} value={how} set={setHow} />
        <TextField label={words.facts.reference} value={reference} set={setReference} />
      </div>
    </InlineForm>
  )
}
