/** Opens the doors: the staff's console and API here, the public pages and the supplier's room in processes of their own. */
import type { App } from '../app.ts'
import { startApi } from '../api/server.ts'
import { offerFirstLink } from '../access/sign-in.ts'
import { builtConsole } from './built-console.ts'
import { portalsByDefault, startPortals } from './portal-doors.ts'
import { openRoomDoor } from './room-door.ts'

/** `portalUrl` and `roomUrl` are null when the public pages or the supplier's room did not start; they said why. */
export type Doors = { consoleUrl: string; portalUrl: string | null; roomUrl: string | null; firstLinkUrl: string | null; close(): Promise<void> }

/** `portals`: processes of the public pages; by default one a core, up to four. */
export async function openDoors(app: App, portals: number = portalsByDefault()): Promise<Doors> {
  const consoleFolder = await builtConsole()
  const api = await startApi(app.context, { port: app.config.port, host: app.config.host, consoleFolder, supplierRoomUrl: roomUrlOf(app) })
  const portal = startPortals(app, portals)
  const room = await openRoomDoor(app)
  const link = await offerFirstLink(app.context)
  return {
    consoleUrl: api.url,
    portalUrl: await portal.url,
    roomUrl: room && (app.config.supplierUrl ?? room.url),
    firstLinkUrl: link === null ? null : `${api.url}/link#${link}`,
    close: async () => {
      await portal.stop()
      await room?.close()
      await api.close()
    },
  }
}

/** Where suppliers come in, as they are told it. */
export function roomUrlOf({ config }: App): string {
  return config.supplierUrl ?? `http://${config.host}:${config.port + 2}`
}
