/** The desk's door. The queue names nobody; opening one enquiry is logged; what a person may do is decided at each route. */
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { instantsOf } from '../incident/zone.ts'
import { recordEvent } from '../audit/log.ts'
import { countAnswers } from '../enquiry/release-answers.ts'
import { countMails } from '../enquiry/send/answer-mails.ts'
import { makeAccessCopy } from '../enquiry/desk/access-copy.ts'
import { readDeskState } from '../enquiry/desk/desk-state.ts'
import { forecastLoad } from '../enquiry/desk/forecast.ts'
import { listArrivals, listNoticesAhead } from '../enquiry/desk/load.ts'
import { listEnquiries, type ListedEnquiry } from '../enquiry/desk/list-enquiries.ts'
import { openEnquiry, type OpenedEnquiry } from '../enquiry/desk/open-enquiry.ts'
import { readPaper } from '../enquiry/desk/read-paper.ts'
import { makeReplyDocument } from '../enquiry/desk/reply-document.ts'
import { releaseReply } from '../enquiry/desk/release-reply.ts'
import { discardReply, prepareReply, writeReply } from '../enquiry/desk/replies.ts'
import { countVerdicts, judgeReply, listSample } from '../enquiry/desk/sample-replies.ts'
import { typeIn } from '../enquiry/desk/type-in.ts'
import { addAsk, addNote, closeEnquiry, dropAsk, extendDuty, handOver, proveIdentity, reopenEnquiry } from '../enquiry/desk/work-enquiry.ts'
import { listSent } from '../enquiry/my-page/list-sent.ts'
import { findClaimantSide } from '../enquiry/claims/claimant-side.ts'
import { wordingsFor } from '../enquiry/desk/claimant-wordings.ts'
import {
  AskBody,
  CloseBody,
  DeskQuery,
  EnquiryParams,
  EntryParams,
  ForecastQuery,
  IncidentParams,
  NoteBody,
  OwnerBody,
  PaperParams,
  PrepareQuery,
  ProveBody,
  ReplyBody,
  SampleBody,
  TypeInBody,
  type DeskItem,
  type DeskPage,
  type DeskRow,
} from './contract.ts'
import { strangersFile } from './attachment.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const FORECAST_DAYS = 10

