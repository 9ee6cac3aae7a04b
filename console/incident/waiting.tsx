/** What waits for somebody, by due time. Only the first has the filled button. */
import { Link } from '@tanstack/react-router'
import type { ObligationRow, Overview, WaitingItem } from '../../src/api/contract.ts'
import { dayTime, isSameDay, time } from '../parts/format.ts'
import { bodyName } from '../parts/frame.tsx'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

export function Waiting({ overview, now }: { overview: Overview; now: Date }) {
  const words = useWords()
  const { waiting, incident, obligations } = overview
  const moment = (at: string) =>
    isSameDay(new Date(at), now, incident.zone)
      ? `${words.today} ${time(new Date(at), incident.zone, words.locale)}`
      : dayTime(new Date(at), incident.zone, words.locale)
  const next = obligations
    .filter((duty) => duty.owedBy === 'us' && duty.dueAt !== null && duty.metAt === null && (duty.status === 'due' || duty.status === 'cannot_rule_out'))
    .slice(0, 4)
  return (
    <Section className="c4 screen-only" title={words.overview.waiting} meta={words.overview.open(waiting.length)}>
      {waiting.length === 0 && <p className="meta-2">{words.overview.nothingWaits}</p>}
      <ul className="wait">
        {waiting.map((item, index) => {
          const { title, meta, verb } = saysOf(item, words)
          return (
            <li key={`${item.key}${item.ruleId ?? ''}`}>
              <Link className="t" data-row to={`/incidents/$incidentId/${item.to}` as string} params={{ incidentId: incident.incidentId }}>
                {title}
              </Link>
              <span className="meta">
                {meta}
                {item.dueAt && (
                  <>
                    {meta && '. '}
                    <span className="accent">{words.overview.wait.dueWord(moment(item.dueAt))}</span>
                  </>
                )}
              </span>
              <Link
                className={`btn small ${index === 0 ? 'primary' : ''}`}
                tabIndex={-1}
                aria-hidden="true"
                to={`/incidents/$incidentId/${item.to}` as string}
                params={{ incidentId: incident.incidentId }}
              >
                {verb}
              </Link>
            </li>
          )
        })}
      </ul>
      {next.length > 0 && <DueNext duties={next} moment={moment} />}
    </Section>
  )
}

function DueNext({ duties, moment }: { duties: ObligationRow[]; moment: (at: string) => string }) {
  const words = useWords()
  return (
    <div className="due-next">
      <h3>{words.overview.dueNext}</h3>
      <ul className="next">
        {duties.map((duty) => (
          <li key={duty.ruleId}>
            <time dateTime={duty.dueAt!}>{capital(moment(duty.dueAt!))}</time>
            <span>
              {titleOf(duty, words)}
              {duty.status === 'cannot_rule_out' && <span className="meta"> {words.dutyStatus.cannot_rule_out.toLowerCase()}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

/** What the duty asks, in the reader's language where we have it; else as the law's own file says it. */
function titleOf({ ruleId = '', title = '', body, addressee }: Pick<WaitingItem, 'ruleId' | 'title' | 'body' | 'addressee'>, words: Words): string {
  return words.overview.wait.duty[ruleId] ?? (title || words.overview.wait.file(bodyName({ body: body ?? '', addressee: addressee ?? '' }, words)))
}

function saysOf(item: WaitingItem, words: Words): { title: string; meta: string; verb: string } {
  const says = words.overview.wait
  const { key, addressee, body, count = 0, to } = item
  const who = bodyName({ body: body ?? '', addressee: addressee ?? '' }, words)
  if (key === 'file')
    return {
      title: titleOf(item, words),
      meta: to === 'filing' ? says.fileMeta.replace(/\.$/, '') : item.dueAt ? '' : says.dutyMeta,
      verb: to === 'filing' ? says.review : says.openVerb,
    }
  if (key === 'decide') return { title: says.decide(who), meta: says.decideMeta, verb: says.decideVerb }
  if (key === 'remind') return { title: says.remind, meta: says.remindMeta(count), verb: says.remindVerb }
  if (key === 'notices') return { title: says.notices, meta: says.noticesMeta(count), verb: says.read }
  return { title: says.unread, meta: says.unreadMeta(count), verb: says.openVerb }
}
