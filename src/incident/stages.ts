/** How far each stage of an incident is: reads of stage_run for the doors that show it. */
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'
import type { StageRunRow } from '../store/rows/stage.ts'
import { errorOfStage } from './run-stage.ts'

export type StageState = {
  stage: string
  state: 'running' | 'done' | 'failed'
  done: number
  total: number
  unit: string
  startedAt: string
  endedAt: string | null
  /** Why it failed, in words; null otherwise. */
  problem: { says: string; hint: string } | null
}
type Row = Omit<StageRunRow, 'incident_id' | 'input_key' | 'output_key'> & { state: StageState['state']; result: Record<string, unknown> | null }

export async function listStages(db: Queryable, incidentId: string): Promise<StageState[]> {
  const rows = await db.query<Row>(
    'select stage, state, done, total, unit, started_at, ended_at, result from stage_run where incident_id = $1 order by started_at, stage',
    [incidentId],
  )
  return rows.map((row) => ({
    stage: row.stage,
    state: row.state,
    done: row.done,
    total: row.total,
    unit: row.unit,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    problem: row.state === 'failed' ? problemOf(row) : null,
  }))
}

/** An error nobody foresaw keeps its message out of the screen: it could hold a value from a file. */
function problemOf({ stage, result }: Row): StageState['problem'] {
  const error = errorOfStage({ stage, result })
  return error instanceof AppError ? { says: error.message, hint: error.hint } : { says: '', hint: '' }
}

/** Incidents with a stage that runs now, and the ones given: their last state is wanted once more when they end. */
export async function listRunningIncidents(db: Queryable, alsoIds: readonly string[]): Promise<string[]> {
  const rows = await db.query<{ incident_id: string }>("select distinct incident_id from stage_run where state = 'running' or incident_id = any($1::uuid[])", [
    alsoIds,
  ])
  return rows.map((row) => row.incident_id)
}
