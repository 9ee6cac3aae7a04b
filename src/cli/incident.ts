/** `incident list`: what is open in this store. */
import { listIncidents } from '../incident/list-incidents.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'

export const incidentList: Command = {
  name: 'incident list',
  usage: '[--data DIR] [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidents = await listIncidents(app.context.store)
      if (words.values['json']) process.stdout.write(`${JSON.stringify(incidents.map((incident) => ({ ...incident, profile: undefined })))}\n`)
      else if (incidents.length === 0) process.stdout.write('No incident yet. Open one with: ./tocsin investigate EVIDENCE_FOLDER --roster FILE --out DIR\n')
      else
        for (const { incidentId, reference, title, organisation } of incidents)
          process.stdout.write(`${incidentId}  ${reference}  ${title} (${organisation})\n`)
      return 0
    }),
}
