/** The proof of a campaign: for each person which text, by which way, when handed over and what came back. Names and addresses stay in the register. */
import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import { personId } from '../register/person.ts'
import { derivedKey, incidentKey } from '../vault/keys.ts'
import { HANDLING_REASONS, type HandlingReason } from './audience.ts'
import { getCampaign, type Campaign } from './campaign.ts'
import { referenceFor } from './reference.ts'
import { messageIdFor } from './send/compose.ts'

export type ProofRow = {
  personNo: number
  channel: string
  audience: string
  language: string
  partNo: number
  state: string
  reason: string
  attempts: number
  attemptedAt: Date | null
  resultAt: Date | null
  reply: string | null
  messageHash: Buffer | null
  batchNo: number | null
}
export type ProofEvent = { personNo: number; channel: string; at: Date; event: string; detail: string }

const ROW = `person_no as "personNo", channel, audience, language, part_no as "partNo", state, reason, attempts, attempted_at as "attemptedAt", result_at as "resultAt", reply,
  message_hash as "messageHash", batch_no as "batchNo"`

/** Why this way: the sentence of its key; letters that follow an e-mail have their own. */
export function reasonText(reason: string): string {
  if (reason === 'after_email') return 'The e-mail did not reach the person.'
  return Object.hasOwn(HANDLING_REASONS, reason) ? HANDLING_REASONS[reason as HandlingReason] : reason
}

/** Everything about one person, in every campaign of the incident. Reading it leaves a line in the log. */
export async function proofOfPerson(
  ctx: Context,
  incidentId: Campaign['incidentId'],
  personNo: number,
): Promise<{ campaign: Campaign; rows: ProofRow[]; events: ProofEvent[] }[]> {
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'notice.proof', `person:${personId(personNo)}`, {}, { incidentId }))
  const ids = await ctx.store.query<{ campaign_id: number }>(
    'select distinct n.campaign_id from notice n join notice_campaign c using (campaign_id) where c.incident_id = $1 and n.person_no = $2 order by 1',
    [incidentId, personNo],
  )
  return Promise.all(
    ids.map(async ({ campaign_id: campaignId }) => ({
      campaign: await getCampaign(ctx.store, campaignId),
      rows: await ctx.store.query<ProofRow>(`select ${ROW} from notice where campaign_id = $1 and person_no = $2 order by channel`, [campaignId, personNo]),
      events: await ctx.store.query<ProofEvent>(
        'select person_no as "personNo", channel, at, event, detail from notice_event where campaign_id = $1 and person_no = $2 order by notice_event_id',
        [campaignId, personNo],
      ),
    })),
  )
}

const HEADER =
  'person_id,reference,channel,audience,language,part,state,reason,attempts,attempted_at,result_at,reply,message_id,message_sha256,batch,came_back\n'
const PAGE = 5_000

/** Writes `proof.csv`, `campaign.json` and the hash of both into a folder. Gives the number of lines. */
export async function exportProof(ctx: Context, campaignId: number, folder: string): Promise<{ lines: number; sha256: string }> {
  const campaign = await getCampaign(ctx.store, campaignId)
  const key = await ctx.store.transaction((tx) => incidentKey(tx, ctx.masterKeyFile, campaign.incidentId, ctx.clock.now()))
  const referenceKey = derivedKey(key, 'notice-reference')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'proof.csv')
  const out = openSync(`${path}.part`, 'w', 0o600)
  const digest = createHash('sha256')
  const write = (text: string) => {
    digest.update(text)
    writeSync(out, text)
  }
  write(HEADER)
  let lines = 0
  for (let after = { personNo: 0, channel: '' }; ;) {
    const rows = await ctx.store.query<ProofRow>(
      `select ${ROW} from notice where campaign_id = $1 and (person_no, channel) > ($2, $3 collate "C") order by person_no, channel limit ${PAGE}`,
      [campaignId, after.personNo, after.channel],
    )
    if (rows.length === 0) break
    const events = await eventsOf(ctx, campaignId, rows[0]!.personNo, rows.at(-1)!.personNo)
    write(
      rows
        .map((row) =>
          csvLineOf(row, campaign, referenceFor(referenceKey, campaign.incidentId, row.personNo), events.get(`${row.personNo} ${row.channel}`) ?? []),
        )
        .join(''),
    )
    lines += rows.length
    after = { personNo: rows.at(-1)!.personNo, channel: rows.at(-1)!.channel }
  }
  closeSync(out)
  renameSync(`${path}.part`, path)
  const sha256 = digest.digest('hex')
  writeFileSync(join(folder, 'campaign.json'), `${JSON.stringify(describe(campaign, sha256), null, 2)}\n`, { mode: 0o600 })
  await ctx.store.transaction((tx) => recordEvent(tx, ctx, 'notice.export', `campaign:${campaignId}`, { lines, sha256 }, { incidentId: campaign.incidentId }))
  return { lines, sha256 }
}

