/** Adds a fact, or corrects one. What is not changed stays as it was; a correction says why. */
import { useState } from 'react'
import { GRADES, type Grade, type LedgerEntry, type LedgerView, type SettableView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ChoiceField, InlineForm, LinesField, TextField } from '../parts/form.tsx'
import { useWords } from '../parts/words.tsx'
import { instantOf, wallNow, wallOf } from '../parts/wall-time.ts'

type Props = { incidentId: string; zone: string; settable: SettableView[]; fact?: LedgerEntry; close: () => void }

export function FactForm({ incidentId, zone, settable, fact, close }: Props) {
  const words = useWords()
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
  const place = settable.find((one) => one.path === path)
  const send = useChange(
    () =>
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
    close,
  )
  const choosePlace = (chosen: string) => {
    setPath(chosen)
    setValue(shown(settable.find((one) => one.path === chosen)?.value, zone))
  }
  const title = fact ? words.facts.correctNo(fact.factNo) : words.facts.add
  return (
    <InlineForm className="apart-below" send={send} save={fact ? words.facts.saveCorrection : words.facts.save} close={close} label={title}>
      <h2 className="form-title">{title}</h2>
      <LinesField label={words.facts.says} value={says} set={setSays} rows={3} required autoFocus />
      <div className="two">
        <ChoiceField label={words.facts.grade} value={grade} set={setGrade} choices={GRADES.map((one) => [one, words.grade[one]] as const)} />
        <TextField label={words.facts.source} value={source} set={setSource} required />
        <TextField label={words.facts.topic} value={topic} set={setTopic} required />
        <TextField label={`${words.facts.statedAt} (${zone})`} value={statedAt} set={setStatedAt} type="datetime-local" required />
        <ChoiceField
          label={words.facts.sets}
          value={path}
          set={choosePlace}
          choices={settable.map((one) => [one.path, words.facts.path[one.path] ?? one.path] as const)}
          none={words.facts.setsNothing}
        />
        {place && <ValueField place={place} value={value} set={setValue} />}
        <TextField label={words.facts.evidence} value={evidence} set={setEvidence} />
      </div>
      <label className="check">
        <input type="checkbox" checked={isPublic} onChange={(event) => setPublic(event.target.checked)} /> {words.facts.isPublic}
      </label>
      {fact && <TextField label={words.facts.reason} value={reason} set={setReason} required />}
    </InlineForm>
  )
}

function ValueField({ place, value, set }: { place: SettableView; value: string; set: (value: string) => void }) {
  const words = useWords()
  const field = { label: words.facts.setsValue, value, set }
  if (place.choices.length > 0)
    return <ChoiceField {...field} choices={place.choices.map((choice) => [choice, words.facts.choice[choice] ?? choice] as const)} />
  if (place.path.startsWith('moments.')) return <TextField {...field} type="datetime-local" />
  return <LinesField {...field} rows={2} />
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
