/** One telling of an incident to its people: the first notice, an update, a correction; and what may happen to it. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Queryable } from '../store/database.ts'
import type { Sender } from './email.ts'
import { hashOfFiles } from './hash-of-files.ts'
import type { NoticeFacts } from './notice.ts'
import type { Pace } from './plan/pacing.ts'
import type { Wording } from './wording.ts'

export const PURPOSES = ['first', 'update', 'correction'] as const
export type Purpose = (typeof PURPOSES)[number]
/** planned → approved → sending ⇄ paused → done; cancelled from any but done. An edit leads from approved back to planned. */
export type CampaignState = 'planned' | 'approved' | 'sending' | 'paused' | 'done' | 'cancelled'
/** Where one notice stands. The first line is under way, the second has an outcome, the third is not sent by us. */
export type NoticeState =
  | 'ready'
  | 'claimed'
  | 'attempting'
  | 'in_doubt'
  | 'batched'
  | 'held'
  | 'handed_over'
  | 'refused'
  | 'bounced'
  | 'returned'
  | 'withdrawn'
  | 'by_phone'
  | 'by_hand'
  | 'public_notice'
  | 'not_written'

export type Campaign = {
  campaignId: number
  incidentId: IncidentId
  purpose: Purpose
  version: number
  state: CampaignState
  facts: NoticeFacts
  sender: Sender
  wording: Wording
  pace: Pace
  textHash: Buffer
  recipientsHash: Buffer
  plannedAt: Date
  editedBy: string[]
  approvedBy: string | null
  approvedAt: Date | null
  approvedHash: Buffer | null
  stopReason: string | null
  firstSentAt: Date | null
  endedAt: Date | null
}

const COLUMNS = `campaign_id as "campaignId", incident_id as "incidentId", purpose, version, state, facts, sender, wording, pace, text_hash as "textHash",
  recipients_hash as "recipientsHash", planned_at as "plannedAt", edited_by as "editedBy", approved_by as "approvedBy", approved_at as "approvedAt",
  approved_hash as "approvedHash", stop_reason as "stopReason", first_sent_at as "firstSentAt", ended_at as "endedAt"`

/** Fails with `campaign_unknown`. */
export async function getCampaign(db: Queryable, campaignId: number): Promise<Campaign> {
  const [row] = await db.query<Campaign>(`select ${COLUMNS} from notice_campaign where campaign_id = $1`, [campaignId])
  if (!row) throw new AppError('campaign_unknown', { campaignId })
  return row
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockCampaign(tx: Queryable, campaignId: number): Promise<Campaign> {
  const [row] = await tx.query<Campaign>(`select ${COLUMNS} from notice_campaign where campaign_id = $1 for update`, [campaignId])
  if (!row) throw new AppError('campaign_unknown', { campaignId })
  return row
}

export async function listCampaigns(db: Queryable, incidentId?: IncidentId): Promise<Campaign[]> {
  return db.query<Campaign>(
    `select ${COLUMNS} from notice_campaign ${incidentId ? 'where incident_id = $1' : ''} order by campaign_id`,
    incidentId ? [incidentId] : [],
  )
}

/** Everything that makes the text of a notice besides the person: words, blocks and templates of this program. A newer program is another text. */
let templates: string | null = null
export function templateHash(): string {
  templates ??= hashOfFiles(
    import.meta.dirname,
    readdirSync(import.meta.dirname).filter(
      (name) =>
        /^(words|steps|versions|grammar|notice|write-notice|wording|rich|glyphs|rights|public-bodies|email|letter)\b.*\.(ts|typ)$/.test(name) &&
        !name.endsWith('.test.ts'),
    ),
  )
  return templates
}

/** What a second person approves of the text. */
export function textHashOf({ facts, sender, wording, pace }: Pick<Campaign, 'facts' | 'sender' | 'wording' | 'pace'>): Buffer {
  return createHash('sha256')
    .update(stableJson({ facts, sender, wording, pace, templates: templateHash() }))
    .digest()
}

/** What a second person approves: the text and the recipients. */
export function approvalHash({ textHash, recipientsHash }: Pick<Campaign, 'textHash' | 'recipientsHash'>): Buffer {
  return createHash('sha256').update(textHash).update(recipientsHash).digest()
}

/** JSON with its keys in order: the store does not keep ours. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => `${JSON.stringify(key)}:${stableJson(one)}`)
      .join(',')}}`
  return JSON.stringify(value)
}
