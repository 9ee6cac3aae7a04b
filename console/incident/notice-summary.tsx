/** Which notices are drafted, and for how many. */
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../src/api/contract.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'
import type { Words } from '../words/en.ts'

export function NoticeSummary({ overview }: { overview: Overview }) {
  const words = useWords()
  const { notices, incident } = overview
  const groups = groupsOf(notices)
  const most = Math.max(1, ...groups.map(({ people }) => people))
  return (
    <Section
      className="c5 screen-only"
      title={words.overview.notices}
      meta={
        <Link to="/incidents/$incidentId/notices" params={{ incidentId: incident.incidentId }}>
          {words.overview.drafts}
        </Link>
      }
    >
      {notices.length === 0 && (
        <>
          <p className="strong">{words.overview.noNotices}</p>
          <p className="meta-2">{words.overview.noticesHint}</p>
        </>
      )}
      {groups.map(({ audience, people, channels }) => (
        <div className="wave" key={audience}>
          <span>
            {words.audience(audience)}
            {channels.length === 1 && !QUIET.has(audience) && <span className="meta"> {channelName(channels[0]!.channel, words)}</span>}
          </span>
          <span className="num">{words.number(people)}</span>
          <span className="p" aria-hidden="true">
            <i style={{ width: `${((people / most) * 100).toFixed(1)}%` }} />
          </span>
          {channels.length > 1 && (
            <span className="meta wave-how">
              {channels.map(({ channel, people: some }) => `${words.number(some)} ${channelName(channel, words)}`).join(' · ')}
            </span>
          )}
        </div>
      ))}
      {notices.length > 0 && <p className="meta">{words.overview.notSent}</p>}
    </Section>
  )
}

/** Their name says already how they are told. */
const QUIET: ReadonlySet<string> = new Set(['special_risk', 'deceased'])

function channelName(channel: string, words: Words): string {
  return words.notices.channel[channel] ?? channel
}

type Group = { audience: string; people: number; channels: { channel: string; people: number }[] }

/** One row an audience, those under 18 together, most people first; a channel counts people in all languages. */
function groupsOf(notices: Overview['notices']): Group[] {
  const groups = new Map<string, Group>()
  for (const { audience: id, channel, people } of notices) {
    const audience = id.endsWith('_child') ? 'child' : id
    const group = groups.get(audience) ?? { audience, people: 0, channels: [] }
    groups.set(audience, group)
    group.people += people
    const known = group.channels.find((one) => one.channel === channel)
    if (known) known.people += people
    else group.channels.push({ channel, people })
  }
  const all = [...groups.values()].sort((a, b) => b.people - a.people)
  for (const { channels } of all) channels.sort((a, b) => b.people - a.people)
  return all
}
