/** Checks a pack as a ZIP: bounded, and by the same code that travels in it. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { AppError } from '../errors.ts'
import { verifyPack, type PackVerdict } from './verifier.mjs'

/** A pack is texts and a few documents; anything larger was not made here. */
const MOST_BYTES = 512 << 20

/** @throws AppError pack_unreadable. */
export function verifyPackFile(path: string): PackVerdict {
  const files = new Map<string, Buffer>()
  let total = 0
  try {
    const entries = unzipSync(readFileSync(path), {
      filter: ({ originalSize }) => {
        total += originalSize
        if (total > MOST_BYTES) throw new Error('larger than a pack can be')
        return true
      },
    })
    for (const [name, bytes] of Object.entries(entries)) if (!name.endsWith('/')) files.set(name, Buffer.from(bytes))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new AppError('file_missing', { path })
    throw new AppError('pack_unreadable', { path, reason: code ?? 'it is not a whole ZIP' })
  }
  return verifyPack(files)
}
