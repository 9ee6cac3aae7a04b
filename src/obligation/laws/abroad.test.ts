/** Laws of other places: whom they reach, and how little an organisation at home is troubled by them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { breachFacts, type PartialFacts } from '../facts.ts'
import { dutiesFor, listDuties } from '../obligation.ts'

const NOW = new Date('2026-10-22T18:00:00Z')
const CHARITY: PartialFacts = {
  organisation: { kind: 'charity', country: 'GB', nation: 'england_wales', euEstablishment: 'no', offersInEu: 'no' },
  moments: { awareAt: '2026-10-22T16:35:00Z' },
  breach: { malice: 'yes', ransomware: 'yes', availability: 'yes', restored: 'no' },
  data: { kinds: ['person_name', 'email', 'postal_address', 'health'] },
}
const abroadOf = (people: PartialFacts['people'], organisation: PartialFacts['organisation'] = {}) =>
  listDuties(breachFacts({ ...CHARITY, organisation: { ...CHARITY.organisation, ...organisation }, people }), NOW).filter(
    ({ rule }) => !/^(uk-|eu-gdpr|contract|insurer)/.test(rule),
  )
const open = (duties: ReturnType<typeof abroadOf>) =>
  duties.filter(({ status }) => status !== 'not_due' && status !== 'exempt').map(({ rule, status }) => `${rule} ${status}`)

test('[ABR1] everybody lives in the United Kingdom: nothing abroad is open', () => {
  assert.deepEqual(open(abroadOf({ high: 5000, byCountry: { GB: 5000 } })), [])
})

test('[ABR2] the country of some is not known: one row, which says of how many and what it stands for', () => {
  const duties = abroadOf({ high: 5000, byCountry: { GB: 4700, unknown: 300 } })
  assert.deepEqual(open(duties), ['abroad.residence cannot_rule_out'])
  const [row] = duties.filter(({ rule }) => rule === 'abroad.residence')
  assert.match(row!.why[0]!, /^Other countries: the residence of 300 people is not known/)
  assert.ok(row!.covers.includes('au-ndb.26WK') && row!.covers.includes('us-ca.individuals'))
})

test('[ABR2] nothing known of residence: the same one row', () => {
  assert.deepEqual(open(abroadOf({})), ['abroad.residence cannot_rule_out'])
  assert.match(abroadOf({}).find(({ rule }) => rule === 'abroad.residence')!.why[0]!, /an unknown number of people/)
})

test('[ABR3] people in Australia, and nobody has said whether we do business there: open, by name', () => {
  const rules = open(abroadOf({ high: 5000, byCountry: { GB: 4988, AU: 12 } }))
  assert.ok(rules.includes('au-ndb.26WK cannot_rule_out') && !rules.some((rule) => rule.startsWith('nz-')))
  assert.deepEqual(open(abroadOf({ high: 5000, byCountry: { GB: 4988, AU: 12 } }, { activeIn: [] })), [])
})

test('[ABR4] a registered party at home in Australia, a federal party at home in Canada are exempt, and it says why', () => {
  for (const [country, rule] of [
    ['AU', 'au-ndb.26WK'],
    ['CA', 'ca-pipeda.10.1'],
  ] as const) {
    const duty = abroadOf({ high: 50, byCountry: { [country]: 50 } }, { country, kind: 'political_party', nation: null }).find((one) => one.rule === rule)!
    assert.equal(duty.status, 'exempt')
    assert.match(duty.why.join(' '), /party/)
  }
})

test('[ABR5] Indian law of 2025 is not applied before its day', () => {
  const rules = (awareAt: string) =>
    listDuties(breachFacts({ ...CHARITY, moments: { awareAt }, people: { byCountry: { IN: 5 } } }), NOW).map(({ rule }) => rule)
  assert.ok(!rules('2026-10-22T16:35:00Z').includes('in-dpdp.7.individuals') && rules('2026-10-22T16:35:00Z').includes('in-cert.6h'))
  assert.ok(rules('2027-06-01T09:00:00Z').includes('in-dpdp.7.individuals'))
})

test('[ABR6] sector laws of the Union are one row while nobody has said whether we are established there', () => {
  const duties = abroadOf({ high: 10, byCountry: { GB: 10 } }, { euEstablishment: 'unknown', kind: 'company' })
  assert.deepEqual(open(duties), ['eu-sectors.establishment cannot_rule_out'])
})

test('[ABR7] on a screen an organisation at home sees what it saw before, and one row', () => {
  const facts = breachFacts({ ...CHARITY, people: { high: 5000, byCountry: { GB: 5000 } } })
  const foreign = dutiesFor(facts, NOW).filter(({ rule }) => !/^(uk-|eu-gdpr|contract|insurer)/.test(rule))
  assert.deepEqual(
    foreign.map(({ rule, status }) => `${rule} ${status}`),
    ['abroad.not-owed not_due'],
  )
})

test('[ABR8] DORA: a report under it hangs on the one before, which was sent late or early', () => {
  const facts = breachFacts({
    organisation: { kind: 'company', country: 'DE', zone: 'UTC', euEstablishment: 'yes', sectors: { dora: 'yes' } },
    moments: { awareAt: '2026-03-02T10:00:00Z', classifiedMajorAt: '2026-03-02T12:00:00Z' },
    breach: { malice: 'yes', ransomware: 'yes', confidentiality: 'yes' },
    people: { high: 10, byCountry: { DE: 10 } },
    told: [{ body: 'other', name: 'The competent authority of the financial entity', at: '2026-03-02T13:00:00Z' }],
  })
  const duties = new Map(listDuties(facts, NOW).map((duty) => [duty.rule, duty]))
  assert.equal(duties.get('dora.19.4a')!.metAt, '2026-03-02T13:00:00.000Z')
  assert.deepEqual([duties.get('dora.19.4b')!.metAt, duties.get('dora.19.4b')!.dueAt], [null, '2026-03-05T13:00:00.000Z'])
})

test('[ABR9] a German firm with customers in Wales: the UK GDPR is open until it says whether it serves them', () => {
  const status = (activeIn: string[] | null, byCountry: Record<string, number>) => {
    const organisation = { kind: 'company', country: 'DE', zone: 'Europe/Berlin', activeIn } as const
    const facts = breachFacts({ ...CHARITY, organisation, breach: { ...CHARITY.breach, exfiltration: 'seen' }, people: { high: 900, byCountry } })
    return listDuties(facts, NOW).find(({ rule }) => rule === 'uk-gdpr.34.1')?.status
  }
  assert.deepEqual(
    [status(null, { DE: 880, GB: 20 }), status(['GB'], { DE: 880, GB: 20 }), status([], { DE: 880, GB: 20 }), status(['GB'], { DE: 900 })],
    ['cannot_rule_out', 'due', 'not_due', 'not_due'],
  )
})

test('[ABR9] the exemption of a party at home in Australia has its row and reason on the screen', () => {
  const facts = breachFacts({ ...CHARITY, organisation: { kind: 'political_party', country: 'AU', nation: null }, people: { high: 50, byCountry: { AU: 50 } } })
  const rows = dutiesFor(facts, NOW).filter(({ rule }) => rule.startsWith('au-ndb.'))
  assert.deepEqual([...new Set(rows.map(({ status }) => status))], ['exempt'])
  assert.equal(rows.length, 3)
  assert.ok(rows.every(({ why }) => why.join(' ').includes('registered political party')))
})
