/** For tests and benchmarks: a receiver that throttles, and how it is served; in a time of its own, so that eight minutes take a second. */
import { domainPace } from './domain-pace.ts'

/** A receiver that takes `limit` a second (in windows of a second) and answers 421 beyond; up to 16 messages under way at once, 20 ms each. */
export function servedBy(limit: number, seconds: number): { acceptedIn(from: number, to: number): number; refused: number } {
  const pace = domainPace()
  const accepted: number[] = []
  let refused = 0
  let windowStart = 0
  let inWindow = 0
  const underWay: { answersAtMs: number; ok: boolean }[] = []
  for (let nowMs = 0; nowMs < seconds * 1000; nowMs++) {
    while (underWay.length > 0 && underWay[0]!.answersAtMs <= nowMs) {
      const { ok } = underWay.shift()!
      if (ok) {
        accepted.push(nowMs)
        pace.accepted('mail.example', nowMs)
      } else {
        refused++
        pace.throttled('mail.example', nowMs)
      }
    }
    if (nowMs - windowStart >= 1000) {
      windowStart = nowMs
      inWindow = 0
    }
    while (underWay.length < 16 && pace.take('mail.example', nowMs)) underWay.push({ answersAtMs: nowMs + 20, ok: ++inWindow <= limit })
  }
  return { acceptedIn: (from, to) => accepted.filter((at) => at >= from * 1000 && at < to * 1000).length, refused }
}
