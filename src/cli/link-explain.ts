/** `link explain`: why two records of a run are one person, or are not: both rows with their places, and each step in bits. */
import { resolve } from 'node:path'
import { availableParallelism } from 'node:os'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { explainRecords, type ExplainedRecords } from '../linkage/explain-records.ts'
import { FIELDS } from '../linkage/fields.ts'
import { operatingPointOf } from '../linkage/model.ts'
import { BITS_PER_NAT } from '../linkage/weights.ts'
import { textOf, type Command } from './command.ts'
import { openLinkEngine, withScratch } from './link.ts'
import { INPUT_TABLE, loadTables, ROSTER_TABLE } from './link-input.ts'
import { readRun, type LinkRun } from './link-run.ts'

type SourceRow = { isRoster: boolean; recordNo: number; source: string; id: string; row: number; values: Record<string, string> }
export type LinkExplanation = { modelHash: string; thresholdBits: number; isLinkStrong: boolean; left: SourceRow; right: SourceRow } & ExplainedRecords

export const linkExplain: Command = {
  name: 'link explain',
  usage: 'LEFT RIGHT [--out clusters.csv] [--json]',
  more: `
  LEFT RIGHT        two ids as they stand in clusters.csv, or one pair LEFT,RIGHT; SOURCE:ID where two files have the same id, roster:ID for the roster
  --out FILE        the clusters.csv of the run (default: clusters.csv); the tables must still be where they were
  --json            as JSON`,
  options: { out: { type: 'string' }, json: { type: 'boolean' } },
  run: async (words) => {
    const [left, right, ...more] = words.rest.length === 1 ? words.rest[0]!.split(',') : words.rest
    if (!left || !right || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin ${linkExplain.name} ${linkExplain.usage}` })
    const run = readRun(resolve(textOf(words, 'out') ?? 'clusters.csv'))
    const explanation = await withScratch(async (scratch) => {
      const engine = await openLinkEngine(availableParallelism(), scratch)
      try {
        return await explain(engine, scratch, run, left, right)
      } finally {
        engine.close()
      }
    })
    process.stdout.write(words.values['json'] ? `${JSON.stringify(explanation, null, 2)}\n` : inWords(explanation))
    return 0
  },
}

async function explain(engine: Engine, scratch: string, run: LinkRun, leftId: string, rightId: string): Promise<LinkExplanation> {
  const { columns } = run.model
  const { input } = await loadTables(
    engine,
    { inputs: run.inputs, roster: run.roster, idColumn: run.id, truthColumn: run.truth, ...(columns ? { pinned: columns } : {}) },
    scratch,
  )
  const left = await rowOf(engine, leftId, run.roster !== null)
  const right = await rowOf(engine, rightId, run.roster !== null)
  const explained = await explainRecords(
    engine,
    input,
    run.model,
    { id: left.recordNo, isRoster: left.isRoster },
    { id: right.recordNo, isRoster: right.isRoster },
  )
  const thresholdBits = operatingPointOf(run.model).edge * BITS_PER_NAT
  return { modelHash: run.modelHash, thresholdBits, isLinkStrong: explained.areCopies || explained.bits >= thresholdBits, left, right, ...explained }
}

async function rowOf(engine: Engine, name: string, hasRoster: boolean): Promise<SourceRow> {
  for (const [table, isRoster] of [
    [INPUT_TABLE, false],
    [ROSTER_TABLE, true],
  ] as const) {
    if (isRoster && !hasRoster) continue
    const [row] = await engine.rows<Record<string, string | number | null>>(
      `select * from ${table} where id = $name or source || ':' || id = $name order by source || ':' || id = $name desc, source_no, row_no limit 1`,
      { name },
    )
    if (!row) continue
    const values = Object.fromEntries(FIELDS.flatMap((field) => (row[field] ? [[field, String(row[field]).replaceAll('\u001f', '; ')]] : [])))
    return { isRoster, recordNo: Number(row['record_no']), source: String(row['source']), id: String(row['id']), row: Number(row['row_no']), values }
  }
  throw new AppError('link_pair_unknown', { record: name })
}

const BAR_BITS = 2

function inWords(explanation: LinkExplanation): string {
  const { left, right, parts, bits, probability, modelHash, thresholdBits, isLinkStrong, areCopies, isEmpty } = explanation
  const place = ({ source, row, id }: SourceRow) => `${source}, row ${row} (id ${id})`
  const list = (row: SourceRow) => [
    `  ${place(row)}`,
    ...Object.entries(row.values).map(([field, value]) => `    ${field.replaceAll('_', ' ').padEnd(18)} ${value}`),
  ]
  const lines = [...list(left), ...list(right), '']
  if (isEmpty) return `${[...lines, 'One of them holds nothing that can be compared.'].join('\n')}\n`
  if (areCopies) lines.push('Both say exactly the same once standardised: they are one before anything is compared. A copy would weigh:', '')
  const width = Math.max(...parts.map(({ field, level }) => `${field} ${level}`.length)) + 2
  let sum = 0
  for (const { field, level, bits: step } of parts) {
    sum += step
    const bar = (step < 0 ? '-' : '+').repeat(Math.min(20, Math.round(Math.abs(step) / BAR_BITS)))
    lines.push(`  ${`${field.replaceAll('_', ' ')}: ${level}`.padEnd(width)} ${step.toFixed(1).padStart(7)} ${sum.toFixed(1).padStart(7)}  ${bar}`)
  }
  lines.push(
    '',
    `${bits.toFixed(1)} bits, a chance of ${(probability * 100).toFixed(probability > 0.999 || probability < 0.001 ? 3 : 1)} %. A link needs ${thresholdBits.toFixed(1)} bits: ${isLinkStrong ? 'this is one' : 'this is none'}.`,
    `Model ${modelHash}. Others that stand between them may still join or part two records: see docs/rules/linkage.md, LNK14 to LNK23.`,
  )
  return `${lines.join('\n')}\n`
}
