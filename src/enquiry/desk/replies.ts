/**
 * Replies of the desk, as they are written: a wording with the facts of the enquiry filled in, kept until a second person releases it
 * (release-reply.ts). A reply that gives out data goes to an address on file, never to the one that asked.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { findIncidentWork } from '../../incident/incident-work.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { localDay } from '../../incident/zone.ts'
import { noticeFactsOf } from '../../notify/notice-facts.ts'
import type { Language, NoticeFacts } from '../../notify/notice.ts'
import { nameOf } from '../../notify/write-notice.ts'
import { findWholePerson } from '../../register/queries.ts'
import type { Person } from '../../register/person.ts'
import type { Transaction } from '../../store/database.ts'
import { findClaimantSide } from '../claims/claimant-side.ts'
import { keyOf, openContent, openText } from './content.ts'
import { wordingsFor } from './claimant-wordings.ts'
import { fillWording, hasGaps, type FilledFact } from './wordings.ts'
import { addEntry, lockEnquiry } from './work-enquiry.ts'
import { REPLY_WAYS, type EnquiryKind, type ReplyWay, type Step } from '../terms.ts'

export type ReplyDraft = { wordingId: string; language: Language; way: ReplyWay; text: string; meets: { ask: string; step: Step }[] }
export type PreparedReply = { text: string; filled: FilledFact[]; asks: readonly EnquiryKind[]; meets: readonly Step[]; needsProof: boolean }

/** A wording with the facts of this enquiry filled in, for the one who writes. Errors: `not_proven` where it gives out data. */
export async function prepareReply(ctx: Context, incidentId: IncidentId, enquiryId: string, wordingId: string, language: Language): Promise<PreparedReply> {
  const side = await findClaimantSide(ctx.store, incidentId)
  const wording = wordingsFor(side !== null).find(({ id }) => id === wordingId)
  if (wording === undefined) throw new AppError('request_invalid', { problem: 'wordingId' })
  const [row] = await ctx.store.query<{
    received_at: Date
    reference: string
    person_no: number | null
    is_proven: boolean
    answer_by: Date | null
    longer_why: string | null
  }>(
    `select received_at, reference, person_no, proof is not null as is_proven,
       (select min(due_at) from enquiry_duty d where d.enquiry_id = e.enquiry_id and step = 'answer' and met_at is null and dropped_at is null) as answer_by,
       (select extended_why from enquiry_duty d where d.enquiry_id = e.enquiry_id and extended_why is not null and met_at is null and dropped_at is null order by due_at limit 1) as longer_why
     from enquiry e where incident_id = $1 and enquiry_id = $2`,
    [incidentId, enquiryId],
  )
  if (row === undefined) throw new AppError('enquiry_unknown', { enquiryId })
  if (wording.needsProof && !row.is_proven) throw new AppError('not_proven')
  const { zone } = await getIncident(ctx.store, incidentId)
  const notice = await noticeFacts(ctx, incidentId)
  const person = row.is_proven && row.person_no !== null ? await findWholePerson(ctx.store, incidentId, row.person_no) : undefined
  const { text, filled } = fillWording(wording, {
    language,
    organisation: notice.organisation.name,
    respondent: side?.respondent ?? '',
    supplier: notice.supplier.name,
    phone: bare(notice.organisation.phone),
    statement: bare(notice.organisation.statementAddress),
    genuine: bare(notice.organisation.genuineAddress),
    dpo: bare(notice.signatory.name),
    dpoRole: bare(notice.signatory.role[language]),
    staff: ctx.actor.name,
    receivedOn: localDay(row.received_at, zone),
    reference: row.reference,
    answerBy: row.answer_by === null ? null : localDay(new Date(row.answer_by.getTime() - 1), zone),
    longerWhy: row.longer_why,
    incidentOn: notice.happened.on,
    copied: notice.happened.copied,
    retention: notice.retention,
    person:
      person === undefined
        ? null
        : { name: nameOf(person), relationship: person.relationship, leftOn: person.leftOn, kinds: person.kinds, files: person.fileNos.length },
  })
  return { text, filled, asks: wording.asks, meets: wording.meets, needsProof: wording.needsProof }
}

/** What the incident file does not say comes as a sentence in brackets; here it is simply missing. */
const bare = (text: string): string => (text.startsWith('[') ? '' : text)

export async function noticeFacts(ctx: Context, incidentId: IncidentId): Promise<NoticeFacts> {
  const { file } = await findIncidentWork(ctx, incidentId)
  return noticeFactsOf(incidentId, file, ctx.clock.now())
}

