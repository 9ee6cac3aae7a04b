/**
 * Where the portal puts what visitors sent, sealed: a row in the store, by a role that may insert and nothing else; or, while the store is away, a file
 * that is on the disk before the visitor is thanked, and goes into the store when it is back.
 */
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newUuid } from '../ids.ts'
import { openStore, type Store } from '../store/database.ts'

/** By table: a question of the self-check, or a form. */
export type SealedRow = { table: 'check_request' | 'submission'; id: string; incidentId: string; receivedAt: Date; sealed: Buffer }
export type InBox = {
  put(row: SealedRow): Promise<'stored' | 'spooled'>
  /** Takes spooled rows in; gives how many. */
  drain(): Promise<number>
  close(): Promise<void>
}

/** A visitor does not wait longer than this for the store. */
const STORE_PATIENCE_MS = 2_000
/** After a failure the store is left alone this long; rows go to the spool at once. */
const STORE_REST_MS = 5_000
const UNIQUE_VIOLATION = '23505'
const INSERT = {
  check_request: 'insert into check_request (check_id, incident_id, received_at, sealed) values ($1, $2, $3, $4)',
  submission: 'insert into submission (submission_id, incident_id, received_at, sealed) values ($1, $2, $3, $4)',
} as const
/** How a spooled row's file ends. */
const ENDING = { check_request: '.check', submission: '.form' } as const
const ENDINGS = Object.values(ENDING)

/** `storeUrl` must name the role `tocsin_portal`. */
export function openInBox(storeUrl: string, spoolFolder: string, connections = 4): InBox {
  mkdirSync(spoolFolder, { recursive: true, mode: 0o700 })
  let store: Promise<Store> | null = null
  let restsUntilMs = 0

  const insert = async (row: SealedRow): Promise<void> => {
    if (Date.now() < restsUntilMs) throw new Error('the store rests')
    try {
      store ??= openStore(storeUrl, connections)
      await within(
        STORE_PATIENCE_MS,
        store.then((open) => putRow(open, row)),
      )
    } catch (error) {
      // The row is there: an answer was lost on the way, or the spool file outlived its row.
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return
      restsUntilMs = Date.now() + STORE_REST_MS
      void store?.then((open) => open.close()).catch(() => {})
      store = null
      throw error
    }
  }

  return {
    put: (row) =>
      insert(row).then(
        () => 'stored' as const,
        async () => {
          await spool(spoolFolder, row)
          return 'spooled' as const
        },
      ),
    drain: async () => {
      let taken = 0
      for (const name of (await readdir(spoolFolder)).filter((name) => ENDINGS.some((ending) => name.endsWith(ending))).sort()) {
        const path = join(spoolFolder, name)
        const row = await readFile(path)
          .then(readSpooled)
          .catch(() => null)
        if (row === null) {
          // Not written by us, or another process of the pages took it in: it must not hold up what lies behind it.
          await rename(path, `${path}.unreadable`).catch(() => {})
          continue
        }
        try {
          await insert(row)
        } catch {
          break // the store is still away; the file stays
        }
        await rm(path, { force: true })
        taken++
      }
      return taken
    },
    close: async () => {
      await store?.then((open) => open.close()).catch(() => {})
    },
  }
}

async function putRow(store: Store, { table, id, incidentId, receivedAt, sealed }: SealedRow): Promise<void> {
  await store.query(INSERT[table], [id, incidentId, receivedAt, sealed])
}

export const newCheckId = (): string => newUuid()

function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the store is slow')), ms)
  })
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer))
}

/** On the disk, name and all, before it returns. */
async function spool(folder: string, { table, id, incidentId, receivedAt, sealed }: SealedRow): Promise<void> {
  const path = join(folder, `${id}${ENDING[table]}`)
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify({ table, id, incidentId, receivedAt, sealed: sealed.toString('base64') }))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Files of earlier versions hold a question and name it `checkId`. */
function readSpooled(bytes: Buffer): SealedRow {
  const { table, id, checkId, incidentId, receivedAt, sealed } = JSON.parse(bytes.toString()) as {
    table?: SealedRow['table']
    id?: string
    checkId?: string
    incidentId: string
    receivedAt: string
    sealed: string
  }
  return { table: table ?? 'check_request', id: (id ?? checkId)!, incidentId, receivedAt: new Date(receivedAt), sealed: Buffer.from(sealed, 'base64') }
}
