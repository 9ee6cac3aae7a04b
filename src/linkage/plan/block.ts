/**
 * Which pairs are compared, in SQL: those that share a key of a rule, each once. A key that more records have than may be compared all with
 * all is sorted by name and birth date, and each of its records is compared with the next few. docs/rules/linkage.md, [LNK12].
 */
import type { Dialect } from '../../engine/dialect.ts'
import { YEAR, type BlockingPlan, type BlockingRule } from '../choose-blocking.ts'
import { BLOCK_CAP, NEIGHBOURS } from '../kernel/compare-part.ts'
import { COLUMN } from '../kernel/vocabulary.ts'
import { TABLE, type Step } from './step.ts'

const NAME_OF: Record<number, string> = {
  [COLUMN.given]: 'given',
  [COLUMN.family]: 'family',
  [COLUMN.middle]: 'middle',
  [COLUMN.birth]: 'birth',
  [COLUMN.emails]: 'emails',
  [COLUMN.phones]: 'phones',
  [COLUMN.street]: 'street',
  [COLUMN.postcode]: 'postcode',
  [COLUMN.member]: 'member',
  [COLUMN.identifiers]: 'identifiers',
  [COLUMN.home]: 'home',
  [COLUMN.sound]: 'sound',
  [COLUMN.root]: 'root',
  [COLUMN.names]: 'names',
  [COLUMN.area]: 'area',
}

/** Every record with the rule's key; records that lack a part of it have none. */
export function keyStep(dialect: Dialect, rule: BlockingRule, ruleNo: number): Step {
  const name = TABLE.key(ruleNo)
  const columns = 'n.node_no, n.roster, coalesce(n.names, 0) as names, coalesce(n.birth, 0) as birth'
  if (rule.isSet) {
    const set = `n.${NAME_OF[rule.columns[0]!]!}`
    return {
      name,
      query: `select ${columns}, e.item as key_text from ${TABLE.node} as n${dialect.eachItem(dialect.listOf(set), 'e', 'item')} where ${set} is not null`,
    }
  }
  // A year is compared as a number in the kernel, so it is one here; texts cannot hold the sign that parts them.
  const parts = rule.columns.map((column) => dialect.text(column === YEAR ? dialect.divided('n.birth', '10000') : `n.${NAME_OF[column]!}`))
  const key = parts.join(" || '|' || ")
  return { name, query: `select ${columns}, ${key} as key_text from ${TABLE.node} as n where (${key}) is not null` }
}

/** Keys with too many records: `key_text`, `records`. */
export function cappedKeys(ruleNo: number): string {
  return `select key_text, count(*) as records from ${TABLE.key(ruleNo)} group by key_text having count(*) > ${BLOCK_CAP}`
}

/** As neighboursIn in the kernel. */
function neighbours(records: string): string {
  return `greatest(${NEIGHBOURS.least}, least(${NEIGHBOURS.most}, cast(round(${NEIGHBOURS.pairsOfBlock} / cast(${records} as double)) as integer)))`
}

/** Pairs that a rule finds. `hasCapped`: whether any of its keys is too common, which costs a sort. */
export function foundStep(ruleNo: number, hasCapped: boolean): Step {
  const key = TABLE.key(ruleNo)
  const capped = `select key_text, count(*) as records from ${key} group by key_text having count(*) > ${BLOCK_CAP}`
  const withinKeys = `
    select l.node_no as left_no, r.node_no as right_no
    from ${key} as l
    join ${key} as r on l.key_text = r.key_text and l.node_no < r.node_no
    where l.roster + r.roster < 2 ${hasCapped ? `and not exists (select 1 from (${capped}) as c where c.key_text = l.key_text)` : ''}
  `
  if (!hasCapped) return { name: TABLE.found(ruleNo), query: withinKeys }
  const sorted = `
    select k.*, c.records, row_number() over (partition by k.key_text order by k.names, k.birth, k.node_no) as place
    from ${key} as k
    join (${capped}) as c on c.key_text = k.key_text
  `
  return {
    name: TABLE.found(ruleNo),
    query: `
      with sorted as (${sorted})
      ${withinKeys}
      union all
      select least(l.node_no, r.node_no) as left_no, greatest(l.node_no, r.node_no) as right_no
      from sorted as l
      join sorted as r on l.key_text = r.key_text and r.place > l.place and r.place <= l.place + ${neighbours('l.records')}
      where l.roster + r.roster < 2
    `,
  }
}

/** All pairs, once each, whatever number of keys they share. */
export function pairStep(plan: BlockingPlan): Step {
  if (plan.everyPair)
    return {
      name: TABLE.pair,
      query: `
        select l.node_no as left_no, r.node_no as right_no, 0 as rule_no
        from ${TABLE.node} as l
        join ${TABLE.node} as r on l.node_no < r.node_no
        where l.roster + r.roster < 2
      `,
    }
  const found = plan.rules.map((_, ruleNo) => `select left_no, right_no, ${ruleNo} as rule_no from ${TABLE.found(ruleNo)}`)
  if (found.length === 0) return { name: TABLE.pair, query: `select node_no as left_no, node_no as right_no, 0 as rule_no from ${TABLE.node} where 1 = 0` }
  return {
    name: TABLE.pair,
    query: `select left_no, right_no, min(rule_no) as rule_no from (${found.join(' union all ')}) as found group by left_no, right_no`,
  }
}

/** How many pairs each rule found that no earlier one had: `rule_no`, `pairs`. */
export const PAIRS_BY_RULE = `select rule_no, count(*) as pairs from ${TABLE.pair} group by rule_no`
