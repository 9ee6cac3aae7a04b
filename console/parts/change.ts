/** A change that a person makes. When it is made, all that is shown is read again: one fact moves duties, filings and questions. */
import { useMutation, useQueryClient } from '@tanstack/react-query'

export function useChange<Made>(make: () => Promise<Made>, whenMade?: (made: Made) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: make,
    onSuccess: (made) => {
      void client.invalidateQueries()
      whenMade?.(made)
    },
  })
}
