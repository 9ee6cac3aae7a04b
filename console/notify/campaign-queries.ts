/** What the pages of a campaign ask. */
import { queryOptions } from '@tanstack/react-query'
import type { CampaignFindings, CampaignHead, CampaignView, NoticePreviewView } from '../../src/api/contract.ts'
import { get, incidentUrl } from '../api-client.ts'

export const campaignsQuery = (id: string) => queryOptions({ queryKey: ['campaigns', id], queryFn: () => get<CampaignHead[]>(incidentUrl(id, 'campaigns')) })
/** While it is being sent, asked every two seconds: figures on the page move as messages go out. */
export const campaignQuery = (id: string, campaignId: number) =>
  queryOptions({
    queryKey: ['campaign', id, campaignId],
    queryFn: () => get<CampaignView>(incidentUrl(id, `campaigns/${campaignId}`)),
    refetchInterval: ({ state }) => (state.data?.state === 'sending' ? 2_000 : false),
  })
export const findingsQuery = (id: string, campaignId: number, hash: string) =>
  queryOptions({
    queryKey: ['campaign-findings', id, campaignId, hash],
    queryFn: () => get<CampaignFindings>(incidentUrl(id, `campaigns/${campaignId}/findings`)),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
export const previewQuery = (id: string, campaignId: number, hash: string, personNo: number, language: string) =>
  queryOptions({
    queryKey: ['campaign-preview', id, campaignId, hash, personNo, language],
    queryFn: () => get<NoticePreviewView>(incidentUrl(id, `campaigns/${campaignId}/preview`, { personNo, language })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })
