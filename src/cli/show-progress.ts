/** Progress on a terminal: one line that is rewritten, with time left; without a terminal one line a stage and one every ten seconds. */
import type { Progress } from '../context.ts'

export type ProgressShow = { show(progress: Progress): void; end(): void }

/** `titles` maps a stage's name to what a person reads. */
export function showProgress(titles: Record<string, string>, out: NodeJS.WriteStream = process.stderr): ProgressShow {
  const isTerminal = out.isTTY === true
  let [stage, startedAtMs, shownAtMs, open] = ['', 0, 0, false]
  // Time left is reckoned from the first sign of progress: what comes before it (a roster, a start-up) is not the pace.
  let first: { atMs: number; done: number } | null = null
  const finish = () => {
    if (stage !== '') out.write(`${isTerminal ? '\r\x1b[K' : ''}  ${titles[stage] ?? stage}: done in ${secondsSince(startedAtMs)}\n`)
    ;[stage, open] = ['', false]
  }
  return {
    show: (progress) => {
      const nowMs = Date.now()
      if (progress.stage !== stage) {
        finish()
        ;[stage, startedAtMs, shownAtMs] = [progress.stage, nowMs, nowMs]
        first = null
        if (!isTerminal) out.write(`  ${titles[stage] ?? stage} …\n`)
      }
      if (progress.done > 0) first ??= { atMs: nowMs, done: progress.done }
      if (nowMs - shownAtMs < (isTerminal ? 200 : 10_000)) return
      shownAtMs = nowMs
      const line = `  ${titles[stage] ?? stage}: ${howFar(progress)}${timeLeft(progress, first, nowMs)}`
      out.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`)
      open = true
    },
    end: () => {
      if (open && isTerminal) out.write('\r\x1b[K')
      finish()
    },
  }
}

function howFar({ done, total, unit }: Progress): string {
  const count = (value: number) => Math.round(value).toLocaleString('en-GB')
  const [soFar, all] = unit === 'bytes' ? [sizeInWords(done), sizeInWords(total)] : [count(done), `${count(total)} ${unit}`]
  if (total > 0) return `${Math.min(100, Math.floor((done / total) * 100))}%, ${soFar} of ${all}`
  return unit === 'bytes' ? soFar : `${soFar} ${unit}`
}

function timeLeft({ done, total }: Progress, first: { atMs: number; done: number } | null, nowMs: number): string {
  if (total <= 0 || first === null || nowMs - first.atMs < 2_000 || done <= first.done) return ''
  const seconds = Math.ceil((((nowMs - first.atMs) / (done - first.done)) * (total - done)) / 1000)
  return seconds <= 0 ? '' : `, about ${seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`} left`
}

function secondsSince(startedAtMs: number): string {
  return `${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`
}

/** `3.1 MB`: decimal, as the supplier's list will say. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`
}
