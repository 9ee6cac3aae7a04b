/** Tokens of ours that a mail carries: in the address it came back to, or in the copy of our own message. Whether one is true, its MAC tells. */

/** At most so many different ones are looked at: a mail of ours has one. */
const MOST = 5

export function tokensIn(raw: Buffer): string[] {
  const text = raw
    .subarray(0, 500_000)
    .toString('latin1')
    .replace(/=\r?\n/g, '')
  return [...new Set([...text.matchAll(/\+([a-z2-7]{32})(?:@|=40)/gi)].map(([, token]) => token!.toLowerCase()))].slice(0, MOST)
}
