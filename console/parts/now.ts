/** The time as the server has it, so that a laptop with a wrong clock shows the right hours. */
import { useEffect, useState } from 'react'

const TICK_MS = 15_000

/** `serverNow` is what the last answer said, `answeredAtMs` when it came (Date.now); before the first answer, this machine's time. */
export function useNow(serverNow: string | undefined, answeredAtMs: number): Date {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (serverNow === undefined) return new Date(nowMs)
  return new Date(new Date(serverNow).getTime() + Math.max(0, nowMs - answeredAtMs))
}
