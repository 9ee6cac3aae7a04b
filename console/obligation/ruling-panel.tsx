/** What a person decides about one question. No choice is set beforehand; a second person confirms. */
import { useId, useState, type FormEvent } from 'react'
import type { DecisionPageView, RulingView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { LinesField } from '../parts/form.tsx'
import { Status } from '../parts/marks.tsx'
import { useChange } from '../parts/change.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

type Props = { incidentId: string; about: 'authority' | 'people'; view: DecisionPageView; zone: string; may: readonly string[] }

export function RulingPanel({ incidentId, about, view, zone, may }: Props) {
  const words = useWords()
  const rulings = view.rulings.filter((ruling) => ruling.about === about)
  const last = rulings.at(-1)
  return (
    <div className="ruling">
      <h3 className="blk-head">{words.decision.yours}</h3>
      {last ? <Ruling incidentId={incidentId} ruling={last} zone={zone} may={may} /> : <p className="meta-2">{words.decision.notDecided}</p>}
      {rulings.length > 1 && (
        <details>
          <summary className="meta">{words.decision.earlier}</summary>
          {rulings
            .slice(0, -1)
            .toReversed()
            .map((ruling) => (
              <Ruling key={ruling.rulingNo} incidentId={incidentId} ruling={ruling} zone={zone} may={[]} />
            ))}
        </details>
      )}
      {may.includes('decision.make') && <RulingForm key={rulings.length} incidentId={incidentId} about={about} advised={view[about].advised} />}
    </div>
  )
}

function Ruling({ incidentId, ruling, zone, may }: { incidentId: string; ruling: RulingView; zone: string; may: readonly string[] }) {
  const words = useWords()
  const confirm = useChange(() => post<DecisionPageView>(incidentUrl(incidentId, `rulings/${ruling.rulingNo}/confirm`)))
  const time = (at: string) => dayTimeZone(new Date(at), zone, words.locale)
  return (
    <div className="ruled">
      <p className="strong">
        {words.decision.tell[ruling.about][ruling.tell]}
        {ruling.overrides && <span className="accent"> ({words.decision.against})</span>}
      </p>
      {ruling.reason && <p className="quote">{ruling.reason}</p>}
      <p className="meta">
        {words.decision.decided(ruling.decidedName, time(ruling.decidedAt))} ·{' '}
        {ruling.confirmedAt ? words.decision.confirmed(ruling.confirmedName ?? '', time(ruling.confirmedAt)) : words.decision.notConfirmed}
      </p>
      {ruling.confirmedAt && <Status status="done" text={words.dutyStatus.done} />}
      {ruling.canConfirm && may.includes('decision.confirm') && (
        <button type="button" className="btn small" disabled={confirm.isPending} onClick={() => confirm.mutate()}>
          {words.decision.confirm}
        </button>
      )}
      {confirm.isError && <ProblemNote error={confirm.error} />}
    </div>
  )
}

function RulingForm({ incidentId, about, advised }: { incidentId: string; about: 'authority' | 'people'; advised: string }) {
  const words = useWords()
  const id = useId()
  const [tell, setTell] = useState<'yes' | 'no' | 'public' | null>(null)
  const [reason, setReason] = useState('')
  const needsReason = tell !== null && (tell !== 'yes' || tell !== advised)
  const send = useChange(() => post<DecisionPageView>(incidentUrl(incidentId, 'rulings'), { about, tell, reason }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (tell) send.mutate()
  }
  const choices = about === 'people' ? (['yes', 'public', 'no'] as const) : (['yes', 'no'] as const)
  return (
    <form className="inline-form" onSubmit={onSubmit}>
      <fieldset className="choices">
        <legend className="sr">{words.decision[about]}</legend>
        {choices.map((choice) => (
          <label key={choice} className="check">
            <input type="radio" name={`${id}-tell`} required checked={tell === choice} onChange={() => setTell(choice)} /> {words.decision.tell[about][choice]}
          </label>
        ))}
      </fieldset>
      <LinesField
        label={words.decision.reason}
        value={reason}
        set={setReason}
        rows={3}
        required={needsReason}
        hint={needsReason ? words.decision.reasonNeeded : undefined}
      />
      <div className="btns">
        <button type="submit" className="btn" disabled={send.isPending || tell === null}>
          {words.decision.record}
        </button>
        <span className="meta">{words.decision.nothingSent}</span>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}
