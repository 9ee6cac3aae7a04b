/** `incident …`: what is open in this store, and opening one when the supplier has called. */
import { createHash } from 'node:crypto'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { WAYS_OF_CALLING, type WayOfCalling } from '../incident/call.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { findPreparedness } from '../incident/keep-preparedness.ts'
import { listIncidents } from '../incident/list-incidents.ts'
import { openFromCall } from '../incident/open-from-call.ts'
import { isoMoment } from '../incident/settable.ts'
import { displayMoment, instantsOf, isRealDay } from '../incident/zone.ts'
import { draftFilings } from '../notify/draft-filings.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'

/** The incident of that identifier or reference. */
export async function incidentNamed(app: App, name: string): Promise<IncidentId> {
  const found = (await listIncidents(app.context.store)).filter(({ incidentId, reference }) => incidentId === name || reference === name)
  if (found.length > 1) throw new AppError('usage', { problem: `${found.length} incidents have the reference ${name}: give the identifier` })
  if (found[0] === undefined) throw new AppError('incident_unknown', { incidentId: name })
  return found[0].incidentId as IncidentId
}

export const incidentList: Command = {
  name: 'incident list',
  usage: '[--data DIR] [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidents = await listIncidents(app.context.store)
      if (words.values['json']) process.stdout.write(`${JSON.stringify(incidents.map((incident) => ({ ...incident, profile: undefined })))}\n`)
      else if (incidents.length === 0)
        process.stdout.write(
          'No incident yet. A supplier has called: ./tocsin incident open. You have its files: ./tocsin investigate EVIDENCE_FOLDER --roster FILE --out DIR\n',
        )
      else
        for (const { incidentId, reference, title, organisation } of incidents)
          process.stdout.write(`${incidentId}  ${reference}  ${title} (${organisation})\n`)
      return 0
    }),
}

export const incidentOpen: Command = {
  name: 'incident open',
  usage: '--supplier NAME --said TEXT [--by WHO] [--way WAY] [--told TIME] [--knew TIME] [--happened TIME] [--organisation NAME] [--json] [--data DIR]',
  more: `
  --supplier NAME      who called; what the list of suppliers knows of it is taken over (\`suppliers list\`)
  --said TEXT          what it said, word for word
  --by WHO             who said it
  --way WAY            ${WAYS_OF_CALLING.join(', ')} (default phone)
  --told TIME          when we were told: our 72 hours run from here (default now)
  --knew TIME          since when the supplier has known
  --happened TIME      when it happened
  --organisation NAME  who we are, where no list of suppliers says it

TIME is "2026-11-20 17:35" on the organisation's clock, or with a zone: 2026-11-20T17:35:00Z. The standard questions to the supplier are asked at once.
The same words again open nothing new. Then: ./tocsin investigate EVIDENCE_FOLDER --of REFERENCE --roster FILE --out DIR`,
  options: {
    supplier: { type: 'string' },
    said: { type: 'string' },
    by: { type: 'string' },
    way: { type: 'string' },
    told: { type: 'string' },
    knew: { type: 'string' },
    happened: { type: 'string' },
    organisation: { type: 'string' },
    json: { type: 'boolean' },
    data: { type: 'string' },
  },
  run: (words) => {
    const [supplier, said, way] = [textOf(words, 'supplier'), textOf(words, 'said'), textOf(words, 'way') ?? 'phone']
    if (words.rest.length > 0 || !supplier || !said) throw new AppError('usage', { problem: `Usage: tocsin incident open ${incidentOpen.usage}` })
    if (!isWay(way)) throw new AppError('usage', { problem: `--way is one of ${WAYS_OF_CALLING.join(', ')}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const { content } = await findPreparedness(app.context.store)
      const zone = content.organisation?.zone ?? 'Europe/London'
      const toldAt = momentOf(words, 'told', zone)
      const opened = await openFromCall(app.context, {
        // Without a time the minute counts: the same command typed again opens nothing new.
        callId: keyOf([supplier, said, toldAt ?? minuteOf(app.context.clock.now())]),
        supplier,
        organisation: textOf(words, 'organisation'),
        toldAt: toldAt ?? app.context.clock.now(),
        supplierAwareAt: momentOf(words, 'knew', zone),
        occurredAt: momentOf(words, 'happened', zone),
        said,
        saidBy: textOf(words, 'by') ?? '',
        way,
      })
      const { file } = await findIncidentWork(app.context, opened.incidentId)
      // Here rather than by the queue: whoever types this wants the deadline, and no worker may be running.
      await assessIncident(app.context, opened.incidentId, file)
      await draftFilings(app.context, opened.incidentId, file)
      if (words.values['json']) process.stdout.write(`${JSON.stringify(opened)}\n`)
      else {
        const at = displayMoment(new Date(file.moments.awareAt), file.organisation.zone)
        process.stdout.write(
          `${opened.isNew ? 'Opened' : 'Already open'}: ${opened.reference}, ${file.title}. We know since ${at}.\n` +
            `  What is owed:        ./tocsin serve, then Obligations\n` +
            `  When the files come: ./tocsin investigate EVIDENCE_FOLDER --of ${opened.reference} --roster FILE --out DIR\n`,
        )
      }
      return 0
    })
  },
}

const isWay = (way: string): way is WayOfCalling => (WAYS_OF_CALLING as readonly string[]).includes(way)
const minuteOf = (at: Date): string => at.toISOString().slice(0, 16)
const keyOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

function momentOf(words: Words, option: string, zone: string): Date | undefined {
  const written = textOf(words, option)
  if (written === undefined) return undefined
  const zoned = isoMoment(written)
  if (zoned) return new Date(zoned)
  const local = written.trim().replace(' ', 'T')
  // Of an hour that the clocks pass twice the earlier, so that no clock starts late.
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) && isRealDay(local) ? instantsOf(local, zone)[0] : undefined
  if (at === undefined) throw new AppError('usage', { problem: `--${option} is a time such as "2026-11-20 17:35"` })
  return at
}
