/** All SQL of e-mails that answer one person. The steps are those of notices (notify/send/claims.ts): every state is committed before what it allows. */
import type { IncidentId } from '../../ids.ts'
import type { Queryable } from '../../store/database.ts'
import { sealBytes } from '../../vault/keys.ts'

export type MailPurpose = 'reply' | 'self_check'
export type MailState = 'ready' | 'claimed' | 'attempting' | 'in_doubt' | 'handed_over' | 'refused' | 'by_hand'
export type AnswerMail = {
  mailId: string
  incidentId: IncidentId
  purpose: MailPurpose
  madeAt: Date
  notBefore: Date
  to: string
  /** As it goes out, but for a signature of the domain. */
  bytes: Buffer
}

/** What a sealed message is bound to. */
export const sealedNameOf = (mailId: string): string => `answer-mail:${mailId}`

/** `key`: the incident's. `by_hand` where no relay is set. Queued twice it is there once. */
export async function queueMail(tx: Queryable, key: Buffer, mail: AnswerMail, state: 'ready' | 'by_hand', now: Date): Promise<void> {
  const sealed =
    state === 'by_hand' ? null : sealBytes(key, Buffer.from(JSON.stringify({ to: mail.to, bytes: mail.bytes.toString('base64') })), sealedNameOf(mail.mailId))
  await tx.query(
    `insert into answer_mail (mail_id, incident_id, purpose, state, made_at, queued_at, not_before, message_id, sealed)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (mail_id) do nothing`,
    [mail.mailId, mail.incidentId, mail.purpose, state, mail.madeAt, now, mail.notBefore, messageIdOf(mail.bytes), sealed],
  )
}

function messageIdOf(bytes: Buffer): string {
  const found = /^Message-ID: *(<[^<>\s]+>)/im.exec(bytes.subarray(0, 8_192).toString('latin1'))
  if (found === null) throw new Error('a message without an identifier cannot be found again')
  return found[1]!
}

export type ClaimedMail = { mailId: string; incidentId: IncidentId; purpose: MailPurpose; queuedAt: Date; attempts: number; sealed: Buffer }

/** Takes those that may go now, in the order in which they came: not by what they say. */
export function claimMails(db: Queryable, senderNo: number, now: Date, most: number): Promise<ClaimedMail[]> {
  return db.query<ClaimedMail>(
    `with picked as (
       select mail_id from answer_mail where state = 'ready' and not_before <= $2 order by not_before, mail_id limit $3 for update skip locked
     ), taken as (
       update answer_mail m set state = 'claimed', sender_no = $1 from picked p where m.mail_id = p.mail_id
       returning m.mail_id, m.incident_id, m.purpose, m.queued_at, m.not_before, m.attempts, m.sealed
     )
     select mail_id as "mailId", incident_id as "incidentId", purpose, queued_at as "queuedAt", attempts, sealed from taken order by not_before, mail_id`,
    [senderNo, now, most],
  )
}

/** The intent, committed before the first byte. False: somebody else has it. */
export async function markMailAttempting(db: Queryable, mailId: string, senderNo: number): Promise<boolean> {
  const rows = await db.query(
    `update answer_mail set state = 'attempting', attempts = attempts + 1, attempted_at = clock_timestamp()
     where mail_id = $1 and sender_no = $2 and state = 'claimed' returning 1`,
    [mailId, senderNo],
  )
  return rows.length === 1
}

export type MailResult = {
  mailId: string
  senderNo: number
  state: 'ready' | 'in_doubt' | 'handed_over' | 'refused'
  reply: string
  notBefore: Date | null
  counts: boolean
}

/** What came of it. Nothing of the message stays once the relay has it, or will never take it. */
export async function noteMailResult(db: Queryable, { mailId, senderNo, state, reply, notBefore, counts }: MailResult): Promise<void> {
  await db.query(
    `update answer_mail set state = $3, reply = $4, not_before = coalesce($5, not_before), result_at = clock_timestamp(),
       attempts = case when $6 then attempts else attempts - 1 end, sealed = case when $3 in ('handed_over', 'refused') then null else sealed end
     where mail_id = $1 and sender_no = $2 and state in ('attempting', 'in_doubt')`,
    [mailId, senderNo, state, reply.slice(0, 300), notBefore, counts],
  )
}

