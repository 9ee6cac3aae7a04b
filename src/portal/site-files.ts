/** The published pages, as they lie in the site folder. Read again when a file has changed; kept when it cannot be read. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteCard } from '../enquiry/site-card.ts'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
/** Between two looks at the disk. */
const FRESH_MS = 1_000
const PAGES: Record<string, string> = { '': 'index.html', check: 'check.html', 'check-done': 'check-done.html' }

export type SiteFiles = {
  slugs(): string[]
  /** `place`: `''`, `check`, `check-done`. */
  page(slug: string, language: 'en' | 'cy', place: string): Buffer | null
  card(slug: string): SiteCard | null
}

export function openSiteFiles(folder: string, nowMs: () => number = Date.now): SiteFiles {
  const kept = new Map<string, { bytes: Buffer; mtimeMs: number; lookedAtMs: number }>()
  const read = (path: string): Buffer | null => {
    const known = kept.get(path)
    if (known !== undefined && nowMs() - known.lookedAtMs < FRESH_MS) return known.bytes
    try {
      const { mtimeMs } = statSync(path)
      const bytes = known?.mtimeMs === mtimeMs ? known.bytes : readFileSync(path)
      kept.set(path, { bytes, mtimeMs, lookedAtMs: nowMs() })
      return bytes
    } catch {
      return known?.bytes ?? null
    }
  }
  const cardOf = (slug: string): SiteCard | null => {
    const bytes = SLUG.test(slug) ? read(join(folder, slug, 'site.json')) : null
    return bytes === null ? null : (JSON.parse(bytes.toString()) as SiteCard)
  }
  return {
    slugs: () => {
      try {
        return readdirSync(folder).filter((name) => SLUG.test(name) && cardOf(name) !== null).sort()
      } catch {
        return []
      }
    },
    page: (slug, language, place) => {
      const file = Object.hasOwn(PAGES, place) ? PAGES[place]! : null
      return file === null || cardOf(slug) === null ? null : read(language === 'cy' ? join(folder, slug, 'cy', file) : join(folder, slug, file))
    },
    card: cardOf,
  }
}
