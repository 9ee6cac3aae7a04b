/** Groups of nodes to numbered persons: numbers follow the first record of each person, so they do not move when nothing changed. */
import type { Clusters } from './cluster.ts'
import type { Nodes } from './kernel/nodes.ts'
import type { Tables } from './kernel/read-tables.ts'

export type Persons = {
  people: number
  rosterMatched: number
  unidentifiable: number
  ambiguous: number
  /** Node → person number from 1; 0: it identifies nobody, or is a roster row that nothing was linked to. */
  personNoOf: Int32Array
  /** Person number → roster row in the tables; -1: none. */
  rosterRowOf: Int32Array
}

export function numberPersons({ recordCount }: Tables, nodes: Nodes, clusters: Clusters, isIdentifiable: Uint8Array): Persons {
  const { personOf, rosterOf, strongest, isAmbiguous } = clusters
  /** By first node: does anyone in the group identify a person? */
  const stands = new Uint8Array(nodes.count)
  for (let node = 0; node < nodes.count; node++) if (isIdentifiable[node] || !Number.isNaN(strongest[node]!)) stands[personOf[node]!] = 1
  const numberOfRoot = new Int32Array(nodes.count)
  let people = 0
  let unidentifiable = 0
  let rosterMatched = 0
  for (let row = 0; row < recordCount; row++) {
    const node = nodes.nodeOfRow[row]!
    const root = node < 0 ? -1 : personOf[node]!
    if (root < 0 || !stands[root]) {
      unidentifiable++
      continue
    }
    if (numberOfRoot[root] !== 0) continue
    numberOfRoot[root] = ++people
    if (rosterOf[root]! >= 0) rosterMatched++
  }
  const personNoOf = new Int32Array(nodes.count)
  const rosterRowOf = new Int32Array(people + 1).fill(-1)
  let ambiguous = 0
  for (let node = 0; node < nodes.count; node++) {
    const root = personOf[node]!
    const person = numberOfRoot[root]!
    personNoOf[node] = person
    if (person === 0) continue
    if (rosterOf[root]! >= 0) rosterRowOf[person] = nodes.rowOfNode[rosterOf[root]!]!
    if (nodes.isRoster[node]) continue
    ambiguous += isAmbiguous[node]!
  }
  return { people, rosterMatched, unidentifiable, ambiguous, personNoOf, rosterRowOf }
}
