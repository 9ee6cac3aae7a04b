/** A person's kinds of data with their best source. The eye opens a form in the row; what it shows hides again by itself. */
import { useEffect, useEffectEvent, useRef, useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Exposure, PersonView, RevealAnswer } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { Eye, Masked, SpecialMark } from '../parts/marks.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { personQuery } from '../queries.ts'

export function ExposureTable({ incidentId, person, mayReveal }: { incidentId: string; person: PersonView; mayReveal: boolean }) {
  const words = useWords()
  const [openKind, setOpenKind] = useState<string | null>(null)
  return (
    <table className="exp">
      <thead>
        <tr>
          <th>{words.person.kind}</th>
          <th>{words.person.value}</th>
          <th>
            <span className="sr">{words.person.revealed}</span>
          </th>
          <th>{words.person.source}</th>
          <th className="n">{words.person.places}</th>
          <th>{words.person.confidence}</th>
        </tr>
      </thead>
      <tbody>
        {person.exposures.map((exposure) => (
          <ExposureRows
            key={exposure.kind}
            incidentId={incidentId}
            personNo={person.personNo}
            exposure={exposure}
            mayReveal={mayReveal}
            isOpen={openKind === exposure.kind}
            open={() => setOpenKind(exposure.kind)}
            close={() => setOpenKind(null)}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowsProps = { incidentId: string; personNo: number; exposure: Exposure; mayReveal: boolean; isOpen: boolean; open: () => void; close: () => void }

function ExposureRows({ incidentId, personNo, exposure, mayReveal, isOpen, open, close }: RowsProps) {
  const words = useWords()
  const [shown, setShown] = useState<{ value: string; untilMs: number } | null>(null)
  const eye = useRef<HTMLButtonElement>(null)
  const what = words.kind[exposure.kind]
  const closeForm = () => {
    close()
    eye.current?.focus()
  }
  // The whole path stands in the list of records; here is room for the file's own name.
  const [path = '', ...rest] = exposure.place.split(' › ')
  const place = [path.split('/').at(-1)!, ...rest]
  return (
    <>
      <tr className={isOpen ? 'open' : undefined}>
        <td>
          {exposure.special ? (
            <span className="strong">
              {what} <SpecialMark />
            </span>
          ) : (
            what
          )}
        </td>
        <td>
          {shown ? (
            <Shown value={shown.value} untilMs={shown.untilMs} hide={() => setShown(null)} />
          ) : exposure.masked.includes('•') ? (
            <Masked value={exposure.masked} />
          ) : (
            <span className="meta-2">{exposure.masked.startsWith('held;') ? words.person.held : exposure.masked}</span>
          )}
        </td>
        <td className="eye">
          {mayReveal && exposure.canReveal && !shown && (
            <button
              type="button"
              className="rv"
              ref={eye}
              data-row
              aria-expanded={isOpen}
              aria-label={words.person.reveal(what)}
              onClick={isOpen ? closeForm : open}
            >
              <Eye />
            </button>
          )}
        </td>
        <td className="file">
          {place.map((part, index) => (
            <span key={index}>
              {index > 0 && <b> · </b>}
              {part}
            </span>
          ))}
        </td>
        <td className="n">{words.number(exposure.places)}</td>
        <td className="meta-2">{words.person.basis[exposure.confidence] ?? exposure.confidence}</td>
      </tr>
      {isOpen && (
        <tr className="form">
          <td colSpan={6}>
            <RevealForm
              incidentId={incidentId}
              personNo={personNo}
              exposure={exposure}
              cancel={closeForm}
              reveal={({ value, seconds }) => {
                setShown({ value, untilMs: Date.now() + seconds * 1000 })
                close()
              }}
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** The value, the seconds it stays, and a way to hide it at once. */
function Shown({ value, untilMs, hide }: { value: string; untilMs: number; hide: () => void }) {
  const words = useWords()
  const [leftSeconds, setLeft] = useState(() => Math.ceil((untilMs - Date.now()) / 1000))
  const hideNow = useEffectEvent(() => hide())
  useEffect(() => {
    const timer = setInterval(() => {
      const left = Math.ceil((untilMs - Date.now()) / 1000)
      setLeft(left)
      if (left <= 0) hideNow()
    }, 500)
    return () => clearInterval(timer)
  }, [untilMs])
  return (
    <span className="shown">
      <span className="mono" role="status">
        {value}
      </span>{' '}
      <span className="meta">{words.person.shownFor(Math.max(0, leftSeconds))}</span>{' '}
      <button type="button" className="btn plain small" onClick={hide}>
        {words.person.hide}
      </button>
    </span>
  )
}

type FormProps = { incidentId: string; personNo: number; exposure: Exposure; cancel: () => void; reveal: (answer: RevealAnswer) => void }

function RevealForm({ incidentId, personNo, exposure, cancel, reveal }: FormProps) {
  const words = useWords()
  const client = useQueryClient()
  const [chosen, setChosen] = useState('')
  const [other, setOther] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const what = words.kind[exposure.kind]
  const cancelNow = useEffectEvent(() => cancel())
  useEffect(() => {
    const element = form.current
    element?.querySelector('input')?.focus()
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && cancelNow()
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
  const ask = useMutation({
    mutationFn: () =>
      post<RevealAnswer>(incidentUrl(incidentId, `persons/${personNo}/reveal`), { field: exposure.kind, reason: chosen === 'other' ? other : chosen }),
    onSuccess: (answer) => {
      reveal(answer)
      void client.invalidateQueries({ queryKey: personQuery(incidentId, personNo).queryKey })
    },
  })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  const isReady = chosen === 'other' ? other.trim().length > 3 : chosen !== ''
  return (
    <form ref={form} className="reveal" onSubmit={onSubmit}>
      <fieldset>
        <legend className="q">{words.person.why(what)}</legend>
        {words.person.reasons.map((reason) => (
          <label className="choice" key={reason}>
            <input type="radio" name="why" checked={chosen === reason} onChange={() => setChosen(reason)} />
            {reason}
          </label>
        ))}
        <label className="choice">
          <input type="radio" name="why" checked={chosen === 'other'} onChange={() => setChosen('other')} />
          {words.person.other}
        </label>
        {chosen === 'other' && (
          <input
            className="field"
            aria-label={words.person.otherLabel}
            maxLength={500}
            value={other}
            autoFocus
            onChange={(event) => setOther(event.target.value)}
          />
        )}
      </fieldset>
      {ask.isError && <ProblemNote error={ask.error} />}
      <div className="act">
        <button className="btn primary small" type="submit" disabled={!isReady || ask.isPending}>
          {words.person.revealGo(60)}
        </button>
        <button className="btn plain small" type="button" onClick={cancel}>
          {words.cancel}
        </button>
        <span className="meta">{words.person.revealMeta}</span>
      </div>
    </form>
  )
}
