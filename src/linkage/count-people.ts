/**
 * How many people, as a range. The regulator is owed an approximate number of data subjects (GDPR Art. 33(3)(a)); a linkage that is never
 * certain gives one with an interval. Model-based, before any review: links made that may be wrong would mean more people, links not
 * made that may be right would mean fewer. docs/rules/linkage.md, [LNK20].
 */
import { probabilityOf } from './weights.ts'

export type CountInput = {
  people: number
  /** Logit of the strongest link of each record that a link (not a key) holds to its person. */
  linkedLogits: Iterable<number>
  /** Logit of the likeliest link that was not made, for each pair of persons that has one. */
  unlinkedLogits: Iterable<number>
}
export type PeopleCount = { low: number; high: number; method: string }

/** Standard deviations on either side of an interval of 95 %. */
const Z_95 = 1.96

export function countPeople({ people, linkedLogits, unlinkedLogits }: CountInput): PeopleCount {
  let more = 0
  let fewer = 0
  let variance = 0
  for (const logit of linkedLogits) {
    const wrong = 1 - probabilityOf(logit)
    more += wrong
    variance += wrong * (1 - wrong)
  }
  for (const logit of unlinkedLogits) {
    const right = probabilityOf(logit)
    fewer += right
    variance += right * (1 - right)
  }
  const spread = Z_95 * Math.sqrt(variance)
  const low = people === 0 ? 0 : Math.max(1, Math.floor(people - fewer - spread))
  const high = Math.ceil(people + more + spread)
  return {
    low,
    high,
    method:
      'Range of 95 % from the linkage model, before any review: about ' +
      `${Math.round(more)} of the links made may join two people, about ${Math.round(fewer)} links not made may part one. Records that identify nobody are counted apart.`,
  }
}
