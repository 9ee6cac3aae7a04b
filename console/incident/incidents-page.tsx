/** Every incident this house has. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayTimeZone } from '../parts/format.ts'
import { useSignOut } from '../parts/frame.tsx'
import { Bell } from '../parts/marks.tsx'
import { Empty, Loaded } from '../parts/states.tsx'
import { switchTheme } from '../parts/theme.ts'
import { useWords } from '../parts/words.tsx'
import { incidentsQuery, meQuery } from '../queries.ts'

export function IncidentsPage() {
  const words = useWords()
  const signOut = useSignOut()
  const query = useQuery(incidentsQuery)
  const mayExercise = useQuery(meQuery).data?.may.includes('exercise.run') ?? false
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="bar bar-alone">
        <p className="brand">
          <Bell />
          Tocsin
        </p>
        <p className="bar-end">
          {mayExercise && (
            <Link className="btn plain small" to="/exercises">
              {words.exercise.title}
            </Link>
          )}{' '}
          <button type="button" className="btn plain small" onClick={switchTheme}>
            {words.theme}
          </button>{' '}
          <Link to="/account" className="btn plain small">
            {words.account.link}
          </Link>
          <button type="button" className="btn plain small" onClick={signOut}>
            {words.signOut}
          </button>
        </p>
      </header>
      <main id="main" className="p-list">
        <div className="head">
          <h1>{words.incidents.title}</h1>
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
                      <th>{words.incidents.title}</th>
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
