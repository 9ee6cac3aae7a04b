/** The list of suppliers, and opening an incident when one of them has called. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import { dropSupplier, findPreparedness, keepOrganisation, keepSupplier } from '../incident/keep-preparedness.ts'
import { listIncidents } from '../incident/list-incidents.ts'
import { openFromCall } from '../incident/open-from-call.ts'
import { organisationSchema } from '../incident/incident-schema.ts'
import type { Gap } from '../incident/gap.ts'
import { gapsOf, nameKey } from '../incident/preparedness.ts'
import { supplierSchema, type PreparedSupplier } from '../incident/prepared-schema.ts'
import { localDay } from '../incident/zone.ts'
import { KINDS, RELATIONSHIPS } from '../kinds.ts'
import { NATIONS, ORGANISATION_KINDS } from '../organisation/organisation.ts'
import { answerCsv } from './answer-csv.ts'
import { CallBody, DropBody, type CallView, type GapView, type OurselvesView, type PreparednessView, type SupplierCard } from './contract.ts'
import { checked, route, type Door } from './request.ts'

const SupplierBody = z.object({ supplier: supplierSchema, instead: z.string().optional() })
const OurselvesBody = organisationSchema.pick({ name: true, kind: true, country: true, nation: true, zone: true, contact: true, insurer: true })
const DEFAULT_ZONE = 'Europe/London'

export function preparednessRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/suppliers', 'incident.read', ({ ctx }) => viewOf(ctx))
  route(app, door, 'GET', '/api/suppliers.csv', 'incident.read', async ({ ctx, reply }) => {
    const { suppliers } = await viewOf(ctx)
    return answerCsv(
      reply,
      'suppliers.csv',
      ['supplier', 'contact', 'email', 'phone', 'contract_hours', 'data_set', 'of', 'kinds', 'people', 'keep_until', 'missing'],
      suppliers.flatMap(rowsOf),
    )
  })
  route(app, door, 'POST', '/api/suppliers', 'preparedness.change', async ({ ctx, request }) => {
    const { supplier, instead } = checked(SupplierBody, request.body)
    await keepSupplier(ctx, supplier, instead)
    return viewOf(ctx)
  })
  route(app, door, 'POST', '/api/suppliers/drop', 'preparedness.change', async ({ ctx, request }) => {
    await dropSupplier(ctx, checked(DropBody, request.body).name)
    return viewOf(ctx)
  })
  route(app, door, 'POST', '/api/suppliers/ourselves', 'preparedness.change', async ({ ctx, request }) => {
    await keepOrganisation(ctx, checked(OurselvesBody, request.body))
    return viewOf(ctx)
  })
  route(app, door, 'POST', '/api/incidents', 'incident.open', async ({ ctx, request }): Promise<CallView> => {
    const { toldAt, supplierAwareAt, occurredAt, ...call } = checked(CallBody, request.body)
    const moment = (at: string | null) => (at === null ? undefined : new Date(at))
    return openFromCall(ctx, { ...call, toldAt: new Date(toldAt), supplierAwareAt: moment(supplierAwareAt), occurredAt: moment(occurredAt) })
  })
}

async function viewOf(ctx: Context): Promise<PreparednessView> {
  const [{ version, content, keptAt }, incidents] = await Promise.all([findPreparedness(ctx.store), listIncidents(ctx.store)])
  const { organisation, suppliers = [] } = content
  const zone = organisation?.zone ?? DEFAULT_ZONE
  const gaps = gapsOf(content, localDay(ctx.clock.now(), zone)).map(gapView)
  const named = (name: string) =>
    incidents
      .filter(({ supplier }) => supplier !== null && nameKey(supplier) === nameKey(name))
      .map(({ incidentId, reference }) => ({ incidentId: incidentId as IncidentId, reference }))
  return {
    version,
    keptAt: keptAt?.toISOString() ?? null,
    zone,
    ourselves: organisation ? ourselvesOf(organisation) : null,
    suppliers: suppliers
      .map((one) => ({ ...cardOf(one), gaps: gaps.filter(({ supplier }) => supplier === one.name), incidents: named(one.name) }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    gaps: gaps.filter(({ supplier }) => supplier === null),
    choices: { organisationKinds: [...ORGANISATION_KINDS], nations: [...NATIONS], relationships: [...RELATIONSHIPS], kinds: [...KINDS] },
  }
}

const gapView = ({ rule, code, supplier, dataSet }: Gap): GapView => ({ rule, code, supplier: supplier ?? null, dataSet: dataSet ?? null })
type Contact = { name?: string | undefined; email?: string | undefined; phone?: string | undefined }
const contactOf = ({ name = '', email = '', phone = '' }: Contact = {}) => ({ name, email, phone })

function cardOf({
  name,
  kind = '',
  country = '',
  contact,
  sub_suppliers: sub,
  contract,
  holds = [],
}: PreparedSupplier): Omit<SupplierCard, 'gaps' | 'incidents'> {
  return {
    name,
    kind,
    country,
    contact: contactOf(contact),
    subSuppliers: sub ?? null,
    contract: {
      clause: contract?.clause ?? '',
      hours: contract?.tell_us_within_hours ?? null,
      readOn: contract?.read_on ?? null,
      ends: contract?.ends ?? null,
    },
    holds: holds.map(({ data_set: dataSet, of = [], kinds = [], people = null, keep_until: keepUntil = null, note = '' }) => ({
      dataSet,
      of,
      kinds,
      people,
      keepUntil,
      note,
    })),
  }
}

function ourselvesOf({ name, kind, country, nation, zone, contact, insurer }: z.infer<typeof organisationSchema>): OurselvesView {
  return {
    name,
    kind: kind ?? '',
    country: country ?? '',
    nation: nation ?? '',
    zone: zone ?? DEFAULT_ZONE,
    contact: contactOf(contact),
    insurer: { party: insurer?.party ?? '', hours: insurer?.hours ?? null },
  }
}

function rowsOf({ name, contact, contract, holds, gaps }: SupplierCard) {
  const missing = gaps.map(({ code, dataSet }) => (dataSet ? `${code} (${dataSet})` : code)).join('; ')
  const first = [name, contact.name, contact.email, contact.phone, contract.hours]
  if (holds.length === 0) return [[...first, '', '', '', null, null, missing]]
  return holds.map((held) => [...first, held.dataSet, held.of.join('; '), held.kinds.join('; '), held.people, held.keepUntil, missing])
}
