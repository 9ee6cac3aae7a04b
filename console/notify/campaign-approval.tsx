/** From written to sent: what stands in the way, who approves, and the one next step. */
import { useId, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { CampaignFindings, CampaignView } from '../../src/api/contract.ts'
import { incidentUrl, post, queryClient } from '../api-client.ts'
import { dayTime } from '../parts/format.ts'
import { StatusMark } from '../parts/marks.tsx'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export const sendable = (campaign: CampaignView): number =>
  campaign.counts.filter(({ state }) => state === 'ready').reduce((sum, { people }) => sum + people, 0)

export function CampaignSteps({ campaign, findings, zone }: { campaign: CampaignView; findings: CampaignFindings | undefined; zone: string }) {
  const words = useWords()
  const text = words.notices.campaign
  const at = (time: string) => dayTime(new Date(time), zone, words.locale)
  const blockers = findings?.blockers.length
  const isApproved = campaign.approver !== null
  const isSent = ['sending', 'paused', 'done'].includes(campaign.state)
  return (
    <ol className="steps">
      <li>
        <StatusMark status="done" />
        <span>{text.stepWritten}</span>
        <span className="meta">
          {words.list(campaign.editors)}, {at(campaign.plannedAt)}
        </span>
      </li>
      <li className={blockers ? 'now' : undefined}>
        <StatusMark status={blockers === undefined ? 'planned' : blockers > 0 ? 'due' : 'done'} />
        <span>{blockers === undefined ? text.checking : blockers > 0 ? text.toSettle(blockers) : text.nothingToSettle}</span>
        {blockers !== undefined && blockers > 0 && <span className="meta">{text.opensWhenNone}</span>}
      </li>
      <li>
        <StatusMark status={isApproved ? 'done' : 'planned'} />
        <span>{isApproved ? text.approvedBy(campaign.approver!) : text.stepApprove}</span>
        <span className="meta">{isApproved ? at(campaign.approvedAt!) : campaign.isMine ? text.notYou : text.you}</span>
      </li>
      <li>
        <StatusMark status={campaign.state === 'done' ? 'done' : 'planned'} />
        <span>{campaign.state === 'done' ? text.stateDone : isSent ? text.state[campaign.state]! : text.stepSend(campaign.parts.length)}</span>
        {!isSent && <span className="meta">{text.deskKeepsUp(campaign.deskPerDay)}</span>}
      </li>
    </ol>
  )
}

/** The one thing that can be done now, with its effect and number. */
export function CampaignActions({
  incidentId,
  campaign,
  findings,
  may,
}: {
  incidentId: string
  campaign: CampaignView
  findings: CampaignFindings | undefined
  may: readonly string[]
}) {
  const words = useWords().notices.campaign
  const [asking, setAsking] = useState<'pause' | 'cancel' | null>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  const act = useMutation({
    mutationFn: ({ path, body }: { path: string; body: object }) =>
      post<CampaignView>(incidentUrl(incidentId, `campaigns/${campaign.campaignId}/${path}`), body),
    onSuccess: (view) => {
      queryClient.setQueryData(['campaign', incidentId, campaign.campaignId], view)
      setAsking(null)
    },
  })
  const people = sendable(campaign)
  const canApprove = campaign.state === 'planned' && may.includes('notice.approve') && !campaign.isMine && findings?.blockers.length === 0
  return (
    <div className="acts">
      <div className="row">
        {campaign.state === 'planned' && may.includes('notice.approve') && (
          <button
            type="button"
            className="btn primary"
            disabled={!canApprove || act.isPending}
            onClick={() => act.mutate({ path: 'approve', body: { hash: campaign.hash } })}
          >
            {words.approve}
          </button>
        )}
        {(campaign.state === 'approved' || campaign.state === 'paused') && may.includes('notice.send') && (
          <button type="button" className="btn primary" disabled={act.isPending || !campaign.hasRelay} onClick={() => act.mutate({ path: 'send', body: {} })}>
            {campaign.state === 'paused' ? words.resume(people) : words.sendTo(people)}
          </button>
        )}
        {campaign.state === 'sending' && may.includes('notice.send') && (
          <button type="button" className="btn" onClick={() => setAsking('pause')}>
            {words.pause}
          </button>
        )}
        {['approved', 'sending', 'paused'].includes(campaign.state) && may.includes('notice.send') && (
          <button type="button" className="btn small" onClick={() => setAsking('cancel')}>
            {words.cancel}
          </button>
        )}
      </div>
      {asking !== null && (
        <form
          className="ask-reason"
          onSubmit={(event) => {
            event.preventDefault()
            act.mutate({ path: asking, body: { reason } })
          }}
        >
          <label htmlFor={id}>{asking === 'pause' ? words.whyPause : words.whyCancel(people)}</label>
          <input id={id} className="field" required minLength={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
          <button type="submit" className="btn" disabled={act.isPending}>
            {asking === 'pause' ? words.pause : words.cancel}
          </button>
        </form>
      )}
      {act.isError && <ProblemNote error={act.error} />}
    </div>
  )
}
