/** The parts of a form: fields under their labels, and a form that opens in a page and closes when it is sent. */
import type { ComponentProps, FormEvent, ReactNode } from 'react'
import type { UseMutationResult } from '@tanstack/react-query'
import { ProblemNote } from './states.tsx'
import { useWords } from './words.tsx'

type FieldProps = { label: ReactNode; value: string; set: (value: string) => void }
type Own = 'value' | 'onChange' | 'className'

export function Labelled({ label, className = '', children }: { label: ReactNode; className?: string; children: ReactNode }) {
  return (
    <label className={`labelled ${className}`}>
      <span>{label}</span>
      {children}
    </label>
  )
}

export function TextField({ label, value, set, ...input }: FieldProps & Omit<ComponentProps<'input'>, Own>) {
  return (
    <Labelled label={label}>
      <input className="field" value={value} onChange={(event) => set(event.target.value)} {...input} />
    </Labelled>
  )
}

export function LinesField({ label, value, set, hint, ...area }: FieldProps & { hint?: string | undefined } & Omit<ComponentProps<'textarea'>, Own>) {
  return (
    <Labelled label={label}>
      <textarea className="field" value={value} onChange={(event) => set(event.target.value)} {...area} />
      {hint && <span className="meta">{hint}</span>}
    </Labelled>
  )
}

type ChoiceProps<Code extends string> = {
  label: ReactNode
  value: Code | ''
  set: (value: Code) => void
  /** Code and words of each choice. */
  choices: readonly (readonly [Code, string])[]
  /** The words of choosing nothing, where that is a choice. */
  none?: string
}

export function ChoiceField<Code extends string>({ label, value, set, choices, none }: ChoiceProps<Code>) {
  return (
    <Labelled label={label}>
      <select className="field" value={value} onChange={(event) => set(event.target.value as Code)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

type FilterProps = { label: string; value: string | undefined; set: (value: string) => void; choices: Readonly<Partial<Record<string, string>>> }

/** One thing by which a list is narrowed; chosen empty, it narrows nothing. */
export function Filter({ label, value = '', set, choices }: FilterProps) {
  const words = useWords()
  return (
    <ChoiceField
      label={label}
      value={value}
      set={set}
      choices={Object.entries(choices).map(([code, text]) => [code, text ?? code] as const)}
      none={words.register.any}
    />
  )
}

const LANGUAGES = [
  ['en', 'English'],
  ['cy', 'Cymraeg'],
] as const

export function LanguageField({ label, value, set }: { label: string; value: 'en' | 'cy'; set: (value: 'en' | 'cy') => void }) {
  return <ChoiceField label={label} value={value} set={set} choices={LANGUAGES} />
}

type InlineFormProps = {
  send: Pick<UseMutationResult<unknown, Error, void>, 'mutate' | 'isPending' | 'isError' | 'error'>
  save: string
  close: () => void
  closing?: string
  label?: string
  className?: string
  children: ReactNode
}

export function InlineForm({ send, save, close, closing, label, className = '', children }: InlineFormProps) {
  const words = useWords()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form className={`inline-form ${className}`} onSubmit={onSubmit} aria-label={label}>
      {children}
      <div className="btns">
        <button type="submit" className="btn primary" disabled={send.isPending}>
          {save}
        </button>
        <button type="button" className="btn" onClick={close}>
          {closing ?? words.cancel}
        </button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}
