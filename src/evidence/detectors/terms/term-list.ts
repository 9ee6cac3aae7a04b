/** How words are given to the model of claims: by kind, parted by commas; a phrase counts as one word. */
export type TermList = {
  /** A sentence that holds one of these is looked at. */
  doors: Record<string, string>
  /** These only tell the words beside them apart. */
  hints: Record<string, string>
}

/** The phrases of one kind. */
export function termsOf(list: string): string[] {
  return list
    .split(',')
    .map((term) => term.replace(/\s+/g, ' ').trim())
    .filter((term) => term !== '')
}

/** The word of each phrase that the scanner looks out for: its longest. */
export function doorWords({ doors }: TermList): string[] {
  return [
    ...new Set(
      Object.values(doors)
        .flatMap(termsOf)
        .map((term) => longest(term.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
        .filter((word) => word.length > 1),
    ),
  ]
}
function longest(words: readonly string[]): string {
  return words.reduce((best, word) => (word.length > best.length ? word : best), '')
}
