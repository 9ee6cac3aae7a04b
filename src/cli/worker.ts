/** `worker`: runs jobs only, what an interrupted command or a stopped console left waiting. One Tocsin at a time uses a data folder. */
import { stageHandlers } from '../jobs/stages.ts'
import { letOthersJoin } from '../store/lock.ts'
import { startWorker } from '../store/queue.ts'
import { textOf, type Command } from './command.ts'
import { untilStopped, withOwnApp } from './open-command.ts'

export const worker: Command = {
  name: 'worker',
  usage: '[--data DIR]',
  more: `\nWorks off what waits: stages that a stopped command left, and what is enqueued meanwhile. Commands that ask or decide may run\nbeside it; another one that stays, or an investigation, may not.`,
  options: { data: { type: 'string' } },
  run: (words) =>
    withOwnApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const running = await startWorker(app.context.store, stageHandlers(app.context))
      letOthersJoin(app.config.dataFolder)
      process.stderr.write('Working. Ctrl-C stops it.\n')
      try {
        await untilStopped()
        return 0
      } finally {
        await running.stop()
      }
    }),
}
