/**
 * Drains the desk's mailbox into the queue, over IMAP. A message is on the desk, committed, before it is marked as read in the mailbox; one that is
 * fetched twice is one row, by its Message-ID. Its bytes are taken apart in the sandbox. Nothing is deleted from the mailbox.
 */
import { ImapFlow } from 'imapflow'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newUuid, type IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { openVault } from '../../vault/vault.ts'
import { stopAnswers } from '../release-answers.ts'
import { newReference, readShortReference } from '../short-reference.ts'
import { asksIn } from './asks.ts'
import { keyOf } from './content.ts'
import { openEnquiryRow, type Paper } from './open-enquiry-row.ts'
import { readMailInSandbox, type ReadMail } from './read-mail.ts'
import { addEntry } from './work-enquiry.ts'

export type MailboxSettings = {
  /** `imaps://user@host:993/INBOX`; `imap://` only for a server on this machine. */
  url: string
  passwordFile: string
  /** Which incident the mail is about: the mailbox is named in its notices. */
  incidentId: IncidentId
}
export type Drained = { taken: number; known: number; stopped: number }

/** Longest message that is fetched. */
const MOST_BYTES = 60 * 1024 * 1024

/** Errors: `mailbox_failed` with what the server said. */
export async function drainMailbox(ctx: Context, { url, passwordFile, incidentId }: MailboxSettings): Promise<Drained> {
  const target = new URL(url)
  const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname)
  if (target.protocol !== 'imaps:' && !isLocal) throw new AppError('mailbox_failed', { reason: 'without TLS only a server on this machine is used' })
  const client = new ImapFlow({
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'imaps:' ? 993 : 143)),
    secure: target.protocol === 'imaps:',
    auth: { user: decodeURIComponent(target.username), pass: readFileSync(passwordFile, 'utf8').trim() },
    logger: false,
    ...(target.protocol === 'imaps:' ? {} : { doSTARTTLS: false }),
  })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new AppError('mailbox_failed', { reason: reasonOf(error) })
  }
  const drained: Drained = { taken: 0, known: 0, stopped: 0 }
  try {
    const lock = await client.getMailboxLock(decodeURIComponent(target.pathname.slice(1)) || 'INBOX')
    try {
      const unseen = (await client.search({ seen: false }, { uid: true })) || []
      for (const uid of unseen) {
        const fetched = await client.fetchOne(String(uid), { source: { maxLength: MOST_BYTES }, internalDate: true }, { uid: true })
        if (!fetched || fetched.source === undefined) continue
        drained[await takeMail(ctx, incidentId, fetched.source, new Date(fetched.internalDate ?? ctx.clock.now()))]++
        await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true })
      }
    } finally {
      lock.release()
    }
    await client.logout()
    return drained
  } catch (error) {
    client.close()
    throw error instanceof AppError ? error : new AppError('mailbox_failed', { reason: reasonOf(error) })
  }
}

/** The server's own words may repeat an address: only the code of what went wrong. */
const reasonOf = (error: unknown): string => {
  const { code, authenticationFailed } = error as { code?: string; authenticationFailed?: boolean }
  return authenticationFailed ? 'user or password was refused' : (code ?? 'the connection broke')
}

