/** What of a value may be shown before somebody says why they need all of it: the first sign of a word, the last of a number. */
const DOT = '•'

/** `R••••• K••••••••`: the length is kept, in groups. */
export function maskWords(text: string): string {
  return text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => [...word].map((sign, index) => (index === 0 ? sign : DOT)).join(''))
}

/** `r••.k•••@•••••.example`: the last label of the domain stays. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  if (at < 0) return maskWords(email)
  const labels = email.slice(at + 1).split('.')
  const domain = labels.map((label, index) => (index === labels.length - 1 ? label : DOT.repeat(label.length))).join('.')
  return `${maskWords(email.slice(0, at))}@${domain}`
}

/** Keeps the last `kept` letters and digits: `••-••-•• ••••••41`. */
export function maskTail(text: string, kept = 2): string {
  let left = kept
  return [...text]
    .reverse()
    .map((sign) => (/[\p{L}\p{N}]/u.test(sign) && left-- <= 0 ? DOT : sign))
    .reverse()
    .join('')
}

/** A year's century only: `••••-••-••` says less than a person could use, `19••` tells a child from an adult at a glance. */
export function maskDay(day: string): string {
  return day.replace(/\d/g, (digit, index: number) => (index < 2 ? digit : DOT))
}
