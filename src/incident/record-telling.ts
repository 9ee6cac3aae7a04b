/** Notes that one party told another, and adds a party to the chain. When we told a body, the duty to tell it is met from then on. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { recordEvent } from '../audit/log.ts'
import type { Queryable, Transaction } from '../store/database.ts'
import { partiesOf, tellingsOf, type ChainParty, type PartyRow, type Telling, type TellingRow } from './chain.ts'
import type { IncidentFile } from './incident-file.ts'
import { followLedger } from './ledger.ts'
import { BODY_LABEL, PARTY_ROLES, type Body, type PartyRole } from './party.ts'

export type NewTelling = {
  /** Empty: we. */
  from?: string
  /** Empty with a body: its name. */
  to?: string
  /** Only when we told it. */
  body?: Body | null
  at: Date
  how?: string
  reference?: string
  factNo?: number | null
}

/** [CHN1] Gives the number of the entry. @throws AppError telling_invalid: nobody is named, or the time lies in the future. */
export async function recordTelling(ctx: Context, incidentId: IncidentId, telling: NewTelling): Promise<number> {
  return ctx.store.transaction((tx) => recordTellingIn(tx, ctx, incidentId, telling))
}

/** The same inside a transaction that changes more, such as a filing. */
export async function recordTellingIn(tx: Transaction, ctx: Context, incidentId: IncidentId, telling: NewTelling): Promise<number> {
  const [incident] = await tx.query<{ profile: IncidentFile }>('select profile from incident where incident_id = $1 for update', [incidentId])
  if (!incident) throw new AppError('incident_unknown', { incidentId })
  const us = incident.profile.organisation.name
  const body = telling.body ?? null
  const from = telling.from?.trim() || us
  const to = telling.to?.trim() || (body ? BODY_LABEL[body] : '')
  if (to === '') throw new AppError('telling_invalid', { problem: 'who was told is missing' })
  if (body && from !== us) throw new AppError('telling_invalid', { problem: 'a body is named only when we told it' })
  if (telling.at.getTime() > ctx.clock.now().getTime() + CLOCKS_DIFFER_MS) throw new AppError('telling_invalid', { problem: 'the time lies in the future' })
  const [row] = await tx.query<{ telling_no: number }>(
    `insert into telling (incident_id, telling_no, from_party, to_party, body, at, how, reference, fact_no, recorded_at)
     select $1::uuid, coalesce(max(telling_no), 0) + 1, $2, $3, $4, $5::timestamptz, $6, $7, $8::integer, $9::timestamptz
     from telling where incident_id = $1::uuid returning telling_no`,
    [incidentId, from, to, body, telling.at, telling.how ?? '', telling.reference ?? '', telling.factNo ?? null, ctx.clock.now()],
  )
  await recordEvent(tx, ctx, 'party.tell', `telling:${row!.telling_no}`, { body, at: telling.at.toISOString() }, { incidentId })
  if (body) await followLedger(tx, ctx, incidentId)
  return row!.telling_no
}
/** Two clocks on two machines are never quite the same. */
const CLOCKS_DIFFER_MS = 5 * 60_000

export type NewParty = { name: string; role: PartyRole; country?: string; contact?: string; underNo?: number | null }

/** Gives the number of the party. */
export async function addParty(ctx: Context, incidentId: IncidentId, party: NewParty): Promise<number> {
  if (party.name.trim() === '' || !PARTY_ROLES.includes(party.role)) throw new AppError('telling_invalid', { problem: 'a party needs a name and a role' })
  return ctx.store.transaction(async (tx) => {
    const [incident] = await tx.query('select 1 from incident where incident_id = $1 for update', [incidentId])
    if (!incident) throw new AppError('incident_unknown', { incidentId })
    const [row] = await tx.query<{ party_no: number }>(
      `insert into party (incident_id, party_no, name, role, country, contact, under_no, added_at)
       select $1::uuid, coalesce(max(party_no), 0) + 1, $2, $3, $4, $5, $6::integer, $7::timestamptz from party where incident_id = $1::uuid returning party_no`,
      [incidentId, party.name.trim(), party.role, party.country ?? '', party.contact ?? '', party.underNo ?? null, ctx.clock.now()],
    )
    await recordEvent(tx, ctx, 'party.add', `party:${row!.party_no}`, { role: party.role }, { incidentId })
    return row!.party_no
  })
}

export type Chain = { parties: ChainParty[]; tellings: Telling[] }

export async function findChain(db: Queryable, incidentId: string): Promise<Chain> {
  const [incident] = await db.query<{ given: IncidentFile; profile: IncidentFile }>(
    'select coalesce(said, profile) as given, profile from incident where incident_id = $1',
    [incidentId],
  )
  if (!incident) throw new AppError('incident_unknown', { incidentId })
  const parties = await db.query<PartyRow>(
    'select party_no as "partyNo", name, role, country, contact, under_no as "underNo" from party where incident_id = $1 order by party_no',
    [incidentId],
  )
  const tellings = await db.query<TellingRow>(
    `select telling_no as "tellingNo", from_party as "from", to_party as "to", body, at, how, reference, fact_no as "factNo"
     from telling where incident_id = $1 order by telling_no`,
    [incidentId],
  )
  // The moments as they hold now, and what the file itself said of tellings: the recorded ones are in its profile as well.
  const given = { ...incident.profile, told: incident.given.told }
  return { parties: partiesOf(incident.profile, parties), tellings: tellingsOf(given, tellings) }
}
