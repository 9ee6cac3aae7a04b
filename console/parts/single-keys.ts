/** Keys of one page, without a modifier and outside fields; they rest while a dialog is open, after G (which goes to a room), and when switched off. */
import { useEffect, useEffectEvent } from 'react'
import { singleKeysOn } from './keyboard.ts'

const SEQUENCE_MS = 1_200

/** `onKey` says whether the key was one of its own. */
export function useSingleKeys(onKey: (key: string) => boolean): void {
  const press = useEffectEvent(onKey)
  useEffect(() => {
    let goSince = Number.NEGATIVE_INFINITY
    const listen = (event: KeyboardEvent) => {
      const target = event.target
      const isInField = target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
      if (event.ctrlKey || event.metaKey || event.altKey || isInField || document.querySelector('dialog[open]') || !singleKeysOn()) return
      const key = event.key.toLowerCase()
      const isSequence = event.timeStamp - goSince < SEQUENCE_MS
      goSince = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!isSequence && press(key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
