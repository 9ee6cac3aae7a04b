/**
 * The plan of a telling as SQL over the whole register: a million people in seconds. It says for ordinary people exactly what `handlingOf` says
 * for one (a test holds them together); people whose name, address or e-mail is out of the ordinary, or who have a wish or a known
 * fault of an address, are left to those functions.
 */
import type { Kind } from '../../kinds.ts'
import type { Queryable } from '../../store/database.ts'
import type { IncidentId } from '../../ids.ts'
import { WAVES, waveOf, type Wave } from './wave.ts'

/** As `readAddress` gives it back unchanged: ASCII, a domain in lower case with a letter at the start of its last label. No longer than one part may be. */
const ATOM = "[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+"
const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?'
const PLAIN_ADDRESS = `${ATOM}([.]${ATOM})*@(${LABEL}[.])+[a-z]([a-z0-9-]*[a-z0-9])?`
/** What nearly all look like. PostgreSQL builds an expression's states anew for each row: this one takes a third of the time. */
const USUAL_ADDRESS = '[a-z0-9]+([._+-][a-z0-9]+)*@[a-z0-9]+([.-][a-z0-9]+)*[.][a-z]+'

/** Between the parts of what is hashed or looked through. */
const SEP = "e'\\x1f'"
const NAME = `coalesce(given_name, '') || ${SEP} || coalesce(family_name, '') || ${SEP} || coalesce(full_name, '')`
const POST = `${SEP} || coalesce(address, '') || ${SEP} || coalesce(postcode, '')`
const KIND_LIST = `array_to_string(kinds, ',')`
/** As `array_to_string(…, ',')`, without the call where there is nothing, which is nearly always. */
const joinedOrEmpty = (column: string) => `case when cardinality(${column}) = 0 then '' else array_to_string(${column}, ',') end`
/** Texts of the person as they stand in a notice. A change of any makes another notice than the one that was approved. */
const contentHash = (name: string, post: string, kindList: string, flagList: string) =>
  `sha256(convert_to(${name} || ${post} || ${SEP} || relationship || ${SEP} || coalesce(left_on, '') || ${SEP} || ${kindList} || ${SEP} || ${flagList} || ${SEP} || ${joinedOrEmpty('masked')}, 'UTF8'))`
export const CONTENT_HASH = contentHash(NAME, POST, KIND_LIST, joinedOrEmpty('flags'))
/** An address as a number: eight bytes are sorted and looked up several times as fast as a text. Two in 10¹⁹ are one: then a letter goes. */
const addressNumber = (address: string) => `hashtextextended(lower(${address}), 0)`
/** Numbers of the e-mail addresses that stand with more than one person. $1: the incident. Text: they are larger than a JavaScript number. */
const SHARED_NUMBERS = `
  select number::text as number
  from (
    select ${addressNumber('emails[1]')} as number from person where incident_id = $1 and cardinality(emails) > 0
    union all
    select ${addressNumber('e')} from (select emails from person where incident_id = $1 and cardinality(emails) > 1 offset bigint '0') more, unnest(emails[2:]) as e
  ) numbers
  group by number
  having count(*) > 1`

/** E-mail addresses of more than one person, as numbers for `classify` and `SHARED_AMONG`. */
export async function sharedNumbers(tx: Queryable, incidentId: IncidentId): Promise<string[]> {
  // Sorting is done by all processors; a table of a million keys would be one's alone.
  await tx.query('set local enable_hashagg = off')
  const rows = await tx.query<{ number: string }>(SHARED_NUMBERS, [incidentId])
  await tx.query('set local enable_hashagg = on')
  return rows.map(({ number }) => number)
}

/** The same as texts in lower case, of a few people. $1: the incident, $2: the people, $3: the numbers. */
export const SHARED_AMONG = `
  select distinct lower(e) as email
  from person, unnest(emails) as e
  where incident_id = $1 and person_no = any ($2) and ${addressNumber('e')} = any ($3::bigint[])`

/** What the register holds, by kinds of data and noted language; there are a few thousand rows at most. */
export type RegisterPart = { kinds: Kind[]; language: string; versions: string }
export const languagesIn = (parts: readonly RegisterPart[]): string[] =>
  [...new Set(parts.map(({ language }) => language))].filter((language) => language !== '')
