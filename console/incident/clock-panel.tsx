/** The strict clock: hours and minutes left, the local time, and the elapsed hours as a ruler. */
import type { DeadlineClock } from '../../src/api/contract.ts'
import { day, dayTimeZone, isSameDay, time, timeTo, zoneName } from '../parts/format.ts'
import { bodyName } from '../parts/frame.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

const HOUR_MS = 3_600_000

/** @param isAssessed whether duties were worked out at all: before that, no clock does not mean that none runs. */
export function ClockPanel({
  clock,
  awareAt,
  isAssessed,
  now,
  zone,
}: {
  clock: DeadlineClock | null
  awareAt: string
  isAssessed: boolean
  now: Date
  zone: string
}) {
  const words = useWords()
  if (!clock)
    return (
      <Section className="c4 clock" title={words.overview.clock}>
        <p className="meta-2">{isAssessed ? words.overview.noClock : words.overview.clockNotYet(dayTimeZone(new Date(awareAt), zone, words.locale))}</p>
      </Section>
    )
  const started = new Date(clock.startedAt)
  const due = new Date(clock.dueAt)
  const { hours, minutes, isLate } = timeTo(due, now)
  const passedHours = Math.max(0, Math.floor((now.getTime() - started.getTime()) / HOUR_MS))
  const share = Math.min(1, Math.max(0, (now.getTime() - started.getTime()) / Math.max(1, due.getTime() - started.getTime())))
  const isToday = isSameDay(due, now, zone)
  return (
    <Section className="c4 clock" title={words.overview.clock} meta={words.overview.hourOf(Math.min(passedHours + 1, 9_999), clock.hours)}>
      <p className={`figure ${isLate && !clock.metAt ? 'accent' : ''}`}>
        <b>{hours}</b>
        <small> {words.hour}</small> <b>{String(minutes).padStart(2, '0')}</b>
        <small>
          {' '}
          {words.minute} {isLate ? words.late : words.left}
        </small>
      </p>
      <p>
        {words.overview.dueAt(words.overview.filing(bodyName(clock, words)), isToday)}{' '}
        <time className="strong" dateTime={clock.dueAt}>
          {isToday ? `${time(due, zone, words.locale)} ${zoneName(due, zone, words.locale)}` : dayTimeZone(due, zone, words.locale)}
        </time>
      </p>
      <div className="ruler" role="img" aria-label={words.overview.passed(passedHours, clock.hours)}>
        <i className="track" />
        <i className="left" style={{ width: `${((1 - share) * 100).toFixed(2)}%` }} />
        <i className="t" style={{ left: 0 }} />
        <i className="t k" style={{ left: `calc(${(share * 100).toFixed(2)}% - 1px)` }} />
        <span className="l" style={{ left: 0 }}>
          {shortMoment(started, zone, words.locale)}
        </span>
        <span className="l" style={{ right: 0 }}>
          {shortMoment(due, zone, words.locale)}
        </span>
      </div>
      <p className="meta">{isLate && !clock.metAt ? words.overview.lateReason : note(clock, now, zone, words)}</p>
    </Section>
  )
}

function shortMoment(at: Date, zone: string, locale: string): string {
  return `${day(at, zone, locale).split(' ')[0]} ${time(at, zone, locale)} ${zoneName(at, zone, locale)}`
}

function note({ hours, clocksChange }: DeadlineClock, now: Date, zone: string, words: ReturnType<typeof useWords>): string {
  if (!clocksChange) return words.overview.elapsed(hours)
  const isPast = new Date(clocksChange.at) <= now
  const changeDay = day(new Date(clocksChange.at), zone, words.locale)
  return clocksChange.direction === 'back' ? words.overview.clocksBack(hours, changeDay, isPast) : words.overview.clocksForward(hours, changeDay, isPast)
}
