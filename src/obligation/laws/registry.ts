/** Every law we carry. A new one is a file beside this and one line here. */
import { americas } from './americas.ts'
import { asia } from './asia.ts'
import { euGdpr } from './eu-gdpr.ts'
import type { ObligationRule } from './rule.ts'
import { usFederal } from './us-federal.ts'
import { usStates } from './us-states.ts'
import { euSectors } from './eu-sectors.ts'
import { europeAfrica } from './europe-africa.ts'
import { oceania } from './oceania.ts'
import { ukBodies } from './uk-bodies.ts'
import { ukCrime } from './uk-crime.ts'
import { ukDpa } from './uk-dpa.ts'
import { ukGdpr } from './uk-gdpr.ts'
import { ukPolitics } from './uk-politics.ts'

export const LAWS: readonly ObligationRule[] = [
  ...ukGdpr,
  ...ukDpa,
  ...ukCrime,
  ...ukBodies,
  ...ukPolitics,
  ...euGdpr,
  ...euSectors,
  ...usFederal,
  ...usStates,
  ...asia,
  ...oceania,
  ...americas,
  ...europeAfrica,
]

/** The version of a rule in force on a day; undefined: there is none. */
export function ruleInForce(id: string, day: string): ObligationRule | undefined {
  return LAWS.find((rule) => rule.id === id && isInForce(rule, day))
}

export function isInForce(rule: ObligationRule, day: string): boolean {
  return rule.status !== 'proposed' && rule.effectiveFrom <= day && (rule.effectiveTo === null || day < rule.effectiveTo)
}
