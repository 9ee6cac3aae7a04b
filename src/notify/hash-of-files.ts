/** One hash of some files of this program: a newer program is another text, or another rule. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** SHA-256 in hex over names and bytes, in the order of the names. */
export function hashOfFiles(folder: string, names: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of names.toSorted()) {
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(folder, name)))
  }
  return hash.digest('hex')
}
