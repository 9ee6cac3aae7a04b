/**
 * The process of the supplier's room. It is started with its settings in TOCSIN_SUPPLIER_ROOM (JSON) and nothing else in its environment; it may open
 * the program, the master key and the vault, and no other file; its database role cannot read the register, and has no other to become.
 */
import { systemClock } from '../clock.ts'
import { SYSTEM, type Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { openStore } from '../store/database.ts'
import { readVaultSettings } from '../vault/settings.ts'
import { placeOf, type Whereabouts } from '../vault/which-place.ts'
import { startRoomOn } from './server.ts'

type Settings = {
  host: string
  port: number
  publicUrl: string | null
  storeUrl: string
  dataFolder: string
  masterKeyFile: string
  vault: { variables: Record<string, string>; whereabouts: Whereabouts | null }
}

const settings = JSON.parse(process.env['TOCSIN_SUPPLIER_ROOM'] ?? 'null') as Settings | null
if (settings === null) {
  process.stderr.write('The supplier’s room is started by `tocsin serve`.\n')
  process.exit(64)
}
try {
  const { host, port, publicUrl, storeUrl, dataFolder, masterKeyFile, vault } = settings
  const store = await openStore(storeUrl, 6)
  const context: Context = {
    store,
    clock: systemClock,
    actor: SYSTEM,
    dataFolder,
    masterKeyFile,
    vault: placeOf(readVaultSettings(vault.variables, []), dataFolder, vault.whereabouts),
    workers: 1,
    engineOf: () => Promise.reject(new Error('a room analyses nothing')),
    report: () => {},
  }
  const room = await startRoomOn(context, { host, port, publicUrl })
  const stop = () =>
    void room
      .close()
      .then(() => store.close())
      .then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Our parent is gone, however it went.
  process.once('disconnect', stop)
  // Nobody may be listening any more: `disconnect` says so too.
  process.send?.({ url: room.url }, () => {})
} catch (error) {
  process.stderr.write(error instanceof AppError ? `${error.message}\n  ${error.hint}\n` : 'The supplier’s room did not start.\n')
  process.exit(1)
}
