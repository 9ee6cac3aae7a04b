/**
 * Claims for counsel or insurer: CSV for a table, PDF for reading. Only claims whose claimant agreed to that reader are in it; the others are counted,
 * so that nobody takes the file for all of them. Each export is logged with its reader.
 */
import { recordEvent } from '../../audit/log.ts'
import type { Context } from '../../context.ts'
import type { IncidentId } from '../../ids.ts'
import { getIncident } from '../../incident/list-incidents.ts'
import { displayDay, localDay } from '../../incident/zone.ts'
import { keyOf, openContent, type EnquiryContent } from '../desk/content.ts'
import { sheetPdf, type SheetSection } from '../desk/sheet.ts'
import { allOf, oneOf } from '../forms/form.ts'
import { groupOf, listClaims, type ListedClaim } from './list-claims.ts'

export type Reader = 'counsel' | 'insurer'
export const READERS: readonly Reader[] = ['counsel', 'insurer']
export type ClaimRow = Record<(typeof CLAIM_COLUMNS)[number], string>

export const CLAIM_COLUMNS = [
  'reference',
  'received_on',
  'status',
  'claimant',
  'for',
  'email',
  'address',
  'lives',
  'told',
  'learned_on',
  'data_claimed',
  'effects',
  'money',
  'money_for',
  'hours',
  'lawyer',
  'standing',
  'because',
  'limitation_last_day',
  'findings',
  'needed',
] as const

type Read = { claim: ListedClaim; content: EnquiryContent }

async function readClaims(
  ctx: Context,
  incidentId: IncidentId,
  reader: Reader,
  format: string,
): Promise<{ reads: Read[]; withheld: number; claims: ListedClaim[] }> {
  const claims = (await listClaims(ctx.store, incidentId)).filter(({ status }) => status !== 'withdrawn')
  const key = await ctx.store.transaction(async (tx) => {
    await recordEvent(tx, ctx, 'claim.export', `incident:${incidentId}`, { reader, format, claims: claims.length }, { incidentId, reason: `for ${reader}` })
    return keyOf(ctx, tx, incidentId)
  })
  const rows = await ctx.store.query<{ enquiry_id: string; sealed: Buffer }>(
    'select enquiry_id, sealed from enquiry join claim using (enquiry_id) where incident_id = $1',
    [incidentId],
  )
  const sealed = new Map(rows.map((row) => [row.enquiry_id, row.sealed]))
  const all = claims.map((claim) => ({ claim, content: openContent(key, claim.enquiryId, sealed.get(claim.enquiryId)!) }))
  const reads = all.filter(({ content }) => allOf(content.answers ?? {}, 'consent').includes(reader))
  return { reads, withheld: all.length - reads.length, claims: reads.map(({ claim }) => claim) }
}

/** Rows for a CSV. A claim is a row; no cell is a formula, because the CSV writer sees to that. */
export async function exportClaimRows(ctx: Context, incidentId: IncidentId, reader: Reader): Promise<{ rows: ClaimRow[]; withheld: number }> {
  const { zone } = await getIncident(ctx.store, incidentId)
  const { reads, withheld } = await readClaims(ctx, incidentId, reader, 'csv')
  return { rows: reads.map((read) => rowOf(read, zone)), withheld }
}

function rowOf({ claim, content }: Read, zone: string): ClaimRow {
  const answers = content.answers ?? {}
  const { assessment } = claim
  return {
    reference: claim.reference,
    received_on: localDay(claim.receivedAt, zone),
    status: claim.status,
    claimant: oneOf(answers, 'for-name') || content.from.name,
    for: oneOf(answers, 'for'),
    email: content.from.email,
    address: content.from.addressLines.join(', '),
    lives: oneOf(answers, 'lives'),
    told: oneOf(answers, 'told'),
    learned_on: ['year', 'month', 'day'].map((part) => oneOf(answers, `learned-${part}`).padStart(2, '0')).join('-'),
    data_claimed: allOf(answers, 'data').join(' '),
    effects: allOf(answers, 'effect').join(' '),
    money: oneOf(answers, 'money-amount'),
    money_for: oneOf(answers, 'money-what'),
    hours: oneOf(answers, 'time-hours'),
    lawyer: [oneOf(answers, 'lawyer'), oneOf(answers, 'lawyer-details')].filter((text) => text !== '').join(': '),
    standing: assessment?.standing ?? '',
    because: assessment?.because ?? '',
    limitation_last_day: assessment?.limitation.lastDay ?? '',
    findings: (assessment?.findings ?? []).map(({ rule, state }) => `${rule} ${state}`).join('; '),
    needed: (assessment?.neededFromClaimant ?? []).join('; '),
  }
}

export async function exportClaimsPdf(ctx: Context, incidentId: IncidentId, reader: Reader): Promise<Buffer> {
  const incident = await getIncident(ctx.store, incidentId)
  const { reads, withheld, claims } = await readClaims(ctx, incidentId, reader, 'pdf')
  const group = groupOf(claims)
  const title = `Claims in ${incident.reference}, for ${reader}`
  return sheetPdf({
    lang: 'en',
    title,
    organisation: incident.organisation,
    addressLines: [],
    senderLines: [],
    heading: title,
    lead: [
      `${reads.length} claims, as of ${displayDay(ctx.clock.now(), incident.zone)}. ${withheld} more are left out, because their claimants did not agree to be shown to ${reader === 'counsel' ? 'lawyers' : 'an insurer'}.`,
      'What claimants say is as they typed it. Findings are by numbered rules with their sources; they name no sum and decide nothing.',
    ],
    sections: [groupSection(group), ...reads.map(claimSection)],
    foot: `${incident.organisation} · confidential`,
    sizePt: 10.5,
  })
}

function groupSection(group: ReturnType<typeof groupOf>): SheetSection {
  const row = (label: string, values: string[]) => ({ label, values, note: '' })
  return {
    heading: 'Together',
    paragraphs: [],
    rows: [
      row('Standing', [
        `${group.standing.stands_so_far} stand so far`,
        `${group.standing.cannot_tell_yet} cannot be told yet`,
        `${group.standing.does_not_stand_so_far} do not stand so far`,
      ]),
      row(
        'Damage named',
        group.damage.map(({ says, count }) => `${says}: ${count}`),
      ),
      row(
        'Where they lived',
        Object.entries(group.jurisdiction).map(([place, count]) => `${place.replaceAll('_', ' ')}: ${count}`),
      ),
      row('Represented or claimed elsewhere', [String(group.represented)]),
      row('Look like one person twice', [String(group.duplicates)]),
      row('First limitation day', [group.firstLimitationDay ?? 'none computed']),
    ],
  }
}

function claimSection({ claim, content }: Read): SheetSection {
  const findings = claim.assessment?.findings ?? []
  return {
    heading: `${claim.reference}: ${oneOf(content.answers ?? {}, 'for-name') || content.from.name}`,
    paragraphs: content.text === '' ? [] : content.text.split(/\n{2,}/).map((text) => `“${text}”`),
    rows: [
      ...findings.map(({ rule, question, state, says, source, mark }) => ({
        label: `${question} (${rule})`,
        values: [`${state.replaceAll('_', ' ')}: ${says}`],
        note: `${source}${mark === 'own' ? '' : mark === 'memory' ? ' (from memory, not verified)' : ' (secondary sources)'}`,
      })),
      {
        label: 'So far',
        values: [(claim.assessment?.standing ?? 'not assessed').replaceAll('_', ' '), claim.assessment?.because ?? ''].filter((text) => text !== ''),
        note: '',
      },
    ],
  }
}
