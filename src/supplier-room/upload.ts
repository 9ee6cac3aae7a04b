/** One file on its way in: what may be sent, in which pieces. Both sides count SHA-256 (FIPS 180-4); received means that they agree. */
import { AppError } from '../errors.ts'
import type { Way } from './room.ts'

/** A piece that is not the last is a multiple of this: the vault's frame. */
export const PIECE_UNIT_BYTES = 1 << 20
export const MOST_PIECE_BYTES = 8 << 20
/** A form without script carries the whole file in one body. */
export const MOST_FORM_BYTES = 32 << 20
/** 16 TiB: beyond any disk that is sent over a line; a mistyped size is refused before it is believed. */
export const MOST_BYTES = 16 * 2 ** 40

export type UploadState = 'growing' | 'received' | 'refused'
export type Upload = {
  uploadId: string
  uploadNo: number
  path: string
  bytes: number
  modifiedAt: Date | null
  way: Way
  /** What lies on our disk for certain; the sender goes on from here. */
  receivedBytes: number
  state: UploadState
  sha256: string | null
  /** Why it was refused; empty otherwise. */
  reason: string
  startedAt: Date
  receivedAt: Date | null
}

/**
 * A path as the supplier's machine names it, made one of ours: parts joined by `/`, no way out of the folder it will be laid out in.
 * Errors: `upload_path_refused`.
 */
export function uploadPath(given: string): string {
  const parts = given
    .normalize('NFC')
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
  const problem =
    parts.length === 0
      ? 'it is empty'
      : parts.includes('..')
        ? 'it leads out of its folder'
        : parts.some((part) => Buffer.byteLength(part) > 255) || Buffer.byteLength(parts.join('/')) > 2_000
          ? 'it is too long'
          : parts.some((part) => /\p{Cc}/u.test(part))
            ? 'it holds control characters'
            : null
  if (problem !== null) throw new AppError('upload_path_refused', { problem })
  return parts.join('/')
}

/** Where each file stands when all are laid out in one folder: a path that comes twice gets the number of its upload. The same list gives the same paths. */
export function layOutPaths(uploads: readonly Pick<Upload, 'uploadNo' | 'path'>[]): string[] {
  const taken = new Set<string>()
  return uploads.map(({ uploadNo, path }) => {
    // Two names that one disk takes for the same must not overwrite each other; nor may a file stand where another needs a folder.
    const isFree = (candidate: string) => {
      const folded = candidate.toLowerCase()
      const folders = folded.split('/').map((_, depth, parts) => parts.slice(0, depth).join('/'))
      return !taken.has(folded) && !taken.has(`${folded}/`) && !folders.some((folder) => folder !== '' && taken.has(folder))
    }
    let laid = path
    for (let tries = 1; !isFree(laid); tries++) laid = `received ${uploadNo}${tries === 1 ? '' : ` (${tries})`}/${path}`
    const folded = laid.toLowerCase()
    taken.add(folded)
    for (let at = folded.indexOf('/'); at > 0; at = folded.indexOf('/', at + 1)) taken.add(`${folded.slice(0, at)}/`)
    return laid
  })
}
