/** The time as the server has it, so that a laptop with a wrong clock shows the right hours. */
import { useEffect, useState } from 'react'

const TICK_MS = 15_000

/** `serverNow` is what the last answer said, `answeredAtMs` when it came (Date.now). */
export function useNow(serverNow: string, answeredAtMs: number): Date {
  const [, setTick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return new Date(new Date(serverNow).getTime() + Math.max(0, Date.now() - answeredAtMs))
}
