/** What the commands of `notify` print. */
import { shownHash } from '../notify/approve-campaign.ts'
import type { Campaign } from '../notify/campaign.ts'
import type { Examined } from '../notify/examine-campaign.ts'
import type { Check } from '../notify/preflight/preflight.ts'
import type { PlanResult } from '../notify/plan/plan-campaign.ts'
import type { CampaignStatus } from '../notify/proof.ts'
import type { SendEnd } from '../notify/send/sender.ts'

const n = (count: number) => count.toLocaleString('en-GB')
const WAY: Record<string, string> = {
  email: 'by e-mail',
  letter: 'by letter',
  phone: 'by phone',
  public_notice: 'by the public statement',
  none: 'not written to',
  sms: 'by text message',
}
const STATE: Record<string, string> = {
  ready: 'to be sent',
  claimed: 'next in line',
  attempting: 'on their way',
  in_doubt: 'in doubt: see `notify reconcile`',
  batched: 'in a batch that is not finished',
  held: 'held: the register changed since the approval',
  handed_over: 'handed over',
  refused: 'refused',
  bounced: 'came back',
  returned: 'returned unopened',
  withdrawn: 'withdrawn',
  by_phone: 'a named person phones first',
  by_hand: 'to be finished by a person',
  public_notice: 'no address',
  not_written: 'not to be written to',
}
export const WAVE: Record<string, string> = { danger: 'in danger', today: 'can prevent harm today', sensitive: 'sensitive data', everyone: 'everybody else' }

export function countsText(counts: readonly { channel: string; state: string; people: number }[]): string {
  const width = Math.max(1, ...counts.map(({ people }) => n(people).length))
  return counts
    .map(({ channel, state, people }) => `  ${n(people).padStart(width)}  ${(WAY[channel] ?? channel).padEnd(24)} ${STATE[state] ?? state}\n`)
    .join('')
}

export function parts(list: readonly { partNo: number; wave: string; day: string; people: number; expectedContacts: number; left?: number }[]): string {
  if (list.length === 0) return 'Nothing is to be sent.\n'
  const shown = list.length > 14 ? [...list.slice(0, 9), null, ...list.slice(-4)] : list
  const lines = shown.map((part) => {
    if (part === null) return `  … ${list.length - 13} more parts\n`
    const left = part.left === undefined ? '' : part.left === 0 ? '  done' : `  ${n(part.left)} left`
    return `  ${String(part.partNo).padStart(3)}  ${part.day}  ${n(part.people).padStart(9)} people  ~${n(Math.round(part.expectedContacts))} contacts  ${WAVE[part.wave] ?? part.wave}${left}\n`
  })
  return `Parts:\n${lines.join('')}`
}

export function planText(plan: PlanResult, campaign: Campaign): string {
  const last = plan.parts.at(-1)
  const days = last === undefined ? 0 : (Date.parse(last.day) - Date.parse(campaign.pace.firstDay)) / 86_400_000 + 1
  const slow =
    days > 10
      ? `\nAt ${n(campaign.pace.deskPerDay)} contacts a day the last people are told on ${last!.day}, day ${days}. The law says without undue delay:\nto be done within ten days your desk has to answer ${n(plan.deskNeededForTenDays)} a day (--desk-per-day ${plan.deskNeededForTenDays}).\n`
      : ''
  return `Campaign ${plan.campaignId} (${campaign.purpose}, version ${plan.version}): ${n(plan.added)} added, ${n(plan.changed)} changed. Nothing is sent.\n\n${countsText(plan.counts)}\n${parts(plan.parts)}${slow}\nRead it:  ./tocsin notify preview ${plan.campaignId} --as EMAIL\nThen a second person approves it.\n`
}

export function checksText(checks: readonly Check[]): string {
  return checks
    .map(
      ({ name, state, says, settle }) =>
        `  ${state.padEnd(5)}  ${name.replace('_', ' ').padEnd(11)} ${says}${settle === '' ? '' : `\n                      ${settle}`}\n`,
    )
    .join('')
}

export function examinedText({ findings, preflight, combinations, blockers, notes }: Examined, campaign: Campaign): string {
  const found =
    findings.length === 0
      ? `Every rule holds, in all ${n(combinations)} combinations of audience and kinds of data.\n`
      : findings
          .map(
            ({ rule, says, people, audience, example }) =>
              `  [${rule}] ${says} ${n(people)} people, ${audience.replaceAll('_', ' ')}; for example ${example}.\n`,
          )
          .join('')
  const mail =
    preflight === null
      ? blockers.some(({ rule }) => rule === 'mail relay')
        ? 'Your mail domain: no relay is set. Set it: ./tocsin notify relay --help\n'
        : ''
      : `Your mail domain:\n${checksText(preflight)}`
  const noted = notes.length === 0 ? '' : `To know:\n${notes.map((note) => `  ${note}\n`).join('')}\n`
  const end =
    blockers.length === 0
      ? `To approve exactly this, somebody other than who planned it runs:\n  ./tocsin notify approve ${campaign.campaignId} --as EMAIL --hash "${shownHash(campaign).short}"\n`
      : `${blockers.length} ${blockers.length === 1 ? 'thing stands' : 'things stand'} in the way of an approval.\n`
  return `Rules (docs/rules/notices.md):\n${found}\n${noted}${mail}\n${end}`
}

export function campaignLine({ campaignId, incidentId, purpose, version, state, pace, approvedBy }: Campaign): string {
  return `Campaign ${campaignId}: ${purpose}, version ${version}, ${state}${approvedBy === null && state === 'planned' ? ' (not approved)' : ''}; from ${pace.firstDay}; incident ${incidentId}\n`
}

export function endText(end: SendEnd, campaignId: number, status: CampaignStatus, campaign: Campaign): string {
  const why: Record<SendEnd['end'], string> = {
    nothing_left: campaign.state === 'done' ? 'Everybody has an outcome: the campaign is done.' : 'Everything that may go out now has been handed over.',
    stopped: 'Stopped. Nothing is lost: the same command goes on.',
    relay_away: `The relay does not answer (${end.relayProblem}). Nothing is lost: the same command goes on.`,
    relay_refuses: `The relay refuses nearly everything (${end.relayProblem}), so the campaign is paused. Ask whoever runs the relay; then go on with the same command.`,
    store_away: 'The database went away. Nothing is lost: the same command goes on.',
  }
  const next = status.parts.find(({ left, day }) => left > 0 && day > new Date().toISOString().slice(0, 10))
  const letters = status.counts.find(({ channel, state }) => channel === 'letter' && state === 'ready')
  return [
    `${why[end.end]}\n\n${countsText(status.counts)}`,
    ...(next && end.end === 'nothing_left'
      ? [`\nThe next part goes out on ${next.day}: leave ./tocsin serve running, or run this command on that day.\n`]
      : []),
    ...(letters ? [`\n${n(letters.people)} letters are to be printed: ./tocsin notify letters ${campaignId} --out DIR --as EMAIL\n`] : []),
  ].join('')
}