async function eventsOf(ctx: Context, campaignId: number, from: number, to: number): Promise<Map<string, string[]>> {
  const events = await ctx.store.query<ProofEvent>(
    'select person_no as "personNo", channel, at, event, detail from notice_event where campaign_id = $1 and person_no between $2 and $3 order by notice_event_id',
    [campaignId, from, to],
  )
  const byNotice = new Map<string, string[]>()
  for (const { personNo, channel, at, event, detail } of events) {
    const name = `${personNo} ${channel}`
    byNotice.set(name, [...(byNotice.get(name) ?? []), `${at.toISOString()} ${event} ${detail}`])
  }
  return byNotice
}

function csvLineOf(row: ProofRow, campaign: Campaign, reference: string, events: string[]): string {
  const cells = [
    personId(row.personNo),
    row.channel === 'email' || row.channel === 'letter' ? reference : '',
    row.channel,
    row.audience,
    row.language,
    String(row.partNo),
    row.state,
    reasonText(row.reason),
    String(row.attempts),
    row.attemptedAt?.toISOString() ?? '',
    row.resultAt?.toISOString() ?? '',
    row.reply ?? '',
    row.channel === 'email' ? messageIdFor(campaign, row.personNo, 'email') : '',
    row.messageHash?.toString('hex') ?? '',
    row.batchNo === null ? '' : String(row.batchNo),
    events.join(' | '),
  ]
  return `${cells.map(cell).join(',')}\n`
}

/** What a relay answered is not ours: `=`, `+`, `-` and `@` at the start would be a formula in a spreadsheet. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function describe(
  {
    campaignId,
    incidentId,
    purpose,
    version,
    state,
    facts,
    sender,
    wording,
    pace,
    plannedAt,
    editedBy,
    approvedBy,
    approvedAt,
    approvedHash,
    firstSentAt,
    endedAt,
  }: Campaign,
  proofSha256: string,
): object {
  return {
    campaign: campaignId,
    incidentId,
    purpose,
    version,
    state,
    plannedAt,
    plannedBy: editedBy,
    approvedBy,
    approvedAt,
    approvedHash: approvedHash?.toString('hex') ?? null,
    firstSentAt,
    endedAt,
    proofSha256,
    text: { facts, sender, wording, pace },
  }
}

export type CampaignStatus = {
  counts: { channel: string; state: string; people: number }[]
  parts: { partNo: number; wave: string; day: string; people: number; expectedContacts: number; left: number }[]
  newestAt: Date | null
}

export async function statusOf(ctx: Pick<Context, 'store'>, campaignId: number): Promise<CampaignStatus> {
  const counts = await ctx.store.query<CampaignStatus['counts'][number]>(
    'select channel, state, count(*) as people from notice where campaign_id = $1 group by channel, state order by people desc, channel, state',
    [campaignId],
  )
  const parts = await ctx.store.query<CampaignStatus['parts'][number]>(
    `select p.part_no as "partNo", p.wave, p.day, p.people, p.expected_contacts as "expectedContacts",
       (select count(*) from notice n where n.campaign_id = p.campaign_id and n.part_no = p.part_no and n.state in ('ready', 'claimed', 'attempting', 'in_doubt', 'batched', 'held')) as left
     from notice_part p where p.campaign_id = $1 order by p.part_no`,
    [campaignId],
  )
  const [newest] = await ctx.store.query<{ at: Date | null }>('select max(result_at) as at from notice where campaign_id = $1', [campaignId])
  return { counts, parts, newestAt: newest!.at }
}