/** One message onto the desk. Also for a mailbox file that is handed over. */
export async function takeMail(ctx: Context, incidentId: IncidentId, bytes: Buffer, receivedAt: Date): Promise<keyof Drained> {
  const mail = await readInScratch(bytes)
  const sourceKey =
    mail.messageId !== '' ? `mail:${createHash('sha256').update(mail.messageId).digest('hex')}` : `mail:${createHash('sha256').update(bytes).digest('hex')}`
  const [known] = await ctx.store.query('select 1 from enquiry where incident_id = $1 and source_key = $2', [incidentId, sourceKey])
  if (known !== undefined) return 'known'
  if (/^\s*STOP\b[\s.!]*$/i.test(mail.text.split('\n').find((line) => line.trim() !== '') ?? '') && mail.fromAddress !== '') {
    await stopAnswers(ctx, incidentId, mail.fromAddress)
    return 'stopped'
  }
  const { zone } = await getIncident(ctx.store, incidentId)
  const key = await ctx.store.transaction((tx) => keyOf(ctx, tx, incidentId))
  const vault = openVault(join(ctx.dataFolder, 'vault', incidentId), key)
  const papers: Paper[] = [await kept(vault, 'message.eml', 'message/rfc822', bytes)]
  for (const { name, type, content } of mail.attachments) papers.push(await kept(vault, name, type, content))
  const found = asksIn(`${mail.subject}\n${mail.text}`)
  const kind = found[0]?.ask ?? 'enquiry'
  await ctx.store.transaction(async (tx) => {
    const enquiryId = newUuid(ctx.clock.now().getTime())
    const made = await openEnquiryRow(tx, ctx, key, {
      enquiryId,
      incidentId,
      reference: newReference('M'),
      channel: 'email',
      kind,
      language: /\b(?:yw|mae|rwy|fy|nid|eich|diolch)\b/i.test(mail.text) && /[ŵŷ]|\b(?:rydw|rwyf|hoffwn|fy nata)\b/i.test(mail.text) ? 'cy' : 'en',
      receivedAt: receivedAt > ctx.clock.now() ? ctx.clock.now() : receivedAt,
      content: {
        from: { name: mail.fromName, email: mail.fromAddress, phone: '', addressLines: [] },
        subject: mail.subject,
        text: mail.text,
        answers: null,
        code: codeIn(mail.text),
        found: found.slice(1),
        missingFiles: [],
      },
      papers,
      personNo: null,
      proof: null,
      openedBy: null,
      sourceKey,
      zone,
    })
    if (made !== null) await linkToEarlier(tx, ctx, incidentId, enquiryId, `${mail.subject}\n${mail.text}`)
  })
  return 'taken'
}

/** It names a reference of ours: both enquiries say so. */
async function linkToEarlier(tx: Parameters<typeof addEntry>[0], ctx: Context, incidentId: IncidentId, enquiryId: string, text: string): Promise<void> {
  for (const [typed] of text.matchAll(/\b[A-Z]-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/g)) {
    const reference = readShortReference(typed)
    if (reference === null) continue
    const rows = await tx.query<{ enquiry_id: string; enquiry_no: number }>(
      'select enquiry_id, enquiry_no from enquiry where incident_id = $1 and reference = $2',
      [incidentId, reference],
    )
    for (const earlier of rows) {
      await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'made', detail: `names E-${earlier.enquiry_no}` })
      await addEntry(tx, ctx, incidentId, earlier.enquiry_id, { kind: 'made', detail: 'a mail names this' })
      await tx.query("update enquiry set state = 'open' where enquiry_id = $1 and state = 'waiting'", [earlier.enquiry_id])
    }
  }
}

const codeIn = (text: string): string => /\b[0-9A-Z]{4}(?:[- ][0-9A-Z]{4}){3}[- ][0-9A-Z]{2}\b/.exec(text.toUpperCase())?.[0] ?? ''

async function kept(vault: ReturnType<typeof openVault>, name: string, type: string, content: Buffer): Promise<Paper> {
  const { sha256, bytes } = await vault.put([content])
  return { sha256, bytes, type, name }
}

async function readInScratch(bytes: Buffer): Promise<ReadMail> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-mail-'))
  try {
    mkdirSync(join(folder, 'in'), { mode: 0o700 })
    mkdirSync(join(folder, 'scratch'), { mode: 0o700 })
    writeFileSync(join(folder, 'in', 'message.eml'), bytes, { mode: 0o600 })
    return await readMailInSandbox(join(folder, 'in', 'message.eml'), join(folder, 'scratch'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
