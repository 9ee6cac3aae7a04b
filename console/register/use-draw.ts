/** Draws a queue of pairs, and puts the new state of the review in place of the old one. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReviewView } from '../../src/api/contract.ts'
import { incidentUrl, post } from '../api-client.ts'
import { reviewQuery } from './review-queries.ts'

export function useDraw(incidentId: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post<ReviewView>(incidentUrl(incidentId, 'review/draw')),
    onSuccess: (view) => {
      client.removeQueries({ queryKey: ['review-group', incidentId] })
      client.setQueryData(reviewQuery(incidentId).queryKey, view)
    },
  })
}
