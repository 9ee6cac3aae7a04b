/** Commands as they are typed: runs ./tocsin in a process of its own and gives back what it printed. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..', '..')

export type Ran = { code: number; stdout: string; stderr: string }

export function startTocsin(words: string[], env: Record<string, string> = {}): { child: ChildProcess; ended: Promise<Ran> } {
  const child = spawn(join(ROOT, 'tocsin'), words, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { stdout: '', stderr: '' }
  child.stdout!.on('data', (piece: Buffer) => (text.stdout += String(piece)))
  child.stderr!.on('data', (piece: Buffer) => (text.stderr += String(piece)))
  const ended = new Promise<Ran>((done) => child.on('close', (code, signal) => done({ code: code ?? (signal === 'SIGKILL' ? 137 : 1), ...text })))
  return { child, ended }
}

export function tocsin(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  return startTocsin(words, env).ended
}
