/** Lists a folder of evidence, read-only. Links are never followed: one could lead out of the evidence, or round in a circle. */
import { lstat, opendir } from 'node:fs/promises'
import type { Dirent, Stats } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { joinBytes, pathText } from './evidence-path.ts'

export type WalkedFile = {
  /** Inside the evidence, parts joined by `/`; see evidence-path.ts for names that are not text. */
  path: string
  bytes: number
  modifiedAt: Date | null
  /** Why it is listed but not read; empty for an ordinary file. */
  refusal: string
}

/** Where the evidence lies: a folder, or a single file given in place of one. */
export type EvidenceRoot = { folder: string; onlyFile: string | null }

/** Errors: `folder_missing`, `file_unreadable`. */
export async function findEvidenceRoot(path: string): Promise<EvidenceRoot> {
  const full = resolve(path)
  const stats = await lstat(full).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? new AppError('folder_missing', { path })
      : new AppError('file_unreadable', { path, reason: inWords(error) })
  })
  if (stats.isFile()) return { folder: dirname(full), onlyFile: basename(full) }
  return { folder: full, onlyFile: null }
}

/** Every file below, in the order of the bytes of their paths: the same folder gives the same order on every machine. */
export async function walkFolder(root: EvidenceRoot): Promise<WalkedFile[]> {
  const files: WalkedFile[] = []
  if (root.onlyFile !== null) files.push(await describe(Buffer.from(root.folder), Buffer.from(root.onlyFile)))
  else await walk(Buffer.from(root.folder), Buffer.alloc(0), files)
  if (files.length === 0) throw new AppError('folder_empty', { path: root.folder })
  return files.sort((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0))
}

async function walk(root: Buffer, inside: Buffer, files: WalkedFile[]): Promise<void> {
  const folders: Buffer[] = []
  const waiting: Promise<WalkedFile>[] = []
  try {
    for await (const entry of await openFolder(joinBytes(root, inside))) {
      const path = joinBytes(inside, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else waiting.push(describe(root, path))
      if (waiting.length >= 256) files.push(...(await Promise.all(waiting.splice(0))))
    }
  } catch (error) {
    if (inside.length === 0 && files.length === 0) throw new AppError('file_unreadable', { path: root.toString(), reason: inWords(error) })
    files.push({ path: `${pathText(inside)}/`, bytes: 0, modifiedAt: null, refusal: `the folder cannot be opened: ${inWords(error)}` })
  }
  files.push(...(await Promise.all(waiting)))
  for (const folder of folders) await walk(root, folder, files)
}

/** Node's types know no `buffer` encoding for opendir, but Node does. */
async function openFolder(path: Buffer): Promise<AsyncIterable<Dirent<Buffer>>> {
  return (await opendir(path as unknown as string, { encoding: 'buffer' as BufferEncoding, bufferSize: 256 })) as unknown as AsyncIterable<Dirent<Buffer>>
}

async function describe(root: Buffer, path: Buffer): Promise<WalkedFile> {
  const text = pathText(path)
  try {
    const stats = await lstat(joinBytes(root, path))
    const refusal = refusalOf(stats)
    return { path: text, bytes: refusal === '' ? stats.size : 0, modifiedAt: stats.mtime, refusal }
  } catch (error) {
    return { path: text, bytes: 0, modifiedAt: null, refusal: `it cannot be opened: ${inWords(error)}` }
  }
}

function refusalOf(stats: Stats): string {
  if (stats.isFile()) return ''
  if (stats.isSymbolicLink()) return 'a link; links are not followed'
  if (stats.isSocket()) return 'a socket, not a file'
  if (stats.isFIFO()) return 'a pipe, not a file'
  return 'a device, not a file'
}

/** A system error in words, without the path (the caller names it). */
export function inWords(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  return WORDS[code] ?? (code === '' ? 'unknown error' : code)
}
const WORDS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is no longer there',
  ELOOP: 'it is a link',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'its path is too long for this system',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EBUSY: 'it is in use',
  ERR_ACCESS_DENIED: 'permission denied',
  EMFILE: 'too many files are open',
  ESTALE: 'the network drive lost it',
  EOVERFLOW: 'it is too large for this system',
}
