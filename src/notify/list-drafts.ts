/** Notices as drafted. */
import type { Queryable } from '../store/database.ts'

export type DraftRow = { audience: string; channel: string; language: string; people: number; content: Record<string, unknown>; draftedAt: Date }

export async function listDrafts(db: Queryable, incidentId: string): Promise<DraftRow[]> {
  return db.query<DraftRow>(
    `select audience, channel, language, people, content, drafted_at as "draftedAt"
     from notice_draft where incident_id = $1 order by people desc, audience, channel, language`,
    [incidentId],
  )
}
