/**
 * Hands answers to the organisation's relay, each exactly once, by the steps of notices: claim, intent, send, answer, each committed before the next.
 * It can be killed anywhere; an attempt without an answer is in doubt until the relay's record or a person says. Answers are few: one line is enough.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { connectSmtp, isCleanMessage, type Outcome, type SmtpConnection } from '../../notify/mail/smtp-client.ts'
import { signMessage } from '../../notify/send/dkim.ts'
import { asksToSlowDown } from '../../notify/send/domain-pace.ts'
import { findRelay } from '../../notify/send/relay.ts'
import { openSending, type Sending } from '../../notify/send/send-campaigns.ts'
import { SENDER_LOCKS } from '../../notify/send/sender.ts'
import { deadAmong, holdAlive, type Alive } from '../../store/alive.ts'
import { incidentKey, openSealed } from '../../vault/keys.ts'
import {
  claimMails,
  countHandedOver,
  doubtAllBefore,
  giveMailsBack,
  listDoubtful,
  listMailSenders,
  markMailAttempting,
  noteMailResult,
  sealedNameOf,
  settleDoubtful,
  takeOverMails,
  type ClaimedMail,
  type MailResult,
} from './answer-mails.ts'

export type AnswersSent = { handedOver: number; refused: number; deferred: number; inDoubt: number }

const CLAIM = 50
const MOST_ATTEMPTS = 12
const RETRY_AFTER_MS = [60_000, 300_000, 900_000, 3_600_000, 14_400_000]
const SLOW_DOMAIN_MS = 60_000
const NOT_SENT_MS = 5_000

/** Sends what may go now. Without a relay nothing is queued, so there is nothing to do. */
export async function sendAnswers(ctx: Context, stop: AbortSignal, given?: Sending): Promise<AnswersSent> {
  const sent: AnswersSent = { handedOver: 0, refused: 0, deferred: 0, inDoubt: 0 }
  if (!(await isAnythingUnderWay(ctx)) || (given === undefined && (await findRelay(ctx.store)) === null)) return sent
  const sending = given ?? (await openSending(ctx))
  const [sender] = await ctx.store.query<{ sender_no: number }>('insert into notice_sender (started_at) values (now()) returning sender_no')
  const senderNo = sender!.sender_no
  const alive = await holdAlive(ctx.store.url, SENDER_LOCKS, senderNo)
  try {
    await takeOverMails(ctx.store, await deadAmong(ctx.store, SENDER_LOCKS, await listMailSenders(ctx.store)))
    await mindRestored(ctx)
    await resolveDoubtfulMails(ctx, sending)
    await deliverAll(ctx, sending, { senderNo, alive, stop, sent })
    raiseMark(ctx, await countHandedOver(ctx.store))
    return sent
  } finally {
    await giveMailsBack(ctx.store, senderNo).catch(() => {})
    await alive.release()
  }
}

type Run = { senderNo: number; alive: Alive; stop: AbortSignal; sent: AnswersSent }

async function isAnythingUnderWay(ctx: Context): Promise<boolean> {
  const rows = await ctx.store.query(
    `select 1 from answer_mail where (state = 'ready' and not_before <= $1) or state in ('claimed', 'attempting', 'in_doubt') limit 1`,
    [ctx.clock.now()],
  )
  return rows.length > 0
}

async function deliverAll(ctx: Context, sending: Sending, run: Run): Promise<void> {
  let connection: SmtpConnection | null = null
  const keys = new Map<string, Buffer>()
  const slow = new Set<string>()
  try {
    for (;;) {
      const claims = await claimMails(ctx.store, run.senderNo, ctx.clock.now(), CLAIM)
      if (claims.length === 0) return
      for (const claim of claims) {
        if (run.stop.aborted || !run.alive.isHeld()) return
        if (connection === null || !connection.isOpen()) connection = await connectSmtp(sending.options.smtp)
        const result = await deliver(ctx, sending, run, { connection, claim, key: await keyFor(ctx, keys, claim.incidentId), slow })
        if (result === null) continue
        await noteUntilKept(ctx, result)
        count(run.sent, result)
      }
      raiseMark(ctx, await countHandedOver(ctx.store))
    }
  } finally {
    await connection?.close().catch(() => {})
  }
}

