/** A door in a process of its own, behind Node's permission model: started, started again when it falls, stopped with us. */
import { spawn, type ChildProcess } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const ROOT = join(import.meta.dirname, '..', '..')
/** Whoever dies is heard of at once; this is for a machine so busy that a first start, uncompiled, takes long. */
const START_MS = 60_000
const AGAIN_AFTER_MS = [500, 2_000, 10_000, 30_000]
/** Having lived so long, a fall counts as the first again. */
const STEADY_MS = 60_000
const STOP_MS = 10_000

export type DoorProcess = {
  /** Where it listens; null: it did not start, and said why. */
  url: Promise<string | null>
  pid(): number | undefined
  /** For tests of a fall. */
  kill(signal: NodeJS.Signals): void
  stop(): Promise<void>
}
export type DoorProgram = {
  /** Under src/. */
  script: string
  /** Arguments of Node that wall it in. */
  walls: string[]
  /** The one variable in its environment, and what is in it, as JSON. */
  variable: string
  settings: unknown
  /** How it is called when it has to be started again. */
  title: string
}

export function startDoorProcess(program: DoorProgram): DoorProcess {
  let child = spawnDoor(program)
  let isStopping = false
  let falls = 0
  const keep = async (): Promise<void> => {
    for (;;) {
      const startedAtMs = Date.now()
      await new Promise<void>((done) => (child.exitCode !== null || child.signalCode !== null ? done() : child.once('close', () => done())))
      if (isStopping) return
      falls = Date.now() - startedAtMs > STEADY_MS ? 1 : falls + 1
      await sleep(AGAIN_AFTER_MS[Math.min(falls, AGAIN_AFTER_MS.length) - 1], undefined, { ref: false })
      // A stop that went to all of us reaches the door first: that is no fall.
      if (isStopping) return
      process.stderr.write(`${program.title} stopped and is started again.\n`)
      child = spawnDoor(program)
    }
  }
  let keeping = Promise.resolve()
  const url = urlOf(child).then((found) => {
    // What does not start at all (a port that is taken, say) is not tried again and again.
    if (found !== null) keeping = keep()
    return found
  })
  return {
    url,
    pid: () => child.pid,
    kill: (signal) => void child.kill(signal),
    stop: async () => {
      isStopping = true
      child.kill('SIGTERM')
      const cut = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      await url
      await Promise.race([keeping, sleep(STOP_MS, undefined, { ref: false })])
      clearTimeout(cut)
    },
  }
}

function spawnDoor({ script, walls, variable, settings }: DoorProgram): ChildProcess {
  const child = spawn(process.execPath, [...walls, '--disable-warning=ExperimentalWarning', '--disable-warning=SecurityWarning', join(ROOT, 'src', script)], {
    env: { PATH: process.env['PATH'] ?? '', [variable]: JSON.stringify(settings) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.on('error', () => {})
  return child
}

function urlOf(child: ChildProcess): Promise<string | null> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(null), START_MS)
    const settle = (url: string | null) => {
      clearTimeout(timer)
      done(url)
    }
    child.once('message', (message) => settle((message as { url: string }).url))
    child.once('exit', () => settle(null))
    child.once('error', () => settle(null))
  })
}

/** Node's permission model: these folders and files may be read, these written; no other file, no process, no addon. */
export function wallsFor({ reads, writes }: { reads: string[]; writes: string[] }): string[] {
  return ['--permission', ...reads.map((path) => `--allow-fs-read=${path}`), ...writes.map((path) => `--allow-fs-write=${path}`)]
}

/** The program and its packages, which every door reads; further up when we are installed as a package ourselves. */
export function programFolders(packages: readonly string[]): string[] {
  const entries = packages.map((name) => realpathSync(createRequire(import.meta.url).resolve(name)))
  const folderOf = (entry: string) => entry.slice(0, entry.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length)
  return [join(ROOT, 'src'), ...new Set(entries.map(folderOf))].map((folder) => `${folder}${sep}`)
}
