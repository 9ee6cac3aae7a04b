/**
 * One mail onto the desk. Its bytes are taken apart in the sandbox and lie in the vault as they came. What a machine sent by itself (an answer from
 * somebody on holiday, a bounce) is kept and closed, so that a wave of notices does not bury those who write; unless it says that somebody is in fear.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { newUuid, type IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import type { Transaction } from '../../store/database.ts'
import { openVault } from '../../vault/vault.ts'
import { stopAnswers } from '../release-answers.ts'
import { newReference, readShortReference } from '../short-reference.ts'
import { asksIn, isDangerous } from './asks.ts'
import { keyOf } from './content.ts'
import { openEnquiryRow, type NewEnquiry, type Paper } from './open-enquiry-row.ts'
import { readMailInSandbox, type ReadMail } from './read-mail.ts'
import { addEntry } from './work-enquiry.ts'

/** `known`: it was there; `stopped`: it asked for no more answers; `automatic`: a machine wrote it. */
export type Taken = 'taken' | 'known' | 'stopped' | 'automatic'

/** `missingBytes`: of a mail that was too long to be fetched whole. */
export async function takeMail(ctx: Context, incidentId: IncidentId, bytes: Buffer, receivedAt: Date, missingBytes = 0): Promise<Taken> {
  const mail = await readInScratch(bytes)
  const sourceKey = sourceKeyOf(mail, bytes)
  const [known] = await ctx.store.query('select 1 from enquiry where incident_id = $1 and source_key = $2', [incidentId, sourceKey])
  if (known !== undefined) return 'known'
  if (/^\s*STOP\b[\s.!]*$/i.test(mail.text.split('\n').find((line) => line.trim() !== '') ?? '') && mail.fromAddress !== '') {
    await stopAnswers(ctx, incidentId, mail.fromAddress)
    return 'stopped'
  }
  const { zone } = await getIncident(ctx.store, incidentId)
  const key = await ctx.store.transaction((tx) => keyOf(ctx, tx, incidentId))
  const vault = openVault(ctx.vault, incidentId, key)
  const papers: Paper[] = [await kept(vault, 'message.eml', 'message/rfc822', bytes)]
  for (const { name, type, content } of mail.attachments) papers.push(await kept(vault, name, type, content))
  const said = `${mail.subject}\n${mail.text}`
  const isAutomatic = mail.isAutomatic && !isDangerous(said)
  const found = isAutomatic ? [] : asksIn(said)
  const enquiry: NewEnquiry = {
    enquiryId: newUuid(ctx.clock.now().getTime()),
    incidentId,
    reference: newReference('M'),
    channel: 'email',
    kind: found[0]?.ask ?? 'enquiry',
    language: /\b(?:yw|mae|rwy|fy|nid|eich|diolch)\b/i.test(mail.text) && /[ŵŷ]|\b(?:rydw|rwyf|hoffwn|fy nata)\b/i.test(mail.text) ? 'cy' : 'en',
    receivedAt: receivedAt > ctx.clock.now() ? ctx.clock.now() : receivedAt,
    content: {
      from: { name: mail.fromName, email: mail.fromAddress, phone: '', addressLines: [] },
      subject: mail.subject,
      text: mail.text,
      answers: null,
      code: codeIn(mail.text),
      found: found.slice(1),
      missingFiles: missingBytes === 0 ? [] : [`the last ${Math.ceil(missingBytes / 1_048_576)} MB of this mail, which lies whole in the mailbox`],
    },
    papers,
    personNo: null,
    proof: null,
    openedBy: null,
    sourceKey,
    zone,
  }
  const isMade = await ctx.store.transaction(async (tx) => {
    const made = await openEnquiryRow(tx, ctx, key, enquiry)
    if (made === null) return false
    await linkToEarlier(tx, ctx, incidentId, enquiry.enquiryId, said)
    if (isAutomatic) await closeAutomatic(tx, ctx, incidentId, enquiry.enquiryId)
    return true
  })
  return isMade ? (isAutomatic ? 'automatic' : 'taken') : 'known'
}

/**
 * What makes a mail this one: its Message-ID and what it says. Not the Message-ID alone: programs that give each mail the same one are about, and whoever
 * knows one could keep another's mail from the desk. Without one, its bytes.
 */
function sourceKeyOf({ messageId, fromAddress, subject, text, attachments }: ReadMail, bytes: Buffer): string {
  const hash = createHash('sha256')
  if (messageId === '') return `mail:${hash.update(bytes).digest('hex')}`
  const papers = attachments.map(({ content }) => createHash('sha256').update(content).digest('hex'))
  return `mail:${hash.update(JSON.stringify([messageId, fromAddress, subject, text, papers])).digest('hex')}`
}

/** Owed nothing: nobody wrote it. It can be opened again. */
async function closeAutomatic(tx: Transaction, ctx: Context, incidentId: IncidentId, enquiryId: string): Promise<void> {
  await tx.query('update enquiry_duty set dropped_at = $2, dropped_why = $3 where enquiry_id = $1', [enquiryId, ctx.clock.now(), 'sent by a machine'])
  await tx.query("update enquiry set state = 'closed', closed_at = $2, outcome = 'automatic' where enquiry_id = $1", [enquiryId, ctx.clock.now()])
  await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'closed', detail: 'automatic' })
  await recordEvent(tx, ctx, 'enquiry.close', `enquiry:${enquiryId}`, { outcome: 'automatic' }, { incidentId })
}

/** It names a reference of ours: both enquiries say so. */
async function linkToEarlier(tx: Transaction, ctx: Context, incidentId: IncidentId, enquiryId: string, text: string): Promise<void> {
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
