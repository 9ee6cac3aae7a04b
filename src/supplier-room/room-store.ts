/** The room's own connections: under a role that cannot read the register, whatever a mistake in this room may ask for. */
import { randomBytes } from 'node:crypto'
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

/** The same server under the room's own login, for its own process; never with our password in it. */
export function roomStoreUrl(storeUrl: string, password: string): string {
  const [address, query = ''] = storeUrl.split('?')
  const kept = new URLSearchParams(query)
  for (const name of ['user', 'password', 'passfile', 'sslkey', 'sslcert', 'options']) kept.delete(name)
  const rest = kept.toString()
  return `${address!.replace(/^(postgres(?:ql)?:\/\/)(?:[^/]*@)?/, `$1${ROOM_ROLE}:${encodeURIComponent(password)}@`)}${rest === '' ? '' : `?${rest}`}`
}

/** Gives the room's login a password that nobody had before, and gives it. Of letters, digits, `-` and `_`: it stands in a statement. */
export async function newRoomPassword(own: Store): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  await own.query(`alter role ${ROOM_ROLE} password '${password}'`)
  return password
}
