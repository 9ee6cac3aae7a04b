/** What is due: one row a duty, from the start to its time; now is one ink line. */
import type { ObligationRow } from '../../src/api/contract.ts'
import { day, dayTime, isSameDay, time, timeTo } from '../parts/format.ts'
import { bodyName } from '../parts/frame.tsx'
import { LawConfidence, Status, StatusMark } from '../parts/marks.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

const DAY_MS = 86_400_000
const SHOWN = 9
/** Duties a month away would press the coming days together: they stand at the right end, with their date in words. */
const LONGEST_DAYS = 10
/** Percent of the width from which on the name of a day would run into the next column. */
const LAST_LABEL = 90

export function ObligationTimeline({ obligations, startedAt, now, zone }: { obligations: ObligationRow[]; startedAt: string; now: Date; zone: string }) {
  const words = useWords()
  const { locale } = words
  const rows = obligations
    .filter(
      (duty) => duty.owedBy === 'us' && duty.body !== 'register' && (duty.status === 'due' || duty.status === 'cannot_rule_out' || duty.status === 'done'),
    )
    .filter((duty) => duty.dueAt !== null || duty.metAt !== null || duty.body === 'people')
    .toSorted((a, b) => Number(a.status === 'done') - Number(b.status === 'done'))
    .slice(0, SHOWN)
  if (rows.length === 0) return <p className="meta-2">{words.obligations.empty}</p>
  const aware = new Date(startedAt).getTime()
  const start = aware - DAY_MS / 4
  const lastTime = Math.max(now.getTime(), ...rows.map(({ dueAt, metAt }) => new Date(metAt ?? dueAt ?? startedAt).getTime()))
  const end = start + Math.min(LONGEST_DAYS * DAY_MS, Math.max(5 * DAY_MS, lastTime - start + DAY_MS))
  const x = (at: number) => Math.min(100, Math.max(0, ((at - start) / (end - start)) * 100))
  const days = midnights(start, end, zone)
  return (
    <div className="tl">
      <div className="row hdr">
        <span className="hd">{words.overview.addressee}</span>
        <span className="hd lane">
          {days
            .filter((at) => x(at) < LAST_LABEL)
            .map((at) => (
              <span key={at} className="tx2" style={{ left: `calc(${x(at)}% + 4px)` }}>
                {day(new Date(at), zone, locale)
                  .split(' ')
                  .slice(0, days.length > 8 ? 1 : 2)
                  .join(' ')}
              </span>
            ))}
        </span>
        <span className="hd stt">{words.overview.status}</span>
      </div>
      {rows.map((duty) => (
        <TimelineRow key={duty.ruleId} duty={duty} days={days} aware={aware} now={now} zone={zone} x={x} />
      ))}
    </div>
  )
}

type RowProps = { duty: ObligationRow; days: number[]; aware: number; now: Date; zone: string; x: (at: number) => number }

function TimelineRow({ duty, days, aware, now, zone, x }: RowProps) {
  const words = useWords()
  const at = duty.metAt ?? duty.dueAt
  const place = at ? x(new Date(at).getTime()) : 100
  const isRight = place > 62
  const label = at ? momentOf(at, now, zone, words) : words.overview.promptly
  return (
    <div className="row">
      <span className="nm">
        {bodyName(duty, words)}
        <span className="law">
          {' '}
          <LawConfidence confidence={duty.confidence} />
          {duty.regime} {duty.article}
        </span>
      </span>
      <span className="lane">
        {days.map((tick) => (
          <i key={tick} className="d" style={{ left: `${x(tick)}%` }} />
        ))}
        <i className="now" style={{ left: `${x(now.getTime())}%` }} />
        <i className="span" style={{ left: `${x(aware)}%`, width: `${Math.max(0, place - x(aware))}%` }} />
        <span className="tx" style={isRight ? { right: `calc(${100 - place}% + 12px)` } : { left: `calc(${place}% + 9px)` }}>
          {label}
        </span>
        {at && (
          <span className={`mk ${duty.status === 'due' || duty.status === 'cannot_rule_out' ? 'a' : ''}`} style={{ left: `${place}%` }}>
            <StatusMark status={duty.status} size={11} />
          </span>
        )}
      </span>
      <span className="stt">
        <Status status={duty.status} text={statusText(duty, now, words)} />
      </span>
    </div>
  )
}

export function momentOf(at: string, now: Date, zone: string, words: Words): string {
  const moment = new Date(at)
  return isSameDay(moment, now, zone) ? `${time(moment, zone, words.locale)} ${words.today}` : dayTime(moment, zone, words.locale)
}

export function statusText(duty: ObligationRow, now: Date, words: Words): string {
  if (duty.status !== 'due' || !duty.dueAt) return words.dutyStatus[duty.status]
  const { hours, minutes, isLate } = timeTo(new Date(duty.dueAt), now)
  const text = hours >= 48 ? words.days(Math.floor(hours / 24)) : words.hoursMinutes(hours, minutes)
  return isLate ? words.overview.overdue(text) : words.overview.dueIn(text)
}

/** Midnights of the zone, found by the quarter hour: a day of the clock change has 23 or 25 hours. */
export function midnights(start: number, end: number, zone: string): number[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' })
  const found: number[] = []
  for (let at = Math.ceil(start / 900_000) * 900_000; at < end; at += 900_000) if (format.format(at) === '00:00') found.push(at)
  return found
}
