/** A stepped band with a line: the estimate changes by events, so it moves in steps, and each step names its event. */
import { useState } from 'react'
import type { EstimateStep } from '../../src/api/contract.ts'
import { day, dayTime, time } from '../parts/format.ts'
import { useWords } from '../parts/words.tsx'
import { estimateScale } from './estimate-scale.ts'

const DAY_MS = 86_400_000
/** Lines of text at the right edge, in percent of the chart's height: nearer ones would lie on each other. */
const LINE_PERCENT = 8
/** Percent of the width that the name of a day takes. */
const TICK_PERCENT = 9
/** On a phone, days further right would lie on the time at the end; there they are left out. */
const PHONE_PERCENT = 70

export function EstimateChart({ steps, rosterSize, now, zone }: { steps: EstimateStep[]; rosterSize: number; now: string; zone: string }) {
  const words = useWords()
  const [chosen, setChosen] = useState<number | null>(null)
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return null
  const start = new Date(first.at).getTime()
  const end = Math.max(new Date(now).getTime(), new Date(last.at).getTime())
  const top = Math.max(rosterSize, ...steps.map(({ high }) => high), 1) * 1.068
  const { starts, placeOf } = estimateScale(steps, new Date(now).getTime())
  const y = (people: number) => 100 - (people / top) * 100
  const locale = words.locale
  const eventName = ({ event }: EstimateStep) => words.overview.chartEvent(event)
  const says = (step: EstimateStep) => `${dayTime(new Date(step.at), zone, locale)} · ${words.overview.point(eventName(step), step.low, step.high)}`
  const ends = endLabels(last, rosterSize, y)
  const point = chosen === null ? null : steps[chosen]!
  const alt = words.overview.estimateAlt(dayTime(new Date(first.at), zone, locale), dayTime(new Date(end), zone, locale), last.low, last.high, steps.length)
  return (
    <div className="fan">
      <svg role="img" aria-label={alt} viewBox="0 0 100 100" preserveAspectRatio="none">
        <path d={bandPath(steps, starts, y)} fill="var(--data-1)" stroke="var(--data-2)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        {rosterSize > 0 && <path d={`M0 ${y(rosterSize)}H100`} stroke="var(--edge)" strokeDasharray="1 3" vectorEffect="non-scaling-stroke" />}
        <path d="M0 100H100" stroke="var(--rule-strong)" vectorEffect="non-scaling-stroke" />
        <path d={likelyPath(steps, starts, y)} fill="none" stroke="var(--data-4)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      </svg>
      {steps.map((step, index) => (
        <span key={`${step.at}${step.event}`}>
          {index > 0 && <i className="ev hide" style={{ left: `${starts[index]}%`, top: `${y(step.low)}%` }} />}
          <span
            className="lab hide step"
            style={{ left: `calc(${starts[index]}% + 5px)`, maxWidth: `calc(${(starts[index + 1] ?? 100) - starts[index]!}% - 10px)` }}
            title={eventName(step)}
          >
            {eventName(step)}
          </span>
        </span>
      ))}
      {ends.map(({ people, top, isRoster }) => (
        <span key={`${people}${isRoster}`} className={`lab end ${isRoster ? 'q' : ''}`} style={{ top: `calc(${top}% - 7px)` }}>
          {words.number(people)}
          {isRoster && <span className="hide"> {words.overview.roster}</span>}
        </span>
      ))}
      {dayTicks(start, end, zone, placeOf).map((at) => (
        <span key={at} className={`tick ${placeOf(at) > PHONE_PERCENT ? 'nowrap' : ''}`} style={{ left: `${placeOf(at)}%` }}>
          {shortDay(new Date(at), zone, locale)}
        </span>
      ))}
      <span className="tick last">{time(new Date(end), zone, locale)}</span>
      {chosen !== null && <span className="fan-point" style={{ left: `${starts[chosen]}%` }} />}
      {/* A slider over the chart: arrow keys and a finger move from event to event, and a reader hears each. */}
      <input
        type="range"
        className="fan-range"
        min={0}
        max={steps.length - 1}
        step={1}
        value={chosen ?? steps.length - 1}
        aria-label={words.overview.event}
        aria-valuetext={says(steps[chosen ?? steps.length - 1]!)}
        onChange={(event) => setChosen(Number(event.target.value))}
        onBlur={() => setChosen(null)}
      />
      {point && <span className="fan-says meta-2">{says(point)}</span>}
    </div>
  )
}

type Height = (people: number) => number

function bandPath(steps: EstimateStep[], starts: number[], y: Height): string {
  const upper = steps.map((step, index) => `${index === 0 ? 'M' : 'L'}${starts[index]} ${y(step.high)}L${starts[index + 1] ?? 100} ${y(step.high)}`)
  const lower = steps.map((step, index) => `L${starts[index + 1] ?? 100} ${y(step.low)}L${starts[index]} ${y(step.low)}`).toReversed()
  return `${upper.join('')}${lower.join('')}Z`
}

function likelyPath(steps: EstimateStep[], starts: number[], y: Height): string {
  let path = ''
  steps.forEach((step, index) => {
    if (step.likely === null) return
    path += `${path === '' ? 'M' : 'L'}${starts[index]} ${y(step.likely)}L${starts[index + 1] ?? 100} ${y(step.likely)}`
  })
  return path
}

type EndLabel = { people: number; top: number; isRoster: boolean }

/** The range now and the roster, from the top down, moved apart where they would lie on each other. */
function endLabels(last: EstimateStep, rosterSize: number, y: Height): EndLabel[] {
  const labels: EndLabel[] = [{ people: last.high, top: y(last.high), isRoster: false }]
  if (last.low !== last.high) labels.push({ people: last.low, top: y(last.low), isRoster: false })
  if (rosterSize > 0) labels.push({ people: rosterSize, top: y(rosterSize), isRoster: true })
  labels.sort((a, b) => a.top - b.top)
  labels.forEach((label, index) => {
    const above = labels[index - 1]
    if (above && label.top - above.top < LINE_PERCENT) label.top = above.top + LINE_PERCENT
  })
  return labels
}

/** Midnights of the zone between start and end, with room for each, and none where the time at the right end stands. */
function dayTicks(start: number, end: number, zone: string, placeOf: (atMs: number) => number): number[] {
  if (end - start > 60 * DAY_MS) return []
  const midnight = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' })
  const ticks: number[] = []
  for (let at = Math.ceil(start / 900_000) * 900_000; at < end; at += 900_000) {
    if (midnight.format(at) !== '00:00' || placeOf(at) > 92) continue
    if (ticks.length === 0 || placeOf(at) - placeOf(ticks.at(-1)!) >= TICK_PERCENT) ticks.push(at)
  }
  return ticks
}

function shortDay(at: Date, zone: string, locale: string): string {
  return day(at, zone, locale).split(' ').slice(0, 2).join(' ')
}
