/** Who may sign in: asked in, given a role, let in again, shut out. For leads and administrators. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { StaffCard, StaffView } from '../../src/api/contract.ts'
import { get } from '../api-client.ts'
import { dayTimeZone } from '../parts/format.ts'
import { HouseBar } from '../parts/house-bar.tsx'
import { useNow } from '../parts/now.ts'
import { Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { StaffChange } from './staff-change.tsx'
import { StaffFactorRule } from './staff-factor-rule.tsx'
import { StaffInvite } from './staff-invite.tsx'

const STAFF = { queryKey: ['staff'], queryFn: () => get<StaffView>('/api/staff') }
/** No incident, no zone of its own: times are those of the reader. */
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

export function StaffPage() {
  const words = useWords()
  const query = useQuery(STAFF)
  const ownId = useQuery(meQuery).data?.staffId
  const [changing, setChanging] = useState<string | null>(null)
  return (
    <>
      <HouseBar />
      <main id="main" className="p-list p-staff">
        <div className="head">
          <div>
            <h1>{words.staff.title}</h1>
            <p className="meta-2 under">{words.staff.lead}</p>
          </div>
        </div>
        <Loaded query={query}>
          {(view) => (
            <>
              <div className="scroll-x">
                <table>
                  <thead>
                    <tr>
                      <th>{words.staff.person}</th>
                      <th>{words.staff.role}</th>
                      <th>{words.staff.state}</th>
                      <th>{words.staff.factor}</th>
                      <th>{words.staff.seen}</th>
                      <th>
                        <span className="sr">{words.staff.changeShort}</span>
                      </th>
                    </tr>
                  </thead>
                  {view.staff.map((one) => (
                    <tbody key={one.staffId}>
                      <Row
                        one={one}
                        isOwn={one.staffId === ownId}
                        isOpen={changing === one.staffId}
                        toggle={() => setChanging(changing === one.staffId ? null : one.staffId)}
                      />
                      {changing === one.staffId && (
                        <tr>
                          <td colSpan={6}>
                            <StaffChange one={one} roles={view.roles} close={() => setChanging(null)} />
                          </td>
                        </tr>
                      )}
                    </tbody>
                  ))}
                </table>
              </div>
              <StaffInvite roles={view.roles} />
              <StaffFactorRule key={view.secondFactorRoles.join()} view={view} />
            </>
          )}
        </Loaded>
      </main>
    </>
  )
}

function Row({ one, isOwn, isOpen, toggle }: { one: StaffCard; isOwn: boolean; isOpen: boolean; toggle: () => void }) {
  const words = useWords()
  const { staff } = words
  const factor = one.hasSecondFactor ? staff.factorSet : one.needsSecondFactor && one.state === 'active' ? staff.factorMissing : staff.factorNone
  return (
    <tr className={isOpen ? 'on' : undefined}>
      <td>
        <span className="strong">{one.name}</span> {isOwn && <span className="meta">({staff.you})</span>}
        <span className="meta block">{one.email}</span>
      </td>
      <td>{words.role[one.role] ?? one.role}</td>
      <td>
        {staff.states[one.state]}
        <StateNote one={one} />
      </td>
      <td>
        {one.state !== 'ended' && (
          <>
            <span className="narrow-only">{staff.factor}: </span>
            {factor}
          </>
        )}
      </td>
      <td className="nowrap">
        <span className="narrow-only">{staff.seen}: </span>
        {one.lastSignInAt ? <time dateTime={one.lastSignInAt}>{dayTimeZone(new Date(one.lastSignInAt), ZONE, words.locale)}</time> : staff.never}
      </td>
      <td className="right">
        {!isOwn && (
          <button type="button" className="btn small" aria-expanded={isOpen} aria-label={staff.change(one.name)} onClick={toggle}>
            {staff.changeShort}
          </button>
        )}
      </td>
    </tr>
  )
}

function StateNote({ one: { endedAt, state, linkUntil } }: { one: StaffCard }) {
  const words = useWords()
  const now = useNow(undefined, 0)
  const at = (iso: string) => dayTimeZone(new Date(iso), ZONE, words.locale)
  const note =
    endedAt !== null
      ? words.staff.endedAt(at(endedAt))
      : linkUntil !== null && new Date(linkUntil) > now
        ? words.staff.until(at(linkUntil))
        : state === 'invited'
          ? words.staff.linkOld
          : ''
  return note === '' ? null : <span className="meta block">{note}</span>
}
