/** From linked records to people: who they are, what of theirs is in the files, how they stand to the organisation. Named SQL, in order. */
import type { Kind } from '../kinds.ts'
import type { Step } from './subject-steps.ts'
import { LIST } from './subject-steps.ts'

/** Relationships that show membership or support; a mere donor or correspondent does not. */
const SUPPORT = `('member', 'former', 'registered_supporter', 'affiliated_supporter', 'applicant')`

export type PersonStepInput = {
  /** ISO day on which people are members, children, former members. */
  today: string
  /** What being on the organisation's lists shows of a person (GDPR Article 9(1)); null: nothing. */
  membershipReveals: Kind | null
  /** How many persons linkage numbered, from 1. */
  people: number
}

export function personSteps({ today, membershipReveals: reveals, people }: PersonStepInput): Step[] {
  return [
    ...setSteps(reveals),
    {
      name: 'person_record',
      sql: `
        create or replace table person_record as
        with belongs as (
          select record_no, person_no, link_bits, probability from person_link where person_no is not null
          union all
          select a.record_no, l.person_no, null, l.probability
          from attached a
          join person_link l on l.record_no = a.home_no and l.person_no is not null
          union all
          select i.record_no, l.person_no, null, l.probability
          from inherited i
          join person_link l on l.record_no = i.heir_no and l.person_no is not null
        ),
        standing as (
          select
            r.record_no, r.file_no, r.source_no, least(r.subject, 1)::tinyint as subject, r.row_no, r.place, k.bits as kind_bits, f.bits as flag_bits,
            case
              when r.subject > 0 then ''
              when r.left_on <> '' and r.left_on <= '${today}' then 'former'
              when r.relationship <> '' then r.relationship
              else coalesce(s.relationship_hint, '')
            end as relationship
          from record r
          join source s using (file_no, source_no)
          join word_set k on k.words = r.kinds
          join word_set f on f.words = r.flags
        )
        select
          b.record_no, b.person_no, b.link_bits, b.probability, t.file_no, t.source_no, t.subject, t.row_no, t.place, t.relationship, t.flag_bits,
          t.kind_bits | case when t.relationship in ${SUPPORT} then ${reveals === null ? '0::bigint' : `(select bit from word_bit where word = '${reveals}')`} else 0 end as kind_bits
        from belongs b
        join standing t using (record_no)
        order by b.person_no, b.record_no`,
    },
    { name: 'person_fact', sql: `create or replace table person_fact as ${factsOf('false')}` },
    ...chunksOf(people).map(([from, to]) => ({
      name: `person_fact ${from}`,
      sql: `insert into person_fact ${factsOf(`p.person_no between ${from} and ${to}`)}`,
    })),
    {
      name: 'person',
      sql: `
        create or replace table person as
        with kind_list as (select bits, ${wordsOfBits('bits')} as words from (select distinct kind_bits as bits from person_fact)),
        flag_list as (select bits, ${wordsOfBits('bits')} as words from (select distinct flag_bits as bits from person_fact)),
        linked as (select person_no, min(roster_id::bigint) as roster_no from person_link where roster_id is not null and person_no is not null group by person_no),
        joined as (
          select f.*, ${languagesIn('coalesce(f.masked, []::varchar[])')} as languages, k.words as kinds, g.words as flags, m.roster_id,
            q.given_name as q_given, q.family_name as q_family, q.full_name as q_full, q.date_of_birth as q_born, q.emails as q_emails, q.phones as q_phones,
            q.address as q_address, q.postcode as q_postcode, q.left_on as q_left, ${languagesIn(`string_split(coalesce(q.masked, ''), ${LIST})`)} as q_languages, q.relationship as q_relationship, q.flags as q_flags
          from person_fact f
          join kind_list k on k.bits = f.kind_bits
          join flag_list g on g.bits = f.flag_bits
          left join linked l using (person_no)
          left join roster_member m on m.roster_no = l.roster_no
          left join roster_record q on q.record_no = l.roster_no
        )
        select
          person_no,
          roster_id,
          case
            when roster_id is not null and coalesce(q_left, '') <> '' and q_left <= '${today}' then 'former'
            when roster_id is not null and coalesce(q_relationship, '') <> '' then q_relationship
            when roster_id is not null then 'member'
            when is_former or is_member then 'former'
            when is_registered then 'registered_supporter'
            when is_affiliated then 'affiliated_supporter'
            when is_applicant then 'applicant'
            when is_staff then 'staff'
            when is_donor then 'donor'
            else 'other'
          end as relationship,
          coalesce(nullif(q_given, ''), given_name, '') as given_name,
          coalesce(nullif(q_family, ''), family_name, '') as family_name,
          case when coalesce(nullif(q_family, ''), family_name, '') <> '' then '' else coalesce(nullif(q_full, ''), full_name, '') end as full_name,
          coalesce(nullif(q_born, ''), date_of_birth, '') as date_of_birth,
          list_distinct(list_concat(list_filter(string_split(lower(coalesce(q_emails, '')), ${LIST}), lambda v : v <> ''), coalesce(emails, []::varchar[]))) as emails,
          ${oneSpelling(`list_concat(list_filter(string_split(coalesce(q_phones, ''), ${LIST}), lambda v : v <> ''), coalesce(phones, []::varchar[]))`)} as phones,
          case when coalesce(q_postcode, '') <> '' and coalesce(q_address, '') <> '' then q_address else coalesce(address, '') end as address,
          case when coalesce(q_postcode, '') <> '' and coalesce(q_address, '') <> '' then q_postcode else coalesce(postcode, '') end as postcode,
          kinds,
          list_sort(list_distinct(list_concat(
            coalesce(flags, []::varchar[]),
            list_filter(string_split(coalesce(q_flags, ''), ${LIST}), lambda v : v in ('deceased', 'special_risk')),
            case when try_cast(coalesce(nullif(q_born, ''), date_of_birth) as date) > date '${today}' - interval 18 year then ['child'] else []::varchar[] end
          ))) as flags,
          coalesce(probability, 0.9) as confidence,
          record_count, file_nos,
          coalesce(nullif(q_left, ''), left_on, '') as left_on,
          weakest_link_bits,
          list_filter(coalesce(masked, []::varchar[]), lambda v : not starts_with(v, 'language=')) as masked,
          case when len(q_languages) = 1 then q_languages[1] when len(languages) = 1 then languages[1] else '' end as language,
          h.household_no
        from joined
        left join (select person_no as household_person_no, min(household_no) as household_no from household_link group by person_no) h on h.household_person_no = person_no
        order by person_no`,
    },
    SOURCE_COLUMN,
    ...EXPOSURE_STEPS,
  ]
}

