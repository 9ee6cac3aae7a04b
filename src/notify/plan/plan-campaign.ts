/**
 * Plans a telling: one row for everybody in the register, saying by which way, in which wave and part, or why not. Planning again changes only what
 * has changed; a telling that has begun to be sent is left alone, and people who came since get a version of their own.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import { AppError } from '../../errors.ts'
import type { IncidentId } from '../../ids.ts'
import { findIncidentWork } from '../../incident/incident-work.ts'
import { localDay } from '../../incident/zone.ts'
import type { Transaction } from '../../store/database.ts'
import { approvalHash, lockCampaign, textHashOf, type Campaign, type Purpose } from '../campaign.ts'
import type { Sender } from '../email.ts'
import type { NoticeLanguage } from '../notice.ts'
import { noticeFactsOf } from '../notice-facts.ts'
import { findRelay } from '../send/relay.ts'
import { deskNeededFor, partsOf, type Pace, type Part, type WaveCount } from './pacing.ts'
import { languagesFor } from './languages-for.ts'
import { inputsKey, planKey, readRegisterParts, type PlanInputs } from './plan-key.ts'
import { plannedOddly } from './plan-oddly.ts'
import {
  classify,
  CLASSIFIED_COLUMNS,
  deleteChanged,
  insertNew,
  kindListsIn,
  languagesIn,
  partEnds,
  planBlocks,
  RECIPIENTS_HASH,
  sharedNumbers,
  takeOdd,
  writePartition,
  type RegisterPart,
  type WaveParts,
} from './plan-steps.ts'
import { WAVES, type Wave } from './wave.ts'

export type PlanOptions = { purpose?: Purpose; firstDay?: string; deskPerDay?: number; contactsPer100?: number; language?: NoticeLanguage }
export type PlanResult = {
  campaignId: number
  version: number
  /** Rows that were not there before, and rows that were planned otherwise and made anew. */
  added: number
  changed: number
  counts: { channel: string; state: string; people: number }[]
  parts: Part[]
  /** What the desk would have to answer a day for the last part to go out within ten days. */
  deskNeededForTenDays: number
}

export const DEFAULT_PACE = { deskPerDay: 500, contactsPer100: 2 } as const

