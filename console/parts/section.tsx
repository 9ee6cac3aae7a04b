/** A hairline, a head, one line of meta or a link at the right. No box. */
import { useId, type ReactNode } from 'react'

export function Section({ title, meta, className = '', children }: { title: string; meta?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={`sec ${className}`} aria-labelledby={id}>
      <div className="sec-head">
        <h2 id={id}>{title}</h2>
        {meta && <span className="meta">{meta}</span>}
      </div>
      {children}
    </section>
  )
}
