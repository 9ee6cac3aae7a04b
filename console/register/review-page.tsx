/** Are these one person? One pair after the other, judged blind with four keys; beside it how far the review is and what it says of the count. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReviewAfter, ReviewAnswer, ReviewView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { bits } from '../parts/format.ts'
import { useSingleKeys } from '../parts/single-keys.ts'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { ReviewPairTable } from './review-pair.tsx'
import { reviewPairQuery, reviewQuery } from './review-queries.ts'
import { ReviewSide } from './review-side.tsx'

export function ReviewPage({ incidentId }: { incidentId: string }) {
  const query = useQuery(reviewQuery(incidentId))
  return (
    <Loaded query={query} lines={12}>
      {(view) => (view.open === null ? <NotDrawn incidentId={incidentId} /> : <Board incidentId={incidentId} view={view} />)}
    </Loaded>
  )
}

export function useDraw(incidentId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<ReviewView>(incidentUrl(incidentId, 'review/draw')),
    onSuccess: (view) => {
      client.removeQueries({ queryKey: ['review-pair', incidentId] })
      client.setQueryData(reviewQuery(incidentId).queryKey, view)
    },
  })
}

function NotDrawn({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const may = useQuery(meQuery).data?.may.includes('review.draw') ?? false
  const draw = useDraw(incidentId)
  return (
    <div className="p-review">
      <h1>{words.review.emptyTitle}</h1>
      <Empty says={words.review.empty} hint={words.review.emptyHint} />
      {draw.isError && <ProblemNote error={draw.error} />}
      {may && (
        <button type="button" className="btn primary" disabled={draw.isPending} onClick={() => draw.mutate()}>
          {draw.isPending ? words.review.drawing : words.review.draw}
        </button>
      )}
    </div>
  )
}

const ANSWERS: { answer: ReviewAnswer; key: string }[] = [
  { answer: 'same', key: 's' },
  { answer: 'different', key: 'd' },
  { answer: 'household', key: 'h' },
  { answer: 'cannot_say', key: 'c' },
]

type Given = { pairNo: number; answer: ReviewAnswer; after: ReviewAfter }

function Board({ incidentId, view }: { incidentId: string; view: ReviewView }) {
  const words = useWords()
  const client = useQueryClient()
  const may = useQuery(meQuery).data?.may ?? []
  const [at, setAt] = useState(0)
  const [last, setLast] = useState<Given | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  const noteField = useRef<HTMLInputElement>(null)
  const place = Math.min(at, Math.max(0, view.open.length - 1))
  const pairNo = view.open[place]
  const isIdle = pairNo !== undefined
  const refresh = () => client.invalidateQueries({ queryKey: reviewQuery(incidentId).queryKey })
  const answer = useMutation({
    mutationFn: ({ pair, said }: { pair: number; said: ReviewAnswer }) =>
      post<ReviewAfter>(incidentUrl(incidentId, `review/pairs/${pair}/answer`), { answer: said, note: note ?? '' }),
    onSuccess: async (after, { pair, said }) => {
      await refresh()
      setLast({ pairNo: pair, answer: said, after })
      setNote(null)
      setAsking(false)
    },
  })
  const undo = useMutation({
    mutationFn: (pair: number) => post(incidentUrl(incidentId, `review/pairs/${pair}/take-back`)),
    onSuccess: async (_, pair) => {
      await refresh()
      const open = client.getQueryData(reviewQuery(incidentId).queryKey)?.open
      setAt(Math.max(0, open?.indexOf(pair) ?? 0))
      setLast(null)
    },
  })
  const say = (said: ReviewAnswer) => {
    if (isIdle && !answer.isPending && !undo.isPending) answer.mutate({ pair: pairNo, said })
  }
  const onKey = (key: string) => {
    const found = ANSWERS.find((one) => one.key === key)
    if (found) say(found.answer)
    else if (key === 'u' && last && !undo.isPending) undo.mutate(last.pairNo)
    else if (key === 'j') setAt(Math.min(view.open.length - 1, place + 1))
    else if (key === 'k') setAt(Math.max(0, place - 1))
    else if (key === 'v' && may.includes('review.reveal')) setAsking(true)
    else if (key === 'n') setNote(note ?? '')
    else return false
    return true
  }
  useSingleKeys(onKey)
  const focusNote = useEffectEvent(() => noteField.current?.focus())
  useEffect(() => {
    if (note !== null) focusNote()
  }, [note])
  return (
    <div className="p-review">
      <div className="grid">
        <div className="c9">
          {isIdle ? (
            <Pair
              key={pairNo}
              incidentId={incidentId}
              pairNo={pairNo}
              place={place + 1}
              total={view.open.length}
              isAsking={isAsking}
              setAsking={setAsking}
              mayReveal={may.includes('review.reveal')}
            />
          ) : (
            <>
              <h1>{words.review.doneTitle}</h1>
              <p className="meta-2">{words.review.doneHint}</p>
            </>
          )}
          {(answer.isError || undo.isError) && <ProblemNote error={answer.error ?? undo.error} />}
          {isIdle && (
            <div className="verdict" role="group" aria-label={words.review.title}>
              {ANSWERS.map(({ answer: said, key }) => (
                <button type="button" key={said} disabled={answer.isPending || !may.includes('review.answer')} onClick={() => say(said)}>
                  <b>{words.review.answers[said]}</b>
                  <kbd>{key.toUpperCase()}</kbd>
                  <span className="meta">{words.review.answerHints[said]}</span>
                </button>
              ))}
            </div>
          )}
          {note !== null && isIdle && (
            <label className="note-field">
              <span className="meta-2">{words.review.noteLabel}</span>
              <input
                ref={noteField}
                className="field"
                maxLength={1000}
                value={note}
                onChange={(event) => setNote(event.target.value)}
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
              />
            </label>
          )}
          <Foot last={last} undo={() => last && undo.mutate(last.pairNo)} />
        </div>
        <ReviewSide incidentId={incidentId} view={view} mayApply={may.includes('review.draw')} />
      </div>
    </div>
  )
}

type PairProps = {
  incidentId: string
  pairNo: number
  place: number
  total: number
  isAsking: boolean
  setAsking: (asking: boolean) => void
  mayReveal: boolean
}

function Pair({ incidentId, pairNo, place, total, isAsking, setAsking, mayReveal }: PairProps) {
  const words = useWords()
  const query = useQuery(reviewPairQuery(incidentId, pairNo))
  return (
    <>
      <div className="top">
        <div>
          <h1>
            {words.review.title} <span className="badge">{words.review.blind}</span>
          </h1>
          <p className="meta-2 under">{words.review.of(place, total)}</p>
        </div>
        {mayReveal && (
          <button type="button" className="btn" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
            {words.review.show} <kbd>V</kbd>
          </button>
        )}
      </div>
      <Loaded query={query} lines={9}>
        {(pair) => <ReviewPairTable incidentId={incidentId} pair={pair} isAsking={isAsking} close={() => setAsking(false)} />}
      </Loaded>
    </>
  )
}

/** Keys, and what the last answer turned out to be worth. */
function Foot({ last, undo }: { last: Given | null; undo: () => void }) {
  const words = useWords()
  return (
    <>
      <p className="foot">
        <span>
          <kbd>J</kbd>
          <kbd>K</kbd> {words.review.nextPrevious}
        </span>
        <span>
          <kbd>N</kbd> {words.review.note}
        </span>
        <span>
          <kbd>?</kbd> {words.review.keys}
        </span>
        <span className="blind-hint">{words.review.blindHint}</span>
      </p>
      <div className="after" role="status">
        {last && (
          <>
            <p>
              {words.review.after(last.pairNo, words.review.answers[last.answer])} {words.review.weight(bits(last.after.bits), last.after.wasLinked)}
              {last.after.expected && ` ${words.review.known(last.after.expected === (last.answer === 'household' ? 'different' : last.answer))}`}
              {last.after.others.map((other) => ` ${words.review.otherSaid(other.name, words.review.answers[other.answer])}`)}
            </p>
            <button type="button" className="btn plain small" onClick={undo}>
              <kbd>U</kbd> {words.review.undo}
            </button>
          </>
        )}
      </div>
    </>
  )
}
