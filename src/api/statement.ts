/** The statement to the public: what it would say, its versions, and publishing it, while everything runs. */
import type { FastifyInstance } from 'fastify'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { IncidentId } from '../ids.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { publishStatement } from '../enquiry/publish-statement.ts'
import { previewStatement, viewStatement } from '../enquiry/view-statement.ts'
import { IncidentParams, type StatementView } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const STYLE_SHEET = join(import.meta.dirname, '..', 'portal', 'public.css')

export function statementRoutes(app: FastifyInstance, door: Door): void {
  const base = '/api/incidents/:incidentId/statement'
  route(app, door, 'GET', base, 'statement.read', readStatement)
  route(app, door, 'POST', `${base}/publish`, 'statement.publish', async (asked) => {
    await publishStatement(asked.ctx, checked(IncidentParams, asked.request.params).incidentId as IncidentId)
    return readStatement(asked)
  })
  route(app, door, 'GET', `${base}/preview`, 'statement.read', async ({ ctx, request, reply }) => {
    const language = (request.query as { language?: string }).language === 'cy' ? 'cy' : 'en'
    const page = await previewStatement(ctx, checked(IncidentParams, request.params).incidentId as IncidentId, language)
    // A page of the public side inside the console: no script, no other file; its style stands in it.
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox; frame-ancestors 'self'")
      .header('x-frame-options', 'SAMEORIGIN')
      .send(page.replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${styleWithFonts()}</style>`))
  })
}

/** A frame without an origin may load no file: the typefaces stand in the style, so that the preview is read in the type that the public reads. */
function styleWithFonts(): string {
  const find = createRequire(import.meta.url)
  return readFileSync(STYLE_SHEET, 'utf8').replace(/url\('((.+?)-latin[^']*\.woff2)'\)/g, (_, name: string, family: string) => {
    const bytes = readFileSync(find.resolve(`@fontsource-variable/${family}/files/${name}`))
    return `url('data:font/woff2;base64,${bytes.toString('base64')}')`
  })
}

async function readStatement({ ctx, request }: Asked): Promise<StatementView> {
  const incidentId = checked(IncidentParams, request.params).incidentId as IncidentId
  const { zone } = await getIncident(ctx.store, incidentId)
  const { versions, problem, ...state } = await viewStatement(ctx, incidentId)
  return {
    ...state,
    versions: versions.map((version) => ({ ...version, publishedAt: version.publishedAt.toISOString() })),
    problem: problem === null ? null : { says: problem.message, hint: problem.hint },
    publicUrl: null,
    zone,
  }
}
