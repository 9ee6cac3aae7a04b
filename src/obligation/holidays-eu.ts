/**
 * Public holidays of the member states of the Union and of Iceland, Liechtenstein and Norway: those of the whole country, as each state lists
 * them under Article 2(1) of Regulation (EEC, Euratom) 1182/71. All from memory, unverified. A day that is kept in one region only, that moves
 * by decree, or of which we are not sure is left out; so are substitutes for a Sunday. So a deadline may be shown as ending early, never late;
 * and because nobody has verified the table, it moves the latest arguable end only, never the due time (docs/rules/deadlines.md, DUE13).
 */
import { easterSunday, orthodoxEasterSunday, shift } from './calendar-days.ts'

export const MEMBER_STATES = [
  'AT',
  'BE',
  'BG',
  'HR',
  'CY',
  'CZ',
  'DK',
  'EE',
  'FI',
  'FR',
  'DE',
  'GR',
  'HU',
  'IE',
  'IT',
  'LV',
  'LT',
  'LU',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SK',
  'SI',
  'ES',
  'SE',
  'IS',
  'LI',
  'NO',
] as const
export type MemberState = (typeof MEMBER_STATES)[number]

export function isMemberState(country: string | null): country is MemberState {
  return country !== null && (MEMBER_STATES as readonly string[]).includes(country)
}

/**
 * One word a day: `12-25` a date; `E+1` days from Easter Sunday of the West, `O-48` of the East (Sundays of Easter and Pentecost are left out: weekends);
 * `05-01>Mon` the first Monday on or after 1 May. A year after `@` is the first in which it is kept, after `!` the first in which it is not.
 */
const KEPT: Readonly<Record<MemberState, string>> = {
  AT: '01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26',
  BE: '01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25',
  BG: '01-01 03-03 O-2 O+1 05-01 05-06 05-24 09-06 09-22 12-24 12-25 12-26',
  HR: '01-01 01-06 E+1 05-01 E+60 05-30@2020 06-22 08-05 08-15 11-01 11-18@2020 12-25 12-26',
  CY: '01-01 01-06 O-48 03-25 04-01 O-2 O+1 05-01 O+50 08-15 10-01 10-28 12-25 12-26',
  CZ: '01-01 E-2@2016 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
  DK: '01-01 E-3 E-2 E+1 E+26!2024 E+39 E+50 12-25 12-26',
  EE: '01-01 02-24 E-2 05-01 06-23 06-24 08-20 12-24 12-25 12-26',
  FI: '01-01 01-06 E-2 E+1 05-01 E+39 12-06 12-25 12-26',
  FR: '01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25',
  // Those of the states alone (Epiphany, Corpus Christi, All Saints and others) are left out.
  DE: '01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26',
  // The first of May moves by decree when it falls into Holy Week.
  GR: '01-01 01-06 O-48 03-25 O-2 O+1 O+50 08-15 10-28 12-25 12-26',
  HU: '01-01 03-15 E-2@2017 E+1 05-01 E+50 08-20 10-23 11-01 12-25 12-26',
  IE: '01-01 03-17 E+1 05-01>Mon 06-01>Mon 08-01>Mon 10-25>Mon 12-25 12-26',
  IT: '01-01 01-06 E+1 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26',
  LV: '01-01 E-2 E+1 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31',
  LT: '01-01 02-16 03-11 E+1 05-01 06-24 07-06 08-15 11-01 11-02@2020 12-24 12-25 12-26',
  LU: '01-01 E+1 05-01 05-09@2019 E+39 E+50 06-23 08-15 11-01 12-25 12-26',
  MT: '01-01 02-10 03-19 03-31 E-2 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25',
  NL: '01-01 E+1 04-27@2014 E+39 E+50 12-25 12-26',
  PL: '01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-24@2025 12-25 12-26',
  PT: '01-01 E-2 04-25 05-01 E+60@2016 06-10 08-15 10-05@2016 11-01@2016 12-01@2016 12-08 12-25',
  RO: '01-01 01-02 01-06@2024 01-07@2024 01-24@2017 O-2@2018 O+1 05-01 O+50 06-01@2017 08-15 11-30 12-01 12-25 12-26',
  // Days that laws of thrift took away or may take away (8 May, 1 and 15 September, 17 November) are left out.
  SK: '01-01 01-06 E-2 E+1 05-01 07-05 08-29 11-01 12-24 12-25 12-26',
  SI: '01-01 01-02@2017 02-08 E+1 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26',
  // Epiphany may be exchanged by a region for a day of its own.
  ES: '01-01 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
  SE: '01-01 01-06 E-2 E+1 05-01 E+39 06-06@2005 12-25 12-26',
  IS: '01-01 E-3 E-2 04-19>Thu 05-01 E+1 E+39 E+50 06-17 08-01>Mon 12-25 12-26',
  LI: '01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 09-08 11-01 12-08 12-25 12-26',
  NO: '01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26',
}

/** ISO days of a year on which the whole of a state rests; weekends may be among them. */
export function publicHolidays(state: MemberState, year: number): string[] {
  return KEPT[state].split(' ').flatMap((word) => dayOf(word, year) ?? [])
}

const WEEKDAYS: Readonly<Record<string, number>> = { Mon: 1, Thu: 4 }

function dayOf(word: string, year: number): string | null {
  const [, day = '', weekday, since, until] = /^([EO][+-]\d+|\d\d-\d\d)(?:>(\w+))?(?:@(\d{4}))?(?:!(\d{4}))?$/.exec(word)!
  if (year < Number(since ?? 0) || year >= Number(until ?? 9999)) return null
  if (/^[EO]/.test(day)) return shift(day.startsWith('E') ? easterSunday(year) : orthodoxEasterSunday(year), Number(day.slice(1)))
  const from = `${year}-${day}`
  return weekday ? shift(from, (WEEKDAYS[weekday]! - new Date(`${from}T00:00:00Z`).getUTCDay() + 7) % 7) : from
}
