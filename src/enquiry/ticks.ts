/** The fixed hours at which questions of the self-check are decided and answered: when an answer comes tells nothing of which it is [CHK11]. */
import { instantsOf, localDay } from '../incident/zone.ts'

/** Hours of the day in the organisation's zone. */
const TICK_HOURS = [0, 6, 12, 18] as const
const DAY_MS = 86_400_000

/** The last tick before now. */
export function lastTick(now: Date, zone: string): Date {
  return ticksAround(now, zone).findLast((tick) => tick <= now)!
}

/** The first tick after now. */
export function nextTick(now: Date, zone: string): Date {
  return ticksAround(now, zone).find((tick) => tick > now)!
}

function ticksAround(now: Date, zone: string): Date[] {
  const days = [-1, 0, 1].map((day) => localDay(new Date(now.getTime() + day * DAY_MS), zone))
  const ticks = days.flatMap((day) => TICK_HOURS.flatMap((hour) => instantsOf(`${day}T${String(hour).padStart(2, '0')}:00`, zone).slice(0, 1)))
  return ticks.sort((a, b) => a.getTime() - b.getTime())
}
