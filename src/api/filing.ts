/** Filings to authorities: drafted here, sent by a person from the authority's own form, and recorded here again. */
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { prepareFiling } from '../notify/draft-filings.ts'
import { filingDocx, filingPdf, recordFiled, recordReceipt } from '../notify/file-filing.ts'
import { readReceipt } from '../notify/filing-receipt.ts'
import { listFilings, type FilingRow } from '../notify/list-filings.ts'
import { strangersFile } from './attachment.ts'
import { answerCsv } from './answer-csv.ts'
import {
  FiledBody,
  FilingParams,
  FilingQuery,
  FilingVersionParams,
  IncidentParams,
  PrepareBody,
  RECEIPT_BODY_BYTES,
  ReceiptBody,
  ReceiptParams,
  type FilingDocument,
  type FilingLine,
} from './contract.ts'
import { filingDocument, filingLines } from './filing-view.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const AT = '/api/incidents/:incidentId/filings'

export function filingRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', AT, 'filing.read', async ({ ctx, request }): Promise<FilingLine[]> => {
    return filingLines(await listFilings(ctx.store, checked(IncidentParams, request.params).incidentId))
  })
  route(app, door, 'GET', `${AT}/:form`, 'filing.read', async ({ ctx, request }): Promise<FilingDocument> => {
    const { incidentId, form } = checked(FilingParams, request.params)
    return documentOf(ctx, incidentId, form, checked(FilingQuery, request.query).version)
  })
  route(app, door, 'GET', `${AT}/:form/:version/pdf`, 'filing.read', async ({ ctx, request, reply }) => {
    const row = await rowOf(ctx, checked(FilingVersionParams, request.params))
    return reply
      .header('content-disposition', attachment(row, 'pdf'))
      .type('application/pdf')
      .send(await filingPdf(row.fields))
  })
  route(app, door, 'GET', `${AT}/:form/:version/docx`, 'filing.read', async ({ ctx, request, reply }) => {
    const row = await rowOf(ctx, checked(FilingVersionParams, request.params))
    return reply
      .header('content-disposition', attachment(row, 'docx'))
      .type(DOCX)
      .send(await filingDocx(row.fields))
  })
  route(app, door, 'GET', `${AT}/:form/:version/json`, 'filing.read', async ({ ctx, request, reply }) => {
    const row = await rowOf(ctx, checked(FilingVersionParams, request.params))
    return reply.header('content-disposition', attachment(row, 'json')).type('application/json').send(row.fields)
  })
  route(app, door, 'GET', `${AT}/:form/:version/csv`, 'filing.read', async ({ ctx, request, reply }) => {
    const { incidentId, form, version } = checked(FilingVersionParams, request.params)
    const { parts } = await documentOf(ctx, incidentId, form, version)
    return answerCsv(
      reply,
      `${form}-v${version}.csv`,
      ['part', 'field', 'label', 'value', 'source', 'note', 'facts'],
      parts.flatMap((part) => part.fields.map((field) => [part.title, field.id, field.label, field.value, field.source, field.note, field.facts.join(' ')])),
    )
  })
  route(app, door, 'POST', `${AT}/:form/prepare`, 'filing.make', async ({ ctx, request }): Promise<FilingDocument> => {
    const { incidentId, form } = checked(FilingParams, request.params)
    const { file } = await findIncidentWork(ctx, incidentId as IncidentId)
    const { version } = await prepareFiling(ctx, incidentId as IncidentId, form, checked(PrepareBody, request.body).kind, file)
    return documentOf(ctx, incidentId, form, version)
  })
  receiptRoutes(app, door)
}

/** That a filing went out, and what came back, which may be a file. */
function receiptRoutes(app: FastifyInstance, door: Door): void {
  const limits = { bodyLimit: RECEIPT_BODY_BYTES }
  const filed = async ({ ctx, request }: Asked): Promise<FilingDocument> => {
    const { incidentId, form, version } = checked(FilingVersionParams, request.params)
    const { filedAt, reference, receipt, file } = checked(FiledBody, request.body)
    await recordFiled(ctx, incidentId as IncidentId, { form, version, filedAt: new Date(filedAt), reference, receipt, file: fileOf(file) })
    return documentOf(ctx, incidentId, form, version)
  }
  const receipt = async ({ ctx, request }: Asked): Promise<FilingDocument> => {
    const { incidentId, form, version } = checked(FilingVersionParams, request.params)
    const { reference, receipt: says, file } = checked(ReceiptBody, request.body)
    await recordReceipt(ctx, incidentId as IncidentId, form, version, { reference, receipt: says, file: fileOf(file) })
    return documentOf(ctx, incidentId, form, version)
  }
  route(app, door, 'POST', `${AT}/:form/:version/filed`, 'filing.make', filed, limits)
  route(app, door, 'POST', `${AT}/:form/:version/receipt`, 'filing.make', receipt, limits)
  route(app, door, 'GET', `${AT}/:form/:version/receipts/:receiptNo`, 'filing.read', async ({ ctx, request, reply }) => {
    const { incidentId, form, version, receiptNo } = checked(ReceiptParams, request.params)
    const { name, bytes, content } = await readReceipt(ctx, incidentId as IncidentId, form, version, receiptNo)
    return strangersFile(reply, name).header('content-length', bytes).send(Readable.from(content))
  })
}

async function documentOf(ctx: Context, incidentId: string, form: string, version?: number): Promise<FilingDocument> {
  const rows = await listFilings(ctx.store, incidentId)
  const row = rows.findLast((one) => one.form === form && (version === undefined || one.version === version))
  if (!row) throw new AppError('filing_unknown', { form })
  return filingDocument(row, rows)
}

async function rowOf(ctx: Context, { incidentId, form, version }: { incidentId: string; form: string; version: number }): Promise<FilingRow> {
  const row = (await listFilings(ctx.store, incidentId)).find((one) => one.form === form && one.version === version)
  if (!row) throw new AppError('filing_unknown', { form: `${form}, version ${version}` })
  return row
}

const attachment = ({ form, version }: FilingRow, ending: string) => `attachment; filename="filing-${form}-v${version}.${ending}"`
const fileOf = (file: { name: string; base64: string } | null) => (file ? { name: file.name, content: Buffer.from(file.base64, 'base64') } : null)
