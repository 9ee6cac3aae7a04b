/** The register: lists in which nothing is in clear, one person with the proof, and one value for sixty seconds with a reason in the log. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { recordEvent } from '../audit/log.ts'
import { listLooks } from '../audit/list-entries.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { SPECIAL_CATEGORIES } from '../kinds.ts'
import { explainPerson, revealValue } from '../register/explain-person.ts'
import { personId } from '../register/person.ts'
import { countPersons, countPersonsBefore, findPerson, findSummary, listPersonsAfter, listPersonsBefore, type PersonFilter } from '../register/queries.ts'
import type { ListedPerson } from '../register/listed-person.ts'
import { answerCsv, streamCsv } from './answer-csv.ts'
import {
  IncidentParams,
  PersonParams,
  RegisterQuery,
  RevealBody,
  type PersonView,
  type RegisterChanges,
  type RegisterPage,
  type RevealAnswer,
} from './contract.ts'
import type { Cell } from './csv.ts'
import { checked, route, type Asked, type Door } from './request.ts'

/** How long a revealed value may stay on a screen. */
const REVEAL_SECONDS = 60
const EXPORT_BATCH = 2_000
const SHORTEST_REASON = 4

export function registerRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/register', 'register.list', readPage)
  route(app, door, 'GET', '/api/incidents/:incidentId/register/changes', 'register.list', readChanges)
  route(app, door, 'GET', '/api/incidents/:incidentId/register/changes.csv', 'register.list', exportChanges)
  route(app, door, 'GET', '/api/incidents/:incidentId/register.csv', 'register.list', exportRegister)
  route(app, door, 'GET', '/api/incidents/:incidentId/persons/:personNo', 'person.read', readPerson)
  route(app, door, 'GET', '/api/incidents/:incidentId/persons/:personNo/links.csv', 'person.read', exportLinks)
  route(app, door, 'POST', '/api/incidents/:incidentId/persons/:personNo/reveal', 'person.reveal', revealField)
}

async function readPage({ ctx, request }: Asked): Promise<RegisterPage> {
  const incidentId = checked(IncidentParams, request.params).incidentId as IncidentId
  const { after, before, limit, ...filter } = checked(RegisterQuery, request.query)
  const rows =
    before === undefined
      ? await listPersonsAfter(ctx.store, incidentId, filter, after ?? -1, limit + 1)
      : await listPersonsBefore(ctx.store, incidentId, filter, before, limit)
  const hasMore = before === undefined && rows.length > limit
  if (hasMore) rows.pop()
  const first = rows[0]
  const total = await countPersons(ctx.store, incidentId, filter)
  const offset = first ? await countPersonsBefore(ctx.store, incidentId, filter, first.personNo) : 0
  await ctx.store.transaction((tx) =>
    recordEvent(tx, ctx, 'register.list', `incident:${incidentId}`, { ...filter, from: offset + 1, rows: rows.length }, { incidentId }),
  )
  const end = offset + rows.length
  return { rows, total, offset, after: end < total ? rows.at(-1)!.personNo : null, before: offset > 0 ? first!.personNo : null }
}

/** Numbers of people only: nobody is named, so it is no look at a person. */
async function readChanges({ ctx, request }: Asked): Promise<RegisterChanges> {
  const found = await findSummary(ctx.store, checked(IncidentParams, request.params).incidentId as IncidentId)
  return { builtAt: found?.builtAt.toISOString() ?? null, changes: found?.summary.changes ?? null }
}

async function exportChanges({ ctx, request, reply }: Asked) {
  const found = await findSummary(ctx.store, checked(IncidentParams, request.params).incidentId as IncidentId)
  const events = found?.summary.changes?.events ?? []
  return answerCsv(
    reply,
    'register-changes.csv',
    ['event', 'person_id', 'others'],
    events.map(({ event, id, others }) => [event, personId(id), others.map((other) => personId(other)).join(' ')]),
  )
}

const COLUMNS = ['person_id', 'name_masked', 'relationship', 'left_on', 'kinds', 'flags', 'reach', 'records', 'files', 'confidence'] as const

