/** Which kinds of data: bars, most first; special categories dark, bold and with a diamond. A table by its marks, so that it reads as one. */
import type { Overview } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { Section } from '../parts/section.tsx'
import { SpecialMark } from '../parts/marks.tsx'
import { Empty } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

/** More would be a list to read; the rest is in the CSV. Special categories are always shown. */
const MOST = 12

export function Kinds({ overview }: { overview: Overview }) {
  const words = useWords()
  const { summary, kinds, incident } = overview
  const most = Math.max(1, summary?.people ?? 0)
  const ordinary = kinds.filter(({ special }) => !special).slice(0, Math.max(0, MOST - kinds.filter(({ special }) => special).length))
  const shown = kinds.filter((row) => row.special || ordinary.includes(row))
  const notes = summary
    ? [summary.children > 0 ? words.overview.children(summary.children) : '', summary.specialRisk > 0 ? words.overview.atRisk(summary.specialRisk) : ''].filter(
        Boolean,
      )
    : []
  if (kinds.length === 0)
    return (
      <Section className="c6 screen-only" title={words.overview.kinds}>
        <Empty says={words.overview.notFound} hint={words.overview.notFoundHint} />
      </Section>
    )
  return (
    <Section
      className="c6 screen-only"
      title={words.overview.kinds}
      meta={
        <>
          {words.overview.ofPeople(summary?.people ?? 0)} · <a href={incidentUrl(incident.incidentId, 'kinds.csv')}>{words.csv}</a>
        </>
      }
    >
      <table className="bars">
        <thead className="sr">
          <tr>
            <th colSpan={2}>{words.overview.kinds}</th>
            <th>{words.overview.ofPeople(most)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ kind, people, special }) => (
            <tr key={kind}>
              <th scope="row" className={`k ${special ? 's' : ''}`}>
                {words.kind[kind]}
                {special && <SpecialMark />}
              </th>
              {/* The bar repeats the figure beside it. */}
              <td className={`b ${special ? 's' : ''}`} aria-hidden="true">
                <i style={{ width: `${((people / most) * 100).toFixed(2)}%` }} />
              </td>
              <td className="v">{words.number(people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta kinds-note">
        <i className="special" aria-hidden="true" /> {words.overview.specialNote}
        {notes.length > 0 && ` ${notes.join('; ')}.`}
      </p>
    </Section>
  )
}
