/** One enquiry, in clear, for one person of the desk at a time: what is owed, what was written, the reply, and whether it is who they say. */
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { OUTCOMES, type DeskItem, type DeskPage } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { bytes, dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { Duties, FoundAsks } from './desk-duties.tsx'
import { Identity } from './desk-identity.tsx'
import { Replies } from './desk-replies.tsx'
import { enquiryQuery } from './queries.ts'

export type Change = UseMutationResult<DeskItem, Error, { step: string; body?: object }>
export type ItemProps = { incidentId: string; item: DeskItem; change: Change; mayWork: boolean }

export function DeskItemView({ incidentId, enquiryId, desk }: { incidentId: string; enquiryId: string; desk: DeskPage }) {
  return (
    <Loaded query={useQuery(enquiryQuery(incidentId, enquiryId))} lines={12}>
      {(item) => <Opened incidentId={incidentId} item={item} desk={desk} />}
    </Loaded>
  )
}

function Opened({ incidentId, item, desk }: { incidentId: string; item: DeskItem; desk: DeskPage }) {
  const words = useWords()
  const client = useQueryClient()
  const me = useQuery(meQuery).data
  const change: Change = useMutation({
    mutationFn: ({ step, body }) => post<DeskItem>(incidentUrl(incidentId, `desk/${item.enquiryId}/${step}`), body ?? {}),
    onSuccess: (answer) => {
      client.setQueryData(enquiryQuery(incidentId, item.enquiryId).queryKey, answer)
      void client.invalidateQueries({ queryKey: ['desk', incidentId] })
    },
  })
  const mayWork = (me?.may.includes('desk.work') ?? false) && item.state !== 'closed'
  const props: ItemProps = { incidentId, item, change, mayWork }
  return (
    <>
      <div className="mid">
        <Head {...props} desk={desk} />
        {change.isError && <ProblemNote error={change.error} />}
        <Duties {...props} asOf={desk.now} />
        <Wrote {...props} />
        <FoundAsks {...props} />
        <Replies {...props} me={me?.staffId ?? ''} mayRelease={me?.may.includes('desk.release') ?? false} sample={desk.sample} />
        <History {...props} />
      </div>
      <aside aria-label={words.desk.person}>
        <Identity {...props} />
      </aside>
    </>
  )
}

function Head({ item, change, mayWork, desk }: ItemProps & { desk: DeskPage }) {
  const words = useWords()
  const me = useQuery(meQuery).data
  const [to, setTo] = useState('')
  return (
    <div className="head">
      <div>
        <h1>
          {words.desk.number(item.enquiryNo)} <span className="meta-2">{item.reference}</span>
        </h1>
        <p className="meta-2 under">
          {words.desk.head(words.desk.kind[item.kind]!, words.desk.channel[item.channel]!, dayTime(new Date(item.receivedAt), item.zone, words.locale))} ·{' '}
          {item.owner ? words.desk.ownedBy(item.owner.name) : words.desk.ownerless}
          {item.openedBy !== null && ` · ${words.desk.openedWith(item.openedBy)}`}
        </p>
      </div>
      {mayWork && (
        <div className="act">
          {item.owner?.staffId !== me?.staffId && (
            <button type="button" className={item.owner === null ? 'btn primary' : 'btn'} onClick={() => change.mutate({ step: 'owner' })}>
              {words.desk.take}
            </button>
          )}
          <select aria-label={words.desk.handOverTo} value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{words.desk.handOverTo} …</option>
            {desk.staff
              .filter(({ staffId }) => staffId !== item.owner?.staffId)
              .map(({ staffId, name, role }) => (
                <option key={staffId} value={staffId}>
                  {name}, {words.role[role] ?? role}
                </option>
              ))}
          </select>
          <button type="button" className="btn" disabled={to === ''} onClick={() => change.mutate({ step: 'owner', body: { staffId: to } })}>
            {words.desk.handOver}
          </button>
        </div>
      )}
    </div>
  )
}

function Wrote({ incidentId, item }: ItemProps) {
  const words = useWords()
  const { from } = item
  const contact = [from.name, from.email, from.phone, from.addressLines.join(', ')].filter((text) => text !== '')
  return (
    <Section title={words.desk.wrote} meta={words.desk.asReceived}>
      {item.subject !== '' && <p className="strong">{item.subject}</p>}
      <p className="msg" lang={item.language}>
        {item.text}
      </p>
      {contact.length > 0 && (
        <p className="meta-2">
          {words.desk.from}: {contact.join(' · ')}
        </p>
      )}
      {item.answered.length > 0 && (
        <dl className="pairs">
          {item.answered.map(({ question, lines }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{lines.join('\n')}</dd>
            </div>
          ))}
        </dl>
      )}
      {item.files.length > 0 && (
        <>
          <h3>{words.desk.papers}</h3>
          <ul className="plainlist">
            {item.files.map(({ fileNo, name, bytes: size, type }) => (
              <li key={fileNo}>
                <a href={incidentUrl(incidentId, `desk/${item.enquiryId}/papers/${fileNo}`)}>{name}</a>{' '}
                <span className="meta">
                  {type}, {bytes(size, words.locale)}
                </span>
              </li>
            ))}
          </ul>
          <p className="meta">{words.desk.papersHint}</p>
        </>
      )}
      {item.missingFiles.length > 0 && <p className="strong">{words.desk.missing(words.list(item.missingFiles))}</p>}
    </Section>
  )
}

/** `P-000008: notice_code, call_back` as a person reads it. */
const proofWords = (detail: string, names: Record<string, string>): string => detail.replace(/[a-z]+(?:_[a-z]+)+/g, (name) => names[name] ?? name)

function History({ item, change, mayWork }: ItemProps) {
  const words = useWords()
  const [note, setNote] = useState('')
  const [outcome, setOutcome] = useState<string>('answered')
  return (
    <Section title={words.desk.history}>
      <ol className="plainlist history">
        {item.entries
          .filter(({ kind }) => kind !== 'reply')
          .map(({ entryId, at, by, kind, detail, text }) => (
            <li key={entryId}>
              <span className="meta">
                {dayTime(new Date(at), item.zone, words.locale)}
                {by && `, ${by}`}
              </span>{' '}
              {words.desk.entry[kind] ?? kind}
              {detail &&
                `: ${words.desk.channel[detail] ?? words.desk.outcome[detail] ?? words.desk.ways[detail] ?? words.desk.kind[detail] ?? proofWords(detail, words.desk.proof)}`}
              {text && <span className="note-text">{text}</span>}
            </li>
          ))}
      </ol>
      {mayWork ? (
        <div className="desk-form">
          <label className="whole">
            {words.desk.note}
            <textarea className="field" rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
          </label>
          <div className="whole act">
            <button
              type="button"
              className="btn"
              disabled={note.trim() === ''}
              onClick={() => change.mutate({ step: 'note', body: { text: note } }, { onSuccess: () => setNote('') })}
            >
              {words.desk.addNote}
            </button>
            <select aria-label={words.desk.outcomeLabel} value={outcome} onChange={(event) => setOutcome(event.target.value)}>
              {OUTCOMES.map((one) => (
                <option key={one} value={one}>
                  {words.desk.outcome[one]}
                </option>
              ))}
            </select>
            <button type="button" className="btn" onClick={() => change.mutate({ step: 'close', body: { outcome } })}>
              {words.desk.close}
            </button>
          </div>
        </div>
      ) : (
        item.state === 'closed' && (
          <div className="act">
            <span className="meta-2">{words.desk.isClosed}</span>
            <button type="button" className="btn small" onClick={() => change.mutate({ step: 'reopen' })}>
              {words.desk.reopen}
            </button>
          </div>
        )
      )}
    </Section>
  )
}
