/** What the pages of desk, claims and statement ask. Opening an enquiry is an entry of the log, so it is not asked again because a window came to the front. */
import { queryOptions } from '@tanstack/react-query'
import type { ClaimsPage, DeskItem, DeskPage, StandingView, StatementView } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'

export type DeskFilter = 'all' | 'me' | 'nobody' | 'closed'

export const deskQuery = (id: string, filter: DeskFilter) =>
  queryOptions({
    queryKey: ['desk', id, filter],
    queryFn: () => get<DeskPage>(incidentUrl(id, 'desk', filter === 'closed' ? { state: 'closed' } : { owner: filter })),
    refetchInterval: 30_000,
  })
export const enquiryQuery = (id: string, enquiryId: string) =>
  queryOptions({
    queryKey: ['enquiry', id, enquiryId],
    queryFn: () => get<DeskItem>(incidentUrl(id, `desk/${enquiryId}`)),
    staleTime: 300_000,
    refetchOnWindowFocus: false,
  })
export const claimsQuery = (id: string) =>
  queryOptions({ queryKey: ['claims', id], queryFn: () => get<ClaimsPage>(incidentUrl(id, 'claims')), staleTime: 60_000 })
export const statementQuery = (id: string) =>
  queryOptions({ queryKey: ['statement', id], queryFn: () => get<StatementView>(incidentUrl(id, 'statement')), staleTime: 60_000 })
export const standingQuery = (id: string) =>
  queryOptions({ queryKey: ['standing', id], queryFn: () => get<StandingView>(incidentUrl(id, 'check-answers/standing')), staleTime: 30_000 })
