/** Every incident this house has. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayTimeZone } from '../parts/format.ts'
import { HouseBar } from '../parts/house-bar.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { incidentsQuery, meQuery } from '../queries.ts'

export function IncidentsPage() {
  const words = useWords()
  const query = useQuery(incidentsQuery)
  const mayOpen = useQuery(meQuery).data?.may.includes('incident.open') ?? false
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list">
        <div className="head">
          <h1>{words.incidents.title}</h1>
          {mayOpen && (
            <Link className="btn primary" to="/call">
              {words.preparedness.call.open}
            </Link>
          )}
        </div>
        <Loaded query={query}>
          {(incidents) =>
            incidents.length === 0 ? (
              <Empty says={words.incidents.empty} hint={words.incidents.emptyHint} />
            ) : (
              <div className="scroll-x">
                <table>
                  <thead>
                    <tr>
                      <th>{words.incidents.reference}</th>
                      <th>{words.incidents.incident}</th>
                      <th>{words.incidents.supplier}</th>
                      <th>{words.incidents.aware}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {incidents.map((incident) => (
                      <tr key={incident.incidentId}>
                        <td className="nowrap">{incident.reference}</td>
                        <td>
                          <Link data-row className="strong" to="/incidents/$incidentId" params={{ incidentId: incident.incidentId }}>
                            {incident.title}
                          </Link>
                        </td>
                        <td>{incident.supplier ?? ''}</td>
                        <td className="nowrap">
                          <time dateTime={incident.awareAt}>{dayTimeZone(new Date(incident.awareAt), incident.zone, words.locale)}</time>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
      </main>
    </>
  )
}
