/** The one-time link. Its token stands after #, which browsers do not send: it is in no server's or proxy's log. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Me } from '../../src/api/contract.ts'
import { post, Problem } from '../api-client.ts'
import { TextField } from '../parts/form.tsx'
import { Bell } from '../parts/marks.tsx'
import { Empty, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { incidentsQuery, meQuery } from '../queries.ts'
import { Gate } from './gate.tsx'

const SHORTEST_PASSWORD = 12

export function LinkPage() {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)))
  const [form, setForm] = useState({ name: '', email: '', password: '', repeat: '', code: '' })
  const set = (field: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [field]: value }))
  const differs = form.repeat !== '' && form.repeat !== form.password
  const spend = useMutation({
    mutationFn: () => post<Me>('/api/link', { token, name: form.name, email: form.email, password: form.password, code: form.code }),
    onSuccess: (me) => {
      client.setQueryData(meQuery.queryKey, me)
      void enter()
    },
  })
  /** Whoever has a second factor already is asked for it, and nobody else. */
  const needsCode = form.code !== '' || (spend.error instanceof Problem && spend.error.code === 'second_factor_needed')
  /** A house with one incident has nothing to choose from. */
  const enter = async () => {
    const incidents = await client.fetchQuery(incidentsQuery).catch(() => [])
    const [only] = incidents
    await (only && incidents.length === 1
      ? navigate({ to: '/incidents/$incidentId', params: { incidentId: only.incidentId } })
      : navigate({ to: '/incidents' }))
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!differs) spend.mutate()
  }
  return (
    <Gate>
      <p className="gate-brand">
        <Bell />
        Tocsin
      </p>
      <h1>{words.access.linkTitle}</h1>
      {token === '' ? (
        <Empty says={words.access.noLink} hint="" />
      ) : (
        <form onSubmit={onSubmit}>
          <p className="meta-2">{words.access.linkLead}</p>
          <TextField label={words.access.name} value={form.name} set={set('name')} autoComplete="name" required autoFocus />
          <TextField label={words.access.email} value={form.email} set={set('email')} type="email" autoComplete="username" required />
          <TextField
            label={words.access.password}
            value={form.password}
            set={set('password')}
            type="password"
            autoComplete="new-password"
            minLength={SHORTEST_PASSWORD}
            required
          />
          <TextField label={words.access.repeat} value={form.repeat} set={set('repeat')} type="password" autoComplete="new-password" required />
          {differs && (
            <p className="meta accent" role="alert">
              {words.access.differ}
            </p>
          )}
          {needsCode && <TextField label={words.access.code} value={form.code} set={set('code')} autoComplete="one-time-code" required autoFocus />}
          {spend.isError && <ProblemNote error={spend.error} />}
          <button type="submit" className="btn primary" disabled={spend.isPending || differs}>
            {words.access.set}
          </button>
        </form>
      )}
    </Gate>
  )
}