/** Gathering lists holds them in memory, so it goes by portions of people. */
const PEOPLE_AT_ONCE = 150_000

function chunksOf(people: number): [from: number, to: number][] {
  return Array.from({ length: Math.ceil(people / PEOPLE_AT_ONCE) }, (_, index) => [index * PEOPLE_AT_ONCE + 1, (index + 1) * PEOPLE_AT_ONCE])
}

/**
 * Kinds and flags as bits: many records share few sets, so each set of words is looked up once, and uniting them costs one `or`.
 * `word_bit` numbers the words that occur; there are fewer than 63.
 */
function setSteps(reveals: Kind | null): Step[] {
  return [
    {
      name: 'word_bit',
      sql: `
      create or replace table word_bit as
      select word, (1::bigint << (row_number() over (order by word) - 1)::integer) as bit
      from (
        select distinct unnest(string_split(words, ${LIST})) as word
        from (select distinct kinds as words from record union select distinct flags from record)
        ${reveals === null ? '' : `union select '${reveals}'`}
      )
      where word <> ''`,
    },
    {
      name: 'word_set',
      sql: `
      create or replace table word_set as
      select words, coalesce(bit_or(b.bit), 0) as bits
      from (select words, unnest(string_split(words, ${LIST})) as word from (select distinct kinds as words from record union select distinct flags from record)) w
      left join word_bit b using (word)
      group by words`,
    },
  ]
}

/** Telephone numbers, each in the first of its spellings: +44 7700 900123 and 07700900123 end in the same ten digits. */
function oneSpelling(list: string): string {
  const ends = `list_transform(${list}, lambda v : right(regexp_replace(v, '[^0-9]', '', 'g'), 10))`
  return `case when length(${list}) < 2 then ${list}
    else list_filter(${list}, lambda v, place : list_position(${ends}, right(regexp_replace(v, '[^0-9]', '', 'g'), 10)) = place) end`
}

/** The words of a set of bits; there are far fewer sets than people. */
export function wordsOfBits(bits: string): string {
  return `coalesce((select list(b.word order by b.word) from word_bit b where (b.bit & ${bits}) <> 0), []::varchar[])`
}

/**
 * A parent on a child's row is given the row's postcode to be linked by; it is the child's, counts as nothing of theirs, and stays out of what we
 * say of them.
 */
const OWN_POSTCODE = `case when r.subject > 0 and (p.kind_bits & coalesce((select bit from word_bit where word = 'postcode'), 0)) = 0 then '' else r.postcode end`
/** Address and postcode come from one record: the fullest that has both. */
const HOME_RANK = `(length(r.address) > 0 and ${OWN_POSTCODE} <> '', length(r.address), ${OWN_POSTCODE} <> '', -r.record_no)`

/** In which languages somebody wants to be written to, by their rows: the organisation's own list first; rows that differ say nothing. */
const languagesIn = (list: string): string =>
  `list_distinct(list_transform(list_filter(${list}, lambda v : starts_with(v, 'language=')), lambda v : substr(v, ${'language='.length + 1})))`

