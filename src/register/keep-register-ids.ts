/**
 * Persons keep their ids when the register is built anew: letters, enquiries and personal pages speak of P-000123. Whom each id stood for is kept
 * beside the analysis, in a file of its own, so that it outlives an analysis that is read again. docs/rules/linkage.md, [LNK28], [LNK30].
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import type { Engine } from '../engine/engine.ts'
import type { IncidentId } from '../ids.ts'
import type { IdEvent } from '../linkage/id-event.ts'
import { keepPersonIds } from '../linkage/keep-ids.ts'
import { LINK_COLUMNS } from './link-columns.ts'
import type { IdChanges } from './summary.ts'

export type KeptRegister = {
  /** No person has a higher number. */
  highestId: number
  /** Null: this is the first register. */
  changes: IdChanges | null
  /** To be called when the register is in the store: what is remembered and what letters speak of are then the same. */
  remember(): Promise<void>
}

const JOURNAL_AT_MOST = 1000

type IdFolder = { keys: string; state: string }
function placesOf(ctx: Pick<Context, 'dataFolder'>, incidentId: IncidentId): IdFolder {
  const folder = join(ctx.dataFolder, 'incidents', incidentId)
  return { keys: join(folder, 'person-ids.parquet'), state: join(folder, 'person-ids.json') }
}

/**
 * Expects the tables of linkage; gives the ids in `person_link` and `household_link` that people had before. A record is known again by what it
 * says, wherever it stands now; where nothing says the same any more, by the place where it stood; a person also by the row of the roster.
 */
export async function keepRegisterIds(ctx: Pick<Context, 'dataFolder'>, engine: Engine, incidentId: IncidentId): Promise<KeptRegister> {
  const places = placesOf(ctx, incidentId)
  await engine.run(RECORD_KEYS)
  const before = readBefore(places)
  const changes = before === null ? null : await keepFrom(engine, places.keys, before.highestId)
  const [found] = await engine.rows<{ highest: number; digest: string }>(`
    select coalesce(max(person_no), 0) as highest, md5(concat_ws(' ', count(*), bit_xor(hash(says, stands, person_no)))) as digest from record_identity`)
  const { highest, digest } = found!
  // A register built again from the same, after a kill or by somebody who wanted to be sure, has the same to tell as the one before.
  const state: IdState = { highestId: Math.max(before?.highestId ?? 0, highest), digest, changes: before?.digest === digest ? before.changes : changes }
  return { ...state, remember: () => remember(engine, places, state) }
}

type IdState = { highestId: number; digest: string; changes: IdChanges | null }

function readBefore({ keys, state }: IdFolder): IdState | null {
  return existsSync(keys) && existsSync(state) ? (JSON.parse(readFileSync(state, 'utf8')) as IdState) : null
}

const SAYS = Object.values(LINK_COLUMNS)
  .map((column) => `coalesce(q.${column}, '')`)
  .join(', ')

/** Half of an MD5: two of a million records share one with a chance of 1 in 30 million, and then a person may get another number. */
const digest = (sql: string) => `md5_number_lower(concat_ws(chr(31), ${sql}))`

const RECORD_KEYS = `
  create or replace temp table record_identity as
  select ${digest(`'says', lower(concat_ws(chr(31), ${SAYS}))`)} as says,
    ${digest(`'stands', s.path, s.name, s.kind, r.row_no::varchar, r.place, r.subject::varchar`)} as stands, l.person_no
  from subject_record q
  join person_link l using (record_no)
  join record r using (record_no)
  join source s using (file_no, source_no)
  where l.person_no is not null
  union all
  select ${digest(`'roster', m.roster_id`)}, ${digest(`'roster', m.roster_id`)}, l.person_no
  from (select distinct roster_id::bigint as roster_no, person_no from person_link where roster_id is not null and person_no is not null) l
  join roster_member m using (roster_no)`

async function keepFrom(engine: Engine, keys: string, highestId: number): Promise<IdChanges> {
  await engine.run(`create or replace temp table identity_before as select * from read_parquet('${keys.replaceAll("'", "''")}')`)
  // A row put in on top moves all others: a place counts only where what stood there is said nowhere now, and what stands there was not said before.
  await engine.run(`
    create or replace temp table known_before as
    with lost as (select stands from identity_before where says not in (select says from record_identity)),
    fresh as (select stands from record_identity where says not in (select says from identity_before)),
    place as (select distinct stands from lost join fresh using (stands))
    select distinct case when says not in (select says from record_identity) and stands in (select stands from place) then stands else says end as record_key, id
    from identity_before`)
  await engine.run(`
    create or replace temp table known_now as
    with lost as (select stands from identity_before where says not in (select says from record_identity))
    select distinct case when says not in (select says from identity_before) and stands in (select stands from lost) then stands else says end as record_key, person_no
    from record_identity`)
  const { kept, added, journal } = await keepPersonIds(engine, { before: 'known_before', now: 'known_now', highestId })
  await engine.run(`
    create or replace table person_link as
    select l.* replace (p.id as person_no) from person_link l left join person_id p using (person_no) order by l.record_no`)
  await engine.run(
    'create or replace table household_link as select h.* replace (p.id as person_no) from household_link h join person_id p using (person_no) order by 1',
  )
  await engine.run(
    'create or replace temp table record_identity as select i.* replace (p.id as person_no) from record_identity i join person_id p using (person_no)',
  )
  const of = (event: IdEvent['event']) => journal.filter((one) => one.event === event)
  const [merged, split, gone] = [of('merged'), of('split'), of('gone')]
  const events = [merged, split, gone].flatMap((list) => list.slice(0, JOURNAL_AT_MOST))
  return { kept, added, merged: merged.length, split: split.length, gone: gone.length, events }
}

/** Each file is whole or the one before; a kill between the two leaves a number unused at worst. */
async function remember(engine: Engine, { keys, state }: IdFolder, found: IdState): Promise<void> {
  const [newKeys, newState] = [`${keys}.new`, `${state}.new`]
  await engine.run(`copy (select says, stands, person_no as id from record_identity) to '${newKeys.replaceAll("'", "''")}' (format parquet)`)
  writeFileSync(newState, JSON.stringify(found), { mode: 0o600 })
  renameSync(newKeys, keys)
  renameSync(newState, state)
  await engine.run('drop table record_identity')
}
