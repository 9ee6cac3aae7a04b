/**
 * Days on which nobody works, by country or nation. Source: Banking and Financial Dealings Act 1971, sch. 1, and the proclamations
 * listed on gov.uk/bank-holidays (from memory of that list, 2020 to 2026: unverified). A day we are not sure of is left out:
 * a holiday missing makes a deadline early, one too many makes it late. United States: 5 U.S.C. 6103, a Saturday's day kept on the Friday, a
 * Sunday's on the Monday. Brazil: Laws 662/1949, 6.802/1980 and 14.759/2023; Good Friday and Carnival are left out. Both from memory.
 */
import { easterSunday, iso, shift } from './calendar-days.ts'
import { isMemberState, publicHolidays, type MemberState } from './holidays-eu.ts'

/** `eu` and `weekends` know weekends only; a member state is named by its country. */
export type Calendar = 'england_wales' | 'scotland' | 'northern_ireland' | 'eu' | 'us_federal' | 'brazil' | 'weekends' | MemberState

/** One-off changes by proclamation: `from` moved to `to`, or `to` added. */
const PROCLAIMED: { from?: string; to: string; why: string; where: readonly Calendar[] }[] = [
  { from: '2020-05-04', to: '2020-05-08', why: 'VE Day, 75 years', where: ['england_wales', 'scotland', 'northern_ireland'] },
  { from: '2022-05-30', to: '2022-06-02', why: 'Platinum Jubilee', where: ['england_wales', 'scotland', 'northern_ireland'] },
  { to: '2022-06-03', why: 'Platinum Jubilee', where: ['england_wales', 'scotland', 'northern_ireland'] },
  { to: '2022-09-19', why: 'State funeral', where: ['england_wales', 'scotland', 'northern_ireland'] },
  { to: '2023-05-08', why: 'Coronation', where: ['england_wales', 'scotland', 'northern_ireland'] },
]

/** `substitute`: a day on a weekend is made up for, on the next free weekday, or as the federal government of the United States does. */
type Rule = { name: string; where: readonly Calendar[]; day(year: number): string; substitute?: true | 'nearest'; from?: number }
const ALL_UK = ['england_wales', 'scotland', 'northern_ireland'] as const
const RULES: Rule[] = [
  { name: "New Year's Day", where: ALL_UK, day: (year) => iso(year, 1, 1), substitute: true },
  { name: '2 January', where: ['scotland'], day: (year) => iso(year, 1, 2), substitute: true },
  { name: "St Patrick's Day", where: ['northern_ireland'], day: (year) => iso(year, 3, 17), substitute: true },
  { name: 'Good Friday', where: ALL_UK, day: (year) => shift(easterSunday(year), -2) },
  { name: 'Easter Monday', where: ['england_wales', 'northern_ireland'], day: (year) => shift(easterSunday(year), 1) },
  { name: 'Early May', where: ALL_UK, day: (year) => nthMonday(year, 5, 1) },
  { name: 'Spring', where: ALL_UK, day: (year) => lastMonday(year, 5) },
  { name: 'Battle of the Boyne', where: ['northern_ireland'], day: (year) => iso(year, 7, 12), substitute: true },
  { name: 'Summer', where: ['scotland'], day: (year) => nthMonday(year, 8, 1) },
  { name: 'Summer', where: ['england_wales', 'northern_ireland'], day: (year) => lastMonday(year, 8) },
  { name: "St Andrew's Day", where: ['scotland'], day: (year) => iso(year, 11, 30), substitute: true },
  { name: 'Christmas Day', where: ALL_UK, day: (year) => iso(year, 12, 25), substitute: true },
  { name: 'Boxing Day', where: ALL_UK, day: (year) => iso(year, 12, 26), substitute: true },
  { name: "New Year's Day", where: ['us_federal'], day: (year) => iso(year, 1, 1), substitute: 'nearest' },
  { name: 'Martin Luther King', where: ['us_federal'], day: (year) => nthMonday(year, 1, 3) },
  { name: "Washington's Birthday", where: ['us_federal'], day: (year) => nthMonday(year, 2, 3) },
  { name: 'Memorial Day', where: ['us_federal'], day: (year) => lastMonday(year, 5) },
  { name: 'Juneteenth', where: ['us_federal'], day: (year) => iso(year, 6, 19), substitute: 'nearest', from: 2021 },
  { name: 'Independence Day', where: ['us_federal'], day: (year) => iso(year, 7, 4), substitute: 'nearest' },
  { name: 'Labor Day', where: ['us_federal'], day: (year) => nthMonday(year, 9, 1) },
  { name: 'Columbus Day', where: ['us_federal'], day: (year) => nthMonday(year, 10, 2) },
  { name: 'Veterans Day', where: ['us_federal'], day: (year) => iso(year, 11, 11), substitute: 'nearest' },
  { name: 'Thanksgiving', where: ['us_federal'], day: (year) => fourthThursday(year, 11) },
  { name: 'Christmas Day', where: ['us_federal'], day: (year) => iso(year, 12, 25), substitute: 'nearest' },
  ...(
    [
      ['Confraternização Universal', 1, 1],
      ['Tiradentes', 4, 21],
      ['Dia do Trabalho', 5, 1],
      ['Independência', 9, 7],
      ['Nossa Senhora Aparecida', 10, 12],
      ['Finados', 11, 2],
      ['Proclamação da República', 11, 15],
      ['Consciência Negra', 11, 20],
      ['Natal', 12, 25],
    ] as const
  ).map(([name, month, day]): Rule => ({ name, where: ['brazil'], day: (year) => iso(year, month, day), ...(day === 20 ? { from: 2024 } : {}) })),
]

