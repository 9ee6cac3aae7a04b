/** What is public now, as it lies in the site folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { siteFolderOf, type SiteCard } from './site-card.ts'

export type PublishedSite = SiteCard & { slug: string }

export function listSites(dataFolder: string): PublishedSite[] {
  const folder = siteFolderOf(dataFolder)
  if (!existsSync(folder)) return []
  const cards = readdirSync(folder)
    .sort()
    .filter((slug) => existsSync(join(folder, slug, 'site.json')))
  return cards.map((slug) => ({ ...(JSON.parse(readFileSync(join(folder, slug, 'site.json'), 'utf8')) as SiteCard), slug }))
}
