/** `link review`: the console, begun at the page where matches are judged by hand. */
import { stageHandlers } from '../jobs/stages.ts'
import { listIncidents } from '../incident/list-incidents.ts'
import { startWorker } from '../store/queue.ts'
import { AppError } from '../errors.ts'
import { numberOf, textOf, type Command } from './command.ts'
import { withOwnApp } from './open-command.ts'
import { keepOpen } from './serve.ts'

export const linkReview: Command = {
  name: 'link review',
  usage: '--serve [--incident REFERENCE] [--data DIR] [--port N]',
  more: `
  --serve               start the console at the page Matches
  --incident REFERENCE  which incident (default: the only one, or the newest)

  Pairs near the line, pairs that move many records, records drawn at random and known answers come mixed and blind. What is agreed on binds the
  next register; the random records give the number of people as a range of 95 % (docs/rules/linkage.md).`,
  options: { serve: { type: 'boolean' }, incident: { type: 'string' }, data: { type: 'string' }, port: { type: 'string' } },
  run: (words) => {
    if (words.values['serve'] !== true) throw new AppError('usage', { problem: `Usage: tocsin link review ${linkReview.usage}` })
    return withOwnApp({ dataFolder: textOf(words, 'data'), port: numberOf(words, 'port', 1, 65_534) }, async (app) => {
      const incidents = await listIncidents(app.context.store)
      const wanted = textOf(words, 'incident')
      const incident = wanted === undefined ? incidents[0] : incidents.find(({ reference }) => reference === wanted)
      if (!incident)
        throw new AppError('usage', {
          problem: wanted === undefined ? 'There is no incident yet; begin with `tocsin investigate`' : `There is no incident ${wanted}`,
        })
      const worker = await startWorker(app.context.store, stageHandlers(app.context))
      try {
        return await keepOpen(app, `/incidents/${incident.incidentId}/matches`)
      } finally {
        await worker.stop()
      }
    })
  },
}
