/**
 * Laws that follow where people live are many, and while nobody knows where some people live every one of them is open. One row then stands
 * for all: a list of a hundred open questions that are one question hides the duties that are owed today.
 */
import type { BreachFacts } from './facts.ts'
import type { ObligationRule } from './laws/rule.ts'
import { REVIEW_BY } from './laws/rule.ts'
import type { Duty } from './obligation.ts'
import { residentsIn, unplacedPeople } from './residents.ts'

/** A rule asked of the facts, and whether all that is open is if its law reaches us. */
export type Asked = { rule: ObligationRule; duty: Duty; onlyReachUnknown: boolean }

/** Rules of a group that are open only because nobody knows whether they reach us become one row; everything else stays. */
export function groupOpen(asked: readonly Asked[], facts: BreachFacts): Duty[] {
  const open = asked.filter(isGrouped)
  const rest = asked.filter((one) => !isGrouped(one)).map(({ duty }) => duty)
  const unplaced = unplacedPeople(facts)
  const inStates = open.filter(({ rule }) => rule.group === 'us-states' && (unplaced === 0 || residentsIn(facts, 'US').low > 0))
  const inUnion = open.filter(({ rule }) => rule.group === 'eu-sectors')
  const abroad = open.filter((one) => !inStates.includes(one) && !inUnion.includes(one))
  return [
    ...rest,
    ...oneRow(abroad, 'abroad.residence', 'Find out where these people live', residenceWords(unplaced, 'country'), 'Laws of other countries'),
    ...oneRow(
      inStates,
      'us-states.residence',
      'Find out in which state these people live',
      residenceWords(residentsIn(facts, 'US').high, 'state'),
      'Laws of the states of the United States',
    ),
    ...oneRow(
      inUnion,
      'eu-sectors.establishment',
      'Find out whether sector laws of the Union reach us',
      'Whether we are established in the Union is not known; NIS2, DORA, eIDAS, the Cyber Resilience Act and the AI Act hang on it.',
      'Sector laws of the Union',
    ),
  ]
}

/** Laws of elsewhere that are not owed, as one row a group: for a screen, where only what is owed needs room. */
export function foldNotOwed(duties: readonly Duty[], groupOf: ReadonlyMap<string, NonNullable<ObligationRule['group']>>): Duty[] {
  const folds = (duty: Duty) => groupOf.has(duty.rule) && (duty.status === 'not_due' || duty.status === 'exempt')
  const folded = duties.filter(folds)
  const kept = duties.filter((duty) => !folds(duty))
  const reasons = [...new Set(folded.flatMap(({ why }) => why.slice(0, 1)))]
  const why =
    reasons.length <= 3
      ? reasons
      : [
          `Nobody in the data is known to live where these laws hold, or nothing that was hit sets them off (${folded.length} rules). Each rule with its reason: tocsin obligations FACTS.json`,
        ]
  return [...kept, ...standFor(folded, 'abroad.not-owed', 'Laws of other places that ask for nothing', why, 'Laws of other places', 'not_due')]
}

/** Is a row one that stands for others; what it stands for is kept in place of a rule's text. */
export function isStandIn(duty: Duty): boolean {
  return duty.covers.length > 0
}

function isGrouped({ rule, duty, onlyReachUnknown }: Asked): boolean {
  return rule.group !== undefined && onlyReachUnknown && (duty.status === 'cannot_rule_out' || duty.status === 'voluntary')
}

function residenceWords(people: number, what: 'country' | 'state'): string {
  const who = Number.isFinite(people) ? (people === 1 ? 'one person' : `${people} people`) : 'an unknown number of people'
  return what === 'country'
    ? `Other countries: the residence of ${who} is not known. Each country in which some of them live may have a law of its own.`
    : `The state in which ${who} in the United States live${people === 1 ? 's' : ''} is not known. Each state has a law of its own.`
}

function oneRow(open: readonly Asked[], id: string, title: string, why: string, addressee: string): Duty[] {
  return standFor(
    open.map(({ duty }) => duty),
    id,
    title,
    [why],
    addressee,
    'cannot_rule_out',
  )
}

function standFor(duties: readonly Duty[], id: string, title: string, why: string[], addressee: string, status: Duty['status']): Duty[] {
  if (duties.length === 0) return []
  const soonest = duties.flatMap(({ dueAt }) => dueAt ?? []).toSorted()[0]
  const words = status === 'not_due' ? 'Not owed' : soonest ? `The earliest of them would be due on ${soonest.slice(0, 10)}` : 'Without undue delay'
  return [
    {
      rule: id,
      version: 1,
      regime: addressee,
      article: `${duties.length} ${duties.length === 1 ? 'rule' : 'rules'}`,
      title,
      addressee,
      body: 'other',
      channel: '',
      owedBy: 'us',
      startedAt: null,
      dueAt: null,
      latestArguableAt: null,
      clock: words,
      display: words,
      status,
      why,
      content: [],
      mustNotContain: [],
      substitute: '',
      hangsOn: null,
      covers: [...new Set(duties.map(({ rule }) => rule))],
      confidence: 'unverified',
      source: `Stands for several rules; read again by ${REVIEW_BY}`,
      metAt: null,
      force: 'in_force',
    },
  ]
}
