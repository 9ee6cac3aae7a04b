/** The head of pages that belong to no single incident. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { meQuery } from '../queries.ts'
import { useSignOut } from './frame.tsx'
import { Bell } from './marks.tsx'
import { ThemeButton } from './theme-button.tsx'
import { useLanguage, useWords } from './words.tsx'

export function HouseBar() {
  const words = useWords()
  const { choose, language } = useLanguage()
  const signOut = useSignOut()
  const may = useQuery(meQuery).data?.may ?? []
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className="bar bar-alone">
        <Link className="brand" to="/incidents">
          <Bell />
          Tocsin
        </Link>
        <nav className="bar-end" aria-label={words.room.incidents}>
          <Link className="btn plain small" to="/incidents">
            {words.room.incidents}
          </Link>{' '}
          <Link className="btn plain small" to="/suppliers">
            {words.preparedness.title}
          </Link>{' '}
          {may.includes('exercise.run') && (
            <Link className="btn plain small" to="/exercises">
              {words.exercise.title}
            </Link>
          )}{' '}
          {may.includes('access.manage') && (
            <Link className="btn plain small" to="/staff">
              {words.staff.title}
            </Link>
          )}{' '}
          <Link to="/account" className="btn plain small">
            {words.account.link}
          </Link>{' '}
          <button type="button" className="btn plain small" onClick={signOut}>
            {words.signOut}
          </button>{' '}
          <button type="button" className="btn plain small" lang={language === 'en' ? 'cy' : 'en'} onClick={() => choose(language === 'en' ? 'cy' : 'en')}>
            {words.language}
          </button>{' '}
          <ThemeButton />
        </nav>
      </header>
    </>
  )
}
