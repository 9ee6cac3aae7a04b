/** The most memory that this process and its readers held at once, sampled while a scan runs. */
import { readFileSync } from 'node:fs'

const EVERY_MS = 500
const PAGE_BYTES = 4096

export type PeakMemory = { stop(): number }

/** Bytes: all of this process, and of its children what they do not share. Where there is no /proc only this process is counted. */
export function watchMemory(): PeakMemory {
  let peak = 0
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss() + childrenBytes(process.pid))
  }
  const timer = setInterval(look, EVERY_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return Math.max(peak, process.resourceUsage().maxRSS * 1024)
    },
  }
}

function childrenBytes(pid: number): number {
  let sum = 0
  for (const child of childrenOf(pid)) {
    const [, resident = 0, shared = 0] = wordsOf(`/proc/${child}/statm`)
    sum += Math.max(0, resident - shared) * PAGE_BYTES + childrenBytes(child)
  }
  return sum
}
const childrenOf = (pid: number): number[] => wordsOf(`/proc/${pid}/task/${pid}/children`)
function wordsOf(path: string): number[] {
  try {
    return readFileSync(path, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)
  } catch {
    return []
  }
}
