/** The statement as staff see it before they publish: every version with its differences, and what publishing now would change. Publishes nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import type { Language } from '../notify/notice.ts'
import { startPage } from './pages/start.ts'
import { differences, listVersionPages } from './publish-site.ts'
import { draftStatement } from './publish-statement.ts'
import { siteFolderOf, type SiteCard } from './site-card.ts'

export type StatementVersionView = { version: number; publishedAt: Date; added: string[]; removed: string[] }
export type StatementState = {
  /** null: nothing is published. */
  slug: string | null
  versions: StatementVersionView[]
  /** null: it cannot be published; `problem` says why. */
  next: { added: string[]; removed: string[]; isNew: boolean } | null
  problem: AppError | null
  nextUpdateOn: string | null
}

export async function viewStatement(ctx: Context, incidentId: IncidentId): Promise<StatementState> {
  const rows = (await listVersionPages(ctx.store, incidentId)).filter(({ language }) => language === 'en')
  const versions = rows
    .map(({ version, html, published_at }, index) => ({ version, publishedAt: published_at, ...differences(rows[index - 1]?.html, html) }))
    .reverse()
  try {
    const draft = await draftStatement(ctx, incidentId)
    const change = differences(rows.at(-1)?.html, previewOf(draft, 'en', (rows.at(-1)?.version ?? 0) + 1, ctx.clock.now()))
    const card = cardAt(ctx.dataFolder, draft.slug)
    return {
      slug: card === null ? null : draft.slug,
      versions,
      next: { ...change, isNew: rows.length === 0 || change.added.length + change.removed.length > 0 },
      problem: null,
      nextUpdateOn: card?.nextUpdateOn ?? null,
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { slug: null, versions, next: null, problem: error, nextUpdateOn: null }
  }
}

/** The page as publishing now would make it, for reading. Errors: `statement_incomplete`. */
export async function previewStatement(ctx: Context, incidentId: IncidentId, language: Language): Promise<string> {
  const rows = await listVersionPages(ctx.store, incidentId)
  return previewOf(await draftStatement(ctx, incidentId), language, (rows.at(-1)?.version ?? 0) + 1, ctx.clock.now())
}

const previewOf = (draft: Awaited<ReturnType<typeof draftStatement>>, language: Language, version: number, now: Date): string =>
  startPage({ language, facts: { ...draft, version, publishedAt: now, earlier: [], change: null } })

function cardAt(dataFolder: string, slug: string): SiteCard | null {
  const path = join(siteFolderOf(dataFolder), slug, 'site.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as SiteCard) : null
}
