/**
 * Publishes an incident's public pages: as files, each put in place by one rename, so that they are read whole even while the store is away
 * and this program is not running. A version is new only when its words are.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { recordEvent } from '../audit/log.ts'
import type { Context } from '../context.ts'
import type { IncidentId } from '../ids.ts'
import type { Language, Translated } from '../notify/notice.ts'
import type { Queryable } from '../store/database.ts'
import { GENUINE_ANSWERS } from './genuine.ts'
import { FORM_KINDS } from './forms/form.ts'
import { FORM_PLACE, formFor } from './forms/registry.ts'
import { checkDonePage, checkPage } from './pages/check.ts'
import { claimantGenuinePage, claimantHubPage, claimantRightsPage } from './pages/claimants/pages.ts'
import { returnPage } from './pages/form-end.ts'
import { formHubPage, formStartPage } from './pages/form.ts'
import { genuineAnswers, genuinePage } from './pages/genuine.ts'
import { sideOf, type EarlierVersion, type Page, type SiteFacts } from './pages/site.ts'
import { startPage } from './pages/start.ts'
import { fingerprintOf } from './pages/statement.ts'
import { portalKeys } from './self-check.ts'
import { siteFolderOf, type SiteCard } from './site-card.ts'

export type SiteDraft = Omit<SiteFacts, 'version' | 'publishedAt' | 'earlier' | 'change'>
const LANGUAGES: Language[] = ['en', 'cy']

/** `HA-2026-03` → `ha-2026-03`: part of an address that people type. */
export function slugOf(reference: string): string {
  return (
    reference
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'statement'
  )
}

/** Gives the version that is public now. Running it again with the same words rewrites the files and changes nothing else. */
export async function publishSite(ctx: Context, incidentId: IncidentId, draft: SiteDraft): Promise<number> {
  return ctx.store.transaction(async (tx) => {
    const keys = await portalKeys(ctx, tx, incidentId)
    const facts = await versionOf(tx, incidentId, draft, ctx.clock.now())
    if (!facts.isKnown) {
      for (const language of LANGUAGES) {
        await tx.query('insert into statement (incident_id, version, language, html, published_at) values ($1, $2, $3, $4, $5)', [
          incidentId,
          facts.site.version,
          language,
          startPage({ language, facts: facts.site }),
          facts.site.publishedAt,
        ])
      }
      await recordEvent(tx, ctx, 'statement.publish', `incident:${incidentId}`, { version: facts.site.version }, { incidentId })
    }
    const card: SiteCard = {
      incidentId,
      title: draft.notice.organisation.name,
      publicKey: keys.publicKey.toString('base64'),
      version: facts.site.version,
      publishedAt: facts.site.publishedAt.toISOString(),
      nextUpdateOn: draft.notice.nextUpdateOn,
    }
    writeSite(join(siteFolderOf(ctx.dataFolder), draft.slug), facts.site, card)
    return facts.site.version
  })
}

/** The newest version when it says the same; otherwise the next. */
async function versionOf(db: Queryable, incidentId: string, draft: SiteDraft, now: Date): Promise<{ site: SiteFacts; isKnown: boolean }> {
  const rows = await listVersionPages(db, incidentId)
  const versions = [...new Set(rows.map(({ version }) => version))]
  const earlierThan = (version: number): EarlierVersion[] =>
    versions.filter((known) => known < version).map((known) => ({ version: known, publishedAt: publishedAtOf(rows, known), ...changesOf(rows, known) }))
  const newest = versions.at(-1)
  if (newest !== undefined) {
    const same: SiteFacts = { ...draft, version: newest, publishedAt: publishedAtOf(rows, newest), earlier: earlierThan(newest), change: null }
    // By its words and not by its page: a new version of this program may lay the same words out anew.
    if (pageOf(rows, newest, 'en')?.includes(fingerprintOf(same))) return { site: withChange(same, rows), isKnown: true }
  }
  const version = (newest ?? 0) + 1
  return { site: withChange({ ...draft, version, publishedAt: now, earlier: earlierThan(version), change: null }, rows), isKnown: false }
}

