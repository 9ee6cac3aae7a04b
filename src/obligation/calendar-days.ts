/** Days as ISO text (`2026-04-05`), and the feasts that move. */

/** Gregorian Easter. Anonymous algorithm as given by Meeus, Astronomical Algorithms (1991), chapter 8. */
export function easterSunday(year: number): string {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return iso(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** Easter of the eastern churches, which Bulgaria, Cyprus, Greece and Romania keep: Julian Easter (Meeus, chapter 8), thirteen days on, right from 1900 to 2099. */
export function orthodoxEasterSunday(year: number): string {
  const d = (19 * (year % 19) + 15) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
  const month = Math.floor((d + e + 114) / 31)
  return shift(iso(year, month, ((d + e + 114) % 31) + 1), 13)
}

export function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
