/**
 * A data folder as the first command leaves it (store made and migrated, keys there, nothing in it), for walks that are about something else.
 * `./test` makes it once and every walk gets a copy; a walk that runs alone gets an empty place, and its first command makes the same.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { openApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { writeWithoutWaiting } from './database.ts'

/** Where `./test` says that the folder to copy lies. */
export const PREPARED_DATA = 'TOCSIN_TEST_DATA'

/** `folder`, which must not exist yet, with the copy in it. */
export function preparedData(folder: string): string {
  const template = process.env[PREPARED_DATA]
  if (!template) return folder
  mkdirSync(dirname(folder), { recursive: true })
  // `cp -a` keeps the owner: where PostgreSQL runs as another user, the copy must be that user's too.
  const copied = spawnSync('cp', ['-a', template, folder], { encoding: 'utf8' })
  if (copied.status !== 0) throw new Error(`the prepared data folder could not be copied: ${copied.stderr}`)
  return folder
}

/** For scripts/test.ts: makes the folder to copy. */
export async function makePreparedData(folder: string): Promise<void> {
  const app = await openApp(readConfig({ dataFolder: folder }, {}, 1))
  await writeWithoutWaiting(app.context.store.url)
  await app.close()
}
