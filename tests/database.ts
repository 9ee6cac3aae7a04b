/** A fresh, migrated database for a test: a copy of a template, about 20 ms each. One server for the whole run (scripts/test.ts), or one a file. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { SYSTEM, type Context } from '../src/context.ts'
import { systemClock } from '../src/clock.ts'
import { openEngine, type Engine } from '../src/engine/engine.ts'
import { openStore, type Store } from '../src/store/database.ts'
import { startEmbedded, type EmbeddedPostgres } from '../src/store/embedded.ts'
import { migrate } from '../src/store/migrate.ts'
import { migrateQueue } from '../src/store/queue.ts'
import { localPlace } from '../src/vault/local.ts'

const TEMPLATE = 'tocsin_template'
let server: { url: string; own: EmbeddedPostgres | null } | null = null

/** Starts a server and makes the template in it; for scripts/test.ts, and for a test file that runs alone. */
export async function startTestServer(folder: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbedded(folder)
  await writeWithoutWaiting(postgres.url)
  await onDatabase(postgres.url, 'postgres', `create database ${TEMPLATE}`)
  const store = await openStore(databaseUrl(postgres.url, TEMPLATE), 1)
  await migrate(store)
  await migrateQueue(store)
  await store.close()
  return postgres
}

/**
 * The server leaves it to the machine when what it wrote reaches the disk. A killed process loses nothing by that, a power cut would: only
 * for servers whose data are thrown away. It is kept in the cluster, so a copy of the cluster does the same.
 */
export async function writeWithoutWaiting(url: string): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await onDatabase(url, 'postgres', `alter system set ${setting} = off`)
  await onDatabase(url, 'postgres', 'select pg_reload_conf()')
}

export function databaseUrl(url: string, name: string): string {
  return url.replace(/\/[^/?]*\?/, `/${name}?`)
}

async function onDatabase(url: string, name: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(url, name) })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function testServer(): Promise<string> {
  if (server === null) {
    const given = process.env['TOCSIN_TEST_POSTGRES']
    server = given ? { url: given, own: null } : await ownServer()
  }
  return server.url
}

async function ownServer(): Promise<{ url: string; own: EmbeddedPostgres }> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-test-pg-'))
  const own = await startTestServer(folder)
  const stop = async () => {
    await own.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { url: own.url, own: { url: own.url, stop } }
}

/** Contexts in use; the last one to go stops a server that was started for this file alone. */
let inUse = 0

export type TestContext = Context & { engine: Engine; databaseUrl: string; cleanUp(): Promise<void> }

/** A context on a database, an engine in memory and a data folder of its own. Call `cleanUp` in `after`. */
export async function testContext(): Promise<TestContext> {
  inUse++
  const url = await testServer()
  const name = `test_${randomBytes(8).toString('hex')}`
  await onDatabase(url, 'postgres', `create database ${name} template ${TEMPLATE}`)
  const store: Store = await openStore(databaseUrl(url, name), 4)
  const engine = await openEngine(':memory:')
  const dataFolder = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
  return {
    store,
    engine,
    dataFolder,
    databaseUrl: databaseUrl(url, name),
    clock: systemClock,
    actor: SYSTEM,
    masterKeyFile: join(dataFolder, 'keys', 'master.key'),
    vault: localPlace(join(dataFolder, 'vault')),
    workers: 1,
    engineOf: () => Promise.resolve(engine),
    report: () => {},
    cleanUp: async () => {
      engine.close()
      await store.close()
      await onDatabase(url, 'postgres', `drop database ${name} with (force)`)
      rmSync(dataFolder, { recursive: true, force: true })
      inUse--
      if (inUse > 0 || !server?.own) return
      const { own } = server
      server = null
      await own.stop()
    },
  }
}