/** Lists of kinds that put a person in this wave. */
export const kindListsIn = (parts: readonly RegisterPart[], wave: Wave): string[] => [
  ...new Set(parts.filter(({ kinds }) => waveOf({ kinds, flags: [] }) === wave).map(({ kinds }) => kinds.join(','))),
]

/** The first address that is this person's alone, of as many as a plain person has. No subselect: one that looks at the row keeps a query on one processor. */
const ADDRESSES_IN_SQL = 3
const isOwn = (address: string) => `${addressNumber(address)} <> all ($4::bigint[])`
const OWN_EMAIL = `case when email_count = 0 then null when ${isOwn('first_email')} then first_email ${Array.from({ length: ADDRESSES_IN_SQL - 1 }, (_, index) => `when email_count > ${index + 1} and ${isOwn(`emails[${index + 2}]`)} then emails[${index + 2}]`).join(' ')} end`

/** Characters that nothing changes or refuses (`value`, `plainLine`, `isPrintable`): printable ASCII but two, and letters of Latin-1 and Latin Extended-A. */
const PLAIN_CHARACTERS = ' !-)+-_a-~À-ž'
const isLetter = (code: string) => `${code} between 65 and 90 or ${code} between 97 and 122`
/** A name with a letter in it, addresses as `readAddress` wants them. Few and small expressions: each takes half a second of a million people. */
const IS_PLAIN = `
  words !~ '[^${PLAIN_CHARACTERS}]'
  and (${isLetter('ascii(name)')} or name ~ '[A-Za-z]')
  and case
    when email_count = 0 then true
    when email_count = 1 then length(first_email) <= 63 and (first_email ~ '^${USUAL_ADDRESS}$' or (first_email ~ '^${PLAIN_ADDRESS}$' and strpos(first_email, 'xn--') = 0))
    when email_count <= ${ADDRESSES_IN_SQL} then
      array_to_string(emails, ${SEP}) ~ '^(${PLAIN_ADDRESS}(\\x1f|$))+$' and array_to_string(emails, ${SEP}) !~ 'xn--|[^\\x1f]{64}'
    else false
  end`

/** What is looked at several times is computed once, in a query of its own: `offset` keeps it from being taken apart. Of the person only what is needed. */
const PERSON = `
  select
    person_no,
    language,
    relationship,
    left_on,
    masked,
    flags,
    cardinality(flags) > 0 as has_flags,
    emails,
    emails[1] as first_email,
    cardinality(emails) as email_count,
    ${KIND_LIST} as kind_list,
    ${NAME} as name,
    ${POST} as post,
    coalesce(given_name, '') || coalesce(family_name, '') || coalesce(full_name, '') || coalesce(address, '') || coalesce(postcode, '') as words,
    coalesce(address, '') <> '' and coalesce(postcode, '') <> '' as has_post
  from person
  where incident_id = $1
  offset bigint '0'`
/** Most have no flag, and then nothing is looked up. */
const hasFlag = (flag: string) => `has_flags and flags @> array['${flag}']`

/**
 * Everybody not yet told in this purpose, as planned. `way` 0 means: ask `handlingOf`. $1: incident, $2: purpose, $3: this campaign, $4: numbers of
 * addresses of several people, $5: the language where nobody has noted one, $6 and $7: lists of kinds for the waves `today` and `sensitive`. They come
 * as values and not as temporary tables, which would keep PostgreSQL from using more than one processor. Not told by us, but by whom and why, stands in state and reason.
 */