export function enquiryRoutes(app: FastifyInstance, door: Door): void {
  const base = '/api/incidents/:incidentId/desk'
  const one = `${base}/:enquiryId`
  route(app, door, 'GET', base, 'desk.read', readDesk)
  route(app, door, 'POST', base, 'desk.work', typeInEnquiry)
  route(app, door, 'GET', one, 'desk.read', readOne)
  route(app, door, 'GET', `${one}/wording`, 'desk.work', ({ ctx, request }) => {
    const { incidentId, enquiryId } = enquiryOf(request)
    const { wordingId, language } = checked(PrepareQuery, request.query)
    return prepareReply(ctx, incidentId, enquiryId, wordingId, language)
  })
  route(app, door, 'GET', `${one}/copy.pdf`, 'desk.work', async ({ ctx, request, reply }) => {
    const { incidentId, enquiryId } = enquiryOf(request)
    const { name, pdf } = await makeAccessCopy(ctx, incidentId, enquiryId)
    return reply.header('content-type', 'application/pdf').header('content-disposition', `attachment; filename="${name}"`).send(pdf)
  })
  route(app, door, 'GET', `${one}/papers/:fileNo`, 'desk.read', sendPaper)
  route(app, door, 'GET', `${one}/replies/:entryId`, 'desk.work', sendReply)
  const change = (step: string, work: (asked: Asked, incidentId: IncidentId, enquiryId: string) => Promise<unknown>, action = 'desk.work') =>
    route(app, door, 'POST', `${one}/${step}`, action, async (asked) => {
      const { incidentId, enquiryId } = enquiryOf(asked.request)
      await work(asked, incidentId, enquiryId)
      return itemOf(asked.ctx, incidentId, enquiryId)
    })
  change('owner', ({ ctx, request }, incidentId, enquiryId) => handOver(ctx, incidentId, enquiryId, checked(OwnerBody, request.body).staffId ?? ctx.actor.id))
  change('note', ({ ctx, request }, incidentId, enquiryId) => addNote(ctx, incidentId, enquiryId, checked(NoteBody, request.body).text))
  change('proof', ({ ctx, request }, incidentId, enquiryId) => {
    const { personNo, how } = checked(ProveBody, request.body)
    return proveIdentity(ctx, incidentId, enquiryId, personNo, how)
  })
  change('ask', ({ ctx, request }, incidentId, enquiryId) => addAsk(ctx, incidentId, enquiryId, checked(AskBody, request.body).ask))
  change('drop', ({ ctx, request }, incidentId, enquiryId) => {
    const { ask, why } = checked(AskBody, request.body)
    return dropAsk(ctx, incidentId, enquiryId, ask, why ?? '')
  })
  change('extend', ({ ctx, request }, incidentId, enquiryId) => {
    const { ask, why } = checked(AskBody, request.body)
    return extendDuty(ctx, incidentId, enquiryId, ask, why ?? '')
  })
  change('reply', ({ ctx, request }, incidentId, enquiryId) => writeReply(ctx, incidentId, enquiryId, checked(ReplyBody, request.body)))
  change(
    'replies/:entryId/release',
    ({ ctx, request }, incidentId, enquiryId) => releaseReply(ctx, incidentId, enquiryId, checked(EntryParams, request.params).entryId),
    'desk.release',
  )
  change('replies/:entryId/discard', ({ ctx, request }, incidentId, enquiryId) =>
    discardReply(ctx, incidentId, enquiryId, checked(EntryParams, request.params).entryId),
  )
  change(
    'replies/:entryId/sample',
    ({ ctx, request }, incidentId, enquiryId) => {
      const { verdict, note } = checked(SampleBody, request.body)
      return judgeReply(ctx, incidentId, enquiryId, checked(EntryParams, request.params).entryId, verdict, note)
    },
    'desk.release',
  )
  change('close', ({ ctx, request }, incidentId, enquiryId) => closeEnquiry(ctx, incidentId, enquiryId, checked(CloseBody, request.body).outcome))
  change('reopen', ({ ctx }, incidentId, enquiryId) => reopenEnquiry(ctx, incidentId, enquiryId))
}

function enquiryOf(request: Asked['request']): { incidentId: IncidentId; enquiryId: string } {
  const { incidentId, enquiryId } = checked(EnquiryParams, request.params)
  return { incidentId: incidentId as IncidentId, enquiryId }
}

async function readDesk({ ctx, request }: Asked): Promise<DeskPage> {
  const incidentId = checked(IncidentParams, request.params).incidentId as IncidentId
  const { owner, state, kind } = checked(DeskQuery, request.query)
  const { perPersonDay } = checked(ForecastQuery, request.query)
  const { zone } = await getIncident(ctx.store, incidentId)
  const now = ctx.clock.now()
  const all = await listEnquiries(ctx.store, incidentId, { state, kind, ownerId: owner === 'me' ? ctx.actor.id : undefined })
  const summary = await readDeskState(ctx, incidentId)
  const staff = await ctx.store.query<{ staff_id: string; name: string; role: string }>(
    "select staff_id, name, role from staff where disabled_at is null and role in ('lead', 'operator', 'desk', 'claims_handler', 'counsel') order by name",
  )
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'desk.list', `incident:${incidentId}`, { rows: all.length }, { incidentId }))
  return {
    rows: all.filter((row) => owner !== 'nobody' || row.owner === null).map(rowView),
    state: { ...summary, alarms: summary.alarms.map(({ alarm, count, oldestAt }) => ({ alarm, count, oldestAt: oldestAt?.toISOString() ?? null })) },
    staff: staff.map(({ staff_id, name, role }) => ({ staffId: staff_id, name, role })),
    answers: await countAnswers(ctx, incidentId),
    mails: await countMails(ctx.store, incidentId, 'reply'),
    sample: (await listSample(ctx, incidentId)).map(({ enquiryId, enquiryNo, entryId, releasedAt, wroteId, releasedId }) => ({
      enquiryId,
      enquiryNo,
      entryId,
      releasedAt: releasedAt.toISOString(),
      mayJudge: wroteId !== ctx.actor.id && releasedId !== ctx.actor.id,
    })),
    verdicts: await countVerdicts(ctx, incidentId),
    forecast: forecastLoad({
      arrivals: await listArrivals(ctx.store, incidentId, now, zone),
      notices: await listNoticesAhead(ctx.store, incidentId, now, zone, FORECAST_DAYS),
      days: FORECAST_DAYS,
      open: summary.open,
      perPersonDay,
    }),
    now: now.toISOString(),
    zone,
  }
}