function factsOf(condition: string): string {
  return `
    select
      p.person_no,
      count(*) as record_count,
      list_sort(list_distinct(list(r.file_no))) as file_nos,
      arg_max(r.given_name, (r.given_name <> '' and r.family_name <> '', length(r.given_name), -r.record_no)) as given_name,
      arg_max(r.family_name, (r.given_name <> '' and r.family_name <> '', length(r.family_name) > 1, -r.record_no)) as family_name,
      arg_max(r.full_name, (length(r.full_name), -r.record_no)) as full_name,
      coalesce(mode(nullif(r.date_of_birth, '')), '') as date_of_birth,
      list_sort(list_distinct(flatten(list(string_split(lower(r.emails), ${LIST})) filter (r.emails <> '')))) as emails,
      list_sort(list_distinct(flatten(list(string_split(r.phones, ${LIST})) filter (r.phones <> '')))) as phones,
      arg_max(r.address, ${HOME_RANK}) as address,
      arg_max(${OWN_POSTCODE}, ${HOME_RANK}) as postcode,
      bit_or(p.kind_bits) as kind_bits,
      bit_or(p.flag_bits) as flag_bits,
      list_sort(list_distinct(flatten(list(string_split(r.masked, ${LIST})) filter (r.masked <> '')))) as masked,
      max(r.left_on) as left_on,
      min(p.link_bits) as weakest_link_bits,
      min(p.probability) as probability,
      bool_or(p.relationship = 'member') as is_member,
      bool_or(p.relationship = 'former') as is_former,
      bool_or(p.relationship = 'registered_supporter') as is_registered,
      bool_or(p.relationship = 'affiliated_supporter') as is_affiliated,
      bool_or(p.relationship = 'applicant') as is_applicant,
      bool_or(p.relationship = 'staff') as is_staff,
      bool_or(p.relationship = 'donor') as is_donor
    from person_record p
    join record r using (record_no)
    where ${condition}
    group by p.person_no`
}

/** Which column of which source holds which kind: for the place of each exposure. */
const SOURCE_COLUMN: Step = {
  name: 'source_column',
  sql: `
    create or replace table source_column as
    with one as (
      select file_no, source_no, unnest(from_json(columns, '[{"index":"INTEGER","header":"VARCHAR","role":"VARCHAR","subject":"INTEGER"}]')) as c
      from source
      where columns <> '' and columns <> '[]'
    ),
    named as (
      select file_no, source_no, c.subject as subject, c.index as column_no, coalesce(nullif(c.header, ''), 'column ' || (c.index + 1)) as header,
        case
          when c.role in ('given_name', 'family_name', 'full_name', 'other_name', 'title') then 'person_name'
          when c.role in ('address_line', 'town', 'county', 'country') then 'postal_address'
          when c.role in ('left_on', 'joined_on', 'relationship') then 'membership'
          when c.role = 'union_name' then 'trade_union'
          when c.role = 'free_text' then 'correspondence'
          else c.role
        end as kind
      from one
      where c.role is not null
    )
    select file_no, source_no, subject, kind, arg_min(header, column_no) as header
    from named
    group by all`,
}

/**
 * One row a person, kind and place. Being on a list of members shows what the membership shows, wherever the list lies.
 * Records of one source with the same kinds have one shape; a shape is worked out once, and a record adds no more than its own place.
 */
const EXPOSURE_STEPS: Step[] = [
  {
    name: 'exposure_shape',
    sql: `
      create or replace table exposure_shape as
      with shape as (select distinct file_no, source_no, subject, kind_bits from person_record),
      kind_list as (select kind_bits, ${wordsOfBits('kind_bits')} as words from (select distinct kind_bits from shape)),
      one as (select h.*, unnest(k.words) as kind from shape h join kind_list k using (kind_bits))
      select o.file_no, o.source_no, o.subject, o.kind_bits,
        list({'kind': o.kind, 'path': s.path, 'name': nullif(s.name, ''), 'is_table': s.kind = 'table', 'header': c.header} order by o.kind) as parts
      from one o
      join source s on s.file_no = o.file_no and s.source_no = o.source_no
      left join source_column c on c.file_no = o.file_no and c.source_no = o.source_no and c.subject = o.subject and c.kind = o.kind
      group by all`,
  },
  {
    name: 'exposure',
    sql: `
      create or replace view exposure as
      select person_no, part.kind, part.path,
        coalesce(nullif(concat_ws(' › ', part.name, case when part.is_table then 'row ' || row_no end, nullif(place, ''), part.header), ''), 'the text') as place,
        record_no
      from (
        select p.person_no, p.record_no, p.row_no, p.place, unnest(x.parts) as part
        from person_record p
        join exposure_shape x using (file_no, source_no, subject, kind_bits)
      )`,
  },
]
