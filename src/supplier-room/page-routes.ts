/** The pages of a room: report, questions, files, keys. Each shows on GET, saves on POST and sends the browser on. */
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'
import { answerQuestion } from '../incident/answer-question.ts'
import type { QuestionRow } from '../incident/list-questions.ts'
import { formOf, pageRoute, seeOther, sendPage, type Asked, type RoomDoor } from './door.ts'
import { dropDraft, readDraft, saveDraft } from './draft.ts'
import { filesPage } from './pages/files.ts'
import { homePage } from './pages/home.ts'
import { keysPage } from './pages/keys.ts'
import { errorText, WORDS } from './pages/layout.ts'
import { questionPage, questionsPage } from './pages/questions.ts'
import { checkPage, reportDonePage, stepPage } from './pages/report.ts'
import { listRoomsOfGuest, questionsOf } from './queries.ts'
import { listReports } from './receive-report.ts'
import { listReportedAlso, listSisterRooms, receiveReportForSeveral } from './report-to-several.ts'
import { firstOpenStep, inputsOf, problemsOf, reportOf, STEPS, type StepName } from './report-form.ts'
import { sourceOf } from './room.ts'
import { dropUpload, listUploads, takeWhole } from './take-upload.ts'
import { endToken, listTokens, makeToken } from './token.ts'
import { MOST_FORM_BYTES } from './upload.ts'

export function pageRoutes(app: FastifyInstance, door: RoomDoor): void {
  pageRoute(app, door, 'GET', '/', 'room.read', async ({ ctx, visit, view, reply }) => {
    const { room } = visit
    const [questions, reports, uploads] = [await questionsOf(ctx.store, room), await listReports(ctx, room.roomId), await listUploads(ctx.store, room.roomId)]
    const hasDraft = Object.keys(await readDraft(ctx, room)).length > 0
    const hasOtherRooms = (await listRoomsOfGuest(ctx.store, visit.guest.guestId)).length > 1
    return sendPage(reply, homePage(view, { visit, questions, reports, uploads, hasDraft, hasOtherRooms, now: ctx.clock.now() }))
  })
  reportRoutes(app, door)
  questionRoutes(app, door)
  fileRoutes(app, door)
  keyRoutes(app, door)
}

function reportRoutes(app: FastifyInstance, door: RoomDoor): void {
  const stepOf = ({ request }: Asked): StepName => {
    const { step } = request.params as { step: string }
    const found = STEPS.find((one) => one.step === step)
    if (!found) throw new AppError('not_found')
    return found.step
  }
  pageRoute(app, door, 'GET', '/report', 'room.report', async ({ ctx, visit, reply }) =>
    seeOther(reply, `/report/${firstOpenStep(await readDraft(ctx, visit.room), visit.room.zone, ctx.clock.now()) ?? 'check'}`),
  )
  pageRoute(app, door, 'GET', '/report/check', 'room.report', async ({ ctx, visit, view, reply }) => {
    const draft = await readDraft(ctx, visit.room)
    const open = firstOpenStep(draft, visit.room.zone, ctx.clock.now())
    return open === null ? sendPage(reply, checkPage(view, visit.room, draft, await listSisterRooms(ctx.store, visit))) : seeOther(reply, `/report/${open}`)
  })
  pageRoute(app, door, 'POST', '/report/check', 'room.report', async ({ ctx, visit, view, request, reply }) => {
    const draft = await readDraft(ctx, visit.room)
    const open = firstOpenStep(draft, visit.room.zone, ctx.clock.now())
    if (open !== null) return seeOther(reply, `/report/${open}`)
    try {
      const content = reportOf(draft, visit.room.zone, WORDS.en.report.kinds)
      const also = (formOf(request.body)['also'] ?? '').split(',').filter((roomId) => roomId !== '')
      const [taken] = await receiveReportForSeveral(ctx, visit, { content, way: 'room', vouchedBy: 'signed in with two factors' }, also)
      await dropDraft(ctx, visit.room)
      return seeOther(reply, `/report/done/${taken!.reportNo}`)
    } catch (error) {
      if (error instanceof AppError && error.code === 'report_invalid')
        return sendPage(reply, checkPage(view, visit.room, draft, await listSisterRooms(ctx.store, visit), errorText(view, error)), 422)
      throw error
    }
  })
  pageRoute(app, door, 'GET', '/report/done/:reportNo', 'room.report', async ({ ctx, visit, view, request, reply }) => {
    const { reportNo } = request.params as { reportNo: string }
    const report = (await listReports(ctx, visit.room.roomId)).find((one) => String(one.reportNo) === reportNo)
    if (!report || visit.room.incidentId === null) throw new AppError('not_found')
    const taken = { ...report, incidentId: visit.room.incidentId, reference: visit.room.reference, isNew: false }
    return sendPage(reply, reportDonePage(view, visit.room, taken, report.sha256, await listReportedAlso(ctx.store, visit, report.reportNo)))
  })
  pageRoute(app, door, 'GET', '/report/:step', 'room.report', async (asked) => {
    const { ctx, visit, view, reply } = asked
    return sendPage(reply, stepPage(view, visit.room, stepOf(asked), await readDraft(ctx, visit.room), []))
  })
  pageRoute(app, door, 'POST', '/report/:step', 'room.report', async (asked) => {
    const { ctx, visit, view, request, reply } = asked
    const step = stepOf(asked)
    const at = STEPS.findIndex((one) => one.step === step)
    const form = formOf(request.body)
    // An unticked box sends nothing: what is not there was taken back.
    const fields = Object.fromEntries(STEPS[at]!.fields.flatMap((field) => inputsOf(field).map((name) => [name, (form[name] ?? '').slice(0, 20_000)])))
    const draft = await saveDraft(ctx, visit.room, fields)
    const problems = problemsOf(step, draft, visit.room.zone, ctx.clock.now())
    if (problems.length > 0) return sendPage(reply, stepPage(view, visit.room, step, draft, problems), 422)
    // Who came back to change one answer goes back to the list.
    const isComplete = firstOpenStep(draft, visit.room.zone, ctx.clock.now()) === null
    const hasSeenAll = draft['seen'] === 'all'
    const next = STEPS[at + 1]?.step
    if (next === undefined) await saveDraft(ctx, visit.room, { seen: 'all' })
    return seeOther(reply, isComplete && (hasSeenAll || next === undefined) ? '/report/check' : `/report/${next ?? 'check'}`)
  })
}

