/**
 * Which pairs people are asked about: those near the line, those that move many records, records drawn at random for the count, and a few whose
 * answer is known, to check the reviewers. All come in one shuffled order, so that nobody can tell which is which.
 */
import { createHash } from 'node:crypto'
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { Engine } from '../../engine/engine.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { makeLineTable } from './lines.ts'
import { storeQueue, type DrawnPair, type DrawnSample } from './queries.ts'

export type QueueSizes = { unsure: number; impact: number; random: number; golden: number }
export const QUEUE_SIZES: QueueSizes = { unsure: 60, impact: 40, random: 100, golden: 12 }

/** Of a person with very many records so many are shown to the reviewer; the others are said by those that are the same. */
const SHOWN_OF_PERSON = 8
/** Near misses of a person that are shown. */
const NEAR_MISSES = 3
/** A link is made from this weight on, in bits (EDGE_LOGIT of 1, docs/rules/linkage.md). */
const LINE_BITS = Math.LOG2E

type Candidate = { left_no: number; right_no: number; left_key: string; right_key: string; pattern: number; bits: number; linked: boolean }

/** Draws the queue anew; answers given before stay, and pairs that have one are not asked again. Throws `register_missing`. */
export async function drawQueue(
  ctx: Context,
  incidentId: IncidentId,
  seed: number,
  sizes: QueueSizes = QUEUE_SIZES,
): Promise<{ pairs: number; samples: number }> {
  const engine = await ctx.engineOf(incidentId)
  const [known] = await engine.rows<{ tables: number }>(
    `select count(*) as tables from information_schema.tables where table_name in ('person_link', 'kept_pair', 'subject_record', 'person')`,
  )
  if (known!.tables < 4) throw new AppError('register_missing', { incidentId })
  await makeLineTable(engine, incidentId)
  const pairs = new Map<string, DrawnPair>()
  const add = (reason: DrawnPair['reason'], candidate: Candidate, expected: DrawnPair['expected'] = null): DrawnPair => {
    const [one, other] = candidate.left_key < candidate.right_key ? (['left', 'right'] as const) : (['right', 'left'] as const)
    const id = `${candidate[`${one}_key`]} ${candidate[`${other}_key`]}`
    const found = pairs.get(id) ?? {
      reason,
      leftKey: candidate[`${one}_key`],
      rightKey: candidate[`${other}_key`],
      leftNo: Number(candidate[`${one}_no`]),
      rightNo: Number(candidate[`${other}_no`]),
      pattern: candidate.pattern,
      bits: candidate.bits,
      wasLinked: candidate.linked,
      expected,
    }
    pairs.set(id, found)
    return found
  }
  /** As many as asked for that are not in the queue for another reason. */
  const addNew = async (reason: DrawnPair['reason'], order: string, count: number) => {
    const wanted = pairs.size + count
    for (const pair of await pairsBy(engine, order, wanted)) {
      if (pairs.size >= wanted) return
      add(reason, pair)
    }
  }
  for (const pair of await goldenPairs(engine, sizes.golden, seed)) add('golden', pair, pair.expected)
  const samples = await drawSamples(engine, sizes.random, seed, (candidate) => add('random', candidate))
  await addNew('unsure', `abs(bits - ${LINE_BITS})`, sizes.unsure)
  await addNew('impact', `-least(left_records, right_records) * probability * (1 - probability)`, sizes.impact)
  // The order follows from the seed and from nothing that a reviewer could see.
  const ordered = [...pairs.values()].toSorted((a, b) => (orderOf(a, seed) < orderOf(b, seed) ? -1 : 1))
  const [size] = await engine.rows<{ records: number; people: number }>(
    'select count(*) filter (person_no is not null) as records, count(distinct person_no) as people from person_link',
  )
  await ctx.store.transaction(async (tx) => {
    await storeQueue(tx, incidentId, { seed, drawnAt: ctx.clock.now(), drawnBy: ctx.actor.id, records: size!.records, people: size!.people }, ordered, samples)
    await recordEvent(tx, ctx, 'review.draw', `incident:${incidentId}`, { seed, pairs: ordered.length, samples: samples.length }, { incidentId })
  })
  return { pairs: ordered.length, samples: samples.length }
}

const orderOf = ({ leftKey, rightKey }: DrawnPair, seed: number) => createHash('sha256').update(`${seed} ${leftKey} ${rightKey}`).digest('hex')

