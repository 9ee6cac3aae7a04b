/** Takes an answer of the supplier: kept as it came, and as a fact. A better answer replaces the fact; the earlier stays to be read. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { currentFactFor } from './fact.ts'
import { followLedger, listLedger } from './ledger.ts'
import { readAnswer, standardQuestion, type AnswerKind } from './questions.ts'
import { recordFact } from './record-fact.ts'
import { checkedSets, type Sets } from './settable.ts'
import { assumptionBehind } from './state-fact.ts'
import { displayMoment } from './zone.ts'

export type GivenAnswer = {
  questionNo: number
  says: string
  /** Where it can be looked at: a file handed over with its SHA-256, a page of a report. */
  evidence?: string
  /** Who answers, as the ledger shall say: `Northgate Data Services`. Never a private person. */
  answeredBy: string
}

/**
 * [QST4] Gives the number of the fact. The supplier's word is graded as such, whoever types it in. Answers that a rule reads set the
 * incident file, so that duties are computed anew.
 * @throws AppError question_unknown, answer_invalid.
 */
export async function answerQuestion(ctx: Context, incidentId: IncidentId, { questionNo, says, evidence = '', answeredBy }: GivenAnswer): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const [question] = await tx.query<{ code: string; asks: string; topic: string; answer_kind: AnswerKind; options: string[]; withdrawn_at: Date | null }>(
      'select code, asks, topic, answer_kind, options, withdrawn_at from question where incident_id = $1 and question_no = $2 for update',
      [incidentId, questionNo],
    )
    if (!question || question.withdrawn_at) throw new AppError('question_unknown', { question: questionNo })
    const [{ zone } = { zone: 'UTC' }] = await tx.query<{ zone: string }>('select zone from incident where incident_id = $1', [incidentId])
    const read = readAnswer(question.answer_kind, question.options, says)
    if ('problem' in read) throw new AppError('answer_invalid', { question: questionNo, problem: read.problem })
    const path = standardQuestion(question.code)?.sets
    const sets = path ? checkedSets(path, read.value) : null
    const source = `${answeredBy}, answer to question ${questionNo}`
    const factNo = await recordFact(tx, ctx, incidentId, {
      topic: question.topic,
      says: `${question.asks.split('?')[0]}${question.asks.includes('?') ? '?' : ''} ${sayingOf(question.answer_kind, read.says, zone)}`,
      grade: 'supplier',
      source,
      evidence,
      sets,
      internal: true,
      ...(await replacedBy(tx, incidentId, questionNo, sets)),
    })
    // The same said again is no new answer.
    if (factNo === null) return lastFactOf(tx, incidentId, questionNo)
    const [row] = await tx.query<{ answer_no: number }>(
      `insert into answer (incident_id, question_no, answer_no, says, evidence, answered_by, answered_at, fact_no)
       select $1::uuid, $2::integer, coalesce(max(answer_no), 0) + 1, $3, $4, $5, $6::timestamptz, $7::integer
       from answer where incident_id = $1::uuid and question_no = $2::integer returning answer_no`,
      [incidentId, questionNo, read.says, evidence, answeredBy, ctx.clock.now(), factNo],
    )
    await recordEvent(tx, ctx, 'question.answer', `question:${questionNo}`, { answerNo: row!.answer_no, fact: factNo }, { incidentId })
    await followLedger(tx, ctx, incidentId)
    return factNo
  })
}

/** The answer as a sentence of the ledger: a time on the organisation's wall, a choice as words. */
function sayingOf(kind: AnswerKind, says: string, zone: string): string {
  if (kind === 'moment' && /^\d{4}-.*Z$/.test(says)) return `${displayMoment(new Date(says), zone)}.`
  const words = kind === 'choice' ? says.replace(/^[\w ]+/, (choice) => choice.trim().replaceAll('_', ' ')) : says
  const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)}`
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`
}

type Db = Parameters<typeof listLedger>[0]

/** The fact that an answer takes the place of: the last answer's, as it stands now; else the assumption made while nobody had answered. */
async function replacedBy(tx: Db, incidentId: IncidentId, questionNo: number, sets: Sets | null): Promise<{ replacesNo?: number }> {
  const ledger = await listLedger(tx, incidentId)
  const last = await lastFactOf(tx, incidentId, questionNo)
  if (last > 0) return { replacesNo: currentFactFor(ledger, last)!.factNo }
  const isKnown = sets !== null && sets.value !== 'unknown' && sets.value !== null
  const assumed = isKnown ? assumptionBehind(ledger, sets) : undefined
  return assumed ? { replacesNo: assumed.factNo } : {}
}

/** 0: not answered yet. */
async function lastFactOf(tx: Db, incidentId: IncidentId, questionNo: number): Promise<number> {
  const [row] = await tx.query<{ fact_no: number }>('select fact_no from answer where incident_id = $1 and question_no = $2 order by answer_no desc limit 1', [
    incidentId,
    questionNo,
  ])
  return row?.fact_no ?? 0
}
