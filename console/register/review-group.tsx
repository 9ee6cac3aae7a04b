/** Two to five records side by side: agreeing letters are dots, differing ones are underlined, and the comparison is said in words. */
import { useEffect, useEffectEvent, useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { ReviewGroup, ReviewPiece, ReviewRevealed } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

type Field = ReviewGroup['fields'][number]
type GroupProps = { incidentId: string; group: ReviewGroup; isAsking: boolean; close: () => void }

/** A, B, C … */
export const sideLetter = (index: number) => String.fromCharCode(65 + index)

export function ReviewGroupTable({ incidentId, group, isAsking, close }: GroupProps) {
  const words = useWords()
  const [shown, setShown] = useState<{ fields: ReviewRevealed['fields']; untilMs: number } | null>(null)
  const clear = (field: Field['field'], side: number) => shown?.fields.find((one) => one.field === field)?.values[side]
  const how = ({ how: said, level }: Field) =>
    said === 'same_given' ? words.review.sameGiven : level !== '' ? words.review.level(level) : words.review[HOW[said]]
  return (
    <section className="sec">
      {isAsking && !shown && (
        <ShowForm
          incidentId={incidentId}
          groupNo={group.groupNo}
          cancel={close}
          show={(answer) => {
            setShown({ fields: answer.fields, untilMs: Date.now() + answer.seconds * 1000 })
            close()
          }}
        />
      )}
      {shown && <HideNote untilMs={shown.untilMs} hide={() => setShown(null)} />}
      <table className={`cmp of-${group.sides.length}`}>
        <thead>
          <tr>
            <th scope="col">{words.review.field}</th>
            {group.sides.map((side, index) => (
              <th scope="col" className="rec" key={index}>
                <b>
                  {sideLetter(index)}. {side.isRoster ? words.review.roster : side.label}
                </b>
                <span className="mono">{side.path}</span>
                <span className="mono">{side.place}</span>
              </th>
            ))}
            <th scope="col">{words.review.compared}</th>
          </tr>
        </thead>
        <tbody>
          {group.fields.map((field) => (
            <tr key={field.field}>
              <th scope="row">{words.review.fields[field.field]}</th>
              {field.values.map((pieces, index) => (
                <td key={index}>
                  <span className="letter" aria-hidden="true">
                    {sideLetter(index)}
                  </span>
                  {clear(field.field, index) || <Pieces pieces={pieces} />}
                </td>
              ))}
              <td className="how">
                <b>{how(field)}</b>
                {field.oneIn !== null && words.review.oneIn(field.oneIn)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {group.samePattern > 1 && <p className="meta pattern">{words.review.pattern(group.samePattern)}</p>}
    </section>
  )
}

const HOW = { same: 'same', differs: 'differs', one_given: 'oneGiven' } as const

function Pieces({ pieces }: { pieces: ReviewPiece[] }) {
  const words = useWords()
  if (pieces.length === 0) return <span className="none">{words.review.missing}</span>
  return (
    <span className="masked">
      {pieces.map((piece, index) => (
        <span key={index} className={piece.differs ? 'x' : 'd'}>
          {piece.text}
        </span>
      ))}
    </span>
  )
}

function HideNote({ untilMs, hide }: { untilMs: number; hide: () => void }) {
  const words = useWords()
  const [left, setLeft] = useState(() => Math.ceil((untilMs - Date.now()) / 1000))
  const hideNow = useEffectEvent(() => hide())
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.ceil((untilMs - Date.now()) / 1000)
      setLeft(seconds)
      if (seconds <= 0) hideNow()
    }, 500)
    return () => clearInterval(timer)
  }, [untilMs])
  return (
    <p className="meta-2 shown-note">
      {words.review.shownFor(Math.max(0, left))}{' '}
      <button type="button" className="btn plain small" onClick={hide}>
        {words.review.hide}
      </button>
    </p>
  )
}

function ShowForm({ incidentId, groupNo, cancel, show }: { incidentId: string; groupNo: number; cancel: () => void; show: (answer: ReviewRevealed) => void }) {
  const words = useWords()
  const [reason, setReason] = useState('')
  const ask = useMutation({ mutationFn: () => post<ReviewRevealed>(incidentUrl(incidentId, `review/groups/${groupNo}/reveal`), { reason }), onSuccess: show })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <form className="reveal" onSubmit={onSubmit}>
      <fieldset>
        <legend className="q">{words.review.showWhy}</legend>
        {words.review.showReasons.map((one, index) => (
          <label className="choice" key={one}>
            <input type="radio" name="why" checked={reason === one} autoFocus={index === 0} onChange={() => setReason(one)} />
            {one}
          </label>
        ))}
      </fieldset>
      {ask.isError && <ProblemNote error={ask.error} />}
      <div className="act">
        <button className="btn primary small" type="submit" disabled={reason === '' || ask.isPending}>
          {words.review.showGo}
        </button>
        <button className="btn plain small" type="button" onClick={cancel}>
          {words.cancel}
        </button>
        <span className="meta">{words.review.showMeta}</span>
      </div>
    </form>
  )
}
