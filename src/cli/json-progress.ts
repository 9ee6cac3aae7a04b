/** Progress for programs: one JSON object a second on standard output, whether something moved or not, and one when a stage begins. */
import type { Progress } from '../context.ts'
import type { ProgressShow } from './show-progress.ts'

const EVERY_MS = 1_000

/** `{"stage","done","total","unit","seconds","secondsLeft"}`; `seconds` since the stage began, `secondsLeft` null while it cannot be told; `{"stage":"end"}` last. */
export function showJsonProgress(out: NodeJS.WritableStream = process.stdout, now: () => number = Date.now): ProgressShow & { tick(): void } {
  let last: Progress | null = null
  let [startedAtMs, writtenAtMs] = [0, 0]
  let first: { atMs: number; done: number } | null = null
  const write = (progress: Progress) => {
    const nowMs = now()
    writtenAtMs = nowMs
    const seconds = Math.round((nowMs - startedAtMs) / 100) / 10
    out.write(`${JSON.stringify({ ...progress, seconds, secondsLeft: secondsLeft(progress, first, nowMs) })}\n`)
  }
  const tick = () => {
    if (last !== null && now() - writtenAtMs >= EVERY_MS) write(last)
  }
  const timer = setInterval(tick, EVERY_MS)
  timer.unref()
  return {
    tick,
    show: (progress) => {
      const isNew = progress.stage !== last?.stage
      last = progress
      if (isNew) [startedAtMs, first] = [now(), null]
      if (progress.done > 0) first ??= { atMs: now(), done: progress.done }
      if (isNew) write(progress)
      else tick()
    },
    end: () => {
      clearInterval(timer)
      last = null
      out.write(`${JSON.stringify({ stage: 'end' })}\n`)
    },
  }
}

function secondsLeft({ done, total }: Progress, first: { atMs: number; done: number } | null, nowMs: number): number | null {
  if (total <= 0 || first === null || done <= first.done) return null
  return Math.max(0, Math.ceil((((nowMs - first.atMs) / (done - first.done)) * (total - done)) / 1000))
}
