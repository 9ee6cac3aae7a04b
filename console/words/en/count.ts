/** Numbers, lists and counted things, in English. */
export const n = (value: number) => value.toLocaleString('en-GB')
export const list = (items: string[]) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items)
export const people = (count: number) => `${n(count)} ${count === 1 ? 'person' : 'people'}`
export const files = (count: number) => `${n(count)} ${count === 1 ? 'file' : 'files'}`
