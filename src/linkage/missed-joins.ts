/**
 * Pairs that share no key are never seen. How many of them there are follows from how often the others were: each key is an occasion to meet a pair, and
 * where many links were met by one key alone, some are met by none (Chao 1987: the lower bound of capture and recapture where occasions and pairs are
 * unlike). docs/rules/linkage.md, [LNK35].
 */
import type { Joins } from './joins.ts'
import { keyHash, setsOfColumn, type BlockingRule } from './kernel/keys.ts'
import type { NodeTable } from './kernel/nodes.ts'
import { sharedCode } from './kernel/value-sets.ts'
import { STRIDE, type Vocabulary } from './kernel/vocabulary.ts'
import { probabilityOf } from './weights.ts'

export type MissedInput = {
  joins: Joins
  nodes: Pick<NodeTable, 'rows'>
  vocabulary: Vocabulary
  blocking: { rules: readonly BlockingRule[]; everyPair: boolean }
}

/** More joins than this tell no more; of more, every so many is looked at. */
const JOINS_LOOKED_AT = 50_000

export function countMissedJoins({ joins, nodes, vocabulary, blocking }: MissedInput): number {
  if (blocking.everyPair) return 0
  const shares = blocking.rules.map((rule) => shareOf(rule, nodes.rows, vocabulary))
  const step = Math.max(1, Math.ceil(joins.left.length / JOINS_LOOKED_AT))
  let [once, twice] = [0, 0]
  for (let at = 0; at < joins.left.length; at += step) {
    const [left, right] = [joins.left[at]! * STRIDE, joins.right[at]! * STRIDE]
    let times = 0
    for (const share of shares) if (share(left, right) && ++times > 2) break
    if (times === 1) once += step * probabilityOf(joins.logit[at]!)
    else if (times === 2) twice += step * probabilityOf(joins.logit[at]!)
  }
  return missedByOccasions(once, twice)
}

/** Of things met once and twice, how many were never met, at least; corrected for small numbers (Chao 2005). */
export function missedByOccasions(once: number, twice: number): number {
  return (once * Math.max(0, once - 1)) / (2 * (twice + 1))
}

function shareOf({ columns, isSet }: BlockingRule, rows: Int32Array, vocabulary: Vocabulary): (left: number, right: number) => boolean {
  if (isSet) {
    const [column, sets] = [columns[0]!, setsOfColumn(vocabulary, columns[0]!)]
    return (left, right) => {
      const [one, other] = [rows[left + column]!, rows[right + column]!]
      return one !== 0 && other !== 0 && (one === other || sharedCode(sets, one, other) !== 0)
    }
  }
  return (left, right) => {
    const key = keyHash(rows, left, columns)
    return key !== 0 && key === keyHash(rows, right, columns)
  }
}
