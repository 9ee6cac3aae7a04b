/** Brings a database forward, whoever starts first: numbered SQL files, one transaction each, checksum kept. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Store } from './database.ts'

const FOLDER = join(import.meta.dirname, 'migrations')
/** Any number, always the same: it keeps two starters from migrating at once. */
const LOCK = 726_275_001

export async function migrate(store: Store): Promise<void> {
  const files = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  await store.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK])
    await tx.query('create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())')
  })
  // Most starts find all of them applied: that is asked once, and only what is missing or changed is looked at by itself.
  const applied = new Map(
    (await store.query<{ name: string; checksum: string }>('select name, checksum from migration')).map((row) => [row.name, row.checksum]),
  )
  for (const name of files) if (applied.get(name) !== checksumOf(readMigration(name))) await applyOnce(store, name)
  const newest = await store.query<{ name: string }>('select name from migration order by name desc limit 1')
  if (newest[0] && newest[0].name > files.at(-1)!) throw new AppError('store_newer', { name: newest[0].name })
}

/** For a command that joins a running installation: it must be of the same version, since only the one that holds the store moves it forward. */
export async function requireSameVersion(store: Store): Promise<void> {
  const newestOurs = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1)!
  const [newest] = await store.query<{ name: string }>('select name from migration order by name desc limit 1')
  if (newest === undefined || newest.name < newestOurs) throw new AppError('store_older', { name: newest?.name ?? '' })
  if (newest.name > newestOurs) throw new AppError('store_newer', { name: newest.name })
}

const readMigration = (name: string): string => readFileSync(join(FOLDER, name), 'utf8')
const checksumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

async function applyOnce(store: Store, name: string): Promise<void> {
  const text = readMigration(name)
  const checksum = checksumOf(text)
  await store.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [LOCK])
    const [known] = await tx.query<{ checksum: string }>('select checksum from migration where name = $1', [name])
    if (known && known.checksum !== checksum) throw new AppError('migration_changed', { name })
    if (known) return
    await tx.query(text)
    await tx.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
  })
}
