/** Promises to tell: contracts, affiliated bodies, insurers. One rule each, made from what the organisation has entered; none entered is a question, not a no. */
import type { BreachFacts } from '../facts.ts'
import { REVIEW_BY, type Condition, type ObligationRule } from './rule.ts'

type Agreement = NonNullable<BreachFacts['organisation']['insurer']>

export function agreementRules(facts: BreachFacts): ObligationRule[] {
  const { agreements, insurer } = facts.organisation
  return [
    ...(agreements.length > 0
      ? agreements.map((agreement, index) => ruleOf(agreement, `contract.${index + 1}`))
      : [lookUp('contract.any', 'Look for promises to tell in contracts', 'No contract with a duty to tell has been entered')]),
    insurer
      ? ruleOf(insurer, 'insurer.policy')
      : lookUp('insurer.policy', 'Look at the insurance policy', 'No insurance policy has been entered; late notice can forfeit cover'),
  ]
}

function ruleOf(agreement: Agreement, id: string): ObligationRule {
  const insurer = id.startsWith('insurer')
  const words = agreement.hours === null ? 'As agreed; no figure entered' : `${agreement.hours} hours, as agreed`
  return {
    ...base(id, insurer),
    title: `Tell ${insurer ? 'the insurer' : agreement.party}`,
    article: agreement.clause || 'no clause entered',
    appliesTo: { always: `Agreed with ${agreement.party}` },
    clock: { starts: 'aware', counting: agreement.hours === null ? { count: 'no_figure', words } : { count: 'elapsed_hours', amount: agreement.hours }, words },
    addressee: { body: insurer ? 'insurer' : 'contract_party', name: agreement.party, channel: 'As agreed' },
  }
}

function lookUp(id: string, title: string, says: string): ObligationRule {
  const insurer = id.startsWith('insurer')
  // Asks for a fact that is never there, so that the answer is "not known".
  const notEntered: Condition = { fact: 'organisation.sectors.agreements', is: ['yes'], says }
  return {
    ...base(id, insurer),
    title,
    article: 'not entered',
    appliesTo: notEntered,
    clock: { starts: 'aware', counting: { count: 'no_figure', words: 'Often hours or days' }, words: 'Often hours or days' },
    addressee: {
      body: insurer ? 'insurer' : 'contract_party',
      name: insurer ? 'The insurer' : 'Customers, funders, affiliated bodies, banks',
      channel: 'As agreed',
    },
  }
}

function base(id: string, insurer: boolean) {
  return {
    id,
    version: 1,
    regime: insurer ? 'Insurance' : 'Contract',
    jurisdiction: '',
    status: 'in_force',
    effectiveFrom: '1900-01-01',
    effectiveTo: null,
    owedBy: 'us',
    trigger: { always: 'A breach has happened' },
    exemptions: [],
    content: ['as_agreed', 'facts'],
    sources: [{ title: insurer ? 'The policy' : 'The agreement', url: '', pinpoint: 'as entered', readOn: null }],
    review: { confidence: 'unverified', note: 'Entered by the organisation.', againBy: REVIEW_BY },
    tests: [],
  } as const
}
