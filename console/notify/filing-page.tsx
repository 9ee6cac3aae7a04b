/** The authority's form, filled in its own order. What is missing is said, not hidden. */
import { useQuery } from '@tanstack/react-query'
import { incidentUrl } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { filingQuery, overviewQuery } from '../queries.ts'

export function FilingPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  return (
    <div className="p-list">
      <Loaded query={useQuery(filingQuery(incidentId))} lines={12}>
        {({ filing }) =>
          filing === null ? (
            <>
              <h1>{words.filing.title}</h1>
              <Empty says={words.filing.empty} hint={words.filing.emptyHint} />
            </>
          ) : (
            <>
              <div className="head">
                <div>
                  <h1>{words.filing.title}</h1>
                  <p className="meta-2 under">
                    {words.filing.lead(filing.form.toUpperCase(), filing.version, dayTimeZone(new Date(filing.madeAt), zone, words.locale))} ·{' '}
                    <span className="accent">
                      {words.filing.missingCount(filing.parts.flatMap(({ fields }) => fields).filter(({ source }) => source === 'missing').length)}
                    </span>
                  </p>
                </div>
                <a className="btn" href={incidentUrl(incidentId, 'filing.csv')}>
                  {words.csv}
                </a>
              </div>
              {filing.parts.map((part, index) => (
                <Section key={index} className="apart" title={part.title || words.filing.title}>
                  <dl className="filing">
                    {part.fields.map((field) => (
                      <div key={field.id}>
                        <dt>{field.label}</dt>
                        <dd>
                          {field.source === 'missing' && !field.value ? <span className="accent">{words.filing.missing}</span> : field.value}
                          {field.note && <span className="meta">{field.note}</span>}
                        </dd>
                        <dd className="meta">{words.filing.source[field.source] ?? field.source}</dd>
                      </div>
                    ))}
                  </dl>
                </Section>
              ))}
            </>
          )
        }
      </Loaded>
    </div>
  )
}