/** Writes a reply down; a second person has to release it. Errors: `not_proven`, `request_invalid`. */
export async function writeReply(ctx: Context, incidentId: IncidentId, enquiryId: string, reply: ReplyDraft): Promise<string> {
  const wording = wordingsFor((await findClaimantSide(ctx.store, incidentId)) !== null).find(({ id }) => id === reply.wordingId)
  if (wording === undefined || !REPLY_WAYS.includes(reply.way)) throw new AppError('request_invalid', { problem: 'wordingId or way' })
  if (hasGaps(reply.text)) throw new AppError('request_invalid', { problem: 'the reply has a gap in square brackets' })
  return ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    const [{ is_proven }] = (await tx.query<{ is_proven: boolean }>('select proof is not null as is_proven from enquiry where enquiry_id = $1', [
      enquiryId,
    ])) as [{ is_proven: boolean }]
    // What is on file may go there unasked; what gives out data may go nowhere else.
    if (wording.needsProof && (!is_proven || reply.way === 'email_given' || reply.way === 'letter_given')) throw new AppError('not_proven')
    const entryId = await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'reply', detail: reply.way, text: JSON.stringify(reply) })
    await recordEvent(tx, ctx, 'enquiry.reply', `enquiry:${enquiryId}`, { wordingId: reply.wordingId, way: reply.way }, { incidentId })
    return entryId
  })
}

/** Takes a reply back that was not released; its words stay in the record. */
export async function discardReply(ctx: Context, incidentId: IncidentId, enquiryId: string, entryId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    await waitingReply(ctx, tx, incidentId, enquiryId, entryId)
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'dropped', about: entryId })
    await recordEvent(tx, ctx, 'enquiry.discard', `enquiry:${enquiryId}`, { entryId }, { incidentId })
  })
}

/** One that nobody has released or taken back. Errors: `reply_unknown`. */
export async function waitingReply(
  ctx: Context,
  tx: Transaction,
  incidentId: IncidentId,
  enquiryId: string,
  entryId: string,
): Promise<{ staffId: string | null; reply: ReplyDraft }> {
  const [row] = await tx.query<{ staff_id: string | null; sealed: Buffer }>(
    `select staff_id, sealed from enquiry_entry e where enquiry_id = $1 and entry_id = $2 and kind = 'reply'
       and not exists (select from enquiry_entry a where a.about = e.entry_id and a.kind in ('released', 'dropped'))`,
    [enquiryId, entryId],
  )
  if (row === undefined) throw new AppError('reply_unknown', { entryId })
  const key = await keyOf(ctx, tx, incidentId)
  return { staffId: row.staff_id, reply: JSON.parse(openText(key, entryId, row.sealed)) as ReplyDraft }
}

export type ReleasedReply = {
  reply: ReplyDraft
  facts: NoticeFacts
  person: Person | undefined
  addressLines: string[]
  email: string
  reference: string
  releasedAt: Date
}

/** A released reply with where it goes, for making the letter or the e-mail. Logged. Errors: `reply_unknown`, `enquiry_unknown`. */
export async function readReleasedReply(ctx: Context, incidentId: IncidentId, enquiryId: string, entryId: string): Promise<ReleasedReply> {
  const facts = await noticeFacts(ctx, incidentId)
  return ctx.store.transaction(async (tx) => {
    const [row] = await tx.query<{ sealed: Buffer; at: Date }>(
      `select r.sealed, a.at from enquiry_entry r join enquiry_entry a on a.about = r.entry_id and a.kind = 'released' join enquiry e on e.enquiry_id = r.enquiry_id
       where e.incident_id = $1 and r.enquiry_id = $2 and r.entry_id = $3 and r.kind = 'reply'`,
      [incidentId, enquiryId, entryId],
    )
    if (row === undefined) throw new AppError('reply_unknown', { entryId })
    await recordEvent(tx, ctx, 'enquiry.print', `enquiry:${enquiryId}`, { entryId }, { incidentId })
    const reply = JSON.parse(openText(await keyOf(ctx, tx, incidentId), entryId, row.sealed)) as ReplyDraft
    return addressedReply(ctx, tx, { incidentId, enquiryId, reply, facts, releasedAt: row.at })
  })
}

type Addressed = { incidentId: IncidentId; enquiryId: string; reply: ReplyDraft; facts: NoticeFacts; releasedAt: Date }

/** Where a reply goes: to what is on file for the person, or to what was given, as it was written for. */
export async function addressedReply(ctx: Context, tx: Transaction, { incidentId, enquiryId, reply, facts, releasedAt }: Addressed): Promise<ReleasedReply> {
  const [row] = await tx.query<{ reference: string; person_no: number | null; content: Buffer }>(
    'select reference, person_no, sealed as content from enquiry where incident_id = $1 and enquiry_id = $2',
    [incidentId, enquiryId],
  )
  if (row === undefined) throw new AppError('enquiry_unknown', { enquiryId })
  const person = row.person_no === null ? undefined : await findWholePerson(tx, incidentId, row.person_no)
  const { from } = openContent(await keyOf(ctx, tx, incidentId), enquiryId, row.content)
  const isOnFile = reply.way.endsWith('_on_file')
  const onFile =
    person === undefined || person.address === '' ? [] : [nameOf(person), ...person.address.split(', '), person.postcode].filter((line) => line !== '')
  return {
    reply,
    facts,
    person,
    addressLines: isOnFile ? onFile : [from.name, ...from.addressLines],
    email: isOnFile ? (person?.emails[0] ?? '') : from.email,
    reference: row.reference,
    releasedAt,
  }
}
