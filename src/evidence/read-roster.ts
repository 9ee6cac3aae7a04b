/** Reads the organisation's own list with the same readers as the evidence, in the sandbox, into `roster_record` and `roster_source`. */
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import type { IncidentWork } from '../incident/incident-work.ts'
import { NO_CONTEXT } from './finding.ts'
import { loadSpool, writeUnits } from './load-spool.ts'
import type { FileOutcome } from './record.ts'
import { readInSandbox } from './sandbox/pool.ts'
import { Spool } from './spool.ts'

export type RosterRead = {
  rows: number
  /** What its membership numbers look like, to find them in prose; null: not told apart from any number. */
  membershipShape: RegExp | null
}

/** Errors: roster_unreadable, roster_empty, roster_no_columns. */
export async function readRoster(ctx: Context, { incidentId, inputs, workFolder }: IncidentWork, today: string): Promise<RosterRead> {
  const folder = join(workFolder, 'roster')
  rmSync(folder, { recursive: true, force: true })
  const input = join(folder, 'input')
  mkdirSync(input, { recursive: true, mode: 0o700 })
  const copy = join(input, basename(inputs.roster))
  copyFileSync(inputs.roster, copy)
  const outcome = await readOne(copy, input, folder, today)
  if (outcome.status !== 'read' && outcome.status !== 'partly_read') throw new AppError('roster_unreadable', { path: inputs.roster, reason: outcome.reason })
  const engine = await ctx.engineOf(incidentId)
  await loadSpool(engine, folder)
  await engine.run(`
    drop table if exists roster_record;
    drop table if exists roster_source;
    alter table record rename to roster_record;
    alter table source rename to roster_source`)
  rmSync(folder, { recursive: true, force: true })
  const [count] = await engine.rows<{ rows: number }>('select count(*) as rows from roster_record where subject = 0')
  if (count!.rows === 0) throw await whyNothing(engine, inputs.roster)
  return { rows: count!.rows, membershipShape: await learnShape(engine) }
}

async function readOne(path: string, evidenceFolder: string, workFolder: string, today: string): Promise<FileOutcome> {
  const spool = new Spool(workFolder, `roster ${today}`)
  const found: { outcome: FileOutcome | null } = { outcome: null }
  const bytes = statSync(path).size
  await readInSandbox(
    [{ fileNo: 1, path: basename(path), bytes, diskPath: Buffer.from(path).toString('base64'), suspectExtension: '', sameNameCount: 1 }],
    { workers: 1, evidenceFolder, scratchFolder: join(workFolder, 'scratch'), setup: { today, detectors: { ...NO_CONTEXT, membershipShape: null } } },
    {
      nextUnit: () => spool.nextUnit(),
      block: (type, payload) => spool.block(type, payload),
      progress: () => {},
      done: (_, unit, outcome) => {
        found.outcome = spool.done({ unit, path: basename(path), sha256: 'roster', outcome }).outcome
        writeUnits(workFolder, [{ unit, fileNo: 1, recordCount: found.outcome.recordCount }])
      },
    },
  )
  spool.close()
  return found.outcome!
}

/** A roster that gives nobody either has no rows or no column that we know. */
async function whyNothing(engine: Engine, path: string): Promise<AppError> {
  const sources = await engine.rows<{ columns: string }>('select columns from roster_source')
  const columns = sources.flatMap(({ columns: text }) => JSON.parse(text || '[]') as { header: string; role: string | null }[])
  const known = columns.filter(({ role }) => role !== null)
  if (columns.length === 0 || known.length > 0) return new AppError('roster_empty', { path })
  return new AppError('roster_no_columns', {
    path,
    headers:
      columns
        .map(({ header }) => header)
        .join(', ')
        .slice(0, 300) || 'none',
  })
}

const SAMPLE = 5_000
const SHARE = 0.6

/** The commonest shape of its membership numbers (letters, digits, signs), when most of them have it and it is not a bare number. */
async function learnShape(engine: Engine): Promise<RegExp | null> {
  const rows = await engine.rows<{ shape: string; share: number }>(`
    select regexp_replace(regexp_replace(membership_number, '[0-9]', '9', 'g'), '[A-Za-z]', 'A', 'g') as shape, count(*) / sum(count(*)) over () as share
    from (select membership_number from roster_record where membership_number <> '' limit ${SAMPLE})
    group by shape order by share desc limit 1`)
  const [most] = rows
  if (!most || most.share < SHARE || !/[^9]/.test(most.shape)) return null
  const pattern = most.shape.replace(/9+|A+|[^9A]/g, (run) => (run[0] === '9' ? `\\d{${run.length}}` : run[0] === 'A' ? `[A-Za-z]{${run.length}}` : `\\${run}`))
  return new RegExp(`\\b${pattern}\\b`, 'g')
}
