/** Between instants (UTC) and the clock on the wall. Laws count elapsed time; people read local time; these never mix. */

const MINUTE_MS = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** True when this machine's tables know the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    wallFormat(zone)
    return true
  } catch {
    return false
  }
}

/** Minutes that the zone is ahead of UTC at an instant. */
export function offsetMinutesAt(at: Date, zone: string): number {
  return Math.round((wallMs(at, zone) - Math.floor(at.getTime() / 1000) * 1000) / MINUTE_MS)
}

/**
 * The instants at which a wall clock shows `local` (`2026-10-25T01:30` or with seconds): none when the clocks jump over it,
 * two (earlier first) when they go back, otherwise one.
 */
export function instantsOf(local: string, zone: string): Date[] {
  const asUtc = Date.parse(`${local}Z`)
  if (Number.isNaN(asUtc) || !isRealDay(local)) return []
  const offsets = new Set([-1, 0, 1].map((days) => offsetMinutesAt(new Date(asUtc + days * 86_400_000), zone)))
  return [...offsets]
    .map((minutes) => new Date(asUtc - minutes * MINUTE_MS))
    .filter((at) => wallMs(at, zone) === asUtc)
    .sort((a, b) => a.getTime() - b.getTime())
}

/** Does the day at the start of a written time exist? Reading alone would take 30 February for 2 March. */
export function isRealDay(written: string): boolean {
  const day = written.slice(0, 10)
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

/** The day on the wall, `2026-10-25`. */
export function localDay(at: Date, zone: string): string {
  return new Date(wallMs(at, zone)).toISOString().slice(0, 10)
}

/** The last second of a day on the wall. */
export function endOfDay(day: string, zone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  // Where midnight itself is skipped by a clock change, the day ends where the gap begins.
  const midnight = instantsOf(`${next}T00:00:00`, zone)[0] ?? instantsOf(`${next}T01:00:00`, zone)[0]!
  return new Date(midnight.getTime() - 1000)
}

/** `Mon 1 Nov 2021, 11:17 GMT`. */
export function displayMoment(at: Date, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  // English tables of some releases write "Sept"; one spelling everywhere.
  const month = parts.month!.slice(0, 3)
  return `${parts.weekday} ${parts.day} ${month} ${parts.year}, ${parts.hour}:${parts.minute} ${parts.timeZoneName}`
}

/** `Mon 1 Nov 2021`, for duties that end with a day. */
export function displayDay(at: Date, zone: string): string {
  return displayMoment(at, zone).replace(/,.*$/, '')
}

/** What the wall clock shows, as if it were UTC. Whole seconds. */
function wallMs(at: Date, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of wallFormat(zone).formatToParts(at)) parts[type] = Number(value)
  return Date.UTC(parts.year!, parts.month! - 1, parts.day!, parts.hour!, parts.minute!, parts.second!)
}

function wallFormat(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
    calendar: 'iso8601',
  })
  formats.set(zone, made)
  return made
}
