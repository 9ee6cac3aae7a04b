/** The register as files: register.csv, one row a person, and exposures.ndjson, one line a person, kind and place. Written by the engine. */
import { renameSync } from 'node:fs'
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

/**
 * In the order of the people, which is how their records lie: nothing is sorted again, and what does not change from row to row is
 * made JSON once a shape. Lines are written as they are, so the format is a CSV of one column without quotes.
 */
async function writeExposures(engine: Engine, path: string): Promise<void> {
  await engine.run(`copy (${EXPOSURE_SQL}) to '${quoted(path)}' (format csv, header false, quote '', escape '', delimiter '', preserve_order true)`)
}

/** A path inside a quoted text of SQL. */
const quoted = (path: string) => path.replaceAll("'", "''")

/** A file is either whole or not there: written beside, then renamed. */
async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  const part = `${path}.part`
  await write(part)
  renameSync(part, path)
}

/** A name that was kept in one field, parted for the two columns: `Family, Given`, else the last word with the particles before it. */
const BARE = `trim(regexp_replace(full_name, '^(mr|mrs|ms|miss|mx|dr|prof|rev|sir|dame|lord|lady)[.]? ', '', 'i'))`
const FAMILY = `case when contains(full_name, ',') then trim(split_part(full_name, ',', 1))
  when contains(${BARE}, ' ') then regexp_extract(${BARE}, '((?:(?:van|von|de|der|den|da|dos|das|del|della|di|la|le|al|el|bin|ibn|bint|ap|ab|ter|ten|y) )*[^ ]+)$', 1, 'i')
  when full_name <> ${BARE} then ${BARE} else '' end`
const GIVEN = `case when contains(full_name, ',') then trim(split_part(full_name, ',', 2)) when ${FAMILY} = '' then full_name
  else trim(left(${BARE}, length(${BARE}) - length(${FAMILY}))) end`

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
    ${safeCell(`case when given_name = '' and family_name = '' then ${GIVEN} else given_name end`)} as given_name,
    ${safeCell(`case when given_name = '' and family_name = '' then ${FAMILY} else family_name end`)} as family_name,
    date_of_birth,
    ${safeCell(`array_to_string(emails, ';')`)} as emails,
    ${safeCell(`array_to_string(phones, ';')`)} as phones,
    ${safeCell('address')} as address, ${safeCell('postcode')} as postcode,
    array_to_string(kinds, ';') as kinds, array_to_string(flags, ';') as flags,
    round(confidence, 3) as confidence, record_count as records, coalesce(p.files, '') as files
  from person
  left join path_of p using (person_no)
  order by person_no`

/** What stands between the quotes of a text in JSON. */
const inJson = (expression: string) => `substr(to_json(${expression})::varchar, 2, length(to_json(${expression})::varchar) - 2)`

const EXPOSURE_SQL = `
  with shape as (
    select file_no, source_no, subject, kind_bits, list_transform(parts, lambda part : {
      'head': '","kind":"' || part.kind || '","path":' || to_json(part.path)::varchar || ',"place":"',
      'name': ${inJson('part.name')}, 'is_table': part.is_table, 'header': ${inJson('part.header')}}) as parts
    from exposure_shape
  )
  select '{"person_id":"P-' || lpad(person_no::varchar, greatest(6, length(person_no::varchar))::integer, '0') || part.head ||
    coalesce(nullif(concat_ws(' › ', part.name, case when part.is_table then 'row ' || row_no end, place, part.header), ''), 'the text') || '"}' as line
  from (
    select p.person_no, p.row_no, case when p.place = '' then null else ${inJson('p.place')} end as place, unnest(s.parts) as part
    from person_record p
    join shape s using (file_no, source_no, subject, kind_bits)
  )`