/** The list as it is on the screen: masked. What is in clear leaves the house only through `tocsin`'s own register file. */
async function exportRegister({ ctx, request, reply }: Asked) {
  const incidentId = checked(IncidentParams, request.params).incidentId as IncidentId
  const { relationship, kind, flag, q } = checked(RegisterQuery, request.query)
  const filter: PersonFilter = { relationship, kind, flag, q }
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'register.export', `incident:${incidentId}`, { ...filter, masked: true }, { incidentId }))
  return streamCsv(reply, 'register.csv', COLUMNS, batchesOf(ctx, incidentId, filter))
}

async function* batchesOf(ctx: Context, incidentId: IncidentId, filter: PersonFilter): AsyncGenerator<Cell[][]> {
  let after = -1
  for (;;) {
    const rows = await listPersonsAfter(ctx.store, incidentId, filter, after, EXPORT_BATCH)
    if (rows.length === 0) return
    yield rows.map(cellsOf)
    after = rows.at(-1)!.personNo
  }
}

function cellsOf(row: ListedPerson): Cell[] {
  return [
    personId(row.personNo),
    row.masked,
    row.relationship,
    row.leftOn,
    row.kinds.join(' '),
    row.flags.join(' '),
    row.reach,
    row.records,
    row.files,
    Number(row.confidence.toFixed(4)),
  ]
}

function personOf(request: Asked['request']): { incidentId: IncidentId; personNo: number } {
  const { incidentId, personNo } = checked(PersonParams, request.params)
  return { incidentId: incidentId as IncidentId, personNo: Number(personNo.replace('P-', '')) }
}

async function readPerson({ ctx, request }: Asked): Promise<PersonView> {
  const { incidentId, personNo } = personOf(request)
  const object = `person:${personId(personNo)}`
  const person = await findPerson(ctx.store, incidentId, personNo)
  if (!person) throw new AppError('person_unknown', { personId: personId(personNo) })
  const evidence = await explainPerson(ctx, incidentId, personNo)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'person.read', object, {}, { incidentId }))
  const looks = await listLooks(ctx.store, incidentId, object, 'person.reveal')
  return {
    ...person,
    exposures: evidence.exposures.map((exposure) => ({
      ...exposure,
      special: SPECIAL_CATEGORIES.has(exposure.kind),
      canReveal: exposure.masked.includes('•'),
    })),
    sources: evidence.records,
    links: evidence.links,
    graph: evidence.graph,
    roster: evidence.roster,
    modelHash: evidence.modelHash,
    household: evidence.household,
    looks: looks.map(({ at, actor, reason, action }) => ({ at: at.toISOString(), name: actor, action, reason })),
  }
}

/** What holds this person's records together, by the places of both ends. */
async function exportLinks({ ctx, request, reply }: Asked): Promise<FastifyReply> {
  const { incidentId, personNo } = personOf(request)
  const id = personId(personNo)
  if (!(await findPerson(ctx.store, incidentId, personNo))) throw new AppError('person_unknown', { personId: id })
  const { graph, modelHash } = await explainPerson(ctx, incidentId, personNo)
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'person.read', `person:${id}`, { file: 'links.csv' }, { incidentId }))
  const end = (index: number) => [graph.nodes[index]!.isRoster ? 'roster' : 'record', graph.nodes[index]!.path, graph.nodes[index]!.place]
  return answerCsv(
    reply,
    `${id}-links.csv`,
    ['person_id', 'left_is', 'left_file', 'left_place', 'right_is', 'right_file', 'right_place', 'held_by', 'bits', 'model'],
    graph.lines.map(({ left, right, why, bits }) => [id, ...end(left), ...end(right), why, bits === null ? null : Number(bits.toFixed(3)), modelHash]),
  )
}

/** The log entry is written first: a value that could not be logged is not shown. */
async function revealField({ ctx, request }: Asked): Promise<RevealAnswer> {
  const { incidentId, personNo } = personOf(request)
  const { field, reason } = checked(RevealBody, request.body)
  if (reason.length < SHORTEST_REASON) throw new AppError('reason_missing')
  if (!(await findPerson(ctx.store, incidentId, personNo))) throw new AppError('person_unknown', { personId: personId(personNo) })
  await ctx.store.transaction((tx) =>
    recordEvent(tx, ctx, 'person.reveal', `person:${personId(personNo)}`, { field }, { incidentId, reason: `${field}: ${reason}` }),
  )
  return { field, value: await revealValue(ctx, incidentId, personNo, field), seconds: REVEAL_SECONDS }
}
