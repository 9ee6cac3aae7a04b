/** The published case most like this incident: a first question to ask a decision is "how did they decide the nearest?". */
import type { Kind } from '../../kinds.ts'
import { SPECIAL_CATEGORIES } from '../../kinds.ts'
import { exposureOf, type BreachFacts } from '../facts.ts'
import type { PublishedCase } from './case.ts'
import { EDPB_01_2021 } from './edpb-01-2021.ts'
import { EDPB_9_2022_ANNEX_B } from './edpb-9-2022-annex-b.ts'

export const PUBLISHED_CASES: readonly PublishedCase[] = [...EDPB_01_2021, ...EDPB_9_2022_ANNEX_B]

export type NearestCase = {
  id: string
  title: string
  when: string
  authority: 'yes' | 'no'
  people: 'yes' | 'no'
  mark: 'V' | 'M'
  /** 1: alike in everything compared. */
  likeness: number
  shares: string[]
  differs: string[]
}

type Trait = { name: string; weight: number; of(facts: BreachFacts): string }
const TRAITS: Trait[] = [
  { name: 'ransomware', weight: 4, of: (f) => f.breach.ransomware },
  { name: 'whether data were copied or seen', weight: 3, of: exposureOf },
  { name: 'whether data are out of reach', weight: 2, of: (f) => f.breach.availability },
  { name: 'whether they were restored', weight: 2, of: (f) => (f.breach.availability === 'no' ? 'does not arise' : f.breach.restored) },
  { name: 'what being without them did to people', weight: 2, of: (f) => (f.breach.availability === 'no' ? 'does not arise' : f.breach.effectOnPeople) },
  { name: 'intent', weight: 2, of: (f) => f.breach.malice },
  { name: 'encryption with a safe key', weight: 3, of: (f) => f.breach.unintelligible },
  { name: 'who may have the data', weight: 2, of: (f) => (exposureOf(f) === 'no' ? 'nobody' : f.breach.recipients) },
  { name: 'how sensitive the data are', weight: 3, of: sensitivity },
  {
    name: 'scale',
    weight: 1,
    of: (f) =>
      f.people.high === null ? 'unknown' : f.people.high < 100 ? 'dozens' : f.people.high < 10_000 ? 'hundreds to thousands' : 'tens of thousands and more',
  },
]

function sensitivity(facts: BreachFacts): string {
  const kinds = facts.data.kinds
  if (kinds === null) return 'unknown'
  if (facts.data.revealsBelief === 'yes' || kinds.some((kind) => SPECIAL_CATEGORIES.has(kind)))
    return facts.data.insight === 'none' ? 'plain' : 'special categories'
  const misusable: readonly Kind[] = [
    'ni_number',
    'passport',
    'driving_licence',
    'national_id',
    'tax_id',
    'bank_account',
    'iban',
    'payment_card',
    'salary',
    'password',
    'token',
  ]
  return kinds.some((kind) => misusable.includes(kind)) ? 'money, identity or passwords' : 'plain'
}

export function nearestCase(facts: BreachFacts): NearestCase {
  const total = TRAITS.reduce((sum, trait) => sum + trait.weight, 0)
  const compared = PUBLISHED_CASES.flatMap((published) =>
    published.variants.map((variant) => {
      const alike = (trait: Trait) => {
        const [here, there] = [trait.of(facts), trait.of(variant.facts)]
        // What is not known is half like anything: it may turn out so.
        return here === there ? 1 : here === 'unknown' || there === 'unknown' ? 0.5 : 0
      }
      const likeness = TRAITS.reduce((sum, trait) => sum + trait.weight * alike(trait), 0) / total
      return {
        id: published.id,
        title: published.title,
        when: variant.when,
        authority: variant.authority,
        people: variant.people,
        mark: published.mark,
        likeness: Math.round(likeness * 100) / 100,
        shares: TRAITS.filter((trait) => alike(trait) === 1).map((trait) => trait.name),
        differs: TRAITS.filter((trait) => alike(trait) === 0).map((trait) => trait.name),
      }
    }),
  )
  return compared.reduce((best, next) => (next.likeness > best.likeness ? next : best))
}
