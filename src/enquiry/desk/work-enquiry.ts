/** What the desk does with an enquiry. Each is one transaction: check, change, entry, log. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import { newUuid, type IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { findPerson } from '../../register/queries.ts'
import { personId } from '../../register/person.ts'
import type { Transaction } from '../../store/database.ts'
import { keyOf, sealText } from './content.ts'
import { EXTENSION_RULE_ID, calendarOf, dutiesOf, extendedDueAt } from './duties.ts'
import type { EnquiryKind, Outcome, ProofName, Step } from '../terms.ts'

type Held = { enquiry_id: string; state: string; owner_id: string | null; received_at: Date; person_no: number | null; kind: EnquiryKind; is_urgent: boolean }

/** The row, locked; `enquiry_unknown`, or `enquiry_closed` where it must be open. */
export async function lockEnquiry(tx: Transaction, incidentId: IncidentId, enquiryId: string, mayBeClosed: 'open' | 'any' = 'open'): Promise<Held> {
  const [row] = await tx.query<Held>(
    'select enquiry_id, state, owner_id, received_at, person_no, kind, is_urgent from enquiry where incident_id = $1 and enquiry_id = $2 for update',
    [incidentId, enquiryId],
  )
  if (row === undefined) throw new AppError('enquiry_unknown', { enquiryId })
  if (mayBeClosed === 'open' && row.state === 'closed') throw new AppError('enquiry_closed', { enquiryId })
  return row
}

type EntryInput = { kind: string; detail?: string | null; text?: string | null; about?: string | null }

/** Adds to what happened with it. A text is sealed. */
export async function addEntry(
  tx: Transaction,
  ctx: Context,
  incidentId: IncidentId,
  enquiryId: string,
  { kind, detail = null, text = null, about = null }: EntryInput,
): Promise<string> {
  const entryId = newUuid(ctx.clock.now().getTime())
  const sealed = text === null ? null : sealText(await keyOf(ctx, tx, incidentId), entryId, text)
  await tx.query('insert into enquiry_entry (entry_id, enquiry_id, at, staff_id, kind, about, detail, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)', [
    entryId,
    enquiryId,
    ctx.clock.now(),
    staffOf(ctx),
    kind,
    about,
    detail,
    sealed,
  ])
  return entryId
}

/** The program itself is nobody of the staff. */
export const staffOf = (ctx: Context): string | null => (ctx.actor.role === 'system' ? null : ctx.actor.id)

/** Gives it an owner: oneself, or another. Errors: `staff_unknown`. */
export async function handOver(ctx: Context, incidentId: IncidentId, enquiryId: string, staffId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    const [staff] = await tx.query<{ name: string }>('select name from staff where staff_id = $1 and disabled_at is null', [staffId])
    if (staff === undefined) throw new AppError('staff_unknown', { staffId })
    await tx.query('update enquiry set owner_id = $2 where enquiry_id = $1', [enquiryId, staffId])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'handed_over', detail: staff.name })
    await recordEvent(tx, ctx, 'enquiry.own', `enquiry:${enquiryId}`, { staffId }, { incidentId })
  })
}

export async function addNote(ctx: Context, incidentId: IncidentId, enquiryId: string, text: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId, 'any')
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'note', text })
    await recordEvent(tx, ctx, 'enquiry.note', `enquiry:${enquiryId}`, {}, { incidentId })
  })
}

/** Writes down that the person is who they say. Good for this enquiry only. Errors: `proof_too_little`, `person_unknown`. */
export async function proveIdentity(ctx: Context, incidentId: IncidentId, enquiryId: string, personNo: number, how: readonly ProofName[]): Promise<void> {
  if (new Set(how).size < 2) throw new AppError('proof_too_little')
  if ((await findPerson(ctx.store, incidentId, personNo)) === null) throw new AppError('person_unknown', { personId: personId(personNo) })
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    const proof = { by: 'desk', how: [...new Set(how)], at: ctx.clock.now().toISOString(), staff: ctx.actor.name }
    await tx.query('update enquiry set person_no = $2, proof = $3 where enquiry_id = $1', [enquiryId, personNo, proof])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'proof', detail: `${personId(personNo)}: ${how.join(', ')}` })
    await recordEvent(tx, ctx, 'enquiry.prove', `enquiry:${enquiryId}`, { personNo, how }, { incidentId })
  })
}

/** Another thing that is asked for: its clock runs from receipt, whenever it is found. */
export async function addAsk(ctx: Context, incidentId: IncidentId, enquiryId: string, ask: EnquiryKind): Promise<void> {
  const { zone } = await getIncident(ctx.store, incidentId)
  await ctx.store.transaction(async (tx) => {
    const { received_at, is_urgent } = await lockEnquiry(tx, incidentId, enquiryId)
    for (const duty of dutiesOf({ asks: [ask], receivedAt: received_at, zone, calendar: calendarOf(zone), isUrgent: is_urgent }))
      await tx.query(
        `insert into enquiry_duty (enquiry_id, ask, step, rule_id, due_at) values ($1, $2, $3, $4, $5)
         on conflict (enquiry_id, ask, step) do update set dropped_at = null, dropped_why = null`,
        [enquiryId, duty.ask, duty.step, duty.ruleId, duty.dueAt],
      )
    await recordEvent(tx, ctx, 'enquiry.ask', `enquiry:${enquiryId}`, { ask }, { incidentId })
  })
}

