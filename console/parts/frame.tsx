/** Rail, bar and keys around every page of an incident. */
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import type { Me, Overview } from '../../src/api/contract.ts'
import { post } from '../api-client.ts'
import { overviewQuery } from '../queries.ts'
import { useProgress } from '../incident/use-progress.ts'
import { dayTime, timeTo } from './format.ts'
import { useKeyboard } from './keyboard.ts'
import { KeysDialog } from './keys-dialog.tsx'
import { Bell } from './marks.tsx'
import { useNow } from './now.ts'
import { Palette, type Command } from './palette.tsx'
import { switchTheme } from './theme.ts'
import { ThemeButton } from './theme-button.tsx'
import { useLanguage, useWords } from './words.tsx'
import type { Words } from '../words/en.ts'
import { SignOutWarning } from '../access/sign-out-warning.tsx'

type Room = {
  name:
    | 'overview'
    | 'evidence'
    | 'register'
    | 'matches'
    | 'obligations'
    | 'decision'
    | 'filing'
    | 'notices'
    | 'statement'
    | 'desk'
    | 'claims'
    | 'facts'
    | 'questions'
    | 'supplier'
    | 'counsel'
    | 'log'
  to: string
  letter: string
  action: string
  gapBefore: boolean
}
const ROOMS: Room[] = [
  { name: 'overview', to: '/incidents/$incidentId', letter: 'o', action: 'incident.read', gapBefore: false },
  { name: 'evidence', to: '/incidents/$incidentId/evidence', letter: 'e', action: 'evidence.read', gapBefore: true },
  { name: 'register', to: '/incidents/$incidentId/register', letter: 'r', action: 'register.list', gapBefore: false },
  { name: 'matches', to: '/incidents/$incidentId/matches', letter: 'b', action: 'review.read', gapBefore: false },
  { name: 'obligations', to: '/incidents/$incidentId/obligations', letter: 'd', action: 'obligation.read', gapBefore: true },
  { name: 'decision', to: '/incidents/$incidentId/decision', letter: 'c', action: 'obligation.read', gapBefore: false },
  { name: 'filing', to: '/incidents/$incidentId/filing', letter: 'f', action: 'filing.read', gapBefore: false },
  { name: 'notices', to: '/incidents/$incidentId/notices', letter: 'n', action: 'notice.read', gapBefore: false },
  { name: 'statement', to: '/incidents/$incidentId/statement', letter: 'p', action: 'statement.read', gapBefore: true },
  { name: 'desk', to: '/incidents/$incidentId/desk', letter: 'k', action: 'desk.read', gapBefore: false },
  { name: 'claims', to: '/incidents/$incidentId/claims', letter: 'm', action: 'claim.read', gapBefore: false },
  { name: 'facts', to: '/incidents/$incidentId/facts', letter: 'a', action: 'incident.read', gapBefore: true },
  { name: 'supplier', to: '/incidents/$incidentId/supplier', letter: 's', action: 'supplier.read', gapBefore: false },
  { name: 'questions', to: '/incidents/$incidentId/questions', letter: 'q', action: 'incident.read', gapBefore: false },
  { name: 'counsel', to: '/incidents/$incidentId/counsel', letter: 'v', action: 'counsel.see', gapBefore: false },
  { name: 'log', to: '/incidents/$incidentId/log', letter: 'l', action: 'log.read', gapBefore: false },
]

