/** A number that a process holds for as long as it lives: a session-level advisory lock. When the lock is free, its process is dead. */
import pg from 'pg'
import type { Queryable } from './database.ts'

export type Alive = {
  /** False once the connection that holds the lock is gone: others may then take this process for dead. */
  isHeld(): boolean
  release(): Promise<void>
}

/** Takes the lock on a connection of its own. */
export async function holdAlive(url: string, lockClass: number, no: number): Promise<Alive> {
  const client = new pg.Client({ connectionString: url, keepAlive: true })
  let held = true
  client.on('error', () => (held = false))
  client.on('end', () => (held = false))
  await client.connect()
  await client.query('select pg_advisory_lock($1, $2)', [lockClass, no])
  return { isHeld: () => held, release: () => client.end().catch(() => {}) }
}

/** Those of the numbers that no living process holds. */
export async function deadAmong(db: Queryable, lockClass: number, nos: readonly number[]): Promise<number[]> {
  if (nos.length === 0) return []
  const rows = await db.query<{ no: number }>(
    `select no from unnest($2::integer[]) as no
     where not exists (
       select from pg_locks
       where locktype = 'advisory' and classid = $1::oid and objid::bigint = no and objsubid = 2 and granted
         and database = (select oid from pg_database where datname = current_database()))`,
    [lockClass, nos],
  )
  return rows.map(({ no }) => no)
}
