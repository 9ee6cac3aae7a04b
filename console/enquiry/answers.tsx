/** Answers on their way out: the self-check's, released by a person or by two people once; and what nobody knows whether the relay took. */
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { DeskPage as DeskData, ReleasedAnswersView, StandingView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { Loaded, ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'
import { meQuery } from '../queries.ts'
import { standingQuery } from './queries.ts'

type AnswersProps = { incidentId: string; desk: DeskData; mayRelease: boolean }

export function Answers({ incidentId, desk, mayRelease }: AnswersProps) {
  const words = useWords()
  const client = useQueryClient()
  const release = useMutation({
    mutationFn: () => post<ReleasedAnswersView>(incidentUrl(incidentId, 'check-answers/release')),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['desk', incidentId] }),
  })
  const { ready, waiting, sent, underWay } = desk.answers
  return (
    <Section title={words.desk.answersTitle} meta={words.desk.answersHint}>
      <p>{words.desk.answersLine(ready, waiting, underWay, sent)}</p>
      {mayRelease && ready > 0 && (
        <button type="button" className="btn" disabled={release.isPending} onClick={() => release.mutate()}>
          {words.desk.releaseAnswers(ready)}
        </button>
      )}
      {release.data && (
        <p role="status">
          {release.data.goAt !== null && words.desk.releasedToRelay(release.data.queued, dayTime(new Date(release.data.goAt), desk.zone, words.locale))}{' '}
          {release.data.emails + release.data.letters > 0 && words.desk.releasedTo(release.data.emails, release.data.letters, release.data.folder)}
        </p>
      )}
      {release.isError && <ProblemNote error={release.error} />}
      <Doubt incidentId={incidentId} desk={desk} mayRelease={mayRelease} />
      {mayRelease && <Standing incidentId={incidentId} />}
    </Section>
  )
}

/** E-mails of which nobody knows whether the relay took them: never sent again to be safe, so a person says. */
function Doubt({ incidentId, desk, mayRelease }: AnswersProps) {
  const words = useWords()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const inDoubt = desk.answers.inDoubt + desk.mails.inDoubt
  const decide = useMutation({
    mutationFn: (decision: 'taken' | 'send_again') => post(incidentUrl(incidentId, 'answer-mails/doubt'), { decision, reason }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['desk', incidentId] }),
  })
  if (inDoubt === 0) return null
  return (
    <div className="warned">
      <p className="strong">{words.desk.answersDoubt(inDoubt)}</p>
      {mayRelease && (
        <>
          <label>
            {words.desk.doubtReason}
            <input className="field" value={reason} onChange={(event) => setReason(event.target.value)} />
          </label>
          <div className="act">
            <button type="button" className="btn" disabled={reason.trim().length < 4 || decide.isPending} onClick={() => decide.mutate('taken')}>
              {words.desk.doubtTaken}
            </button>
            <button type="button" className="btn" disabled={reason.trim().length < 4 || decide.isPending} onClick={() => decide.mutate('send_again')}>
              {words.desk.doubtAgain}
            </button>
          </div>
        </>
      )}
      {decide.isError && <ProblemNote error={decide.error} />}
    </div>
  )
}

function Standing({ incidentId }: { incidentId: string }) {
  const words = useWords()
  const query = useQuery(standingQuery(incidentId))
  return (
    <details className="under">
      <summary>{words.desk.standing}</summary>
      <Loaded query={query} lines={4}>
        {(view) => <StandingForm incidentId={incidentId} view={view} />}
      </Loaded>
    </details>
  )
}

function StandingForm({ incidentId, view }: { incidentId: string; view: StandingView }) {
  const words = useWords()
  const client = useQueryClient()
  const me = useQuery(meQuery).data
  const change = useMutation({
    mutationFn: (step: 'ask' | 'approve' | 'end') =>
      post<StandingView>(incidentUrl(incidentId, `check-answers/standing/${step}`), step === 'end' ? undefined : { hash: view.hash }),
    onSuccess: (next) => {
      client.setQueryData(standingQuery(incidentId).queryKey, next)
      void client.invalidateQueries({ queryKey: ['desk', incidentId] })
    },
  })
  const { standing } = view
  const isRunning = standing?.isCurrent === true && standing.approvedByName !== null
  const waitsForSecond = standing?.isCurrent === true && standing.approvedByName === null
  return (
    <>
      <p>
        {standing === null
          ? words.desk.standingNone
          : isRunning
            ? words.desk.standingRuns(standing.askedByName, standing.approvedByName ?? '')
            : waitsForSecond
              ? words.desk.standingAsked(standing.askedByName)
              : words.desk.standingStale}
      </p>
      {!view.hasRelay && <p className="strong">{words.desk.noRelay}</p>}
      {!view.isSendable && <p className="strong">{words.desk.noSender}</p>}
      {view.words.map(({ language, outcome, text }) => (
        <article className="letter" lang={language} key={`${language} ${outcome}`}>
          {text.split(/\n{2,}/).map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </article>
      ))}
      <div className="act">
        {!isRunning && !waitsForSecond && view.isSendable && (
          <button type="button" className="btn" disabled={change.isPending} onClick={() => change.mutate('ask')}>
            {words.desk.standingAsk}
          </button>
        )}
        {waitsForSecond &&
          (standing.askedBy === me?.staffId ? (
            <span className="meta-2">{words.desk.standingOwn}</span>
          ) : (
            <button type="button" className="btn primary" disabled={change.isPending} onClick={() => change.mutate('approve')}>
              {words.desk.standingAgree}
            </button>
          ))}
        {standing !== null && (
          <button type="button" className="btn" disabled={change.isPending} onClick={() => change.mutate('end')}>
            {words.desk.standingEnd}
          </button>
        )}
      </div>
      {change.isError && <ProblemNote error={change.error} />}
    </>
  )
}
