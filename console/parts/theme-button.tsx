/** Light or dark, chosen by hand. */
import { switchTheme } from './theme.ts'
import { useWords } from './words.tsx'

export function ThemeButton() {
  return (
    <button type="button" className="iconbtn" aria-label={useWords().theme} onClick={switchTheme}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M8 2.6a5.4 5.4 0 0 1 0 10.8Z" fill="currentColor" />
      </svg>
    </button>
  )
}
