/** What only the organisation can tell the writer of notices. */
import type { Kind } from '../kinds.ts'
import type { IncidentYaml } from './incident-schema.ts'

/** What notices say that only the organisation knows. Empty or null: nobody has said. */
export type NoticeWishes = {
  phoneHours: string
  signLanguageAddress: string
  /** ISO days. */
  nextUpdateOn: string | null
  keptUntil: string | null
  /** Years after which the organisation's own rule deletes a person who left. */
  retentionYears: number | null
  /** Kinds that its map of data shows it never had. */
  neverHeld: Kind[]
}

export function noticesOf(yaml: IncidentYaml): NoticeWishes {
  const given = yaml.notices ?? {}
  return {
    phoneHours: given.phone_hours ?? '',
    signLanguageAddress: given.sign_language_address ?? '',
    nextUpdateOn: given.next_update ?? null,
    keptUntil: given.kept_until ?? null,
    retentionYears: given.retention_years ?? null,
    neverHeld: given.never_held ?? [],
  }
}