async function keyFor(ctx: Context, keys: Map<string, Buffer>, incidentId: IncidentId): Promise<Buffer> {
  const known = keys.get(incidentId)
  if (known !== undefined) return known
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, incidentId, ctx.clock.now()))
  keys.set(incidentId, key)
  return key
}

type Delivery = { connection: SmtpConnection; claim: ClaimedMail; key: Buffer; slow: Set<string> }

/** null: it was not ours to send any more. */
async function deliver(ctx: Context, { options }: Sending, { senderNo }: Run, { connection, claim, key, slow }: Delivery): Promise<MailResult | null> {
  const { to, bytes } = JSON.parse(openSealed(key, claim.sealed, sealedNameOf(claim.mailId)).toString()) as { to: string; bytes: string }
  const plain = Buffer.from(bytes, 'base64')
  const message = options.dkim === null ? plain : signMessage(plain, options.dkim, Math.floor(claim.queuedAt.getTime() / 1_000))
  const domain = to.slice(to.lastIndexOf('@') + 1)
  if (!(await markMailAttempting(ctx.store, claim.mailId, senderNo))) return null
  const as = (state: MailResult['state'], reply: string, waitMs: number | null, counts = true): MailResult => ({
    mailId: claim.mailId,
    senderNo,
    state,
    reply,
    notBefore: waitMs === null ? null : new Date(ctx.clock.now().getTime() + waitMs),
    counts,
  })
  if (slow.has(domain)) return as('ready', 'Its mail server asked to slow down.', SLOW_DOMAIN_MS, false)
  if (!isCleanMessage(message)) return as('refused', 'The message has line ends or characters that mail servers disagree on.', null)
  const startedAtMs = performance.now()
  const timer = setTimeout(() => connection.destroy(), options.patienceMs)
  const outcome = await connection.send({ from: options.returnPath, to, message }, () => performance.now() - startedAtMs < options.patienceMs)
  clearTimeout(timer)
  return resultOf(outcome, claim.attempts, as, () => slow.add(domain))
}

function resultOf(
  outcome: Outcome,
  attempts: number,
  as: (state: MailResult['state'], reply: string, waitMs: number | null, counts?: boolean) => MailResult,
  slowDown: () => void,
): MailResult {
  const reply = 'code' in outcome ? `${outcome.code} ${withoutAddresses(outcome.text)}` : outcome.text
  if (outcome.kind === 'accepted') return as('handed_over', reply, null)
  if (outcome.kind === 'in_doubt') return as('in_doubt', reply, null)
  if (outcome.kind === 'not_sent') return as('ready', reply, NOT_SENT_MS, false)
  if (outcome.kind === 'refused') return as('refused', reply, null)
  if (asksToSlowDown(outcome.code, outcome.text)) {
    slowDown()
    return as('ready', reply, SLOW_DOMAIN_MS, false)
  }
  if (attempts + 1 >= MOST_ATTEMPTS) return as('refused', reply, null)
  return as('ready', reply, RETRY_AFTER_MS[Math.min(attempts, RETRY_AFTER_MS.length - 1)]!)
}

/** Relays repeat the address in what they answer; our own record does not. */
export const withoutAddresses = (text: string): string => text.replace(/[^\s<>()[\]:;,]+@[^\s<>()[\]:;,]+/g, '…')

/** The relay's answer is held until the store takes it: for a minute it may be away. */
async function noteUntilKept(ctx: Context, result: MailResult): Promise<void> {
  for (let tries = 0; ; tries++)
    try {
      return await noteMailResult(ctx.store, result)
    } catch (error) {
      if (tries >= 240) throw error
      await sleep(250)
    }
}

function count(sent: AnswersSent, { state }: MailResult): void {
  if (state === 'handed_over') sent.handedOver++
  else if (state === 'refused') sent.refused++
  else if (state === 'in_doubt') sent.inDoubt++
  else sent.deferred++
}