export async function planCampaign(ctx: Context, incidentId: IncidentId, options: PlanOptions = {}): Promise<PlanResult> {
  const { file } = await findIncidentWork(ctx, incidentId)
  const purpose = options.purpose ?? 'first'
  const relay = await findRelay(ctx.store)
  return ctx.store.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`notice-plan ${incidentId} ${purpose}`])
    await tx.query(`set local work_mem = '128MB'`)
    // The tables of a plan are made and read in one go, without statistics: a loop over a million rows would be chosen where a hash is right.
    await tx.query('set local enable_nestloop = off')
    // The work is in the expressions, which PostgreSQL takes for nearly free: it would leave all but one processor idle. Hash tables stay private,
    // since shared memory may be as little as a container gives.
    await tx.query('set local parallel_tuple_cost = 0')
    await tx.query('set local parallel_setup_cost = 0')
    await tx.query('set local enable_parallel_hash = off')
    const [newest] = await tx.query<Pick<Campaign, 'campaignId' | 'version' | 'state' | 'pace' | 'facts'> & { planKey: Buffer | null }>(
      `select campaign_id as "campaignId", version, state, pace, facts, plan_key as "planKey" from notice_campaign where incident_id = $1 and purpose = $2 order by version desc limit 1`,
      [incidentId, purpose],
    )
    const isOpen = newest?.state === 'planned' || newest?.state === 'approved'
    const pace: Pace = {
      firstDay: options.firstDay ?? (isOpen ? newest.pace.firstDay : localDay(ctx.clock.now(), file.organisation.zone)),
      deskPerDay: options.deskPerDay ?? (isOpen ? newest.pace.deskPerDay : DEFAULT_PACE.deskPerDay),
      contactsPer100: options.contactsPer100 ?? (isOpen ? newest.pace.contactsPer100 : DEFAULT_PACE.contactsPer100),
    }
    const register = await readRegisterParts(tx, incidentId)
    const forAll = options.language ?? (isOpen ? newest.facts.language : undefined)
    const languages = await languagesFor(tx, ctx.dataFolder, incidentId, { noted: languagesIn(register), forAll })
    const facts = { ...noticeFactsOf(incidentId, file, ctx.clock.now()), writtenOn: pace.firstDay, ...languages }
    const sender: Sender = relay === null ? { name: 'Data Team', address: facts.signatory.email } : { name: relay.fromName, address: relay.from }
    const campaignId = isOpen
      ? newest.campaignId
      : await insertCampaign(tx, ctx, { incidentId, purpose, version: (newest?.version ?? 0) + 1, facts, sender, wording: {}, pace })
    const inputs = await inputsKey(tx, register, { incidentId, purpose, campaignId, pace, languages })
    if (isOpen && newest.planKey?.equals(await planKey(tx, inputs, campaignId))) {
      const { parts, waves } = await readParts(tx, campaignId)
      await settleText(tx, ctx, campaignId, { facts, sender, pace })
      const result = { campaignId, version: newest.version, added: 0, changed: 0, counts: await countByChannel(tx, campaignId), parts }
      await recordEvent(tx, ctx, 'notice.plan', `campaign:${campaignId}`, { purpose, added: 0, changed: 0, parts: parts.length }, { incidentId })
      return { ...result, deskNeededForTenDays: waves.length === 0 ? 0 : deskNeededFor(waves, pace, 10) }
    }
    // Seen by nobody else, gone with the transaction; not a temporary table, which only one processor could read. A crash leaves it empty.
    const staging = `plan_${campaignId}`
    const { parts, waves, waveParts, blocks } = await planPeople(tx, staging, register, { incidentId, purpose, campaignId, pace, languages })
    if (isOpen) await tx.query(`analyze ${staging} (person_no)`)
    const changed = isOpen ? await countOf(tx, deleteChanged(staging, waveParts), campaignId) : 0
    if (!isOpen) for (const step of writePartition(campaignId, staging, waveParts)) await tx.query(step)
    const inserted = isOpen ? await countOf(tx, insertNew(staging, waveParts), campaignId) : peopleIn(blocks)
    if (inserted === 0 && !isOpen) throw new AppError('nobody_to_tell', { purpose })
    await tx.query(`drop table ${staging}`)
    await writeParts(tx, campaignId, parts)
    await settleHashes(tx, ctx, campaignId, { facts, sender, pace })
    await tx.query('update notice_campaign set plan_key = $2 where campaign_id = $1', [campaignId, await planKey(tx, inputs, campaignId)])
    const result = {
      campaignId,
      version: isOpen ? newest.version : (newest?.version ?? 0) + 1,
      added: inserted - Math.min(changed, inserted),
      changed,
      counts: isOpen ? await countByChannel(tx, campaignId) : countsOf(blocks),
      parts,
    }
    await recordEvent(tx, ctx, 'notice.plan', `campaign:${campaignId}`, { purpose, added: result.added, changed, parts: parts.length }, { incidentId })
    return { ...result, deskNeededForTenDays: waves.length === 0 ? 0 : deskNeededFor(waves, pace, 10) }
  })
}

type NewCampaign = Pick<Campaign, 'incidentId' | 'purpose' | 'version' | 'facts' | 'sender' | 'wording' | 'pace'>

async function insertCampaign(tx: Transaction, ctx: Context, campaign: NewCampaign): Promise<number> {
  const { incidentId, purpose, version, facts, sender, wording, pace } = campaign
  const [row] = await tx.query<{ campaign_id: number }>(
    `insert into notice_campaign (incident_id, purpose, version, state, facts, sender, wording, pace, text_hash, recipients_hash, planned_at, edited_by)
     values ($1, $2, $3, 'planned', $4, $5, $6, $7, '', '', $8, $9) returning campaign_id`,
    [incidentId, purpose, version, facts, sender, wording, pace, ctx.clock.now(), [ctx.actor.id]],
  )
  return row!.campaign_id
}

