/**
 * One person as a graph: records are points, what was weighed or known between them is a line. Linkage weighs only the first of records that say the
 * same, so a copy hangs on its first by a line of its own; rows of one database and decisions of reviewers hold without a weight.
 */
import type { Engine } from '../engine/engine.ts'
import { LINK_COLUMNS } from './link-columns.ts'
import type { GraphLine, GraphNode } from './link-graph.ts'

/** More points cannot be told apart; the page says how many records there are. */
export const MOST_NODES = 24

/** `nodes` in their order; `lineNoOf` gives the number under which linkage knew each of them (a roster row is negative). */
export async function linesBetween(engine: Engine, nodes: readonly GraphNode[], lineNoOf: (node: GraphNode) => number): Promise<GraphLine[]> {
  if (nodes.length < 2) return []
  const placeOf = new Map(nodes.map((node, index) => [lineNoOf(node), index]))
  const listed = [...placeOf.keys()].join(', ')
  const lines: GraphLine[] = []
  const between = new Set<string>()
  const add = (leftNo: number, rightNo: number, bits: number | null, why: GraphLine['why']) => {
    const [left, right] = [placeOf.get(Number(leftNo))!, placeOf.get(Number(rightNo))!].toSorted((a, b) => a - b) as [number, number]
    between.add(`${left} ${right}`)
    lines.push({ left, right, bits, why })
  }
  if (await hasTable(engine, 'review_decided'))
    for (const { left_no, right_no, is_same } of await engine.rows<{ left_no: number; right_no: number; is_same: boolean }>(
      `select left_no, right_no, is_same from review_decided where left_no in (${listed}) and right_no in (${listed}) order by all`,
    ))
      add(left_no, right_no, null, is_same ? 'decided_same' : 'decided_different')
  for (const { left_no, right_no, bits } of await engine.rows<{ left_no: number; right_no: number; bits: number }>(
    `select left_no, right_no, bits from kept_pair where left_no in (${listed}) and right_no in (${listed}) order by bits desc, left_no, right_no`,
  ))
    add(left_no, right_no, bits, 'weighed')
  for (const { left_no, right_no } of await groupedBy(engine, listed, CONTENT, 'subject_record')) add(left_no, right_no, null, 'same_words')
  if (await hasTable(engine, 'same_key'))
    for (const { left_no, right_no } of await groupedBy(engine, listed, 'person_key', 'same_key')) {
      const ends = [placeOf.get(Number(left_no))!, placeOf.get(Number(right_no))!].toSorted((a, b) => a - b)
      if (!between.has(ends.join(' '))) add(left_no, right_no, null, 'same_key')
    }
  return lines
}

const CONTENT = `lower(concat_ws(chr(31), ${Object.values(LINK_COLUMNS).join(', ')}))`

/** Each record of a group with the first of it. */
async function groupedBy(engine: Engine, listed: string, by: string, table: string): Promise<{ left_no: number; right_no: number }[]> {
  return engine.rows<{ left_no: number; right_no: number }>(
    `with one as (select record_no, min(record_no) over (partition by ${by}) as first_no from ${table} where record_no in (${listed}))
     select first_no as left_no, record_no as right_no from one where record_no <> first_no order by all`,
  )
}

async function hasTable(engine: Engine, name: string): Promise<boolean> {
  return (await engine.rows(`select 1 from information_schema.tables where table_name = $name`, { name })).length > 0
}
