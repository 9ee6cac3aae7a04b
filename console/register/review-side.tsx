/** How far the review is, what it says of the number of people, and how two reviewers agree. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReviewView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { percent } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { useDraw } from './review-page.tsx'

export function ReviewSide({ incidentId, view, mayApply }: { incidentId: string; view: ReviewView; mayApply: boolean }) {
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
      <Count view={view} />
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
      <p className="weights-link">
        <Link to="/incidents/$incidentId/matches/weights" params={{ incidentId }}>
          {words.review.weightsLink}
        </Link>
      </p>
      {mayApply && <Apply incidentId={incidentId} view={view} />}
    </div>
  )
}

function Count({ view }: { view: ReviewView }) {
  const words = useWords()
  const { estimate } = view
  const share = (range: NonNullable<typeof estimate>['precision']) =>
    range === null ? '–' : words.review.range(percent(range.value), percent(range.low), percent(range.high))
  return (
    <Section title={words.review.count}>
      {estimate === null ? (
        <p className="meta-2">{words.review.countWaits(view.judged, view.samples)}</p>
      ) : (
        <>
          <p className="strong">{words.review.countNow(estimate.people.low, estimate.people.high)}</p>
          <p className="meta-2">{words.review.countLikely(estimate.people.value)}</p>
          <dl className="mix">
            <div>
              <dt>{words.review.precision}</dt>
              <dd>{share(estimate.precision)}</dd>
            </div>
            <div>
              <dt>{words.review.recall}</dt>
              <dd>{share(estimate.recall)}</dd>
            </div>
          </dl>
          <details>
            <summary className="meta">{words.review.methodTitle}</summary>
            <p className="meta" lang="en">
              {estimate.method}
            </p>
          </details>
        </>
      )}
      <p className="meta">{words.review.method(view.seed)}</p>
    </Section>
  )
}

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
