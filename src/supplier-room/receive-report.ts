/**
 * Takes a supplier's report in: kept as it came, then told to the ledger as the supplier's word. Where the room has no incident yet, the report
 * opens it, and our clock starts: a controller is in principle aware once its processor has told it (EDPB Guidelines 9/2022).
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson } from '../audit/entry.ts'
import { recordEvent } from '../audit/log.ts'
import { within, type Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { answerQuestion } from '../incident/answer-question.ts'
import { askStandardQuestions } from '../incident/ask-questions.ts'
import { assumedIncident, type IncidentFile } from '../incident/incident-file.ts'
import { freeReference, openIncident } from '../incident/open-incident.ts'
import { recordTellingIn } from '../incident/record-telling.ts'
import { addFact } from '../incident/state-fact.ts'
import { readAnswer, standardQuestion } from '../incident/questions.ts'
import { whatHappenedOf } from '../incident/what-happened.ts'
import type { Organisation } from '../organisation/organisation.ts'
import type { Transaction } from '../store/database.ts'
import { findRoom, lockRoom } from './queries.ts'
import { answersOf, readReport, type Report } from './report.ts'
import { actingFor, sourceOf, type Bringing, type Room, type Way } from './room.ts'

export type ReportCard = { reportNo: number; way: Way; receivedAt: Date; sha256: string; sentBy: string; vouchedBy: string }
export type TakenReport = { reportNo: number; receivedAt: Date; incidentId: IncidentId; reference: string; isNew: boolean }
/** `raw` is what came, byte by byte, where that is more than the report itself (a mail, a bundle). `vouchedBy` says why we believe who sent it. */
export type GivenReport = { content: unknown; way: Way; vouchedBy: string; raw?: Buffer }

/** The same report twice is one. Errors: `report_invalid`, `room_unknown`. */
export async function receiveReport(ctx: Context, bringing: Bringing, given: GivenReport): Promise<TakenReport> {
  const now = ctx.clock.now()
  const read = readReport(given.content, now)
  if ('problem' in read) throw new AppError('report_invalid', { problem: read.problem })
  checkAnswers(read.report)
  const acting = actingFor(ctx, bringing)
  const sha256 = createHash('sha256')
    .update(given.raw ?? canonicalJson(read.report))
    .digest()
  return ctx.store.transaction(async (tx) => {
    await lockRoom(tx, bringing.room.roomId)
    const room = await findRoom(tx, bringing.room.roomId)
    if (!room) throw new AppError('room_unknown')
    const known = await findSame(tx, room, sha256)
    if (known) return known
    const incidentId = room.incidentId ?? (await openFromReport(tx, acting, room, read.report, now))
    const reportNo = await insertReport(tx, room, bringing, given, read.report, sha256, now)
    const factNos = await tellLedger(tx, acting, incidentId, room, read.report, reportNo, now)
    await tx.query('update supplier_report set fact_nos = $3 where room_id = $1 and report_no = $2', [room.roomId, reportNo, factNos])
    await recordEvent(tx, acting, 'supplier.report', `report:${room.roomId}/${reportNo}`, { way: given.way, facts: factNos }, { incidentId })
    const { reference } = (await findRoom(tx, room.roomId))!
    return { reportNo, receivedAt: now, incidentId, reference, isNew: true }
  })
}

/** What the ledger will not take is told now, not in the middle of the transaction. */
function checkAnswers(report: Report): void {
  for (const { code, says } of answersOf(report)) {
    const question = standardQuestion(code)!
    const read = readAnswer(question.answer, question.options, says)
    if ('problem' in read) throw new AppError('report_invalid', { problem: `${code}: ${read.problem}` })
  }
}

async function findSame(tx: Transaction, room: Room, sha256: Buffer): Promise<TakenReport | null> {
  const [row] = await tx.query<{ report_no: number; received_at: Date }>(
    'select report_no, received_at from supplier_report where room_id = $1 and sha256 = $2',
    [room.roomId, sha256],
  )
  return row && room.incidentId
    ? { reportNo: row.report_no, receivedAt: row.received_at, incidentId: room.incidentId, reference: room.reference, isNew: false }
    : null
}

async function insertReport(tx: Transaction, room: Room, { guest }: Bringing, given: GivenReport, report: Report, sha256: Buffer, now: Date): Promise<number> {
  const [row] = await tx.query<{ report_no: number }>(
    `insert into supplier_report (room_id, report_no, way, content, sha256, sent_by, vouched_by, received_at)
     select $1, coalesce(max(report_no), 0) + 1, $2, $3, $4, $5, $6, $7 from supplier_report where room_id = $1 returning report_no`,
    [room.roomId, given.way, report, sha256, guest?.guestId ?? null, given.vouchedBy, now],
  )
  return row!.report_no
}

