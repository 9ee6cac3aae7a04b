/**
 * What stands behind a line of linkage: a record of the evidence (its number) or a row of the roster (-1, -2, … in order of its ids), with a key
 * that names it by where it stands, so that an answer outlives a rebuilt analysis. Made in the incident's engine when a queue is drawn.
 */
import type { Engine } from '../../engine/engine.ts'
import type { IncidentId } from '../../ids.ts'

/** A record by its file, source, row and place; a roster row by its identifier. A digest of either says nothing by itself. */
export const RECORD_KEY = `md5(concat_ws(chr(31), s.path, s.name, s.kind, r.row_no::varchar, r.place, r.subject::varchar))`
export const rosterKey = (incidentId: IncidentId) => `md5('${incidentId}' || chr(31) || 'roster' || chr(31) || m.roster_id)`

/** `review_line` (line_no, key, person_no, content), `review_person` (person_no, records), `review_candidate` (kept pairs with both ends). */
export async function makeLineTable(engine: Engine, incidentId: IncidentId): Promise<void> {
  const content = [
    'q.title',
    'q.given_name',
    'q.family_name',
    'q.full_name',
    'q.date_of_birth',
    'q.gender',
    'q.emails',
    'q.phones',
    'q.address',
    'q.postcode',
    'q.membership_number',
    'q.identifiers',
  ]
  await engine.run(`
    create or replace temp table review_line as
    select q.record_no as line_no, ${RECORD_KEY} as key, l.person_no, md5(lower(concat_ws(chr(31), ${content.join(', ')}))) as content
    from subject_record q
    join record r using (record_no)
    join source s using (file_no, source_no)
    join person_link l using (record_no)
    where l.person_no is not null
    union all
    select -row_number() over (order by m.roster_no), ${rosterKey(incidentId)}, p.person_no, ''
    from roster_member m
    left join (select roster_id::bigint as roster_no, min(person_no) as person_no from person_link where roster_id is not null group by roster_id) p using (roster_no)
  `)
  await engine.run(`
    create or replace temp table review_person as
    select person_no, count(*) as records from person_link where person_no is not null group by person_no
  `)
  await engine.run(`
    create or replace temp table review_candidate as
    select
      k.left_no, k.right_no, l.key as left_key, r.key as right_key, l.person_no as left_person, r.person_no as right_person, k.pattern, k.bits, k.probability,
      coalesce(l.person_no = r.person_no, false) as linked, coalesce(a.records, 0) as left_records, coalesce(b.records, 0) as right_records
    from kept_pair k
    join review_line l on l.line_no = k.left_no
    join review_line r on r.line_no = k.right_no
    left join review_person a on a.person_no = l.person_no
    left join review_person b on b.person_no = r.person_no
    where l.key <> r.key
  `)
}

/** Where a row of the roster stands in the numbering of linkage: roster_no → its place. */
export const ROSTER_LINES = 'select roster_no, -row_number() over (order by roster_no) as line_no from roster_member'