export const classify = (staging: string): string => `
  create unlogged table ${staging} as
  select
    p.person_no,
    case when p.is_plain and p.language in ('', 'en', 'cy', $5) and noted.person_no is null then 1 else 0 end as way,
    p.channel,
    p.audience,
    case when p.language = '' then $5::text else p.language end as language,
    'ordinary' as format,
    p.wave,
    case
      when p.channel = 'email' and p.own_email is null then 'by_hand'
      when p.channel in ('email', 'letter') then 'ready'
      when p.channel = 'phone' then 'by_phone'
      when p.channel = 'public_notice' then 'public_notice'
      else 'not_written'
    end as state,
    case when p.channel = 'email' then coalesce(p.own_email, p.first_email) end as address,
    p.content_hash,
    case
      when p.channel = 'none' then 'deceased'
      when p.channel = 'phone' then 'special_risk'
      when p.channel = 'public_notice' then 'no_address'
      when p.channel = 'letter' then case when p.is_child then 'guardian' when p.email_count > 0 then 'shared_email' else 'no_email' end
      when p.own_email is null then 'shared_email_only'
      when p.is_child then 'guardian_email'
      else 'plain'
    end as reason
  from (
    select
      *,
      case
        when audience = 'deceased' then 'none'
        when audience = 'special_risk' then 'phone'
        when is_child and has_post then 'letter'
        when own_email is not null then 'email'
        when has_post then 'letter'
        when email_count > 0 then 'email'
        else 'public_notice'
      end as channel
    from (
      select
        person_no,
        language,
        case
          when not has_flags then relationship
          when flags @> array['deceased'] then 'deceased'
          when flags @> array['special_risk'] then 'special_risk'
          when flags @> array['child'] then relationship || '_child'
          else relationship
        end as audience,
        case
          when ${hasFlag('special_risk')} then ${WAVES.indexOf('danger')}
          when ${hasFlag('child')} or kind_list = any ($6::text[]) then ${WAVES.indexOf('today')}
          when kind_list = any ($7::text[]) then ${WAVES.indexOf('sensitive')}
          else ${WAVES.indexOf('everyone')}
        end as wave,
        ${hasFlag('child')} as is_child,
        has_post,
        email_count,
        first_email,
        ${OWN_EMAIL} as own_email,
        ${IS_PLAIN} as is_plain,
        ${contentHash('name', 'post', 'kind_list', `case when has_flags then array_to_string(flags, ',') else '' end`)} as content_hash
      from (${PERSON}) person
      offset bigint '0'
    ) read
    offset bigint '0'
  ) p
  left join (
    select person_no from contact_wish where incident_id = $1
    union
    select person_no from address_fault where incident_id = $1
  ) noted on noted.person_no = p.person_no
  where not exists (
    select from notice n
    join notice_campaign earlier on earlier.campaign_id = n.campaign_id
    where earlier.incident_id = $1 and earlier.purpose = $2 and earlier.campaign_id <> $3 and n.person_no = p.person_no and n.state <> 'withdrawn')`
export const CLASSIFIED_COLUMNS = ['person_no', 'way', 'channel', 'audience', 'language', 'format', 'wave', 'state', 'address', 'content_hash', 'reason']

/** People left to `handlingOf`, in a table with a key: they are read a page at a time, and may be most of a register. Their rows here, way 0, stand for nobody. */
export const takeOdd = (staging: string): string[] => [
  'create temp table odd_person (person_no bigint primary key, wave integer, content_hash bytea) on commit drop',
  `insert into odd_person select person_no, wave, content_hash from ${staging} where way = 0`,
]

/** How many of each wave go which way, in blocks of person numbers: enough to place the ends of parts without sorting a million. */
export const BLOCK_PEOPLE = 4096
export const planBlocks = (staging: string): string => `
  select wave, person_no / ${BLOCK_PEOPLE} as block, channel, state, count(*) as people
  from ${staging}
  where way <> 0
  group by 1, 2, 3, 4
  order by 1, 2`

/** The number of the last person of each part but a wave's last. $1: waves, $2: blocks, $3: how many people of that wave and block come up to and with that person. */
export const partEnds = (staging: string): string => `
  select ends.wave, ranked.person_no as "personNo"
  from unnest($1::integer[], $2::bigint[], $3::bigint[]) as ends (wave, block, rank)
  join (
    select wave, person_no / ${BLOCK_PEOPLE} as block, person_no, row_number() over (partition by wave, person_no / ${BLOCK_PEOPLE} order by person_no) as rank
    from ${staging}
    where way <> 0 and state = 'ready' and person_no / ${BLOCK_PEOPLE} = any ($2::bigint[])
  ) ranked on ranked.wave = ends.wave and ranked.block = ends.block and ranked.rank = ends.rank
  order by ends.wave, ranked.person_no`

/** Where the parts of one wave end: its first part, and the number of the last person of each part but the last. */
export type WaveParts = { wave: number; firstPart: number; ends: readonly number[] }
/** Rows with their part; what nobody sends has part 0. The ends stand in the statement: a table of them would keep it on one processor. */
const numbered = (staging: string, waves: readonly WaveParts[]): string => `
  select
    c.*,
    case
      when state <> 'ready' then 0
      ${waves.map(({ wave, firstPart, ends }) => `when wave = ${wave} then ${firstPart} + width_bucket(person_no - 1, '{${ends.join(',')}}'::bigint[])`).join('\n      ')}
    end as part_no
  from ${staging} c
  where way <> 0`

