/** Takes in what visitors sent by forms: opens it, puts papers into the vault, makes a row of the desk. Can be cut off anywhere and run again. */
import { createReadStream, existsSync } from 'node:fs'
import type { SubmissionRow } from '../../store/rows/submission.ts'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { openVault, type Vault } from '../../vault/vault.ts'
import { keyOf, type EnquiryContent } from './content.ts'
import { asksIn } from './asks.ts'
import { allOf, oneOf, type Answers } from '../forms/form.ts'
import { alsoComplains } from '../forms/claim-form.ts'
import { openClaim } from '../claims/open-claim.ts'
import { personOfTicket } from '../my-page/ticket.ts'
import { openSealedFile } from '../sealed-file.ts'
import { portalKeys } from '../self-check.ts'
import { paperFolderOf, spoolFolderOf } from '../site-card.ts'
import { openSubmission, type Submission } from '../submission.ts'
import type { SealingKeys } from '../sealed.ts'
import { openEnquiryRow, type NewEnquiry, type Paper } from './open-enquiry-row.ts'

/** Rows looked at in one go; the next round takes more. */
const BATCH = 200

export type TakenIn = { taken: number; unreadable: number }

export async function takeInSubmissions(ctx: Context): Promise<TakenIn> {
  const rows = await ctx.store.query<Row>('select submission_id, incident_id, received_at, sealed from submission order by received_at limit $1', [BATCH])
  const result: TakenIn = { taken: 0, unreadable: 0 }
  const tools = new Map<string, Tools | null>()
  for (const row of rows) {
    if (!tools.has(row.incident_id)) tools.set(row.incident_id, await toolsFor(ctx, row.incident_id).catch(() => null))
    const own = tools.get(row.incident_id) ?? null
    const submission = own === null ? null : opened(own, row)
    if (own === null || submission === null) {
      result.unreadable++ // anybody who holds the public key can put rubbish in; it stays, and the desk is told of it
      continue
    }
    await takeIn(ctx, own, row, submission)
    result.taken++
  }
  return result
}

type Row = SubmissionRow & { incident_id: IncidentId }
type Tools = { incidentId: IncidentId; zone: string; keys: SealingKeys; key: Buffer; vault: Vault }

async function toolsFor(ctx: Context, incidentId: IncidentId): Promise<Tools> {
  const { zone } = await getIncident(ctx.store, incidentId)
  return ctx.store.transaction(async (tx) => {
    const key = await keyOf(ctx, tx, incidentId)
    return { incidentId, zone, keys: await portalKeys(ctx, tx, incidentId), key, vault: openVault(ctx.vault, incidentId, key) }
  })
}

function opened({ keys, incidentId }: Tools, { submission_id, sealed }: Row): Submission | null {
  try {
    return openSubmission(keys, incidentId, submission_id, sealed)
  } catch {
    return null
  }
}

/** The papers first: the vault keeps the same content once, so a second try adds nothing. Then row, clocks and log in one transaction. */
async function takeIn(ctx: Context, tools: Tools, row: Row, submission: Submission): Promise<void> {
  const folder = paperFolderOf(spoolFolderOf(ctx.dataFolder))
  const { papers, missing } = await keepPapers(tools, submission, folder)
  const { incidentId, key } = tools
  await ctx.store.transaction(async (tx) => {
    const found = submission.ticket === null ? null : personOfTicket(key, incidentId, submission.ticket)
    const made: NewEnquiry = {
      enquiryId: submission.submissionId,
      incidentId,
      reference: submission.reference,
      channel: found === null ? 'form' : 'my_page',
      kind: submission.kind,
      language: submission.language,
      receivedAt: row.received_at,
      content: contentOf(submission, missing),
      papers,
      personNo: found,
      proof: found === null ? null : { by: 'my_page', at: submission.sentAt },
      openedBy: null,
      sourceKey: null,
      zone: tools.zone,
    }
    const isNew = (await openEnquiryRow(tx, ctx, key, made)) !== null
    if (isNew && submission.kind === 'claim') {
      await openClaim(tx, { key, incidentId, enquiryId: made.enquiryId, answers: submission.answers })
      if (alsoComplains(submission.answers)) await openEnquiryRow(tx, ctx, key, complaintOf(made, submission))
    }
    await tx.query('delete from submission where submission_id = $1', [row.submission_id])
  })
  for (const { fileId } of submission.files) await rm(join(folder, `${fileId}.paper`), { force: true })
}

async function keepPapers({ keys, incidentId, vault }: Tools, { files }: Submission, folder: string): Promise<{ papers: Paper[]; missing: string[] }> {
  const papers: Paper[] = []
  const missing: string[] = []
  for (const { fileId, name, type } of files) {
    const path = join(folder, `${fileId}.paper`)
    if (!/^[0-9a-f-]{36}$/.test(fileId) || !existsSync(path)) {
      missing.push(name)
      continue
    }
    try {
      const { sha256, bytes } = await vault.put(openSealedFile(keys, incidentId, fileId, createReadStream(path)))
      papers.push({ sha256, bytes, type, name })
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOSPC') throw error
      missing.push(name) // cut off or damaged: the desk asks for it again
    }
  }
  return { papers, missing }
}

/** Questions whose answer is the person's own words, in the order in which they are read. */
const FREE_TEXT = [
  'message',
  'part',
  'wrong',
  'right',
  'reason',
  'wish',
  'distress',
  'fraud',
  'safety',
  'other-effect',
  'fear',
  'money-what',
  'time-what',
  'unhappy',
  'lawyer-details',
]

export function contentOf({ answers, kind }: Pick<Submission, 'answers' | 'kind'>, missingFiles: string[]): EnquiryContent {
  const text = FREE_TEXT.filter((field) => kind !== 'claim' || field !== 'unhappy')
    .flatMap((field) => allOf(answers, field))
    .filter((one) => one !== '')
    .join('\n\n')
  return {
    from: senderOf(answers),
    subject: '',
    text,
    answers,
    code: oneOf(answers, 'code'),
    found: asksIn(text).filter(({ ask }) => ask !== kind),
    missingFiles,
  }
}

function senderOf(answers: Answers): EnquiryContent['from'] {
  return {
    name: oneOf(answers, 'name'),
    email: oneOf(answers, 'email'),
    phone: oneOf(answers, 'phone'),
    addressLines: ['line1', 'line2', 'town', 'postcode'].map((field) => oneOf(answers, field)).filter((line) => line !== ''),
  }
}

function complaintOf(claim: NewEnquiry, { secondReference, answers }: Submission): NewEnquiry {
  const text = oneOf(answers, 'unhappy')
  return {
    ...claim,
    enquiryId: secondId(claim.enquiryId),
    reference: secondReference,
    kind: 'complaint',
    papers: [],
    openedBy: claim.enquiryId,
    content: { ...claim.content, text, answers: null, found: asksIn(text).filter(({ ask }) => ask !== 'complaint' && ask !== 'claim'), missingFiles: [] },
  }
}

/** Made from the claim's, so that a second try finds it there. */
function secondId(enquiryId: string): string {
  const last = (Number.parseInt(enquiryId.at(-1)!, 16) ^ 1).toString(16)
  return `${enquiryId.slice(0, -1)}${last}`
}