export function Frame({ me, incidentId, children }: { me: Me; incidentId: string; children: ReactNode }) {
  const words = useWords()
  const { choose, language } = useLanguage()
  const navigate = useNavigate()
  const overview = useQuery(overviewQuery(incidentId))
  useProgress(incidentId)
  const path = useRouterState({ select: ({ location }) => location.pathname })
  // What is open belongs to the page it was opened on.
  const [opened, setOpened] = useState<{ what: 'none' | 'palette' | 'keys' | 'rooms'; path: string }>({ what: 'none', path })
  const open = opened.path === path ? opened.what : 'none'
  const setOpen = (what: typeof opened.what) => setOpened({ what, path })
  const rooms = ROOMS.filter(({ action }) => me.may.includes(action))
  const goTo = (room: Room) => void navigate({ to: room.to, params: { incidentId } })
  const signOut = useSignOut()
  useKeyboard({
    palette: () => setOpen('palette'),
    help: () => setOpen('keys'),
    goTo: (letter) => {
      const room = rooms.find((one) => one.letter === letter)
      if (room) goTo(room)
    },
  })
  const commands: Command[] = [
    ...rooms.map((room) => ({ label: words.room[room.name], hint: `G ${room.letter.toUpperCase()}`, run: () => goTo(room) })),
    { label: words.room.incidents, run: () => void navigate({ to: '/incidents' }) },
    ...(me.may.includes('exercise.run') ? [{ label: words.exercise.title, run: () => void navigate({ to: '/exercises' }) }] : []),
    ...(me.may.includes('access.manage') ? [{ label: words.staff.title, run: () => void navigate({ to: '/staff' }) }] : []),
    { label: words.keys.theme, run: switchTheme },
    { label: words.language, run: () => choose(language === 'en' ? 'cy' : 'en') },
    { label: words.account.title, run: () => void navigate({ to: '/account' }) },
    { label: words.keys.signOut, run: signOut },
  ]
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <div className="app">
        <Rail me={me} incidentId={incidentId} rooms={rooms} overview={overview.data} isOpen={open === 'rooms'} signOut={signOut} />
        <div className="page">
          <header className="bar">
            <button
              type="button"
              className="iconbtn menu"
              aria-label={words.menu}
              aria-expanded={open === 'rooms'}
              onClick={() => setOpen(open === 'rooms' ? 'none' : 'rooms')}
            >
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" strokeWidth="1.4">
                <path d="M2 4.5h12M2 8h12M2 11.5h12" />
              </svg>
            </button>
            <Crumbs incidentId={incidentId} path={path} />
            <button type="button" className="find" aria-haspopup="dialog" onClick={() => setOpen('palette')}>
              <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.3">
                <circle cx="6" cy="6" r="4" />
                <path d="m9 9 3.4 3.4" />
              </svg>
              {words.find}
              <kbd>Ctrl K</kbd>
            </button>
            {overview.data && <BarClock overview={overview.data} answeredAtMs={overview.dataUpdatedAt} />}
          </header>
          <main id="main" tabIndex={-1}>
            {overview.data?.erasedAt && (
              <p className="notice-line" role="note">
                {words.retention.banner(dayTime(new Date(overview.data.erasedAt), overview.data.incident.zone, words.locale))}
              </p>
            )}
            {children}
          </main>
        </div>
      </div>
      {open === 'palette' && (
        <Palette
          commands={commands}
          onClose={() => setOpen('none')}
          {...(me.may.includes('person.read')
            ? {
                toPerson: (personNo: number) =>
                  void navigate({ to: '/incidents/$incidentId/register/$personNo', params: { incidentId, personNo: String(personNo) } }),
              }
            : {})}
        />
      )}
      {open === 'keys' && <KeysDialog rooms={rooms.map(({ letter, name }) => ({ letter, label: words.room[name] }))} onClose={() => setOpen('none')} />}
      <SignOutWarning signOut={signOut} />
    </>
  )
}

export function useSignOut(): () => void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useMutation({
    mutationFn: () => post('/api/sign-out'),
    onSettled: () => {
      // What was read belongs to the session that read it.
      client.clear()
      void navigate({ to: '/sign-in' })
    },
  })
  return mutate
}

