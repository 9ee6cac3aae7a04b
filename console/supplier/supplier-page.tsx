/** The suppliers' rooms of an incident: who was asked in, what they owe, what they handed over. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SupplierMember, SupplierRoomView, SuppliersView } from '../../src/api/contract.ts'
import { get, incidentUrl, post } from '../api-client.ts'
import { bytes, dayTime, dayTimeZone } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Empty, Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery, overviewQuery } from '../queries.ts'
import { InviteForm } from './invite-form.tsx'
import { Reminders } from './reminders.tsx'

export function SupplierPage({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const zone = useQuery(overviewQuery(incidentId)).data?.incident.zone ?? 'Europe/London'
  const mayInvite = useQuery(meQuery).data?.may.includes('supplier.invite') ?? false
  // Each read is an entry in the log.
  const query = useQuery({
    queryKey: ['suppliers', incidentId],
    queryFn: () => get<SuppliersView>(incidentUrl(incidentId, 'suppliers')),
    staleTime: 30_000,
    refetchOnWindowFocus: false,
  })
  return (
    <div className="p-list p-supplier">
      <div className="head">
        <div>
          <h1>{words.supplier.title}</h1>
          <p className="meta-2 under">{words.supplier.lead}</p>
        </div>
      </div>
      <Loaded query={query}>
        {(view) => (
          <>
            {view.rooms.length === 0 && <Empty says={words.supplier.none} hint={words.supplier.noneHint} />}
            {view.rooms.map((room) => (
              <Room key={room.roomId} incidentId={incidentId} room={room} zone={zone} mayInvite={mayInvite} isOnly={view.rooms.length === 1} />
            ))}
            {mayInvite && view.rooms.some(({ questions }) => questions.open > 0) && <Reminders incidentId={incidentId} />}
            {mayInvite && <InviteForm incidentId={incidentId} zone={zone} />}
            {view.rooms.some(({ received }) => received.files > 0) && <TakeIn incidentId={incidentId} isOwnEvidence={view.isOwnEvidence} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

type InRoom = { incidentId: string; room: SupplierRoomView; zone: string; mayInvite: boolean; isOnly: boolean }

function Room({ incidentId, room, zone, mayInvite, isOnly }: InRoom) {
  const words = useWords()
  // Where there are several rooms, each region has a name of its own.
  const titled = (title: string) => (isOnly ? title : `${title}: ${room.supplier}`)
  const { questions, received } = room
  const next = questions.nextDueAt ? `${words.supplier.nextDue} ${dayTimeZone(new Date(questions.nextDueAt), zone, words.locale)}` : ''
  return (
    <div className="apart">
      <h2 className="firm">{room.supplier}</h2>
      <div className="grid">
        <Section className="c5" title={titled(words.supplier.people)}>
          <ul className="plain-list">
            {room.members.map((member) => (
              <Member key={member.guestId} incidentId={incidentId} roomId={room.roomId} member={member} zone={zone} mayInvite={mayInvite} />
            ))}
          </ul>
        </Section>
        <Section className="c3" title={titled(words.supplier.questions)}>
          <p className={questions.late > 0 ? 'strong accent' : 'strong'}>{words.supplier.questionsLine(questions.open, questions.late)}</p>
          {next && <p className="meta-2">{next}</p>}
        </Section>
        <Section className="c4" title={titled(words.supplier.reports)}>
          <ul className="plain-list">
            {room.reports.map((report) => (
              <li key={report.reportNo}>
                <span className="strong">{words.supplier.report(report.reportNo)}</span>,{' '}
                <time dateTime={report.at}>{dayTime(new Date(report.at), zone, words.locale)}</time>
                <span className="meta block">{report.vouchedBy}</span>
              </li>
            ))}
          </ul>
          {room.reports.length === 0 && <p className="meta-2">{words.none}</p>}
        </Section>
      </div>
      {room.files.length > 0 && (
        <Section
          className="apart"
          title={titled(words.supplier.files)}
          meta={words.supplier.filesLine(words.files(received.files), bytes(received.bytes, words.locale))}
        >
          <FileTable room={room} />
        </Section>
      )}
    </div>
  )
}

function Member({
  incidentId,
  roomId,
  member,
  zone,
  mayInvite,
}: {
  incidentId: string
  roomId: string
  member: SupplierMember
  zone: string
  mayInvite: boolean
}) {
  const words = useWords()
  const client = useQueryClient()
  const shutOut = useMutation({
    mutationFn: () => post(incidentUrl(incidentId, `suppliers/${roomId}/${member.guestId}/shut-out`)),
    onSuccess: () => client.invalidateQueries({ queryKey: ['suppliers', incidentId] }),
  })
  return (
    <li className="member">
      <span>
        <span className="strong">{member.name}</span> <span className="meta-2 break">{member.email}</span>
        <span className="meta block">
          {words.supplier.memberState[member.state]} <time dateTime={member.at}>{dayTime(new Date(member.at), zone, words.locale)}</time>
        </span>
        {shutOut.isError && <ProblemNote error={shutOut.error} />}
      </span>
      {mayInvite && member.state !== 'shut_out' && (
        <button type="button" className="btn small" disabled={shutOut.isPending} title={words.supplier.shutOutSure} onClick={() => shutOut.mutate()}>
          {words.supplier.shutOut}
          <span className="sr"> {member.name}</span>
        </button>
      )}
    </li>
  )
}

function FileTable({ room }: { room: SupplierRoomView }) {
  const words = useWords()
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={`${words.table}: ${words.supplier.files}, ${room.supplier}`}>
      <table>
        <thead>
          <tr>
            <th>{words.supplier.path}</th>
            <th className="n">{words.supplier.size}</th>
            <th>{words.supplier.state}</th>
            <th>{words.supplier.hash}</th>
          </tr>
        </thead>
        <tbody>
          {room.files.map((file, index) => (
            <tr key={index}>
              <td className="file">{file.path}</td>
              <td className="n nowrap">
                {file.state === 'growing' ? `${bytes(file.receivedBytes, words.locale)} / ` : ''}
                {bytes(file.bytes, words.locale)}
              </td>
              <td className="nowrap">{words.supplier.fileState[file.state]}</td>
              <td className="file">{file.sha256 ?? file.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Investigating needs the store for itself and a roster that lies with the operator: a command, told word for word. */
function TakeIn({ incidentId, isOwnEvidence }: { incidentId: string; isOwnEvidence: boolean }) {
  const words = useWords()
  const command = isOwnEvidence
    ? `./tocsin supplier files ${incidentId} --out FOLDER`
    : `./tocsin supplier take-in ${incidentId} --roster ROSTER.csv --out RESULTS`
  return (
    <Section className="apart" title={words.supplier.takeIn}>
      <p>{isOwnEvidence ? words.supplier.takeInOwn : words.supplier.takeInLead}</p>
      <pre className="command" tabIndex={0}>
        {command}
      </pre>
    </Section>
  )
}
