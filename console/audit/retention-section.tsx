/** When an incident is over: what goes, what stays, what stands in the way, and the two people who decide. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { RetentionView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { InlineForm, TextField } from '../parts/form.tsx'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { retentionQuery } from '../queries.ts'

type Props = { incidentId: string; zone: string; view: RetentionView }

export function RetentionSection({ incidentId, zone }: Omit<Props, 'view'>) {
  const { retention } = useWords()
  const query = useQuery(retentionQuery(incidentId))
  return (
    <Section title={retention.title} className="apart retention">
      <Loaded query={query} lines={3}>
        {(view) =>
          view.state === 'confirmed' || view.state === 'erased' ? <Done view={view} zone={zone} /> : <Ahead incidentId={incidentId} view={view} zone={zone} />
        }
      </Loaded>
    </Section>
  )
}

function Done({ view, zone }: Omit<Props, 'incidentId'>) {
  const { retention, locale } = useWords()
  if (view.state === 'confirmed') return <p role="status">{retention.underWay}</p>
  return (
    <>
      <p role="status">{retention.erased(dayTimeZone(new Date(view.erasedAt!), zone, locale), view.askedByName ?? '', view.confirmedByName ?? '')}</p>
      <p className="meta-2">{retention.went(view.people, view.enquiries, view.files)}</p>
      <p className="meta-2">{retention.copies}</p>
    </>
  )
}

function Ahead({ incidentId, view, zone }: Props) {
  const { retention, locale } = useWords()
  const isAsked = view.state === 'asked'
  return (
    <>
      <p className="meta-2">{retention.lead}</p>
      <p>{retention.goes(view.people, view.enquiries, view.files)}</p>
      <p>{retention.stays}</p>
      {isAsked && (
        <p>
          {retention.asked(view.askedByName ?? '', dayTimeZone(new Date(view.askedAt!), zone, locale))} {view.isMine && retention.yours}
          <span className="meta block">{view.reason}</span>
        </p>
      )}
      <InTheWay incidentId={incidentId} view={view} />
      <Steps incidentId={incidentId} view={view} />
      <Holds incidentId={incidentId} view={view} zone={zone} />
    </>
  )
}

function InTheWay({ incidentId, view }: Omit<Props, 'zone'>) {
  const { retention } = useWords()
  const needsPack = view.state === 'asked' && !view.isPackMade
  if (view.openEnds.length === 0 && !needsPack) return null
  return (
    <>
      <h3 className="meta">{retention.inTheWay}</h3>
      <ul className="plain-list">
        {view.openEnds.map(({ code, count }) => (
          <li key={code}>{retention.openEnd[code](count)}</li>
        ))}
        {needsPack && (
          <li>
            {retention.noPack}{' '}
            <a href={incidentUrl(incidentId, 'pack.zip')} download>
              {retention.makePack}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}

function Steps({ incidentId, view }: Omit<Props, 'zone'>) {
  const { retention } = useWords()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useChange(() => post<RetentionView>(incidentUrl(incidentId, 'retention/withdraw')))
  const confirmed = useChange(() => post<RetentionView>(incidentUrl(incidentId, 'retention/confirm')))
  if (isAsking)
    return (
      <ReasonForm incidentId={incidentId} path="ask" save={retention.ask} label={retention.reason} hint={retention.reasonHint} close={() => setAsking(false)} />
    )
  if (view.state === 'none')
    return (
      <p className="btns">
        <button type="button" className="btn" onClick={() => setAsking(true)}>
          {retention.ask}
        </button>
      </p>
    )
  const isReady = view.openEnds.length === 0 && view.isPackMade
  return (
    <>
      <p className="btns">
        {!view.isMine && (
          <button
            type="button"
            className="btn primary"
            disabled={!isReady || confirmed.isPending}
            onClick={() => {
              if (confirm(retention.confirmSure(view.people))) confirmed.mutate()
            }}
          >
            {retention.confirm}
          </button>
        )}
        <button type="button" className="btn" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {retention.withdraw}
        </button>
      </p>
      {(withdraw.isError || confirmed.isError) && <ProblemNote error={withdraw.error ?? confirmed.error} />}
    </>
  )
}

function Holds({ incidentId, view, zone }: Props) {
  const { retention, locale } = useWords()
  const [isSetting, setSetting] = useState(false)
  return (
    <>
      {view.holds.length > 0 && <h3 className="meta">{retention.holds}</h3>}
      <ul className="plain-list">
        {view.holds.map(({ holdNo, reason, setBy, setAt }) => (
          <li key={holdNo} className="member">
            <span>
              {reason}
              <span className="meta block">{retention.holdSet(setBy, dayTimeZone(new Date(setAt), zone, locale))}</span>
            </span>
            <LiftButton incidentId={incidentId} holdNo={holdNo} />
          </li>
        ))}
      </ul>
      {isSetting ? (
        <ReasonForm incidentId={incidentId} path="hold" save={retention.hold} label={retention.holdReason} close={() => setSetting(false)} />
      ) : (
        <p className="btns">
          <button type="button" className="btn plain small" onClick={() => setSetting(true)}>
            {retention.hold}
          </button>
        </p>
      )}
    </>
  )
}

function LiftButton({ incidentId, holdNo }: { incidentId: string; holdNo: number }) {
  const { retention } = useWords()
  const lift = useChange(() => post<RetentionView>(incidentUrl(incidentId, 'retention/lift'), { holdNo }))
  return (
    <span>
      <button type="button" className="btn plain small" aria-label={retention.liftNo(holdNo)} disabled={lift.isPending} onClick={() => lift.mutate()}>
        {retention.lift}
      </button>
      {lift.isError && <ProblemNote error={lift.error} />}
    </span>
  )
}

type ReasonProps = { incidentId: string; path: 'ask' | 'hold'; save: string; label: string; hint?: string; close: () => void }

function ReasonForm({ incidentId, path, save, label, hint, close }: ReasonProps) {
  const [reason, setReason] = useState('')
  const send = useChange(() => post<RetentionView>(incidentUrl(incidentId, `retention/${path}`), { why: reason }), close)
  return (
    <InlineForm send={send} save={save} close={close} label={save}>
      <TextField label={label} value={reason} set={setReason} maxLength={2_000} required autoFocus />
      {hint && <p className="meta">{hint}</p>}
    </InlineForm>
  )
}
