/**
 * Must the authority be told; must the people? UK GDPR and GDPR, Articles 33(1) and 34. Rules over facts, held against the published
 * verdicts of the EDPB (cases/). What is not known counts as if it held, and says so: "cannot rule out". A person decides in the end.
 */
import type { Answer } from '../organisation/organisation.ts'
import { nearestCase, type NearestCase } from './cases/nearest-case.ts'
import { DECISION_RULES, lossOf, RELIEFS, type Arm, type Weight } from './decision-rules.ts'
import { allOf, type BreachFacts } from './facts.ts'

export type Reason = {
  rule: string
  says: string
  /** What may happen to people; empty for a relief. */ consequence: string
  /** `open`: nobody has asked yet; a yes would make it a high risk. */
  weight: Weight | 'relief' | 'form' | 'none' | 'open'
  certainty: 'established' | 'cannot_rule_out'
  source: string
}
export type Decision = {
  authority: 'yes' | 'no'
  authorityCertainty: 'established' | 'cannot_rule_out'
  /** `public`: a public communication in place of single notices, GDPR 34(3)(c). */
  people: 'yes' | 'no' | 'public'
  peopleCertainty: 'established' | 'cannot_rule_out'
  risk: 'unlikely' | Weight
  reasons: Reason[]
  /** Questions whose answer could change the decision, gravest first. */
  openQuestions: string[]
  nearestCase: NearestCase
  /** The reasons as sentences, for a record under Article 33(5). */
  why: string[]
}

const ARMS: readonly Arm[] = ['confidentiality', 'availability', 'integrity']

export function decide(facts: BreachFacts): Decision {
  const relieved = new Map<Arm, Reason>()
  for (const relief of RELIEFS) {
    if (relief.when(facts) === 'yes')
      relieved.set(relief.arm, { rule: relief.id, says: relief.says, consequence: '', weight: 'relief', certainty: 'established', source: relief.source })
  }
  const reasons: Reason[] = DECISION_RULES.flatMap((rule) => {
    if (relieved.has(rule.arm)) return []
    const holds = allOf([lossOf(rule.arm, facts), rule.when(facts)])
    if (holds === 'no') return []
    return [
      {
        rule: rule.id,
        says: rule.says,
        consequence: rule.consequence,
        weight: rule.weight,
        certainty: holds === 'yes' ? 'established' : 'cannot_rule_out',
        source: rule.source,
      },
    ]
  })
  const high = reasons.filter((reason) => reason.weight === 'high risk')
  const authority = reasons.length > 0 ? 'yes' : 'no'
  const form = formOfTelling(facts, high.length > 0)
  const open = high.length === 0 ? unasked(facts, relieved) : []
  const all = [...gravestFirst(reasons), ...open, ...relieved.values(), ...form.reasons, ...(authority === 'no' && relieved.size === 0 ? [noRisk(facts)] : [])]
  return {
    authority,
    authorityCertainty: reasons.length === 0 ? certaintyOf(open) : certaintyOf(reasons),
    people: form.people,
    peopleCertainty: form.people === 'no' ? certaintyOf(open) : certaintyOf(high),
    risk: high.length > 0 ? 'high risk' : authority === 'yes' ? 'risk' : 'unlikely',
    reasons: all,
    openQuestions: openQuestions(facts),
    nearestCase: nearestCase(facts),
    why: all.map((reason) => `${reason.certainty === 'cannot_rule_out' ? 'Cannot be ruled out: ' : ''}${reason.says} [${reason.rule}; ${reason.source}]`),
  }
}

/** High risks that no fact rules out, because nobody has asked. They do not advise; they keep the duty from being called "not due". */
function unasked(facts: BreachFacts, relieved: ReadonlyMap<Arm, Reason>): Reason[] {
  if (facts.breach.riskRemoved === 'yes') return []
  return DECISION_RULES.flatMap(({ id, arm, says, consequence, source, unasked: asks }) =>
    asks && !relieved.has(arm) && allOf([lossOf(arm, facts), asks(facts)]) === 'unknown'
      ? [{ rule: id, says, consequence, weight: 'open' as const, certainty: 'cannot_rule_out' as const, source }]
      : [],
  )
}

/** GDPR 34(3): (a) is a relief of its arm; (b) and (c) change whether and how people are told. */
function formOfTelling(facts: BreachFacts, highRisk: boolean): { people: Decision['people']; reasons: Reason[] } {
  if (!highRisk) return { people: 'no', reasons: [] }
  const form = (rule: string, says: string, source: string): Reason => ({ rule, says, consequence: '', weight: 'form', certainty: 'established', source })
  if (facts.breach.riskRemoved === 'yes') {
    return { people: 'no', reasons: [form('DEC50', 'Measures taken since make the high risk no longer likely to come about.', 'GDPR 34(3)(b)')] }
  }
  if (facts.breach.contactDisproportionate === 'yes') {
    return {
      people: 'public',
      reasons: [form('DEC51', 'Telling each person would take disproportionate effort: a public communication instead, as effective.', 'GDPR 34(3)(c)')],
    }
  }
  return { people: 'yes', reasons: [] }
}

function noRisk(facts: BreachFacts): Reason {
  const lost = ARMS.filter((arm) => lossOf(arm, facts) !== 'no')
  const says =
    lost.length === 0
      ? 'Neither confidentiality nor availability nor integrity was lost.'
      : 'Nothing in the facts makes a risk to people likely: few of them, plain data, known recipients, no intent.'
  return { rule: 'DEC60', says, consequence: '', weight: 'none', certainty: 'established', source: 'EDPB Guidelines 01/2021, cases 13, 15' }
}

function certaintyOf(reasons: readonly Reason[]): 'established' | 'cannot_rule_out' {
  return reasons.length === 0 || reasons.some((reason) => reason.certainty === 'established') ? 'established' : 'cannot_rule_out'
}

function gravestFirst(reasons: readonly Reason[]): Reason[] {
  const rank = (reason: Reason) => (reason.weight === 'high risk' ? 0 : 2) + (reason.certainty === 'established' ? 0 : 1)
  return reasons.toSorted((a, b) => rank(a) - rank(b))
}

/** What to find out, in the order in which answers usually matter. */
function openQuestions(facts: BreachFacts): string[] {
  const { breach, data, people } = facts
  const asks: [Answer | 'ask' | 'settled', string][] = [
    [lossOf('confidentiality', facts), 'Were data copied? Look at outbound traffic, logs, and leak sites, and record what was looked at.'],
    [data.kinds === null ? 'ask' : 'settled', 'Which kinds of data are in it?'],
    [people.high === null ? 'ask' : 'settled', 'How many people may be affected, at most?'],
    [breach.availability, 'Are data out of reach?'],
    [breach.availability === 'no' ? 'no' : breach.restored, 'Can the data be restored, and by when?'],
    [breach.availability !== 'no' && breach.effectOnPeople === 'unknown' ? 'ask' : 'settled', 'What has being without the data done to the people in it?'],
    [breach.unintelligible, 'Were the data encrypted where they lay, and is the key safe?'],
    [breach.malice, 'Was it meant?'],
    [people.safetyCritical, 'Is anybody in it whose safety depends on not being found?'],
    [people.children, 'Are children in it?'],
    [people.vulnerable, 'Is anybody in it who is easier to harm or to deceive?'],
    [data.revealsBelief, 'Does being in the list alone tell of politics, belief, health or sex life?'],
    [breach.systemic, 'May the same fault have touched others?'],
    [breach.integrity, 'Were data altered?'],
  ]
  return asks.filter(([answer]) => answer === 'unknown' || answer === 'ask').map(([, question]) => question)
}
