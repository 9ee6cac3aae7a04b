/** How long other weights over stored pairs take: a million records' worth of patterns, scored anew without comparing anything. In a process of its own. */
import { countValues } from '../../src/linkage/kernel/frequencies.ts'
import { encodeRecords } from '../../src/linkage/kernel/coders.ts'
import type { PairChunk } from '../../src/linkage/kernel/pair-chunks.ts'
import { newComparer } from '../../src/linkage/kernel/compare.ts'
import { mix } from '../../src/linkage/kernel/dictionary.ts'
import { STRIDE } from '../../src/linkage/kernel/vocabulary.ts'
import { startingModel } from '../../src/linkage/model.ts'
import { scorePairs } from '../../src/linkage/score-pairs.ts'
import { newRarity, newScorer } from '../../src/linkage/weights.ts'
import type { SamplePerson } from '../../src/sample/person.ts'
import { people } from './people.ts'

export type ReweighInput = { pairs: number; records: number }
export type ReweighResult = { seconds: number; pairs: number; kept: number }

const { pairs, records: count } = JSON.parse(process.argv[2]!) as ReweighInput
const records: { given_name: string; family_name: string; date_of_birth: string; email: string; postcode: string; address: string }[] = []
for (const { person } of people(12)) {
  records.push(valuesOf(person))
  if (records.length >= count) break
}
const { rows, vocabulary } = encodeRecords(records)
const nodes = { count, rows, isRoster: new Uint8Array(count), isContactOnly: new Uint8Array(count), rosterCount: 0 }
const comparer = newComparer(vocabulary, rows)
const chunk: PairChunk = { count: pairs, left: new Int32Array(pairs), right: new Int32Array(pairs), pattern: new Int32Array(pairs) }
// One pair in twelve is of one person, as blocking leaves it; the others are neighbours in name or place, or strangers.
for (let pair = 0; pair < pairs; pair++) {
  const left = (mix(pair + 1) >>> 0) % count
  const right = pair % 12 === 0 ? left : (left + 1 + (mix(pair + 7) >>> 24)) % count
  chunk.left[pair] = Math.min(left, right)
  chunk.right[pair] = Math.max(left, right)
  chunk.pattern[pair] = comparer.patternOf(chunk.left[pair]! * STRIDE, chunk.right[pair]! * STRIDE)
}
const patterns = Int32Array.from(new Set(chunk.pattern)).sort()
const model = startingModel()
const frequencies = countValues(vocabulary, nodes)
const startedAt = performance.now()
const scorer = newScorer(model, { match: 1 / count, household: 0.5 / count }, newRarity(model, vocabulary, nodes, frequencies))
const scored = scorePairs([chunk], patterns, nodes, scorer, 1)
const result: ReweighResult = { seconds: (performance.now() - startedAt) / 1000, pairs, kept: scored.pairs.count }
console.log(JSON.stringify(result))
process.exit(0)

function valuesOf(person: SamplePerson) {
  return {
    given_name: person.given,
    family_name: person.family,
    date_of_birth: person.bornOn,
    email: person.email,
    postcode: person.address.postcode,
    address: person.address.line1,
  }
}
