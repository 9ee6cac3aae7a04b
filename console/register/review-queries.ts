/** What the review asks. A group of records is an entry in the log each time it is read, so it is not read again because a window came to the front. */
import { queryOptions } from '@tanstack/react-query'
import type { LinkFacts, ReviewGroup, ReviewView } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'

export const reviewQuery = (id: string) =>
  queryOptions({ queryKey: ['review', id], queryFn: () => get<ReviewView | { open: null }>(incidentUrl(id, 'review')), refetchOnWindowFocus: false })
export const reviewGroupQuery = (id: string, groupNo: number) =>
  queryOptions({
    queryKey: ['review-group', id, groupNo],
    queryFn: () => get<ReviewGroup>(incidentUrl(id, `review/groups/${groupNo}`)),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
export const weightsQuery = (id: string) =>
  queryOptions({ queryKey: ['match-weights', id], queryFn: () => get<{ weights: LinkFacts | null }>(incidentUrl(id, 'review/weights')), staleTime: 60_000 })
