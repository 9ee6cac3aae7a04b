/** Who joined, came apart or is gone since the register before: numbers of people, so that a letter already sent can be followed up. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IdChanges } from '../../src/api/contract.ts'
import { incidentUrl } from '../api-client.ts'
import { personId } from '../parts/format.ts'
import { useWords } from '../parts/words.tsx'
import { registerChangesQuery } from '../queries.ts'

/** Nothing is shown for a first register, or where everybody is who they were. */
export function RegisterChanges({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const { data } = useQuery(registerChangesQuery(incidentId))
  const changes = data?.changes
  if (!changes || changes.merged + changes.split + changes.gone + changes.added === 0) return null
  const { added, merged, split, gone, events } = changes
  return (
    <details className="register-changes">
      <summary>{words.register.changes(added, merged, split, gone)}</summary>
      {events.length === 0 ? (
        <p className="meta">{words.register.changesOnlyNew}</p>
      ) : (
        <>
          <p className="meta">
            {words.register.changesNote} <a href={incidentUrl(incidentId, 'register/changes.csv')}>{words.csv}</a>
          </p>
          <Events incidentId={incidentId} events={events} total={merged + split + gone} />
        </>
      )}
    </details>
  )
}

function Events({ incidentId, events, total }: { incidentId: string; events: IdChanges['events']; total: number }) {
  const words = useWords()
  const [person, what, others] = words.register.changesColumns
  const link = (personNo: number) => (
    <Link to="/incidents/$incidentId/register/$personNo" params={{ incidentId, personNo: String(personNo) }}>
      {personId(personNo)}
    </Link>
  )
  return (
    <>
      <table className="plain">
        <caption className="sr">{words.register.changesTitle}</caption>
        <thead>
          <tr>
            {[person, what, others].map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.slice(0, SHOWN).map(({ event, id, others: its }) => (
            <tr key={`${event} ${id}`}>
              <th scope="row">{event === 'gone' ? personId(id) : link(id)}</th>
              <td>{words.register.changed[event]}</td>
              <td>
                {its.map((other, index) => (
                  <span key={other}>
                    {index > 0 && ', '}
                    {event === 'split' ? link(other) : personId(other)}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > SHOWN && <p className="meta">{words.register.changesMore(total - Math.min(SHOWN, events.length))}</p>}
    </>
  )
}

/** The file has up to a thousand of each kind. */
const SHOWN = 50
