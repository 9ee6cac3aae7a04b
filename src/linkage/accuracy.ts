/** How well found groups agree with true ones, when the truth is known. Never used to fit. */
export type Agreement = {
  /** Of the pairs found to be one person, how many are; of those that are, how many were found; and the harmonic mean. */
  precision: number
  recall: number
  f1: number
  /** B-cubed F (Bagga and Baldwin 1998): the same, averaged over records, so that large groups do not decide alone. */
  bCubed: number
}

/** `found[i]` and `truth[i]` name the groups of record i. */
export function clusterAgreement(found: readonly number[], truth: readonly number[]): Agreement {
  const sizes = (groups: readonly number[]) => {
    const counts = new Map<number, number>()
    for (const group of groups) counts.set(group, (counts.get(group) ?? 0) + 1)
    return counts
  }
  const pairsOf = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const foundSizes = sizes(found)
  const truthSizes = sizes(truth)
  const both = new Map<string, number>()
  found.forEach((group, index) => both.set(`${group} ${truth[index]}`, (both.get(`${group} ${truth[index]}`) ?? 0) + 1))
  const agreed = pairsOf(both.values())
  const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole)
  const precision = ratio(agreed, pairsOf(foundSizes.values()))
  const recall = ratio(agreed, pairsOf(truthSizes.values()))
  let precisionSum = 0
  let recallSum = 0
  for (const [key, count] of both) {
    const [group, true_] = key.split(' ').map(Number)
    precisionSum += (count * count) / foundSizes.get(group!)!
    recallSum += (count * count) / truthSizes.get(true_!)!
  }
  const [bPrecision, bRecall] = [ratio(precisionSum, found.length), ratio(recallSum, found.length)]
  const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b))
  return { precision, recall, f1: harmonic(precision, recall), bCubed: harmonic(bPrecision, bRecall) }
}
