/** Asks somebody in: an account with a role, and the link that opens it. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { StaffLink } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { StaffLinkShown } from './staff-link.tsx'

const EMPTY = { name: '', email: '', role: '' }

export function StaffInvite({ roles }: { roles: string[] }) {
  const words = useWords()
  const { staff } = words
  const client = useQueryClient()
  const [form, setForm] = useState(EMPTY)
  const set = (field: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [field]: value }))
  const invite = useMutation({
    mutationFn: (asked: typeof form) => post<StaffLink>('/api/staff', asked),
    onSuccess: () => {
      setForm(EMPTY)
      void client.invalidateQueries({ queryKey: ['staff'] })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate(form)
  }
  return (
    <Section className="apart" title={staff.invite}>
      <form className="invite" onSubmit={onSubmit}>
        <TextField label={staff.name} value={form.name} set={set('name')} required autoComplete="off" />
        <TextField label={staff.email} value={form.email} set={set('email')} type="email" required autoComplete="off" />
        <div>
          <ChoiceField
            label={staff.role}
            value={form.role}
            set={set('role')}
            choices={roles.map((role) => [role, words.role[role] ?? role] as const)}
            {...(form.role === '' ? { none: '–' } : {})}
          />
          <p className="meta role-may" role="status">
            {staff.may[form.role] ?? ''}
          </p>
        </div>
        <button type="submit" className="btn primary" disabled={invite.isPending || form.role === ''}>
          {staff.make}
        </button>
      </form>
      {invite.isError && <ProblemNote error={invite.error} />}
      <div role="status">{invite.data && <StaffLinkShown name={invite.variables.name} link={invite.data} />}</div>
    </Section>
  )
}
