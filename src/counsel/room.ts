/** Nouns of counsel's room: what is under legal privilege in an incident, apart from everything that an authority or the other side may be given. */
export const ITEM_KINDS = ['note', 'file'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
export type MemberState = 'admitted' | 'member' | 'ended'

export type Member = { staffId: string; name: string; role: string; state: MemberState; admittedAt: Date; endedAt: Date | null }
/** `title` is null while the room is locked to whoever asks. */
export type Item = { itemNo: number; kind: ItemKind; bytes: number; putBy: string; putAt: Date; title: string | null }

/** Larger papers belong into the evidence, or on paper. */
export const MOST_ITEM_BYTES = 20 * 1_048_576
/** A room locks itself when nobody touched it for so long. */
export const IDLE_MS = 15 * 60_000
export const LEAST_PASSPHRASE = 12
