/** Why two records of given tables are one person, or not: the waterfall with the rarity of their own values, as the run that linked them weighed it. */
import type { Engine } from '../engine/engine.ts'
import { COMPARISONS, levelsOf } from './comparisons.ts'
import { comparablePairs } from './estimate.ts'
import { waterfall, type ExplainedPair } from './explain.ts'
import { FIELDS, type FieldValues, type LinkInput } from './fields.ts'
import { newComparer } from './kernel/compare.ts'
import { countValues } from './kernel/frequencies.ts'
import { buildNodes } from './kernel/nodes.ts'
import { quoted, type NumberedTable } from './kernel/number-rows.ts'
import { readTables } from './kernel/read-tables.ts'
import { openThreadPool } from './kernel/thread-pool.ts'
import { STRIDE } from './kernel/vocabulary.ts'
import { priorOf, type LinkModel } from './model.ts'
import { rarityLogs, rarityOver } from './rarity.ts'
import { rareOf } from './weights.ts'

/** A record of the evidence, or a row of the roster, by its id. */
export type RecordPlace = { id: number; isRoster: boolean }

export type ExplainedRecords = ExplainedPair & {
  /** The two say exactly the same: they are one before anything is compared. */
  areCopies: boolean
  /** One of them holds nothing that can be compared. */
  isEmpty: boolean
}

/** Both tables must have integer ids. Standardises and counts the tables anew, which takes a few seconds a million records. */
export async function explainRecords(engine: Engine, input: LinkInput, model: LinkModel, left: RecordPlace, right: RecordPlace): Promise<ExplainedRecords> {
  const pool = openThreadPool(1)
  const tables = await readTables(engine, input, pool, () => {})
  const nodes = await buildNodes(tables, pool)
  const nodeOf = ({ id, isRoster }: RecordPlace) => nodes.nodeOfRow[isRoster ? tables.recordCount + rowOfId(tables.roster!, id) : rowOfId(tables.records, id)]!
  const [one, other] = [nodeOf(left), nodeOf(right)]
  if (one < 0 || other < 0) return { bits: 0, probability: 0, parts: [], areCopies: false, isEmpty: true }
  const [first, second] = [Math.min(one, other), Math.max(one, other)]
  const levels = levelsOf(newComparer(tables.vocabulary, nodes.rows).patternOf(first * STRIDE, second * STRIDE))
  const rarity = rarityOver(rarityLogs(model, countValues(tables.vocabulary, nodes)), tables.vocabulary, nodes)
  const explained = waterfall({
    model,
    levels,
    prior: priorOf(model, nodes.evidenceCount, comparablePairs(nodes)),
    left: await valuesOf(engine, input, left),
    right: await valuesOf(engine, input, right),
    rarity: (comparison) => ({ ...rarity.of(rareOf(COMPARISONS.map((_, index) => (index === comparison ? levels[index]! : 0))), first, second) }),
  })
  return { ...explained, areCopies: one === other, isEmpty: false }
}

function rowOfId({ idOf, low }: NumberedTable, id: number): number {
  return idOf ? idOf.indexOf(id - low) : id
}

async function valuesOf(engine: Engine, input: LinkInput, { id, isRoster }: RecordPlace): Promise<FieldValues> {
  const { table, idColumn, columns } = isRoster ? input.roster! : input
  const given = FIELDS.filter((field) => columns[field])
  const [row] = await engine.rows<FieldValues>(
    `select ${given.map((field) => `${quoted(columns[field]!)}::varchar as ${field}`).join(', ')} from ${quoted(table)} where ${quoted(idColumn)} = $id`,
    { id },
  )
  return Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null && value !== ''))
}
