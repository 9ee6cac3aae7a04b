/** Keys outside fields: G then a letter goes to a room, J and K move through a list. They can be switched off (WCAG 2.1.4). */
import { useEffect, useEffectEvent } from 'react'

const KEPT = 'tocsin.single-keys'
const SEQUENCE_MS = 1_200

export function singleKeysOn(): boolean {
  return localStorage.getItem(KEPT) !== 'off'
}

export function setSingleKeys(isOn: boolean): void {
  localStorage.setItem(KEPT, isOn ? 'on' : 'off')
}

function isInField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
}

/** Moves the focus by one among the rows of the page's list (`data-row`). */
function moveInList(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  if (rows.length === 0) return
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement))
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

type Handlers = { palette(): void; help(): void; goTo(letter: string): void }

export function useKeyboard(handlers: Handlers): void {
  const palette = useEffectEvent(() => handlers.palette())
  const help = useEffectEvent(() => handlers.help())
  const goTo = useEffectEvent((letter: string) => handlers.goTo(letter))
  useEffect(() => {
    let goSince = 0
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        palette()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isInField(event.target) || document.querySelector('dialog[open]') || !singleKeysOn()) return
      const key = event.key.toLowerCase()
      const isSequence = event.timeStamp - goSince < SEQUENCE_MS && goSince > 0
      goSince = 0
      if (isSequence) goTo(key)
      else if (key === 'g') goSince = event.timeStamp
      else if (key === '?') help()
      else if (key === 'j') moveInList(1)
      else if (key === 'k') moveInList(-1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
