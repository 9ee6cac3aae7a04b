/** `serve`: the product, on an empty store or on what is there. */
import { stageHandlers } from '../jobs/stages.ts'
import { letOthersJoin } from '../store/lock.ts'
import { startWorker } from '../store/queue.ts'
import { lookAfterVault } from '../vault/look-after.ts'
import type { App } from '../app.ts'
import { numberOf, textOf, type Command } from './command.ts'
import { startRounds } from '../enquiry/desk/rounds.ts'
import { listSites, type PublishedSite } from '../enquiry/list-sites.ts'
import { mailboxOf } from './desk.ts'
import { keepAnswering } from '../enquiry/send/send-answers.ts'
import { keepSending } from '../notify/send/send-campaigns.ts'
import { openDoors, type Doors } from './doors.ts'
import { untilStopped, withOwnApp } from './open-command.ts'
import { MOST_PORTALS } from './portal-doors.ts'

export const serve: Command = {
  name: 'serve',
  usage: '[--data DIR] [--port N] [--portals N]',
  more: 'The console listens on 127.0.0.1 only, port 4400; the public pages on the next port, the supplier’s room on the one after. Put your own proxy with TLS in front (docs/operating.md).\n\n--portals N   processes of the public pages, sharing their port (1 to 16; default: one a core, up to four)',
  options: { data: { type: 'string' }, port: { type: 'string' }, portals: { type: 'string' } },
  run: (words) =>
    withOwnApp({ dataFolder: textOf(words, 'data'), port: numberOf(words, 'port', 1, 65_534) }, async (app) => {
      const worker = await startWorker(app.context.store, stageHandlers(app.context))
      const rounds = startRounds(app.context, await mailboxOf(app), (line) => process.stderr.write(`${line}\n`))
      const stop = new AbortController()
      const sayError = (line: string) => void process.stderr.write(`${line}\n`)
      void lookAfterVault(app.context.vault, app.context.clock.now(), sayError)
      const sending = Promise.all([keepSending(app.context, stop.signal), keepAnswering(app.context, stop.signal, sayError)])
      try {
        return await keepOpen(app, '/', numberOf(words, 'portals', 1, MOST_PORTALS))
      } finally {
        stop.abort()
        await sending
        await rounds.stop()
        await worker.stop()
      }
    }),
}

/** Opens the doors, says where they are, and stays until stopped. `path` is where the console should begin. */
export async function keepOpen(app: App, path = '/', portals?: number): Promise<number> {
  const doors = await openDoors(app, portals)
  letOthersJoin(app.config.dataFolder)
  process.stdout.write(welcome(doors, path, listSites(app.config.dataFolder)))
  try {
    await untilStopped()
    return 0
  } finally {
    await doors.close()
  }
}

function welcome({ consoleUrl, portalUrl, roomUrl, firstLinkUrl }: Doors, path: string, sites: PublishedSite[]): string {
  const first = firstLinkUrl === null ? '' : `\nNobody can sign in yet. Open this link once, within a day, and choose a password:\n  ${firstLinkUrl}\n`
  return `\nConsole:       ${consoleUrl}${path}\nPublic pages:  ${publicText(portalUrl, sites)}\nSupplier room: ${roomUrl ?? 'did not start'}\n${first}\nCtrl-C stops everything; nothing is lost.\n`
}

/** Only what is published has an address worth typing. */
function publicText(portalUrl: string | null, sites: PublishedSite[]): string {
  if (portalUrl === null) return 'did not start'
  if (sites.length === 0) return 'nothing is published. Publish in the console: an incident, then Statement'
  return sites.map(({ slug, version }) => `${portalUrl}/${slug}/ (version ${version})`).join('\n               ')
}
