/** Campaigns of notices: plan, read, word, approve, send, pause. Thin: each route calls one action of the room. */
import type { FastifyInstance } from 'fastify'
import { mayDo } from '../access/role.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { approveCampaign, shownHash } from '../notify/approve-campaign.ts'
import { getCampaign, listCampaigns, type Campaign } from '../notify/campaign.ts'
import { isRightToLeft } from '../notify/email-html.ts'
import { examineCampaign, listExamples, noticeOf, maskedPerson } from '../notify/examine-campaign.ts'
import { LETTER_SIZE_PT, letterPdf } from '../notify/letter.ts'
import { planCampaign } from '../notify/plan/plan-campaign.ts'
import { noticePersonOf } from '../notify/planner.ts'
import { systemDns } from '../notify/preflight/dns.ts'
import { proofOfPerson, reasonText, statusOf } from '../notify/proof.ts'
import { cancelCampaign, pauseSending, startSending } from '../notify/run-campaign.ts'
import { decideDoubt } from '../notify/send/reconcile.ts'
import { findRelay } from '../notify/send/relay.ts'
import { sendTest } from '../notify/send/send-test.ts'
import { countBlocks, viewNotice } from '../notify/view-campaign.ts'
import { wordCampaign } from '../notify/word-campaign.ts'
import { listPersonsByNo } from '../register/queries.ts'
import {
  ApproveBody,
  CampaignParams,
  DoubtBody,
  ExampleQuery,
  IncidentParams,
  PersonParams,
  PlanBody,
  ReasonBody,
  WordingBody,
  type CampaignFindings,
  type CampaignHead,
  type CampaignView,
  type NoticePreviewView,
  type PersonNotices,
  type TestSent,
} from './contract.ts'
import { checked, route, type Door } from './request.ts'

const BASE = '/api/incidents/:incidentId/campaigns'
const ONE = `${BASE}/:campaignId`

export function campaignRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', BASE, 'notice.read', async ({ ctx, request }): Promise<CampaignHead[]> => {
    const { incidentId } = checked(IncidentParams, request.params)
    const campaigns = await listCampaigns(ctx.store, incidentId as IncidentId)
    return Promise.all(
      campaigns.map(async ({ campaignId, purpose, version, state, plannedAt }) => {
        const [row] = await ctx.store.query<{ people: number }>('select count(distinct person_no) as people from notice where campaign_id = $1', [campaignId])
        return { campaignId, purpose, version, state, people: row!.people, plannedAt: plannedAt.toISOString() }
      }),
    )
  })
  route(app, door, 'POST', BASE, 'notice.plan', async ({ ctx, request }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const { purpose, firstDay, deskPerDay, contactsPer100, language } = checked(PlanBody, request.body)
    const { campaignId, added, changed, deskNeededForTenDays } = await planCampaign(ctx, incidentId as IncidentId, {
      purpose,
      ...(firstDay === undefined ? {} : { firstDay }),
      ...(deskPerDay === undefined ? {} : { deskPerDay }),
      ...(contactsPer100 === undefined ? {} : { contactsPer100 }),
      ...(language === undefined ? {} : { language }),
    })
    return { campaignId, added, changed, deskNeededForTenDays }
  })
  route(app, door, 'GET', ONE, 'notice.read', async ({ ctx, request }) => viewOf(ctx, await campaignOf(ctx, request.params)))
  route(app, door, 'GET', `${ONE}/progress`, 'notice.read', async ({ ctx, request }) => {
    const campaign = await campaignOf(ctx, request.params)
    const { counts, parts, newestAt } = await statusOf(ctx, campaign.campaignId)
    return { state: campaign.state, stopReason: campaign.stopReason, counts, parts, newestAt: newestAt?.toISOString() ?? null }
  })
  route(app, door, 'GET', `${ONE}/findings`, 'notice.read', async ({ ctx, request }): Promise<CampaignFindings> => {
    const campaign = await campaignOf(ctx, request.params)
    const { findings, preflight, combinations, blockers, notes } = await examineCampaign(ctx, campaign, await dnsOf(ctx))
    return { combinations, findings: findings.slice(0, 200), checks: preflight ?? [], blockers: blockers.slice(0, 200), notes }
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/persons/:personNo/notices', 'person.read', async ({ ctx, request }): Promise<PersonNotices> => {
    const { incidentId, personNo } = checked(PersonParams, request.params)
    const proof = await proofOfPerson(ctx, incidentId as IncidentId, Number(personNo.replace('P-', '')))
    return proof.map(({ campaign: { campaignId, purpose, version }, rows, events }) => ({
      campaignId,
      purpose,
      version,
      rows: rows.map((row) => ({
        channel: row.channel,
        language: row.language,
        state: row.state,
        reason: reasonText(row.reason),
        attemptedAt: row.attemptedAt?.toISOString() ?? null,
        resultAt: row.resultAt?.toISOString() ?? null,
        reply: row.reply ?? '',
        messageSha256: row.messageHash?.toString('hex') ?? null,
        batchNo: row.batchNo,
      })),
      events: events.map(({ channel, at, event, detail }) => ({ channel, at: at.toISOString(), event, detail })),
    }))
  })
  previewRoutes(app, door)
  changeRoutes(app, door)
}

function previewRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', `${ONE}/preview`, 'notice.read', async ({ ctx, request }): Promise<NoticePreviewView> => {
    const { personNo, language } = checked(ExampleQuery, request.query)
    const view = await viewNotice(ctx, await campaignOf(ctx, request.params), personNo, language)
    if (view === null) throw new AppError('not_found')
    return view
  })
  route(app, door, 'GET', `${ONE}/preview.pdf`, 'notice.read', async ({ ctx, request, reply }) => {
    const { personNo, language } = checked(ExampleQuery, request.query)
    const campaign = await campaignOf(ctx, request.params)
    const [row] = await ctx.store.query<{ audience: string; format: string }>(
      'select audience, format from notice where campaign_id = $1 and person_no = $2 order by channel limit 1',
      [campaign.campaignId, personNo],
    )
    const [person] = await listPersonsByNo(ctx.store, campaign.incidentId, [personNo])
    if (!row || !person) throw new AppError('not_found')
    // Dots have no glyph in the typeface of letters: an x stands for what is hidden.
    const masked = JSON.parse(JSON.stringify(maskedPerson(noticePersonOf(person, '7HKM-4TXQ-9RDW-2PFC-36'))).replaceAll('•', 'x')) as ReturnType<
      typeof maskedPerson
    >
    const pdf = await letterPdf(noticeOf(masked, campaign, row.audience, language, 'letter'), row.format === 'large_print' ? LETTER_SIZE_PT.large : undefined)
    return reply.header('content-disposition', 'inline; filename="letter.pdf"').type('application/pdf').send(pdf)
  })
}

function changeRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'POST', `${ONE}/test`, 'notice.plan', async ({ ctx, request }): Promise<TestSent> => {
    const { personNo, language } = checked(ExampleQuery, request.body)
    return sendTest(ctx, await campaignOf(ctx, request.params), personNo, language)
  })
  const change = (path: string, action: string, work: (ctx: Context, campaign: Campaign, body: unknown) => Promise<unknown>) =>
    route(app, door, 'POST', `${ONE}/${path}`, action, async ({ ctx, request }) => {
      const campaign = await campaignOf(ctx, request.params)
      await work(ctx, campaign, request.body)
      return viewOf(ctx, await getCampaign(ctx.store, campaign.campaignId))
    })
  change('wording', 'notice.plan', (ctx, { campaignId }, body) => {
    const { language, block, paragraphs } = checked(WordingBody, body)
    return wordCampaign(ctx, campaignId, language, block, paragraphs)
  })
  change('approve', 'notice.approve', (ctx, { campaignId }, body) =>
    approveCampaign(ctx, campaignId, checked(ApproveBody, body).hash, async (campaign) => (await examineCampaign(ctx, campaign, await dnsOf(ctx))).blockers),
  )
  change('send', 'notice.send', (ctx, { campaignId }) => startSending(ctx, campaignId))
  change('pause', 'notice.send', (ctx, { campaignId }, body) => pauseSending(ctx, campaignId, checked(ReasonBody, body).reason))
  change('cancel', 'notice.send', (ctx, { campaignId }, body) => cancelCampaign(ctx, campaignId, checked(ReasonBody, body).reason))
  change('doubt', 'notice.send', (ctx, { campaignId }, body) => {
    const { decision, reason } = checked(DoubtBody, body)
    return decideDoubt(ctx, campaignId, decision, reason)
  })
}

const dnsOf = async (ctx: Context) => systemDns((await findRelay(ctx.store))?.dnsServers)

/** The campaign, if it is of the incident in the address. */
async function campaignOf(ctx: Context, params: unknown): Promise<Campaign> {
  const { incidentId, campaignId } = checked(CampaignParams, params)
  const campaign = await getCampaign(ctx.store, campaignId)
  if (campaign.incidentId !== incidentId) throw new AppError('campaign_unknown', { campaignId })
  return campaign
}

async function viewOf(ctx: Context, campaign: Campaign): Promise<CampaignView> {
  const { campaignId, purpose, version, state, stopReason, plannedAt, editedBy, approvedBy, approvedAt, wording, pace } = campaign
  const { counts, parts, newestAt } = await statusOf(ctx, campaignId)
  const names = await namesOf(ctx, [...editedBy, ...(approvedBy === null ? [] : [approvedBy])])
  const { whole, short } = shownHash(campaign)
  return {
    campaignId,
    purpose,
    version,
    state,
    stopReason,
    plannedAt: plannedAt.toISOString(),
    editors: editedBy.map((id) => names.get(id) ?? id),
    approver: approvedBy === null ? null : (names.get(approvedBy) ?? approvedBy),
    approvedAt: approvedAt?.toISOString() ?? null,
    hash: whole,
    hashShort: short,
    isMine: editedBy.includes(ctx.actor.id) || !mayDo(ctx.actor.role, 'notice.approve'),
    counts,
    parts,
    examples: await listExamples(ctx, campaign),
    blocks: await countBlocks(ctx, campaign),
    wording: Object.fromEntries(Object.entries(wording).map(([language, blocks]) => [language, blocks ?? {}])),
    languages: ['en', 'cy', ...Object.keys(campaign.facts.languages ?? {})].map(languageView),
    deskPerDay: pace.deskPerDay,
    contactsPer100: pace.contactsPer100,
    firstDay: pace.firstDay,
    newestAt: newestAt?.toISOString() ?? null,
    hasRelay: (await findRelay(ctx.store)) !== null,
  }
}

/** A language under its own name. */
const languageView = (tag: string): CampaignView['languages'][number] => ({
  tag,
  name: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
  dir: isRightToLeft(tag) ? 'rtl' : 'ltr',
})

async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.store.query<{ staff_id: string; name: string }>('select staff_id, name from staff where staff_id::text = any ($1)', [ids])
  return new Map(rows.map(({ staff_id, name }) => [staff_id, name]))
}