function questionRoutes(app: FastifyInstance, door: RoomDoor): void {
  const questionOf = async ({ ctx, visit, request }: Asked): Promise<QuestionRow> => {
    const { questionNo } = request.params as { questionNo: string }
    const found = (await questionsOf(ctx.store, visit.room)).find((one) => String(one.questionNo) === questionNo && one.withdrawnAt === null)
    if (!found) throw new AppError('not_found')
    return found
  }
  pageRoute(app, door, 'GET', '/questions', 'room.answer', async ({ ctx, visit, view, reply }) =>
    sendPage(reply, questionsPage(view, visit.room, await questionsOf(ctx.store, visit.room), ctx.clock.now())),
  )
  pageRoute(app, door, 'GET', '/questions/:questionNo', 'room.answer', async (asked) => {
    const isSaved = (asked.request.query as Record<string, unknown>)['saved'] !== undefined
    return sendPage(asked.reply, questionPage(asked.view, asked.visit.room, { question: await questionOf(asked), isSaved }))
  })
  pageRoute(app, door, 'POST', '/questions/:questionNo', 'room.answer', async (asked) => {
    const { ctx, visit, view, request, reply } = asked
    const question = await questionOf(asked)
    const { says = '', choice = '', words = '', evidence = '' } = formOf(request.body)
    const said = question.answerKind === 'choice' ? [choice, words.trim()].filter((text) => text !== '').join(': ') : says
    try {
      await answerQuestion(ctx, visit.room.incidentId!, {
        questionNo: question.questionNo,
        says: said,
        evidence: evidence.trim(),
        answeredBy: sourceOf(visit.room),
      })
      return seeOther(reply, `/questions/${question.questionNo}?saved`)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'answer_invalid') throw error
      return sendPage(reply, questionPage(view, visit.room, { question, says, evidence, problem: errorText(view, error) }), 422)
    }
  })
}

function fileRoutes(app: FastifyInstance, door: RoomDoor): void {
  const show = async ({ ctx, visit, view, reply }: Asked, problem?: string) =>
    sendPage(reply, filesPage(view, await listUploads(ctx.store, visit.room.roomId), problem), problem === undefined ? 200 : 422)
  pageRoute(app, door, 'GET', '/files', 'room.hand-over', (asked) => {
    const { view, visit } = asked
    return visit.room.incidentId === null ? seeOther(asked.reply, '/') : show({ ...asked, view })
  })
  pageRoute(app, door, 'POST', '/files', 'room.hand-over', async (asked) => {
    const { ctx, visit, view, request, reply } = asked
    const words = WORDS[view.language].files
    const file = await fileOf(request.headers['content-type'], request.body)
    if (file === 'too_large') return show(asked, words.tooLarge)
    if (file === null) return show(asked, words.chooseOne)
    try {
      const chunks = [Buffer.from(await file.arrayBuffer())]
      await takeWhole(ctx, visit, { path: file.name, bytes: file.size, modifiedAt: null }, 'room', chunks, null)
      return seeOther(reply, '/files')
    } catch (error) {
      if (error instanceof AppError && error.code === 'upload_path_refused') return show(asked, errorText(view, error))
      throw error
    }
  })
  pageRoute(app, door, 'POST', '/files/:uploadId/drop', 'room.hand-over', async ({ ctx, visit, request, reply }) => {
    await dropUpload(ctx, visit, (request.params as { uploadId: string }).uploadId)
    return seeOther(reply, '/files')
  })
}

/** The file of a form, taken apart by the platform's own reader; null: none was chosen. */
async function fileOf(type: string | undefined, body: unknown): Promise<File | 'too_large' | null> {
  if (!Buffer.isBuffer(body)) return null
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type ?? '' } }).formData().catch(() => null)
  const file = form?.get('file')
  if (!(file instanceof File) || file.name === '') return null
  return file.size > MOST_FORM_BYTES ? 'too_large' : file
}

function keyRoutes(app: FastifyInstance, door: RoomDoor): void {
  pageRoute(app, door, 'GET', '/keys', 'room.keys', async ({ ctx, visit, view, reply }) =>
    sendPage(reply, keysPage(view, visit.room, await listTokens(ctx, visit), null, door.url())),
  )
  pageRoute(app, door, 'POST', '/keys', 'room.keys', async ({ ctx, visit, view, request, reply }) => {
    const made = await makeToken(ctx, visit, formOf(request.body)['name'] ?? '')
    return sendPage(reply, keysPage(view, visit.room, await listTokens(ctx, visit), made, door.url()))
  })
  pageRoute(app, door, 'POST', '/keys/:tokenId/end', 'room.keys', async ({ ctx, visit, request, reply }) => {
    await endToken(ctx, visit, (request.params as { tokenId: string }).tokenId)
    return seeOther(reply, '/keys')
  })
}
