/** What reviewers agreed on, for the next register: pairs named by keys become pairs of lines of the analysis as it is now. */
import { createHash } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { Engine } from '../../engine/engine.ts'
import { duckdbExecutor } from '../../engine/sql-executor.ts'
import type { IncidentId } from '../../ids.ts'
import { enqueueStage } from '../../incident/run-stage.ts'
import type { LinkInput } from '../../linkage/fields.ts'
import { decisionsOf } from './decisions.ts'
import { RECORD_KEY, rosterKey } from './lines.ts'
import { listAnswers, type GivenAnswer } from './queries.ts'

/** The decisions that hold, in a digest: a register built on others is built anew. Empty: none. */
export async function decisionsKey(ctx: Context, incidentId: IncidentId): Promise<string> {
  const decided = bindingDecisions(await listAnswers(ctx.store, incidentId))
  return decided.length === 0 ? '' : createHash('sha256').update(JSON.stringify(decided.toSorted())).digest('hex')
}

/** A contradiction between reviewers binds nobody. */
function bindingDecisions(answers: readonly GivenAnswer[]): [pair: string, decision: 'same' | 'different'][] {
  return [...decisionsOf(answers)].filter((one): one is [string, 'same' | 'different'] => one[1] === 'same' || one[1] === 'different')
}

/** Asks for a register with what is decided now; the worker builds it, and what follows from it. */
export async function applyDecisions(ctx: Context, incidentId: IncidentId): Promise<{ decided: number }> {
  return ctx.store.transaction(async (tx) => {
    const decided = bindingDecisions(await listAnswers(tx, incidentId)).length
    await recordEvent(tx, ctx, 'review.apply', `incident:${incidentId}`, { decided }, { incidentId })
    await enqueueStage(tx, incidentId, 'register')
    return { decided }
  })
}

/** Expects subject_record and roster_member. Undefined where nobody has decided anything. */
export async function decidedPairs(ctx: Context, engine: Engine, incidentId: IncidentId): Promise<LinkInput['decided']> {
  const decided = bindingDecisions(await listAnswers(ctx.store, incidentId))
  // What an earlier register was built with is not what holds now.
  await engine.run('drop table if exists review_decided')
  if (decided.length === 0) return undefined
  await duckdbExecutor(engine).load('review_decision', { left_key: 'text', right_key: 'text', is_same: 'integer' }, [
    [decided.map(([pair]) => pair.split(' ')[0]!), decided.map(([pair]) => pair.split(' ')[1]!), decided.map(([, decision]) => (decision === 'same' ? 1 : 0))],
  ])
  await engine.run(`
    create or replace table review_decided as
    with wanted as (select left_key as key from review_decision union select right_key from review_decision),
    line as (
      select q.record_no as line_no, ${RECORD_KEY} as key
      from subject_record q join record r using (record_no) join source s using (file_no, source_no)
      where ${RECORD_KEY} in (select key from wanted)
      union all
      select -row_number() over (order by m.roster_no), ${rosterKey(incidentId)} from roster_member m
    )
    select l.line_no as left_no, r.line_no as right_no, d.is_same = 1 as is_same
    from review_decision d join line l on l.key = d.left_key join line r on r.key = d.right_key
  `)
  return { table: 'review_decided', leftColumn: 'left_no', rightColumn: 'right_no', sameColumn: 'is_same' }
}
