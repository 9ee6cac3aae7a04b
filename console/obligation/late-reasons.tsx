/** The time to tell the authority has run out: why, in the organisation's words. It goes into the filing. */
import { useState, type FormEvent } from 'react'
import type { DecisionPageView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

type Props = { incidentId: string; late: NonNullable<DecisionPageView['late']>; mayWrite: boolean }

export function LateReasons({ incidentId, late, mayWrite }: Props) {
  const words = useWords()
  const [reason, setReason] = useState(late.reason)
  const send = useChange(() => post<DecisionPageView>(incidentUrl(incidentId, `obligations/${late.ruleId}/delay`), { reason }))
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className="warned inline-form" onSubmit={onSubmit}>
      <label className="labelled">
        <span className="strong">{words.decision.late}</span>
        <span className="meta-2">{words.decision.lateHint}</span>
        <textarea className="field" rows={3} required readOnly={!mayWrite} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {mayWrite && (
        <div className="btns">
          <button type="submit" className="btn" disabled={send.isPending || reason === late.reason}>
            {words.decision.lateSave}
          </button>
        </div>
      )}
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}
