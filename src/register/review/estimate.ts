/**
 * How many people, from records that were judged by hand. A register counts its persons; each record's share of a person is one over the number
 * of records of that person, and those shares add up to the people. So a random sample of records, each with the true size of its person, gives the
 * true number with an interval (Särndal, Swensson and Wretman 1992, difference estimator; Binette and others 2022 for linkage). [REV1]
 */
export type JudgedRecord = {
  /** Records in its person as the register has it. */
  predicted: number
  /** Records in its person as the reviewers have it. */
  actual: number
  /** Of the records it was joined with: how many truly belong, and how many were looked at. */
  linkedRight: number
  linked: number
  /** Records that truly belong to it but stand elsewhere. */
  missed: number
}

export type Interval = { low: number; value: number; high: number }
export type PeopleEstimate = { people: Interval; precision: Interval | null; recall: Interval | null; judged: number; method: string }

/** Standard deviations on either side of an interval of 95 %. */
const Z_95 = 1.96
/** Fewer judged records than this give no interval worth the name. */
export const LEAST_JUDGED = 30

/** `records` and `people`: of the register that the sample was drawn from. Null while too few are judged. */
export function estimatePeople(judged: readonly JudgedRecord[], records: number, people: number, seed: number): PeopleEstimate | null {
  if (judged.length < LEAST_JUDGED) return null
  const byDifference = judged.map(({ predicted, actual }) => 1 / actual - 1 / predicted)
  const byShare = judged.map(({ actual }) => 1 / actual)
  const difference = meanOf(byDifference)
  const share = meanOf(byShare)
  const isDifferenceBetter = difference.deviation <= share.deviation
  const [middle, deviation] = isDifferenceBetter ? [people + records * difference.mean, difference.deviation] : [records * share.mean, share.deviation]
  // A sample without replacement of a small list leaves less open.
  const unseen = Math.sqrt(Math.max(0, 1 - judged.length / Math.max(1, records)))
  // Where no sampled record was wrong, at most 3 in n may be (Hanley and Lippman-Hand 1983); each moves the count by half a person at least.
  const half = Math.max(Z_95 * records * deviation * unseen, difference.deviation === 0 ? (records * 3 * 0.5 * unseen) / judged.length : 0)
  const value = Math.round(middle)
  return {
    people: { low: Math.max(1, Math.floor(middle - half)), value, high: Math.min(records, Math.ceil(middle + half)) },
    precision: ratioOf(judged.map(({ linkedRight, linked }) => [linkedRight, linked])),
    recall: ratioOf(judged.map(({ linkedRight, missed }) => [linkedRight, linkedRight + missed])),
    judged: judged.length,
    method:
      `Interval of 95 % from ${judged.length} records drawn at random (seed ${seed}) and judged by hand; ` +
      `${isDifferenceBetter ? 'difference estimator over the register' : 'mean share of a person a record'}. Pairs that share no key were not shown.`,
  }
}

/** About the range that the whole sample will give, if what is still to come is like what was judged: its width falls with the root of the number. */
export function rangeWhenDone({ people, judged }: PeopleEstimate, samples: number): { low: number; high: number } {
  const share = Math.sqrt(judged / Math.max(judged, samples))
  return { low: Math.round(people.value - (people.value - people.low) * share), high: Math.round(people.value + (people.high - people.value) * share) }
}

function meanOf(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1)
  return { mean, deviation: Math.sqrt(variance / values.length) }
}

/**
 * A share whose parts come in clumps, one clump a record: the ratio, and Wilson's interval with as many independent judgements as the clumps are worth
 * (Kish 1965, design effect). Null where there is nothing to share.
 */
function ratioOf(clumps: readonly (readonly [part: number, whole: number])[]): Interval | null {
  const counted = clumps.filter(([, whole]) => whole > 0)
  const whole = counted.reduce((sum, [, size]) => sum + size, 0)
  if (whole === 0) return null
  const value = counted.reduce((sum, [part]) => sum + part, 0) / whole
  const n = counted.length
  const variance = n < 2 ? 0 : (n / (n - 1)) * counted.reduce((sum, [part, size]) => sum + (part - value * size) ** 2, 0)
  const simple = value * (1 - value) * whole
  const independent = simple === 0 || variance === 0 ? n : Math.min(whole, whole / Math.max(1, variance / simple))
  return { ...wilson(value, independent), value }
}

/** Wilson 1927. */
function wilson(share: number, n: number): { low: number; high: number } {
  const square = Z_95 ** 2
  const middle = (share + square / (2 * n)) / (1 + square / n)
  const half = (Z_95 / (1 + square / n)) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

export type Agreement = { shared: number; same: number; kappa: number | null }

/** Cohen's kappa (1960): agreement beyond what chance would give. Null where both always said the same one thing. */
export function agreementOf(pairs: readonly (readonly [one: string, other: string])[]): Agreement {
  const shared = pairs.length
  const same = pairs.filter(([one, other]) => one === other).length
  if (shared === 0) return { shared, same, kappa: null }
  const words = new Set(pairs.flat())
  let chance = 0
  for (const word of words) chance += (pairs.filter(([one]) => one === word).length / shared) * (pairs.filter(([, other]) => other === word).length / shared)
  return { shared, same, kappa: chance === 1 ? null : (same / shared - chance) / (1 - chance) }
}
