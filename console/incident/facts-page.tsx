/** All facts that hold now, each with its source and how firmly it stands. */
import { useQuery } from '@tanstack/react-query'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { GradeLegend, GradeMark } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { factsQuery, overviewQuery } from '../queries.ts'

export function FactsPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  return (
    <div className="p-list">
      <Loaded query={useQuery(factsQuery(incidentId))}>
        {(facts) => (
          <>
            <div className="head">
              <div>
                <h1>{words.facts.title}</h1>
                <p className="meta-2 under">{words.facts.lead(facts.length)}</p>
              </div>
              <a className="btn" href={incidentUrl(incidentId, 'facts.csv')}>
                {words.csv}
              </a>
            </div>
            {facts.length === 0 ? (
              <Empty says={words.facts.empty} hint={words.facts.emptyHint} />
            ) : (
              <>
                <div className="scroll-x" tabIndex={0} role="region" aria-label={words.facts.title}>
                  <table>
                    <thead>
                      <tr>
                        <th>{words.log.no}</th>
                        <th>{words.facts.says}</th>
                        <th>{words.facts.grade}</th>
                        <th>{words.facts.source}</th>
                        <th>{words.facts.stated}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {facts.map((fact) => (
                        <tr key={fact.factNo}>
                          <td className="meta-2">{fact.factNo}</td>
                          <td className="wide-cell">{fact.says}</td>
                          <td className="nowrap">
                            <GradeMark grade={fact.grade} /> {words.grade[fact.grade]}
                          </td>
                          <td className="meta-2">{fact.source}</td>
                          <td className="nowrap meta-2">
                            <time dateTime={fact.statedAt}>{dayTime(new Date(fact.statedAt), zone, words.locale)}</time>
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                <GradeLegend />
              </>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
