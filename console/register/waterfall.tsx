/** Why these records are one person: a waterfall in bits, one row a comparison. Filled speaks for, outlined against. */
import { useState } from 'react'
import type { PersonView, WeightPart } from '../../src/api/contract.ts'
import { bits, odds, percent } from '../parts/format.ts'
import { Masked } from '../parts/marks.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

/** A link is made from this weight on (a logit of 1; EDGE_LOGIT in linkage/model.ts, docs/rules/linkage.md). */
const LIMITS = [1.4] as const
/** Bits; a rarity below this would be written as 0.0. */
const LEAST_SHOWN = 0.05
/** So much room stays to the right of nothing. */
const LEAST_RIGHT = 6

export function Waterfall({ person }: { person: PersonView }) {
  const words = useWords()
  const [chosen, setChosen] = useState(0)
  const { links } = person
  const link = links[Math.min(chosen, links.length - 1)]
  if (!link) return <p className="meta-2">{words.person.noLinks}</p>
  const named = link.parts.reduce((sum, part) => sum + part.bits, 0)
  const priorPart = link.parts.find(({ field }) => field === 'prior')
  const compared = link.parts.filter((part) => part !== priorPart && (part.field !== 'rarity' || Math.abs(part.bits) >= LEAST_SHOWN))
  // What the parts leave open is what was known before comparing.
  const prior = priorPart?.bits ?? link.bits - named
  const bars = place([prior, ...compared.map((part) => part.bits)])
  const low = Math.min(0, ...bars.map(({ from, to }) => Math.min(from, to)))
  const high = Math.max(LEAST_RIGHT, ...bars.map(({ from, to }) => Math.max(from, to)))
  const x = (value: number) => ((value - low) / (high - low)) * 100
  const source = (record: number) => person.sources.find(({ recordNo }) => recordNo === record) ?? null
  const label = (record: number) => source(record)?.label ?? words.person.record(record)
  return (
    <>
      {links.length > 1 && (
        <div className="recs" role="group" aria-label={words.person.records}>
          {links.map((one, index) => (
            <button type="button" key={`${one.record}${one.against}`} aria-pressed={one === link} onClick={() => setChosen(index)}>
              {index + 1} · {label(one.record)}
            </button>
          ))}
        </div>
      )}
      <div className="wf" role="table" aria-label={words.person.waterfallAlt} tabIndex={0}>
        <div className="wr" role="row">
          <span className="hd" role="columnheader">
            {words.person.compared}
          </span>
          <SideHead label={label(link.record)} source={source(link.record)} />
          {link.against === 'roster' ? (
            <SideHead label={words.person.roster} source={person.roster} />
          ) : (
            <SideHead label={label(Number(link.against))} source={source(Number(link.against))} />
          )}
          <span className="hd lane" role="presentation">
            {[0, ...LIMITS].map((at) => (
              <span key={at} className={at === 0 ? 'ax zero-label' : 'ax limit-label'} style={{ left: `${x(at)}%` }}>
                {at}
              </span>
            ))}
          </span>
          <span className="hd v" role="columnheader">
            {words.person.bits}
          </span>
        </div>
        <div className="wr" role="row">
          <span role="rowheader">{words.person.prior}</span>
          <span className="two meta-2" role="cell">
            {words.person.priorOdds(odds(prior, words.locale))}
          </span>
          <Lane bar={bars[0]!} x={x} hasNext={compared.length > 0} />
          <span className="v" role="cell">
            {bits(prior)}
          </span>
        </div>
        {compared.map((part, index) => (
          <PartRow key={part.field} part={part} bar={bars[index + 1]!} x={x} hasNext={index + 1 < compared.length} />
        ))}
        <div className="wr" role="row">
          <span className="sum" role="rowheader">
            {words.person.together}
          </span>
          <span className="sum two plain" role="cell">
            {link.bits >= 0 ? words.person.oddsFor(odds(link.bits, words.locale)) : words.person.oddsAgainst(odds(link.bits, words.locale))}
            <span className="sr">, {words.person.probability(percent(link.probability))}</span>
          </span>
          <span className="lane sum" role="presentation">
            <Limits x={x} />
            <i className="bx tot" style={boxOf({ from: 0, to: link.bits }, x)} />
          </span>
          <span className="v sum" role="cell">
            {bits(link.bits)}
          </span>
        </div>
      </div>
      <p className="meta wf-note">
        {words.person.wfLimits} {person.modelHash && words.person.model(person.modelHash.slice(0, 12))}
      </p>
    </>
  )
}

/** A record's name, and the file and row that it was read from. */
function SideHead({ label, source }: { label: string; source: { path: string; place: string } | null }) {
  return (
    <span className="hd side-head" role="columnheader">
      {label}
      {source && <span className="mono">{[source.path, source.place].filter(Boolean).join(' · ')}</span>}
    </span>
  )
}

type Bar = { from: number; to: number }

/** Each bar begins where the last one ended. */
function place(weights: number[]): Bar[] {
  let at = 0
  return weights.map((weight) => {
    const from = at
    at += weight
    return { from, to: at }
  })
}

function boxOf({ from, to }: Bar, x: (value: number) => number): { left: string; width: string } {
  return { left: `${x(Math.min(from, to)).toFixed(2)}%`, width: `${(x(Math.max(from, to)) - x(Math.min(from, to))).toFixed(2)}%` }
}

function Limits({ x }: { x: (value: number) => number }) {
  return (
    <>
      <i className="zero" style={{ left: `${x(0)}%` }} />
      {LIMITS.map((at) => (
        <i key={at} className="th" style={{ left: `${x(at)}%` }} />
      ))}
    </>
  )
}

function Lane({ bar, x, hasNext }: { bar: Bar; x: (value: number) => number; hasNext: boolean }) {
  return (
    <span className="lane" role="presentation">
      <Limits x={x} />
      <i className={`bx ${bar.to < bar.from ? 'neg' : ''}`} style={boxOf(bar, x)} />
      {hasNext && <i className="cn" style={{ left: `${x(bar.to).toFixed(2)}%` }} />}
    </span>
  )
}

/** What was weighed without two values to show: namesakes, a household, how rare the values are. */
function saysOf({ field, bits: weight }: WeightPart, words: Words): string {
  const { namesake, household, rarer, commoner } = words.person.partSays
  return field === 'namesake' ? namesake : field === 'household' ? household : field === 'rarity' ? (weight > 0 ? rarer : commoner) : ''
}

function PartRow({ part, bar, x, hasNext }: { part: WeightPart; bar: Bar; x: (value: number) => number; hasNext: boolean }) {
  const words = useWords()
  const says = part.left || part.right ? '' : saysOf(part, words)
  return (
    <div className="wr" role="row">
      <span role="rowheader">{words.field[part.field] ?? part.field.replaceAll('_', ' ')}</span>
      {says ? (
        <span className="two meta-2" role="cell">
          {says}
        </span>
      ) : (
        <>
          <span role="cell">{part.left ? <Masked value={part.left} /> : <span className="meta">{words.person.notGiven}</span>}</span>
          <span role="cell">{part.right ? <Masked value={part.right} /> : <span className="meta">{words.person.notGiven}</span>}</span>
        </>
      )}
      <Lane bar={bar} x={x} hasNext={hasNext} />
      <span className="v" role="cell" title={part.level}>
        {bits(part.bits)}
        <span className="sr">, {part.level}</span>
      </span>
    </div>
  )
}
