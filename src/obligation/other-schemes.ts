/**
 * Schemes beside ENISA, for those who have to answer in their terms: the ICO's likelihood and severity, Canada's real risk of significant harm,
 * HIPAA's four factors. Each gives a range where a fact is not known. They advise; decision.ts decides. Numbered in docs/rules/severity.md.
 */
import { SPECIAL_CATEGORIES, type Kind } from '../kinds.ts'
import type { Answer } from '../organisation/organisation.ts'
import type { Decision } from './decision.ts'
import { lossOf } from './decision-rules.ts'
import { allOf, answerOf, anyOf, exposureOf, holds, notOf, type BreachFacts } from './facts.ts'

/** One question of a scheme: does it speak for harm, against it, or is it not known? */
export type SchemeFactor = { name: string; speaks: 'for harm' | 'against harm' | 'not known'; reason: string }
export type Scheme = {
  id: 'ico' | 'rrosh' | 'hipaa'
  name: string
  /** The scheme's own word: 'report and tell people', 'real risk cannot be ruled out', 'low probability of compromise'. */
  result: string
  factors: SchemeFactor[]
  why: string
  source: string
  confidence: 'primary' | 'secondary' | 'unverified'
}

export const LIKELIHOODS = ['very unlikely', 'unlikely', 'neutral', 'likely', 'very likely'] as const
export type Likelihood = (typeof LIKELIHOODS)[number]
export const IMPACTS = ['minor', 'moderate', 'severe'] as const
export type Impact = (typeof IMPACTS)[number]
export type IcoMatrix = Scheme & { id: 'ico'; likelihood: { low: Likelihood; high: Likelihood }; impact: { low: Impact; high: Impact } }

export function otherSchemes(facts: BreachFacts, decision: Decision): { ico: IcoMatrix; rrosh: Scheme; hipaa: Scheme } {
  return { ico: icoMatrix(facts, decision), rrosh: realRisk(facts), hipaa: fourFactors(facts) }
}

const MISUSABLE: readonly Kind[] = [
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
  'location',
  'correspondence',
]
const sensitive = (facts: BreachFacts): Answer =>
  anyOf([holds(facts, [...SPECIAL_CATEGORIES, ...MISUSABLE]), answerOf(facts.data.revealsBelief === 'yes'), answerOf(facts.people.safetyCritical === 'yes')])
const factor = (name: string, speaksForHarm: Answer, reason: string): SchemeFactor => ({
  name,
  speaks: speaksForHarm === 'yes' ? 'for harm' : speaksForHarm === 'no' ? 'against harm' : 'not known',
  reason,
})
const by = (answer: Answer, yes: string, no: string, unknown: string) => (answer === 'yes' ? yes : answer === 'no' ? no : unknown)

/** [SEV15] The most grave of what is established, and of what cannot be ruled out. */
function icoMatrix(facts: BreachFacts, decision: Decision): IcoMatrix {
  const [certain, open] = [decision.reasons.filter(({ certainty }) => certainty === 'established'), decision.reasons]
  const worst = (reasons: typeof open): Impact =>
    reasons.some(({ weight }) => weight === 'high risk' || weight === 'open')
      ? 'severe'
      : reasons.some(({ weight }) => weight === 'risk')
        ? 'moderate'
        : 'minor'
  const impact = { low: worst(certain), high: worst(open) }
  const likelihood = likelihoodOf(facts)
  const [low, high] = [cell(likelihood.low, impact.low), cell(likelihood.high, impact.high)]
  return {
    id: 'ico',
    name: "ICO: likelihood and severity of harm to people's rights and freedoms",
    likelihood,
    impact,
    result: low === high ? high : `${high}, since it cannot be ruled out (established: ${low})`,
    factors: [
      factor('Likelihood', atLeast(likelihood, 3), `Harm is ${inWords(likelihood)}.`),
      factor('Severity', impact.low === 'severe' ? 'yes' : impact.high === 'minor' ? 'no' : 'unknown', `If it comes, it is ${inWords(impact)} for people.`),
    ],
    why: 'Serious harm that is unlikely can still be a high risk: severe counts from "neutral" up, and "unlikely" is still reported.',
    source:
      'ICO, understanding and assessing risk in personal data breaches, https://ico.org.uk/for-organisations/sme-web-hub/understanding-and-assessing-risk-in-personal-data-breaches/',
    confidence: 'secondary',
  }
}

