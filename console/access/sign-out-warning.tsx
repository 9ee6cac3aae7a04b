/**
 * A visit ends after thirty minutes in which the person did nothing; two minutes before, the console says so (WCAG 2.2.1).
 * The page asks for news by itself, which the server takes for activity: so the end is kept here, and on the server when the tab is gone.
 */
import { useEffect, useEffectEvent, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { get } from '../api-client.ts'
import { Dialog } from '../parts/dialog.tsx'
import { useWords } from '../parts/words.tsx'

const IDLE_MS = 30 * 60_000
const WARN_BEFORE_MS = 2 * 60_000

export function SignOutWarning({ signOut }: { signOut: () => void }) {
  const words = useWords()
  const client = useQueryClient()
  const [isNear, setNear] = useState(false)
  const end = useEffectEvent(() => signOut())
  useEffect(() => {
    let activeAt = Date.now()
    const touch = () => {
      activeAt = Date.now()
    }
    const timer = setInterval(() => {
      const idleMs = Date.now() - activeAt
      setNear(idleMs > IDLE_MS - WARN_BEFORE_MS)
      if (idleMs > IDLE_MS) end()
    }, 10_000)
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) document.addEventListener(kind, touch)
    return () => {
      clearInterval(timer)
      for (const kind of kinds) document.removeEventListener(kind, touch)
    }
  }, [])
  if (!isNear) return null
  const stay = () => {
    setNear(false)
    void get('/api/me').catch(() => client.invalidateQueries({ queryKey: ['me'] }))
  }
  return (
    <Dialog label={words.warn.title} className="warn" onClose={stay}>
      <h2>{words.warn.title}</h2>
      <p className="meta-2">{words.warn.text}</p>
      <button type="button" className="btn primary" autoFocus onClick={stay}>
        {words.warn.stay}
      </button>
    </Dialog>
  )
}
