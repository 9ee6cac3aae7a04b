/** Asks a supplier's person in. The link and the code are shown once, together, and travel apart. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SupplierInvited } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function InviteForm({ incidentId, zone }: { incidentId: string; zone: string }) {
  const words = useWords()
  const client = useQueryClient()
  const [isWelsh, setWelsh] = useState(false)
  const invite = useMutation({
    mutationFn: (body: object) => post<SupplierInvited>(incidentUrl(incidentId, 'suppliers/invite'), body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['suppliers', incidentId] }),
  })
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    invite.mutate(
      { email: text('email'), name: text('name'), supplier: text('supplier'), language: isWelsh ? 'cy' : 'en' },
      { onSuccess: () => element.reset() },
    )
  }
  return (
    <Section className="apart" title={words.supplier.invite}>
      <form className="invite" onSubmit={onSubmit}>
        <label className="labelled">
          <span>{words.supplier.email}</span>
          <input className="field" type="email" name="email" required autoComplete="off" />
        </label>
        <label className="labelled">
          <span>{words.supplier.name}</span>
          <input className="field" name="name" autoComplete="off" />
        </label>
        <label className="labelled">
          <span>{words.supplier.firm}</span>
          <input className="field" name="supplier" autoComplete="off" aria-describedby="firm-hint" />
          <span className="meta" id="firm-hint">
            {words.supplier.firmHint}
          </span>
        </label>
        <label className="tick">
          <input type="checkbox" checked={isWelsh} onChange={(event) => setWelsh(event.target.checked)} /> {words.supplier.welsh}
        </label>
        <button type="submit" className="btn primary" disabled={invite.isPending}>
          {words.supplier.send}
        </button>
      </form>
      {invite.isError && <ProblemNote error={invite.error} />}
      <div role="status">{invite.data && <Invited invited={invite.data} zone={zone} />}</div>
    </Section>
  )
}

function Invited({ invited, zone }: { invited: SupplierInvited; zone: string }) {
  const words = useWords()
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(invited.url).then(() => setCopied(true))
  return (
    <div className="invited">
      <p className="strong">{words.supplier.invited(invited.supplier)}</p>
      <p>
        {words.supplier.link} <time dateTime={invited.expiresAt}>{dayTimeZone(new Date(invited.expiresAt), zone, words.locale)}</time>:
      </p>
      <pre className="command" tabIndex={0}>
        {invited.url}
      </pre>
      <p>
        <button type="button" className="btn small" onClick={copy}>
          {isCopied ? words.supplier.copied : words.supplier.copy}
        </button>
      </p>
      <p>{words.supplier.spoken}:</p>
      <p className="spoken">{`${invited.spoken.slice(0, 3)} ${invited.spoken.slice(3)}`}</p>
      <p className="meta-2">{words.supplier.spokenWhy}</p>
    </div>
  )
}
