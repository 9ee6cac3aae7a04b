/** Finds or makes a supplier's room: in an incident, or before there is one, to report it. */
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { newUuid, type IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import type { Transaction } from '../store/database.ts'
import { listRoomsOfIncident } from './queries.ts'

export type RoomRequest = {
  /** Null: to report an incident that we do not know of yet. */
  incidentId: IncidentId | null
  /** Null: the incident's own supplier. Another name: a sub-supplier, with a room of its own. */
  supplierName: string | null
  /** Needed where there is no incident and more than one organisation in the store. */
  organisationName?: string | null
}

export type FoundRoom = { roomId: string; supplierName: string }

/** Opens it again where it was closed. Errors: `incident_unknown`, `supplier_unnamed`, `organisation_unclear`. */
export async function openRoom(tx: Transaction, ctx: Context, request: RoomRequest): Promise<FoundRoom> {
  return request.incidentId === null ? roomToReport(tx, ctx, request) : roomOfIncident(tx, ctx, request.incidentId, request)
}

async function roomOfIncident(tx: Transaction, ctx: Context, incidentId: IncidentId, { supplierName }: RoomRequest): Promise<FoundRoom> {
  const [incident] = await tx.query<{ organisation_id: string; supplier_id: string | null; name: string | null }>(
    'select i.organisation_id, i.supplier_id, s.name from incident i left join supplier s on s.supplier_id = i.supplier_id where i.incident_id = $1 for update of i',
    [incidentId],
  )
  if (!incident) throw new AppError('incident_unknown', { incidentId })
  const named = supplierName?.trim() || incident.name
  if (!named) throw new AppError('supplier_unnamed', { incidentId })
  const known = (await listRoomsOfIncident(tx, incidentId)).find((room) => room.supplierName.toLowerCase() === named.toLowerCase())
  if (known) return reopen(tx, known.roomId, known.supplierName)
  const isOwn = incident.supplier_id !== null && incident.name!.toLowerCase() === named.toLowerCase()
  const supplierId = isOwn ? incident.supplier_id! : await insertSupplier(tx, incident.organisation_id, named)
  return { roomId: await insertRoom(tx, ctx, incident.organisation_id, supplierId, incidentId), supplierName: named }
}

/** A place to report in, one a supplier: the report opens the incident, and the room becomes that incident's. */
async function roomToReport(tx: Transaction, ctx: Context, { supplierName, organisationName }: RoomRequest): Promise<FoundRoom> {
  const named = supplierName?.trim()
  if (!named) throw new AppError('supplier_unnamed', { incidentId: 'that is not open yet' })
  const organisations = await tx.query<{ organisation_id: string; name: string }>('select organisation_id, name from organisation order by name')
  const wanted = organisationName ? organisations.filter(({ name }) => name.toLowerCase() === organisationName.toLowerCase()) : organisations
  const isNew = wanted.length === 0 && Boolean(organisationName)
  if (wanted.length !== 1 && !isNew) throw new AppError('organisation_unclear', { count: wanted.length })
  const organisationId = isNew ? await insertOrganisation(tx, ctx, organisationName!) : wanted[0]!.organisation_id
  const [known] = await tx.query<{ room_id: string; name: string }>(
    `select r.room_id, s.name from supplier_room r join supplier s using (supplier_id)
     where r.organisation_id = $1 and r.incident_id is null and lower(s.name) = lower($2)`,
    [organisationId, named],
  )
  if (known) return reopen(tx, known.room_id, known.name)
  const supplierId = await insertSupplier(tx, organisationId, named)
  return { roomId: await insertRoom(tx, ctx, organisationId, supplierId, null), supplierName: named }
}

async function reopen(tx: Transaction, roomId: string, supplierName: string): Promise<FoundRoom> {
  await tx.query('update supplier_room set closed_at = null where room_id = $1', [roomId])
  return { roomId, supplierName }
}

/** Before the first incident the organisation is only a name; its own file comes with an incident (docs/incident-file.md). */
async function insertOrganisation(tx: Transaction, ctx: Context, name: string): Promise<string> {
  const { organisation } = assumedIncident({ now: ctx.clock.now(), organisationName: name }).file
  const organisationId = newUuid()
  await tx.query('insert into organisation (organisation_id, name, zone, country, profile) values ($1, $2, $3, $4, $5)', [
    organisationId,
    name,
    organisation.zone,
    organisation.country,
    organisation,
  ])
  return organisationId
}

async function insertSupplier(tx: Transaction, organisationId: string, name: string): Promise<string> {
  const supplierId = newUuid()
  await tx.query('insert into supplier (supplier_id, organisation_id, name) values ($1, $2, $3)', [supplierId, organisationId, name])
  return supplierId
}

async function insertRoom(tx: Transaction, ctx: Context, organisationId: string, supplierId: string, incidentId: IncidentId | null): Promise<string> {
  const roomId = newUuid()
  await tx.query('insert into supplier_room (room_id, organisation_id, supplier_id, incident_id, opened_at) values ($1, $2, $3, $4, $5)', [
    roomId,
    organisationId,
    supplierId,
    incidentId,
    ctx.clock.now(),
  ])
  return roomId
}
