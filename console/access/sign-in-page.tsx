/** Signing in: password, and the code for those who have one. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SignInAnswer } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { TextField } from '../parts/form.tsx'
import { Bell } from '../parts/marks.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { Gate } from './gate.tsx'

export function SignInPage() {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [form, setForm] = useState({ email: '', password: '', code: '' })
  const set = (field: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [field]: value }))
  const signIn = useMutation({
    mutationFn: () => post<SignInAnswer>('/api/sign-in', form.code.trim() ? form : { email: form.email, password: form.password }),
    onSuccess: (answer) => {
      if (answer.needsCode) return
      client.setQueryData(meQuery.queryKey, answer.me)
      void navigate({ to: '/incidents' })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <Gate>
      <p className="gate-brand">
        <Bell />
        Tocsin
      </p>
      <h1>{words.access.title}</h1>
      <form onSubmit={onSubmit}>
        <TextField label={words.access.email} value={form.email} set={set('email')} type="email" autoComplete="username" required autoFocus />
        <TextField label={words.access.password} value={form.password} set={set('password')} type="password" autoComplete="current-password" required />
        <TextField
          label={
            <>
              {words.access.code} <span className="meta">{words.access.codeHint}</span>
            </>
          }
          value={form.code}
          set={set('code')}
          autoComplete="one-time-code"
        />
        {signIn.isError && <ProblemNote error={signIn.error} />}
        <button type="submit" className="btn primary" disabled={signIn.isPending}>
          {signIn.isPending ? words.access.going : words.access.go}
        </button>
      </form>
    </Gate>
  )
}
