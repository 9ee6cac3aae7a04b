/** How sure a share is. Wilson (1927), score interval for a binomial proportion, 95 %. */
export type Share = { share: number; low: number; high: number; hits: number; of: number }
const Z = 1.959964

export function wilson(hits: number, of: number): Share {
  if (of === 0) return { share: Number.NaN, low: 0, high: 1, hits, of }
  const share = hits / of
  const centre = (share + (Z * Z) / (2 * of)) / (1 + (Z * Z) / of)
  const half = (Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))) / (1 + (Z * Z) / of)
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half), hits, of }
}

/** `0.987 (0.983 to 0.990)`. */
export function shareText({ share, low, high }: Share): string {
  return Number.isNaN(share) ? 'none' : `${share.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`
}