/** What this version says and the one before it did not, and the other way round. */
function withChange(site: SiteFacts, rows: VersionPage[]): SiteFacts {
  if (site.version === 1) return site
  const of = (language: Language) => differences(pageOf(rows, site.version - 1, language), startPage({ language, facts: site }))
  const [en, cy] = [of('en'), of('cy')]
  return { ...site, change: { changes: { en: en.added, cy: cy.added }, removed: { en: en.removed, cy: cy.removed } } }
}

export type VersionPage = { version: number; language: Language; html: string; published_at: Date }
export function listVersionPages(db: Queryable, incidentId: string): Promise<VersionPage[]> {
  return db.query<VersionPage>('select version, language, html, published_at from statement where incident_id = $1 order by version, language desc', [
    incidentId,
  ])
}
const pageOf = (rows: VersionPage[], version: number, language: Language): string | undefined =>
  rows.find((row) => row.version === version && row.language === language)?.html
const publishedAtOf = (rows: VersionPage[], version: number): Date => rows.find((row) => row.version === version)!.published_at

function changesOf(rows: VersionPage[], version: number): { changes: Translated; removed: Translated } {
  const first = { en: 'The first statement.', cy: 'Y datganiad cyntaf.' }
  const inLanguage = (language: Language) => {
    const before = pageOf(rows, version - 1, language)
    return before === undefined ? { added: [first[language]], removed: [] } : differences(before, pageOf(rows, version, language))
  }
  const [en, cy] = [inLanguage('en'), inLanguage('cy')]
  return { changes: { en: en.added, cy: cy.added }, removed: { en: en.removed, cy: cy.removed } }
}

/** Paragraphs that rest on a fact, of two pages: those only in the second, and those only in the first. */
export function differences(before = '', after = ''): { added: string[]; removed: string[] } {
  const [old, own] = [paragraphsOf(before), paragraphsOf(after)]
  return { added: own.filter((text) => !old.includes(text)), removed: old.filter((text) => !own.includes(text)) }
}

/** Our own pages, so their shape is known. */
function paragraphsOf(page: string): string[] {
  return [...page.matchAll(/<p data-fact="[^"]*"[^>]*>([^]*?)<\/p>/g)].map(([, text]) =>
    text!
      .replace(/<[^>]+>/g, '')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

/** Every page that is a file, by its name without `.html`. */
function pagesOf(page: Page): Record<string, string> {
  const side = sideOf(page.facts)
  const forms = FORM_KINDS.flatMap((kind) => formFor(side, kind) ?? []).map((form) => [FORM_PLACE[form.kind], formStartPage(page, form)])
  const common = { index: startPage(page), return: returnPage(page, null), ...Object.fromEntries(forms) } as Record<string, string>
  if (side === 'claimants') return { ...common, forms: claimantHubPage(page), genuine: claimantGenuinePage(page), rights: claimantRightsPage(page) }
  const answers = genuineAnswers(page)
  return {
    ...common,
    check: checkPage(page),
    'check-done': checkDonePage(page),
    genuine: genuinePage(page),
    forms: formHubPage(page),
    ...Object.fromEntries(GENUINE_ANSWERS.map((answer) => [`genuine-${answer}`, answers[answer]])),
  }
}

function writeSite(folder: string, facts: SiteFacts, card: SiteCard): void {
  for (const language of LANGUAGES) {
    const page = { language, facts }
    const inside = language === 'cy' ? join(folder, 'cy') : folder
    const pages = pagesOf(page)
    for (const [name, text] of Object.entries(pages)) writeWhole(join(inside, `${name}.html`), text)
    // Pages of the other side, from before it was changed: nobody is to find them by an old address.
    for (const name of existsSync(inside) ? readdirSync(inside) : [])
      if (name.endsWith('.html') && pages[name.slice(0, -5)] === undefined) rmSync(join(inside, name))
  }
  // For the pages that are made for one visitor. Nothing in it is not on the statement, but for the versions before this one.
  writeWhole(join(folder, 'facts.json'), JSON.stringify({ ...facts, earlier: [] }))
  // Last: the portal opens an incident's door when its card is there.
  writeWhole(join(folder, 'site.json'), JSON.stringify(card))
}

/** Old file or new file, never half of one, also after a power cut. */
function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  const file = openSync(`${path}.part`, 'w', 0o644)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.part`, path)
}
