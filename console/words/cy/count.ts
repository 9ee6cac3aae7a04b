/** Numbers, lists and counted things, in Welsh. */
// Figures as in English: Intl's Welsh uses the same signs.
export const n = (value: number) => value.toLocaleString('en-GB')
/** "a" before a consonant, "ac" before a vowel. */
export const list = (items: string[]) => {
  if (items.length < 2) return items.join('')
  const last = items.at(-1)!
  return `${items.slice(0, -1).join(', ')} ${/^[aeiouwyâêîôûŵŷ]/i.test(last) ? 'ac' : 'a'} ${last}`
}
// Numbers take "o" and a plural, so that no mutation hangs on the figure.
export const people = (count: number) => `${n(count)} o bobl`
export const files = (count: number) => `${n(count)} o ffeiliau`
