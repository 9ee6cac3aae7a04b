/**
 * Where the people of the register live, as far as their addresses say: laws of many places follow residence. A place is a country
 * (ISO 3166-1) or a part of one (ISO 3166-2: US-CA). An address that names no place, and has no postcode that does, is left out and counted
 * by nobody as a resident of anywhere. Numbered [RES1] in docs/rules/register.md.
 */
import type { Engine } from '../engine/engine.ts'
import type { Kind } from '../kinds.ts'

/** People of one place who share the kinds of data that were hit; kinds null: not told apart. */
export type Residents = { place: string; people: number; kinds: Kind[] | null }

/** Names as they stand at the end of an address, in lower case. */
const COUNTRIES: Readonly<Record<string, readonly string[]>> = {
  GB: ['united kingdom', 'uk', 'great britain', 'england', 'scotland', 'wales', 'northern ireland', 'cymru', 'y deyrnas unedig'],
  IE: ['ireland', 'éire', 'eire', 'republic of ireland'],
  AT: ['austria', 'österreich'],
  BE: ['belgium', 'belgique', 'belgië'],
  BG: ['bulgaria', 'българия'],
  CY: ['cyprus'],
  CZ: ['czech republic', 'czechia', 'česko'],
  DE: ['germany', 'deutschland'],
  DK: ['denmark', 'danmark'],
  EE: ['estonia', 'eesti'],
  ES: ['spain', 'españa'],
  FI: ['finland', 'suomi'],
  FR: ['france'],
  GR: ['greece', 'ελλάδα'],
  HR: ['croatia', 'hrvatska'],
  HU: ['hungary', 'magyarország'],
  IS: ['iceland', 'ísland'],
  IT: ['italy', 'italia'],
  LI: ['liechtenstein'],
  LT: ['lithuania', 'lietuva'],
  LU: ['luxembourg'],
  LV: ['latvia', 'latvija'],
  MT: ['malta'],
  NL: ['netherlands', 'the netherlands', 'nederland', 'holland'],
  NO: ['norway', 'norge'],
  PL: ['poland', 'polska'],
  PT: ['portugal'],
  RO: ['romania', 'românia'],
  SE: ['sweden', 'sverige'],
  SI: ['slovenia', 'slovenija'],
  SK: ['slovakia', 'slovensko'],
  CH: ['switzerland', 'schweiz', 'suisse', 'svizzera'],
  TR: ['turkey', 'türkiye'],
  US: ['usa', 'u.s.a.', 'us', 'united states', 'united states of america'],
  CA: ['canada'],
  AU: ['australia'],
  NZ: ['new zealand', 'aotearoa'],
  BR: ['brazil', 'brasil'],
  IN: ['india'],
  JP: ['japan'],
  SG: ['singapore'],
  KR: ['south korea', 'korea', 'republic of korea'],
  HK: ['hong kong'],
  CN: ['china'],
  TH: ['thailand'],
  PH: ['philippines'],
  ID: ['indonesia'],
  SA: ['saudi arabia'],
  ZA: ['south africa'],
  KE: ['kenya'],
  NG: ['nigeria'],
  AE: ['united arab emirates', 'uae', 'dubai'],
}
const US_STATES = (
  'AL alabama,AK alaska,AZ arizona,AR arkansas,CA california,CO colorado,CT connecticut,DE delaware,DC district of columbia,FL florida,GA georgia,HI hawaii,ID idaho,IL illinois,' +
  'IN indiana,IA iowa,KS kansas,KY kentucky,LA louisiana,ME maine,MD maryland,MA massachusetts,MI michigan,MN minnesota,MS mississippi,MO missouri,MT montana,NE nebraska,' +
  'NV nevada,NH new hampshire,NJ new jersey,NM new mexico,NY new york,NC north carolina,ND north dakota,OH ohio,OK oklahoma,OR oregon,PA pennsylvania,RI rhode island,' +
  'SC south carolina,SD south dakota,TN tennessee,TX texas,UT utah,VT vermont,VA virginia,WA washington,WV west virginia,WI wisconsin,WY wyoming,PR puerto rico,GU guam,VI virgin islands'
)
  .split(',')
  .map((entry) => [entry.slice(0, 2), entry.slice(3)] as const)
