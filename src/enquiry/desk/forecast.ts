/**
 * How much will come to the desk in the next days, and how many hands it takes [DSK15]. Two things make it: what has come in the last days, with
 * its trend, and notices that are going out, which bring a wave of questions behind them. An estimate for planning shifts, not a promise. Pure.
 */
export type ForecastInput = {
  /** Arrivals of each of the last days, oldest first; today is left out because it is not over. */
  arrivals: readonly number[]
  /** Notices that go out on each of the next days, today first. */
  notices: readonly number[]
  days: number
  open: number
  /** How many one person answers a day. */
  perPersonDay: number
}
export type ForecastDay = { day: number; expected: number; low: number; high: number; open: number }
export type Forecast = { days: ForecastDay[]; peopleNeeded: number; basis: string }

/** One in fifty of those told writes or calls (assumed; catalogue 27 of our own tests uses the same figure), most of them in the first days. */
const ANSWERING_SHARE = 0.02
const WAVE = [0.35, 0.25, 0.15, 0.1, 0.06, 0.04, 0.03, 0.02]
/** How fast older days are forgotten: half-life of about three days. */
const SMOOTHING = 0.2

export function forecastLoad({ arrivals, notices, days, open, perPersonDay }: ForecastInput): Forecast {
  let level = arrivals[0] ?? 0
  for (const count of arrivals.slice(1)) level = SMOOTHING * count + (1 - SMOOTHING) * level
  const result: ForecastDay[] = []
  let waiting = open
  const capacity = (people: number) => people * perPersonDay
  for (let day = 0; day < days; day++) {
    const wave = WAVE.reduce((sum, share, lag) => sum + (notices[day - lag] ?? 0) * ANSWERING_SHARE * share, 0)
    // What comes by itself dies away by a tenth a day once nothing new happens.
    const expected = level * 0.9 ** day + wave
    // Counts of independent arrivals vary by their root (Poisson); doubled, because a wave is anything but independent.
    const spread = 2 * 1.96 * Math.sqrt(expected)
    waiting += expected
    result.push({
      day,
      expected: Math.round(expected),
      low: Math.max(0, Math.round(expected - spread)),
      high: Math.round(expected + spread),
      open: Math.round(waiting),
    })
  }
  const total = result.reduce((sum, { high }) => sum + high, 0) + open
  return {
    days: result,
    peopleNeeded: Math.max(1, Math.ceil(total / Math.max(1, days) / Math.max(1, capacity(1)))),
    basis: arrivals.length < 3 ? 'fewer than three days so far: by notices alone' : `the last ${arrivals.length} days, and notices going out`,
  }
}
