/** Who has a key to the room. Whoever has unlocked it admits another, by a code that is spoken. */
import { useState } from 'react'
import type { CounselMember, CounselRoom, SpokenCode } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { useChange } from '../parts/change.ts'
import { ChoiceField } from '../parts/form.tsx'
import { dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

type Props = { incidentId: string; room: CounselRoom; zone: string }

type Spoken = { name: string; code: string }

export function MemberList({ incidentId, room, zone }: Props) {
  const words = useWords()
  const [spoken, setSpoken] = useState<Spoken | null>(null)
  return (
    <Section title={words.counsel.members} className="apart">
      <ul className="plain-list">
        {room.members.map((member) => (
          <li key={member.staffId} className="member">
            <span>
              {member.name}, {words.role[member.role as keyof typeof words.role] ?? member.role}
              <span className="meta block">
                {words.counsel.state[member.state]} · {dayTimeZone(new Date(member.endedAt ?? member.admittedAt), zone, words.locale)}
              </span>
            </span>
            {room.isUnlocked && member.state !== 'ended' && <EndButton incidentId={incidentId} member={member} />}
          </li>
        ))}
      </ul>
      {room.candidates.length > 0 && <Admit incidentId={incidentId} room={room} admitted={setSpoken} />}
      {spoken && (
        <div className="shown-once" role="status">
          <h3>{words.counsel.admitCode(spoken.name)}</h3>
          <p className="code">{spoken.code}</p>
          <p className="meta-2">{words.counsel.admitCodeHint}</p>
        </div>
      )}
    </Section>
  )
}

function Admit({ incidentId, room: { candidates }, admitted }: Omit<Props, 'zone'> & { admitted: (spoken: Spoken) => void }) {
  const words = useWords()
  const [staffId, setStaffId] = useState('')
  const admit = useChange(
    () => post<SpokenCode>(incidentUrl(incidentId, 'counsel/admit'), { staffId }),
    ({ code }) => {
      admitted({ name: candidates.find((one) => one.staffId === staffId)?.name ?? '', code })
      setStaffId('')
    },
  )
  return (
    <>
      <form
        className="admit"
        onSubmit={(event) => {
          event.preventDefault()
          admit.mutate()
        }}
      >
        <ChoiceField
          label={words.counsel.admitWhom}
          value={staffId}
          set={setStaffId}
          choices={candidates.map((one) => [one.staffId, `${one.name}, ${words.role[one.role as keyof typeof words.role] ?? one.role}`] as const)}
          none="–"
        />
        <button type="submit" className="btn" disabled={staffId === '' || admit.isPending}>
          {words.counsel.admit}
        </button>
      </form>
      {admit.isError && <ProblemNote error={admit.error} />}
    </>
  )
}

function EndButton({ incidentId, member }: { incidentId: string; member: CounselMember }) {
  const { counsel } = useWords()
  const end = useChange(() => post<CounselRoom>(incidentUrl(incidentId, 'counsel/end'), { staffId: member.staffId }))
  return (
    <span>
      <button
        type="button"
        className="btn plain small"
        aria-label={counsel.endOf(member.name)}
        disabled={end.isPending}
        onClick={() => {
          if (confirm(counsel.endSure(member.name))) end.mutate()
        }}
      >
        {counsel.end}
      </button>
      {end.isError && <ProblemNote error={end.error} />}
    </span>
  )
}