const known = new Map<string, ReadonlyMap<string, string>>()

/** Holidays of a year, ISO day to name (of a member state, just that it is one). Empty for the calendars that know weekends only ('eu': member states differ). */
export function holidaysOf(year: number, calendar: Calendar): ReadonlyMap<string, string> {
  const key = `${calendar} ${year}`
  const made = known.get(key) ?? makeHolidays(year, calendar)
  known.set(key, made)
  return made
}

function makeHolidays(year: number, calendar: Calendar): ReadonlyMap<string, string> {
  if (isMemberState(calendar)) return new Map(publicHolidays(calendar, year).map((day) => [day, 'Public holiday']))
  const rules = RULES.filter((rule) => rule.where.includes(calendar) && year >= (rule.from ?? 0))
  const days = new Map<string, string>()
  // Fixed days first, so that a substitute (the next weekday that is free) does not land on one: Christmas on a Saturday gives Monday 27, Boxing Day Tuesday 28.
  for (const rule of rules) if (!rule.substitute || !isWeekend(rule.day(year))) days.set(rule.day(year), rule.name)
  for (const rule of rules) {
    // The first of January on a Saturday is kept on the last day of the year before.
    for (const fixed of rule.substitute === 'nearest' ? [rule.day(year), rule.day(year + 1)] : [rule.day(year)]) {
      if (!rule.substitute || !isWeekend(fixed)) continue
      let day = rule.substitute === 'nearest' && weekday(fixed) === 6 ? shift(fixed, -1) : fixed
      while (isWeekend(day) || days.has(day)) day = shift(day, 1)
      if (day.startsWith(`${year}-`)) days.set(day, `${rule.name} (substitute day)`)
    }
  }
  for (const change of PROCLAIMED) {
    if (!change.where.includes(calendar) || !change.to.startsWith(`${year}-`)) continue
    if (change.from) days.delete(change.from)
    days.set(change.to, change.why)
  }
  return days
}

export function isWorkingDay(day: string, calendar: Calendar): boolean {
  return !isWeekend(day) && !holidaysOf(Number(day.slice(0, 4)), calendar).has(day)
}

/** The day itself when it is a working day, otherwise the next that is. */
export function workingDayFrom(day: string, calendar: Calendar): string {
  let next = day
  while (!isWorkingDay(next, calendar)) next = shift(next, 1)
  return next
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(weekday(day))
}
function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
function nthMonday(year: number, month: number, nth: number): string {
  const first = iso(year, month, 1)
  return shift(first, ((8 - weekday(first)) % 7) + (nth - 1) * 7)
}
function fourthThursday(year: number, month: number): string {
  const first = iso(year, month, 1)
  return shift(first, ((11 - weekday(first)) % 7) + 21)
}
function lastMonday(year: number, month: number): string {
  const last = iso(year, month + 1, 0)
  return shift(last, -((weekday(last) + 6) % 7))
}
