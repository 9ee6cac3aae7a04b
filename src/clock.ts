/** The one place that asks the time, so that a test or an exercise can say what time it is. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

/** A clock that stands still: for tests and replays. */
export function fixedClock(at: string | Date): Clock {
  const moment = new Date(at)
  return { now: () => new Date(moment) }
}
