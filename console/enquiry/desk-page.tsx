/** The desk: the queue without names at the left, one enquiry with its clocks in the middle, the person at the right. */
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { DeskPage as DeskData, DeskRow } from '../../src/api/contract.ts'
import { day, dayTime, isSameDay, time } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { Answers } from './answers.tsx'
import { DeskItemView } from './desk-item.tsx'
import { deskQuery, type DeskFilter } from './queries.ts'
import { TypeIn } from './type-in.tsx'

const FILTERS: DeskFilter[] = ['all', 'me', 'nobody', 'closed']

export function DeskPage({ incidentId, enquiryId }: { incidentId: string; enquiryId: string | null }) {
  const words = useWords()
  const [filter, setFilter] = useState<DeskFilter>('all')
  const query = useQuery(deskQuery(incidentId, filter))
  return (
    <div className={`p-desk ${enquiryId === null ? '' : 'has-item'}`}>
      <Loaded query={query} lines={14}>
        {(desk) => (
          <>
            <section className="sec queue" aria-labelledby="queue">
              <div className="sec-head">
                {enquiryId === null ? <h1 id="queue">{words.desk.title}</h1> : <h2 id="queue">{words.desk.queue}</h2>}
                {desk.rows.length > 0 && <span className="meta">{words.desk.queueMeta(desk.rows.length)}</span>}
              </div>
              <div className="segments" role="group" aria-label={words.desk.filterLabel}>
                {FILTERS.map((one) => (
                  <button type="button" key={one} aria-pressed={filter === one} onClick={() => setFilter(one)}>
                    {words.desk.filters[one]}
                  </button>
                ))}
              </div>
              <Alarms desk={desk} />
              {desk.rows.length === 0 ? (
                <Empty says={words.desk.empty} hint={words.desk.emptyHint} />
              ) : (
                <Queue incidentId={incidentId} desk={desk} chosen={enquiryId} />
              )}
              <p className="meta under">{words.desk.noNames}</p>
            </section>
            {enquiryId === null ? (
              <DeskHome incidentId={incidentId} desk={desk} />
            ) : (
              <DeskItemView key={enquiryId} incidentId={incidentId} enquiryId={enquiryId} desk={desk} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Alarms({ desk }: { desk: DeskData }) {
  const words = useWords()
  if (desk.state.alarms.length === 0) return null
  return (
    <div className="warned" role="status">
      <p className="strong">{words.desk.alarms}</p>
      <ul>
        {desk.state.alarms.map(({ alarm, count, oldestAt }) => (
          <li key={alarm}>
            {words.desk.alarm[alarm]?.(count)}{' '}
            {oldestAt && <span className="meta">{words.desk.since(dayTime(new Date(oldestAt), desk.zone, words.locale))}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Queue({ incidentId, desk, chosen }: { incidentId: string; desk: DeskData; chosen: string | null }) {
  const words = useWords()
  return (
    <ul className="rows">
      {desk.rows.map((row) => (
        <li key={row.enquiryId} aria-current={row.enquiryId === chosen ? 'true' : undefined}>
          <Link to="/incidents/$incidentId/desk/$enquiryId" params={{ incidentId, enquiryId: row.enquiryId }} data-row>
            <b>{words.desk.number(row.enquiryNo)}</b>
            <DueText row={row} desk={desk} />
            <span className="what">
              {row.isUrgent && <span className="badge act">{words.desk.urgent}</span>} {asksOf(row, words.desk.kind)}, {words.desk.channel[row.channel]}
            </span>
            <span className="meta">{row.toRelease > 0 ? words.desk.toRelease : (row.owner?.name ?? words.desk.nobody)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Everything it asks for, in one line: the clocks that still run. */
export function asksOf(row: DeskRow, names: Record<string, string>): string {
  const open = row.duties.filter(({ droppedWhy }) => droppedWhy === null).map(({ ask }) => ask)
  return [...new Set([row.kind, ...open])].map((ask) => names[ask] ?? ask).join(', ')
}

function DueText({ row, desk }: { row: DeskRow; desk: DeskData }) {
  const words = useWords()
  if (row.dueAt === null) return <span className="due">{words.desk.nothingDue}</span>
  const [due, now] = [new Date(row.dueAt), new Date(desk.now)]
  const isToday = isSameDay(due, now, desk.zone)
  const soon = row.isUrgent || due.getTime() - now.getTime() < 86_400_000
  return (
    <time className={soon ? 'due soon' : 'due'} dateTime={row.dueAt}>
      {isToday ? `${words.today} ${time(due, desk.zone, words.locale)}` : day(due, desk.zone, words.locale)}
    </time>
  )
}

/** What the desk shows while no enquiry is open: what is coming, answers, quality, typing in. */
function DeskHome({ incidentId, desk }: { incidentId: string; desk: DeskData }) {
  const words = useWords()
  const may = useQuery(meQuery).data?.may ?? []
  return (
    <div className="mid">
      <p className="meta-2">{words.desk.lead(desk.state.open, desk.state.late)}</p>
      {may.includes('desk.work') && (
        <Section title={words.desk.typeInTitle} meta={words.desk.typeInHint}>
          <TypeIn incidentId={incidentId} today={new Intl.DateTimeFormat('en-CA', { timeZone: desk.zone }).format(new Date(desk.now))} />
        </Section>
      )}
      <Answers incidentId={incidentId} desk={desk} mayRelease={may.includes('answer.release')} />
      <Section title={words.desk.load} meta={words.desk.loadMeta(desk.forecast.basis)}>
        {desk.forecast.days.every(({ high }) => high === 0) ? <Empty says={words.desk.loadNone} hint={words.desk.loadNoneHint} /> : <Load desk={desk} />}
      </Section>
      <Section title={words.desk.sample} meta={words.desk.sampleMeta}>
        {desk.sample.length === 0 ? (
          <p className="meta-2">{words.desk.sampleNone}</p>
        ) : (
          <>
            <p>{words.desk.sampleOpen(desk.sample.length)}</p>
            <ul className="plainlist">
              {desk.sample.map(({ enquiryId, enquiryNo, entryId, releasedAt }) => (
                <li key={entryId}>
                  <Link to="/incidents/$incidentId/desk/$enquiryId" params={{ incidentId, enquiryId }}>
                    {words.desk.number(enquiryNo)}
                  </Link>{' '}
                  <span className="meta">{dayTime(new Date(releasedAt), desk.zone, words.locale)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        {desk.verdicts.length > 0 && (
          <p className="meta-2">{desk.verdicts.map(({ verdict, count }) => `${words.desk.verdict[verdict]}: ${words.number(count)}`).join(' · ')}</p>
        )}
      </Section>
    </div>
  )
}

/** How many are expected on each of the coming days, and how many would wait if nobody answered. */
function Load({ desk }: { desk: DeskData }) {
  const words = useWords()
  return (
    <>
      <p>{words.desk.loadToday(desk.forecast.days[0]!.expected, desk.forecast.days[0]!.low, desk.forecast.days[0]!.high)}</p>
      <p>{words.desk.loadPeople(desk.forecast.peopleNeeded)}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.table}>
        <table className="plain">
          <caption className="sr">{words.desk.loadTable}</caption>
          <thead>
            <tr>
              <th scope="col">{words.desk.loadTable}</th>
              <th scope="col" className="n">
                {words.desk.expected}
              </th>
              <th scope="col" className="n">
                {words.desk.between}
              </th>
              <th scope="col" className="n">
                {words.desk.wouldWait}
              </th>
            </tr>
          </thead>
          <tbody>
            {desk.forecast.days.map(({ day: ahead, expected, low, high, open }) => (
              <tr key={ahead}>
                <th scope="row">{ahead === 0 ? words.today : day(new Date(Date.parse(desk.now) + ahead * 86_400_000), desk.zone, words.locale)}</th>
                <td className="n">{words.number(expected)}</td>
                <td className="n">
                  {words.number(low)} – {words.number(high)}
                </td>
                <td className="n">{words.number(open)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