function rowView(row: ListedEnquiry): DeskRow {
  const { takenInAt: _, ...shown } = row
  return {
    ...shown,
    receivedAt: row.receivedAt.toISOString(),
    firstReadAt: row.firstReadAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    duties: row.duties.map((duty) => ({ ...duty, dueAt: duty.dueAt.toISOString(), metAt: duty.metAt?.toISOString() ?? null })),
  }
}

async function readOne({ ctx, request }: Asked): Promise<DeskItem> {
  const { incidentId, enquiryId } = enquiryOf(request)
  return itemOf(ctx, incidentId, enquiryId)
}

async function itemOf(ctx: Context, incidentId: IncidentId, enquiryId: string): Promise<DeskItem> {
  const opened: OpenedEnquiry = await openEnquiry(ctx, incidentId, enquiryId)
  const { zone } = await getIncident(ctx.store, incidentId)
  const side = await findClaimantSide(ctx.store, incidentId)
  const { content, answered, entries, files, proof, suggestions, ...row } = opened
  const asks = new Set(row.duties.map(({ ask }) => ask))
  const told = proof === null || row.personNo === null ? [] : ((await listSent(ctx.store, incidentId, [row.personNo])).get(row.personNo) ?? [])
  return {
    ...rowView(row),
    from: content.from,
    subject: content.subject,
    text: content.text,
    code: content.code,
    found: content.found,
    missingFiles: content.missingFiles,
    answered,
    entries: entries.map((entry) => ({
      ...entry,
      at: entry.at.toISOString(),
      mail: entry.mail && { ...entry.mail, at: entry.mail.at?.toISOString() ?? null },
    })),
    files: files.map(({ fileNo, name, bytes, type }) => ({ fileNo, name, bytes, type })),
    proof,
    suggestions,
    told,
    wordings: wordingsFor(side !== null)
      .toSorted((a, b) => Number(b.asks.some((ask) => asks.has(ask))) - Number(a.asks.some((ask) => asks.has(ask))))
      .map(({ id, title, needsProof, meets }) => ({ id, title, needsProof, meets: [...meets] })),
    zone,
  }
}

async function typeInEnquiry({ ctx, request }: Asked) {
  const incidentId = checked(IncidentParams, request.params).incidentId as IncidentId
  const { receivedOn, name, email, phone, address, ...typed } = checked(TypeInBody, request.body)
  const { zone } = await getIncident(ctx.store, incidentId)
  // Noon of that day: what came today came before now.
  const noon = instantsOf(`${receivedOn}T12:00`, zone)[0]!
  const now = ctx.clock.now()
  const isToday = noon > now && noon.getTime() - now.getTime() < 12 * 3_600_000
  const addressLines = address.split(/\s*[,\n]\s*/).filter((line) => line !== '')
  return typeIn(ctx, incidentId, { ...typed, receivedAt: isToday ? now : noon, from: { name, email, phone, addressLines } })
}

async function sendPaper({ ctx, request, reply }: Asked) {
  const { incidentId, enquiryId, fileNo } = checked(PaperParams, request.params)
  const paper = await readPaper(ctx, incidentId as IncidentId, enquiryId, fileNo)
  return strangersFile(reply, paper.name).send(Readable.from(paper.content))
}

async function sendReply({ ctx, request, reply }: Asked) {
  const { incidentId, enquiryId, entryId } = checked(EntryParams, request.params)
  const { name, type, bytes } = await makeReplyDocument(ctx, incidentId as IncidentId, enquiryId, entryId)
  return reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`).send(bytes)
}
