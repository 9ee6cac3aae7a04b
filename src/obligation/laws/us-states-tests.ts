/** Test vectors of the rules of a state: at the number and one below it, nobody there, a plain list, encrypted. Due times are counted by plain arithmetic. */
import type { Kind } from '../../kinds.ts'
import type { PartialFacts } from '../facts.ts'
import type { LawTest } from './rule.ts'
import type { StateRow, UsWhen } from './us-states-table.ts'

const DAY_MS = 86_400_000
/** A Monday, ten in the morning. */
const AWARE = '2026-03-02T10:00:00Z'
const endOf = (days: number) => new Date(Date.parse('2026-03-02T23:59:59Z') + days * DAY_MS).toISOString()

function facts(place: string, people: number, kinds: Kind[], more: PartialFacts['breach'] = {}): PartialFacts {
  return {
    organisation: { kind: 'public_body', country: 'US', zone: 'UTC', sectors: { usDataBroker: 'yes' } },
    moments: { awareAt: AWARE },
    breach: { confidentiality: 'yes', malice: 'yes', unintelligible: 'no', ...more },
    people: { high: people, byCountry: { US: people }, residents: [{ place, people }] },
    data: { kinds, accessCodes: 'no' },
  }
}

/** @param when the clock: days for the notice to people, otherwise how it hangs on that notice. */
export function vectorsFor(row: StateRow, atLeast: number, when: number | undefined | UsWhen): LawTest[] {
  const { place } = row
  const elsewhere = place === 'US-WY' ? 'US-MS' : 'US-WY'
  const stolen: Kind[] = ['person_name', 'national_id']
  return [
    { says: `${atLeast} residents, Social Security numbers stolen`, facts: facts(place, atLeast, stolen), status: 'due', dueAt: dueAt(row, when) },
    ...(atLeast > 1 ? [{ says: `${atLeast - 1} residents`, facts: facts(place, atLeast - 1, stolen), status: 'not_due' } as const] : []),
    { says: 'everybody lives elsewhere', facts: facts(elsewhere, 20_000, stolen), status: 'not_due' },
    { says: 'a list of names, e-mail addresses and a party', facts: facts(place, 20_000, ['person_name', 'email', 'political_opinion']), status: 'not_due' },
    { says: 'encrypted, key safe', facts: facts(place, 20_000, stolen, { unintelligible: 'yes' }), status: 'exempt' },
  ]
}

/** Business days from a Monday: five of them are a week. */
function dueAt(row: StateRow, when: number | undefined | UsWhen): string | null {
  const notice = row.people.days
  if (when === undefined || when === 'no_figure') return null
  if (typeof when === 'number') return endOf(when)
  if (when === 'with' || when === 'before') return notice === undefined ? null : endOf(notice)
  if ('days' in when) return endOf(when.days)
  if ('hours' in when) return new Date(Date.parse(AWARE) + when.hours * 3_600_000).toISOString()
  if ('workingDays' in when) return endOf(Math.floor(when.workingDays / 5) * 7 + (when.workingDays % 5))
  return 'daysAfterNotice' in when && notice !== undefined ? endOf(notice + when.daysAfterNotice) : null
}
