/** What hangs on what, and which law is asked on which day: held for every rule that we carry, whatever the day and the zone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { instantsOf, localDay } from '../incident/zone.ts'
import { breachFacts, type BreachFacts, type PartialFacts } from './facts.ts'
import { LAWS } from './laws/registry.ts'
import { listDuties, rulesFor, type Duty } from './obligation.ts'

const HOUR_MS = 3_600_000
const ZONES = ['Europe/London', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Casablanca', 'Pacific/Chatham', 'UTC']
const PLACES = ['US-CA', 'US-MD', 'US-NJ', 'US-IA', 'US-LA', 'US-OK', 'US-CT', 'US-PA', 'US-MT', 'US-NY'] as const

/** Everything that can be owed at once: a bank with people in many places, all of it stolen, at home in the Union. */
function facts(awareAt: Date, zone: string, told: PartialFacts['told'] = []): BreachFacts {
  return breachFacts({
    organisation: {
      kind: 'company',
      country: 'IE',
      zone,
      euEstablishment: 'yes',
      offersInEu: 'yes',
      activeIn: ['GB', 'US', 'SG', 'IN', 'JP', 'KR', 'BR'],
      sectors: { nis2: 'yes', dora: 'yes', cra: 'yes', eidasTrust: 'yes', hipaa: 'yes', usBank: 'yes', fca: 'yes', pecrProvider: 'yes', nis: 'yes' },
    },
    moments: { awareAt: awareAt.toISOString() },
    breach: { confidentiality: 'yes', exfiltration: 'seen', malice: 'yes', ransomware: 'yes', recipients: 'unknown', unintelligible: 'no' },
    people: {
      low: 20_000,
      high: 20_000,
      byCountry: { IE: 5000, GB: 3000, SG: 1000, IN: 100, JP: 100, KR: 100, BR: 100, US: 10_000 },
      residents: PLACES.map((place) => ({ place, people: 1000 })),
    },
    data: { kinds: ['person_name', 'national_id', 'health', 'bank_account', 'password'], accessCodes: 'yes', revealsBelief: 'no' },
    told,
  })
}
const moment = fc.date({ min: new Date('2018-06-01'), max: new Date('2032-01-01'), noInvalidDate: true })
const owed = ({ status }: Duty) => status === 'due' || status === 'cannot_rule_out'
const HANGING = LAWS.filter(({ hangsOn }) => hangsOn)

test('[DUE10] before and with another duty: never later than it; after another: counted from when that one was met, or from its last day', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null }), (at, zone, toldAfterHours) => {
      const toldAt = toldAfterHours === null ? null : new Date(at.getTime() + toldAfterHours * HOUR_MS).toISOString()
      const duties = new Map(listDuties(facts(at, zone, toldAt === null ? [] : [{ body: 'people', at: toldAt }]), at).map((duty) => [duty.rule, duty]))
      for (const { rule, hangsOn, dueAt, startedAt } of [...duties.values()].filter((duty) => owed(duty) && duty.hangsOn)) {
        const other = duties.get(hangsOn!.rule)
        if (!other || !owed(other)) continue
        seen.add(`${hangsOn!.order} ${rule}`)
        if (hangsOn!.order === 'after') {
          if (LAWS.find(({ id }) => id === rule)!.clock.starts === 'other_duty') assert.equal(startedAt, other.metAt ?? other.dueAt, `${rule} in ${zone}`)
        } else if (other.dueAt !== null) assert.ok(dueAt !== null && dueAt <= other.dueAt, `${rule} in ${zone}: ${dueAt} is later than ${other.dueAt}`)
      }
    }),
    { numRuns: 60 },
  )
  for (const order of ['before us-md.ag', 'before us-nj.state-police', 'with us-ct.ag', 'with sg-pdpa.26D.individuals', 'after us-ca.ag', 'after dora.19.4b'])
    assert.ok(seen.has(order), `${order} was never owed together with what it hangs on`)
})

