/** The page before the house: one column, the language at its foot. */
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '../parts/words.tsx'

export function Gate({ children }: { children: ReactNode }) {
  const words = useWords()
  const { language, choose } = useLanguage()
  return (
    <main id="main" className="gate">
      {children}
      <p className="meta gate-foot">
        <button type="button" className="link" lang={language === 'en' ? 'cy' : 'en'} onClick={() => choose(language === 'en' ? 'cy' : 'en')}>
          {words.language}
        </button>
      </p>
    </main>
  )
}
