/** What every command that needs the store does: open it or join who has it open, run, close it, whatever happens; and end cleanly on Ctrl-C. */
import { availableParallelism } from 'node:os'
import { joinApp, openApp, type App } from '../app.ts'
import { readConfig, type ConfigInput } from '../config.ts'
import type { Progress } from '../context.ts'
import { AppError } from '../errors.ts'

/** Beside a `serve` on the same data folder it works on that one's store; else it opens its own. */
export async function withApp<Result>(input: ConfigInput, work: (app: App) => Promise<Result>): Promise<Result> {
  const config = readConfig(input, process.env, availableParallelism())
  return runUntilSignal((await joinApp(config)) ?? (await openApp(config)), work)
}

/** For what stays, or works through the files of an incident: nobody else may have the data folder. */
export async function withOwnApp<Result>(input: ConfigInput, work: (app: App) => Promise<Result>, onProgress?: (progress: Progress) => void): Promise<Result> {
  const config = readConfig(input, process.env, availableParallelism())
  const app = await openApp(config, onProgress ? { onProgress } : {})
  return runUntilSignal(app, work)
}

/** How long what stays may take to end in order, once it is asked to. */
const ORDERLY_MS = 8_000
let endStay: (() => void) | null = null

/** What stays (doors, workers) waits here; Ctrl-C or the system's stop lets it go on to its own end, so that its doors close before its store does. */
export async function untilStopped(): Promise<void> {
  const staying = setInterval(() => {}, 60_000)
  await new Promise<void>((done) => (endStay = done))
  clearInterval(staying)
  process.stderr.write('\nStopping …\n')
}

/** Runs `work` and closes the app, also on Ctrl-C. */
export async function runUntilSignal<Result>(app: App, work: (app: App) => Promise<Result>): Promise<Result> {
  const interrupted = Promise.withResolvers<never>()
  const interrupt = () => interrupted.reject(new AppError('interrupted'))
  const onSignal = () => {
    if (endStay === null) return interrupt()
    endStay()
    setTimeout(interrupt, ORDERLY_MS).unref()
  }
  process.once('SIGINT', onSignal)
  process.once('SIGTERM', onSignal)
  try {
    return await Promise.race([work(app), interrupted.promise])
  } catch (error) {
    // A stage that still runs must not keep us: it can be cut off anywhere, and what it holds is not acknowledged.
    if (error instanceof AppError && error.code === 'interrupted') {
      process.stderr.write(`\ntocsin: ${error.message}\n  ${error.hint}\n`)
      await Promise.race([app.close().catch(() => {}), new Promise((done) => setTimeout(done, 3_000))])
      process.exit(130)
    }
    throw error
  } finally {
    process.removeListener('SIGINT', onSignal)
    process.removeListener('SIGTERM', onSignal)
    // What broke first is what to tell; a store that is gone cannot be closed in order.
    await app.close().catch(() => {})
  }
}
