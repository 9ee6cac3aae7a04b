/**
 * Which place the vault is in. The settings say where it shall be, the store where it is; they must agree, or objects would quietly be put in one
 * place and looked for in another. Only a move (`move-vault.ts`) makes the store follow the settings.
 */
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Queryable } from '../store/database.ts'
import type { VaultPlaceRow } from '../store/rows/vault.ts'
import { localPlace } from './local.ts'
import { overlay } from './overlay.ts'
import type { VaultPlace } from './place.ts'
import { s3Place } from './s3.ts'
import type { VaultSettings } from './settings.ts'

/** `place`: where new objects go; `from`: where older ones may still be, during a move. */
export type Whereabouts = { place: string; from: string | null }
/** Every place that the settings reach, by the name that the store knows it by. */
type Reachable = Record<string, () => VaultPlace>

/** A folder moves with the data folder and keeps its name. */
export const FOLDER = 'folder'

export function vaultFolder(dataFolder: string): string {
  return join(dataFolder, 'vault')
}

/** The name that the store knows the place by, where the settings want the vault. */
export function wantedPlace({ use, s3 }: VaultSettings): string {
  return use === 's3' ? addressOf(s3!) : FOLDER
}

export function addressOf({ endpoint, bucket, prefix }: NonNullable<VaultSettings['s3']>): string {
  return `${endpoint}/${bucket}/${prefix}`.replace(/\/$/, '')
}

export function reachablePlaces(settings: VaultSettings, dataFolder: string): Reachable {
  const { s3 } = settings
  const folder = vaultFolder(dataFolder)
  return { [FOLDER]: () => localPlace(folder), ...(s3 === null ? {} : { [addressOf(s3)]: () => s3Place(s3, folder) }) }
}

export async function findWhereabouts(db: Queryable): Promise<Whereabouts | null> {
  const [row] = await db.query<Pick<VaultPlaceRow, 'place' | 'from_place'>>('select place, from_place from vault_place')
  return row === undefined ? null : { place: row.place, from: row.from_place }
}

/** For whoever has the data folder to itself: notes the place while nothing was ever sealed; later it stays as it is. */
export async function noteWhereabouts(db: Queryable, settings: VaultSettings, now: Date): Promise<Whereabouts> {
  const [anyKey] = await db.query('select 1 from incident_key limit 1')
  // A store from before there was a choice has its vault in the folder.
  const first = anyKey === undefined ? wantedPlace(settings) : FOLDER
  await db.query('insert into vault_place (place, since) values ($1, $2) on conflict do nothing', [first, now])
  if (anyKey === undefined) await db.query('update vault_place set place = $1, from_place = null, since = $2 where place <> $1', [first, now])
  return (await findWhereabouts(db))!
}

/** The place to work with; `whereabouts` null: as the settings say. Errors: `vault_elsewhere`, `vault_half_moved` (the settings no longer reach the old place). */
export function placeOf(settings: VaultSettings, dataFolder: string, whereabouts: Whereabouts | null): VaultPlace {
  const reachable = reachablePlaces(settings, dataFolder)
  const nameOf = (one: string) => (one === FOLDER ? vaultFolder(dataFolder) : one)
  const wanted = wantedPlace(settings)
  const { place, from } = whereabouts ?? { place: wanted, from: null }
  if (place !== wanted) throw new AppError('vault_elsewhere', { place: nameOf(place), wanted: nameOf(wanted) })
  if (from === null) return reachable[place]!()
  if (reachable[from] === undefined) throw new AppError('vault_half_moved', { place: nameOf(place), from: nameOf(from) })
  return overlay(reachable[place]!(), reachable[from]())
}

/** For commands that set right where the vault is: it refuses to be used, with the reason, and nothing else is refused. */
export function noPlace(dataFolder: string, reason: AppError): VaultPlace {
  const refuse = (): Promise<never> => Promise.reject(reason)
  const refuseAll = async function* (): AsyncGenerator<never> {
    yield await refuse()
  }
  const folder = vaultFolder(dataFolder)
  return {
    name: folder,
    partFolder: folder,
    parallel: 1,
    keep: refuse,
    replace: refuse,
    sizeOf: refuse,
    read: refuseAll,
    list: refuseAll,
    remove: refuse,
    tidy: refuse,
    tryOut: refuse,
  }
}
