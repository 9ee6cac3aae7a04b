/** A published breach with the verdict of those who published it: what our decision is held against. */
import { breachFacts, type BreachFacts, type PartialFacts } from '../facts.ts'

export type PublishedCase = {
  /** `01/2021-04`, `9/2022-B-ix`. */
  id: string
  title: string
  /** As published. `depends`: the Guidelines leave it to the circumstances; the variants then show both sides. */
  published: { authority: 'yes' | 'no' | 'depends'; people: 'yes' | 'no' | 'depends' }
  /** V: facts read in the Guidelines or a close account of them. M: facts from memory; the verdict is confirmed for 01/2021, from memory for Annex B. */
  mark: 'V' | 'M'
  variants: { when: string; facts: BreachFacts; authority: 'yes' | 'no'; people: 'yes' | 'no' }[]
}

/** Facts of a case: what it does not mention did not happen. In a real incident it is the other way round: not known until looked at. */
export function caseFacts({ breach, people, data }: Pick<PartialFacts, 'breach' | 'people' | 'data'>): BreachFacts {
  return breachFacts({
    organisation: { country: 'DE', zone: 'Europe/Berlin', euEstablishment: 'yes', offersInEu: 'yes', supplierInvolved: 'no' },
    moments: { awareAt: '2021-12-14T09:00:00Z' },
    breach: {
      confidentiality: 'no',
      integrity: 'no',
      availability: 'no',
      malice: 'no',
      ransomware: 'no',
      exfiltration: 'not_seen',
      recipients: 'none',
      recipientsDeleted: 'no',
      unintelligible: 'no',
      restored: 'yes',
      effectOnPeople: 'none',
      integrityHarm: 'no',
      systemic: 'no',
      riskRemoved: 'no',
      contactDisproportionate: 'no',
      ...breach,
    },
    people: { children: 'no', vulnerable: 'no', safetyCritical: 'no', ...people },
    data: { insight: 'full', revealsBelief: 'no', alreadyPublic: 'no', ...data },
  })
}
