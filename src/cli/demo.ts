/** `demo`: an invented breach, the main job on it, a summary, and the console left open on it. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { readIncidentFile } from '../incident/incident-file.ts'
import { publishStatement } from '../enquiry/publish-statement.ts'
import { makeSample } from '../sample/make-sample.ts'
import { lockFolder } from '../store/lock.ts'
import { builtConsole } from './built-console.ts'
import { numberOf, textOf, type Command } from './command.ts'
import { runInvestigation, TITLES } from './investigate.ts'
import { withOwnApp } from './open-command.ts'
import { keepOpen } from './serve.ts'
import { showProgress } from './show-progress.ts'
import { portalUrlOf, publishedText } from './statement.ts'
import { summaryText } from './summary-text.ts'

export const demo: Command = {
  name: 'demo',
  usage: '[--people N] [--seed S] [--exit] [--fresh] [--data DIR] [--port N]',
  more: `
  --people N    how many people the invented organisation knows (default 10,000; 100 to 10,000,000)
  --exit        end after the summary
  --fresh       forget an earlier demo first
  --data DIR    where everything of the demo is kept (default ./demo, apart from your real ./data)

Everyone in it is invented. Nothing is sent anywhere.`,
  options: {
    people: { type: 'string' },
    seed: { type: 'string' },
    exit: { type: 'boolean' },
    fresh: { type: 'boolean' },
    data: { type: 'string' },
    port: { type: 'string' },
  },
  run: async (words) => {
    const people = numberOf(words, 'people', 100, 10_000_000) ?? 10_000
    const seed = numberOf(words, 'seed', 0, 2 ** 31) ?? 7
    const base = resolve(textOf(words, 'data') ?? 'demo')
    if (words.values['fresh']) forgetDemo(base)
    // Beside the work; who opens the doors waits for it, and is told if it failed.
    if (!words.values['exit']) builtConsole().catch(() => {})
    const progress = showProgress({ ...TITLES, sample: 'Making the sample breach' })
    return withOwnApp(
      { dataFolder: join(base, 'data'), port: numberOf(words, 'port', 1, 65_534) },
      async (app) => {
        const sampleFolder = join(base, `sample-${people}-${seed}`)
        await sampleOnce(sampleFolder, people, seed, (done, total) => progress.show({ stage: 'sample', done, total, unit: 'people' }))
        const incidentPath = join(sampleFolder, 'incident.yaml')
        const incidentId = await runInvestigation(app, {
          evidence: join(sampleFolder, 'evidence'),
          roster: join(sampleFolder, 'roster.csv'),
          manifest: join(sampleFolder, 'manifest.csv'),
          out: join(base, `results-${people}-${seed}`),
          notices: 'previews',
          file: readIncidentFile(readFileSync(incidentPath, 'utf8'), incidentPath),
        })
        // Everyone in it is invented, so its pages may be public at once; a real statement is published by a person.
        const published = await publishStatement(app.context, incidentId)
        progress.end()
        process.stdout.write(await summaryText(app.context, incidentId))
        process.stdout.write(publishedText(published, portalUrlOf(app)))
        process.stdout.write(`\nResults: ${join(base, `results-${people}-${seed}`)}\n`)
        if (words.values['exit']) return 0
        return keepOpen(app, `/incidents/${incidentId}`)
      },
      progress.show,
    )
  },
}

/** Removes what earlier demos left in `base`, and nothing else: a folder without a sample was not made by the demo, and its data may be real. */
function forgetDemo(base: string): void {
  const data = join(base, 'data')
  const names = existsSync(base) ? readdirSync(base) : []
  if (names.includes('data') && !names.some((name) => name.startsWith('sample-'))) throw new AppError('not_a_demo', { path: data })
  // Another Tocsin may be open on it.
  if (names.includes('data')) lockFolder(data).release()
  for (const name of names) if (name === 'data' || /^(?:sample|results)-/.test(name)) rmSync(join(base, name), { recursive: true, force: true })
}

/** The supplier rang yesterday, so that the clocks run while you look: 30 hours ago on the wall in London, to the minute. */
function toldAt(now: Date): string {
  const wall = new Date(now.getTime() - 30 * 3_600_000).toLocaleString('sv-SE', { timeZone: 'Europe/London' })
  return wall.slice(0, 16).replace(' ', 'T')
}

/** Makes the sample unless it is there whole: a mark is written when it is. */
async function sampleOnce(folder: string, people: number, seed: number, onProgress: (done: number, total: number) => void): Promise<void> {
  const whole = join(folder, '.whole')
  if (existsSync(whole)) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    await makeSample({ people, seed, out: folder, toldAt: toldAt(new Date()), onProgress })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new AppError('disk_full', { path: folder })
    throw error
  }
  writeFileSync(whole, '')
}
