import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { displayMoment, instantsOf } from '../incident/zone.ts'
import { addMonths, addWorkingDays, deadlineOf, latestArguable, strictDeadline } from './deadline.ts'
import { easterSunday, orthodoxEasterSunday } from './calendar-days.ts'
import { breachFacts, type PartialFacts } from './facts.ts'
import { MEMBER_STATES } from './holidays-eu.ts'
import { holidaysOf, isWorkingDay } from './holidays.ts'
import { listDuties } from './obligation.ts'

const LONDON = 'Europe/London'

for (const [aware, strict, arguable] of [
  ['2021-10-29T12:17', 'Mon 1 Nov 2021, 11:17 GMT', 'Mon 1 Nov 2021, 12:00 GMT'],
  ['2026-03-27T16:30', 'Mon 30 Mar 2026, 17:30 BST', 'Mon 30 Mar 2026, 18:00 BST'],
  ['2026-12-24T23:59', 'Sun 27 Dec 2026, 23:59 GMT', 'Mon 28 Dec 2026, 00:00 GMT'],
  ['2024-02-27T09:00', 'Fri 1 Mar 2024, 09:00 GMT', 'Fri 1 Mar 2024, 10:00 GMT'],
] as const) {
  test(`[DUE1] [DUE2] aware ${aware} in London: due ${strict}, arguable until ${arguable}`, () => {
    const at = instantsOf(aware, LONDON)[0]!
    assert.equal(displayMoment(strictDeadline(at, 72), LONDON), strict)
    assert.equal(displayMoment(latestArguable(at, 72, LONDON), LONDON), arguable)
  })
}

test('[DUE2] aware 22 December 2020, 12:17: the period starts at 13:00 and ends on the 25th at 13:00, a holiday like any hour', () => {
  assert.equal(latestArguable(new Date('2020-12-22T11:17:00Z'), 72, 'Europe/Berlin').toISOString(), '2020-12-25T12:00:00.000Z')
})

test('[DUE2] the hour is that of the wall clock, also where it stands half an hour off', () => {
  // 10:17 in Kolkata (UTC+5:30) is 04:47 UTC; the next full hour there is 11:00, which is 05:30 UTC.
  assert.equal(latestArguable(new Date('2026-05-05T04:47:00Z'), 72, 'Asia/Kolkata').toISOString(), '2026-05-08T05:30:00.000Z')
})

const ZONES = [
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'UTC',
]

test('[DUE1] no clock change, leap day or zone moves a strict deadline by a second', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 720 }),
      fc.constantFrom(...ZONES),
      (at, hours, zone) => {
        const { dueAt, latestArguableAt } = deadlineOf({ count: 'elapsed_hours', amount: hours }, at, zone)
        assert.equal(dueAt!.getTime() - at.getTime(), hours * 3_600_000)
        const extraMs = latestArguableAt!.getTime() - dueAt!.getTime()
        assert.ok(extraMs > 0 && extraMs <= 3_600_000, `${extraMs} ms after the strict end`)
      },
    ),
    { numRuns: 500 },
  )
})

test('[DUE6] a deadline that ends with a day ends in its last second on the wall, in every zone', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 90 }),
      fc.constantFrom(...ZONES.filter((zone) => zone !== 'Pacific/Apia' && zone !== 'America/Sao_Paulo')),
      (at, days, zone) => {
        const { dueAt } = deadlineOf({ count: 'calendar_days_strict', amount: days }, at, zone)
        assert.match(displayMoment(dueAt!, zone), /, 23:59 /)
      },
    ),
    { numRuns: 200 },
  )
})

