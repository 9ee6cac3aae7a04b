/**
 * Where the portal puts sealed questions: a row in the store, by a role that may insert and nothing else; or, while the store is away, a file
 * that is on the disk before the visitor is thanked, and goes into the store when it is back.
 */
import { mkdirSync } from 'node:fs'
import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newUuid } from '../ids.ts'
import { openStore, type Store } from '../store/database.ts'

export type SealedQuestion = { checkId: string; incidentId: string; receivedAt: Date; sealed: Buffer }
export type CheckBox = {
  put(question: SealedQuestion): Promise<'stored' | 'spooled'>
  /** Takes spooled questions in; gives how many. */
  drain(): Promise<number>
  close(): Promise<void>
}

/** A visitor does not wait longer than this for the store. */
const STORE_PATIENCE_MS = 2_000
/** After a failure the store is left alone this long; questions go to the spool at once. */
const STORE_REST_MS = 5_000
const UNIQUE_VIOLATION = '23505'

/** `storeUrl` must name the role `tocsin_portal`. */
export function openCheckBox(storeUrl: string, spoolFolder: string): CheckBox {
  mkdirSync(spoolFolder, { recursive: true, mode: 0o700 })
  let store: Promise<Store> | null = null
  let restsUntilMs = 0

  const insert = async (question: SealedQuestion): Promise<void> => {
    if (Date.now() < restsUntilMs) throw new Error('the store rests')
    try {
      store ??= openStore(storeUrl, 4)
      await within(STORE_PATIENCE_MS, putRow(await store, question))
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
    put: (question) =>
      insert(question).then(
        () => 'stored' as const,
        async () => {
          await spool(spoolFolder, question)
          return 'spooled' as const
        },
      ),
    drain: async () => {
      let taken = 0
      for (const name of (await readdir(spoolFolder)).filter((name) => name.endsWith('.check')).sort()) {
        const path = join(spoolFolder, name)
        try {
          await insert(readSpooled(await readFile(path)))
        } catch {
          break // the store is still away; the file stays
        }
        await rm(path)
        taken++
      }
      return taken
    },
    close: async () => {
      await store?.then((open) => open.close()).catch(() => {})
    },
  }
}

async function putRow(store: Store, { checkId, incidentId, receivedAt, sealed }: SealedQuestion): Promise<void> {
  await store.query('insert into check_request (check_id, incident_id, received_at, sealed) values ($1, $2, $3, $4)', [checkId, incidentId, receivedAt, sealed])
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
async function spool(folder: string, { checkId, incidentId, receivedAt, sealed }: SealedQuestion): Promise<void> {
  const path = join(folder, `${checkId}.check`)
  const file = await open(`${path}.part`, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify({ checkId, incidentId, receivedAt, sealed: sealed.toString('base64') }))
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

function readSpooled(bytes: Buffer): SealedQuestion {
  const { checkId, incidentId, receivedAt, sealed } = JSON.parse(bytes.toString()) as {
    checkId: string
    incidentId: string
    receivedAt: string
    sealed: string
  }
  return { checkId, incidentId, receivedAt: new Date(receivedAt), sealed: Buffer.from(sealed, 'base64') }
}
