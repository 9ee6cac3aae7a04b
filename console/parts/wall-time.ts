/** Times as a person types them, on the wall clock of the organisation's zone. The server counts; this only translates. */

/** `2026-10-25T11:48`, for a field of type datetime-local. */
export function wallOf(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(at)
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

export function wallNow(zone: string): string {
  return wallOf(new Date(), zone)
}

/** The instant, ISO in UTC, at which the wall shows that time; of an hour that occurs twice the earlier. */
export function instantOf(wall: string, zone: string): string {
  const asUtc = Date.parse(`${wall}:00Z`)
  // A zone is at most 14 hours from UTC; whole minutes in between cover every offset there is.
  for (let offsetMinutes = 14 * 60; offsetMinutes >= -14 * 60; offsetMinutes -= 15) {
    const at = new Date(asUtc - offsetMinutes * 60_000)
    if (wallOf(at, zone) === wall) return at.toISOString()
  }
  return new Date(asUtc).toISOString()
}
