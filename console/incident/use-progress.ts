/** News of running stages: put into what the overview already shows; when a stage ends, everything that it may have changed is asked again. */
import { useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Overview, ProgressEvent } from '../../src/api/contract.ts'
import { overviewQuery } from '../queries.ts'

export function useProgress(incidentId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    const events = new EventSource('/api/events')
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as ProgressEvent
      if (news.incidentId !== incidentId) return
      const key = overviewQuery(incidentId).queryKey
      const known = client.getQueryData<Overview>(key)
      const endedBefore = known?.stages.filter(({ state }) => state !== 'running').length ?? 0
      const ended = news.stages.filter(({ state }) => state !== 'running').length
      if (known) client.setQueryData<Overview>(key, { ...known, stages: news.stages })
      if (ended !== endedBefore) void client.invalidateQueries()
    })
    return () => events.close()
  }, [client, incidentId])
}
