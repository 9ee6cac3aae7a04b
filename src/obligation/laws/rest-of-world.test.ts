/**
 * Every row of the law outside the United Kingdom, the Union and the United States that we set out to carry, by hand: who has to be told, by when.
 * The list stands here and not in the code that it is held against, so that a law that is dropped is missed.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachFacts, type PartialFacts } from '../facts.ts'
import { listDuties, type Duty } from '../obligation.ts'
import { LAWS } from './registry.ts'

const NOW = new Date('2026-03-02T12:00:00Z')

/** A firm of Bristol that does business in `place`; identity, health and account data of 5,000 people there stolen; aware on a Monday at ten. */
function stolenFrom(place: string, more: PartialFacts = {}): Map<string, Duty> {
  const facts: PartialFacts = {
    organisation: {
      kind: 'company',
      zone: 'UTC',
      activeIn: [place.slice(0, 2)],
      smallBusiness: 'no',
      euEstablishment: 'no',
      offersInEu: 'no',
      ...more.organisation,
    },
    moments: { awareAt: '2026-03-02T10:00:00Z', ...more.moments },
    breach: { confidentiality: 'yes', exfiltration: 'seen', malice: 'yes', recipients: 'unknown', unintelligible: 'no' },
    people: { low: 5000, high: 5000, byCountry: { [place.slice(0, 2)]: 5000 }, residents: [{ place, people: 5000 }] },
    data: { kinds: ['person_name', 'national_id', 'health', 'bank_account'], accessCodes: 'yes', revealsBelief: 'no' },
  }
  return new Map(listDuties(breachFacts(facts), NOW).map((duty) => [duty.rule, duty]))
}

const MONDAY = '2026-03-02T10:00:00.000Z'
const HOURS_72 = '2026-03-05T10:00:00.000Z'
const THREE_DAYS = '2026-03-05T23:59:59.000Z'
const THIRTY_DAYS = '2026-04-01T23:59:59.000Z'

/** Place; rules to an authority, rules to people, each with when it is due (null: no figure in the law). */
const ROWS: readonly (readonly [place: string, authority: Record<string, string | null>, people: Record<string, string | null>])[] = [
  ['AU', { 'au-ndb.26WH': THIRTY_DAYS, 'au-ndb.26WK': null }, { 'au-ndb.26WL': null }],
  ['CA', { 'ca-pipeda.10.1': null, 'ca-pipeda.10.2': null, 'ca-pipeda.10.3': null }, { 'ca-pipeda.10.1.3': null }],
  ['CA-QC', { 'ca-qc.3.5': null }, { 'ca-qc.3.5.individuals': null }],
  ['CA-AB', { 'ca-ab.34.1': null }, {}],
  // Three business days; twenty for what was missing, of which none is a holiday of the Union of states between 2 and 30 March 2026.
  ['BR', { 'br-lgpd.48': THREE_DAYS, 'br-lgpd.48.supplement': '2026-03-30T23:59:59.000Z' }, { 'br-lgpd.48.individuals': THREE_DAYS }],
  ['IN', { 'in-cert.6h': '2026-03-02T16:00:00.000Z' }, {}],
  ['NZ', { 'nz-privacy.114': HOURS_72 }, { 'nz-privacy.115': null }],
  ['CH', { 'ch-fadp.24': null }, { 'ch-fadp.24.4': null }],
  ['JP', { 'jp-appi.26.preliminary': THREE_DAYS, 'jp-appi.26.final': THIRTY_DAYS }, { 'jp-appi.26.individuals': null }],
  ['SG', { 'sg-pdpa.26D.commission': THREE_DAYS }, { 'sg-pdpa.26D.individuals': THREE_DAYS }],
  ['KR', { 'kr-pipa.34.authority': HOURS_72 }, { 'kr-pipa.34.individuals': HOURS_72 }],
  ['TR', { 'tr-kvkk.12': HOURS_72 }, { 'tr-kvkk.12.individuals': null }],
  ['TH', { 'th-pdpa.37': HOURS_72 }, { 'th-pdpa.37.individuals': null }],
  ['PH', { 'ph-dpa.20f': HOURS_72 }, { 'ph-dpa.20f.individuals': HOURS_72 }],
  ['ID', { 'id-pdp.46': HOURS_72 }, { 'id-pdp.46.individuals': HOURS_72 }],
  ['KE', { 'ke-dpa.43': HOURS_72 }, { 'ke-dpa.43.individuals': null }],
  ['NG', { 'ng-ndpa.40': HOURS_72 }, { 'ng-ndpa.40.individuals': null }],
  ['SA', { 'sa-pdpl.20': HOURS_72 }, { 'sa-pdpl.20.individuals': null }],
  ['ZA', { 'za-popia.22': null }, { 'za-popia.22.individuals': null }],
  ['HK', { 'hk-pdpo.voluntary': null }, {}],
  ['CN', { 'cn-pipl.57': MONDAY }, { 'cn-pipl.57.individuals': MONDAY }],
]

