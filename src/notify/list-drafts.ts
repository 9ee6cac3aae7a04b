/** Notices as drafted, and the filing as prepared. */
import type { Queryable } from '../store/database.ts'

export type DraftRow = { audience: string; channel: string; language: string; people: number; content: Record<string, unknown>; draftedAt: Date }

export async function listDrafts(db: Queryable, incidentId: string): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    `select audience, channel, language, people, content, drafted_at as "draftedAt"
     from notice_draft where incident_id = $1 order by people desc, audience, channel, language`,
    [incidentId],
  )
}

export type FilingRow = { form: string; version: number; fields: unknown; madeAt: Date }

export async function findNewestFiling(db: Queryable, incidentId: string): Promise<FilingRow | null> {
  const [row] = await db.query<FilingRow>(
    'select form, version, fields, made_at as "madeAt" from filing where incident_id = $1 order by made_at desc, version desc limit 1',
    [incidentId],
  )
  return row ?? null
}
