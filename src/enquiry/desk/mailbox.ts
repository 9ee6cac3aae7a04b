/**
 * Drains the desk's mailbox into the queue, over IMAP. What is new is told by the numbers of messages, not by whether somebody has read them elsewhere.
 * A message is on the desk, committed, before it is marked as read and before its number counts as taken; one that is fetched twice is one row.
 * Nothing is deleted from the mailbox.
 */
import { ImapFlow, type SearchObject } from 'imapflow'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { takeMail, type Taken } from './take-mail.ts'

export type MailboxSettings = {
  /** `imaps://user@host:993/INBOX`; `imap://` only for a server on this machine. */
  url: string
  passwordFile: string
  /** Which incident the mail is about: the mailbox is named in its notices. */
  incidentId: IncidentId
}
export type Drained = Record<Taken, number>

/** The longest message that is fetched whole. Of a longer one the beginning comes, which says that there is more. */
const MOST_BYTES = 60 * 1024 * 1024
/** A server that says nothing for so long is not waited for. */
const SILENT_MS = 60_000
const DAY_MS = 86_400_000

/** Errors: `mailbox_failed` with what the server said. Since when it fails is kept: it is an alarm of the desk [DSK14]. */
export async function drainMailbox(ctx: Context, settings: MailboxSettings): Promise<Drained> {
  const key = mailboxKey(settings.url)
  try {
    const drained = await drain(ctx, settings, key)
    await ctx.store.query(
      `insert into desk_mailbox (mailbox_key, incident_id, drained_at) values ($1, $2, $3)
       on conflict (mailbox_key) do update set incident_id = $2, drained_at = $3, failing_since = null, failure = null`,
      [key, settings.incidentId, ctx.clock.now()],
    )
    return drained
  } catch (error) {
    const failure = error instanceof AppError ? String(error.details['reason'] ?? error.code) : 'not_taken_in'
    await ctx.store.query(
      `insert into desk_mailbox (mailbox_key, incident_id, failing_since, failure) values ($1, $2, $3, $4)
       on conflict (mailbox_key) do update set incident_id = $2, failing_since = coalesce(desk_mailbox.failing_since, $3), failure = $4`,
      [key, settings.incidentId, ctx.clock.now(), failure],
    )
    throw error
  }
}

/** No mailbox is set any more: one that was and failed is no alarm. */
export async function forgetMailboxFailures(ctx: Context): Promise<void> {
  await ctx.store.query('update desk_mailbox set failing_since = null, failure = null where failing_since is not null')
}

/** Which mailbox it is, whatever its password: host, user and folder. */
function mailboxKey(url: string): Buffer {
  const { host, username, pathname } = new URL(url)
  return createHash('sha256')
    .update(JSON.stringify([host, username, pathname]))
    .digest()
}

async function drain(ctx: Context, settings: MailboxSettings, key: Buffer): Promise<Drained> {
  const drained: Drained = { taken: 0, known: 0, stopped: 0, automatic: 0 }
  const target = new URL(settings.url)
  const client = await connected(target, settings.passwordFile)
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(target.pathname.slice(1)) || 'INBOX')
    try {
      for (const uid of await listNew(ctx, client, settings.incidentId, key)) {
        const taken = await takeOne(ctx, client, settings.incidentId, uid)
        if (taken !== null) drained[taken]++
        await ctx.store.query('update desk_mailbox set next_uid = $2 where mailbox_key = $1', [key, uid + 1])
      }
    } finally {
      lock.release()
    }
    await client.logout()
    return drained
  } catch (error) {
    client.close()
    throw error instanceof AppError || isOurs(error) ? error : new AppError('mailbox_failed', { reason: reasonOf(error) })
  }
}

/** Of the store (SQLSTATE), not of the mailbox: it says itself what is wrong. */
const isOurs = (error: unknown): boolean => /^[0-9A-Z]{5}$/.test((error as { code?: string }).code ?? '') && 'severity' in (error as object)

