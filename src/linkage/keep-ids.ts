/**
 * People keep their ids when new evidence comes: the person who has most of an id's records goes on under it. What joined and what came apart is
 * written down, because letters may have gone out under the old ids. docs/rules/linkage.md, [LNK28].
 */
import type { Engine } from '../engine/engine.ts'
import type { IdEvent } from './id-event.ts'
import { fillTable } from './kernel/engine-columns.ts'

export type KeptIds = { kept: number; added: number; journal: IdEvent[] }

export type KeepIdsInput = {
  /** Relations (a table or a query in brackets) with `record_key` and a person: `id` before, an integer, and `person_no` now. */
  before: string
  now: string
  /** The highest id ever given, where people may have gone since: their ids are not given again. */
  highestId?: number
}

/** Leaves the table `person_id`: person_no, id. Equal overlaps go to the lower old id, then to the lower person_no. */
export async function keepPersonIds(engine: Engine, { before, now, highestId = 0 }: KeepIdsInput): Promise<KeptIds> {
  await engine.run(`
    create or replace temp table id_overlap as
    select b.id, n.person_no, count(*)::integer as records
    from ${before} as b join ${now} as n using (record_key)
    where b.id is not null and n.person_no is not null
    group by b.id, n.person_no`)
  // Nearly all people are who they were; only the others are looked at one by one.
  await engine.run(`
    create or replace temp table id_tangled as
    select o.* from id_overlap as o
    where o.id in (select id from id_overlap group by id having count(*) > 1) or o.person_no in (select person_no from id_overlap group by person_no having count(*) > 1)`)
  const tangled = await engine.rows<{ id: number; person_no: number; records: number }>(
    'select id, person_no, records from id_tangled order by records desc, id, person_no',
  )
  const idOf = new Map<number, number>()
  const personOf = new Map<number, number>()
  for (const { id, person_no: person } of tangled) {
    if (idOf.has(person) || personOf.has(id)) continue
    idOf.set(person, id)
    personOf.set(id, person)
  }
  await fillTable(engine, 'id_chosen', { person_no: Int32Array.from(idOf.keys()), id: Float64Array.from(idOf.values()) }, idOf.size)
  await engine.run(`
    create or replace table person_id as
    with kept as (
      select person_no, id from id_overlap
      where id not in (select id from id_tangled) and person_no not in (select person_no from id_tangled)
      union all select person_no, id::bigint from id_chosen
    ),
    people as (select distinct person_no from ${now} where person_no is not null),
    highest as (select greatest(coalesce(max(id), 0), ${highestId}) as id from ${before})
    select p.person_no, coalesce(k.id, (select id from highest) + row_number() over (partition by k.id is null order by p.person_no))::bigint as id
    from people as p left join kept as k using (person_no)`)
  await engine.run('drop table id_chosen')
  const [sums] = await engine.rows<{ people: number; kept: number }>(
    `select count(*) as people, count(*) filter (id in (select id from ${before} where id is not null)) as kept from person_id`,
  )
  return { kept: sums!.kept, added: sums!.people - sums!.kept, journal: await journalOf(engine, { before, now }, tangled, idOf, personOf) }
}

async function journalOf(
  engine: Engine,
  { before }: KeepIdsInput,
  tangled: readonly { id: number; person_no: number }[],
  idOf: Map<number, number>,
  personOf: Map<number, number>,
): Promise<IdEvent[]> {
  const added = new Map<number, number>()
  const strangers = tangled.filter(({ person_no: person }) => !idOf.has(person)).map(({ person_no: person }) => person)
  if (strangers.length > 0)
    for (const { person_no: person, id } of await engine.rows<{ person_no: number; id: number }>(
      `select person_no, id from person_id where person_no in (${strangers.join(', ')})`,
    ))
      added.set(person, id)
  const nowIdOf = (person: number) => idOf.get(person) ?? added.get(person)!
  const merged = new Map<number, Set<number>>()
  const split = new Map<number, Set<number>>()
  const note = (events: Map<number, Set<number>>, id: number, other: number) => {
    if (id === other) return
    const known = events.get(id)
    if (known) known.add(other)
    else events.set(id, new Set([other]))
  }
  for (const { id, person_no: person } of tangled) {
    const today = nowIdOf(person)
    if (!personOf.has(id)) note(merged, today, id)
    else note(split, id, today)
  }
  const gone = await engine.rows<{ id: number }>(`select distinct id from ${before} where id is not null and id not in (select id from id_overlap) order by id`)
  const events = (event: 'merged' | 'split', found: Map<number, Set<number>>): IdEvent[] =>
    [...found].toSorted(([a], [b]) => a - b).map(([id, others]) => ({ event, id, others: [...others].toSorted((a, b) => a - b) }))
  return [...events('merged', merged), ...events('split', split), ...gone.map(({ id }): IdEvent => ({ event: 'gone', id, others: [] }))]
}
