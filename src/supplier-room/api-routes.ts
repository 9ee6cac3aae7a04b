/** The room for programs: JSON in and out, files in pieces. Documented in docs/supplier-room.md. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { answerQuestion } from '../incident/answer-question.ts'
import { stateOf } from '../incident/list-questions.ts'
import { apiRoute, type Asked, type RoomDoor } from './door.ts'
import { questionsOf } from './queries.ts'
import { listReports, receiveReport } from './receive-report.ts'
import { sourceOf } from './room.ts'
import { appendPiece, dropUpload, finishUpload, getUpload, listUploads, startUpload } from './take-upload.ts'

const UploadBody = z.strictObject({ path: z.string().max(4_000), bytes: z.int().nonnegative(), modifiedAt: z.iso.datetime({ offset: true }).nullish() })
const FinishBody = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/i) })
const AnswerBody = z.strictObject({ says: z.string().max(20_000), evidence: z.string().max(1_000).default('') })
const QuestionParams = z.object({ questionNo: z.coerce.number().int().positive() })
const UploadParams = z.object({ uploadId: z.string().max(64) })

function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  throw new AppError('request_invalid', { problem: result.error.issues[0]?.path.join('.') || 'body' })
}

export function roomApiRoutes(app: FastifyInstance, door: RoomDoor): void {
  apiRoute(app, door, 'GET', '/api/room', 'room.read', async ({ ctx, visit }) => {
    const { organisationName, supplierName, reference, title, zone } = visit.room
    return { organisation: organisationName, supplier: supplierName, reference, title, zone, reports: await listReports(ctx, visit.room.roomId) }
  })
  apiRoute(app, door, 'POST', '/api/reports', 'room.report', async ({ ctx, visit, request, reply }) => {
    const isProgram = visit.by === 'token'
    const vouchedBy = isProgram ? 'a key made in the room' : 'signed in with two factors'
    const { reportNo, receivedAt, reference, isNew } = await receiveReport(ctx, visit, { content: request.body, way: isProgram ? 'api' : 'room', vouchedBy })
    return reply.code(isNew ? 201 : 200).send({ reportNo, receivedAt, reference })
  })
  questionApi(app, door)
  uploadApi(app, door)
}

function questionApi(app: FastifyInstance, door: RoomDoor): void {
  apiRoute(app, door, 'GET', '/api/questions', 'room.answer', async ({ ctx, visit }) => {
    const now = ctx.clock.now()
    return (await questionsOf(ctx.store, visit.room)).map((question) => ({
      questionNo: question.questionNo,
      code: question.code,
      asks: question.asks,
      why: question.why,
      kind: question.answerKind,
      options: question.options,
      dueAt: question.dueAt,
      state: stateOf(question, now),
      answers: question.answers.map(({ says, evidence, answeredAt }) => ({ says, evidence, answeredAt })),
    }))
  })
  apiRoute(app, door, 'POST', '/api/questions/:questionNo/answers', 'room.answer', async ({ ctx, visit, request, reply }) => {
    const { questionNo } = checked(QuestionParams, request.params)
    const { says, evidence } = checked(AnswerBody, request.body)
    if (visit.room.incidentId === null) throw new AppError('room_without_incident')
    if (!visit.room.isIncidentSupplier) throw new AppError('question_unknown', { question: questionNo })
    await answerQuestion(ctx, visit.room.incidentId, { questionNo, says, evidence, answeredBy: sourceOf(visit.room) })
    return reply.code(201).send({ questionNo })
  })
}

function uploadApi(app: FastifyInstance, door: RoomDoor): void {
  const uploadId = ({ request }: Asked) => checked(UploadParams, request.params).uploadId
  apiRoute(app, door, 'GET', '/api/uploads', 'room.hand-over', ({ ctx, visit }) => listUploads(ctx.store, visit.room.roomId))
  apiRoute(app, door, 'POST', '/api/uploads', 'room.hand-over', async ({ ctx, visit, request, reply }) => {
    const { path, bytes, modifiedAt } = checked(UploadBody, request.body)
    return reply.code(201).send(await startUpload(ctx, visit, { path, bytes, modifiedAt: modifiedAt ? new Date(modifiedAt) : null }))
  })
  apiRoute(app, door, 'GET', '/api/uploads/:uploadId', 'room.hand-over', (asked) => getUpload(asked.ctx.store, asked.visit.room.roomId, uploadId(asked)))
  // Offset and digest as in the drafts of the IETF on resumable uploads and RFC 9530.
  apiRoute(app, door, 'PATCH', '/api/uploads/:uploadId', 'room.hand-over', async (asked) => {
    const { ctx, visit, request, reply } = asked
    const offset = Number(request.headers['upload-offset'] ?? Number.NaN)
    if (!Number.isSafeInteger(offset) || offset < 0) throw new AppError('request_invalid', { problem: 'header Upload-Offset' })
    const sha256 = digestOf(request.headers['content-digest'])
    if (sha256 === null) throw new AppError('request_invalid', { problem: 'header Content-Digest: sha-256=:…:' })
    if (!Buffer.isBuffer(request.body)) throw new AppError('request_invalid', { problem: 'Content-Type must be application/octet-stream' })
    const receivedBytes = await appendPiece(ctx, visit, uploadId(asked), offset, request.body, sha256)
    return reply.header('upload-offset', receivedBytes).send({ receivedBytes })
  })
  apiRoute(app, door, 'POST', '/api/uploads/:uploadId/finish', 'room.hand-over', (asked) =>
    finishUpload(asked.ctx, asked.visit, uploadId(asked), checked(FinishBody, asked.request.body).sha256.toLowerCase()),
  )
  apiRoute(app, door, 'DELETE', '/api/uploads/:uploadId', 'room.hand-over', async (asked) => {
    await dropUpload(asked.ctx, asked.visit, uploadId(asked))
    return asked.reply.code(204).send()
  })
}

/** SHA-256 (hex) out of `Content-Digest: sha-256=:base64:` (RFC 9530); null: there is none. */
export function digestOf(header: string | string[] | undefined): string | null {
  const found = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(String(header ?? ''))
  return found ? Buffer.from(found[1]!, 'base64').toString('hex') : null
}
