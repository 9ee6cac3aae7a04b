/** Are these one person? One group of records after the other, judged blind with four keys; beside it how far the review is and what it says of the count. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReviewAfter, ReviewAnswer, ReviewView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { bits } from '../parts/format.ts'
import { useSingleKeys } from '../parts/single-keys.ts'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { ReviewGroupTable, sideLetter } from './review-group.tsx'
import { ReviewParting } from './review-parting.tsx'
import { reviewGroupQuery, reviewQuery } from './review-queries.ts'
import { ReviewSide } from './review-side.tsx'
import { useDraw } from './use-draw.ts'

export function ReviewPage({ incidentId }: { incidentId: string }) {
  const query = useQuery(reviewQuery(incidentId))
  return (
    <Loaded query={query} lines={12}>
      {(view) => (view.open === null ? <NotDrawn incidentId={incidentId} /> : <Board incidentId={incidentId} view={view} />)}
    </Loaded>
  )
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

type Given = { groupNo: number; place: number; answer: ReviewAnswer; after: ReviewAfter }
type Verdict = { groupNo: number; said: ReviewAnswer; persons?: number[] }

function Board({ incidentId, view }: { incidentId: string; view: ReviewView }) {
  const words = useWords()
  const client = useQueryClient()
  const may = useQuery(meQuery).data?.may ?? []
  const [at, setAt] = useState(0)
  const [last, setLast] = useState<Given | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const [isAsking, setAsking] = useState(false)
  /** The answer that still waits to hear which records are whose. */
  const [parting, setParting] = useState<'different' | 'household' | null>(null)
  const noteField = useRef<HTMLInputElement>(null)
  const place = Math.min(at, Math.max(0, view.open.length - 1))
  const open = view.open[place]
  const groupNo = open?.groupNo
  const group = useQuery({ ...reviewGroupQuery(incidentId, groupNo ?? 0), enabled: groupNo !== undefined })
  const isIdle = groupNo !== undefined
  const refresh = () => client.invalidateQueries({ queryKey: reviewQuery(incidentId).queryKey })
  const move = (to: number) => {
    setParting(null)
    setAsking(false)
    setAt(to)
  }
  const answer = useMutation({
    mutationFn: ({ groupNo: no, said, persons }: Verdict) =>
      post<ReviewAfter>(incidentUrl(incidentId, `review/groups/${no}/answer`), { answer: said, note: note ?? '', ...(persons && { persons }) }),
    onSuccess: async (after, { groupNo: no, said }) => {
      await refresh()
      setLast({ groupNo: no, place: place + 1, answer: said, after })
      setNote(null)
      move(place)
    },
  })
  const undo = useMutation({
    mutationFn: (no: number) => post(incidentUrl(incidentId, `review/groups/${no}/take-back`)),
    onSuccess: async (_, no) => {
      await refresh()
      const waiting = client.getQueryData(reviewQuery(incidentId).queryKey)?.open
      move(Math.max(0, waiting?.findIndex((one) => one.groupNo === no) ?? 0))
      setLast(null)
    },
  })
  const mayAnswer = may.includes('review.answer')
  const say = (said: ReviewAnswer) => {
    if (!isIdle || !mayAnswer || answer.isPending || undo.isPending) return
    if (open!.records > 2 && (said === 'different' || said === 'household')) setParting(said)
    else answer.mutate({ groupNo, said })
  }
  const onKey = (key: string) => {
    if (parting !== null) return false
    const found = ANSWERS.find((one) => one.key === key)
    if (found) say(found.answer)
    else if (key === 'u' && last && !undo.isPending) undo.mutate(last.groupNo)
    else if (key === 'j') move(Math.min(view.open.length - 1, place + 1))
    else if (key === 'k') move(Math.max(0, place - 1))
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
            <>
              <Head
                place={place + 1}
                total={view.open.length}
                records={open!.records}
                show={may.includes('review.reveal') ? () => setAsking(!isAsking) : null}
                isAsking={isAsking}
              />
              <Loaded query={group} lines={9}>
                {(found) => <ReviewGroupTable key={groupNo} incidentId={incidentId} group={found} isAsking={isAsking} close={() => setAsking(false)} />}
              </Loaded>
            </>
          ) : (
            <>
              <h1>{words.review.doneTitle}</h1>
              <p className="meta-2">{words.review.doneHint}</p>
            </>
          )}
          {(answer.isError || undo.isError) && <ProblemNote error={answer.error ?? undo.error} />}
          {isIdle && parting !== null && group.data && (
            <ReviewParting
              key={groupNo}
              sides={group.data.sides}
              isHousehold={parting === 'household'}
              isBusy={answer.isPending}
              give={(persons) => answer.mutate({ groupNo, said: parting, persons })}
              cancel={() => setParting(null)}
            />
          )}
          {isIdle && parting === null && (
            <div className="verdict" role="group" aria-label={words.review.title}>
              {ANSWERS.map(({ answer: said, key }) => (
                <button type="button" key={said} disabled={answer.isPending || !mayAnswer} onClick={() => say(said)}>
                  <b>{words.review.answers[said]}</b>
                  <kbd>{key.toUpperCase()}</kbd>
                  <span className="meta">{words.review.answerHints(open!.records)[said]}</span>
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
          <Foot last={last} undo={() => last && undo.mutate(last.groupNo)} />
        </div>
        <ReviewSide incidentId={incidentId} view={view} place={place} mayApply={may.includes('review.draw')} />
      </div>
    </div>
  )
}

type HeadProps = { place: number; total: number; records: number; show: (() => void) | null; isAsking: boolean }

function Head({ place, total, records, show, isAsking }: HeadProps) {
  const words = useWords()
  return (
    <div className="top">
      <div>
        <h1>
          {words.review.title} <span className="badge">{words.review.blind}</span>
        </h1>
        <p className="meta-2 under">{words.review.of(place, total, records)}</p>
      </div>
      {show && (
        <button type="button" className="btn" aria-expanded={isAsking} onClick={show}>
          {words.review.show} <kbd>V</kbd>
        </button>
      )}
    </div>
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
              {words.review.after(last.place, words.review.answers[last.answer])} <Links links={last.after.links} />
              {last.after.isRight !== null && ` ${words.review.known(last.after.isRight)}`}
              {last.after.others.map(
                (other) =>
                  ` ${words.review.otherSaid(other.name, words.review.answers[other.answer], other.persons.length > 2 && new Set(other.persons).size > 1 ? partsOf(other.persons) : '', other.note)}`,
              )}
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

/** `A C | B`: which records somebody took for one person. */
function partsOf(persons: readonly number[]): string {
  return [...Map.groupBy(persons.keys(), (index) => persons[index]!).values()].map((sides) => sides.map(sideLetter).join(' ')).join(' | ')
}

/** What the register had weighed and done, told only after the answer. */
function Links({ links }: { links: ReviewAfter['links'] }) {
  const words = useWords()
  const [only] = links
  if (links.length === 1) return words.review.weight(only!.bits === null ? null : bits(only!.bits), only!.wasLinked)
  return words.review.weights(
    links.map((link) => words.review.link(sideLetter(link.left), sideLetter(link.right), link.bits === null ? null : bits(link.bits), link.wasLinked)),
  )
}
