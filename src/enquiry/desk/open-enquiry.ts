/** Opens one enquiry for one person of the desk. What was written is in clear here, so the opening is logged before anything is shown. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { findClaimantSide, type ClaimantSide } from '../claims/claimant-side.ts'
import { formFor, FORMS } from '../forms/registry.ts'
import { pathThrough, type Form, type FormKind } from '../forms/form.ts'
import { filled } from '../pages/form.ts'
import { shownAnswer } from '../pages/question.ts'
import type { Page, SiteFacts } from '../pages/site.ts'
import { matchQuestions, type FoundPerson } from '../match-question.ts'
import { personOfCode } from '../my-page/person-of-code.ts'
import type { MailState } from '../send/answer-mails.ts'
import { keyOf, openContent, openText, type EnquiryContent } from './content.ts'
import { listEnquiries, type ListedEnquiry } from './list-enquiries.ts'

export type DeskEntry = {
  entryId: string
  at: Date
  by: string | null
  byId: string | null
  kind: string
  about: string | null
  detail: string | null
  text: string | null
  /** Of a released reply by e-mail: how far it is. */
  mail: { state: MailState; at: Date | null; says: string | null } | null
}
export type DeskPaper = { fileNo: number; name: string; bytes: number; type: string; sha256: string }
export type OpenedEnquiry = ListedEnquiry & {
  content: EnquiryContent
  /** Answers of a form, as questions and words. */
  answered: { question: string; lines: string[] }[]
  entries: DeskEntry[]
  files: DeskPaper[]
  proof: { by: string; how?: string[]; at: string; staff?: string } | null
  /** People of the register who may be meant; never a proof. */
  suggestions: { personNo: number; by: 'code' | FoundPerson['by']; flags: string[]; isShared: boolean }[]
}

/** Errors: `enquiry_unknown`. */
export async function openEnquiry(ctx: Context, incidentId: IncidentId, enquiryId: string): Promise<OpenedEnquiry> {
  const [listed] = await listEnquiries(ctx.store, incidentId, { enquiryId })
  if (listed === undefined) throw new AppError('enquiry_unknown', { enquiryId })
  const key = await ctx.store.transaction(async (tx) => {
    await tx.query('update enquiry set first_read_at = coalesce(first_read_at, $2) where enquiry_id = $1', [enquiryId, ctx.clock.now()])
    await recordEvent(tx, ctx, 'enquiry.read', `enquiry:${enquiryId}`, {}, { incidentId })
    return keyOf(ctx, tx, incidentId)
  })
  const [row] = await ctx.store.query<{ sealed: Buffer; proof: OpenedEnquiry['proof'] }>('select sealed, proof from enquiry where enquiry_id = $1', [enquiryId])
  const content = openContent(key, enquiryId, row!.sealed)
  return {
    ...listed,
    firstReadAt: listed.firstReadAt ?? ctx.clock.now(),
    content,
    answered: answeredIn(listed, content, await findClaimantSide(ctx.store, incidentId)),
    entries: await entriesOf(ctx, key, enquiryId),
    files: await filesOf(ctx, key, enquiryId),
    proof: row!.proof,
    suggestions: listed.personNo === null ? await suggest(ctx, incidentId, key, content) : [],
  }
}

/** The form's own words, in English, which the desk works in; what was typed stays as it was typed. */
function answeredIn({ kind }: ListedEnquiry, { answers }: EnquiryContent, side: ClaimantSide | null): OpenedEnquiry['answered'] {
  const form = formFor(side === null ? 'own' : 'claimants', kind as FormKind) ?? (FORMS[kind as FormKind] as Form | undefined)
  if (answers === null || form === undefined) return []
  const page = {
    language: 'en',
    facts: {
      notice: { organisation: { name: 'us' }, supplier: { name: 'the supplier' } },
      ...(side === null ? {} : { claimants: side }),
    } as unknown as SiteFacts,
  } satisfies Page
  return pathThrough(form, answers).flatMap((question) => {
    const lines = question.type === 'files' ? [] : shownAnswer(page, question, answers, [])
    return lines.length === 0 ? [] : [{ question: filled(question.words.en.short, page), lines }]
  })
}

async function entriesOf(ctx: Context, key: Buffer, enquiryId: string): Promise<DeskEntry[]> {
  const rows = await ctx.store.query<{
    entry_id: string
    at: Date
    staff_id: string | null
    name: string | null
    kind: string
    about: string | null
    detail: string | null
    sealed: Buffer | null
    mail_state: MailState | null
    mail_at: Date | null
    mail_says: string | null
  }>(
    `select entry_id, at, staff_id, name, kind, about, detail, e.sealed, m.state as mail_state, coalesce(m.result_at, m.queued_at) as mail_at, m.reply as mail_says
     from enquiry_entry e left join staff using (staff_id) left join answer_mail m on m.mail_id = e.entry_id where enquiry_id = $1 order by at, entry_id`,
    [enquiryId],
  )
  return rows.map(({ entry_id, at, staff_id, name, kind, about, detail, sealed, mail_state, mail_at, mail_says }) => ({
    entryId: entry_id,
    at,
    by: name,
    byId: staff_id,
    kind,
    about,
    detail,
    text: sealed === null ? null : openText(key, entry_id, sealed),
    mail: mail_state === null ? null : { state: mail_state, at: mail_at, says: mail_says },
  }))
}

async function filesOf(ctx: Context, key: Buffer, enquiryId: string): Promise<DeskPaper[]> {
  const rows = await ctx.store.query<{ file_no: number; sha256: string; bytes: number; type: string; sealed_name: Buffer }>(
    'select file_no, sha256, bytes, type, sealed_name from enquiry_file where enquiry_id = $1 order by file_no',
    [enquiryId],
  )
  return rows.map(({ file_no, sha256, bytes, type, sealed_name }) => ({
    fileNo: file_no,
    sha256,
    bytes,
    type,
    name: openText(key, `${enquiryId}/${file_no}`, sealed_name),
  }))
}

async function suggest(ctx: Context, incidentId: IncidentId, key: Buffer, { from, code }: EnquiryContent): Promise<OpenedEnquiry['suggestions']> {
  const byCode = await personOfCode(ctx.store, key, incidentId, code)
  const [found] = await matchQuestions(ctx.store, incidentId, [
    { name: from.name, email: from.email, line1: from.addressLines[0] ?? '', postcode: from.addressLines.at(-1) ?? '', language: 'en' },
  ])
  const others = (found ?? []).filter(({ personNo }) => personNo !== byCode).map(({ personNo, by, flags, isShared }) => ({ personNo, by, flags, isShared }))
  return [...(byCode === null ? [] : [{ personNo: byCode, by: 'code' as const, flags: [], isShared: false }]), ...others].slice(0, 10)
}
