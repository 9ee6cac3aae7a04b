/**
 * From records as read to subjects to link. A database keeps one person in several tables: the payment row has no name, only the key
 * of the member row. Such rows are attached to the row they point to, and what they hold counts as that person's.
 * Each step is named SQL over the engine's tables; nothing else runs here.
 */
export type Step = { name: string; sql: string }

/** Lists inside a column are joined by this sign (see evidence/record.ts). */
export const LIST = `chr(31)`
const IS_NAMED = `(r.given_name <> '' or r.family_name <> '' or r.full_name <> '')`

/** Lower case without accents, for comparing names inside one database. */
function folded(expression: string): string {
  return `lower(strip_accents(${expression}))`
}

/** All values of a list column, in an order that does not depend on that of the rows. */
function united(column: string): string {
  return `array_to_string(list_sort(list(r.${column}) filter (r.${column} <> '')), ${LIST})`
}

function foldedName(row: string): string {
  return folded(`concat_ws(' ', ${row}.given_name, ${row}.family_name, ${row}.full_name)`)
}

/** A key is known within one database only; `database` is part of it. */
export const SUBJECT_STEPS: Step[] = [
  {
    name: 'record_key',
    sql: `
      create or replace table record_key as
      select r.record_no, s.database || ${LIST} || r.own_key as key, ${IS_NAMED} as is_named
      from record r
      join source s using (file_no, source_no)
      where r.own_key <> '' and r.subject = 0`,
  },
  {
    name: 'key_home',
    sql: `
      create or replace table key_home as
      select key, arg_min(record_no, (not is_named, record_no)) as record_no, bool_or(is_named) as is_named
      from record_key
      group by key`,
  },
  {
    name: 'record_reference',
    sql: `
      create or replace table record_reference as
      select r.record_no, ${IS_NAMED} as is_named, s.database || ${LIST} || unnest(string_split(r.foreign_keys, ${LIST})) as key
      from record r
      join source s using (file_no, source_no)
      where r.foreign_keys <> '' and r.subject = 0`,
  },
  {
    // A row that points to a named row is about that person when it has no name of its own, or the same family name, or a name and
    // nothing to reach anybody by (the account holder on a direct debit). A guardian with a phone number of their own is somebody else.
    name: 'reference_pair',
    sql: `
      create or replace table reference_pair as
      with pairs as (
        select f.record_no, h.record_no as home_no, h.is_named as home_is_named, f.is_named
        from record_reference f
        join key_home h using (key)
        where f.record_no <> h.record_no
      )
      select record_no, home_no, home_is_named, true as is_theirs, is_named from pairs where not is_named
      union all
      select p.record_no, p.home_no, p.home_is_named,
        (c.emails = '' and c.phones = '' and c.date_of_birth = '' and c.address = '' and c.membership_number = '')
        or (t.family_name <> '' and contains(${foldedName('c')}, ${folded('t.family_name')}))
        or (t.family_name = '' and t.full_name <> '' and contains(${foldedName('c')}, ${folded(`split_part(t.full_name, ' ', -1)`)})) as is_theirs,
        p.is_named
      from pairs p
      join record c on c.record_no = p.record_no
      join record t on t.record_no = p.home_no
      where p.is_named`,
  },
  {
    // Also over one row in between (payment → mandate → member).
    name: 'attached',
    sql: `
      create or replace table attached as
      with direct as (
        select record_no, min(home_no) as home_no from reference_pair where home_is_named and is_theirs group by record_no
      ),
      further as (
        select p.record_no, min(d.home_no) as home_no
        from reference_pair p
        join direct d on d.record_no = p.home_no
        where not p.is_named and p.record_no not in (select record_no from direct)
        group by p.record_no
      )
      select * from direct where home_no not in (select record_no from direct)
      union all
      select d.record_no, u.home_no from direct d join direct u on u.record_no = d.home_no
      union all
      select * from further where home_no not in (select record_no from direct)`,
  },
  {
    // A named row that points to a nameless one (member → address, member → household) has what that row holds.
    name: 'inherited',
    sql: `
      create or replace table inherited as
      select distinct home_no as record_no, record_no as heir_no
      from reference_pair
      where is_named and not home_is_named and home_no not in (select record_no from attached)`,
  },
  {
    // The same row key in two copies of one table is one person.
    name: 'same_key',
    sql: `
      create or replace table same_key as
      select k.record_no, k.key as person_key
      from record_key k
      where k.is_named and k.key in (select key from record_key where is_named group by key having count(*) > 1)`,
  },
  {
    name: 'brought',
    sql: `
      create or replace table brought as
      with pairs as (
        select home_no as record_no, record_no as from_no from attached
        union all
        select heir_no, record_no from inherited
      )
      select
        p.record_no,
        ${united('emails')} as emails,
        ${united('phones')} as phones,
        ${united('identifiers')} as identifiers,
        arg_min(r.address, r.record_no) filter (r.address <> '') as address,
        arg_min(r.postcode, r.record_no) filter (r.postcode <> '') as postcode,
        min(r.date_of_birth) filter (r.date_of_birth <> '') as date_of_birth,
        min(r.membership_number) filter (r.membership_number <> '') as membership_number
      from pairs p
      join record r on r.record_no = p.from_no
      where r.emails <> '' or r.phones <> '' or r.identifiers <> '' or r.address <> '' or r.postcode <> '' or r.date_of_birth <> '' or r.membership_number <> ''
      group by p.record_no`,
  },
  {
    name: 'subject_record',
    sql: `
      create or replace table subject_record as
      select
        r.record_no, r.title, r.given_name, r.family_name, r.full_name, r.gender,
        coalesce(nullif(r.date_of_birth, ''), b.date_of_birth, '') as date_of_birth,
        concat_ws(${LIST}, nullif(r.emails, ''), nullif(b.emails, '')) as emails,
        concat_ws(${LIST}, nullif(r.phones, ''), nullif(b.phones, '')) as phones,
        concat_ws(${LIST}, nullif(r.identifiers, ''), nullif(b.identifiers, '')) as identifiers,
        coalesce(nullif(r.address, ''), b.address, '') as address,
        coalesce(nullif(r.postcode, ''), b.postcode, '') as postcode,
        coalesce(nullif(r.membership_number, ''), b.membership_number, '') as membership_number
      from record r
      left join brought b using (record_no)
      where r.record_no not in (select record_no from attached)
        and r.record_no not in (select record_no from inherited)`,
  },
]
