/** One invented list of people linked on an engine, as `tocsin link` would; for comparing engines with each other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEngine } from '../../src/engine/engine.ts'
import { duckdbExecutor, type SqlExecutor } from '../../src/engine/sql-executor.ts'
import type { LinkResult } from '../../src/linkage/fields.ts'
import { linkRecords } from '../../src/linkage/link-records.ts'
import { writeRecords } from '../bench/linkage-records.ts'

const COLUMNS = ['given_name', 'family_name', 'date_of_birth', 'email', 'phone', 'address', 'postcode'] as const

export type Linked = { links: unknown[]; pairs: unknown[]; households: unknown[]; result: LinkResult }

/** `executor`: where pairs are compared; `'duckdb'` for the plan on DuckDB, null for the kernel. */
export async function linkOn(executor: SqlExecutor | 'duckdb' | null, records: number, seed: number): Promise<Linked> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-link-'))
  const engine = await openEngine(':memory:')
  try {
    const path = join(folder, 'records.csv')
    await writeRecords(path, records, seed)
    await engine.run(`create table evidence as select id::bigint as id, * exclude (id) from read_csv('${path}', all_varchar = true)`)
    const result = await linkRecords(
      engine,
      { table: 'evidence', idColumn: 'id', columns: Object.fromEntries(COLUMNS.map((column) => [column, column])) },
      { threads: 1, ...(executor === null ? {} : { executor: executor === 'duckdb' ? duckdbExecutor(engine) : executor }) },
    )
    const all = (table: string) => engine.rows(`select * from ${table} order by all`)
    return { links: await all('person_link'), pairs: await all('kept_pair'), households: await all('household_link'), result }
  } finally {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What must be the same on every engine, whatever the time it took. The range counts what is expected of weak pairs, which engines bound instead of weighing. */
export const withoutTimes = ({ links, pairs, households, result }: Linked) => {
  const { secondsByPhase: _seconds, estimatedMatches: _matches, low: _low, high: _high, method: _method, ...rest } = result
  return { links, pairs, households, rest }
}
