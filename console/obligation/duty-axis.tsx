/** All timed duties on one line. The table below holds the same, so readers that cannot see it miss nothing. */
import type { ObligationRow } from '../../src/api/contract.ts'
import { day, time } from '../parts/format.ts'
import { bodyName } from '../parts/frame.tsx'
import { StatusMark } from '../parts/marks.tsx'
import { useWords } from '../parts/words.tsx'
import { midnights } from './timeline.tsx'

const DAY_MS = 86_400_000
const LONGEST_DAYS = 10
/** Percent of the width a label takes: nearer ones go without. */
const LABEL_GAP = 14

export function DutyAxis({ duties, awareAt, now, zone }: { duties: ObligationRow[]; awareAt: string; now: Date; zone: string }) {
  const words = useWords()
  const aware = new Date(awareAt).getTime()
  const timed = duties
    .filter((duty) => (duty.metAt ?? duty.dueAt) && ['due', 'cannot_rule_out', 'done'].includes(duty.status))
    .map((duty) => ({ duty, at: new Date(duty.metAt ?? duty.dueAt!).getTime() }))
  const start = aware - DAY_MS / 4
  const end = start + Math.min(LONGEST_DAYS * DAY_MS, Math.max(4 * DAY_MS, ...timed.map(({ at }) => at - start + DAY_MS), now.getTime() - start + DAY_MS))
  const x = (at: number) => ((at - start) / (end - start)) * 100
  const near = timed.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
  const labelled = labelledDuties(near.map(({ duty, at }) => ({ ruleId: duty.ruleId, place: x(at) })))
  const days = midnights(start, end, zone)
  return (
    <div className="axis" role="img" aria-label={words.obligations.axisAlt}>
      <i className="line" />
      {days.map((at) => (
        <span key={at}>
          <i className="tick" style={{ left: `${x(at)}%` }} />
          <span className="day" style={{ left: `calc(${x(at)}% + 4px)` }}>
            {day(new Date(at), zone, words.locale).split(' ').slice(0, 2).join(' ')}
          </span>
        </span>
      ))}
      <i className="ld" style={{ left: `${x(aware)}%`, top: '16px', height: '28px' }} />
      <span className="lab" style={{ left: `${x(aware)}%`, top: 0 }}>
        {words.obligations.told}, {day(new Date(aware), zone, words.locale).split(' ')[0]} {time(new Date(aware), zone, words.locale)}
      </span>
      <i className="now" style={{ left: `${x(now.getTime())}%` }} />
      <span className="lab" style={{ right: `calc(${100 - x(now.getTime())}% + 5px)`, top: '62px' }}>
        {words.now}, {time(now, zone, words.locale)}
      </span>
      {near.map(({ duty, at }) => {
        const place = x(at)
        return (
          <span key={duty.ruleId}>
            {labelled.has(duty.ruleId) && (
              <span className="lab" style={place > 85 ? { right: `${100 - place}%`, top: '20px' } : { left: `${place - 0.4}%`, top: '20px' }}>
                {bodyName(duty, words)}
              </span>
            )}
            <span className={`mk ${duty.status === 'done' ? '' : 'a'}`} style={{ left: `${place}%` }}>
              <StatusMark status={duty.status} size={11} />
            </span>
          </span>
        )
      })}
    </div>
  )
}

/** Those whose label has room after the one before. */
function labelledDuties(duties: { ruleId: string; place: number }[]): Set<string> {
  const shown = new Set<string>()
  let last = -Infinity
  for (const { ruleId, place } of duties) {
    if (place - last < LABEL_GAP) continue
    shown.add(ruleId)
    last = place
  }
  return shown
}
