/** The ledger of facts, who told whom, and the questions to the supplier. */
import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { answerQuestion } from '../incident/answer-question.ts'
import { askQuestion, askStandardQuestions, moveQuestion, withdrawQuestion } from '../incident/ask-questions.ts'
import { listCitations, listCorrections, settleCorrection } from '../incident/citations.ts'
import { supplierDelayHours } from '../incident/incident.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { listLedger } from '../incident/ledger.ts'
import { listQuestions, remindersDue, stateOf, type QuestionRow } from '../incident/list-questions.ts'
import { BODIES, PARTY_ROLES } from '../incident/party.ts'
import { STANDARD_QUESTIONS } from '../incident/questions.ts'
import { addParty, findChain, recordTelling } from '../incident/record-telling.ts'
import { takeRemindersDue } from '../incident/remind-supplier.ts'
import { reminderText } from '../incident/reminder-text.ts'
import { choicesOf, SETTABLE_PATHS } from '../incident/settable.ts'
import { addFact, correctFact } from '../incident/state-fact.ts'
import {
  AnswerBody,
  CorrectionBody,
  FactBody,
  FactParams,
  IncidentParams,
  MoveBody,
  PartyBody,
  QuestionBody,
  QuestionParams,
  WithdrawBody,
  SettleBody,
  TellingBody,
  type ChainView,
  type LedgerView,
  type QuestionsView,
  type QuestionView,
  type ReminderView,
} from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const AT = '/api/incidents/:incidentId'
const idOf = ({ request }: Asked) => checked(IncidentParams, request.params).incidentId as IncidentId

export function ledgerRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', `${AT}/ledger`, 'incident.read', (asked) => ledgerOf(asked.ctx, idOf(asked)))
  route(app, door, 'POST', `${AT}/facts`, 'fact.record', async (asked) => {
    await addFact(asked.ctx, idOf(asked), factOf(checked(FactBody, asked.request.body)))
    return ledgerOf(asked.ctx, idOf(asked))
  })
  route(app, door, 'POST', `${AT}/facts/:factNo/correct`, 'fact.record', async ({ ctx, request }) => {
    const { incidentId, factNo } = checked(FactParams, request.params)
    await correctFact(ctx, incidentId as IncidentId, factNo, factOf(checked(CorrectionBody, request.body)))
    return ledgerOf(ctx, incidentId as IncidentId)
  })
  route(app, door, 'POST', `${AT}/corrections/settle`, 'fact.record', async (asked) => {
    const { document, factNo, how } = checked(SettleBody, asked.request.body)
    await settleCorrection(asked.ctx, idOf(asked), document, factNo, how)
    return ledgerOf(asked.ctx, idOf(asked))
  })
  route(app, door, 'GET', `${AT}/chain`, 'incident.read', (asked) => chainOf(asked.ctx, idOf(asked)))
  route(app, door, 'POST', `${AT}/tellings`, 'fact.record', async (asked) => {
    const { at, body = null, from, to, how, reference } = checked(TellingBody, asked.request.body)
    const known = BODIES.find((one) => one === body) ?? null
    if (body !== null && known === null) throw new AppError('telling_invalid', { problem: 'there is no such body' })
    await recordTelling(asked.ctx, idOf(asked), { at: new Date(at), body: known, ...defined({ from, to, how, reference }) })
    return chainOf(asked.ctx, idOf(asked))
  })
  route(app, door, 'POST', `${AT}/parties`, 'fact.record', async (asked) => {
    const { name, role, country, contact } = checked(PartyBody, asked.request.body)
    await addParty(asked.ctx, idOf(asked), { name, role: PARTY_ROLES.find((one) => one === role) ?? 'other', ...defined({ country, contact }) })
    return chainOf(asked.ctx, idOf(asked))
  })
}

