/** The language of the page, chosen by the reader and kept in the browser. */
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { en, type Words } from '../words/en.ts'
import { cy } from '../words/cy.ts'

export type Language = 'en' | 'cy'
const WORDS: Record<Language, Words> = { en, cy }
const KEPT = 'tocsin.language'

type Choice = { words: Words; language: Language; choose(language: Language): void }
const Current = createContext<Choice>({ words: en, language: 'en', choose: () => {} })

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(KEPT) === 'cy' ? 'cy' : 'en'))
  useEffect(() => {
    document.documentElement.lang = WORDS[language].locale
  }, [language])
  const choose = (next: Language) => {
    localStorage.setItem(KEPT, next)
    setLanguage(next)
  }
  return <Current value={{ words: WORDS[language], language, choose }}>{children}</Current>
}

export function useWords(): Words {
  return use(Current).words
}

export function useLanguage(): Choice {
  return use(Current)
}
