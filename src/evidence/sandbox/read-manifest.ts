/** Reads a list of files in the sandbox: it comes from the supplier like everything else. */
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Manifest } from '../manifest-lines.ts'
import { detectIsolation, launchOf, readerEnvironment } from './isolation.ts'

const TIMEOUT_MS = 120_000
const ANSWER_LIMIT_BYTES = 512 << 20

/** Null: it is no list of files, or its reader failed. `diskPath` is bytes: names need not be text. */
export async function readManifest(diskPath: Buffer, workFolder: string): Promise<Manifest | null> {
  const isolation = { ...(await detectIsolation()), isEvidenceReadOnly: false }
  const scratchFolder = join(workFolder, 'scratch-manifest')
  mkdirSync(scratchFolder, { recursive: true, mode: 0o700 })
  const entry = join(dirname(fileURLToPath(import.meta.url)), 'manifest-reader.ts')
  const { command, args } = launchOf(isolation, dirname(diskPath.toString('utf8')), scratchFolder, entry)
  try {
    const answer = await new Promise<string | null>((done) => {
      const options = { env: readerEnvironment(), timeout: TIMEOUT_MS, killSignal: 'SIGKILL' as const, maxBuffer: ANSWER_LIMIT_BYTES, cwd: scratchFolder }
      execFile(command, [...args, diskPath.toString('base64')], options, (error, stdout) => done(error ? null : stdout))
    })
    return answer === null ? null : (JSON.parse(answer) as Manifest | null)
  } catch {
    return null
  } finally {
    rmSync(scratchFolder, { recursive: true, force: true })
  }
}