async function connected(target: URL, passwordFile: string): Promise<ImapFlow> {
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname)
  if (target.protocol !== 'imaps:' && !isLocal) throw new AppError('mailbox_failed', { reason: 'without TLS only a server on this machine is used' })
  const client = new ImapFlow({
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'imaps:' ? 993 : 143)),
    secure: target.protocol === 'imaps:',
    auth: { user: decodeURIComponent(target.username), pass: readFileSync(passwordFile, 'utf8').trim() },
    logger: false,
    connectionTimeout: SILENT_MS,
    socketTimeout: SILENT_MS,
    ...(target.protocol === 'imaps:' ? {} : { doSTARTTLS: false }),
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw new AppError('mailbox_failed', { reason: reasonOf(error) })
  }
}

/**
 * Numbers of messages that are not on the desk yet, lowest first. The first time, and when the mailbox numbers anew (it was moved or restored): what
 * nobody has read, and all since the day before we learned of the incident; what is on the desk already is then known by what it says.
 */
async function listNew(ctx: Context, client: ImapFlow, incidentId: IncidentId, key: Buffer): Promise<number[]> {
  const validity = client.mailbox === false ? 0n : client.mailbox.uidValidity
  const uidNext = client.mailbox === false ? 1 : client.mailbox.uidNext
  // Numbers that the mailbox has given out before stay as they are: only another UIDVALIDITY begins anew.
  const [row] = await ctx.store.query<{ next_uid: string; all_from_uid: string }>(
    `insert into desk_mailbox as m (mailbox_key, incident_id, uid_validity, all_from_uid) values ($1, $2, $3, $4)
     on conflict (mailbox_key) do update set incident_id = $2, uid_validity = $3,
       next_uid = case when m.uid_validity = $3 then m.next_uid else 1 end, all_from_uid = case when m.uid_validity = $3 then m.all_from_uid else $4 end
     returning next_uid::text, all_from_uid::text`,
    [key, incidentId, String(validity), uidNext],
  )
  const { awareAt } = await getIncident(ctx.store, incidentId)
  const [from, allFrom] = [Number(row!.next_uid), Number(row!.all_from_uid)]
  const isNew: SearchObject = from >= allFrom ? {} : { or: [{ seen: false }, { since: new Date(awareAt.getTime() - DAY_MS) }, { uid: `${allFrom}:*` }] }
  const asked: SearchObject = { uid: `${from}:*`, ...isNew }
  const found = (await client.search(asked, { uid: true })) || []
  // `n:*` names the last message even when its number is below n (RFC 9051, 9, seq-range).
  return found.filter((uid) => uid >= from).sort((a, b) => a - b)
}

/** null: it is not there any more. */
async function takeOne(ctx: Context, client: ImapFlow, incidentId: IncidentId, uid: number): Promise<Taken | null> {
  const fetched = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES }, size: true, internalDate: true }, { uid: true })
  if (!fetched || fetched.source === undefined) return refuseBroken(client, uid)
  const receivedAt = new Date(fetched.internalDate ?? ctx.clock.now())
  const missingBytes = Math.max(0, (fetched.size ?? 0) - fetched.source.length)
  const taken = await takeMail(ctx, incidentId, fetched.source, receivedAt, fetched.source.length >= MOST_BYTES ? missingBytes : 0)
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
  return taken
}

/** A message that is gone and a connection that broke both answer with nothing: only the first may be passed over. Errors: `mailbox_failed`. */
async function refuseBroken(client: ImapFlow, uid: number): Promise<null> {
  const there = client.usable && (await client.search({ uid: String(uid) }, { uid: true }))
  if (Array.isArray(there) && !there.includes(uid)) return null
  throw new AppError('mailbox_failed', { reason: Array.isArray(there) ? 'a message was not handed out' : 'the connection broke' })
}

/** The server's own words may repeat an address: only the code of what went wrong. */
const reasonOf = (error: unknown): string => {
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean }
  return authenticationFailed ? 'user or password was refused' : (code ?? 'the connection broke')
}
