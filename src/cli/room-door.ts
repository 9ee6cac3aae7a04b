/** The supplier's room: a process of its own that logs in as its own role, may open the vault and the master key, and nothing else of the data folder. */
import { mkdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import { newRoomPassword, roomStoreUrl } from '../supplier-room/room-store.ts'
import { roomKey } from '../supplier-room/second-factor.ts'
import { startSupplierRoom, type SupplierRoom } from '../supplier-room/server.ts'
import { findWhereabouts } from '../vault/which-place.ts'
import { programFolders, startDoorProcess, wallsFor } from './door-process.ts'

export type RoomDoor = SupplierRoom & { kill(signal: NodeJS.Signals): void }

/** Null: it did not start, and said why; everything else works without it. */
export async function openRoomDoor(app: App): Promise<SupplierRoom | RoomDoor | null> {
  try {
    const storeUrl = await roomLogin(app)
    return storeUrl === null ? await inTheHouse(app) : await startRoomProcess(app, storeUrl)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    process.stderr.write(`${error.message}\n  ${error.hint}\n`)
    return null
  }
}

/** How the room logs in; null: with your own database and no login of the room's, it works in our process under `set role`. */
async function roomLogin({ config, context }: App): Promise<string | null> {
  if (config.supplierDatabaseUrl !== null) return config.supplierDatabaseUrl
  return config.databaseUrl !== null ? null : roomStoreUrl(context.store.url, await newRoomPassword(context.store))
}

const inTheHouse = ({ context, config }: App): Promise<SupplierRoom> =>
  startSupplierRoom(context, { host: config.host, port: config.port + 2, publicUrl: config.supplierUrl })

async function startRoomProcess({ context, config }: App, storeUrl: string): Promise<RoomDoor | null> {
  const { host, port, dataFolder, masterKeyFile, supplierUrl } = config
  const given = config.vaultGiven()
  // The room may read the master key and never make it.
  await roomKey(context.store, context)
  const started = startDoorProcess({
    script: 'supplier-room/main.ts',
    walls: roomWalls(dataFolder, [masterKeyFile, ...given.files]),
    variable: 'TOCSIN_SUPPLIER_ROOM',
    settings: {
      host,
      port: port + 2,
      publicUrl: supplierUrl,
      storeUrl,
      dataFolder,
      masterKeyFile,
      vault: { variables: given.variables, whereabouts: await findWhereabouts(context.store) },
    },
    title: 'The supplier’s room',
  })
  const url = await started.url
  return url === null ? null : { url, close: () => started.stop(), kill: (signal) => started.kill(signal) }
}

/** `files`: the master key, and what the vault is opened with. */
export function roomWalls(dataFolder: string, files: string[]): string[] {
  const vault = `${join(dataFolder, 'vault')}${sep}`
  mkdirSync(vault, { recursive: true, mode: 0o700 })
  return wallsFor({
    reads: [...programFolders(['pg', 'fastify', 'aws4fetch', '@fontsource-variable/source-sans-3/package.json']), ...files, vault],
    writes: [vault],
  })
}
