/** The organisation's own words for one block. Saving voids an approval; nothing that is left empty replaces ours. */
import { useId, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { CampaignView, NoticePreviewView } from '../../src/api/contract.ts'
import { incidentUrl, post, queryClient } from '../api-client.ts'
import { ProblemNote } from '../parts/states.tsx'
import { useWords } from '../parts/words.tsx'

export function BlockEditor({
  incidentId,
  campaign,
  block,
  audience,
  language,
  notice,
  onClose,
}: {
  incidentId: string
  campaign: CampaignView
  block: string
  audience: string
  language: string
  notice: NoticePreviewView
  onClose(): void
}) {
  const all = useWords()
  const words = all.notices.campaign
  const own = campaign.wording[language] ?? {}
  const [isForAudience, setForAudience] = useState(own[`${block}:${audience}`] !== undefined)
  const shown = notice.blocks.find(({ name }) => name === block)
  const [text, setText] = useState((shown === undefined ? [] : block === 'unknown' ? shown.items : shown.texts).join('\n\n'))
  const id = useId()
  const key = isForAudience ? `${block}:${audience}` : block
  const save = useMutation({
    mutationFn: (paragraphs: string[]) =>
      post<CampaignView>(incidentUrl(incidentId, `campaigns/${campaign.campaignId}/wording`), { language, block: key, paragraphs }),
    onSuccess: (view) => {
      queryClient.setQueryData(['campaign', incidentId, campaign.campaignId], view)
      onClose()
    },
  })
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return (
    <div className="editor">
      <label htmlFor={id}>{words.wordsFor(words.block[block] ?? block, campaign.languages.find(({ tag }) => tag === language)?.name ?? language)}</label>
      <textarea id={id} className="field" rows={7} value={text} onChange={(event) => setText(event.target.value)} lang={language} dir="auto" />
      <p className="meta">{words.editHint}</p>
      <label className="tick">
        <input type="checkbox" checked={isForAudience} onChange={(event) => setForAudience(event.target.checked)} /> {words.onlyFor(all.audience(audience))}
      </label>
      <div className="row">
        <button type="button" className="btn" disabled={save.isPending || paragraphs.length === 0} onClick={() => save.mutate(paragraphs)}>
          {words.saveWords}
        </button>
        {own[key] !== undefined && (
          <button type="button" className="btn small" disabled={save.isPending} onClick={() => save.mutate([])}>
            {words.ourWords}
          </button>
        )}
        <button type="button" className="btn small" onClick={onClose}>
          {words.leave}
        </button>
      </div>
      {save.isError && <ProblemNote error={save.error} />}
    </div>
  )
}