for (const [place, authority, people] of ROWS) {
  test(`[LAW1] ${place}: who has to be told, by when`, () => {
    const duties = stolenFrom(place)
    for (const [rule, dueAt] of Object.entries({ ...authority, ...people })) {
      const duty = duties.get(rule)
      assert.ok(duty, `${rule} is not carried`)
      assert.equal(duty.status, place === 'HK' ? 'voluntary' : 'due', `${rule}: ${duty.why.join(' ')}`)
      assert.equal(duty.dueAt, dueAt, rule)
      assert.equal(duty.body === 'people', rule in people, `${rule} goes to ${duty.addressee}`)
    }
  })

  test(`[LAW1] ${place}: nobody lives there, nothing is owed; nobody knows where people live, nothing is ruled out`, () => {
    const rules = Object.keys({ ...authority, ...people })
    const elsewhere = stolenFrom('GB', { organisation: { activeIn: [place.slice(0, 2)] } })
    for (const rule of rules) assert.equal(elsewhere.get(rule)!.status, 'not_due', rule)
    const open = listDuties(breachFacts({ moments: { awareAt: MONDAY } }), NOW).find(({ rule }) => rule === 'abroad.residence')!
    assert.equal(open.status, 'cannot_rule_out')
    for (const rule of rules) assert.ok(open.covers.includes(rule), `${rule} is not covered`)
  })
}

test('[LAW1] India: the rules of 2025 from their first day on, with the Board told twice and each person', () => {
  const then = stolenFrom('IN', { moments: { awareAt: '2027-06-01T10:00:00Z' } })
  assert.deepEqual(
    ['in-dpdp.7.initial', 'in-dpdp.7.detailed', 'in-dpdp.7.individuals'].map((rule) => [then.get(rule)?.status, then.get(rule)?.dueAt]),
    [
      ['due', null],
      ['due', '2027-06-04T10:00:00.000Z'],
      ['due', null],
    ],
  )
  assert.equal(stolenFrom('IN').has('in-dpdp.7.individuals'), false)
})

test('[LAW2] whoever is exempt is a rule too: parties and small bodies in Australia, federal parties in Canada; small bodies have longer in Brazil', () => {
  const statusOf = (place: string, rule: string, organisation: PartialFacts['organisation']) => stolenFrom(place, { organisation }).get(rule)?.status
  assert.equal(statusOf('AU', 'au-ndb.26WK', { country: 'AU', kind: 'political_party' }), 'exempt')
  assert.equal(statusOf('AU', 'au-ndb.26WK', { country: 'AU', smallBusiness: 'yes' }), 'exempt')
  // Whether we are small is not known: the exemption is not taken for granted.
  assert.equal(statusOf('AU', 'au-ndb.26WK', { country: 'AU', smallBusiness: 'unknown' }), 'due')
  assert.equal(statusOf('AU', 'au-ndb.26WK', { country: 'AU', kind: 'unknown' }), 'due')
  assert.equal(statusOf('CA', 'ca-pipeda.10.1', { country: 'CA', kind: 'political_party' }), 'exempt')
  assert.equal(statusOf('BR', 'br-lgpd.48.small', { smallBusiness: 'yes' }), 'due')
})

test('[LAW1] every law carried from outside the United Kingdom, the Union and the United States is in the list above', () => {
  const listed = new Set(ROWS.map(([place]) => place))
  for (const { id, jurisdiction } of LAWS) if (!/^(GB|EU|US)/.test(jurisdiction)) assert.ok(listed.has(jurisdiction), `${id} of ${jurisdiction}`)
})
