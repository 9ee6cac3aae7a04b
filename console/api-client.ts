/** Asks the API. Every failure becomes a Problem with a sentence and a way out. */
import { QueryClient } from '@tanstack/react-query'
import type { ApiError } from '../src/api/contract.ts'

/** What the server said no with; status 0: it did not answer at all. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly hint: string

  constructor(status: number, { code, says, hint }: ApiError) {
    super(says)
    this.status = status
    this.code = code
    this.hint = hint
  }
}

async function ask<Answer>(url: string, init: RequestInit): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(url, { credentials: 'same-origin', ...init })
  } catch {
    throw new Problem(0, { code: 'offline', says: '', hint: '' })
  }
  if (response.status === 204) return undefined as Answer
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body as Answer
  throw new Problem(response.status, (body as ApiError | null) ?? { code: 'offline', says: '', hint: '' })
}

export function get<Answer>(url: string): Promise<Answer> {
  return ask<Answer>(url, { headers: { accept: 'application/json' } })
}

export function post<Answer>(url: string, body: object = {}): Promise<Answer> {
  return ask<Answer>(url, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) })
}

export function incidentUrl(incidentId: string, path: string, query: Record<string, string | number | undefined> = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(key, String(value))
  const text = search.toString()
  return `/api/incidents/${incidentId}/${path}${text ? `?${text}` : ''}`
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      // What was refused stays refused; a server that restarts is back in a moment.
      retry: (tries, error) => tries < 2 && (!(error instanceof Problem) || error.status === 0 || error.status >= 500),
    },
  },
})
