/**
 * The process of the public pages. It is started with its settings in TOCSIN_PORTAL (JSON) and nothing else in its environment; it knows no
 * key but public ones, may open no file but the pages and the spool, and its database role can only put questions in.
 */
import { siteFolderOf, spoolFolderOf } from '../enquiry/site-card.ts'
import { startPortal } from './server.ts'

/** `storeUrl` is for the role of the public pages; ours never comes here. */
type Settings = {
  host: string
  port: number
  storeUrl: string
  dataFolder: string
  /** Certificate and key, PEM. */
  tls?: { cert: string; key: string }
  /** Base64; the same for all processes of one door. */
  markKey?: string
  isOneOfSeveral?: boolean
  /** To the store, at most. */
  connections?: number
}

const settings = JSON.parse(process.env['TOCSIN_PORTAL'] ?? 'null') as Settings | null
if (settings === null) {
  process.stderr.write('The public pages are started by `tocsin serve`.\n')
  process.exit(64)
}
try {
  const portal = await startPortal({
    host: settings.host,
    port: settings.port,
    storeUrl: settings.storeUrl,
    siteFolder: siteFolderOf(settings.dataFolder),
    spoolFolder: spoolFolderOf(settings.dataFolder),
    ...(settings.tls ? { tls: settings.tls } : {}),
    ...(settings.markKey ? { markKey: Buffer.from(settings.markKey, 'base64') } : {}),
    isOneOfSeveral: settings.isOneOfSeveral ?? false,
    ...(settings.connections ? { connections: settings.connections } : {}),
  })
  const stop = () => void portal.close().then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Our parent is gone, however it went.
  process.once('disconnect', stop)
  // Nobody may be listening any more: `disconnect` says so too.
  process.send?.({ url: portal.url }, () => {})
} catch (error) {
  const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  process.stderr.write(isTaken ? `Port ${settings.port} is in use by another program; the public pages did not start.\n` : 'The public pages did not start.\n')
  process.exit(1)
}
