/** An analysis as the register leaves it, small and in memory: a roster, two tables of evidence, people linked, so that pairs can be judged. */
import type { Engine } from '../../src/engine/engine.ts'
import { duckdbExecutor } from '../../src/engine/sql-executor.ts'
import type { LinkInput, LinkResult } from '../../src/linkage/fields.ts'
import { linkRecords } from '../../src/linkage/link-records.ts'
import { LINK_COLUMNS, type LinkRow } from '../../src/register/link-columns.ts'

const VALUES = Object.values(LINK_COLUMNS)
type Row = Partial<LinkRow>

const GIVEN = ['Katherine', 'Oswin', 'Perdita', 'Idris', 'Marisol', 'Wilmot', 'Rowan', 'Isolde', 'Jerome', 'Tamsin', 'Eluned', 'Fergus']
const FAMILY = ['Ashdown', 'Tallow', 'Quillon', 'Venn', 'Achterberg', 'Sedgeley', 'Penhallow', 'Hartigan', 'Marwood', 'Trevanion', 'Lyddon']

/** People 0 to 119, all invented; every third has a second record with a slip, a short form or another address. */
function rowsOf(): { evidence: Row[]; roster: Row[]; keyed: [recordNo: number, key: string][] } {
  const evidence: Row[] = []
  const roster: Row[] = []
  const keyed: [number, string][] = []
  for (let person = 0; person < 120; person++) {
    const given = GIVEN[person % GIVEN.length]!
    const family = FAMILY[(person * 7) % FAMILY.length]!
    const row: Row = {
      given_name: given,
      family_name: family,
      date_of_birth: `19${40 + (person % 55)}-0${1 + (person % 9)}-1${person % 10}`,
      address: `${1 + person} ${['Mill Lane', 'Quay Street', 'Copse Close'][person % 3]}, Netherby`,
      postcode: `QX${1 + (person % 9)} ${1 + (person % 8)}A${'BCDEFGH'[person % 7]}`,
      emails: `${given}.${family}${person}@post.example`.toLowerCase(),
    }
    if (person % 2 === 0) roster.push({ ...row, membership_number: `HA${1000 + person}` })
    if (person % 5 === 0) keyed.push([evidence.length, `m${person}`], [evidence.length + 1, `m${person}`])
    evidence.push(row)
    if (person % 5 === 0) evidence.push({ ...row, phones: `07700 900${100 + person}` })
    if (person % 3 === 0)
      evidence.push({
        given_name: given.slice(0, 1),
        family_name: family,
        postcode: row.postcode!,
        ...(person % 2 ? { date_of_birth: row.date_of_birth! } : {}),
      })
    if (person % 4 === 0)
      evidence.push({ full_name: `${family.toUpperCase()}, ${given}`, address: `${200 + person} Harbour Road`, date_of_birth: row.date_of_birth! })
  }
  return { evidence, roster, keyed }
}

/** Fills the engine; `link` links it, as `buildRegister` does. */
export async function reviewFixture(engine: Engine): Promise<{ link(decided?: LinkInput['decided']): Promise<LinkResult> }> {
  const executor = duckdbExecutor(engine)
  const { evidence, roster, keyed } = rowsOf()
  const load = (table: string, rows: Row[]) =>
    executor.load(table, { record_no: 'integer', row_no: 'integer', ...Object.fromEntries(VALUES.map((name) => [name, 'text' as const])) }, [
      [rows.map((_, index) => index), rows.map((_, index) => index + 1), ...VALUES.map((name) => rows.map((row) => row[name] ?? ''))],
    ])
  await load('subject_record', evidence)
  await load('roster_rows', roster)
  await engine.run(`
    create or replace table record as select *, 1 as file_no, 1 as source_no, '' as place, 0 as subject, '' as masked from subject_record;
    create or replace table source as select 1 as file_no, 1 as source_no, 'exports/members.csv' as path, '' as name, 'table' as kind;
    create or replace table roster_record as select *, 1 as file_no, 1 as source_no from roster_rows;
    create or replace table roster_source as select 1 as file_no, 1 as source_no, 'roster.csv' as path, '' as name;
    create or replace table roster_member as select record_no as roster_no, membership_number as roster_id from roster_rows;
    create or replace table person as
      select 1 as person_no, '' as given_name, '' as family_name, '' as full_name, 'member' as relationship, null::integer as household_no;
  `)
  await executor.load('same_key', { record_no: 'integer', person_key: 'text' }, [[keyed.map(([no]) => no), keyed.map(([, key]) => key)]])
  return {
    link: (decided) =>
      linkRecords(engine, {
        table: 'subject_record',
        idColumn: 'record_no',
        columns: LINK_COLUMNS,
        roster: { table: 'roster_record', idColumn: 'record_no', columns: LINK_COLUMNS },
        mustLink: { table: 'same_key', idColumn: 'record_no', keyColumn: 'person_key' },
        ...(decided ? { decided } : {}),
      }),
  }
}
