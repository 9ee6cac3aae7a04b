/** The notice in English: the texts of words-texts.ts. Reading grade, length and words are held by lint.ts; change a sentence and run `node --test src/notify`. */
import { wordsFromFile } from './words-file.ts'
import { TEXTS_EN, YEARS_EN } from './words-texts.ts'
import type { Words } from './words.ts'

const years = Object.fromEntries(Object.entries(YEARS_EN).map(([form, text]) => [`years.${form}`, text]))

export const wordsEn: Words = {
  ...wordsFromFile({ language: 'en', texts: { ...TEXTS_EN, ...years }, sentences: {}, letters: true }),
  // An English notice says in Welsh how to get it in Welsh.
  otherLanguage: ({ facts, medium }) => `Mae’r ${medium === 'email' ? 'neges hon' : 'llythyr hwn'} ar gael yn Gymraeg: ffoniwch ${facts.organisation.phone}.`,
}
