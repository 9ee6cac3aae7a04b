/** What the pages ask, by name. */
import { queryOptions } from '@tanstack/react-query'
import type {
  EvidencePage,
  Fact,
  FilingDocument,
  FilingLine,
  IncidentRow,
  LogPage,
  Me,
  NoticeDraft,
  ObligationRow,
  Overview,
  PersonView,
  RegisterPage,
} from '../src/api/contract.ts'
import { get, incidentUrl } from './api-client.ts'

export type RegisterAsked = { relationship?: string; kind?: string; flag?: string; q?: string; after?: number; before?: number }

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => get<Me>('/api/me'), staleTime: 60_000 })
export const incidentsQuery = queryOptions({ queryKey: ['incidents'], queryFn: () => get<IncidentRow[]>('/api/incidents') })
export const overviewQuery = (id: string) =>
  queryOptions({ queryKey: ['overview', id], queryFn: () => get<Overview>(incidentUrl(id, 'overview')), refetchInterval: 60_000 })
export const registerQuery = (id: string, asked: RegisterAsked) =>
  queryOptions({ queryKey: ['register', id, asked], queryFn: () => get<RegisterPage>(incidentUrl(id, 'register', asked)), staleTime: 60_000 })
// Each read is an entry in the log, so it is not asked again because a window came to the front.
export const personQuery = (id: string, personNo: number) =>
  queryOptions({
    queryKey: ['person', id, personNo],
    queryFn: () => get<PersonView>(incidentUrl(id, `persons/${personNo}`)),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
export const evidenceQuery = (id: string, asked: { status?: string; q?: string }, after: number) =>
  queryOptions({ queryKey: ['evidence', id, asked, after], queryFn: () => get<EvidencePage>(incidentUrl(id, 'evidence', { ...asked, after })) })
export const obligationsQuery = (id: string) =>
  queryOptions({ queryKey: ['obligations', id], queryFn: () => get<ObligationRow[]>(incidentUrl(id, 'obligations')) })
export const noticesQuery = (id: string) => queryOptions({ queryKey: ['notices', id], queryFn: () => get<NoticeDraft[]>(incidentUrl(id, 'notices')) })
export const filingsQuery = (id: string) => queryOptions({ queryKey: ['filings', id], queryFn: () => get<FilingLine[]>(incidentUrl(id, 'filings')) })
export const filingQuery = (id: string, form: string, version?: number) =>
  queryOptions({ queryKey: ['filing', id, form, version ?? 0], queryFn: () => get<FilingDocument>(incidentUrl(id, `filings/${form}`, { version })) })
export const factsQuery = (id: string) => queryOptions({ queryKey: ['facts', id], queryFn: () => get<Fact[]>(incidentUrl(id, 'facts')) })
export const logQuery = (id: string, before: number | undefined) =>
  queryOptions({
    queryKey: ['log', id, before],
    queryFn: () => get<LogPage>(incidentUrl(id, 'log', { before })),
    staleTime: 5_000,
    refetchOnWindowFocus: false,
  })
