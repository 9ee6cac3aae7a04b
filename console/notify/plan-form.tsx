/** Plans a campaign: when it begins, and what the desk can answer. Nothing is sent by it. */
import { useId, useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { incidentUrl, post, queryClient } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function PlanForm({
  incidentId,
  purpose,
  firstDay,
  deskPerDay,
  onPlanned,
}: {
  incidentId: string
  purpose: string
  firstDay?: string
  deskPerDay: number
  onPlanned(campaignId: number): void
}) {
  const words = useWords().notices.campaign
  const [day, setDay] = useState(() => firstDay ?? new Date().toISOString().slice(0, 10))
  const [desk, setDesk] = useState(String(deskPerDay))
  const dayId = useId()
  const deskId = useId()
  const plan = useMutation({
    mutationFn: () => post<{ campaignId: number }>(incidentUrl(incidentId, 'campaigns'), { purpose, firstDay: day, deskPerDay: Number(desk) }),
    onSuccess: async ({ campaignId }) => {
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('campaign') })
      onPlanned(campaignId)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    plan.mutate()
  }
  return (
    <form onSubmit={submit} className="plan-form">
      <label htmlFor={dayId}>{words.firstDay}</label>
      <input id={dayId} className="field" type="date" required value={day} onChange={(event) => setDay(event.target.value)} />
      <label htmlFor={deskId}>{words.deskPerDay}</label>
      <input id={deskId} className="field" inputMode="numeric" pattern="[0-9]{1,7}" required value={desk} onChange={(event) => setDesk(event.target.value)} />
      <p className="meta">{words.planHint}</p>
      <button className="btn" type="submit" disabled={plan.isPending}>
        {words.plan}
      </button>
      {plan.isError && <ProblemNote error={plan.error} />}
    </form>
  )
}
