/**
 * What people have decided: these two are one person, those two are not. A decision outweighs every weight; only the roster's own rows stay apart
 * [LNK15]. Pairs name records as `kept_pair` does: a record by its id, a roster row by -1 - its place in the roster by id. [LNK27]
 */
import type { Engine } from '../engine/engine.ts'
import type { LinkInput } from './fields.ts'
import type { Comparer } from './kernel/compare.ts'
import type { Nodes } from './kernel/nodes.ts'
import { quoted } from './kernel/number-rows.ts'
import type { Tables } from './kernel/read-tables.ts'
import { STRIDE } from './kernel/vocabulary.ts'

/** Pairs of nodes. */
export type Decided = { same: [number, number][]; different: [number, number][] }

export async function readDecided(
  engine: Engine,
  { decided }: LinkInput,
  { records, recordCount, rosterCount }: Tables,
  { nodeOfRow }: Nodes,
): Promise<Decided> {
  const found: Decided = { same: [], different: [] }
  if (!decided) return found
  const { table, leftColumn, rightColumn, sameColumn } = decided
  const copied = records.copy
    ? new Map(
        (await engine.rows<{ id: number; row_no: number }>(`select ${records.idColumn}::bigint as id, row_no from ${records.copy}`)).map((row) => [
          row.id,
          row.row_no,
        ]),
      )
    : null
  const rowOf = (id: number): number => {
    if (id < 0) return -1 - id < rosterCount ? recordCount - 1 - id : -1
    if (copied) return copied.get(id) ?? -1
    const place = id - records.low
    if (place < 0 || (records.idOf !== null && recordCount > 0 && place > records.idOf[recordCount - 1]!)) return -1
    const row = records.rowOf ? records.rowOf[place]! : place
    // Where ids have gaps, a place without a record holds another's number.
    return records.idOf === null || records.idOf[row] === place ? row : -1
  }
  const nodeOf = (id: number) => {
    const row = rowOf(id)
    return row < 0 ? -1 : nodeOfRow[row]!
  }
  const rows = await engine.rows<{ left_id: number; right_id: number; is_same: boolean }>(
    `select ${quoted(leftColumn)}::bigint as left_id, ${quoted(rightColumn)}::bigint as right_id, ${quoted(sameColumn)}::boolean as is_same from ${quoted(table)} order by all`,
  )
  for (const { left_id, right_id, is_same } of rows) {
    const [left, right] = [nodeOf(left_id), nodeOf(right_id)]
    // A record that is gone binds nobody; copies that say the same are one already.
    if (left < 0 || right < 0 || left === right) continue
    found[is_same ? 'same' : 'different'].push([left, right])
  }
  return found
}

/** How the decided pairs agree and differ: what the model learns from them. */
export function patternsOfDecided({ same, different }: Decided, comparer: Comparer): { same: number[]; different: number[] } {
  const patterns = (pairs: readonly [number, number][]) =>
    pairs.map(([left, right]) => comparer.patternOf(Math.min(left, right) * STRIDE, Math.max(left, right) * STRIDE))
  return { same: patterns(same), different: patterns(different) }
}
