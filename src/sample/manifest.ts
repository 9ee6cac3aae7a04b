/** The supplier's last backup manifest: every file as it was before the attack, some of which are gone. */
import { writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import type { Written } from './out-file.ts'

export type Manifest = { list(path: string, written: Written): void; save(paths: readonly string[]): void }

/** Files that the manifest knows and nobody can find any more. */
const GONE: readonly (readonly [string, number])[] = [
  ['databases/nightly/2026-10-22/web_user.sql', 18_200_114],
  ['databases/nightly/2026-10-22/address.sql', 22_871_001],
  ['letters/2021/letters-2021.zip', 44_120_771],
]

export function makeManifest(): Manifest {
  const lines: string[] = []
  const add = (path: string, bytes: number, sha256: string) => lines.push(`${/[",]/.test(path) ? `"${path}"` : path},${bytes},${sha256},2026-10-22T02:00:00Z`)
  for (const [path, bytes] of GONE) add(path, bytes, createHash('sha256').update(`gone ${path}`).digest('hex'))
  return {
    list: (path, written) => {
      add(path, written.bytes, written.sha256)
    },
    save(paths) {
      const text = `path,bytes,sha256,modified\n${lines.sort().join('\n')}\n`
      for (const path of paths) writeFileSync(path, text)
    },
  }
}
