/** The room's own connections: under a role that cannot read the register, whatever a mistake in this room may ask for. */
import { AppError } from '../errors.ts'
import { openStore, type Store } from '../store/database.ts'

export const ROOM_ROLE = 'tocsin_supplier'

/**
 * Opens them. The role changes at every connection's start (`options=-c role=…`), so no statement runs before.
 * Errors: `room_role_missing`.
 */
export async function openRoomStore(own: Store): Promise<Store> {
  const [role] = await own.query<{ usable: boolean }>(`select pg_has_role(current_user, oid, 'member') as usable from pg_roles where rolname = $1`, [ROOM_ROLE])
  if (!role?.usable) throw new AppError('room_role_missing', { role: ROOM_ROLE })
  return openStore(withRole(own.url), 6)
}

/** The same address with the role set from the first moment. */
export function withRole(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}options=${encodeURIComponent(`-c role=${ROOM_ROLE}`)}`
}
