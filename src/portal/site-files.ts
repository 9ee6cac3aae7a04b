/** The published pages, as they lie in the site folder. Read again when a file has changed; kept when it cannot be read. */
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { GenuineAnswer } from '../enquiry/genuine.ts'
import { FORM_PLACE, formAt, isFormPlace } from '../enquiry/forms/registry.ts'
import type { SiteFacts } from '../enquiry/pages/site.ts'
import { codeBookOf, pageBookOf, type SiteCard } from '../enquiry/site-card.ts'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
/** Between two looks at the disk. */
const FRESH_MS = 1_000
/** Pages that are files, by place. */
const PAGES: ReadonlyMap<string, string> = new Map(
  ['', 'check', 'check-done', 'genuine', 'forms', 'rights', 'return', ...Object.values(FORM_PLACE)].map((place) => [
    place,
    place === '' ? 'index.html' : `${place}.html`,
  ]),
)

/** Places that only one side has. What lies on the disk from before a side was changed is not served either. */
const hasPage = (facts: SiteFacts | null, place: string): boolean =>
  facts?.claimants === undefined ? place !== 'rights' : !['check', 'check-done'].includes(place) && (!isFormPlace(place) || formAt(place, 'claimants') !== null)

export type SiteFiles = {
  slugs(): string[]
  /** `place`: `''`, `check`, `check-done`, `genuine`, `forms`, `rights`, the start of a form; null: there is none, or this side has none. */
  page(slug: string, language: 'en' | 'cy', place: string): Buffer | null
  /** The page that answers a code. It has no address of its own. */
  answer(slug: string, language: 'en' | 'cy', answer: GenuineAnswer): Buffer | null
  /** Where the incident's codes lie; the file may be missing. */
  codeBook(slug: string): string
  /** Where the sealed pages of people lie; the file may be missing. */
  pageBook(slug: string): string
  card(slug: string): SiteCard | null
  /** What the pages say, for those that are made for one visitor; null: published by an earlier version. */
  facts(slug: string): SiteFacts | null
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
  const fileOf = (slug: string, language: 'en' | 'cy', file: string): Buffer | null =>
    cardOf(slug) === null ? null : read(language === 'cy' ? join(folder, slug, 'cy', file) : join(folder, slug, file))
  const factsOf = (slug: string): SiteFacts | null => {
    const bytes = cardOf(slug) === null ? null : read(join(folder, slug, 'facts.json'))
    return bytes === null ? null : factsIn(bytes)
  }
  return {
    slugs: () => {
      try {
        return readdirSync(folder)
          .filter((name) => SLUG.test(name) && cardOf(name) !== null)
          .sort()
      } catch {
        return []
      }
    },
    page: (slug, language, place) => (PAGES.has(place) && hasPage(factsOf(slug), place) ? fileOf(slug, language, PAGES.get(place)!) : null),
    answer: (slug, language, answer) => fileOf(slug, language, `genuine-${answer}.html`),
    codeBook: (slug) => codeBookOf(join(folder, slug)),
    pageBook: (slug) => pageBookOf(join(folder, slug)),
    card: cardOf,
    facts: factsOf,
  }
}

/** Parsed once for each time the file changes. */
const parsed = new WeakMap<Buffer, SiteFacts>()
function factsIn(bytes: Buffer): SiteFacts {
  const known = parsed.get(bytes)
  if (known !== undefined) return known
  const plain = JSON.parse(bytes.toString()) as SiteFacts & { publishedAt: string }
  const facts: SiteFacts = { ...plain, publishedAt: new Date(plain.publishedAt), earlier: [] }
  parsed.set(bytes, facts)
  return facts
}
