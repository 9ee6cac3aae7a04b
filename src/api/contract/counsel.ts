/** Counsel's room: what is under privilege. Titles and contents come only to a visit that has unlocked it. */
import { z } from 'zod'
import { LEAST_PASSPHRASE, MOST_ITEM_BYTES, type ItemKind, type MemberState } from '../../counsel/room.ts'

export { LEAST_PASSPHRASE, MOST_ITEM_BYTES }

const passphrase = z.string().max(1024)
const code = z.string().min(1).max(100)
export const PassphraseBody = z.object({ passphrase })
export const AcceptBody = z.object({ code, passphrase })
export const MemberBody = z.object({ staffId: z.uuid() })
export const ItemParams = z.object({ incidentId: z.uuid(), itemNo: z.coerce.number().int().min(1).max(2_147_483_647) })
export const ItemBody = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('note'), title: z.string().trim().min(1).max(300), text: z.string().min(1).max(200_000) }),
  z.object({ kind: z.literal('file'), title: z.string().trim().min(1).max(300), base64: z.base64() }),
])

export type CounselMember = { staffId: string; name: string; role: string; state: MemberState; admittedAt: string; endedAt: string | null }
export type CounselItem = { itemNo: number; kind: ItemKind; bytes: number; putBy: string; putAt: string; title: string | null }
export type CounselRoom = {
  openedAt: string | null
  /** How the reader stands to the room; null: never admitted. */
  mine: MemberState | null
  isUnlocked: boolean
  mayOpen: boolean
  members: CounselMember[]
  /** Staff who can be admitted; empty while locked. */
  candidates: { staffId: string; name: string; role: string }[]
  items: CounselItem[]
}
export type CounselNote = { itemNo: number; title: string; text: string }
export type RecoveryKey = { recoveryKey: string }
export type SpokenCode = { code: string }
