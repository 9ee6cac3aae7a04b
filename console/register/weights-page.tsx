/** How matches are weighed: what each agreement is worth, how pairs spread about the line, which keys found them. Every drawing is its own table. */
import { useQuery } from '@tanstack/react-query'
import type { LinkFacts, WeightTable } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { bits } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { weightsQuery } from './review-queries.ts'

export function WeightsPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const query = useQuery(weightsQuery(incidentId))
  return (
    <div className="p-weights">
      <h1>{words.review.weightsTitle}</h1>
      <Loaded query={query} lines={12}>
        {({ weights }) =>
          weights === null ? (
            <Empty says={words.review.weightsNone} hint={words.review.weightsNoneHint} />
          ) : (
            <Weights incidentId={incidentId} weights={weights} />
          )
        }
      </Loaded>
    </div>
  )
}

type PartProps = { incidentId: string; weights: LinkFacts }

/** The same figures as a file. */
function Csv({ incidentId, table, of }: { incidentId: string; table: WeightTable; of: string }) {
  const words = useWords()
  return (
    <a href={incidentUrl(incidentId, 'review/weights.csv', { table })}>
      {words.csv}
      <span className="sr">, {of}</span>
    </a>
  )
}

function Weights({ incidentId, weights }: PartProps) {
  const words = useWords()
  return (
    <>
      <p className="meta-2 under">{words.review.weightsLead(weights.trainedOn.pairs, weights.trainedOn.records)}</p>
      <div className="grid">
        <div className="c8">
          <Levels incidentId={incidentId} weights={weights} />
        </div>
        <div className="c4 side">
          <Spread incidentId={incidentId} weights={weights} />
          <Keys incidentId={incidentId} weights={weights} />
          <Section title={words.review.unlinkable} meta={<Csv incidentId={incidentId} table="records" of={words.review.unlinkable} />}>
            <p className="meta-2">{words.review.unlinkableNote(weights.unidentifiable)}</p>
            <Bins bins={weights.records} thresholdBits={weights.thresholdBits} counted={words.review.recordsColumn} />
            <p className="meta">{words.review.unlinkableChart}</p>
          </Section>
        </div>
      </div>
    </>
  )
}

/** A chance as people read it: 93%, 0.02%, 1 : 2 m (millions). */
function share(value: number, number: (value: number) => string): string {
  if (value > 0.995) return '>99%'
  if (value >= 0.0995) return `${Math.round(value * 100)}%`
  if (value >= 0.00095) return `${(value * 100).toFixed(value >= 0.00995 ? 1 : 2)}%`
  const one = Number((1 / value).toPrecision(2))
  return `1 : ${one >= 1e6 ? `${one / 1e6} m` : number(one)}`
}

function Levels({ incidentId, weights }: PartProps) {
  const words = useWords()
  const widest = Math.max(...weights.comparisons.flatMap(({ levels }) => levels.map((level) => Math.abs(level.bits))))
  const columns = words.review.weightsColumns
  return (
    <Section
      title={words.review.weightsOf}
      meta={
        <>
          {words.review.weightsMeta(weights.modelHash.slice(0, 12))} · <Csv incidentId={incidentId} table="levels" of={words.review.weightsOf} />
        </>
      }
    >
      {weights.comparisons.map(({ name, levels }) => (
        <table className="levels" key={name}>
          <caption>{words.review.comparison[name] ?? name}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.level}</th>
              <th scope="col" className="n">
                {columns.bits}
              </th>
              <th scope="col" className="lane">
                <span className="sr">{columns.bits}</span>
              </th>
              <th scope="col" className="n">
                {columns.match}
              </th>
              <th scope="col" className="n">
                {columns.chance}
              </th>
              <th scope="col" className="n wide">
                {columns.household}
              </th>
            </tr>
          </thead>
          <tbody>
            {levels.map((level) => (
              <tr key={level.says}>
                <th scope="row">{words.review.level(level.says)}</th>
                <td className="n">{bits(level.bits)}</td>
                <td className="lane" aria-hidden="true">
                  <i
                    className={level.bits < 0 ? 'against' : ''}
                    style={{ width: `${(Math.abs(level.bits) / widest) * 50}%`, left: `${level.bits < 0 ? 50 - (Math.abs(level.bits) / widest) * 50 : 50}%` }}
                  />
                </td>
                <td className="n">{share(level.match, words.number)}</td>
                <td className="n">{share(level.chance, words.number)}</td>
                <td className="n wide">{share(level.household, words.number)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </Section>
  )
}

function Spread({ incidentId, weights }: PartProps) {
  const words = useWords()
  return (
    <Section title={words.review.spread} meta={<Csv incidentId={incidentId} table="pairs" of={words.review.spread} />}>
      <p className="meta-2">{words.review.spreadMeta(weights.thresholdBits.toFixed(1))}</p>
      <Bins bins={weights.pairs} thresholdBits={weights.thresholdBits} counted={words.review.spreadColumns.count} />
      <p className="meta">{words.review.spreadNote}</p>
    </Section>
  )
}

/** Bars by powers of ten in a table of their own figures; a line where joining begins. */
function Bins({ bins, thresholdBits, counted }: { bins: LinkFacts['pairs']; thresholdBits: number; counted: string }) {
  const words = useWords()
  const most = Math.max(1, ...bins.map(({ count }) => Math.log10(count + 1)))
  const line = Math.floor(thresholdBits)
  return (
    <table className="spread">
      <thead>
        <tr>
          <th scope="col">{words.review.spreadColumns.from}</th>
          <th scope="col">
            <span className="sr">{counted}</span>
          </th>
          <th scope="col" className="n">
            {counted}
          </th>
        </tr>
      </thead>
      <tbody>
        {fiveBits(bins).map(({ fromBits, count }) => (
          <tr key={fromBits} className={line >= fromBits && line < fromBits + 5 ? 'line' : undefined}>
            <th scope="row">
              {signed(fromBits)} … {signed(fromBits + 5)}
            </th>
            <td aria-hidden="true">
              <i style={{ width: `${(Math.log10(count + 1) / most) * 100}%` }} />
            </td>
            <td className="n">{words.number(Math.round(count))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const signed = (value: number) => (value < 0 ? `−${-value}` : String(value))

/** Bins of one bit as bins of five, so that the table is read at a glance. */
function fiveBits(pairs: LinkFacts['pairs']): LinkFacts['pairs'] {
  const sums = new Map<number, number>()
  for (const { fromBits, count } of pairs) {
    const from = Math.floor(fromBits / 5) * 5
    sums.set(from, (sums.get(from) ?? 0) + count)
  }
  // Nothing found is a finding: no gap in the scale, and the line always has its place.
  const [low, high] = [Math.min(0, ...sums.keys()), Math.max(0, ...sums.keys())]
  return Array.from({ length: (high - low) / 5 + 1 }, (_, step) => ({ fromBits: low + step * 5, count: sums.get(low + step * 5) ?? 0 }))
}

function Keys({ incidentId, weights }: PartProps) {
  const words = useWords()
  return (
    <Section title={words.review.keysTitle} meta={<Csv incidentId={incidentId} table="keys" of={words.review.keysTitle} />}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.review.keysColumns.key}</th>
            <th scope="col" className="n">
              {words.review.keysColumns.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {weights.keys.map(({ name, pairs }) => (
            <tr key={name}>
              <th scope="row" lang="en">
                {name}
              </th>
              <td className="n">{words.number(pairs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {weights.capped.map(({ rule, records }, index) => (
        <p className="meta" key={index}>
          {words.review.cappedNote(rule, records)}
        </p>
      ))}
    </Section>
  )
}
