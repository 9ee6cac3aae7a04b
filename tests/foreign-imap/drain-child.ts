/** The desk's round for its mailbox, in a process that a test may kill. */
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { SYSTEM, type Context } from '../../src/context.ts'
import { drainMailbox, type MailboxSettings } from '../../src/enquiry/desk/mailbox.ts'
import { openStore } from '../../src/store/database.ts'
import { localPlace } from '../../src/vault/local.ts'

export type DrainChild = { url: string; masterKeyFile: string; dataFolder: string; settings: MailboxSettings }

const { url, masterKeyFile, dataFolder, settings } = JSON.parse(process.argv[2]!) as DrainChild
const store = await openStore(url, 2)
const ctx: Context = {
  store,
  clock: systemClock,
  actor: SYSTEM,
  masterKeyFile,
  dataFolder,
  vault: localPlace(join(dataFolder, 'vault')),
  workers: 1,
  engineOf: () => Promise.reject(new Error('nothing here needs records')),
  report: () => {},
}
await drainMailbox(ctx, settings)
await store.close()
