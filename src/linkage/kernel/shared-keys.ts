/** Which pairs a rule is the first to find: they share its key, and none of a rule before it. */
import { keyHash, setsOfColumn, YEAR, type BlockingRule } from './keys.ts'
import type { NodeTable } from './nodes.ts'
import { sharedCode, sharedCodes, type ValueSets } from './value-sets.ts'
import { COLUMN, STRIDE, type Vocabulary } from './vocabulary.ts'

/** `large[r]`: keys of rule r whose blocks are too large; `rule`: which of the rules. */
export type RuleOf = { rules: readonly BlockingRule[]; large: readonly (readonly number[])[]; rule: number }

/**
 * Whether a pair that lies in the block of `key` is to be compared there. `left` and `right` are where the two records begin. Of a column of sets it is
 * the first code that both hold and that is not too common; a code that is, where they share no other.
 */
export function isFirstToFind(vocabulary: Vocabulary, nodes: NodeTable, { rules, rule, large }: RuleOf): (left: number, right: number, key: number) => boolean {
  const { rows } = nodes
  const agreeing = agreeingColumns(vocabulary, nodes, rules.slice(0, rule + 1))
  const needs = Int32Array.from(rules, ({ columns }) => columns.reduce((bits, column) => bits | (1 << column), 0))
  const tooCommon = large.map((keys) => (keys.length === 0 ? null : new Set(keys)))
  const own = rules[rule]!
  const ownNeeds = needs[rule]!
  const ownColumn = own.columns[0]!
  const ownSets = own.isSet ? setsOfColumn(vocabulary, ownColumn) : null

  const isFirstCode = (sets: ValueSets, one: number, other: number, code: number) => {
    if (one > 0 || other > 0) return true
    const common = tooCommon[rule]
    if (!common) return sharedCode(sets, one, other) === code
    return (sharedCodes(sets, one, other).find((shared) => !common.has(shared)) ?? code) === code
  }
  /** A pair that shares only the key of a block that is too large may not have been visited there. */
  const sharesOnlyLarge = (earlier: number, common: Set<number>, left: number, right: number) => {
    const { columns, isSet } = rules[earlier]!
    if (!isSet) return common.has(keyHash(rows, left, columns))
    return sharedCodes(setsOfColumn(vocabulary, columns[0]!), rows[left + columns[0]!]!, rows[right + columns[0]!]!).every((code) => common.has(code))
  }
  return (left, right, key) => {
    const agree = agreeing(left, right)
    if ((agree & ownNeeds) !== ownNeeds) return false
    if (ownSets !== null && !isFirstCode(ownSets, rows[left + ownColumn]!, rows[right + ownColumn]!, key)) return false
    for (let earlier = 0; earlier < rule; earlier++) {
      const need = needs[earlier]!
      if ((agree & need) !== need) continue
      const common = tooCommon[earlier]
      if (!common || !sharesOnlyLarge(earlier, common, left, right)) return false
    }
    return true
  }
}

/** A bit for each column of these rules in which two records are given and equal, or hold sets that share a code. */
function agreeingColumns(vocabulary: Vocabulary, { rows }: NodeTable, rules: readonly BlockingRule[]): (left: number, right: number) => number {
  const used = new Set(rules.flatMap(({ columns }) => columns))
  const plain = Int32Array.from([...used].filter((column) => column < STRIDE))
  const ofSets = rules.flatMap(({ columns, isSet }) => (isSet ? [{ column: columns[0]!, sets: setsOfColumn(vocabulary, columns[0]!) }] : []))
  const hasYear = used.has(YEAR)
  return (left, right) => {
    let agree = 0
    for (let index = 0; index < plain.length; index++) {
      const column = plain[index]!
      const one = rows[left + column]!
      const differing = one ^ rows[right + column]!
      // 1 where they are equal and not 0, without a branch: nobody can foretell which of ten columns agree.
      agree |= (((one | -one) & ~(differing | -differing)) >>> 31) << column
    }
    for (let index = 0; index < ofSets.length; index++) {
      const { column, sets } = ofSets[index]!
      const one = rows[left + column]!
      const other = rows[right + column]!
      if ((one < 0 || other < 0) && one !== other && sharedCode(sets, one, other) !== 0) agree |= 1 << column
    }
    if (!hasYear) return agree
    const born1 = rows[left + COLUMN.birth]!
    const born2 = rows[right + COLUMN.birth]!
    return born1 !== 0 && born2 !== 0 && ((born1 / 10_000) | 0) === ((born2 / 10_000) | 0) ? agree | (1 << YEAR) : agree
  }
}
