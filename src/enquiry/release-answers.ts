/**
 * Hands answers of the self-check over: e-mails to the organisation's own relay (send/), letters as PDFs for its envelopes. A person releases them, or
 * two people once for all of exactly these words (standing-release.ts): nothing leaves by itself. E-mails leave at the fixed hours only.
 */
import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { findRelay } from '../notify/send/relay.ts'
import { incidentKey, openSealed } from '../vault/keys.ts'
import { addressTag } from './address-tag.ts'
import type { KeptAnswer } from './answer-questions.ts'
import { sheetPdf } from './desk/sheet.ts'
import { queueMail } from './send/answer-mails.ts'
import { nextTick } from './ticks.ts'

export type AnswerCounts = { ready: number; inDoubt: number; sent: number; dropped: number; waiting: number; underWay: number }

/** What lies ready, by state; which answer is which is not said. `underWay`: released, and the relay has not taken it yet. */
export async function countAnswers(ctx: Context, incidentId: IncidentId): Promise<AnswerCounts> {
  const [row] = await ctx.store.query<AnswerCounts>(
    `select count(*) filter (where a.state = 'ready')::int as ready,
       count(*) filter (where (a.state = 'sent' and sent_at is null) or m.state = 'in_doubt')::int as "inDoubt",
       count(*) filter (where a.state = 'sent' and sent_at is not null and (m.state is null or m.state in ('handed_over', 'refused', 'by_hand')))::int as sent,
       count(*) filter (where m.state in ('ready', 'claimed', 'attempting'))::int as "underWay",
       count(*) filter (where a.state = 'dropped')::int as dropped,
       (select count(*) from check_request q where q.incident_id = $1 and not exists (select from check_answer a where a.check_id = q.check_id))::int as waiting
     from check_answer a left join answer_mail m on m.mail_id = a.check_id where a.incident_id = $1`,
    [incidentId],
  )
  return row!
}

export type Released = { emails: number; letters: number; queued: number; goAt: Date | null }

/**
 * Releases all that lies ready. E-mails are queued for the relay, to leave at the next fixed hour; letters, and e-mails while no relay is set, are
 * written into `folder`, one file each, named by the answer and not by the person.
 */
export async function releaseAnswers(ctx: Context, incidentId: IncidentId, folder: string): Promise<Released> {
  const hasRelay = (await findRelay(ctx.store)) !== null
  const { queued, goAt } = hasRelay ? await queueReadyAnswers(ctx, incidentId, 'at_the_next_hour') : { queued: 0, goAt: null }
  const written = await writeAnswers(ctx, incidentId, folder)
  return { ...written, queued, goAt: queued > 0 ? goAt : null }
}

const BATCH = 500

/** From ready to the outbox, in one transaction a batch: never in neither and never in both. `goAt`: the hour at which they leave, null for their own. */
export async function queueReadyAnswers(
  ctx: Context,
  incidentId: IncidentId,
  when: 'at_their_hour' | 'at_the_next_hour',
): Promise<{ queued: number; goAt: Date | null }> {
  const { zone } = await getIncident(ctx.store, incidentId)
  const now = ctx.clock.now()
  const goAt = when === 'at_their_hour' ? null : nextTick(now, zone)
  let queued = 0
  for (;;) {
    const count = await ctx.store.transaction(async (tx) => {
      const rows = await tx.query<{ check_id: string; tick_at: Date; sealed: Buffer }>(
        `select check_id, tick_at, sealed from check_answer where incident_id = $1 and state = 'ready' and way = 'email'
         order by tick_at, check_id limit $2 for update skip locked`,
        [incidentId, BATCH],
      )
      if (rows.length === 0) return 0
      const key = await incidentKey(tx, ctx.masterKeyFile, incidentId, now)
      for (const { check_id, tick_at, sealed } of rows) {
        const { mail, to } = JSON.parse(openSealed(key, sealed, `answer:${check_id}`).toString()) as KeptAnswer
        const answer = { mailId: check_id, incidentId, purpose: 'self_check' as const, madeAt: tick_at, notBefore: goAt ?? tick_at, to }
        await queueMail(tx, key, { ...answer, bytes: Buffer.from(mail!, 'base64') }, 'ready', now)
      }
      await tx.query("update check_answer set state = 'sent', sent_at = $2, sealed = null where check_id = any ($1)", [
        rows.map(({ check_id }) => check_id),
        now,
      ])
      await recordEvent(
        tx,
        ctx,
        'check_answer.release',
        `incident:${incidentId}`,
        { answers: rows.length, goAt: goAt?.toISOString() ?? 'their hour' },
        { incidentId },
      )
      return rows.length
    })
    queued += count
    if (count < BATCH) return { queued, goAt }
  }
}

/** What is not for the relay, as files. The intent is written first: one whose intent stands without an end is in doubt and is shown, not written again. */
async function writeAnswers(ctx: Context, incidentId: IncidentId, folder: string): Promise<{ emails: number; letters: number }> {
  const ready = await ctx.store.query<{ check_id: string }>(
    "select check_id from check_answer where incident_id = $1 and state = 'ready' order by tick_at, check_id",
    [incidentId],
  )
  const { file } = await findIncidentWork(ctx, incidentId)
  const { organisation } = noticeFactsOf(incidentId, file, ctx.clock.now())
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const released = { emails: 0, letters: 0 }
  const key = await ctx.store.transaction(async (tx) => {
    if (ready.length > 0) await recordEvent(tx, ctx, 'check_answer.release', `incident:${incidentId}`, { answers: ready.length }, { incidentId })
    return incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now())
  })
  for (const { check_id } of ready) {
    const [claimed] = await ctx.store.query<{ sealed: Buffer }>(
      "update check_answer set state = 'sent' where check_id = $1 and state = 'ready' returning sealed",
      [check_id],
    )
    if (claimed === undefined) continue // another released it meanwhile
    const kept = JSON.parse(openSealed(key, claimed.sealed, `answer:${check_id}`).toString()) as KeptAnswer
    if (kept.mail !== null) {
      await writeSynced(join(folder, `${check_id}.eml`), Buffer.from(kept.mail, 'base64'))
      released.emails++
    } else if (kept.letter !== null) {
      await writeSynced(join(folder, `${check_id}.pdf`), await letterOf(kept.letter, organisation, check_id))
      released.letters++
    }
    await ctx.store.query('update check_answer set sent_at = $2, sealed = null where check_id = $1', [check_id, ctx.clock.now()])
  }
  return released
}

function letterOf(
  { name, addressLines, text, language }: NonNullable<KeptAnswer['letter']>,
  organisation: { name: string; postalAddress: string[] },
  checkId: string,
): Promise<Buffer> {
  return sheetPdf({
    lang: language,
    title: language === 'cy' ? 'Eich cwestiwn' : 'Your question',
    organisation: organisation.name,
    addressLines: [name, ...addressLines].slice(0, 5),
    senderLines: organisation.postalAddress,
    heading: '',
    lead: text.split(/\n{2,}/),
    sections: [],
    foot: checkId.slice(-8),
    sizePt: 12.5,
  })
}

/** STOP: no more answers to this address, whoever asks. */
export async function stopAnswers(ctx: Context, incidentId: IncidentId, address: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    const key = await incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now())
    await tx.query('insert into check_stop (incident_id, address_tag, at) values ($1, $2, $3) on conflict do nothing', [
      incidentId,
      addressTag(key, address),
      ctx.clock.now(),
    ])
    await recordEvent(tx, ctx, 'check_answer.stop', `incident:${incidentId}`, {}, { incidentId })
  })
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
