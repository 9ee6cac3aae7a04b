/** `worker`: runs jobs only. For a second machine on the same DATABASE_URL and shared data folder. */
import { stageHandlers } from '../jobs/stages.ts'
import { startWorker } from '../store/queue.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'

export const worker: Command = {
  name: 'worker',
  usage: '[--data DIR]',
  summary: 'Run jobs only, without the console',
  options: { data: { type: 'string' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const running = await startWorker(app.context.store, stageHandlers(app.context))
      process.stderr.write('Working. Ctrl-C stops it.\n')
      try {
        return await new Promise<never>(() => setInterval(() => {}, 60_000))
      } finally {
        await running.stop()
      }
    }),
}
