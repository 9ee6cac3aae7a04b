/** The browser's own dialog: it keeps the focus inside, closes with Esc or a click beside it, and gives the focus back. */
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from './words.tsx'

export function Dialog({ label, className, onClose, children }: { label: string; className?: string; onClose: () => void; children: ReactNode }) {
  const words = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className={`dialog ${className ?? ''}`} aria-label={label} onClose={onClose} closedby="any">
      {children}
      <button type="button" className="iconbtn dialog-close" aria-label={words.close} onClick={onClose}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" stroke="currentColor" strokeWidth="1.4">
          <path d="m3 3 8 8M11 3l-8 8" />
        </svg>
      </button>
    </dialog>
  )
}
