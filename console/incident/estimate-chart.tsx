/** A stepped band with a line: the estimate changes by events, so it moves in steps, and each step names its event. */
import { useState } from 'react'
import type { EstimateStep } from '../../src/api/contract.ts'
import { day, dayTime, time } from '../parts/format.ts'
import { useWords } from '../parts/words.tsx'

const DAY_MS = 86_400_000
/** Labels of events nearer than this (percent of the width) would lie on each other. */
const LABEL_GAP = 17

export function EstimateChart({ steps, rosterSize, now, zone }: { steps: EstimateStep[]; rosterSize: number; now: string; zone: string }) {
  const words = useWords()
  const [chosen, setChosen] = useState<number | null>(null)
  const first = steps[0]
  const last = steps.at(-1)
  if (!first || !last) return null
  const start = new Date(first.at).getTime()
  const end = Math.max(new Date(now).getTime(), new Date(last.at).getTime() + 1)
  const top = Math.max(rosterSize, ...steps.map(({ high }) => high), 1) * 1.068
  const x = (at: string) => ((new Date(at).getTime() - start) / (end - start)) * 100
  const y = (people: number) => 100 - (people / top) * 100
  const locale = words.locale
  const says = (step: EstimateStep) => `${dayTime(new Date(step.at), zone, locale)} · ${words.overview.point(step.event, step.low, step.high)}`
  const point = chosen === null ? null : steps[chosen]!
  const alt = words.overview.estimateAlt(dayTime(new Date(first.at), zone, locale), dayTime(new Date(end), zone, locale), last.low, last.high, steps.length)
  return (
    <div className="fan">
      <svg role="img" aria-label={alt} viewBox="0 0 100 100" preserveAspectRatio="none">
        <path d={bandPath(steps, x, y)} fill="var(--data-1)" stroke="var(--data-2)" strokeWidth="1" vectorEffect="non-scaling-stroke" />
        {rosterSize > 0 && <path d={`M0 ${y(rosterSize)}H100`} stroke="var(--edge)" strokeDasharray="1 3" vectorEffect="non-scaling-stroke" />}
        <path d="M0 100H100" stroke="var(--rule-strong)" vectorEffect="non-scaling-stroke" />
        <path d={likelyPath(steps, x, y)} fill="none" stroke="var(--data-4)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      </svg>
      {eventLabels(steps, x).map(({ step, left }) => (
        <span key={`${step.at}${step.event}`}>
          <i className="ev hide" style={{ left: `${left}%`, top: `${y(step.low)}%` }} />
          <span className="lab hide" style={{ left: `calc(${left}% + 5px)`, bottom: '3px' }}>
            {step.event}
          </span>
        </span>
      ))}
      {rosterSize > 0 && (
        <span className="lab q end" style={{ top: `calc(${y(rosterSize)}% - 8px)` }}>
          {words.number(rosterSize)}
          <span className="hide"> {words.overview.roster}</span>
        </span>
      )}
      {last.low === last.high ? (
        <span className="lab end" style={{ top: `calc(${y(last.high)}% - 7px)` }}>
          {words.number(last.high)}
        </span>
      ) : (
        <>
          <span className="lab end" style={{ top: `calc(${y(last.high)}% - 15px)` }}>
            {words.number(last.high)}
          </span>
          <span className="lab end" style={{ top: `calc(${y(last.low)}% + 1px)` }}>
            {words.number(last.low)}
          </span>
        </>
      )}
      {dayTicks(start, end, zone).map((at) => (
        <span key={at} className="tick" style={{ left: `${((at - start) / (end - start)) * 100}%` }}>
          {shortDay(new Date(at), zone, locale)}
        </span>
      ))}
      <span className="tick last">{time(new Date(end), zone, locale)}</span>
      {point && <span className="fan-point" style={{ left: `${x(point.at)}%` }} />}
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

type Scale<Value> = (value: Value) => number

function bandPath(steps: EstimateStep[], x: Scale<string>, y: Scale<number>): string {
  const upper = steps.map(
    (step, index) => `${index === 0 ? 'M' : 'L'}${x(step.at)} ${y(step.high)}L${index + 1 < steps.length ? x(steps[index + 1]!.at) : 100} ${y(step.high)}`,
  )
  const lower = steps.map((step, index) => `L${index + 1 < steps.length ? x(steps[index + 1]!.at) : 100} ${y(step.low)}L${x(step.at)} ${y(step.low)}`).reverse()
  return `${upper.join('')}${lower.join('')}Z`
}

function likelyPath(steps: EstimateStep[], x: Scale<string>, y: Scale<number>): string {
  let path = ''
  steps.forEach((step, index) => {
    if (step.likely === null) return
    path += `${path === '' ? 'M' : 'L'}${x(step.at)} ${y(step.likely)}L${index + 1 < steps.length ? x(steps[index + 1]!.at) : 100} ${y(step.likely)}`
  })
  return path
}

/** From the last event backwards, as the newest matter most; the first step is where the chart begins and needs no label. */
function eventLabels(steps: EstimateStep[], x: Scale<string>): { step: EstimateStep; left: number }[] {
  const shown: { step: EstimateStep; left: number }[] = []
  for (const step of steps.slice(1).toReversed()) {
    const left = x(step.at)
    const free = (shown.at(-1)?.left ?? 104) - left
    if (free >= LABEL_GAP || (free > 10 && step.event.length < 10)) shown.push({ step, left })
  }
  return shown
}

/** Midnights of the zone between start and end, never more than seven, and none where the time at the right end stands. */
function dayTicks(start: number, end: number, zone: string): number[] {
  const ticks: number[] = []
  const midnight = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' })
  for (let at = Math.ceil(start / 900_000) * 900_000; at < end; at += 900_000) if (midnight.format(at) === '00:00') ticks.push(at)
  if (end - start > 60 * DAY_MS) return []
  const every = Math.ceil(ticks.length / 7)
  return ticks.filter((at, index) => index % every === 0 && (end - at) / (end - start) > 0.08)
}

function shortDay(at: Date, zone: string, locale: string): string {
  return day(at, zone, locale).split(' ').slice(0, 2).join(' ')
}
