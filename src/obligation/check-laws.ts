/** Runs every law's own test vectors and says what nobody has verified and what is due to be read again. For `tocsin laws check`. */
import { breachFacts } from './facts.ts'
import { decide } from './decision.ts'
import { LAWS } from './laws/registry.ts'
import type { ObligationRule } from './laws/rule.ts'
import { dutyOf } from './obligation.ts'

export type LawCheck = { rule: string; version: number; tests: number; failures: string[]; unverified: boolean; pastReview: boolean }

export function checkLaws(now: Date, laws: readonly ObligationRule[] = LAWS): LawCheck[] {
  return laws.map((rule) => ({
    rule: rule.id,
    version: rule.version,
    tests: rule.tests.length,
    failures: rule.tests.flatMap((vector) => failuresOf(rule, vector)),
    unverified: rule.review.confidence === 'unverified',
    pastReview: rule.review.againBy < now.toISOString().slice(0, 10),
  }))
}

function failuresOf(rule: ObligationRule, vector: ObligationRule['tests'][number]): string[] {
  const facts = breachFacts(vector.facts)
  // Every vector gives the start of its clock, so no other time is needed.
  const duty = dutyOf(rule, facts, decide(facts), new Date(0))
  const failures: string[] = []
  if (duty.status !== vector.status) failures.push(`${vector.says}: ${duty.status}, not ${vector.status} (${duty.why.join(' ')})`)
  if (vector.dueAt !== undefined && duty.dueAt !== vector.dueAt) failures.push(`${vector.says}: due ${duty.dueAt}, not ${vector.dueAt}`)
  return failures
}
