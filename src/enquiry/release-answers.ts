/**
 * Hands answers of the self-check over: e-mails as files for the organisation's own relay, letters as PDFs for its envelopes. A person releases them:
 * nothing leaves by itself. The intent is written first; an answer whose intent stands without an end is in doubt and is shown, not sent again.
 */
import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { noticeFactsOf } from '../notify/notice-facts.ts'
import { incidentKey, openSealed } from '../vault/keys.ts'
import { addressTag, type KeptAnswer } from './answer-questions.ts'
import { sheetPdf } from './desk/sheet.ts'

export type AnswerCounts = { ready: number; inDoubt: number; sent: number; dropped: number; waiting: number }

/** What lies ready, by state; which answer is which is not said. */
export async function countAnswers(ctx: Context, incidentId: IncidentId): Promise<AnswerCounts> {
  const [row] = await ctx.store.query<AnswerCounts>(
    `select count(*) filter (where state = 'ready')::int as ready, count(*) filter (where state = 'sent' and sent_at is null)::int as "inDoubt",
       count(*) filter (where state = 'sent' and sent_at is not null)::int as sent, count(*) filter (where state = 'dropped')::int as dropped,
       (select count(*) from check_request q where q.incident_id = $1 and not exists (select from check_answer a where a.check_id = q.check_id))::int as waiting
     from check_answer where incident_id = $1`,
    [incidentId],
  )
  return row!
}

export type Released = { emails: number; letters: number }

/** Writes every answer that is ready into `folder`, one file each, named by the answer and not by the person. */
export async function releaseAnswers(ctx: Context, incidentId: IncidentId, folder: string): Promise<Released> {
  const ready = await ctx.store.query<{ check_id: string }>(
    "select check_id from check_answer where incident_id = $1 and state = 'ready' order by tick_at, check_id",
    [incidentId],
  )
  const { file } = await findIncidentWork(ctx, incidentId)
  const { organisation } = noticeFactsOf(incidentId, file, ctx.clock.now())
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const released: Released = { emails: 0, letters: 0 }
  const key = await ctx.store.transaction(async (tx) => {
    await recordEvent(tx, ctx, 'check_answer.release', `incident:${incidentId}`, { answers: ready.length }, { incidentId })
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
      const { name, addressLines, text, language } = kept.letter
      const pdf = await sheetPdf({
        lang: language,
        title: language === 'cy' ? 'Eich cwestiwn' : 'Your question',
        organisation: organisation.name,
        addressLines: [name, ...addressLines].slice(0, 5),
        senderLines: organisation.postalAddress,
        heading: '',
        lead: text.split(/\n{2,}/),
        sections: [],
        foot: check_id.slice(-8),
        sizePt: 12.5,
      })
      await writeSynced(join(folder, `${check_id}.pdf`), pdf)
      released.letters++
    }
    await ctx.store.query('update check_answer set sent_at = $2, sealed = null where check_id = $1', [check_id, ctx.clock.now()])
  }
  return released
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
