/** Adds a fact, or corrects one. What is not changed stays as it was; a correction says why. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Grade, LedgerEntry, LedgerView, SettableView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { instantOf, wallNow, wallOf } from '../parts/wall-time.ts'

const GRADES: Grade[] = ['forensic', 'seen', 'supplier', 'assumed', 'unknown']
type Props = { incidentId: string; zone: string; settable: SettableView[]; fact?: LedgerEntry; close: () => void }

export function FactForm({ incidentId, zone, settable, fact, close }: Props) {
  const words = useWords()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [topic, setTopic] = useState(fact?.topic ?? '')
  const [says, setSays] = useState(fact?.says ?? '')
  const [grade, setGrade] = useState<Grade>(fact?.grade ?? 'seen')
  const [source, setSource] = useState(fact?.source ?? '')
  const [evidence, setEvidence] = useState(fact?.evidence ?? '')
  const [statedAt, setStatedAt] = useState(() => wallNow(zone))
  const [path, setPath] = useState(fact?.sets?.path ?? '')
  const [value, setValue] = useState(() => shown(fact?.sets?.value, zone))
  const [isPublic, setPublic] = useState(fact ? !fact.internal : false)
  const [reason, setReason] = useState('')
  useEffect(() => form.current?.querySelector<HTMLElement>('textarea, input')?.focus(), [])
  const place = settable.find((one) => one.path === path)
  const send = useMutation({
    mutationFn: () =>
      post<LedgerView>(incidentUrl(incidentId, fact ? `facts/${fact.factNo}/correct` : 'facts'), {
        topic,
        says,
        grade,
        source,
        evidence,
        statedAt: instantOf(statedAt, zone),
        sets: path === '' ? null : { path, value: typed(path, value, zone) },
        internal: !isPublic,
        ...(fact ? { reason } : {}),
      }),
    onSuccess: () => {
      void client.invalidateQueries()
      close()
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate()
  }
  return (
    <form ref={form} className="inline-form apart-below" onSubmit={onSubmit} aria-label={fact ? words.facts.correctNo(fact.factNo) : words.facts.add}>
      <h2 className="form-title">{fact ? words.facts.correctNo(fact.factNo) : words.facts.add}</h2>
      <label className="labelled">
        {words.facts.says}
        <textarea className="field" rows={3} required value={says} onChange={(event) => setSays(event.target.value)} />
      </label>
      <div className="two">
        <label className="labelled">
          {words.facts.grade}
          <select className="field" value={grade} onChange={(event) => setGrade(event.target.value as Grade)}>
            {GRADES.map((one) => (
              <option key={one} value={one}>
                {words.grade[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="labelled">
          {words.facts.source}
          <input className="field" required value={source} onChange={(event) => setSource(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.topic}
          <input className="field" required value={topic} onChange={(event) => setTopic(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.statedAt} ({zone})
          <input className="field" type="datetime-local" required value={statedAt} onChange={(event) => setStatedAt(event.target.value)} />
        </label>
        <label className="labelled">
          {words.facts.sets}
          <select
            className="field"
            value={path}
            onChange={(event) => {
              setPath(event.target.value)
              setValue(shown(settable.find((one) => one.path === event.target.value)?.value, zone))
            }}
          >
            <option value="">{words.facts.setsNothing}</option>
            {settable.map((one) => (
              <option key={one.path} value={one.path}>
                {words.facts.path[one.path] ?? one.path}
              </option>
            ))}
          </select>
        </label>
        {place && <ValueField place={place} value={value} setValue={setValue} />}
        <label className="labelled">
          {words.facts.evidence}
          <input className="field" value={evidence} onChange={(event) => setEvidence(event.target.value)} />
        </label>
      </div>
      <label className="check">
        <input type="checkbox" checked={isPublic} onChange={(event) => setPublic(event.target.checked)} /> {words.facts.isPublic}
      </label>
      {fact && (
        <label className="labelled">
          {words.facts.reason}
          <input className="field" required value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      <div className="btns">
        <button type="submit" className="btn primary" disabled={send.isPending}>
          {fact ? words.facts.saveCorrection : words.facts.save}
        </button>
        <button type="button" className="btn" onClick={close}>
          {words.cancel}
        </button>
      </div>
      {send.isError && <ProblemNote error={send.error} />}
    </form>
  )
}

function ValueField({ place, value, setValue }: { place: SettableView; value: string; setValue: (value: string) => void }) {
  const words = useWords()
  return (
    <label className="labelled">
      {words.facts.setsValue}
      {place.choices.length > 0 ? (
        <select className="field" value={value} onChange={(event) => setValue(event.target.value)}>
          {place.choices.map((choice) => (
            <option key={choice} value={choice}>
              {words.facts.choice[choice] ?? choice}
            </option>
          ))}
        </select>
      ) : place.path.startsWith('moments.') ? (
        <input className="field" type="datetime-local" value={value} onChange={(event) => setValue(event.target.value)} />
      ) : (
        <textarea className="field" rows={2} value={value} onChange={(event) => setValue(event.target.value)} />
      )}
    </label>
  )
}

function shown(value: unknown, zone: string): string {
  if (Array.isArray(value)) return value.join('\n')
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? wallOf(new Date(value), zone) : value
  return typeof value === 'number' ? String(value) : ''
}

function typed(path: string, value: string, zone: string): unknown {
  if (path.startsWith('moments.')) return value === '' ? null : instantOf(value, zone)
  if (path.endsWith('.lookedAt') || path.endsWith('.chain'))
    return value
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  return path.endsWith('.hoursWithoutData') ? (value === '' ? null : Number(value)) : value
}
