/** Runs a thing several times and keeps the run in the middle; watches the memory of a process with all that it starts. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figures.ts'

/** `seconds` is what the median is taken of; it is always given. */
export type Values = Record<string, number> & { seconds: number }

export async function figureOf(what: string, runs: number, run: () => Promise<Values>): Promise<Figure> {
  const loadAverage = loadavg()[0]!
  const results: Values[] = []
  for (let count = 0; count < runs; count++) results.push(await run())
  const middle = results.toSorted((left, right) => left.seconds - right.seconds)[Math.floor((results.length - 1) / 2)]!
  const figure = { what, values: middle, runSeconds: results.map(({ seconds }) => seconds), loadAverage }
  process.stdout.write(
    `  ${what}: ${Object.entries(middle)
      .map(([name, value]) => `${name} ${value >= 1000 ? Math.round(value) : Number(value.toPrecision(4))}`)
      .join(', ')} (load ${loadAverage.toFixed(1)})\n`,
  )
  return figure
}

export type Ended = { output: string; peakBytes: number; cpuSeconds: number }

/**
 * Runs a program to its end and gives what it printed, the most memory that it and its children held together, and the processor time they took,
 * to a tenth of a second or so (Linux; elsewhere 0). Past the limit it is ended, which is a failure like any other.
 */
export async function runWatched(command: string, args: string[], limitSeconds?: number): Promise<Ended> {
  // as ./tocsin starts it: compiled once, loaded from then on
  const env = { ...process.env, NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? join(import.meta.dirname, '../../node_modules/.cache/tocsin') }
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(limitSeconds && { timeout: limitSeconds * 1000, killSignal: 'SIGKILL' as const }),
  })
  let output = ''
  let peakBytes = 0
  child.stdout.on('data', (piece) => (output += String(piece)))
  const cpuOf = new Map<number, number>()
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, lookAt(child.pid!, cpuOf))), 50)
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  }).finally(() => clearInterval(watch))
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with code ${code}`)
  return { output, peakBytes, cpuSeconds: [...cpuOf.values()].reduce((sum, ticks) => sum + ticks, 0) / TICKS_PER_SECOND }
}

/** Runs one of our own TypeScript files; its last line of output is JSON. */
export async function runScript<Result>(path: string, input: unknown): Promise<{ result: Result } & Omit<Ended, 'output'>> {
  const { output, peakBytes, cpuSeconds } = await runWatched(process.execPath, ['--disable-warning=ExperimentalWarning', path, JSON.stringify(input)])
  return { result: JSON.parse(output.trim().split('\n').at(-1)!) as Result, peakBytes, cpuSeconds }
}

/** USER_HZ, 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

/** Resident memory of a process and its descendants (pages they share are counted for each); notes the processor time of each so far. */
function lookAt(pid: number, cpuOf: Map<number, number>): number {
  try {
    // The name in brackets may hold spaces: fields are counted from its end. 14 and 15: user and system time; 24: resident pages.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    cpuOf.set(pid, Number(fields[11]) + Number(fields[12]))
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean)
    return Number(fields[21]) * 4096 + children.reduce((sum, child) => sum + lookAt(Number(child), cpuOf), 0)
  } catch {
    return 0
  }
}
