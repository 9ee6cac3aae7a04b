/** What `tocsin link` leaves: clusters.csv, pairs.parquet, and how well they agree with a truth that was given. */
import { renameSync } from 'node:fs'
import type { Engine } from '../engine/engine.ts'
import { AppError } from '../errors.ts'
import { keepPersonIds, type KeptIds } from '../linkage/keep-ids.ts'
import { measureAgreement, type Measured } from '../linkage/measure-agreement.ts'
import { quoteText } from './link-file.ts'
import { INPUT_TABLE, ROSTER_TABLE } from './link-input.ts'

/**
 * `link_cluster`: record_no, cluster, probability, roster_id. Clusters are numbered in the order of source and id, so that the file is the same
 * however the input lay. A record that identifies nobody is a cluster of its own.
 */
export async function numberClusters(engine: Engine, hasRoster: boolean): Promise<void> {
  await engine.run(`
    create or replace temp table link_cluster as
    with found as (
      select i.record_no, i.source_no, i.id, i.row_no, l.probability, l.roster_id,
        coalesce('p' || l.person_no, 'r' || i.record_no) as person
      from ${INPUT_TABLE} as i
      join person_link as l using (record_no)
    ),
    first as (select person, min(struct_pack(source_no, id, row_no)) as place from found group by person),
    numbered as (select person, row_number() over (order by place) as cluster from first)
    select f.record_no, n.cluster, f.probability, ${hasRoster ? 'r.id' : 'null::varchar'} as roster_id, ${hasRoster ? 'r.record_no' : 'null::bigint'} as roster_no
    from found as f
    join numbered as n using (person)
    ${hasRoster ? `left join ${ROSTER_TABLE} as r on r.record_no = f.roster_id::bigint` : ''}`)
}

/**
 * Clusters keep the numbers of an earlier clusters.csv: records are recognised by source and id. Leaves `link_cluster` with those numbers, and
 * the journal of what joined and what came apart.
 */
export async function keepNumbers(engine: Engine, previous: string): Promise<KeptIds> {
  const columns = await engine
    .rows<{ column_name: string }>(`describe select * from read_csv(${quoteText(previous)}, header = true, all_varchar = true)`)
    .catch(() => [])
  if (!['source', 'id', 'cluster'].every((name) => columns.some(({ column_name: column }) => column === name)))
    throw new AppError('link_input_unreadable', { path: previous, reason: 'it is no clusters.csv of an earlier run: it needs source, id and cluster' })
  const kept = await keepPersonIds(engine, {
    before: `(select source || chr(31) || id as record_key, try_cast(cluster as bigint) as id from read_csv(${quoteText(previous)}, header = true, all_varchar = true))`,
    now: `(select i.source || chr(31) || i.id as record_key, c.cluster as person_no from link_cluster as c join ${INPUT_TABLE} as i using (record_no))`,
  })
  await engine.run(`
    create or replace temp table link_cluster_kept as
    select c.* replace (p.id as cluster) from link_cluster as c join person_id as p on p.person_no = c.cluster`)
  await engine.run('drop table link_cluster')
  await engine.run('alter table link_cluster_kept rename to link_cluster')
  return kept
}

/** `source,id,cluster,probability` and, with a roster, `roster_id`; in the order of source and id. */
export async function writeClusters(engine: Engine, path: string, hasRoster: boolean): Promise<void> {
  await writeWhole(path, (part) =>
    engine.run(`
      copy (
        select i.source, i.id, c.cluster, round(coalesce(c.probability, 1), 6) as probability ${hasRoster ? ', c.roster_id' : ''}
        from ${INPUT_TABLE} as i
        join link_cluster as c using (record_no)
        order by i.source_no, i.id, i.row_no
      ) to ${quoteText(part)} (format csv, header true)`),
  )
}

/** Every kept pair with both ids. A row of the roster has the source `roster`. */
export async function writePairs(engine: Engine, path: string, hasRoster: boolean): Promise<void> {
  await writeWhole(path, (part) =>
    engine.run(`copy (${pairsSql(hasRoster)} order by left_source, left_id, right_source, right_id) to ${quoteText(part)} (format parquet)`),
  )
}

/** kept_pair knows roster rows as -1 - their place; record numbers of the roster are places, because they have no gap. */
function pairsSql(hasRoster: boolean): string {
  const side = (name: string) => `
    ${name}s as (select record_no as no, source, id, truth from ${INPUT_TABLE} ${hasRoster ? `union all select -1 - record_no, 'roster', id, truth from ${ROSTER_TABLE}` : ''})`
  return `
    with ${side('left')}, ${side('right')}
    select l.source as left_source, l.id as left_id, r.source as right_source, r.id as right_id,
      p.pattern, p.bits as weight_bits, p.joint_probability as probability,
      case when p.joint_probability > p.probability then p.household_probability * (1 - p.joint_probability) / (1 - p.probability) else p.household_probability end
        as household_probability
    from kept_pair as p
    join lefts as l on l.no = p.left_no
    join rights as r on r.no = p.right_no`
}

/** Records and rows of the roster whose truth is blank are left out. */
export async function measureTruth(engine: Engine, hasRoster: boolean): Promise<Measured & { blank: number }> {
  await engine.run(`
    create or replace temp table link_truth as
    select c.cluster as found, i.truth, i.record_no as no from ${INPUT_TABLE} as i join link_cluster as c using (record_no)
    ${
      hasRoster
        ? `union all
           select coalesce(min(c.cluster), -1 - r.record_no) as found, r.truth, -1 - r.record_no as no
           from ${ROSTER_TABLE} as r left join link_cluster as c on c.roster_no = r.record_no group by r.record_no, r.truth`
        : ''
    }`)
  const [found] = await engine.rows<{ blank: number }>('select count(*) as blank from link_truth where truth is null')
  const measured = await measureAgreement(
    engine,
    '(select found, truth from link_truth where truth is not null)',
    `(select p.joint_probability as probability, l.truth = r.truth as is_one from kept_pair as p
      join link_truth as l on l.no = p.left_no join link_truth as r on r.no = p.right_no where l.truth is not null and r.truth is not null)`,
  )
  // The people who are counted are those of the records; whom only the roster knows is in the measure, but is not one of them.
  const [people] = await engine.rows<{ truly: number; found: number }>(
    'select count(distinct truth) as truly, count(distinct found) as found from link_truth where no >= 0 and truth is not null',
  )
  return { ...measured, truePeople: people!.truly, foundPeople: people!.found, blank: found!.blank }
}

/** A file is there whole or not at all. */
export async function writeWhole(path: string, write: (part: string) => Promise<void>): Promise<void> {
  await write(`${path}.part`)
  renameSync(`${path}.part`, path)
}
