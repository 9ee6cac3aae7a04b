/**
 * Two records to one pattern, in SQL: the same levels as the kernel's comparer (kernel/compare.ts), read from the same standardised texts. What
 * costs (Jaro-Winkler, edit distance) is computed once a pair in an inner query and turned into levels in the next: an optimiser does not
 * take a function out of the branches of a CASE.
 */
import type { Dialect } from '../../engine/dialect.ts'
import { STEP } from '../comparisons.ts'
import { NODE_COLUMNS } from './node-table.ts'
import { TABLE, type Step } from './step.ts'

const COMPARED = Object.keys(NODE_COLUMNS).filter((name) => !['node_no', 'roster', 'contact_only', 'home', 'sound', 'root', 'names'].includes(name))

/** `link_plan_compared`: left_no, right_no, is_contact (one of them is only a mailbox or phone), pattern. */
export function compareStep(dialect: Dialect): Step {
  const values = COMPARED.flatMap((name) => [`l.${name} as l_${name}`, `r.${name} as r_${name}`])
  return {
    name: TABLE.compared,
    query: `
      with valued as (
        select
          p.left_no, p.right_no,
          ${dialect.integer('case when l.contact_only + r.contact_only > 0 then 1 else 0 end')} as is_contact,
          ${values.join(', ')}
        from ${TABLE.pair} as p
        join ${TABLE.node} as l on l.node_no = p.left_no
        join ${TABLE.node} as r on r.node_no = p.right_no
      ),
      alike as (select *, ${likeness(dialect)} from valued),
      leveled as (select left_no, right_no, is_contact, ${levels(dialect)} from alike)
      select left_no, right_no, is_contact, ${dialect.integer(LEVELS.map((level, index) => `${level} * ${STEP[index]!}`).join(' + '))} as pattern
      from leveled
    `,
  }
}

/** In the order of COMPARISONS. [LNK37] The names of two generations agree because they are handed down, which says nothing. */
const LEVELS = [
  '(case when are_two_generations = 1 and given_level_alone in (2, 3, 4, 5, 7) then 0 else given_level_alone end)',
  'middle_level',
  'family_level',
  'birth_level',
  'gender_level',
  'email_level',
  'phone_level',
  'place_level',
  'member_level',
  'identifier_level',
  'origin_level',
  'work_level',
]

/** Likeness is told by the first 255 signs. */
const clipped = (dialect: Dialect, text: string) => `(case when ${dialect.length(text)} > 255 then substr(${text}, 1, 255) else ${text} end)`

/** What is computed once a pair. Only for values that differ; equal ones need no likeness. */
function likeness(dialect: Dialect): string {
  const differ = (name: string) => `l_${name} <> r_${name}`
  const when = (name: string, value: string) => `case when ${differ(name)} then ${value} end`
  return [
    `${when('given', dialect.jaroWinkler(clipped(dialect, 'l_given'), clipped(dialect, 'r_given')))} as given_own`,
    `${when('given', isOneEdit(dialect, 'l_given', 'r_given'))} as given_edit`,
    `${when('family', dialect.jaroWinkler(clipped(dialect, 'l_family'), clipped(dialect, 'r_family')))} as family_own`,
    `${when('family', isOneEdit(dialect, 'l_family', 'r_family'))} as family_edit`,
    `${when('street', dialect.jaroWinkler(clipped(dialect, 'l_street'), clipped(dialect, 'r_street')))} as street_own`,
    `${when('street', isOneEdit(dialect, 'l_street', 'r_street'))} as street_edit`,
    `${when('origin', dialect.jaroWinkler(clipped(dialect, 'l_origin'), clipped(dialect, 'r_origin')))} as origin_own`,
    `${when('origin', isOneEdit(dialect, 'l_origin', 'r_origin'))} as origin_edit`,
  ].join(',\n        ')
}

function levels(dialect: Dialect): string {
  return [
    `${givenLevel(dialect)} as given_level_alone`,
    `case when l_generation <> r_generation then 1 else 0 end as are_two_generations`,
    `${middleLevel(dialect)} as middle_level`,
    `${familyLevel(dialect)} as family_level`,
    `${birthLevel(dialect)} as birth_level`,
    `case when l_sex is null or r_sex is null then 0 when l_sex = r_sex then 2 else 1 end as gender_level`,
    `${bestOfSets(dialect, 'emails', 4, (a, b) => emailLevel(dialect, a, b))} as email_level`,
    `${bestOfSets(dialect, 'phones', 3, (a, b) => `case when ${isOneEdit(dialect, a, b)} then 2 else 1 end`)} as phone_level`,
    `${placeLevel(dialect)} as place_level`,
    `case when l_member is null or r_member is null then 0 when l_member = r_member then 3 when ${isOneEdit(dialect, 'l_member', 'r_member')} then 2 else 1 end as member_level`,
    `${bestOfSets(dialect, 'identifiers', 3, (a, b) => identifierLevel(dialect, a, b))} as identifier_level`,
    `${originLevel(dialect)} as origin_level`,
    `case when l_work is null or r_work is null then 0 when l_work = r_work then 2 else 1 end as work_level`,
  ].join(',\n        ')
}