const NEVER_NULL = ['audience', 'language', 'format', 'part_no', 'state', 'content_hash', 'reason', 'attempts']

/**
 * All rows of a new telling, as a partition of its own: written by one statement that reads on all processors, and indexed afterwards, in a table
 * that nobody else sees yet; without a line in the write-ahead log where the server keeps none for tables made in the same transaction.
 */
export const writePartition = (campaignId: number, staging: string, waves: readonly WaveParts[]): string[] => {
  const table = `notice_${campaignId}`
  return [
    `create table ${table} with (fillfactor = 90) as
     select ${campaignId}::integer as campaign_id, person_no, channel collate "C" as channel, audience, language, format, part_no, state, address, content_hash, reason,
       null::timestamptz as not_before, null::integer as sender_no, null::integer as batch_no, 0::smallint as attempts, null::timestamptz as attempted_at,
       null::timestamptz as result_at, null::text as reply, null::bytea as message_hash
     from (${numbered(staging, waves)}) numbered`,
    // All in one statement, so that the rows are looked through once. The checks are the parent's, whatever they are by now.
    `do $$ declare checks text; begin
       select string_agg(format('add constraint %I %s, ', conname, pg_get_constraintdef(oid)), '') into checks
       from pg_constraint where conrelid = 'notice'::regclass and contype = 'c';
       execute 'alter table ${table} ${NEVER_NULL.map((column) => `alter ${column} set not null`).join(', ')}, alter attempts set default 0, '
         || coalesce(checks, '') || 'add check (campaign_id = ${campaignId}), add primary key (campaign_id, person_no, channel)';
     end $$`,
    `create index on ${table} (campaign_id, state) where state in ('claimed', 'attempting', 'in_doubt', 'batched', 'held')`,
    // Few values and one number each: three thousand rows say enough of them.
    'set local default_statistics_target = 10',
    `analyze ${table} (campaign_id, person_no, channel, state, part_no, reason, batch_no)`,
    `alter table notice attach partition ${table} for values in (${campaignId})`,
  ]
}

/** Rows that a telling lacks. $1: the campaign. */
export const insertNew = (staging: string, waves: readonly WaveParts[]): string => `
  insert into notice (campaign_id, person_no, channel, audience, language, format, part_no, state, address, content_hash, reason)
  select $1, person_no, channel, audience, language, format, part_no, state, address, content_hash, reason
  from (${numbered(staging, waves)}) numbered
  where not exists (select from notice n where n.campaign_id = $1 and n.person_no = numbered.person_no)`

/** Rows that nobody has tried to send and that are planned otherwise now. $1: the campaign. */
export const deleteChanged = (staging: string, waves: readonly WaveParts[]): string => `
  delete from notice n
  where n.campaign_id = $1 and n.attempts = 0 and n.state in ('ready', 'held', 'withdrawn', 'by_phone', 'by_hand', 'public_notice', 'not_written')
    and not exists (
      select from (${numbered(staging, waves)}) p
      where p.person_no = n.person_no and p.channel = n.channel and p.part_no = n.part_no and p.state = n.state and p.audience = n.audience
        and p.language = n.language and p.format = n.format and p.reason = n.reason and p.address is not distinct from n.address
        and p.content_hash = n.content_hash)`

/**
 * One hash over everybody who is to be written to: who, by which way, at which address, made of what. Letters that follow a bounce go to the
 * same people with the same text and are part of what was approved. In blocks of a thousand: one text of millions would be too long.
 * $1: the campaign.
 */
export const RECIPIENTS_HASH = `
  select sha256(convert_to(coalesce(string_agg(encode(block, 'hex'), ',' order by thousand), ''), 'UTF8')) as hash
  from (
    select
      person_no / 1000 as thousand,
      sha256(convert_to(string_agg(line, ';' order by person_no, channel), 'UTF8')) as block
    from (
      select
        person_no,
        channel,
        person_no || ',' || channel || ',' || language || ',' || format || ',' || part_no || ',' || coalesce(address, '') || ',' || encode(content_hash, 'hex') as line
      from notice
      where campaign_id = $1 and channel in ('email', 'letter') and state <> 'by_hand' and reason not like 'after\\_%'
      offset bigint '0'
    ) lines
    group by 1
  ) blocks`