async function countOf(tx: Transaction, statement: string, campaignId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`with touched as (${statement} returning 1) select count(*) from touched`, [campaignId])
  return row!.count
}

/** The parts as they were planned, and how many of each wave go by which way. */
async function readParts(tx: Transaction, campaignId: number): Promise<{ parts: Part[]; waves: WaveCount[] }> {
  const parts = await tx.query<Part>(
    `select part_no as "partNo", wave, day, people, expected_contacts as "expectedContacts" from notice_part where campaign_id = $1 order by part_no`,
    [campaignId],
  )
  const ready = await tx.query<{ partNo: number; channel: string; people: number }>(
    `select part_no as "partNo", channel, count(*) as people from notice where campaign_id = $1 and state = 'ready' group by 1, 2`,
    [campaignId],
  )
  const waveOfPart = new Map(parts.map(({ partNo, wave }) => [partNo, wave]))
  return { parts, waves: waveCounts(ready.map((row) => ({ ...row, wave: waveOfPart.get(row.partNo)! }))) }
}

type Counted = { channel: string; people: number }
const peopleIn = (rows: readonly Counted[]): number => rows.reduce((sum, { people }) => sum + people, 0)

/** How many of each wave go by which way, of what is ready. */
function waveCounts(ready: readonly (Counted & { wave: Wave })[]): WaveCount[] {
  return WAVES.flatMap((wave) => {
    const own = ready.filter((row) => row.wave === wave)
    const by = (channel: string) => peopleIn(own.filter((row) => row.channel === channel))
    return own.length === 0 ? [] : [{ wave, emails: by('email'), letters: by('letter') }]
  })
}

/** Fills the table `staging`: everybody with their way; says where the parts end. */
async function planPeople(
  tx: Transaction,
  staging: string,
  register: readonly RegisterPart[],
  { incidentId, purpose, campaignId, pace, languages }: PlanInputs,
): Promise<{ parts: Part[]; waves: WaveCount[]; waveParts: WaveParts[]; blocks: PlanBlock[] }> {
  const shared = await sharedNumbers(tx, incidentId)
  const lists = [kindListsIn(register, 'today'), kindListsIn(register, 'sensitive')]
  await tx.query(classify(staging), [incidentId, purpose, campaignId, shared, languages.language ?? 'en', ...lists])
  for (const step of takeOdd(staging)) await tx.query(step)
  for await (const lines of plannedOddly(tx, incidentId, shared, languages)) await tx.copyIn(staging, CLASSIFIED_COLUMNS, lines)
  const blocks = await tx.query<PlanBlock>(planBlocks(staging))
  const ready = blocks.filter(({ state }) => state === 'ready')
  const waves = waveCounts(ready.map((block) => ({ ...block, wave: WAVES[block.wave]! })))
  const parts = partsOf(waves, pace)
  return { parts, waves, waveParts: await placeParts(tx, staging, waves, parts, ready), blocks }
}

type PlanBlock = Counted & { wave: number; block: number; state: string }

/** As `countByChannel` gives it. */
function countsOf(blocks: readonly PlanBlock[]): PlanResult['counts'] {
  const counts = Object.values(Object.groupBy(blocks, ({ channel, state }) => `${channel} ${state}`)).map((own) => ({
    channel: own![0]!.channel,
    state: own![0]!.state,
    people: peopleIn(own!),
  }))
  const inOrder = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return counts.sort((one, other) => other.people - one.people || inOrder(one.channel, other.channel) || inOrder(one.state, other.state))
}