/** One insertion, deletion, change or swap of neighbours apart, or equal. */
function isOneEdit(dialect: Dialect, a: string, b: string): string {
  const edits = dialect.levenshteinUpTo2(a, b)
  return `(case when abs(${dialect.length(a)} - ${dialect.length(b)}) > 1 then false when ${edits} <= 1 then true when ${edits} > 2 then false else ${dialect.isNeighbourSwap(a, b)} end)`
}

const isInitial = (dialect: Dialect, a: string, b: string) =>
  `((${dialect.length(a)} = 1 or ${dialect.length(b)} = 1) and substr(${a}, 1, 1) = substr(${b}, 1, 1))`

const areLong = (dialect: Dialect, a: string, b: string) => `${dialect.length(a)} > 3 and ${dialect.length(b)} > 3`

/** Two family names that differ are "one letter off or very alike". */
function areFamiliesVeryAlike(dialect: Dialect, a: string, b: string): string {
  const [left, right] = [clipped(dialect, a), clipped(dialect, b)]
  const likeness = dialect.jaroWinklerExactly(dialect.jaroWinkler(left, right), left, right, [0.92])
  return `(${areLong(dialect, a, b)} and ${isOneEdit(dialect, a, b)} or ${likeness} >= 0.92)`
}

/** Given and family name in each other's place, one of them perhaps with a slip. */
function areSwapped(dialect: Dialect): string {
  return `(case
          when l_given is null or r_given is null or l_given = r_given then false
          when l_given = r_family then l_family is not null and (l_family = r_given or ${areFamiliesVeryAlike(dialect, 'l_family', 'r_given')})
          when r_given = l_family then r_family is not null and ${areFamiliesVeryAlike(dialect, 'l_given', 'r_family')}
          else false end)`
}

function givenLevel(dialect: Dialect): string {
  const likeness = dialect.jaroWinklerExactly('given_own', clipped(dialect, 'l_given'), clipped(dialect, 'r_given'), [0.8, 0.92])
  return `case
          when ${areSwapped(dialect)} then 6
          when l_given is null or r_given is null then 0
          when ${isInitial(dialect, 'l_given', 'r_given')} then 3
          when l_given = r_given then 7
          when l_nicks is not null and r_nicks is not null and ${dialect.haveCommonItem(dialect.listOf('l_nicks'), dialect.listOf('r_nicks'))} then 4
          when ${areLong(dialect, 'l_given', 'r_given')} and given_edit then 5
          when ${likeness} >= 0.92 then 5
          when ${likeness} >= 0.8 then 2
          when l_given = r_family or r_given = l_family then 0
          else 1 end`
}

/** The given name of one stands where the other's family name does, and they are otherwise different. */
function hasSlipped(dialect: Dialect): string {
  return `l_given is not null and r_given is not null and (l_given = r_family or r_given = l_family) and ${givenLevel(dialect)} = 0`
}

/** Swapped names are judged once, as given names. */
function familyLevel(dialect: Dialect): string {
  const likeness = dialect.jaroWinklerExactly('family_own', clipped(dialect, 'l_family'), clipped(dialect, 'r_family'), [0.8, 0.92])
  return `case
          when l_family is null or r_family is null or ${areSwapped(dialect)} then 0
          when l_family = r_family then 5
          when ${areLong(dialect, 'l_family', 'r_family')} and family_edit then 4
          when ${likeness} >= 0.92 then 4
          when l_family_first = r_family_first or l_family_first = r_family_last or l_family_last = r_family_first or l_family_last = r_family_last then 3
          when ${likeness} >= 0.8 then 2
          when ${hasSlipped(dialect)} then 0
          else 1 end`
}

/** [LNK37] Junior and senior are two people whatever their middle names; so may be a junior and one of that name, but for the same middle name. */
function middleLevel(dialect: Dialect): string {
  return `case
          when l_generation <> r_generation then 1
          when l_middle = r_middle then 3
          when ${isInitial(dialect, 'l_middle', 'r_middle')} then 2
          when (l_generation is null) <> (r_generation is null) then 1
          when l_middle is null or r_middle is null then 0
          else 1 end`
}

