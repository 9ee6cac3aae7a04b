/** The register as files: register.csv, one row a person, and exposures.ndjson, one line a person, kind and place. Written by the engine. */
import { closeSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import { listFilePaths } from './queries.ts'

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe (OWASP: CSV injection). A phone number written +44… is left:
 * it holds digits only, and is wanted by mail merges as it is.
 */
function safeCell(expression: string): string {
  return `case when regexp_matches(${expression}, '^[=@\\t\\r]|^[+-]') and not regexp_matches(${expression}, '^\\+[0-9 ;+]+$') then '''' || ${expression} else ${expression} end`
}

export async function exportRegister(ctx: Context, incidentId: IncidentId, folder: string): Promise<void> {
  const engine = await ctx.engineOf(incidentId)
  await engine.run('create or replace temp table file_path (file_no integer, path varchar)')
  const paths = await listFilePaths(ctx.store, incidentId)
  for (let at = 0; at < paths.length; at += 1_000) {
    const values = paths.slice(at, at + 1_000).map(({ fileNo, path }) => `(${fileNo}, '${path.replaceAll("'", "''")}')`)
    await engine.run(`insert into file_path values ${values.join(', ')}`)
  }
  await writeWhole(join(folder, 'register.csv'), (part) => engine.run(`copy (${REGISTER_SQL}) to '${quoted(part)}' (format csv, header true)`))
  await writeWhole(join(folder, 'exposures.ndjson'), (part) => writeExposures(engine, part))
  await ctx.store.transaction((tx) =>
    recordEvent(tx, ctx, 'register.export', `incident:${incidentId}`, { files: ['register.csv', 'exposures.ndjson'] }, { incidentId }),
  )
}

/** A portion of people is sorted in memory; all of them at once would be sorted on disk, which takes twice as long. */
const PEOPLE_AT_ONCE = 250_000

async function writeExposures(engine: Engine, path: string): Promise<void> {
  const [last] = await engine.rows<{ person_no: number }>('select coalesce(max(person_no), 0) as person_no from person')
  const out = openSync(path, 'w')
  const piece = Buffer.allocUnsafe(4 << 20)
  try {
    for (let from = 1; from <= last!.person_no; from += PEOPLE_AT_ONCE) {
      const portion = `${path}.portion`
      await engine.run(`copy (${exposureSql(from, from + PEOPLE_AT_ONCE - 1)}) to '${quoted(portion)}' (format json)`)
      const source = openSync(portion, 'r')
      for (let bytes = readSync(source, piece); bytes > 0; bytes = readSync(source, piece)) writeSync(out, piece, 0, bytes)
      closeSync(source)
      rmSync(portion)
    }
  } finally {
    closeSync(out)
  }
}

/** A path inside a quoted text of SQL. */
const quoted = (path: string) => path.replaceAll("'", "''")

/** A file is either whole or not there: written beside, then renamed. */
async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  await write(part)
  renameSync(part, path)
}

const REGISTER_SQL = `
  with path_of as (
    select p.person_no, string_agg(f.path, ';' order by f.path) as files
    from (select person_no, unnest(file_nos) as file_no from person) p
    join file_path f using (file_no)
    group by p.person_no
  )
  select
    'P-' || lpad(person_no::varchar, greatest(6, length(person_no::varchar))::integer, '0') as person_id,
    coalesce(roster_id, '') as roster_id, relationship,
    ${safeCell(`case when given_name = '' and family_name = '' then full_name else given_name end`)} as given_name,
    ${safeCell('family_name')} as family_name,
    date_of_birth,
    ${safeCell(`array_to_string(emails, ';')`)} as emails,
    ${safeCell(`array_to_string(phones, ';')`)} as phones,
    ${safeCell('address')} as address, ${safeCell('postcode')} as postcode,
    array_to_string(kinds, ';') as kinds, array_to_string(flags, ';') as flags,
    round(confidence, 3) as confidence, record_count as records, coalesce(p.files, '') as files
  from person
  left join path_of p using (person_no)
  order by person_no`

function exposureSql(from: number, to: number): string {
  return `
  select 'P-' || lpad(person_no::varchar, greatest(6, length(person_no::varchar))::integer, '0') as person_id, kind, path, min(place) as place
  from exposure
  where person_no between ${from} and ${to}
  group by person_no, kind, path
  order by person_no, kind, path`
}