/** The ICO names no table; the cells are our reading of its guidance. */
function cell(likelihood: Likelihood, impact: Impact): string {
  const rank = LIKELIHOODS.indexOf(likelihood)
  if (impact === 'severe') return rank >= 2 ? 'report, and tell people' : rank === 1 ? 'report' : 'record only'
  if (impact === 'moderate') return rank >= 2 ? 'report' : 'record only'
  return rank === 4 ? 'report' : 'record only'
}

function likelihoodOf(facts: BreachFacts): { low: Likelihood; high: Likelihood } {
  const arms = [likelihoodOfMisuse(facts), likelihoodOfOutage(facts)]
  const most = (side: 'low' | 'high') => LIKELIHOODS[Math.max(...arms.map((arm) => arm[side]))]!
  return { low: most('low'), high: most('high') }
}

/** Ranks on LIKELIHOODS. */
function likelihoodOfMisuse(facts: BreachFacts): { low: number; high: number } {
  const { recipients, recipientsDeleted, recipientAdverse, malice, unintelligible } = facts.breach
  const exposure = exposureOf(facts)
  if (unintelligible === 'yes' || exposure === 'no') return { low: 0, high: 0 }
  if (recipients === 'trusted' && malice !== 'yes') return recipientsDeleted === 'yes' ? { low: 0, high: 0 } : { low: 1, high: 1 }
  const meant = malice === 'yes' || recipientAdverse === 'yes'
  const ifExposed = recipients === 'public' || (meant && exposure === 'yes') ? 4 : meant || recipients === 'unknown' ? 3 : 2
  if (exposure === 'unknown') return { low: 0, high: ifExposed }
  return { low: malice === 'unknown' && recipients !== 'public' ? 2 : ifExposed, high: malice === 'unknown' ? 4 : ifExposed }
}

function likelihoodOfOutage({ breach }: BreachFacts): { low: number; high: number } {
  if (breach.availability === 'no') return { low: 0, high: 0 }
  const known = { none: [0, 0], minor: [3, 3], serious: [4, 4], unknown: breach.restored === 'yes' ? [0, 2] : [1, 3] } as const
  const [low, high] = known[breach.effectOnPeople]
  return { low: breach.availability === 'unknown' ? 0 : low, high }
}

const atLeast = ({ low, high }: { low: Likelihood; high: Likelihood }, rank: number): Answer =>
  LIKELIHOODS.indexOf(low) >= rank ? 'yes' : LIKELIHOODS.indexOf(high) < rank ? 'no' : 'unknown'
const inWords = ({ low, high }: { low: string; high: string }) => (low === high ? low : `${low} to ${high}`)

