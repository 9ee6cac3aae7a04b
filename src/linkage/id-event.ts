/** What became of a person's id when records were linked anew. */
export type IdEvent = {
  /** `merged`: the people `others` are now part of `id`. `split`: `others` are new ids that came out of `id`. `gone`: none of its records is left. */
  event: 'merged' | 'split' | 'gone'
  id: number
  others: number[]
}
