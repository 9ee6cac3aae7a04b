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
  /** `place`: below the folder, with `/` between its parts. */
  const read = (place: string): Buffer | null => {
    const known = kept.get(place)
    if (known !== undefined && nowMs() - known.lookedAtMs < FRESH_MS) return known.bytes
    try {
      const path = join(folder, place)
      const { mtimeMs } = statSync(path)
      const bytes = known?.mtimeMs === mtimeMs ? known.bytes : readFileSync(path)
      kept.set(place, { bytes, mtimeMs, lookedAtMs: nowMs() })
      return bytes
    } catch {
      return known?.bytes ?? null
    }
  }
  const cardOf = (slug: string): SiteCard | null => {
    const bytes = SLUG.test(slug) ? read(`${slug}/site.json`) : null
    return bytes === null ? null : parsedOnce(bytes, cards, (text) => JSON.parse(text) as SiteCard)
  }
  const fileOf = (slug: string, language: 'en' | 'cy', file: string): Buffer | null =>
    cardOf(slug) === null ? null : read(language === 'cy' ? `${slug}/cy/${file}` : `${slug}/${file}`)
  const factsOf = (slug: string): SiteFacts | null => {
    const bytes = cardOf(slug) === null ? null : read(`${slug}/facts.json`)
    return bytes === null ? null : parsedOnce(bytes, facts, factsIn)
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

/** Parsed once for each time the file changes: under a crowd, parsing it again for every visitor costs more than sending the page. */
const cards = new WeakMap<Buffer, SiteCard>()
const facts = new WeakMap<Buffer, SiteFacts>()

function parsedOnce<Value>(bytes: Buffer, known: WeakMap<Buffer, Value>, parse: (text: string) => Value): Value {
  const found = known.get(bytes)
  if (found !== undefined) return found
  const value = parse(bytes.toString())
  known.set(bytes, value)
  return value
}

function factsIn(text: string): SiteFacts {
  const plain = JSON.parse(text) as SiteFacts & { publishedAt: string }
  return { ...plain, publishedAt: new Date(plain.publishedAt), earlier: [] }
}
