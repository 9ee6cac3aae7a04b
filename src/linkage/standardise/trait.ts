/** Places of birth and occupations as found to texts that can be compared. docs/rules/linkage.md, [LNK32]. */
import { foldText } from './fold-text.ts'
import { PLACEHOLDER_NAMES } from './name-words.ts'

const MOST_SIGNS = 60

function plainWords(text: string): string {
  const plain = foldText(text)
    .split(/[^a-z0-9{}]+/)
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, MOST_SIGNS)
    .trim()
  return PLACEHOLDER_NAMES.has(plain.replaceAll(' ', '')) ? '' : plain
}

/** [LNK32] The first part of a place, which is the smallest: `Netherby, Cumberland` is `netherby`; `St. Ives` is `st ives`. */
export function placeName(text: string): string {
  const parts = text.split(/[,;(/]/).map(plainWords)
  return parts.find((part) => part.length > 1) ?? ''
}

/** [LNK32] An occupation, or where somebody works, without case, accents and signs. */
export function workName(text: string): string {
  return plainWords(text)
}