test('[DUE10] every duty that hangs on another names one that we carry, and no two hang on each other', () => {
  assert.ok(HANGING.length >= 25, `${HANGING.length} rules`)
  for (const { id, hangsOn } of HANGING) {
    const seen = new Set([id])
    for (let next = hangsOn; next; next = LAWS.find((rule) => rule.id === next!.rule)!.hangsOn) {
      assert.ok(LAWS.some((rule) => rule.id === next!.rule) && !seen.has(next.rule), `${id} on ${next.rule}`)
      seen.add(next.rule)
    }
  }
})

test('[DUE1] no clock change, leap day or zone moves a duty counted in hours by a second, whichever law it is of', () => {
  const inHours = new Map(
    LAWS.flatMap(({ id, version, clock }) =>
      clock.counting.count.startsWith('elapsed_hours') && !clock.capHoursFromAware ? [[`${id} ${version}`, clock.counting as { amount: number }]] : [],
    ),
  )
  const seen = new Set<string>()
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (at, zone) => {
      for (const { rule, version, startedAt, dueAt, latestArguableAt } of listDuties(facts(at, zone), at)) {
        const counting = inHours.get(`${rule} ${version}`)
        if (!counting || dueAt === null) continue
        seen.add(rule)
        assert.equal(Date.parse(dueAt) - Date.parse(startedAt!), counting.amount * HOUR_MS, `${rule} in ${zone}`)
        const extraMs = Date.parse(latestArguableAt!) - Date.parse(dueAt)
        assert.ok(extraMs >= 0 && extraMs <= HOUR_MS, `${rule}: arguable ${extraMs} ms longer`)
      }
    }),
    { numRuns: 60 },
  )
  for (const rule of ['uk-gdpr.33.1', 'eu-gdpr.33.1', 'cra.14.warning', 'in-cert.6h', 'us-bank.36h', 'kr-pipa.34.authority']) assert.ok(seen.has(rule), rule)
})

test('[OBL4] on any day, in any zone, the law asked is the law in force on that day there: one version of a rule, none that has ended or not begun', () => {
  fc.assert(
    fc.property(moment, fc.constantFrom(...ZONES), (at, zone) => {
      const rules = rulesFor(facts(at, zone), at).filter(({ id }) => !/^(contract|insurer)\./.test(id))
      const day = localDay(at, zone)
      assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length)
      for (const { id, version, effectiveFrom, effectiveTo, status, clock } of rules) {
        if (['complaint_received', 'request_received'].includes(clock.starts)) continue
        assert.ok(effectiveFrom <= day && (effectiveTo === null || day < effectiveTo) && status !== 'proposed', `${id} v${version} on ${day}`)
      }
      for (const { id, effectiveFrom, effectiveTo, status } of LAWS)
        if (status !== 'proposed' && effectiveFrom <= day && (effectiveTo === null || day < effectiveTo))
          assert.ok(
            rules.some((rule) => rule.id === id),
            `${id} on ${day}`,
          )
    }),
    { numRuns: 100 },
  )
})

test('[OBL4] a law that changes at midnight changes at midnight on the wall of the organisation', () => {
  const versionAt = (wall: string, zone: string) =>
    listDuties(
      breachFacts({
        organisation: { zone, sectors: { pecrProvider: 'yes' } },
        moments: { awareAt: instantsOf(wall, zone)[0]!.toISOString() },
        breach: { malice: 'yes', confidentiality: 'yes' },
        people: { high: 10, byCountry: { GB: 10 } },
      }),
      new Date('2026-01-01T00:00:00Z'),
    ).find(({ rule }) => rule === 'uk-pecr.5A')!
  const before = versionAt('2025-08-19T23:59', 'Europe/London')
  const after = versionAt('2025-08-20T00:00', 'Europe/London')
  assert.deepEqual([before.version, before.dueAt], [1, '2025-08-20T22:59:00.000Z'])
  assert.deepEqual([after.version, after.dueAt], [2, '2025-08-22T23:00:00.000Z'])
})