/** [SEV16] Sensitivity and the probability of misuse. PIPEDA 10.1(8); the questions are those of the Commissioner's tool. */
function realRisk(facts: BreachFacts): Scheme {
  const { breach, people } = facts
  const inHands = breach.unintelligible === 'yes' ? 'no' : exposureOf(facts)
  const harmless = allOf([answerOf(breach.recipients === 'trusted'), breach.recipientsDeleted])
  const meant = anyOf([breach.malice, breach.recipientAdverse === 'yes' ? 'yes' : 'no'])
  const strangers: Answer = breach.recipients === 'unknown' || breach.recipients === 'public' ? 'yes' : answerOf(breach.malice === 'yes')
  const misuse = allOf([inHands, notOf(harmless), anyOf([meant, strangers, breach.recipientAdverse])])
  const outage: Answer =
    breach.availability === 'no' ? 'no' : breach.effectOnPeople === 'serious' ? breach.availability : breach.effectOnPeople === 'unknown' ? 'unknown' : 'no'
  const answer = anyOf([allOf([sensitive(facts), misuse]), allOf([outage, lossOf('availability', facts)])])
  return {
    id: 'rrosh',
    name: 'Canada: real risk of significant harm',
    result: by(answer, 'real risk of significant harm', 'no real risk of significant harm', 'a real risk cannot be ruled out'),
    factors: [
      factor('Kinds of information', sensitive(facts), by(sensitive(facts), 'Sensitive, or open to misuse.', 'Plain contact and like data.', 'Not known yet.')),
      factor('How it happened', breach.malice, by(breach.malice, 'Somebody meant it.', 'By accident.', 'Whether it was meant is not known.')),
      factor(
        'In whose hands',
        allOf([inHands, notOf(harmless)]),
        by(inHands, `Recipients: ${breach.recipients}.`, "In nobody's hands, or unreadable to them.", 'Whether anybody has the data is not known.'),
      ),
      factor(
        'Relation of the recipient to people',
        breach.recipientAdverse,
        by(
          breach.recipientAdverse,
          'One that makes misuse likelier (abuser, employer, opponent).',
          'None that matters.',
          'Not known: ask whether a recipient is an abuser, an employer, a political opponent.',
        ),
      ),
      factor(
        'How many people',
        people.high === null ? 'unknown' : answerOf(people.high > 100),
        people.high === null ? 'Not known yet.' : `At most ${people.high}.`,
      ),
    ],
    why: 'Sensitivity and the probability of misuse are weighed together; being cut off from data counts where it does serious harm.',
    source:
      'OPC, real risk of significant harm, https://priv.gc.ca/en/privacy-topics/business-privacy/breaches-and-safeguards/privacy-breaches-at-your-business/rrosh-tool/rrosh-info',
    confidence: 'secondary',
  }
}

/** [SEV17] A breach is presumed unless a low probability of compromise is shown. 45 CFR 164.402(2); section from memory. */
function fourFactors(facts: BreachFacts): Scheme {
  const { breach } = facts
  const identifies: Answer = facts.data.kinds === null ? 'unknown' : allOf([sensitive(facts), notOf(answerOf(facts.data.insight === 'none'))])
  const toWhom: Answer = breach.recipients === 'trusted' ? 'no' : breach.recipients === 'none' ? 'no' : 'yes'
  const acquired: Answer = breach.ransomware === 'yes' && exposureOf(facts) !== 'no' ? 'yes' : exposureOf(facts)
  const unmitigated: Answer = notOf(anyOf([breach.unintelligible, allOf([answerOf(toWhom === 'no'), breach.recipientsDeleted]), breach.riskRemoved]))
  const low = breach.unintelligible === 'yes' || acquired === 'no' || (toWhom === 'no' && unmitigated === 'no')
  return {
    id: 'hipaa',
    name: 'HIPAA: four factors',
    result:
      breach.unintelligible === 'yes'
        ? 'not unsecured information: no breach'
        : low
          ? 'low probability of compromise'
          : 'breach presumed: a low probability is not shown',
    factors: [
      factor(
        'Nature and extent of the information',
        identifies,
        by(identifies, 'Sensitive, and tied to people.', 'Tells little of anybody.', 'Not known yet.'),
      ),
      factor('Who used it or was given it', toWhom, by(toWhom, `Recipients: ${breach.recipients}.`, 'Nobody, or somebody bound to protect it.', '')),
      factor(
        'Whether it was acquired or viewed',
        acquired,
        by(
          acquired,
          breach.ransomware === 'yes' ? 'Ransomware had it in hand; copied or not, that counts.' : 'Acquired or viewed.',
          'Not acquired, and somebody looked.',
          'Not known; nobody has looked.',
        ),
      ),
      factor(
        'How far the risk was mitigated',
        unmitigated,
        by(unmitigated, 'Not mitigated.', 'Mitigated: unreadable, given back, or otherwise removed.', 'Not known.'),
      ),
    ],
    why: 'All four are weighed; unless they show a low probability, the rule presumes a breach.',
    source: 'HIPAA breach rule, as summarised, https://github.com/lawve-ai/awesome-legal-skills',
    confidence: 'secondary',
  }
}
