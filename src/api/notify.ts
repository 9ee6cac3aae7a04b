/** Notices to people, as drafted. Nothing is sent from here. */
import type { FastifyInstance } from 'fastify'
import { AppError } from '../errors.ts'
import { listDrafts, type DraftRow } from '../notify/list-drafts.ts'
import { answerCsv } from './answer-csv.ts'
import { IncidentParams, NoticeParams, type NoticeDraft } from './contract.ts'
import { text } from './obligation-view.ts'
import { checked, route, type Door } from './request.ts'

/** A draft is shown in a frame of its own: it may style itself, and nothing else. Only our own page may frame it. */
const PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'"

export function notifyRoutes(app: FastifyInstance, door: Door): void {
  route(app, door, 'GET', '/api/incidents/:incidentId/notices', 'notice.read', async ({ ctx, request }): Promise<NoticeDraft[]> => {
    const { incidentId } = checked(IncidentParams, request.params)
    return (await listDrafts(ctx.store, incidentId)).map(draftOf)
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/notices.csv', 'notice.read', async ({ ctx, request, reply }) => {
    const { incidentId } = checked(IncidentParams, request.params)
    const drafts = (await listDrafts(ctx.store, incidentId)).map(draftOf)
    return answerCsv(
      reply,
      'notices.csv',
      ['audience', 'channel', 'language', 'people', 'subject', 'drafted_at'],
      drafts.map((draft) => [draft.audience, draft.channel, draft.language, draft.people, draft.subject, draft.draftedAt]),
    )
  })
  route(app, door, 'GET', '/api/incidents/:incidentId/notices/:audience/:channel/:language/preview', 'notice.read', async ({ ctx, request, reply }) => {
    const wanted = checked(NoticeParams, request.params)
    const draft = (await listDrafts(ctx.store, wanted.incidentId)).find(
      (row) => row.audience === wanted.audience && row.channel === wanted.channel && row.language === wanted.language,
    )
    const html = draft ? text(draft.content['html']) : ''
    if (html === '') throw new AppError('not_found')
    return reply.header('content-security-policy', PREVIEW_POLICY).header('x-frame-options', 'SAMEORIGIN').type('text/html; charset=utf-8').send(html)
  })
}

function draftOf({ audience, channel, language, people, content, draftedAt }: DraftRow): NoticeDraft {
  const letter = content['letter']
  return {
    audience,
    channel,
    language,
    people,
    subject: text(content['subject']),
    text: text(content['text']),
    hasHtml: text(content['html']) !== '',
    letter: Array.isArray(letter) ? letter.map(text) : [],
    draftedAt: draftedAt.toISOString(),
  }
}
