/** What the desk's worker does again and again while `serve` runs: takes forms in, drains the mailbox, holds claims against the rules, answers questions. */
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { assessClaims } from '../claims/assess-claims.ts'
import { answerQuestions } from '../answer-questions.ts'
import { releaseStanding } from '../standing-release.ts'
import { refreshPages } from '../my-page/refresh-pages.ts'
import { drainMailbox, forgetMailboxFailures } from './mailbox.ts'
import type { MailboxSettings } from './mailbox.ts'
import { takeInSubmissions } from './take-in-submissions.ts'

const TAKE_IN_EVERY_MS = 5_000
const MAILBOX_EVERY_MS = 60_000
const PAGES_EVERY_MS = 300_000

export type Rounds = { stop(): Promise<void> }

/** `mailbox` null: none is set. A round that fails says so once, and is tried again. */
export function startRounds(ctx: Context, mailbox: MailboxSettings | null, say: (line: string) => void): Rounds {
  const rounds = [
    again(TAKE_IN_EVERY_MS, () => deskRound(ctx), say),
    again(PAGES_EVERY_MS, () => refreshPages(ctx), say),
    ...(mailbox === null ? [once(() => forgetMailboxFailures(ctx), say)] : [again(MAILBOX_EVERY_MS, () => drainMailbox(ctx, mailbox), say)]),
  ]
  return { stop: async () => void (await Promise.all(rounds.map(({ stop }) => stop()))) }
}

/** One round for every incident: cheap when there is nothing to do. */
export async function deskRound(ctx: Context): Promise<void> {
  await takeInSubmissions(ctx)
  const incidents = await ctx.store.query<{ incident_id: IncidentId }>(
    `select distinct incident_id from enquiry join claim using (enquiry_id) where assessed_at is null or assessed_at < (select built_at from register_summary r where r.incident_id = enquiry.incident_id)`,
  )
  for (const { incident_id } of incidents) await assessClaims(ctx, incident_id)
  await answerQuestions(ctx)
  await releaseStanding(ctx)
}

function once(work: () => Promise<unknown>, say: (line: string) => void): { stop(): Promise<void> } {
  const running = work().then(
    () => {},
    (error: unknown) => say(`desk: ${(error as Error).message}`),
  )
  return { stop: () => running }
}

function again(ms: number, work: () => Promise<unknown>, say: (line: string) => void): { stop(): Promise<void> } {
  let isStopped = false
  let lastSaid = ''
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      await work()
      lastSaid = ''
    } catch (error) {
      const text = (error as Error).message
      if (text !== lastSaid && !isStopped) say(`desk: ${text}`)
      lastSaid = text
    }
  }
  const planNext = (): NodeJS.Timeout =>
    setTimeout(() => {
      running = run().then(() => {
        if (!isStopped) timer = planNext()
      })
    }, ms)
  running = run()
  let timer = planNext()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