/** The organisation as it is known, the supplier, both clocks; nothing else is assumed to be known. The evidence will be what is handed over here. */
async function openFromReport(tx: Transaction, ctx: Context, room: Room, report: Report, now: Date): Promise<IncidentId> {
  const [row] = await tx.query<{ profile: Organisation }>('select profile from organisation where organisation_id = $1', [room.organisationId])
  const told = report.told_at ? new Date(report.told_at) : now
  const assumptions: string[] = []
  const whatHappened = whatHappenedOf({ organisation: { name: room.organisationName } }, assumptions)
  const { file: assumed } = assumedIncident({ now: told, organisationName: room.organisationName, zone: room.zone, supplierName: room.supplierName })
  const file: IncidentFile = {
    ...assumed,
    organisation: row!.profile,
    reference: await freeReference(tx, assumed.reference),
    moments: {
      ...assumed.moments,
      awareReason: report.told_at
        ? `${room.supplierName} says that it told us then, and reported it in its room on ${now.toISOString()}.`
        : `${room.supplierName} reported it in its room.`,
    },
    whatHappened,
    assumptions,
  }
  const incidentId = await openIncident(within(tx, ctx), {
    file,
    inputs: { evidence: '', roster: '', manifest: null, workers: ctx.workers },
    sourceKey: `supplier-room:${room.roomId}`,
  })
  await tx.query('update incident set inputs = inputs || $2::jsonb where incident_id = $1', [
    incidentId,
    JSON.stringify({ evidence: join(ctx.dataFolder, 'incidents', incidentId, 'handed-over') }),
  ])
  await tx.query(
    'update supplier_room set incident_id = $2, supplier_id = coalesce((select supplier_id from incident where incident_id = $2), supplier_id) where room_id = $1',
    [room.roomId, incidentId],
  )
  return incidentId
}

/** The numbers of the facts. Answers go to the questions they answer, so that nobody is asked what was said already. */
async function tellLedger(tx: Transaction, ctx: Context, incidentId: IncidentId, room: Room, report: Report, reportNo: number, now: Date): Promise<number[]> {
  const inside = within(tx, ctx)
  const source = sourceOf(room)
  const evidence = `Report ${reportNo} of ${source}`
  // A sub-supplier's word stands beside the supplier's and sets nothing: "when did you know" is asked of each for itself.
  if (!(await findRoom(tx, room.roomId))!.isIncidentSupplier) {
    const facts: number[] = []
    for (const { topic, says } of [{ topic: 'what happened', says: report.what_happened }, ...wordsOf(report)])
      facts.push(await addFact(inside, incidentId, { topic, says, grade: 'supplier', source, evidence }))
    await tellUs(tx, ctx, incidentId, room, report, reportNo, now)
    return facts
  }
  await askStandardQuestions(inside, incidentId)
  const questions = await tx.query<{ question_no: number; code: string }>(
    'select question_no, code from question where incident_id = $1 and withdrawn_at is null',
    [incidentId],
  )
  const facts = [
    await addFact(inside, incidentId, {
      topic: 'what happened',
      says: report.what_happened,
      grade: 'supplier',
      source,
      evidence,
      sets: { path: 'whatHappened.summary', value: report.what_happened },
    }),
  ]
  if (report.systems !== '') facts.push(await addFact(inside, incidentId, { topic: 'systems', says: report.systems, grade: 'supplier', source, evidence }))
  for (const { code, says } of answersOf(report)) {
    const question = questions.find((one) => one.code === code)
    if (question) facts.push(await answerQuestion(inside, incidentId, { questionNo: question.question_no, says, evidence, answeredBy: source }))
  }
  await tellUs(tx, ctx, incidentId, room, report, reportNo, now)
  return [...new Set(facts)]
}

/** What is said, under the topics of the questions it would answer. */
function wordsOf(report: Report): { topic: string; says: string }[] {
  const systems = report.systems === '' ? [] : [{ topic: 'systems', says: report.systems }]
  return [...systems, ...answersOf(report).map(({ code, says }) => ({ topic: standardQuestion(code)!.topic, says }))]
}

/** Who told us, and when: an entry of the chain. */
async function tellUs(tx: Transaction, ctx: Context, incidentId: IncidentId, room: Room, report: Report, reportNo: number, now: Date): Promise<void> {
  await recordTellingIn(tx, ctx, incidentId, {
    from: sourceOf(room),
    to: room.organisationName,
    at: report.told_at ? new Date(report.told_at) : now,
    how: 'Report in the room',
    reference: `report ${reportNo}`,
  })
}

export async function listReports(ctx: Context, roomId: string): Promise<ReportCard[]> {
  return ctx.store.query<ReportCard>(
    `select r.report_no as "reportNo", r.way, r.received_at as "receivedAt", encode(r.sha256, 'hex') as sha256, coalesce(g.name, '') as "sentBy", r.vouched_by as "vouchedBy"
     from supplier_report r left join supplier_guest g on g.guest_id = r.sent_by where r.room_id = $1 order by r.report_no`,
    [roomId],
  )
}
