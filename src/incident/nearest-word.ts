/** What somebody meant who wrote a key that is not there. */

/** `did you mean exfiltration?`, or the keys that are known when none is near. */
export function meantBy(key: string, known: readonly string[]): string {
  const near = known.map((name) => [name, distance(key.toLowerCase(), name.toLowerCase())] as const).toSorted((a, b) => a[1] - b[1])[0]
  return near && near[1] <= Math.max(2, Math.floor(near[0].length / 3)) ? `did you mean ${near[0]}?` : `known here: ${known.join(', ')}`
}

/** Letters to change, add or drop to make one word of another (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    row = next
  }
  return row[b.length]!
}
