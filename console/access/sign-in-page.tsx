/** Signing in: password, and the code for those who have one. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SignInAnswer } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
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
        <Field label={words.access.email} type="email" autoComplete="username" value={form.email} onChange={set('email')} isFirst />
        <Field label={words.access.password} type="password" autoComplete="current-password" value={form.password} onChange={set('password')} />
        <Field
          label={words.access.code}
          hint={words.access.codeHint}
          type="text"
          autoComplete="one-time-code"
          value={form.code}
          onChange={set('code')}
          isOptional
        />
        {signIn.isError && <ProblemNote error={signIn.error} />}
        <button type="submit" className="btn primary" disabled={signIn.isPending}>
          {signIn.isPending ? words.access.going : words.access.go}
        </button>
      </form>
    </Gate>
  )
}

type FieldProps = {
  label: string
  hint?: string
  type: string
  autoComplete: string
  value: string
  onChange: (value: string) => void
  isFirst?: boolean
  isOptional?: boolean
  minLength?: number
}

export function Field({ label, hint, type, autoComplete, value, onChange, isFirst = false, isOptional = false, minLength }: FieldProps) {
  return (
    <label className="labelled">
      <span>
        {label}
        {hint && <span className="meta"> {hint}</span>}
      </span>
      <input
        className="field"
        type={type}
        autoComplete={autoComplete}
        required={!isOptional}
        value={value}
        autoFocus={isFirst}
        minLength={minLength}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
