/** All SQL of the review in the store. */
import type { IncidentId } from '../../ids.ts'
import type { Queryable, Transaction } from '../../store/database.ts'
import type { ReviewPairRow } from '../../store/rows/review.ts'

export type Reason = 'unsure' | 'impact' | 'random' | 'golden'
export type Answer = 'same' | 'different' | 'household' | 'cannot_say'
export type DrawnPair = {
  reason: Reason
  leftKey: string
  rightKey: string
  leftNo: number
  rightNo: number
  pattern: number
  bits: number
  wasLinked: boolean
  expected: 'same' | 'different' | null
}
export type DrawnSample = { recordKey: string; predicted: number; pairs: { pair: DrawnPair; standsFor: number }[] }
export type Draw = { seed: number; drawnAt: Date; drawnBy: string; records: number; people: number }

export async function storeQueue(
  tx: Transaction,
  incidentId: IncidentId,
  draw: Draw,
  pairs: readonly DrawnPair[],
  samples: readonly DrawnSample[],
): Promise<void> {
  for (const table of ['review_sample_pair', 'review_sample', 'review_pair', 'review_draw'])
    await tx.query(`delete from ${table} where incident_id = $1`, [incidentId])
  await tx.query('insert into review_draw (incident_id, seed, drawn_at, drawn_by, records, people) values ($1, $2, $3, $4, $5, $6)', [
    incidentId,
    draw.seed,
    draw.drawnAt,
    draw.drawnBy,
    draw.records,
    draw.people,
  ])
  const numberOf = new Map(pairs.map((pair, index) => [pair, index + 1]))
  const column = <Key extends keyof DrawnPair>(key: Key) => pairs.map((pair) => pair[key])
  await tx.query(
    `insert into review_pair (incident_id, pair_no, reason, left_key, right_key, left_no, right_no, pattern, bits, was_linked, expected)
     select $1, * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::int[], $9::float8[], $10::boolean[], $11::text[])`,
    [
      incidentId,
      pairs.map((_, index) => index + 1),
      column('reason'),
      column('leftKey'),
      column('rightKey'),
      column('leftNo'),
      column('rightNo'),
      column('pattern'),
      column('bits'),
      column('wasLinked'),
      column('expected'),
    ],
  )
  await tx.query(`insert into review_sample (incident_id, sample_no, record_key, predicted) select $1, * from unnest($2::int[], $3::text[], $4::int[])`, [
    incidentId,
    samples.map((_, index) => index + 1),
    samples.map(({ recordKey }) => recordKey),
    samples.map(({ predicted }) => predicted),
  ])
  const parts = samples.flatMap((sample, index) => sample.pairs.map(({ pair, standsFor }) => [index + 1, numberOf.get(pair)!, standsFor] as const))
  await tx.query(
    `insert into review_sample_pair (incident_id, sample_no, pair_no, stands_for) select $1, * from unnest($2::int[], $3::int[], $4::int[]) on conflict do nothing`,
    [incidentId, parts.map(([sample]) => sample), parts.map(([, pair]) => pair), parts.map(([, , standsFor]) => standsFor)],
  )
}

export async function findDraw(db: Queryable, incidentId: IncidentId): Promise<Draw | null> {
  const [row] = await db.query<{ seed: number; drawn_at: Date; drawn_by: string; records: number; people: number }>(
    'select * from review_draw where incident_id = $1',
    [incidentId],
  )
  return row ? { seed: row.seed, drawnAt: row.drawn_at, drawnBy: row.drawn_by, records: row.records, people: row.people } : null
}

export type QueuedPair = DrawnPair & { pairNo: number }
type PairRow = Omit<ReviewPairRow, 'incident_id'> & { reason: Reason; expected: 'same' | 'different' | null }
const pairOf = (row: PairRow): QueuedPair => ({
  pairNo: row.pair_no,
  reason: row.reason,
  leftKey: row.left_key,
  rightKey: row.right_key,
  leftNo: row.left_no,
  rightNo: row.right_no,
  pattern: row.pattern,
  bits: row.bits,
  wasLinked: row.was_linked,
  expected: row.expected,
})

export async function listPairs(db: Queryable, incidentId: IncidentId): Promise<QueuedPair[]> {
  return (await db.query<PairRow>('select * from review_pair where incident_id = $1 order by pair_no', [incidentId])).map(pairOf)
}

export type GivenAnswer = { leftKey: string; rightKey: string; staffId: string; answer: Answer; note: string; answeredAt: Date }

export async function listAnswers(db: Queryable, incidentId: IncidentId): Promise<GivenAnswer[]> {
  const rows = await db.query<{ left_key: string; right_key: string; staff_id: string; answer: Answer; note: string; answered_at: Date }>(
    'select * from review_answer where incident_id = $1 order by answered_at, staff_id',
    [incidentId],
  )
  return rows.map((row) => ({
    leftKey: row.left_key,
    rightKey: row.right_key,
    staffId: row.staff_id,
    answer: row.answer,
    note: row.note,
    answeredAt: row.answered_at,
  }))
}

export async function storeAnswer(tx: Transaction, incidentId: IncidentId, given: GivenAnswer): Promise<void> {
  await tx.query(
    `insert into review_answer (incident_id, left_key, right_key, staff_id, answer, note, answered_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (incident_id, left_key, right_key, staff_id) do update set answer = excluded.answer, note = excluded.note, answered_at = excluded.answered_at`,
    [incidentId, given.leftKey, given.rightKey, given.staffId, given.answer, given.note, given.answeredAt],
  )
}

/** Says whether there was any. */
export async function deleteAnswers(
  tx: Transaction,
  incidentId: IncidentId,
  pairs: readonly { leftKey: string; rightKey: string }[],
  staffId: string,
): Promise<boolean> {
  const rows = await tx.query(
    `delete from review_answer using unnest($2::text[], $3::text[]) as gone (l, r)
     where incident_id = $1 and left_key = gone.l and right_key = gone.r and staff_id = $4 returning 1 as gone`,
    [incidentId, pairs.map(({ leftKey }) => leftKey), pairs.map(({ rightKey }) => rightKey), staffId],
  )
  return rows.length > 0
}

export type SamplePart = { sampleNo: number; predicted: number; pairNo: number | null; standsFor: number }

export async function listSampleParts(db: Queryable, incidentId: IncidentId): Promise<SamplePart[]> {
  const rows = await db.query<{ sample_no: number; predicted: number; pair_no: number | null; stands_for: number | null }>(
    `select s.sample_no, s.predicted, p.pair_no, p.stands_for
     from review_sample s left join review_sample_pair p using (incident_id, sample_no)
     where s.incident_id = $1 order by s.sample_no, p.pair_no`,
    [incidentId],
  )
  return rows.map((row) => ({ sampleNo: row.sample_no, predicted: row.predicted, pairNo: row.pair_no, standsFor: row.stands_for ?? 0 }))
}

export async function namesOfStaff(db: Queryable, staffIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ staff_id: string; name: string }>('select staff_id, name from staff where staff_id::text = any($1)', [staffIds])
  return new Map(rows.map(({ staff_id, name }) => [String(staff_id), name]))
}