/** It does not ask for this after all: only with a reason, which stays. */
export async function dropAsk(ctx: Context, incidentId: IncidentId, enquiryId: string, ask: string, why: string): Promise<void> {
  if (why.trim().length < 4) throw new AppError('reason_missing')
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    await tx.query('update enquiry_duty set dropped_at = $3, dropped_why = $4 where enquiry_id = $1 and ask = $2 and met_at is null', [
      enquiryId,
      ask,
      ctx.clock.now(),
      why.trim(),
    ])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'dropped', detail: ask, text: why.trim() })
    await recordEvent(tx, ctx, 'enquiry.drop', `enquiry:${enquiryId}`, { ask }, { incidentId })
  })
}

/** Done: the person was told, or the step taken. What is late stays late. */
export async function meetDuty(tx: Transaction, ctx: Context, incidentId: IncidentId, enquiryId: string, ask: string, step: Step): Promise<void> {
  const met = await tx.query<{ ask: string }>(
    'update enquiry_duty set met_at = $4 where enquiry_id = $1 and ask = $2 and step = $3 and met_at is null and dropped_at is null returning ask',
    [enquiryId, ask, step, ctx.clock.now()],
  )
  // Answered after all before the day on which the delay was to be told: nothing is left to tell.
  if (step === 'answer')
    await tx.query(
      `update enquiry_duty set dropped_at = $3, dropped_why = 'answered within the first time' where enquiry_id = $1 and ask = $2 and step = 'extend' and met_at is null and dropped_at is null and due_at >= $3`,
      [enquiryId, ask, ctx.clock.now()],
    )
  if (met.length > 0) await recordEvent(tx, ctx, 'enquiry.meet', `enquiry:${enquiryId}`, { ask, step }, { incidentId })
}

/**
 * Puts an answer off as far as the law lets it, once, with reasons. That the person is told of it by the day on which the answer was due is a duty of its
 * own from then on [DSK19], met by the reply that tells it. Errors: `not_extendable`.
 */
export async function extendDuty(ctx: Context, incidentId: IncidentId, enquiryId: string, ask: string, why: string): Promise<Date> {
  if (why.trim().length < 4) throw new AppError('reason_missing')
  const { zone } = await getIncident(ctx.store, incidentId)
  return ctx.store.transaction(async (tx) => {
    const { received_at } = await lockEnquiry(tx, incidentId, enquiryId)
    const [duty] = await tx.query<{ rule_id: string; extended_why: string | null; due_at: Date }>(
      "select rule_id, extended_why, due_at from enquiry_duty where enquiry_id = $1 and ask = $2 and step = 'answer' and met_at is null and dropped_at is null",
      [enquiryId, ask],
    )
    const dueAt = duty === undefined || duty.extended_why !== null ? null : extendedDueAt(duty.rule_id, received_at, zone, calendarOf(zone))
    // Told too late is not told in time: Article 12(3) wants the extension and its reasons within the first month.
    if (dueAt === null || duty!.due_at < ctx.clock.now()) throw new AppError('not_extendable', { ask })
    await tx.query("update enquiry_duty set due_at = $3, extended_why = $4 where enquiry_id = $1 and ask = $2 and step = 'answer'", [
      enquiryId,
      ask,
      dueAt,
      why.trim(),
    ])
    await tx.query(`insert into enquiry_duty (enquiry_id, ask, step, rule_id, due_at) values ($1, $2, 'extend', $3, $4)`, [
      enquiryId,
      ask,
      EXTENSION_RULE_ID,
      duty!.due_at,
    ])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'extended', detail: ask, text: why.trim() })
    await recordEvent(tx, ctx, 'enquiry.extend', `enquiry:${enquiryId}`, { ask, dueAt: dueAt.toISOString() }, { incidentId })
    return dueAt
  })
}

/** Closes it. What is still owed must be met or dropped with a reason first: nothing is closed to look tidy. Errors: `duties_open`. */
export async function closeEnquiry(ctx: Context, incidentId: IncidentId, enquiryId: string, outcome: Outcome): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId)
    const open = await tx.query<{ ask: string }>('select distinct ask from enquiry_duty where enquiry_id = $1 and met_at is null and dropped_at is null', [
      enquiryId,
    ])
    if (open.length > 0 && outcome !== 'withdrawn') throw new AppError('duties_open', { asks: open.map(({ ask }) => ask).join(', ') })
    await tx.query("update enquiry set state = 'closed', closed_at = $2, outcome = $3 where enquiry_id = $1", [enquiryId, ctx.clock.now(), outcome])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'closed', detail: outcome })
    await recordEvent(tx, ctx, 'enquiry.close', `enquiry:${enquiryId}`, { outcome }, { incidentId })
  })
}

export async function reopenEnquiry(ctx: Context, incidentId: IncidentId, enquiryId: string): Promise<void> {
  await ctx.store.transaction(async (tx) => {
    await lockEnquiry(tx, incidentId, enquiryId, 'any')
    await tx.query("update enquiry set state = 'open', closed_at = null, outcome = null where enquiry_id = $1", [enquiryId])
    await addEntry(tx, ctx, incidentId, enquiryId, { kind: 'reopened' })
    await recordEvent(tx, ctx, 'enquiry.reopen', `enquiry:${enquiryId}`, {}, { incidentId })
  })
}
