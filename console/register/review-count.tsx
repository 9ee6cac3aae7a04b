/** What the review says of the number of people: the register's own range above, the judged one below, on one axis; the same as a table and as a file. */
import type { ReviewView } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { percent } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

type Band = { says: string; low: number; high: number; value?: number; className: string }

export function ReviewCount({ incidentId, view }: { incidentId: string; view: ReviewView }) {
  const words = useWords()
  const { estimate, model, whenDone } = view
  const bands: Band[] = [
    ...(model ? [{ says: words.review.rangeModel(model.low, model.high), ...model, className: 'model' }] : []),
    ...(estimate ? [{ says: words.review.rangeNow(estimate.people.low, estimate.people.high), ...estimate.people, className: 'now' }] : []),
    ...(whenDone ? [{ says: words.review.rangeDone(whenDone.low, whenDone.high), ...whenDone, className: 'done' }] : []),
  ]
  return (
    <Section title={words.review.count} meta={<a href={incidentUrl(incidentId, 'review.csv')}>{words.csv}</a>}>
      {estimate ? (
        <>
          <p className="strong">{words.review.countNow(estimate.people.low, estimate.people.high)}</p>
          <p className="meta-2">{words.review.countLikely(estimate.people.value)}</p>
        </>
      ) : (
        <p className="meta-2">{words.review.countWaits(view.judged, view.samples)}</p>
      )}
      {bands.length > 0 && <Bands bands={bands} />}
      {estimate && <Shares estimate={estimate} />}
      <p className="meta">{words.review.method(view.seed, view.judged, view.samples)}</p>
      {estimate && (
        <details>
          <summary className="meta">{words.review.methodTitle}</summary>
          <p className="meta" lang="en">
            {estimate.method}
          </p>
        </details>
      )}
    </Section>
  )
}

/** Each band says its figures in words above itself, so the drawing needs no axis to be read. */
function Bands({ bands }: { bands: Band[] }) {
  const [low, high] = [Math.min(...bands.map((band) => band.low)), Math.max(...bands.map((band) => band.high))]
  const x = (value: number) => (high === low ? 50 : ((value - low) / (high - low)) * 100)
  return (
    <ul className="bands">
      {bands.map((band) => (
        <li key={band.className}>
          <span>{band.says}</span>
          {bands.length > 1 && (
            <span className="track" aria-hidden="true">
              <i className={band.className} style={{ left: `${x(band.low)}%`, width: `${Math.max(1, x(band.high) - x(band.low))}%` }} />
              {band.value !== undefined && <b style={{ left: `${x(band.value)}%` }} />}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Shares({ estimate }: { estimate: NonNullable<ReviewView['estimate']> }) {
  const words = useWords()
  const share = (range: (typeof estimate)['precision']) =>
    range === null ? '–' : words.review.range(percent(range.value), percent(range.low), percent(range.high))
  return (
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
  )
}
