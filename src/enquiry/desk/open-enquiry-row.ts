/** Puts one thing that somebody sent us on the desk: its row, its clocks, its papers, its log entry, in the caller's transaction. */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { newUuid } from '../../ids.ts'
import type { Transaction } from '../../store/database.ts'
import type { Language } from '../../notify/notice.ts'
import { isDangerous } from './asks.ts'
import { sealContent, sealText, type EnquiryContent } from './content.ts'
import { calendarOf, dutiesOf } from './duties.ts'
import type { Channel, EnquiryKind } from '../terms.ts'

export type Paper = { sha256: string; bytes: number; type: string; name: string }
export type NewEnquiry = {
  enquiryId: string
  incidentId: IncidentId
  reference: string
  channel: Channel
  kind: EnquiryKind
  language: Language
  receivedAt: Date
  content: EnquiryContent
  papers: readonly Paper[]
  /** By their own page: proven. */
  personNo: number | null
  proof: object | null
  openedBy: string | null
  sourceKey: string | null
  zone: string
}

/** Gives the number of the enquiry; null: it is there already (sent, drained or spooled twice). */
export async function openEnquiryRow(tx: Transaction, ctx: Context, key: Buffer, made: NewEnquiry): Promise<number | null> {
  const { enquiryId, incidentId, content } = made
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`enquiry:${incidentId}`])
  const isUrgent = content.answers?.['topic'] === 'safety' || isDangerous(`${content.subject}\n${content.text}`)
  const [row] = await tx.query<{ enquiry_no: number }>(
    `insert into enquiry (enquiry_id, incident_id, enquiry_no, reference, channel, kind, language, received_at, taken_in_at, is_urgent, person_no, proof, opened_by, source_key, sealed)
     select $1, $2, coalesce(max(enquiry_no), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 from enquiry where incident_id = $2
     on conflict do nothing
     returning enquiry_no`,
    [
      enquiryId,
      incidentId,
      made.reference,
      made.channel,
      made.kind,
      made.language,
      made.receivedAt,
      ctx.clock.now(),
      isUrgent,
      made.personNo,
      made.proof,
      made.openedBy,
      made.sourceKey,
      sealContent(key, enquiryId, content),
    ],
  )
  if (row === undefined) return null
  const asks = new Set<EnquiryKind>([made.kind, ...content.found.map(({ ask }) => ask)])
  // A claim that says why somebody is unhappy opens a complaint of its own, which has that clock.
  if (made.kind === 'claim') asks.delete('complaint')
  const { zone } = made
  for (const duty of dutiesOf({ asks: [...asks], receivedAt: made.receivedAt, zone, calendar: calendarOf(zone), isUrgent }))
    await tx.query('insert into enquiry_duty (enquiry_id, ask, step, rule_id, due_at) values ($1, $2, $3, $4, $5)', [
      enquiryId,
      duty.ask,
      duty.step,
      duty.ruleId,
      duty.dueAt,
    ])
  for (const [index, { sha256, bytes, type, name }] of made.papers.entries())
    await tx.query('insert into enquiry_file (enquiry_id, file_no, sha256, bytes, type, sealed_name) values ($1, $2, $3, $4, $5, $6)', [
      enquiryId,
      index + 1,
      sha256,
      bytes,
      type,
      sealText(key, `${enquiryId}/${index + 1}`, name),
    ])
  await tx.query("insert into enquiry_entry (entry_id, enquiry_id, at, kind, detail) values ($1, $2, $3, 'received', $4)", [
    newUuid(),
    enquiryId,
    made.receivedAt,
    made.channel,
  ])
  await recordEvent(tx, ctx, 'enquiry.receive', `enquiry:${enquiryId}`, { channel: made.channel, kind: made.kind, papers: made.papers.length }, { incidentId })
  return row.enquiry_no
}
