/**
 * Where the people in the data live, as far as anybody knows: the laws of many places follow each person's residence, not ours.
 * A place is a country (ISO 3166-1 alpha-2, `AU`) or a part of one (ISO 3166-2, `US-CA`).
 */
import type { Kind } from '../kinds.ts'
import { EU_COUNTRIES, type Answer } from '../organisation/organisation.ts'
import type { BreachFacts } from './facts.ts'

/** People in one place who share the kinds of data that were hit. */
type Group = { place: string; people: number; kinds: readonly Kind[] | null }
/** At least, and at most; Infinity while nobody knows how many people there are. */
export type Count = { low: number; high: number }

/** Territories with a country code of their own that is also a part of the United States. */
const TERRITORIES: Readonly<Record<string, string>> = { PR: 'US-PR', GU: 'US-GU', VI: 'US-VI', AS: 'US-AS', MP: 'US-MP' }
const PLACE = /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/
const countryOf = (place: string) => place.slice(0, 2)

/** People known to live in a place, and the most who may. `matches` asks the kinds of data of each group; without it everybody counts. */
export function residentsIn(facts: BreachFacts, place: string, matches: (kinds: readonly Kind[] | null) => Answer = () => 'yes'): Count {
  const { groups, unplaced } = groupsOf(facts)
  const count: Count = { low: 0, high: 0 }
  const add = (people: number, sure: boolean, kinds: readonly Kind[] | null) => {
    const answer = people > 0 ? matches(kinds) : 'no'
    if (answer === 'no') return
    count.high += people
    if (sure && answer === 'yes') count.low += people
  }
  for (const group of groups) {
    if (group.place === place || countryOf(group.place) === place) add(group.people, true, group.kinds)
    // Somewhere in the country, perhaps in this part of it.
    else if (place.length > 2 && group.place === countryOf(place)) add(group.people, false, group.kinds)
  }
  add(unplaced, false, facts.data.kinds)
  return count
}

/** People whose country nobody knows; Infinity: nobody knows how many. */
export function unplacedPeople(facts: BreachFacts): number {
  return groupsOf(facts).unplaced
}

/** People in the European Economic Area; null: not known, also while nobody is there but some have no known country. */
export function peopleInEu(facts: BreachFacts): number | null {
  const { groups, unplaced } = groupsOf(facts)
  const inEu = groups.reduce((sum, { place, people }) => (EU_COUNTRIES.has(countryOf(place)) ? sum + people : sum), 0)
  return inEu > 0 || unplaced === 0 ? inEu : null
}

/** The places of a country in which people are known to live, with how many. */
export function partsOf(facts: BreachFacts, country: string): { place: string; people: number }[] {
  const parts = new Map<string, number>()
  for (const { place, people } of groupsOf(facts).groups) {
    if (place.startsWith(`${country}-`)) parts.set(place, (parts.get(place) ?? 0) + people)
  }
  return [...parts].map(([place, people]) => ({ place, people }))
}

function groupsOf(facts: BreachFacts): { groups: Group[]; unplaced: number } {
  const { byCountry, residents, high } = facts.people
  const known = residents
    .filter(({ place }) => PLACE.test(place))
    .map(({ place, people, kinds }) => ({ place: TERRITORIES[place] ?? place, people, kinds: kinds ?? facts.data.kinds }))
  const groups: Group[] = [...known]
  for (const [written, people] of Object.entries(byCountry ?? {})) {
    const place = TERRITORIES[written] ?? written
    if (!PLACE.test(place)) continue
    // Residents told apart are part of their country's number, not beside it.
    const apart = known.reduce((sum, group) => (group.place === place || countryOf(group.place) === place ? sum + group.people : sum), 0)
    if (people > apart) groups.push({ place, people: people - apart, kinds: facts.data.kinds })
  }
  return { groups: groups.filter(({ people }) => people > 0), unplaced: unplacedOf(facts, groups, high) }
}

function unplacedOf({ people: { byCountry, residents } }: BreachFacts, groups: readonly Group[], high: number | null): number {
  const nowhere = (total: number, [place, people]: readonly [string, number]) => (PLACE.test(place) ? total : total + people)
  const said = Object.entries(byCountry ?? {}).reduce(nowhere, 0) + residents.map(({ place, people }) => [place, people] as const).reduce(nowhere, 0)
  const placed = groups.reduce((sum, { people }) => sum + people, 0)
  // A list of countries with people in it is taken as whole; the register adds those it could not place.
  if (byCountry !== null && placed + said > 0) return said
  return high === null ? Infinity : Math.max(said, high - placed)
}
