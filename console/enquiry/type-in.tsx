/** A call, a letter or a visit, typed in while it happens. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FORM_KINDS, TYPED_CHANNELS } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { ChoiceField, LanguageField, TextField } from '../parts/form.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

const FIELDS = ['name', 'phone', 'email', 'address', 'code'] as const
/** As a choice of its own, not within a line. */
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
const EMPTY = { name: '', phone: '', email: '', address: '', code: '', text: '' }

export function TypeIn({ incidentId, today }: { incidentId: string; today: string }) {
  const words = useWords()
  const client = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const [channel, setChannel] = useState<(typeof TYPED_CHANNELS)[number]>('phone')
  const [kind, setKind] = useState<(typeof FORM_KINDS)[number]>('enquiry')
  const [language, setLanguage] = useState<'en' | 'cy'>('en')
  const [receivedOn, setReceivedOn] = useState(today)
  const add = useMutation({
    mutationFn: () => post<{ reference: string }>(incidentUrl(incidentId, 'desk'), { ...typed, channel, kind, language, receivedOn }),
    onSuccess: () => {
      setTyped(EMPTY)
      void client.invalidateQueries({ queryKey: ['desk', incidentId] })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form className="desk-form" onSubmit={onSubmit}>
      <ChoiceField
        label={words.desk.how}
        value={channel}
        set={setChannel}
        choices={TYPED_CHANNELS.map((one) => [one, capital(words.desk.channel[one]!)] as const)}
      />
      <ChoiceField label={words.desk.what} value={kind} set={setKind} choices={FORM_KINDS.map((one) => [one, words.desk.kind[one]!] as const)} />
      <TextField label={words.desk.receivedOn} value={receivedOn} set={setReceivedOn} type="date" max={today} required />
      <LanguageField label={words.desk.language} value={language} set={setLanguage} />
      {FIELDS.map((field) => (
        <TextField
          key={field}
          label={words.desk[field]}
          value={typed[field]}
          set={(value) => setTyped({ ...typed, [field]: value })}
          autoComplete="off"
          maxLength={300}
        />
      ))}
      <label className="whole">
        {words.desk.said}
        <textarea
          className="field"
          rows={5}
          required
          value={typed.text}
          maxLength={20_000}
          onChange={(event) => setTyped({ ...typed, text: event.target.value })}
        />
      </label>
      <div className="whole act">
        <button type="submit" className="btn primary" disabled={add.isPending || typed.text.trim() === ''}>
          {words.desk.add}
        </button>
        {add.data && (
          <span role="status" className="strong">
            {words.desk.added(add.data.reference)}
          </span>
        )}
      </div>
      {add.isError && <ProblemNote error={add.error} />}
    </form>
  )
}
