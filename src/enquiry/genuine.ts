/**
 * "Is this notice genuine?": the code on it and the first letter of a last name. The answer is one of five pages made beforehand, all of one
 * size; it never shows a name, and nothing typed is in it.
 */
import { readReference } from '../notify/reference.ts'
import { isInCodeBook } from './code-book.ts'

/** `code`, `letter`, `both`: what has to be typed again. */
export const GENUINE_ANSWERS = ['ours', 'unknown', 'code', 'letter', 'both'] as const
export type GenuineAnswer = (typeof GENUINE_ANSWERS)[number]

/** Letters that no decomposition takes apart, as people without them on their keys type them. */
const PLAIN: Record<string, string> = { Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'T', Æ: 'A', Œ: 'O', ẞ: 'S', Ħ: 'H', Ŋ: 'N' }

/** The first letter of a word, without accents, in capitals; '' when there is none. */
export function initialOf(word: string): string {
  for (const letter of word.normalize('NFKD').toUpperCase()) if (/\p{L}/u.test(letter)) return PLAIN[letter] ?? letter
  return ''
}

/** What was typed, judged. `bookPath` may name a file that is not there: then no code is known. */
export function answerGenuine(bookPath: string, body: string): GenuineAnswer {
  const typed = new URLSearchParams(body)
  const reference = readReference((typed.get('code') ?? '').slice(0, 100))
  const initial = initialOf((typed.get('initial') ?? '').slice(0, 20))
  if (reference === null) return initial === '' ? 'both' : 'code'
  if (initial === '') return 'letter'
  return isInCodeBook(bookPath, reference, initial) ? 'ours' : 'unknown'
}

/** Every letter under which a person may know their last name: each word of it; of the whole name, where it could not be told apart. */
export function initialsOf({ givenName, familyName, fullName }: { givenName: string; familyName: string; fullName: string }): string[] {
  const name = [familyName, fullName, givenName].find((one) => initialOf(one) !== '') ?? ''
  const letters = new Set(
    name
      .split(/[\s\-‐-―'’.]+/)
      .map(initialOf)
      .filter((letter) => letter !== ''),
  )
  return letters.size === 0 ? [''] : [...letters]
}
