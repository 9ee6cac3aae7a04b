/** How far the review is, what it says of the number of people, and how two reviewers agree. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReviewView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { ReviewCount } from './review-count.tsx'
import { useDraw } from './use-draw.ts'

type SideProps = {
  incidentId: string
  view: ReviewView
  /** Where in the list of what waits the reviewer is. */
  place: number
  mayApply: boolean
}

export function ReviewSide({ incidentId, view, place, mayApply }: SideProps) {
  const words = useWords()
  return (
    <div className="c3 side">
      <Section title={words.review.progress} meta={words.review.doneOf(view.answered, view.pairs)}>
        <div className="prog" aria-hidden="true">
          {view.byReason
            .filter(({ total }) => total > 0)
            .map(({ reason, done, total }) => (
              <i key={reason} style={{ flexGrow: total }}>
                <b style={{ width: `${(done / total) * 100}%` }} />
              </i>
            ))}
        </div>
        <dl className="mix">
          {view.byReason.map(({ reason, done, total }) => (
            <div key={reason}>
              <dt>{words.review.reasons[reason]}</dt>
              <dd>{words.review.doneOf(done, total)}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <ReviewCount incidentId={incidentId} view={view} />
      <Section title={words.review.agreement}>
        <p className="meta-2">
          {view.agreement
            ? words.review.agreed(
                view.agreement.name,
                view.agreement.same,
                view.agreement.shared,
                view.agreement.kappa === null ? null : view.agreement.kappa.toFixed(2),
              )
            : words.review.nobodyYet}{' '}
          {words.review.golden(view.golden.right, view.golden.answered)}
        </p>
        {view.disputed > 0 && <p className="meta-2">{words.review.disputed(view.disputed)}</p>}
      </Section>
      {view.open.length > 0 && <Next view={view} place={place} />}
      <p className="weights-link">
        <Link to="/incidents/$incidentId/matches/weights" params={{ incidentId }}>
          {words.review.weightsLink}
        </Link>
      </p>
      {mayApply && <Apply incidentId={incidentId} view={view} />}
    </div>
  )
}

/** What comes next, by its size alone: why a group was drawn would lead the reviewer. */
function Next({ view, place }: { view: ReviewView; place: number }) {
  const words = useWords()
  const coming = view.open.slice(place, place + NEXT_SHOWN)
  return (
    <Section title={words.review.next} meta={words.review.left(view.open.length)}>
      <ol className="queue">
        {coming.map(({ groupNo, records }, index) => (
          <li key={groupNo} aria-current={index === 0 ? 'true' : undefined}>
            <span>{words.review.group(place + index + 1)}</span>
            <span className="meta">{words.review.records(records)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

const NEXT_SHOWN = 4

function Apply({ incidentId, view }: { incidentId: string; view: ReviewView }) {
  const words = useWords()
  const [decided, setDecided] = useState<number | null>(null)
  const draw = useDraw(incidentId)
  const apply = useMutation({
    mutationFn: () => post<{ decided: number }>(incidentUrl(incidentId, 'review/apply')),
    onSuccess: (answer) => setDecided(answer.decided),
  })
  return (
    <section className="sec">
      {(apply.isError || draw.isError) && <ProblemNote error={apply.error ?? draw.error} />}
      {decided === null ? (
        <>
          <button
            type="button"
            className={`btn ${view.open.length === 0 ? 'primary' : ''}`}
            disabled={view.answered === 0 || apply.isPending}
            onClick={() => apply.mutate()}
          >
            {words.review.apply}
          </button>
          <p className="meta under">{words.review.applyHint}</p>
        </>
      ) : (
        <p role="status">{words.review.applied(decided)}</p>
      )}
      {view.open.length === 0 && (
        <button type="button" className="btn" disabled={draw.isPending} onClick={() => draw.mutate()}>
          {draw.isPending ? words.review.drawing : words.review.drawAgain}
        </button>
      )}
    </section>
  )
}
