/** The pure part of assessing an incident: facts in; severity, decision and duties out. */
import type { IncidentFile } from '../incident/incident-file.ts'
import type { RegisterSummary } from '../register/summary.ts'
import { decide, type Decision } from './decision.ts'
import { factsOf, type BreachFacts } from './facts.ts'
import type { ObligationRule } from './laws/rule.ts'
import { dutiesFor, rulesFor, type Duty } from './obligation.ts'
import { severityOf, type Severity } from './severity.ts'

/** Plain JSON, kept as it was assessed. */
export type Assessment = {
  facts: BreachFacts
  severity: Severity
  decision: Decision
  duties: Duty[]
  /** Where score and decision point different ways, in words; empty: they agree. */
  bridge: string
  assumptions: string[]
}

/** @param summary null before the register is built. */
export function assessmentOf(file: IncidentFile, summary: RegisterSummary | null, now: Date): Assessment {
  const facts = factsOf(file, summary)
  const severity = severityOf(facts)
  const decision = decide(facts)
  return { facts, severity, decision, duties: dutiesFor(facts, now), bridge: bridgeOf(severity, decision), assumptions: file.assumptions }
}

/** The text of each rule behind a duty, to keep with it; by rule identifier. */
export function ruleSnapshots(facts: BreachFacts, now: Date): Map<string, ObligationRule> {
  return new Map(rulesFor(facts, now).map((rule) => [rule.id, rule]))
}

/** From a score to the words of the law: medium answers Article 33(1), high answers 34(1). The rules decide; a difference is said. */
export function bridgeOf(severity: Severity, decision: Decision): string {
  const edge = severity.nearEdge ? ' The score is within 0.25 of the edge of a band.' : ''
  const scoreTellsPeople = severity.high >= 3
  const scoreTellsAuthority = severity.high >= 2
  if (decision.people !== 'no' && !scoreTellsPeople)
    return `The score alone (${severity.bandHigh}) would not tell the people; the rules do, because the score knows nothing of identity theft, scale and intent together.${edge}`
  if (decision.people === 'no' && scoreTellsPeople && severity.low >= 3)
    return `The score alone (${severity.bandLow}) would tell the people; the rules do not. Record why, or tell them.${edge}`
  if (decision.authority === 'yes' && !scoreTellsAuthority) return `The score alone (${severity.bandHigh}) would not tell the authority; the rules do.${edge}`
  if (decision.authority === 'no' && severity.low >= 2)
    return `The score alone (${severity.bandLow}) would tell the authority; the rules do not: encryption and restored data stand outside the score.${edge}`
  return edge.trim()
}
