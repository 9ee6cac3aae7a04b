/** Counsel's room: what is under privilege. Who has no key puts something in; who has one unlocks, reads and admits. */
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { CounselRoom } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { Empty, Loaded } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { counselQuery, overviewQuery } from '../queries.ts'
import { ItemList } from './item-list.tsx'
import { MemberList } from './member-list.tsx'
import { PutIn } from './put-in.tsx'
import { ComeInForm, OpenForm, RecoveryKeyNote, UnlockForm } from './room-door.tsx'

export function CounselPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  return (
    <div className="p-list p-counsel">
      <Loaded query={useQuery(counselQuery(incidentId))} lines={8}>
        {(room) => (
          <>
            <div className="head">
              <div>
                <h1>{words.counsel.title}</h1>
                <p className="meta-2 under">{words.counsel.lead}</p>
                <p className="meta-2 under" role="status">
                  {room.isUnlocked && words.counsel.unlocked}
                </p>
              </div>
              {room.isUnlocked && <LockButton incidentId={incidentId} />}
            </div>
            {recoveryKey !== null ? (
              <RecoveryKeyNote recoveryKey={recoveryKey} close={() => setRecoveryKey(null)} />
            ) : room.openedAt === null ? (
              room.mayOpen ? (
                <OpenForm incidentId={incidentId} opened={setRecoveryKey} />
              ) : (
                <Empty says={words.counsel.notOpen} hint={words.counsel.notOpenHint} />
              )
            ) : (
              <OpenedRoom incidentId={incidentId} room={room} zone={zone} />
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}

function OpenedRoom({ incidentId, room, zone }: { incidentId: string; room: CounselRoom; zone: string }) {
  return (
    <>
      <Door incidentId={incidentId} room={room} />
      <PutIn incidentId={incidentId} />
      <ItemList incidentId={incidentId} room={room} zone={zone} />
      <MemberList incidentId={incidentId} room={room} zone={zone} />
    </>
  )
}

/** What stands between the reader and the room. */
function Door({ incidentId, room }: { incidentId: string; room: CounselRoom }) {
  const words = useWords()
  if (room.isUnlocked) return null
  if (room.mine === 'member') return <UnlockForm incidentId={incidentId} mayRecover={room.mayOpen} />
  if (room.mine === 'admitted') return <ComeInForm incidentId={incidentId} />
  return (
    <>
      <p className="meta-2 apart">{words.counsel.outside}</p>
      {room.mayOpen && <UnlockForm incidentId={incidentId} mayRecover isStranger />}
    </>
  )
}

function LockButton({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const lock = useChange(() => post<CounselRoom>(incidentUrl(incidentId, 'counsel/lock')))
  return (
    <p className="btns">
      <button type="button" className="btn" disabled={lock.isPending} onClick={() => lock.mutate()}>
        {words.counsel.lock}
      </button>
    </p>
  )
}
