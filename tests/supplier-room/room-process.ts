/** A supplier's room in a process of its own, so that a test can kill it. Arguments: database address, data folder. Prints its address. */
import { join } from 'node:path'
import { systemClock } from '../../src/clock.ts'
import { SYSTEM, type Context } from '../../src/context.ts'
import { openStore } from '../../src/store/database.ts'
import { startSupplierRoom } from '../../src/supplier-room/server.ts'
import { localPlace } from '../../src/vault/local.ts'

const [databaseUrl, dataFolder] = process.argv.slice(2) as [string, string]
const context: Context = {
  store: await openStore(databaseUrl, 2),
  clock: systemClock,
  actor: SYSTEM,
  dataFolder,
  masterKeyFile: join(dataFolder, 'keys', 'master.key'),
  vault: localPlace(join(dataFolder, 'vault')),
  workers: 1,
  engineOf: () => Promise.reject(new Error('a room analyses nothing')),
  report: () => {},
}
const room = await startSupplierRoom(context, { host: '127.0.0.1', port: 0, publicUrl: null })
process.stdout.write(`${room.url}\n`)
