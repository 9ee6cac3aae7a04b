/**
 * When a duty is due. Rules are numbered in docs/rules/deadlines.md. Hours are elapsed time and are counted in UTC; days and months are
 * counted on the calendar where the duty lies. Nothing here asks what time it is.
 */
import { displayDay, displayMoment, endOfDay, localDay, offsetMinutesAt } from '../incident/zone.ts'
import { shift } from './calendar-days.ts'
import { isWorkingDay, workingDayFrom, type Calendar } from './holidays.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** How a law counts. */
export type Counting =
  /** So many hours on any clock, weekends and holidays included. */
  | { count: 'elapsed_hours'; amount: number }
  /** The same, under a law to which Regulation 1182/71 does not apply: nothing later can be argued. */
  | { count: 'elapsed_hours_strict'; amount: number }
  /** Days after the end of the calendar year in which the clock starts. */
  | { count: 'days_after_year_end'; amount: number }
  /** Days after the day of the event; one that ends on a day off ends on the next working day. */
  | { count: 'calendar_days'; amount: number; calendar: Calendar }
  | { count: 'calendar_days_strict'; amount: number }
  | { count: 'working_days'; amount: number; calendar: Calendar }
  /** To the same day of a later month, or that month's last; one that ends on a day off ends on the next working day. */
  | { count: 'months'; amount: number; calendar: Calendar }
  | { count: 'at_once' }
  /** No figure in law: without undue delay, as soon as practicable, before another duty. */
  | { count: 'no_figure'; words: string }

export type Deadline = {
  /** Null: the law names no figure. */
  dueAt: Date | null
  /** The last end that can be argued; never plan for it. Equal to dueAt where nothing can be argued. */
  latestArguableAt: Date | null
  /** In the organisation's zone, with its name. */
  display: string
}

/** [DUE1] Event + elapsed hours. No clock change, leap day or zone moves it by a second. */
export function strictDeadline(awareAt: Date, hours: number): Date {
  return new Date(awareAt.getTime() + hours * HOUR_MS)
}

/**
 * [DUE2] Regulation (EEC, Euratom) 1182/71, Article 3(1): the hour in which the event falls is not counted. Weekends and holidays are,
 * because Article 3(4) excepts periods in hours; Article 3(5) is not used (Bavarian and North Rhine-Westphalian authorities).
 * The hour is that of the wall clock, which matters in zones half an hour apart.
 */
export function latestArguable(awareAt: Date, hours: number, zone: string): Date {
  const offsetMs = offsetMinutesAt(awareAt, zone) * MINUTE_MS
  const hourStart = Math.floor((awareAt.getTime() + offsetMs) / HOUR_MS) * HOUR_MS - offsetMs
  return new Date(hourStart + HOUR_MS + hours * HOUR_MS)
}

/** The deadline of any way of counting, from the instant its clock starts. */
export function deadlineOf(counting: Counting, start: Date, zone: string): Deadline {
  switch (counting.count) {
    case 'elapsed_hours': {
      const dueAt = strictDeadline(start, counting.amount)
      return { dueAt, latestArguableAt: latestArguable(start, counting.amount, zone), display: displayMoment(dueAt, zone) }
    }
    case 'elapsed_hours_strict': {
      const dueAt = strictDeadline(start, counting.amount)
      return { dueAt, latestArguableAt: dueAt, display: displayMoment(dueAt, zone) }
    }
    case 'at_once':
      return { dueAt: start, latestArguableAt: start, display: `At once (from ${displayMoment(start, zone)})` }
    case 'no_figure':
      return { dueAt: null, latestArguableAt: null, display: counting.words }
    default: {
      const dueAt = endOfDay(lastDay(counting, localDay(start, zone)), zone)
      return { dueAt, latestArguableAt: dueAt, display: `By the end of ${displayDay(dueAt, zone)}` }
    }
  }
}

/** The last day, by ways of counting that end with a day. */
function lastDay(counting: Exclude<Counting, { count: 'elapsed_hours' | 'elapsed_hours_strict' | 'at_once' | 'no_figure' }>, startDay: string): string {
  switch (counting.count) {
    case 'days_after_year_end':
      return shift(`${startDay.slice(0, 4)}-12-31`, counting.amount)
    case 'calendar_days_strict':
      return shift(startDay, counting.amount)
    case 'calendar_days':
      return workingDayFrom(shift(startDay, counting.amount), counting.calendar)
    case 'working_days':
      return addWorkingDays(startDay, counting.amount, counting.calendar)
    case 'months':
      return workingDayFrom(addMonths(startDay, counting.amount), counting.calendar)
  }
}

/** [DUE5] The day of the event does not count. */
export function addWorkingDays(day: string, days: number, calendar: Calendar): string {
  let last = day
  for (let left = days; left > 0;) {
    last = shift(last, 1)
    if (isWorkingDay(last, calendar)) left--
  }
  return last
}

/** [DUE4] The corresponding date, or the month's last day. Dodds v Walker [1981] 1 WLR 1027 (from memory). */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  return new Date(Date.UTC(lastOfMonth.getUTCFullYear(), lastOfMonth.getUTCMonth(), Math.min(date, lastOfMonth.getUTCDate()))).toISOString().slice(0, 10)
}

/** A way of counting, in words. */
export function countingInWords(counting: Counting): string {
  switch (counting.count) {
    case 'elapsed_hours':
    case 'elapsed_hours_strict':
      return `${counting.amount} elapsed hours`
    case 'calendar_days':
      return `${counting.amount} days, or the next working day`
    case 'calendar_days_strict':
      return `${counting.amount} calendar days`
    case 'working_days':
      return `${counting.amount} working days`
    case 'months':
      return `${counting.amount === 1 ? 'one month' : `${counting.amount} months`}, or the next working day`
    case 'days_after_year_end':
      return `${counting.amount} days after the end of the year`
    case 'at_once':
      return 'at once'
    case 'no_figure':
      return counting.words
  }
}