const AU_STATES = ['NSW', 'VIC', 'QLD', 'WA', 'SA', 'TAS', 'ACT', 'NT']
/** By the first letter of a Canadian postcode (Canada Post); X is two territories and says neither. */
const CA_PROVINCES: Readonly<Record<string, string>> = {
  A: 'NL',
  B: 'NS',
  C: 'PE',
  E: 'NB',
  G: 'QC',
  H: 'QC',
  J: 'QC',
  K: 'ON',
  L: 'ON',
  M: 'ON',
  N: 'ON',
  P: 'ON',
  R: 'MB',
  S: 'SK',
  T: 'AB',
  V: 'BC',
  Y: 'YT',
}
/** Places whose laws ask which kinds of data each resident lost. */
const TOLD_APART = ['US', 'CA', 'AU']
/** More combinations of kinds than this in one place are counted as one. */
const MOST_COMBINATIONS = 40

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const listOf = (items: readonly string[]) => items.map(quoted).join(', ')

/** One SQL expression: the place of a row with columns `address` and `postcode`; null: it names none. */
export function placeSql(): string {
  const last = "trim(regexp_extract(lower(coalesce(address, '')), '([^,]*)$', 1))"
  const text = "upper(coalesce(address, '') || ' ' || coalesce(postcode, ''))"
  const code = "upper(trim(coalesce(postcode, '')))"
  const uk = `regexp_matches(${code}, '^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$')`
  const stateCode = `regexp_extract(${text}, '[, ]([A-Z]{2})[, ]+[0-9]{5}(-[0-9]{4})?[, ]*(USA|U\\.S\\.A\\.|US|UNITED STATES.*)?[ 0-9-]*$', 1)`
  const stateName = US_STATES.map(
    ([state, name]) =>
      `when regexp_matches(${text}, '(^|, )${name.toUpperCase()}[, ]+[0-9]{5}') or ${last} = ${quoted(name)} and regexp_matches(${code}, '^[0-9]{5}(-[0-9]{4})?$') then 'US-${state}'`,
  ).join(' ')
  const country = Object.entries(COUNTRIES)
    .map(([place, names]) => `when ${last} in (${listOf(names)}) then '${place}'`)
    .join(' ')
  const province = Object.entries(CA_PROVINCES)
    .map(([letter, name]) => `when '${letter}' then 'CA-${name}'`)
    .join(' ')
  const australian = `regexp_extract(${text}, '[, ](${AU_STATES.join('|')})[, ]+[0-9]{4}([, ]+AUSTRALIA)?[ 0-9]*$', 1)`
  return `case
    when ${uk} then 'GB'
    when regexp_matches(${code}, '^[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]$') then coalesce(case left(${code}, 1) ${province} end, 'CA')
    when ${stateCode} in (${listOf(US_STATES.map(([state]) => state))}) then 'US-' || ${stateCode}
    when ${australian} <> '' then 'AU-' || ${australian}
    ${stateName}
    ${country}
  end`
}

/** Counts of people by place, and by kinds of data where a law asks for them; most people first. Reads the table `person`. */
export async function countResidents(engine: Engine): Promise<Residents[]> {
  const rows = await engine.rows<{ place: string; kinds: string; people: number }>(`
    with placed as (
      select ${placeSql()} as place, array_to_string(list_sort(kinds), ' ') as kinds
      from person
    )
    select place, case when left(place, 2) in (${listOf(TOLD_APART)}) then kinds else '' end as kinds, count(*) as people
    from placed
    where place is not null
    group by 1, 2
    order by people desc, place, kinds`)
  const byPlace = Map.groupBy(rows, ({ place }) => place)
  return [...byPlace].flatMap(([place, groups]): Residents[] => {
    const people = groups.reduce((sum, group) => sum + group.people, 0)
    const isApart = TOLD_APART.includes(place.slice(0, 2)) && groups.length <= MOST_COMBINATIONS
    if (!isApart) return [{ place, people, kinds: null }]
    return groups.map((group) => ({ place, people: group.people, kinds: group.kinds.split(' ').filter(Boolean) as Kind[] }))
  })
}

/** People by country, parts counted in. */
export function byCountryOf(residents: readonly Residents[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { place, people } of residents) counts[place.slice(0, 2)] = (counts[place.slice(0, 2)] ?? 0) + people
  return counts
}