export async function giveMailsBack(db: Queryable, senderNo: number): Promise<void> {
  await db.query("update answer_mail set state = 'ready', sender_no = null where state = 'claimed' and sender_no = $1", [senderNo])
}

export async function listMailSenders(db: Queryable): Promise<number[]> {
  const rows = await db.query<{ no: number }>(
    "select distinct sender_no as no from answer_mail where state in ('claimed', 'attempting') and sender_no is not null",
  )
  return rows.map(({ no }) => no)
}

/** What dead senders held: a claim is free, an attempt is in doubt. */
export async function takeOverMails(db: Queryable, dead: readonly number[]): Promise<void> {
  if (dead.length === 0) return
  await db.query("update answer_mail set state = 'ready', sender_no = null where state = 'claimed' and sender_no = any ($1)", [dead])
  await db.query(
    `update answer_mail set state = 'in_doubt', reply = 'The sender stopped before the relay''s answer was noted.', result_at = clock_timestamp()
     where state = 'attempting' and sender_no = any ($1)`,
    [dead],
  )
}

/** All that the relay took, whatever the incident. */
export async function countHandedOver(db: Queryable): Promise<number> {
  const [row] = await db.query<{ count: number }>("select count(*)::int as count from answer_mail where state = 'handed_over'")
  return row!.count
}

/** After a restore: what was settled before it may long be sent, so its fate is asked for before it goes. */
export async function doubtAllBefore(db: Queryable, before: Date): Promise<number> {
  const rows = await db.query(
    `update answer_mail set state = 'in_doubt', attempted_at = coalesce(attempted_at, made_at), result_at = clock_timestamp(), sender_no = null,
       reply = 'The store was restored from a backup: this may have been sent before.'
     where state = 'ready' and attempts = 0 and made_at < $1 returning 1`,
    [before],
  )
  return rows.length
}

export type DoubtfulMail = { mailId: string; messageId: string; attemptedMs: number; isOld: boolean }

export function listDoubtful(db: Queryable, settleMs: number): Promise<DoubtfulMail[]> {
  return db.query<DoubtfulMail>(
    `select mail_id as "mailId", message_id as "messageId", (extract(epoch from attempted_at) * 1000)::float8 as "attemptedMs",
       attempted_at < clock_timestamp() - $1 * interval '1 millisecond' as "isOld"
     from answer_mail where state = 'in_doubt' order by mail_id limit 5000`,
    [settleMs],
  )
}

export async function settleDoubtful(db: Queryable, mailIds: readonly string[], state: 'handed_over' | 'ready', reply: string): Promise<number> {
  if (mailIds.length === 0) return 0
  const rows = await db.query(
    `update answer_mail set state = $2, reply = $3, result_at = clock_timestamp(), sender_no = null, attempts = greatest(attempts, 1),
       sealed = case when $2 = 'handed_over' then null else sealed end
     where mail_id = any ($1) and state = 'in_doubt' returning 1`,
    [mailIds, state, reply],
  )
  return rows.length
}

export type MailCounts = { waiting: number; inDoubt: number; handedOver: number; refused: number; byHand: number }

export async function countMails(db: Queryable, incidentId: string, purpose: MailPurpose): Promise<MailCounts> {
  const [row] = await db.query<MailCounts>(
    `select count(*) filter (where state in ('ready', 'claimed', 'attempting'))::int as waiting, count(*) filter (where state = 'in_doubt')::int as "inDoubt",
       count(*) filter (where state = 'handed_over')::int as "handedOver", count(*) filter (where state = 'refused')::int as refused,
       count(*) filter (where state = 'by_hand')::int as "byHand"
     from answer_mail where incident_id = $1 and purpose = $2`,
    [incidentId, purpose],
  )
  return row!
}
