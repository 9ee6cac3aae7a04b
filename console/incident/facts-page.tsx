/** All facts that hold now, by how firmly they stand, each with its source. */
import { useQuery } from '@tanstack/react-query'
import type { Fact, Grade } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { GradeMark } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { factsQuery, overviewQuery } from '../queries.ts'

const GRADES: Grade[] = ['forensic', 'seen', 'supplier', 'assumed', 'unknown']

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
            {facts.length === 0 ? <Empty says={words.facts.empty} hint={words.facts.emptyHint} /> : <FactTable facts={facts} zone={zone} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

function FactTable({ facts, zone }: { facts: Fact[]; zone: string }) {
  const words = useWords()
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={words.facts.title}>
      <table className="by-grade">
        <thead>
          <tr>
            <th className="n">{words.log.no}</th>
            <th>{words.facts.says}</th>
            <th>{words.facts.source}</th>
            <th>{words.facts.stated}</th>
          </tr>
        </thead>
        {GRADES.map((grade) => ({ grade, shown: facts.filter((fact) => fact.grade === grade) }))
          .filter(({ shown }) => shown.length > 0)
          .map(({ grade, shown }) => (
            <tbody key={grade}>
              <tr className="grade-row">
                <th scope="rowgroup" colSpan={4}>
                  <GradeMark grade={grade} /> {words.grade[grade]} <span className="meta">{words.number(shown.length)}</span>
                </th>
              </tr>
              {shown.map((fact) => (
                <tr key={fact.factNo}>
                  <td className="n meta-2">{fact.factNo}</td>
                  <td className="wide-cell">{fact.says}</td>
                  <td className="meta-2">{fact.source}</td>
                  <td className="nowrap meta-2">
                    <time dateTime={fact.statedAt}>{dayTime(new Date(fact.statedAt), zone, words.locale)}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
      </table>
    </div>
  )
}