/** [LNK4] Days are numbers yyyymmdd; 0 stands for a month or day that is not known. */
function birthLevel(dialect: Dialect): string {
  const year = (side: string) => dialect.divided(`${side}_birth`, '10000')
  const month = (side: string) => `${dialect.divided(`${side}_birth`, '100')} % 100`
  const day = (side: string) => `${side}_birth % 100`
  const [y1, y2, m1, m2, d1, d2] = [year('l'), year('r'), month('l'), month('r'), day('l'), day('r')]
  return `case
          when l_birth is null or r_birth is null then 0
          when l_birth = r_birth then case when l_birth % 10000 = 0 then 2 else 5 end
          when ${m1} = 0 or ${m2} = 0 then case when ${y1} = ${y2} then 2 when abs(${y1} - ${y2}) <= 2 then 0 else 1 end
          when ${m1} = ${m2} and ${d1} = ${d2} then case when ${isDigitSlip(dialect, y1, y2)} then 4 else 3 end
          when ${y1} = ${y2} and ${d1} = ${d2} then case when ${isDigitSlip(dialect, m1, m2)} then 4 else 3 end
          when ${y1} = ${y2} and ${m1} = ${m2} then case when ${isDigitSlip(dialect, d1, d2)} then 4 else 3 end
          when ${y1} = ${y2} then case when ${m1} = ${d2} and ${d1} = ${m2} then 4 else 2 end
          else 1 end`
}

/** One of four digits changed, or two neighbours swapped. Both numbers differ. */
function isDigitSlip(dialect: Dialect, a: string, b: string): string {
  const digit = (value: string, place: number) => `(${dialect.divided(value, String(10 ** place))}) % 10`
  const differs = [3, 2, 1, 0].map((place) => `case when ${digit(a, place)} <> ${digit(b, place)} then 1 else 0 end`)
  const swapped = [3, 2, 1].map(
    (place) => `(${digit(a, place)} = ${digit(b, place - 1)} and ${digit(a, place - 1)} = ${digit(b, place)} and ${digit(a, place)} <> ${digit(a, place - 1)})`,
  )
  return `((${differs.join(' + ')}) = 1 or ((${differs.join(' + ')}) = 2 and (${swapped.join(' or ')})))`
}

/** [LNK11] Best level over all pairs of two sets; nearly always each holds one value. */
function bestOfSets(dialect: Dialect, name: string, same: number, level: (a: string, b: string) => string): string {
  const [l, r] = [`l_${name}`, `r_${name}`]
  const several = dialect.largestOf(
    dialect.mapped(
      dialect.listOf(l),
      'one',
      dialect.largestOf(dialect.mapped(dialect.listOf(r), 'other', `case when one = other then ${same} else ${level('one', 'other')} end`)),
    ),
  )
  const holdsSeveral = (side: string) => `${dialect.position(side, dialect.listSign)} > 0`
  return `case
          when ${l} is null or ${r} is null then 0
          when ${l} = ${r} then ${same}
          when ${holdsSeveral(l)} or ${holdsSeveral(r)} then ${several}
          else ${level(l, r)} end`
}

/** 1 different, 2 the part before the @ alike, 3 one letter off or the same part at another provider. */
function emailLevel(dialect: Dialect, a: string, b: string): string {
  const local = (side: string) => `substr(${side}, 1, ${dialect.position(side, "'@'")} - 1)`
  const size = (side: string) => `${dialect.position(side, "'@'")} - 1`
  return `case
          when ${isOneEdit(dialect, a, b)} then 3
          when ${local(a)} = ${local(b)} then case when ${size(a)} >= 5 then 3 else 2 end
          when ${size(a)} < 5 or ${size(b)} < 5 then 1
          when substr(${a}, 1, 1) = substr(${b}, 1, 1) and abs(${dialect.length(local(a))} - ${dialect.length(local(b))}) <= 1
            and ${dialect.levenshteinUpTo2(local(a), local(b))} <= 1 then 2
          else 1 end`
}

/** Only numbers of one kind can contradict each other. */
function identifierLevel(dialect: Dialect, a: string, b: string): string {
  const kind = (side: string) => `substr(${side}, 1, ${dialect.position(side, "'='")})`
  return `case when ${kind(a)} <> ${kind(b)} then 0 when ${isOneEdit(dialect, a, b)} then 2 else 1 end`
}

/** [LNK32] Alike as streets are alike. */
function originLevel(dialect: Dialect): string {
  return `case
          when l_origin is null or r_origin is null then 0
          when l_origin = r_origin then 3
          when origin_edit or ${dialect.jaroWinklerExactly('origin_own', clipped(dialect, 'l_origin'), clipped(dialect, 'r_origin'), [0.9])} >= 0.9 then 2
          else 1 end`
}

function placeLevel(dialect: Dialect): string {
  const streetsAlike = `(street_edit or ${dialect.jaroWinklerExactly('street_own', clipped(dialect, 'l_street'), clipped(dialect, 'r_street'), [0.9])} >= 0.9)`
  return `case
          when l_postcode is null or r_postcode is null then case
            when l_street is null or r_street is null then 0
            when l_street = r_street then 4
            when ${streetsAlike} then 2
            else 1 end
          when l_postcode = r_postcode then case
            when l_street is null or r_street is null then 3
            when l_street = r_street then 5
            when ${streetsAlike} then 4
            else 3 end
          when l_street = r_street then 4
          when l_street <> r_street and ${streetsAlike} then 2
          when l_area = r_area then 2
          when ${isOneEdit(dialect, 'l_postcode', 'r_postcode')} then 2
          else 1 end`
}
