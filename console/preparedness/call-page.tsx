/** The call, written down: it opens the incident. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { WAYS_OF_CALLING, type CallView, type PreparednessView, type WayOfCalling } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ChoiceField, InlineForm, LinesField, TextField } from '../parts/form.tsx'
import { HouseBar } from '../parts/house-bar.tsx'
import { Loaded } from '../parts/states.tsx'
import { instantOf, wallNow } from '../parts/wall-time.ts'
import { useWords } from '../parts/words.tsx'
import { suppliersQuery } from '../queries.ts'

export function CallPage() {
  const words = useWords()
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list p-suppliers">
        <div className="head">
          <div>
            <h1>{words.preparedness.call.title}</h1>
            <p className="meta-2 under">{words.preparedness.call.lead}</p>
          </div>
        </div>
        <Loaded query={useQuery(suppliersQuery)}>{(view) => <CallForm view={view} />}</Loaded>
      </main>
    </>
  )
}

function CallForm({ view }: { view: PreparednessView }) {
  const words = useWords()
  const { call } = words.preparedness
  const navigate = useNavigate()
  const [callId] = useState(() => crypto.randomUUID())
  const [listed, setListed] = useState(view.suppliers[0]?.name ?? '')
  const [other, setOther] = useState('')
  const [organisation, setOrganisation] = useState('')
  const [way, setWay] = useState<WayOfCalling>('phone')
  const [saidBy, setSaidBy] = useState('')
  const [toldAt, setToldAt] = useState(() => wallNow(view.zone))
  const [knewAt, setKnewAt] = useState('')
  const [happenedAt, setHappenedAt] = useState('')
  const [said, setSaid] = useState('')
  const moment = (wall: string) => (wall === '' ? null : instantOf(wall, view.zone))
  const send = useChange(
    () =>
      post<CallView>('/api/incidents', {
        callId,
        supplier: listed || other,
        organisation,
        toldAt: instantOf(toldAt, view.zone),
        supplierAwareAt: moment(knewAt),
        occurredAt: moment(happenedAt),
        said,
        saidBy,
        way,
      }),
    ({ incidentId }) => void navigate({ to: '/incidents/$incidentId', params: { incidentId } }),
  )
  return (
    <div className="grid">
      <InlineForm className="c8 wide" send={send} save={call.save} close={() => void navigate({ to: '/incidents' })} label={call.title}>
        <div className="two">
          <ChoiceField
            label={call.supplier}
            value={listed}
            set={setListed}
            choices={view.suppliers.map(({ name }) => [name, name] as const)}
            none={call.another}
          />
          {listed === '' && <TextField label={call.otherName} value={other} set={setOther} required />}
          {!view.ourselves && <TextField label={call.organisation} value={organisation} set={setOrganisation} required />}
          <ChoiceField label={call.way} value={way} set={setWay} choices={WAYS_OF_CALLING.map((one) => [one, call.ways[one]] as const)} />
          <TextField label={call.saidBy} value={saidBy} set={setSaidBy} />
          <TextField label={`${call.toldAt} (${view.zone})`} value={toldAt} set={setToldAt} type="datetime-local" required />
          <TextField label={call.knewAt} value={knewAt} set={setKnewAt} type="datetime-local" />
          <TextField label={call.happenedAt} value={happenedAt} set={setHappenedAt} type="datetime-local" />
        </div>
        <LinesField label={call.said} value={said} set={setSaid} rows={5} required hint={call.saidHint} />
      </InlineForm>
      <div className="c4">
        <Known view={view} name={listed} />
        <h2 className="strong apart">{call.next}</h2>
        <ul className="plain-list">
          {call.nextList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function Known({ view, name }: { view: PreparednessView; name: string }) {
  const words = useWords()
  const supplier = view.suppliers.find((one) => one.name === name)
  return (
    <>
      <h2 className="strong">{words.preparedness.call.known}</h2>
      {!supplier && <p className="meta-2">{words.preparedness.call.nothingKnown}</p>}
      {supplier && (
        <ul className="plain-list">
          <li>{[supplier.contact.name, supplier.contact.phone, supplier.contact.email].filter(Boolean).join(' · ') || words.preparedness.gap.contact}</li>
          {supplier.contract.hours !== null && (
            <li>{[supplier.contract.clause, words.preparedness.hours(supplier.contract.hours)].filter(Boolean).join(': ')}</li>
          )}
          {supplier.holds.map(({ dataSet, of, kinds, people }) => (
            <li key={dataSet}>
              <span className="strong">{dataSet}</span>
              {people !== null && ` · ${words.number(people)}`}
              <span className="meta block">{of.map((one) => words.relationship[one]).join(', ')}</span>
              <span className="meta block">{kinds.map((one) => words.kind[one]).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
