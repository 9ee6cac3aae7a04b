/** The supplier has called: opens the incident from what it said and from what was known of it before. The clocks run from here. */
import { within, type Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { KIND_LABEL, RELATIONSHIP_LABEL } from '../kinds.ts'
import type { Transaction } from '../store/database.ts'
import { askStandardQuestions } from './ask-questions.ts'
import type { Call, WayOfCalling } from './call.ts'
import { readIncidentFile } from './incident-file.ts'
import type { IncidentYaml } from './incident-schema.ts'
import { findPreparedness } from './keep-preparedness.ts'
import { followLedger } from './ledger.ts'
import { freeReference, openIncident } from './open-incident.ts'
import { nameKey } from './preparedness.ts'
import type { DataSet, PreparedSupplier } from './prepared-schema.ts'
import { recordFact } from './record-fact.ts'

const BY: Record<WayOfCalling, string> = {
  phone: 'by telephone',
  email: 'by e-mail',
  letter: 'by letter',
  meeting: 'in person',
  press: 'in the press or on its website',
  other: 'otherwise',
}

export type OpenedIncident = { incidentId: IncidentId; reference: string; isNew: boolean }

/** A clock of another machine may be a little ahead of ours. */
const AHEAD_MS = 300_000

/** Errors: `call_invalid`, `incident_file_invalid` when moments are out of order. */
export async function openFromCall(ctx: Context, call: Call): Promise<OpenedIncident> {
  check(ctx, call)
  return ctx.store.transaction(async (tx) => {
    const sourceKey = `call:${call.callId}`
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [sourceKey])
    const [known] = await tx.query<OpenedIncident>('select incident_id as "incidentId", reference, false as "isNew" from incident where source_key = $1', [
      sourceKey,
    ])
    if (known) return known
    const { version, content } = await findPreparedness(tx)
    const supplier = content.suppliers?.find(({ name }) => nameKey(name) === nameKey(call.supplier)) ?? { name: call.supplier.trim() }
    const organisation = content.organisation ?? { name: call.organisation?.trim() ?? '' }
    if (organisation.name === '') throw new AppError('call_invalid', { problem: 'it is not known who we are' })
    const read = readIncidentFile(JSON.stringify(yamlOf(call, organisation, supplier)), 'the call')
    const file = { ...read, reference: await freeReference(tx, read.reference) }
    const inside = within(tx, ctx)
    const incidentId = await openIncident(inside, { file, inputs: { evidence: '', roster: '', manifest: null, workers: ctx.workers }, sourceKey })
    await tellLedger(tx, ctx, incidentId, call, supplier, version)
    await askStandardQuestions(inside, incidentId)
    await followLedger(tx, ctx, incidentId)
    return { incidentId, reference: file.reference, isNew: true }
  })
}

function check(ctx: Context, call: Call): void {
  const problem =
    call.supplier.trim() === ''
      ? 'a supplier is needed'
      : call.said.trim() === ''
        ? 'what was said is needed'
        : call.toldAt.getTime() > ctx.clock.now().getTime() + AHEAD_MS
          ? 'the call would be in the future'
          : null
  if (problem) throw new AppError('call_invalid', { problem })
}

/** The incident file that somebody would have written by hand; read by the same rules, with the same assumptions. JSON is YAML. */
function yamlOf(call: Call, organisation: IncidentYaml['organisation'], supplier: PreparedSupplier): IncidentYaml {
  const { email, phone } = supplier.contact ?? {}
  const contact = [email, phone].filter(Boolean).join(', ')
  return {
    organisation,
    supplier: {
      name: supplier.name,
      ...(supplier.kind ? { kind: supplier.kind } : {}),
      ...(supplier.country ? { country: supplier.country } : {}),
      ...(contact ? { contact } : {}),
      ...(supplier.sub_suppliers?.length ? { chain: supplier.sub_suppliers } : {}),
    },
    moments: {
      supplier_told_us: seconds(call.toldAt),
      ...(call.supplierAwareAt ? { supplier_aware: seconds(call.supplierAwareAt) } : {}),
      ...(call.occurredAt ? { occurred: seconds(call.occurredAt) } : {}),
    },
    what_happened: { how_found_out: `${supplier.name} told us ${BY[call.way]}.` },
  }
}

const seconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`

/** Nothing of it is public until somebody says so: words on the telephone are not a statement. */
async function tellLedger(tx: Transaction, ctx: Context, incidentId: IncidentId, call: Call, supplier: PreparedSupplier, version: number): Promise<void> {
  const source = `${call.saidBy.trim() === '' ? supplier.name : `${call.saidBy.trim()}, ${supplier.name}`}, ${BY[call.way]}`
  const says = call.said.trim()
  await recordFact(tx, ctx, incidentId, {
    topic: 'what happened',
    says,
    grade: 'supplier',
    source,
    statedAt: call.toldAt,
    sets: { path: 'whatHappened.summary', value: says },
    internal: true,
  })
  const list = `Our list of suppliers, version ${version}`
  for (const held of supplier.holds ?? [])
    await recordFact(tx, ctx, incidentId, {
      topic: `data held: ${held.data_set}`,
      says: heldText(supplier.name, held),
      grade: 'assumed',
      source: list,
      internal: true,
    })
  const promised = contractText(call, supplier)
  if (promised) await recordFact(tx, ctx, incidentId, { topic: 'contract', says: promised, grade: 'seen', source: list, internal: true })
}

function heldText(supplier: string, { data_set: name, of = [], kinds = [], people, keep_until: keepUntil }: DataSet): string {
  const what = kinds.length > 0 ? kinds.map((kind) => KIND_LABEL[kind].toLowerCase()).join(', ') : 'kinds not listed'
  const whose = of.length > 0 ? ` Of: ${of.map((relationship) => RELATIONSHIP_LABEL[relationship].toLowerCase()).join(', ')}.` : ''
  const many = people === undefined ? '' : ` About ${people.toLocaleString('en-GB')} people.`
  const kept = keepUntil === undefined ? '' : ` To be deleted by ${keepUntil}.`
  return `${supplier} holds "${name}" for us: ${what}.${whose}${many}${kept}`
}

function contractText({ toldAt, supplierAwareAt }: Call, { contract }: PreparedSupplier): string | null {
  const hours = contract?.tell_us_within_hours
  if (contract === undefined || hours === undefined) return null
  const promised = `The contract${contract.clause ? ` (${contract.clause})` : ''} gives the supplier ${hours} hours to tell us.`
  if (!supplierAwareAt) return promised
  const took = Math.ceil((toldAt.getTime() - supplierAwareAt.getTime()) / 3_600_000)
  return `${promised} It told us after ${took} hours${took > hours ? ': late' : ''}.`
}
