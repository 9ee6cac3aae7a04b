/**
 * Which compared pairs may matter, in SQL: weights of each pattern from the model, corrected for how common the two names are. The bound is
 * never below a pair's own logit (the other corrections only lower it), so nothing that counts is left behind; the pairs that pass are
 * weighed once more, exactly, by the same code as the kernel's.
 */
import type { Dialect } from '../../engine/dialect.ts'
import type { Batch, ColumnType } from '../../engine/sql-executor.ts'
import { FAMILY, GIVEN } from '../comparisons.ts'
import { RARE, type Rarity, type Scorer } from '../weights.ts'
import { TABLE, type Step } from './step.ts'

export const WEIGHT_COLUMNS = {
  pattern: 'integer',
  /** Below this even many pairs together add up to no match. */
  counts: 'integer',
  match: 'double',
  chance: 'double',
  household: 'double',
  same_given: 'integer',
  same_family: 'integer',
} as const satisfies Record<string, ColumnType>

export function weightBatch(patterns: Int32Array, scorer: Scorer, nothingLogit: number): Batch {
  const weights = Array.from(patterns, (pattern) => scorer.weightsOf(pattern))
  return [
    patterns,
    weights.map((weight) => (weight.atMost < nothingLogit ? 0 : 1)),
    weights.map((weight) => weight.match),
    weights.map((weight) => weight.chance),
    weights.map((weight) => weight.household),
    weights.map(({ levels }) => (levels[GIVEN] === 7 ? 1 : 0)),
    weights.map(({ levels }) => (levels[FAMILY] === 5 ? 1 : 0)),
  ]
}

export const RARITY_COLUMNS = { node_no: 'integer', given: 'double', given_at_home: 'double', family: 'double' } as const satisfies Record<string, ColumnType>
const NODES_A_BATCH = 100_000

/** How common each node's names are, as logs to add to the chances; what a pair that agrees on them is corrected by. */
export function* rarityBatches(rarity: Rarity, nodeCount: number): Generator<Batch> {
  for (let from = 0; from < nodeCount; from += NODES_A_BATCH) {
    const count = Math.min(NODES_A_BATCH, nodeCount - from)
    const columns = [new Int32Array(count), new Float64Array(count), new Float64Array(count), new Float64Array(count)] as const
    for (let index = 0; index < count; index++) {
      const node = from + index
      columns[0][index] = node
      const given = rarity.of(RARE.given, node, node)
      columns[1][index] = given.chance
      columns[2][index] = given.household
      columns[3][index] = rarity.of(RARE.family, node, node).chance
    }
    // A record without the name has no entry to read; its pairs are not corrected by it.
    yield columns.map((column) => column.map((value) => (Number.isFinite(value) ? value : 0)))
  }
}

/** Every compared pair with its bound; pairs of records that are only a mailbox or phone are all given. */
function bounded(dialect: Dialect): string {
  const given = 'w.same_given * g.given'
  const chance = `w.chance + ${given} + w.same_family * g.family`
  const household = 'w.household + w.same_given * g.given_at_home'
  const top = `greatest(${chance}, ${household})`
  return `
    select
      c.left_no, c.right_no, c.pattern, c.is_contact,
      ${dialect.double(`w.match - ${top} - ln(exp(${chance} - ${top}) + exp(${household} - ${top}))`)} as bound
    from ${TABLE.compared} as c
    join ${TABLE.weight} as w on w.pattern = c.pattern
    join ${TABLE.rarity} as g on g.node_no = c.left_no
    where c.pattern <> 0 and (w.counts = 1 or c.is_contact = 1)
  `
}

export function candidateStep(dialect: Dialect, keepLogit: number): Step {
  return {
    name: TABLE.candidate,
    query: `select left_no, right_no, pattern from (${bounded(dialect)}) as b where bound >= ${keepLogit - 1e-6} or is_contact = 1`,
  }
}

/** How many matches the pairs that are left behind are expected to hold together. */
export function expectedElsewhere(dialect: Dialect, keepLogit: number): string {
  return `select coalesce(sum(1 / (1 + exp(-bound))), 0) as expected from (${bounded(dialect)}) as b where bound < ${keepLogit - 1e-6} and is_contact = 0`
}
