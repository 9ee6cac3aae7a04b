/** Who lives together: persons with a home (address and postcode) in common, so that one envelope or one visit serves them. [LNK21] */
import type { Nodes } from './kernel/nodes.ts'
import { COLUMN, STRIDE } from './kernel/vocabulary.ts'

/** An address with more people is a block of flats, a care home or an office; its people are no household. */
const PEOPLE_AT_MOST = 12

/** Household number of each person (index = person number; 0 unused), from 1 in order of their first person. */
export function findHouseholds(nodes: Nodes, personNoOf: Int32Array, people: number): Int32Array {
  const homesOf = new Map<number, Set<number>>()
  for (let node = 0; node < nodes.count; node++) {
    const home = nodes.rows[node * STRIDE + COLUMN.home]!
    const person = personNoOf[node]!
    if (home === 0 || person === 0) continue
    const found = homesOf.get(home)
    if (!found) homesOf.set(home, new Set([person]))
    else found.add(person)
  }
  const parent = Int32Array.from({ length: people + 1 }, (_, person) => person)
  const find = (person: number): number => {
    let root = person
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  for (const persons of homesOf.values()) {
    if (persons.size < 2 || persons.size > PEOPLE_AT_MOST) continue
    const [first, ...rest] = persons
    for (const other of rest) {
      const [a, b] = [find(first!), find(other)]
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