/** Kept pairs with both ends' keys and persons; no two of the same two persons, so that one question is not asked ten times. */
async function pairsBy(engine: Engine, order: string, count: number): Promise<Candidate[]> {
  return engine.rows<Candidate>(
    `with one as (
       select left_no, right_no, left_key, right_key, pattern, bits, linked, ${order} as place,
         row_number() over (partition by linked, least(left_person, right_person), greatest(left_person, right_person) order by ${order}, left_no, right_no) as nth
       from review_candidate
       where probability between 0.02 and 0.98
     )
     select * exclude (place, nth) from one where nth = 1 order by place, left_no, right_no limit ${count}`,
  )
}

/** Half are copies that share a row key of one database; half are two people of the roster with one family name, born on different days. */
async function goldenPairs(engine: Engine, count: number, seed: number): Promise<(Candidate & { expected: 'same' | 'different' })[]> {
  const half = Math.ceil(count / 2)
  const same = await engine.rows<Candidate>(
    `select left_no, right_no, left_key, right_key, pattern, bits, linked from review_candidate
     where linked and probability > 0.9999 and left_no >= 0 and left_key <> right_key and exists (
       select 1 from same_key a join same_key b using (person_key) where a.record_no = left_no and b.record_no = right_no)
     order by md5(left_key || right_key || '${seed}') limit ${half}`,
  )
  const different = await engine.rows<Candidate>(
    `with named as (
       select l.line_no, l.key, s.record_no, lower(s.family_name) as family, s.date_of_birth as born, k.roster_id
       from review_line l
       join subject_record s on s.record_no = l.line_no
       join person_link k on k.record_no = s.record_no
       where k.roster_id is not null and k.probability > 0.999 and s.family_name <> '' and s.date_of_birth <> ''
       order by md5(l.key || '${seed}') limit 2000
     )
     select a.line_no as left_no, b.line_no as right_no, a.key as left_key, b.key as right_key, 0 as pattern, -20 as bits, false as linked
     from named a join named b on a.family = b.family and a.key < b.key and a.roster_id <> b.roster_id and a.born <> b.born
     order by md5(a.key || b.key || '${seed}') limit ${half}`,
  )
  return [...same.map((pair) => ({ ...pair, expected: 'same' as const })), ...different.map((pair) => ({ ...pair, expected: 'different' as const }))]
}

/**
 * Records drawn at random, each against the others of its person (one of each spelling; copies that say the same need no eye) and against the
 * persons that nearly joined it. A record that stands alone and that nothing came near is judged without a question.
 */
async function drawSamples(engine: Engine, count: number, seed: number, add: (candidate: Candidate) => DrawnPair): Promise<DrawnSample[]> {
  const drawn = await engine.rows<{ line_no: number; key: string; content: string; person_no: number; records: number }>(
    `select l.line_no, l.key, l.content, l.person_no, z.records
     from review_line l join review_person z using (person_no)
     where l.line_no >= 0 order by md5(l.key || '${seed}') limit ${count}`,
  )
  const samples: DrawnSample[] = []
  for (const record of drawn) {
    const others = await engine.rows<{ line_no: number; key: string; copies: number }>(
      `select arg_min(line_no, line_no) as line_no, arg_min(key, line_no) as key, count(*) as copies from review_line
       where person_no = ${record.person_no} and line_no >= 0 and content <> $content group by content order by line_no limit ${SHOWN_OF_PERSON}`,
      { content: record.content },
    )
    const misses = await engine.rows<Candidate & { copies: number }>(
      `select left_no, right_no, left_key, right_key, pattern, bits, linked, z.records as copies
       from (
         select *, case when left_person = ${record.person_no} then right_person else left_person end as other_person
         from review_candidate where not linked and (left_person = ${record.person_no} or right_person = ${record.person_no})
       ) c
       join review_person z on z.person_no = c.other_person
       qualify row_number() over (partition by other_person order by bits desc) = 1
       order by bits desc limit ${NEAR_MISSES}`,
    )
    const pairs = [
      ...(await Promise.all(others.map(async (other) => ({ pair: add(await knownPair(engine, record, other)), standsFor: other.copies })))),
      ...misses.map((miss) => ({ pair: add(miss), standsFor: miss.copies })),
    ]
    samples.push({ recordKey: record.key, predicted: record.records, pairs })
  }
  return samples
}

/** The pair as it was weighed, or, where two records were joined through others, without a weight of its own. */
async function knownPair(engine: Engine, record: { line_no: number; key: string }, other: { line_no: number; key: string }): Promise<Candidate> {
  const [known] = await engine.rows<Candidate>(
    `select left_no, right_no, left_key, right_key, pattern, bits, linked from review_candidate
     where (left_no = ${record.line_no} and right_no = ${other.line_no}) or (left_no = ${other.line_no} and right_no = ${record.line_no}) limit 1`,
  )
  return known ?? { left_no: record.line_no, right_no: other.line_no, left_key: record.key, right_key: other.key, pattern: 0, bits: 0, linked: true }
}
