/** Who lives together: persons with a home (address and postcode) in common, so that one envelope or one visit serves them. [LNK21] */
import type { NodeTable } from './kernel/nodes.ts'
import { sortByKey } from './kernel/radix-sort.ts'
import { COLUMN, STRIDE } from './kernel/vocabulary.ts'

/** An address with more people is a block of flats, a care home or an office; its people are no household. */
const PEOPLE_AT_MOST = 12

/** Household number of each person (index = person number; 0 unused), from 1 in order of their first person. */
export function findHouseholds({ rows, count }: NodeTable, personNoOf: Int32Array, people: number): Int32Array {
  const { keys: homes, values: persons } = personsByHome(rows, count, personNoOf)
  const parent = new Int32Array(people + 1)
  for (let person = 0; person <= people; person++) parent[person] = person
  const find = (person: number): number => {
    let root = person
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  const members = new Set<number>()
  for (let from = 0, to = 0; from < homes.length; from = to) {
    for (to = from + 1; to < homes.length && homes[to] === homes[from];) to++
    if (to - from < 2) continue
    members.clear()
    for (let at = from; at < to && members.size <= PEOPLE_AT_MOST; at++) members.add(persons[at]!)
    if (members.size < 2 || members.size > PEOPLE_AT_MOST) continue
    const first = persons[from]!
    for (const other of members) {
      const [a, b] = [find(first), find(other)]
      parent[Math.max(a, b)] = Math.min(a, b)
    }
  }
  const households = new Int32Array(people + 1)
  let next = 0
  for (let person = 1; person <= people; person++) {
    const root = find(person)
    households[person] = root === person ? ++next : households[root]!
  }
  return households
}

/** Person numbers sorted by the home of each of their records. */
function personsByHome(rows: Int32Array, count: number, personNoOf: Int32Array): { keys: Int32Array; values: Int32Array } {
  const homes = new Int32Array(count)
  const persons = new Int32Array(count)
  let used = 0
  for (let node = 0; node < count; node++) {
    const home = rows[node * STRIDE + COLUMN.home]!
    if (home === 0 || personNoOf[node] === 0) continue
    homes[used] = home
    persons[used++] = personNoOf[node]!
  }
  return sortByKey(homes.slice(0, used), persons.slice(0, used))
}
