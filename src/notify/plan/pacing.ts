/**
 * When each part of a telling goes out, so that those who then phone or write reach somebody. Pure.
 *
 * Each notice brings a contact with a small probability, spread over the days after it arrives. A part is as large as every later day can bear:
 * expected contacts + 1.645 standard deviations (Poisson) stay within what the desk can answer, so about 19 days of 20 hold [NOT17].
 */
import type { Wave } from './wave.ts'

export type Pace = {
  /** ISO day of the first part. */
  firstDay: string
  /** Contacts that the desk can answer in a day. */
  deskPerDay: number
  /** Of a hundred people told, so many phone or write. 2 is assumed until the desk's own figures say otherwise. */
  contactsPer100: number
}
export type WaveCount = { wave: Wave; emails: number; letters: number }
export type Part = { partNo: number; wave: Wave; day: string; people: number; expectedContacts: number }
export type Forecast = { day: string; expected: number; capacity: number }[]

/** Share of all contacts on each day after hand-over; assumed, not measured: most write within two days, and a letter takes two days to arrive. */
const AFTER_EMAIL = [0.4, 0.22, 0.12, 0.09, 0.07, 0.06, 0.04]
const AFTER_LETTER = [0, 0, 0.32, 0.24, 0.15, 0.11, 0.08, 0.06, 0.04]
/** One-sided 95 %. */
const Z = 1.645
/** A plan of more than a year is a desk that is far too small; the rest goes on the last day, and the plan says what is needed. */
const MOST_DAYS = 366
const DAY_MS = 86_400_000

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Parts in order, one a wave and day; the last wave never before the first. Every person of the counts is in exactly one part. */
export function partsOf(waves: readonly WaveCount[], pace: Pace): Part[] {
  const load: number[] = []
  const parts: Part[] = []
  let day = 0
  for (const { wave, emails, letters } of waves) {
    const total = emails + letters
    let left = total
    const curve = curveOf(total === 0 ? 0 : letters / total, pace.contactsPer100 / 100)
    for (; left > 0; day++) {
      const fits = day >= MOST_DAYS ? left : Math.min(left, mostThatFit(load, day, curve, pace.deskPerDay))
      if (fits > 0) {
        curve.forEach((share, index) => (load[day + index] = (load[day + index] ?? 0) + fits * share))
        parts.push({ partNo: parts.length + 1, wave, day: addDays(pace.firstDay, day), people: fits, expectedContacts: fits * (pace.contactsPer100 / 100) })
        left -= fits
      }
      // The next wave may share this day.
      if (left === 0) break
    }
  }
  return parts
}

/** Contacts expected on each day, from the parts as they are. `shareOfLetters` 0 to 1. */
export function forecastOf(parts: readonly Part[], pace: Pace, shareOfLetters: number): Forecast {
  const load = new Map<string, number>()
  const curve = curveOf(shareOfLetters, pace.contactsPer100 / 100)
  for (const part of parts)
    curve.forEach((share, index) => {
      const day = addDays(part.day, index)
      load.set(day, (load.get(day) ?? 0) + part.people * share)
    })
  return [...load].sort(([a], [b]) => a.localeCompare(b)).map(([day, expected]) => ({ day, expected, capacity: pace.deskPerDay }))
}

/** What the desk would have to answer a day, for everybody to be told by the given number of days. */
export function deskNeededFor(waves: readonly WaveCount[], pace: Pace, days: number): number {
  const lasts = (deskPerDay: number) => partsOf(waves, { ...pace, deskPerDay }).at(-1)?.day ?? pace.firstDay
  const latest = addDays(pace.firstDay, days - 1)
  let low = 1
  let high = 1
  while (lasts(high) > latest) high *= 2
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (lasts(middle) > latest) low = middle + 1
    else high = middle
  }
  return low
}

function curveOf(shareOfLetters: number, rate: number): number[] {
  const days = Math.max(AFTER_EMAIL.length, AFTER_LETTER.length)
  return Array.from({ length: days }, (_, index) => rate * ((1 - shareOfLetters) * (AFTER_EMAIL[index] ?? 0) + shareOfLetters * (AFTER_LETTER[index] ?? 0)))
}

/** The largest mean m with m + 1.645 √m within the capacity: √m = (−z + √(z² + 4c)) / 2. */
function meanWithin(capacity: number): number {
  return ((-Z + Math.sqrt(Z * Z + 4 * capacity)) / 2) ** 2
}

function mostThatFit(load: readonly number[], day: number, curve: readonly number[], deskPerDay: number): number {
  const mean = meanWithin(deskPerDay)
  let most = Infinity
  for (const [index, share] of curve.entries()) if (share > 0) most = Math.min(most, (mean - (load[day + index] ?? 0)) / share)
  return Math.max(0, Math.floor(most))
}
