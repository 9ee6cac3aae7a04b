/** The public pages over a test's store, on a port of their own. */
import { siteFolderOf } from '../src/enquiry/site-card.ts'
import { startPortal, type Portal, type PortalOptions } from '../src/portal/server.ts'
import { portalStoreUrl } from '../src/portal/store-url.ts'
import type { TestContext } from './database.ts'

export function testPortal(ctx: TestContext, options: Partial<PortalOptions> & Pick<PortalOptions, 'spoolFolder'>): Promise<Portal> {
  return startPortal({ host: '127.0.0.1', port: 0, storeUrl: portalStoreUrl(ctx.databaseUrl, null), siteFolder: siteFolderOf(ctx.dataFolder), ...options })
}
