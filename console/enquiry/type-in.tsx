/** A call, a letter or a visit, typed in while it happens. */
import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { incidentUrl, post } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

const CHANNELS = ['phone', 'post', 'in_person', 'email'] as const
const KINDS = ['enquiry', 'complaint', 'access', 'erasure', 'objection', 'correction', 'not_on_list', 'claim'] as const
const FIELDS = ['name', 'phone', 'email', 'address', 'code'] as const
const EMPTY = { name: '', phone: '', email: '', address: '', code: '', text: '' }

export function TypeIn({ incidentId, today }: { incidentId: string; today: string }) {
  const words = useWords()
  const client = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('phone')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('enquiry')
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
      <label>
        {words.desk.how}
        <select value={channel} onChange={(event) => setChannel(event.target.value as typeof channel)}>
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {words.desk.channel[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.desk.what}
        <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {words.desk.kind[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.desk.receivedOn}
        <input className="field" type="date" value={receivedOn} max={today} required onChange={(event) => setReceivedOn(event.target.value)} />
      </label>
      <label>
        {words.desk.language}
        <select value={language} onChange={(event) => setLanguage(event.target.value as typeof language)}>
          <option value="en">English</option>
          <option value="cy">Cymraeg</option>
        </select>
      </label>
      {FIELDS.map((field) => (
        <label key={field}>
          {words.desk[field]}
          <input
            className="field"
            value={typed[field]}
            autoComplete="off"
            maxLength={300}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        </label>
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