export function questionRoutes(app: FastifyInstance, door: Door): void {
  const at = `${AT}/questions`
  route(app, door, 'GET', at, 'incident.read', (asked) => questionsOf(asked.ctx, idOf(asked)))
  route(app, door, 'POST', `${at}/standard`, 'question.ask', async (asked) => {
    await askStandardQuestions(asked.ctx, idOf(asked))
    return questionsOf(asked.ctx, idOf(asked))
  })
  route(app, door, 'POST', at, 'question.ask', async (asked) => {
    const { asks, why, dueAt } = checked(QuestionBody, asked.request.body)
    await askQuestion(asked.ctx, idOf(asked), { asks, dueAt: new Date(dueAt), ...defined({ why }) })
    return questionsOf(asked.ctx, idOf(asked))
  })
  route(app, door, 'POST', `${at}/remind`, 'question.ask', async (asked): Promise<ReminderView> => {
    const taken = await takeRemindersDue(asked.ctx, idOf(asked))
    const questions = (await listQuestions(asked.ctx.store, idOf(asked))).filter(({ questionNo }) => taken.some((one) => one.questionNo === questionNo))
    const { file } = await findIncidentWork(asked.ctx, idOf(asked))
    return { questions: questions.length, text: reminderText(file, questions, asked.ctx.clock.now()) }
  })
  route(app, door, 'POST', `${at}/:questionNo/answer`, 'fact.record', async ({ ctx, request }) => {
    const { incidentId, questionNo } = checked(QuestionParams, request.params)
    const { says, evidence, answeredBy } = checked(AnswerBody, request.body)
    await answerQuestion(ctx, incidentId as IncidentId, { questionNo, says, answeredBy, ...defined({ evidence }) })
    return questionsOf(ctx, incidentId as IncidentId)
  })
  route(app, door, 'POST', `${at}/:questionNo/move`, 'question.ask', async ({ ctx, request }) => {
    const { incidentId, questionNo } = checked(QuestionParams, request.params)
    const { dueAt, reason } = checked(MoveBody, request.body)
    await moveQuestion(ctx, incidentId as IncidentId, questionNo, new Date(dueAt), reason)
    return questionsOf(ctx, incidentId as IncidentId)
  })
  route(app, door, 'POST', `${at}/:questionNo/withdraw`, 'question.ask', async ({ ctx, request }) => {
    const { incidentId, questionNo } = checked(QuestionParams, request.params)
    await withdrawQuestion(ctx, incidentId as IncidentId, questionNo, checked(WithdrawBody, request.body).reason)
    return questionsOf(ctx, incidentId as IncidentId)
  })
}

async function ledgerOf(ctx: Context, incidentId: IncidentId): Promise<LedgerView> {
  const [{ file }, ledger, citations, corrections] = await Promise.all([
    findIncidentWork(ctx, incidentId),
    listLedger(ctx.store, incidentId),
    listCitations(ctx.store, incidentId),
    listCorrections(ctx.store, incidentId),
  ])
  const replacedBy = new Map(ledger.map(({ factNo, replacesNo }) => [replacesNo, factNo]))
  return {
    facts: ledger.map(({ statedAt, recordedAt, ...fact }) => ({
      ...fact,
      statedAt: statedAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
      replacedByNo: replacedBy.get(fact.factNo) ?? null,
      citedIn: [...new Set(citations.filter(({ factNo }) => factNo === fact.factNo).map(({ document }) => document))],
    })),
    corrections: corrections.map(({ changedAt, citedAt, ...one }) => ({ ...one, changedAt: changedAt.toISOString(), citedAt: citedAt.toISOString() })),
    settable: SETTABLE_PATHS.map((path) => ({ path, choices: [...choicesOf(path)], value: valueAt(file, path) })),
  }
}

async function chainOf(ctx: Context, incidentId: IncidentId): Promise<ChainView> {
  const { parties, tellings } = await findChain(ctx.store, incidentId)
  const { file } = await findIncidentWork(ctx, incidentId)
  return {
    parties: parties.map(({ name, role, country, contact, under }) => ({ name, role, country, contact, under })),
    tellings: tellings.map(({ from, to, body, at, how, reference }) => ({ from, to, body, at, how, reference })),
    supplierDelayHours: supplierDelayHours(file.moments),
  }
}

async function questionsOf(ctx: Context, incidentId: IncidentId): Promise<QuestionsView> {
  const questions = await listQuestions(ctx.store, incidentId)
  const { file } = await findIncidentWork(ctx, incidentId)
  const now = ctx.clock.now()
  const asked = new Set(questions.map(({ code }) => code))
  return {
    supplier: file.supplier?.name ?? '',
    questions: questions.map((question) => questionView(question, now)),
    notAsked: STANDARD_QUESTIONS.filter(({ code }) => !asked.has(code)).length,
    remindersDue: remindersDue(questions, now).length,
  }
}

function questionView(question: QuestionRow, now: Date): QuestionView {
  const { questionNo, code, asks, why, answerKind, options, askedAt, dueAt, answers, reminders } = question
  return {
    questionNo,
    code,
    asks,
    why,
    answerKind,
    options,
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    state: stateOf(question, now),
    answers: answers.map(({ says, evidence, answeredBy, answeredAt, factNo }) => ({
      says,
      evidence,
      answeredBy,
      answeredAt: answeredAt.toISOString(),
      factNo,
    })),
    remindedAt: reminders.map((reminder) => reminder.dueAt.toISOString()),
  }
}

type Defined<Given> = { [Key in keyof Given as undefined extends Given[Key] ? never : Key]: Given[Key] } & {
  [Key in keyof Given as undefined extends Given[Key] ? Key : never]?: Exclude<Given[Key], undefined>
}
/** Without the keys that were not given. */
function defined<Given extends object>(given: Given): Defined<Given> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<Given>
}

function factOf<Body extends { statedAt?: string | null | undefined }>(body: Body): Defined<Omit<Body, 'statedAt'>> & { statedAt?: Date | null } {
  const { statedAt, ...rest } = body
  return { ...defined(rest), ...(statedAt ? { statedAt: new Date(statedAt) } : {}) }
}

function valueAt(file: object, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : null), file) ?? null
}