function Rail({
  me,
  incidentId,
  rooms,
  overview,
  isOpen,
  signOut,
}: {
  me: Me
  incidentId: string
  rooms: Room[]
  overview: Overview | undefined
  isOpen: boolean
  signOut: () => void
}) {
  const words = useWords()
  const { choose, language } = useLanguage()
  const counts = overview ? countsOf(overview) : {}
  const nav = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isOpen) nav.current?.querySelector('a')?.focus()
  }, [isOpen])
  return (
    <nav className={`rail ${isOpen ? 'open' : ''}`} aria-label={words.rooms} ref={nav}>
      <Link className="brand" to="/incidents">
        <Bell />
        Tocsin
      </Link>
      <div className="case">
        <b>{overview?.incident.title ?? ' '}</b>
        <span className="meta">{overview ? words.incidentNo(overview.incident.reference) : ' '}</span>
        <span className="meta">{overview?.incident.organisation ?? ' '}</span>
      </div>
      <ul>
        {rooms.map((room) => (
          <li key={room.name} className={room.gapBefore ? 'apart' : undefined}>
            <Link to={room.to} params={{ incidentId }} activeOptions={{ exact: room.name === 'overview' }}>
              <span>{words.room[room.name]}</span>
              {counts[room.name] && (
                <span className={`n ${counts[room.name]!.waits ? 'wait' : ''}`}>
                  {counts[room.name]!.waits ? words.due(counts[room.name]!.count) : words.number(counts[room.name]!.count)}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      <div className="me">
        <div>
          <span className="strong me-name">{me.name}</span>
          <span className="meta">
            {words.role[me.role] ?? me.role} ·{' '}
            <button type="button" className="link" onClick={signOut}>
              {words.signOut}
            </button>
          </span>
          <button type="button" className="link meta" lang={language === 'en' ? 'cy' : 'en'} onClick={() => choose(language === 'en' ? 'cy' : 'en')}>
            {words.language}
          </button>
        </div>
        <ThemeButton />
      </div>
    </nav>
  )
}

type Counts = Partial<Record<Room['name'], { count: number; waits: boolean }>>

function countsOf({ evidence, summary, obligations, facts }: Overview): Counts {
  const due = obligations.filter(({ status }) => status === 'due').length
  const all = facts.know.length + facts.believe.length + facts.unknown.length
  return {
    evidence: { count: evidence.files, waits: false },
    ...(summary ? { register: { count: summary.people, waits: false } } : {}),
    ...(due > 0 ? { obligations: { count: due, waits: true } } : {}),
    ...(all > 0 ? { facts: { count: all, waits: false } } : {}),
  }
}

function Crumbs({ incidentId, path }: { incidentId: string; path: string }) {
  const words = useWords()
  const rest = path.replace(`/incidents/${incidentId}`, '').split('/').filter(Boolean)
  const room = (rest[0] ?? 'overview') as Room['name']
  const label = words.room[room] ?? ''
  // An enquiry has a number of its own on its page; its identifier says nothing to anybody.
  if (!rest[1] || room === 'desk')
    return (
      <p className="crumbs">
        <b>{label}</b>
      </p>
    )
  const shown = /^\d+$/.test(rest[1]) ? `P-${rest[1].padStart(6, '0')}` : rest[1] === 'weights' ? words.review.weightsTitle : rest[1]
  return (
    <p className="crumbs">
      <Link to={`/incidents/$incidentId/${room}` as string} params={{ incidentId }}>
        {label}
      </Link>
      <span aria-hidden="true">/</span>
      <b>{shown}</b>
    </p>
  )
}

/** The strict clock, on every page. */
function BarClock({ overview, answeredAtMs }: { overview: Overview; answeredAtMs: number }) {
  const words = useWords()
  const now = useNow(overview.now, answeredAtMs)
  const { clock } = overview
  if (!clock) return null
  const { hours, minutes, isLate } = timeTo(new Date(clock.dueAt), now)
  const text = words.hoursMinutes(hours, minutes)
  return (
    <p className="barclock">
      <span className="wide meta-2">{words.overview.filing(bodyName(clock, words))}</span>
      {clock.metAt ? <span className="meta-2">{words.filed}</span> : <b>{isLate ? words.timeLate(text) : words.timeLeft(text)}</b>}
    </p>
  )
}

/** Who a duty is owed to, where space is short: ICO for the Information Commissioner's Office. */
export function bodyName({ body, addressee }: { body?: string; addressee?: string }, words: Words): string {
  return words.body[body ?? ''] ?? addressee ?? ''
}
