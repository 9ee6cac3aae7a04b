/** Commands as they are typed: runs ./tocsin in a process of its own and gives back what it printed. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

export type Ran = { code: number; stdout: string; stderr: string }

export function startTocsin(words: string[], env: Record<string, string> = {}, through: readonly string[] = []): { child: ChildProcess; ended: Promise<Ran> } {
  const [program, ...before] = [...through, join(ROOT, 'tocsin')]
  const child = spawn(program!, [...before, ...words], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  child.stdout!.on('data', (piece: Buffer) => (text.stdout += String(piece)))
  child.stderr!.on('data', (piece: Buffer) => (text.stderr += String(piece)))
  const ended = new Promise<Ran>((done) => child.on('close', (code, signal) => done({ code: code ?? (signal === 'SIGKILL' ? 137 : 1), ...text })))
  return { child, ended }
}

export function tocsin(words: string[], env: Record<string, string> = {}, through: readonly string[] = []): Promise<Ran> {
  return startTocsin(words, env, through).ended
}

/** What to run a command through so that a file's permissions bind it: root opens everything, but not from a user namespace without rights. Null: not here. */
export function withoutRights(): readonly string[] | null {
  if (process.getuid?.() !== 0) return []
  const through = ['unshare', '-U', '--map-user=65534', '--map-group=65534']
  return spawnSync(through[0]!, [...through.slice(1), 'true']).status === 0 ? through : null
}
