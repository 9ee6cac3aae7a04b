/** What the pages ask, by name. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ChainView,
  CounselRoom,
  DecisionPageView,
  ExerciseListView,
  ExerciseRunView,
  LedgerView,
  QuestionsView,
  EvidencePage,
  FilingDocument,
  FilingLine,
  IncidentRow,
  LogPage,
  Me,
  NoticeDraft,
  ObligationRow,
  Overview,
  PersonView,
  PreparednessView,
  RegisterChanges,
  RegisterPage,
  RetentionView,
} from '../src/api/contract.ts'
import { get, incidentUrl } from './api-client.ts'

export type RegisterAsked = { relationship?: string; kind?: string; flag?: string; q?: string; after?: number; before?: number }

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => get<Me>('/api/me'), staleTime: 60_000 })
export const incidentsQuery = queryOptions({ queryKey: ['incidents'], queryFn: () => get<IncidentRow[]>('/api/incidents') })
export const suppliersQuery = queryOptions({ queryKey: ['house-suppliers'], queryFn: () => get<PreparednessView>('/api/suppliers') })
export const overviewQuery = (id: string) =>
  queryOptions({ queryKey: ['overview', id], queryFn: () => get<Overview>(incidentUrl(id, 'overview')), refetchInterval: 60_000 })
export const registerChangesQuery = (id: string) =>
  queryOptions({ queryKey: ['register-changes', id], queryFn: () => get<RegisterChanges>(incidentUrl(id, 'register/changes')), staleTime: 60_000 })
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
export const ledgerQuery = (id: string) => queryOptions({ queryKey: ['ledger', id], queryFn: () => get<LedgerView>(incidentUrl(id, 'ledger')) })
export const chainQuery = (id: string) => queryOptions({ queryKey: ['chain', id], queryFn: () => get<ChainView>(incidentUrl(id, 'chain')) })
export const questionsQuery = (id: string) => queryOptions({ queryKey: ['questions', id], queryFn: () => get<QuestionsView>(incidentUrl(id, 'questions')) })
export const counselQuery = (id: string) => queryOptions({ queryKey: ['counsel', id], queryFn: () => get<CounselRoom>(incidentUrl(id, 'counsel')) })
export const retentionQuery = (id: string) =>
  queryOptions({
    queryKey: ['retention', id],
    queryFn: () => get<RetentionView>(incidentUrl(id, 'retention')),
    refetchInterval: ({ state }) => (state.data?.state === 'confirmed' ? 2_000 : false),
  })
export const decisionQuery = (id: string) => queryOptions({ queryKey: ['decision', id], queryFn: () => get<DecisionPageView>(incidentUrl(id, 'decision')) })
export const exercisesQuery = queryOptions({ queryKey: ['exercises'], queryFn: () => get<ExerciseListView>('/api/exercises') })
/** Facts arrive by the server's clock, so it is asked again while a run is open. */
export const exerciseRunQuery = (runId: string) =>
  queryOptions({
    queryKey: ['exercise-run', runId],
    queryFn: () => get<ExerciseRunView>(`/api/exercise-runs/${runId}`),
    refetchInterval: ({ state }) => (state.data && !state.data.isEnded && state.data.hoursAMinute > 0 ? 5_000 : false),
  })
export const logQuery = (id: string, before: number | undefined) =>
  queryOptions({
    queryKey: ['log', id, before],
    queryFn: () => get<LogPage>(incidentUrl(id, 'log', { before })),
    staleTime: 5_000,
    refetchOnWindowFocus: false,
  })
