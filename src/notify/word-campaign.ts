/** Changes the words of one block of a campaign. The approval is void when the text is then another. */
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { lockCampaign, type Campaign } from './campaign.ts'
import type { NoticeLanguage } from './notice.ts'
import { settleHashes } from './plan/plan-campaign.ts'
import { isEditable, type Wording } from './wording.ts'

const MOST_PARAGRAPHS = 12
const MOST_LETTERS = 2_000

/** `block` is one that can be worded, for everybody or `block:audience`. No paragraphs: our words again. */
export async function wordCampaign(
  ctx: Context,
  campaignId: number,
  language: NoticeLanguage,
  block: string,
  paragraphs: readonly string[],
): Promise<Campaign> {
  const [name] = block.split(':')
  const refuse = (problem: string) => new AppError('wording_invalid', { block, problem })
  if (!isEditable(name!)) throw refuse('its words follow from the person’s data or the rules')
  if (paragraphs.length > MOST_PARAGRAPHS) throw refuse(`more than ${MOST_PARAGRAPHS} paragraphs`)
  if (paragraphs.some((text) => text.trim() === '' || text.length > MOST_LETTERS)) throw refuse(`a paragraph is empty or longer than ${MOST_LETTERS} letters`)
  const unknown = paragraphs
    .flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, word]) => word!))
    .find((word) => !['name', 'reference'].includes(word) && !/^F-\d{1,9}$/.test(word))
  if (unknown !== undefined) throw refuse(`{${unknown}} stands for nothing; there are {name}, {reference} and {F-12} for a fact`)
  return ctx.store.transaction(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId)
    if (campaign.state !== 'planned' && campaign.state !== 'approved')
      throw new AppError('campaign_state', {
        campaignId,
        state: campaign.state,
        wanted: 'changed',
        way: 'What was sent stays as it is. Plan a correction to write again.',
      })
    const inLanguage = { ...campaign.wording[language] }
    if (paragraphs.length === 0) delete inLanguage[block]
    else
      inLanguage[block] = paragraphs.map((text) =>
        text
          .normalize('NFC')
          .replace(/[\s\u00a0]+/g, ' ')
          .trim(),
      )
    const wording: Wording = { ...campaign.wording, [language]: inLanguage }
    await settleHashes(tx, ctx, campaignId, { wording })
    await recordEvent(tx, ctx, 'notice.word', `campaign:${campaignId}`, { block, language }, { incidentId: campaign.incidentId })
    return lockCampaign(tx, campaignId)
  })
}
