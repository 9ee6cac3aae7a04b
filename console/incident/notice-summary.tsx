/** Which notices are drafted, and for how many. */
import { Link } from '@tanstack/react-router'
import type { Overview } from '../../src/api/contract.ts'
import { Section } from '../parts/section.tsx'
import { useWords } from '../parts/words.tsx'

export function NoticeSummary({ overview }: { overview: Overview }) {
  const words = useWords()
  const { notices, incident } = overview
  const most = Math.max(1, ...notices.map(({ people }) => people))
  const english = notices.filter(({ language }) => language === 'en' || notices.every((draft) => draft.language !== 'en'))
  return (
    <Section
      className="c5"
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
      {english.slice(0, 9).map((draft) => (
        <div className="wave" key={`${draft.audience}${draft.channel}${draft.language}`}>
          <span>
            {audienceName(draft.audience)}
            <span className="meta"> {words.notices.channel[draft.channel] ?? draft.channel}</span>
          </span>
          <span className="num">{words.number(draft.people)}</span>
          <span className="p" aria-hidden="true">
            <i style={{ width: `${((draft.people / most) * 100).toFixed(1)}%` }} />
          </span>
        </div>
      ))}
      {notices.length > 0 && <p className="meta">{words.overview.notSent}</p>}
    </Section>
  )
}

/** `former-child` reads "former, child"; audiences are identifiers of the notices' own room. */
export function audienceName(audience: string): string {
  const text = audience.replaceAll('_', ' ').replaceAll(/[-·/]+/g, ', ')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