/** Asks the relay's record about what is in doubt: taken is taken, not taken goes again, and where the record is silent a person decides. */
export async function resolveDoubtfulMails(ctx: Context, { options, ledger, settleMs }: Sending): Promise<{ taken: number; notTaken: number }> {
  const old = (await listDoubtful(ctx.store, settleMs)).filter(({ isOld }) => isOld)
  if (ledger === null || old.length === 0) return { taken: 0, notTaken: 0 }
  // A greeting and a goodbye leave lines in the record: its silence means something only once it reaches to now.
  await connectSmtp(options.smtp).then(
    (connection) => connection.close(),
    () => {},
  )
  const times = old.map(({ attemptedMs }) => attemptedMs)
  const answers = await ledger.look(new Set(old.map(({ messageId }) => messageId)), Math.min(...times), Math.max(...times) + settleMs)
  const having = (wanted: string) => old.filter(({ messageId }) => answers.get(messageId) === wanted).map(({ mailId }) => mailId)
  return {
    taken: await settleDoubtful(ctx.store, having('taken'), 'handed_over', 'The relay’s record shows that it took the message.'),
    notTaken: await settleDoubtful(ctx.store, having('not_taken'), 'ready', 'The relay’s record shows that it did not take the message.'),
  }
}

/** A person has looked (asked whoever runs the relay, say) and decides for all of an incident that are in doubt. */
export async function decideMailDoubt(ctx: Context, incidentId: IncidentId, decision: 'taken' | 'send_again', reason: string): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const rows = await tx.query<{ mail_id: string }>("select mail_id from answer_mail where incident_id = $1 and state = 'in_doubt' for update", [incidentId])
    const mailIds = rows.map(({ mail_id }) => mail_id)
    const decided = await settleDoubtful(tx, mailIds, decision === 'taken' ? 'handed_over' : 'ready', 'Decided by a person.')
    await recordEvent(tx, ctx, 'answer_mail.decide-doubt', `incident:${incidentId}`, { decision, mails: decided }, { incidentId, reason })
    return decided
  })
}

type Mark = { handedOver: number; restoredAt: string | null }
const markPath = (ctx: Pick<Context, 'dataFolder'>) => join(ctx.dataFolder, 'notices', 'answers.json')

function readMark(ctx: Pick<Context, 'dataFolder'>): Mark {
  const path = markPath(ctx)
  if (!existsSync(path)) return { handedOver: 0, restoredAt: null }
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Mark
  } catch {
    return { handedOver: 0, restoredAt: null } // half written by a full disk
  }
}

function writeMark(ctx: Pick<Context, 'dataFolder'>, mark: Mark): void {
  const path = markPath(ctx)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(`${path}.part`, JSON.stringify(mark), { mode: 0o600 })
  renameSync(`${path}.part`, path)
}

function raiseMark(ctx: Pick<Context, 'dataFolder'>, handedOver: number): void {
  const mark = readMark(ctx)
  if (handedOver > mark.handedOver) writeMark(ctx, { ...mark, handedOver })
}

/** A store that knows of fewer than the mark beside it was restored: whatever it holds from before may have been sent, so all of it is in doubt. */
async function mindRestored(ctx: Context): Promise<void> {
  const handedOver = await countHandedOver(ctx.store)
  const mark = readMark(ctx)
  if (handedOver < mark.handedOver) writeMark(ctx, { handedOver, restoredAt: ctx.clock.now().toISOString() })
  const { restoredAt } = readMark(ctx)
  if (restoredAt !== null) await doubtAllBefore(ctx.store, new Date(restoredAt))
}

/** While the program runs: looks every few seconds. What fails is said once, and tried again. */
export async function keepAnswering(ctx: Context, stop: AbortSignal, say: (line: string) => void, everyMs = 5_000): Promise<void> {
  let lastSaid = ''
  while (!stop.aborted) {
    try {
      await sendAnswers(ctx, stop)
      lastSaid = ''
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : '')
      const line = `Answers by e-mail wait: the relay or the store is away (${withoutAddresses(code)}).`
      if (line !== lastSaid && !stop.aborted) say(line)
      lastSaid = line
    }
    await sleep(everyMs, undefined, { signal: stop }).catch(() => {})
  }
}
