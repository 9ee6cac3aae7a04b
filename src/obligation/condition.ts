/** Asks a law's condition of the facts: yes, no, or not known, with the reasons in words. */
import type { Kind } from '../kinds.ts'
import type { Answer } from '../organisation/organisation.ts'
import type { Decision } from './decision.ts'
import { allOf, answerOf, anyOf, exposureOf, holds, notOf, type BreachFacts } from './facts.ts'
import type { Condition, FactPath } from './laws/rule.ts'
import { partsOf, peopleInEu, residentsIn, type Count } from './residents.ts'

export type Finding = { answer: Answer; why: string[] }

export function evaluate(condition: Condition, facts: BreachFacts, decision: Decision): Finding {
  if ('all' in condition) return combine(condition.all, facts, decision, allOf, 'no')
  if ('any' in condition) return combine(condition.any, facts, decision, anyOf, 'yes')
  if ('always' in condition) return { answer: 'yes', why: [`${condition.always}.`] }
  if ('decision' in condition) return decided(condition.decision, decision)
  if ('given' in condition) return said(answerOf(valueAt(facts, condition.given) !== null), condition.says)
  if ('stated' in condition) return said(answerOf(condition.is.includes(String(valueAt(facts, condition.stated)))), condition.says)
  if ('peopleInEu' in condition) {
    const people = peopleInEu(facts)
    return said(people === null ? 'unknown' : answerOf(people >= condition.peopleInEu), condition.says)
  }
  if ('people' in condition) return said(facts.people.high === null ? 'unknown' : answerOf(facts.people.high >= condition.people), condition.says)
  if ('residents' in condition) return lives(condition, facts, decision)
  if ('inOnePartOf' in condition) return said(reached(mostInOnePart(facts, condition.inOnePartOf), condition.atLeast), condition.says)
  if ('activeIn' in condition) return said(isActiveIn(facts, condition.activeIn), condition.says)
  if ('holds' in condition) return said(holds(facts, condition.holds), condition.says)
  if ('exposure' in condition) return said(condition.exposure === 'access' ? accessOf(facts) : exposureOf(facts), condition.says)
  if ('unchecked' in condition) return said('unknown', condition.unchecked)
  if ('not' in condition) return said(notOf(evaluate(condition.not, facts, decision).answer), condition.says)
  const value = valueAt(facts, condition.fact)
  return said(value === null || value === undefined || value === 'unknown' ? 'unknown' : answerOf(condition.is.includes(String(value))), condition.says)
}

function lives(condition: Extract<Condition, { residents: string }>, facts: BreachFacts, decision: Decision): Finding {
  const { residents, atLeast, elements, says } = condition
  const matches = (kinds: readonly Kind[] | null) => evaluate(elements!, { ...facts, data: { ...facts.data, kinds: kinds && [...kinds] } }, decision).answer
  return said(reached(elements ? residentsIn(facts, residents, matches) : residentsIn(facts, residents), atLeast), says)
}

function reached({ low, high }: Count, atLeast: number): Answer {
  return low >= atLeast ? 'yes' : high < atLeast ? 'no' : 'unknown'
}

function mostInOnePart(facts: BreachFacts, country: string): Count {
  const parts = partsOf(facts, country).map(({ people }) => people)
  const most = Math.max(0, ...parts)
  return { low: most, high: residentsIn(facts, country).high - parts.reduce((sum, people) => sum + people, 0) + most }
}

function isActiveIn(facts: BreachFacts, place: string): Answer {
  const { country, activeIn } = facts.organisation
  if (country === place) return 'yes'
  return activeIn === null ? 'unknown' : answerOf(activeIn.includes(place))
}

/** Who encrypts data has had them in hand, whether or not he took them along. */
function accessOf(facts: BreachFacts): Answer {
  const acquired = exposureOf(facts)
  if (acquired === 'yes' || facts.breach.ransomware === 'yes') return 'yes'
  return acquired === 'no' && facts.breach.malice !== 'no' ? 'unknown' : acquired
}

function said(answer: Answer, says: string): Finding {
  return { answer, why: [`${says}: ${answer === 'unknown' ? 'not known' : answer}.`] }
}

/** What settles the answer is the reason; when nothing settles it, what is not known is. */
function combine(conditions: readonly Condition[], facts: BreachFacts, decision: Decision, join: (answers: Answer[]) => Answer, settles: Answer): Finding {
  const findings = conditions.map((condition) => evaluate(condition, facts, decision))
  const answer = join(findings.map((finding) => finding.answer))
  const telling = answer === settles || answer === 'unknown' ? findings.filter((finding) => finding.answer === answer) : findings
  return { answer, why: telling.flatMap((finding) => finding.why) }
}

function decided(addressee: 'authority' | 'people', decision: Decision): Finding {
  const told = addressee === 'authority' ? decision.authority : decision.people
  const certainty = addressee === 'authority' ? decision.authorityCertainty : decision.peopleCertainty
  const weighty = decision.reasons.filter((reason) => (addressee === 'people' ? reason.weight !== 'risk' : true))
  const why = weighty.slice(0, 4).map((reason) => `${reason.certainty === 'cannot_rule_out' ? 'Cannot be ruled out: ' : ''}${reason.says} [${reason.rule}]`)
  // Nothing known asks for it, and nobody has asked yet what would: open, not "no".
  if (told === 'no' && certainty === 'cannot_rule_out') {
    const open = decision.reasons.filter(({ weight }) => weight === 'open')
    return { answer: 'unknown', why: open.map((reason) => `Nobody has asked, so it cannot be ruled out: ${reason.says} [${reason.rule}]`) }
  }
  if (told === 'no') return { answer: 'no', why: why.length > 0 ? why : ['No high risk is likely, by the rules that decide. [DEC]'] }
  return { answer: certainty === 'established' ? 'yes' : 'unknown', why }
}

function valueAt(facts: BreachFacts, path: FactPath): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined), facts)
}