for (const [from, months, to] of [
  ['2026-09-03', 1, '2026-10-03'],
  ['2026-03-31', 1, '2026-04-30'],
  ['2026-01-30', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-11-30', 3, '2027-02-28'],
  ['2026-12-15', 1, '2027-01-15'],
] as const) {
  test(`[DUE4] ${months} month(s) from ${from} is ${to}`, () => assert.equal(addMonths(from, months), to))
}

test('[DUE3] 30 days for a complaint that end on Easter Monday end on the Tuesday in England, on the Monday in Scotland', () => {
  const received = instantsOf('2026-03-07T10:00', LONDON)[0]!
  const due = (calendar: 'england_wales' | 'scotland') => deadlineOf({ count: 'calendar_days', amount: 30, calendar }, received, LONDON).display
  assert.equal(due('england_wales'), 'By the end of Tue 7 Apr 2026')
  assert.equal(due('scotland'), 'By the end of Mon 6 Apr 2026')
})

test('[DUE5] three working days from the Thursday before Christmas 2026 end on the last day of the year', () => {
  // Fri 25 holiday, Sat 26, Sun 27, Mon 28 substitute; Tue 29, Wed 30, Thu 31.
  assert.equal(addWorkingDays('2026-12-24', 3, 'england_wales'), '2026-12-31')
})

for (const [calendar, year, days] of [
  ['england_wales', 2026, '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'],
  ['england_wales', 2022, '2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27'],
  ['england_wales', 2021, '2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28'],
  ['scotland', 2022, '2022-01-03 2022-01-04 2022-04-15 2022-05-02 2022-06-02 2022-06-03 2022-08-01 2022-09-19 2022-11-30 2022-12-26 2022-12-27'],
  ['us_federal', 2026, '2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 2026-11-26 2026-12-25'],
  ['us_federal', 2021, '2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 2021-11-25 2021-12-24 2021-12-31'],
  ['brazil', 2026, '2026-01-01 2026-04-21 2026-05-01 2026-09-07 2026-10-12 2026-11-02 2026-11-15 2026-11-20 2026-12-25'],
  ['brazil', 2023, '2023-01-01 2023-04-21 2023-05-01 2023-09-07 2023-10-12 2023-11-02 2023-11-15 2023-12-25'],
  ['northern_ireland', 2025, '2025-01-01 2025-03-17 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-07-14 2025-08-25 2025-12-25 2025-12-26'],
] as const) {
  test(`[DUE7] bank holidays of ${year} in ${calendar.replace('_', ' ')}`, () =>
    assert.equal([...holidaysOf(year, calendar).keys()].toSorted().join(' '), days))
}

test('[DUE7] where member states differ, only weekends are days off', () => {
  assert.equal(isWorkingDay('2026-12-25', 'eu'), true)
  assert.equal(isWorkingDay('2026-12-26', 'eu'), false)
})

for (const [state, year, days] of [
  ['DE', 2026, '2026-01-01 2026-04-03 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-10-03 2026-12-25 2026-12-26'],
  ['FR', 2025, '2025-01-01 2025-04-21 2025-05-01 2025-05-08 2025-05-29 2025-06-09 2025-07-14 2025-08-15 2025-11-01 2025-11-11 2025-12-25'],
  ['IE', 2026, '2026-01-01 2026-03-17 2026-04-06 2026-05-04 2026-06-01 2026-08-03 2026-10-26 2026-12-25 2026-12-26'],
  ['GR', 2024, '2024-01-01 2024-01-06 2024-03-18 2024-03-25 2024-05-03 2024-05-06 2024-06-24 2024-08-15 2024-10-28 2024-12-25 2024-12-26'],
] as const) {
  test(`[DUE13] public holidays of ${year} in ${state}`, () => assert.equal([...holidaysOf(year, state).keys()].toSorted().join(' '), days))
}

for (const [year, west, east] of [
  [2016, '2016-03-27', '2016-05-01'],
  [2024, '2024-03-31', '2024-05-05'],
  [2025, '2025-04-20', '2025-04-20'],
  [2026, '2026-04-05', '2026-04-12'],
] as const) {
  test(`[DUE13] Easter of ${year}: ${west} in the West, ${east} in the East`, () =>
    assert.deepEqual([easterSunday(year), orthodoxEasterSunday(year)], [west, east]))
}

test('[DUE13] every member state has days off, each a day that there is, Christmas and New Year among them; Great Prayer Day ended with 2023', () => {
  for (const state of MEMBER_STATES)
    for (let year = 2018; year <= 2040; year++) {
      const days = [...holidaysOf(year, state).keys()]
      assert.ok(days.length >= 7 && days.length <= 16, `${state} ${year}: ${days.length}`)
      for (const day of days) assert.equal(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10), day)
      assert.ok(days.includes(`${year}-01-01`) && days.includes(`${year}-12-25`), `${state} ${year}`)
    }
  assert.deepEqual([isWorkingDay('2023-05-05', 'DK'), isWorkingDay('2024-04-26', 'DK')], [false, true])
})

test("[DUE13] a month that ends on a holiday of the lead authority's country: due on the day, arguable until the next that is worked", () => {
  const dutyOf = (organisation: PartialFacts['organisation']) =>
    listDuties(
      breachFacts({
        organisation: { kind: 'company', zone: 'UTC', euEstablishment: 'yes', ...organisation },
        moments: { awareAt: '2026-09-01T09:00:00Z', requestReceivedAt: '2026-11-25T09:00:00Z' },
        people: { high: 5, byCountry: { DE: 5 } },
      }),
      new Date('2026-11-26T09:00:00Z'),
    ).find(({ rule }) => rule === 'eu-gdpr.12.3.access')!
  const ends = (organisation: PartialFacts['organisation']) => {
    const { dueAt, latestArguableAt } = dutyOf(organisation)
    return [dueAt?.slice(0, 10), latestArguableAt?.slice(0, 10)]
  }
  // 25 December 2026 is a Friday. In Poland it is a holiday, so is Saturday 26; the next worked day is Monday 28.
  assert.deepEqual(ends({ country: 'PL' }), ['2026-12-25', '2026-12-28'])
  // At home outside the Union: the lead authority's country counts where there is one; where nobody said, weekends alone.
  assert.deepEqual(ends({ country: 'GB', leadAuthority: 'IE' }), ['2026-12-25', '2026-12-28'])
  assert.deepEqual(ends({ country: 'GB' }), ['2026-12-25', '2026-12-25'])
})

test('[DUE13] two firms, one month: in Germany 3 October is a day off, in Ireland it is not', () => {
  const until = (state: 'DE' | 'IE') =>
    deadlineOf({ count: 'months', amount: 1, calendar: state }, new Date('2025-09-03T09:00:00Z'), 'UTC').dueAt!.toISOString()
  assert.deepEqual([until('DE'), until('IE')], ['2025-10-06T23:59:59.000Z', '2025-10-03T23:59:59.000Z'])
})

test('[DUE8] a duty without a figure has no due time, and says in words what it asks', () => {
  assert.deepEqual(deadlineOf({ count: 'no_figure', words: 'Without undue delay' }, new Date(0), LONDON), {
    dueAt: null,
    latestArguableAt: null,
    display: 'Without undue delay',
  })
})