async function placeParts(
  tx: Transaction,
  staging: string,
  waves: readonly WaveCount[],
  parts: readonly Part[],
  blocks: readonly PlanBlock[],
): Promise<WaveParts[]> {
  const inner = waves.flatMap(({ wave }) => {
    let upto = 0
    const ends = parts.filter((part) => part.wave === wave).map(({ people }) => (upto += people))
    const no = WAVES.indexOf(wave)
    const own = blocks.filter((block) => block.wave === no)
    return ends.slice(0, -1).map((rank) => ({ wave: no, ...rankInBlock(own, rank) }))
  })
  const ends = await tx.query<{ wave: number; personNo: number }>(partEnds(staging), [
    inner.map(({ wave }) => wave),
    inner.map(({ block }) => block),
    inner.map(({ rank }) => rank),
  ])
  return waves.map(({ wave }) => {
    const no = WAVES.indexOf(wave)
    const own = ends.filter((end) => end.wave === no).map(({ personNo }) => personNo)
    return { wave: no, firstPart: parts.find((part) => part.wave === wave)!.partNo, ends: own }
  })
}

/** Where the person of this rank in the wave stands: the block, and the rank in it. */
function rankInBlock(blocks: readonly PlanBlock[], rank: number): { block: number; rank: number } {
  let left = rank
  for (const [block, own] of Map.groupBy(blocks, ({ block: no }) => no)) {
    const people = peopleIn(own)
    if (left <= people) return { block, rank: left }
    left -= people
  }
  throw new Error(`rank ${rank} lies beyond the wave`)
}

async function writeParts(tx: Transaction, campaignId: number, parts: readonly Part[]): Promise<void> {
  await tx.query('delete from notice_part where campaign_id = $1', [campaignId])
  for (const { partNo, wave, day, people, expectedContacts } of parts)
    await tx.query('insert into notice_part values ($1, $2, $3, $4, $5, $6)', [campaignId, partNo, wave, day, people, expectedContacts])
}

type TextChange = Partial<Pick<Campaign, 'facts' | 'sender' | 'wording' | 'pace'>>

/** Takes the hashes of text and recipients anew. When either is another than was approved, the approval is void and somebody else has to give it again. */
export async function settleHashes(tx: Transaction, ctx: Context, campaignId: number, change: TextChange): Promise<void> {
  const [recipients] = await tx.query<{ hash: Buffer }>(RECIPIENTS_HASH, [campaignId])
  await settle(tx, ctx, await lockCampaign(tx, campaignId), change, recipients!.hash)
}

/** The same where the recipients are known to be those that were hashed. */
async function settleText(tx: Transaction, ctx: Context, campaignId: number, change: TextChange): Promise<void> {
  const before = await lockCampaign(tx, campaignId)
  await settle(tx, ctx, before, change, before.recipientsHash)
}

async function settle(tx: Transaction, ctx: Context, before: Campaign, change: TextChange, recipientsHash: Buffer): Promise<void> {
  const { campaignId } = before
  // The day of writing moves with each planning; only a changed plan makes it another text.
  const next = { ...before, ...change }
  const hashes = { textHash: textHashOf(next), recipientsHash }
  const isSame = before.textHash.equals(hashes.textHash) && before.recipientsHash.equals(hashes.recipientsHash)
  if (isSame) return
  const wasApproved = before.approvedHash !== null && !before.approvedHash.equals(approvalHash(hashes))
  await tx.query(
    `update notice_campaign set facts = $2, sender = $3, wording = $4, pace = $5, text_hash = $6, recipients_hash = $7, state = 'planned',
       approved_by = null, approved_at = null, approved_hash = null, planned_at = $8,
       edited_by = case when $9 = any (edited_by) then edited_by else edited_by || $9 end
     where campaign_id = $1`,
    [campaignId, next.facts, next.sender, next.wording, next.pace, hashes.textHash, hashes.recipientsHash, ctx.clock.now(), ctx.actor.id],
  )
  if (wasApproved) await recordEvent(tx, ctx, 'notice.approval-void', `campaign:${campaignId}`, {}, { incidentId: before.incidentId })
}

export function countByChannel(db: Pick<Transaction, 'query'>, campaignId: number): Promise<{ channel: string; state: string; people: number }[]> {
  return db.query('select channel, state, count(*) as people from notice where campaign_id = $1 group by channel, state order by people desc, channel, state', [
    campaignId,
  ])
}
