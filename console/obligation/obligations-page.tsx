/** Duties in groups by what they ask, and the reasons of one beside them. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { DutyStatus, ObligationRow } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { day, dayTime, dayTimeZone, isSameDay, time, zoneName } from '../parts/format.ts'
import { LawConfidence, Status } from '../parts/marks.tsx'
import { useNow } from '../parts/now.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { obligationsQuery, overviewQuery } from '../queries.ts'
import { DutyAxis } from './duty-axis.tsx'
import { DutyPanel } from './duty-panel.tsx'
import { statusText } from './timeline.tsx'

const GROUPS: DutyStatus[] = ['due', 'cannot_rule_out', 'done', 'voluntary', 'exempt', 'not_due']

export function ObligationsPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const query = useQuery(obligationsQuery(incidentId))
  const overview = useQuery(overviewQuery(incidentId))
  const now = useNow(overview.data?.now, overview.dataUpdatedAt)
  const [chosen, setChosen] = useState<string | null>(null)
  const zone = overview.data?.incident.zone ?? 'Europe/London'
  return (
    <div className="p-obligations">
      <Loaded query={query} lines={12}>
        {(duties) =>
          duties.length === 0 ? (
            <>
              <h1>{words.obligations.title}</h1>
              <Empty says={words.obligations.empty} hint={words.obligations.emptyHint} />
            </>
          ) : (
            <>
              <div className="head">
                <div>
                  <h1>{words.obligations.title}</h1>
                  <p className="meta-2 under">
                    {words.obligations.lead(duties.length, new Set(duties.map(({ regime }) => regime)).size)} ·{' '}
                    {words.obligations.computed(dayTime(new Date(duties[0]!.computedAt), zone, words.locale))}
                  </p>
                </div>
                <a className="btn" href={incidentUrl(incidentId, 'obligations.csv')}>
                  {words.csv}
                </a>
              </div>
              {overview.data && <DutyAxis duties={duties} awareAt={overview.data.incident.awareAt} now={now} zone={zone} />}
              <div className="split2">
                <div>
                  {GROUPS.map((status) => (
                    <Group
                      key={status}
                      status={status}
                      duties={duties.filter((duty) => duty.status === status)}
                      now={now}
                      zone={zone}
                      chosen={chosen}
                      choose={setChosen}
                    />
                  ))}
                  <p className="legend law-legend">
                    <span>{words.obligations.howWell}</span>
                    {(['primary', 'secondary', 'unverified'] as const).map((confidence) => (
                      <span key={confidence}>
                        <LawConfidence confidence={confidence} isNamed />
                        {words.confidence[confidence]}
                      </span>
                    ))}
                  </p>
                </div>
                <DutyPanel
                  incidentId={incidentId}
                  duty={duties.find(({ ruleId }) => ruleId === chosen) ?? duties.find(({ status }) => status === 'cannot_rule_out') ?? duties[0]!}
                  zone={zone}
                  choose={setChosen}
                />
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  )
}

type GroupProps = { status: DutyStatus; duties: ObligationRow[]; now: Date; zone: string; chosen: string | null; choose: (ruleId: string) => void }

function Group({ status, duties, now, zone, chosen, choose }: GroupProps) {
  const words = useWords()
  if (duties.length === 0) return null
  return (
    <section className="duty-group" aria-label={words.obligations.group[status]}>
      <h2 className="grp">
        <span>{words.obligations.group[status]}</span>
        <span className="meta">{words.number(duties.length)}</span>
      </h2>
      <ul>
        {duties.map((duty) => (
          <li key={duty.ruleId} className={`duty ${duty.ruleId === chosen ? 'sel' : ''}`}>
            <div>
              <button type="button" className="t" data-row aria-pressed={duty.ruleId === chosen} onClick={() => choose(duty.ruleId)}>
                {duty.title || words.obligations.tell(duty.addressee)}
              </button>
              <span className="law">
                <LawConfidence confidence={duty.confidence} />
                {duty.regime === duty.article ? duty.article : [duty.regime, duty.article].filter(Boolean).join(' ')}
                {duty.hangsOn && ` · ${words.obligations.hangs[duty.hangsOn.order](duty.hangsOn.title)}`}
              </span>
            </div>
            <div className="when">
              <When duty={duty} now={now} zone={zone} />
            </div>
            <div>
              <Status status={duty.status} {...(duty.status === 'due' ? { text: statusText(duty, now, words) } : {})} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function When({ duty, now, zone }: { duty: ObligationRow; now: Date; zone: string }) {
  const words = useWords()
  const { locale } = words
  if (duty.status === 'not_due' || duty.status === 'exempt')
    return (
      <>
        {words.obligations.notDue}
        <span className="meta">{duty.why[0]}</span>
      </>
    )
  const at = duty.metAt ?? duty.dueAt
  if (!at)
    return (
      <>
        {words.obligations.noTime}
        <span className="meta">{duty.clock || duty.why[0]}</span>
      </>
    )
  const moment = new Date(at)
  const shown = isSameDay(moment, now, zone)
    ? `${capital(words.today)} ${time(moment, zone, locale)} ${zoneName(moment, zone, locale)}`
    : dayTimeZone(moment, zone, locale)
  const arguable = duty.latestArguableAt ? new Date(duty.latestArguableAt) : null
  const sub = duty.metAt
    ? duty.metNote
    : arguable && arguable > moment
      ? words.obligations.strict(
          isSameDay(arguable, moment, zone) ? time(arguable, zone, locale) : `${day(arguable, zone, locale)}, ${time(arguable, zone, locale)}`,
        )
      : duty.clock
  return (
    <>
      <time dateTime={at}>{shown}</time>
      <span className="meta">{sub}</span>
    </>
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
