/** What a page shows when it has nothing to show yet: the shape of what comes, what went wrong, or who brings the content. */
import { useEffect, useState, type ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Problem } from '../api-client.ts'
import { useWords } from './words.tsx'

/** After this a sentence says what is being done. */
const SLOW_MS = 4_000

export function Loading({ lines = 6 }: { lines?: number }) {
  const words = useWords()
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="skeleton" role="status">
      <span className="sr">{words.state.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <i key={index} style={{ width: `${92 - ((index * 17) % 40)}%` }} />
      ))}
      {isSlow && <p className="meta">{words.state.slow}</p>}
    </div>
  )
}

export function ProblemNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const words = useWords()
  const isSilent = !(error instanceof Problem) || error.code === 'offline'
  return (
    <div className="problem" role="alert">
      <p className="strong">{isSilent ? words.state.offline : error.message}</p>
      <p className="meta-2">{isSilent ? words.state.offlineHint : error.hint}</p>
      {retry && (
        <button className="btn small" type="button" onClick={retry}>
          {words.state.retry}
        </button>
      )}
    </div>
  )
}

export function Empty({ says, hint }: { says: string; hint: string }) {
  return (
    <div className="empty">
      <p className="strong">{says}</p>
      <p className="meta-2">{hint}</p>
    </div>
  )
}

/** Shows what was asked for, or what stands in its place. What was already loaded stays on the page when a later try fails. */
export function Loaded<Data>({ query, lines, children }: { query: UseQueryResult<Data>; lines?: number; children: (data: Data) => ReactNode }) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ProblemNote error={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(lines === undefined ? {} : { lines })} />
}
