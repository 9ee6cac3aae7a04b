/** From what reviewers said to what holds: agreement decides, a contradiction waits for a third look, "cannot say" says nothing. Pure. */
import { agreementOf, estimatePeople, rangeWhenDone, type Agreement, type JudgedRecord, type PeopleEstimate } from './estimate.ts'
import { groupsOf, type QueuedGroup } from './groups.ts'
import type { Answer, Draw, GivenAnswer, QueuedPair, SamplePart } from './queries.ts'

export type Decision = 'same' | 'different' | 'disputed' | 'open'
export const pairKey = ({ leftKey, rightKey }: { leftKey: string; rightKey: string }) => `${leftKey} ${rightKey}`

/** Two people of one household are two people. */
export const asPerson = (answer: Answer) => (answer === 'household' ? 'different' : answer)

export function decisionsOf(answers: readonly GivenAnswer[]): Map<string, Decision> {
  const decisions = new Map<string, Decision>()
  for (const given of answers) {
    const said = asPerson(given.answer)
    if (said === 'cannot_say') continue
    const before = decisions.get(pairKey(given))
    decisions.set(pairKey(given), before === undefined || before === said ? said : 'disputed')
  }
  return decisions
}

/** One group in so many is asked of two reviewers, to measure how they agree. */
const SECOND_LOOK_EVERY = 6

/** What is still to be answered by this reviewer, in the queue's order: groups one of whose pairs waits for them. */
export function openGroups(pairs: readonly QueuedPair[], answers: readonly GivenAnswer[], staffId: string): QueuedGroup[] {
  const byPair = Map.groupBy(answers, pairKey)
  const decisions = decisionsOf(answers)
  return groupsOf(pairs).filter(({ groupNo, pairs: own }) => {
    const isSecondLook = groupNo % SECOND_LOOK_EVERY === 0
    return own.some((pair) => {
      const given = byPair.get(pairKey(pair)) ?? []
      if (given.some((one) => one.staffId === staffId)) return false
      if (given.length === 0) return true
      const isUndecided = !decisions.has(pairKey(pair)) || decisions.get(pairKey(pair)) === 'disputed'
      return given.length === 1 ? isUndecided || pair.reason === 'golden' || isSecondLook : isUndecided && given.length < 3
    })
  })
}

/**
 * Sampled records all of whose pairs are decided, as the reviewers have them, in the order in which they were drawn and no further than the first that
 * waits: records that need no question are done at once, and to count them before the others would tilt the sample towards the easy ones.
 */
export function judgedRecords(parts: readonly SamplePart[], pairs: readonly QueuedPair[], answers: readonly GivenAnswer[]): JudgedRecord[] {
  const decisions = decisionsOf(answers)
  const pairOf = new Map(pairs.map((pair) => [pair.pairNo, pair]))
  const judged: JudgedRecord[] = []
  const looked = new Set(answers.map(pairKey))
  for (const own of Map.groupBy(parts, ({ sampleNo }) => sampleNo).values()) {
    const asked = own.flatMap(({ pairNo, standsFor }) => (pairNo === null ? [] : [{ pair: pairOf.get(pairNo)!, standsFor }]))
    const told = asked.map(({ pair, standsFor }) => ({ pair, standsFor, said: decisions.get(pairKey(pair)) }))
    // Somebody looked and could not say: then the register's own view stands. Nobody looked, or two disagree: the record waits.
    if (told.some(({ pair, said }) => said === 'disputed' || (said === undefined && !looked.has(pairKey(pair))))) break
    const isSame = ({ pair, said }: (typeof told)[number]) => (said === undefined ? pair.wasLinked : said === 'same')
    const sum = (list: typeof told) => list.reduce((total, { standsFor }) => total + standsFor, 0)
    const linked = told.filter(({ pair }) => pair.wasLinked)
    const wrong = sum(linked.filter((one) => !isSame(one)))
    const missed = sum(told.filter((one) => !one.pair.wasLinked && isSame(one)))
    const predicted = own[0]!.predicted
    judged.push({ predicted, actual: Math.max(1, predicted - wrong + missed), linkedRight: sum(linked.filter(isSame)), linked: sum(linked), missed })
  }
  return judged
}

export type ReviewState = {
  byReason: { reason: QueuedPair['reason']; done: number; total: number }[]
  estimate: PeopleEstimate | null
  /** About what it will be when all of the sample is judged; null before there is one, and when it is. */
  whenDone: { low: number; high: number } | null
  judged: number
  samples: number
  /** With the reviewer one shared the most pairs with. */
  agreement: (Agreement & { staffId: string }) | null
  golden: { right: number; answered: number }
  disputed: number
}

export function reviewState(
  draw: Draw,
  pairs: readonly QueuedPair[],
  parts: readonly SamplePart[],
  answers: readonly GivenAnswer[],
  staffId: string,
): ReviewState {
  const answered = new Set(answers.map(pairKey))
  const decisions = decisionsOf(answers)
  const judged = judgedRecords(parts, pairs, answers)
  const samples = new Set(parts.map(({ sampleNo }) => sampleNo)).size
  const estimate = estimatePeople(judged, draw.records, draw.people, draw.seed)
  const own = new Map(answers.filter((given) => given.staffId === staffId).map((given) => [pairKey(given), given.answer]))
  const others = Map.groupBy(
    answers.filter((given) => given.staffId !== staffId && own.has(pairKey(given))),
    (given) => given.staffId,
  )
  const [closest] = [...others].toSorted(([, a], [, b]) => b.length - a.length)
  const golden = pairs.filter((pair) => pair.expected !== null && own.has(pairKey(pair)))
  return {
    byReason: (['unsure', 'impact', 'random', 'golden'] as const).map((reason) => {
      const all = pairs.filter((pair) => pair.reason === reason)
      return { reason, done: all.filter((pair) => answered.has(pairKey(pair))).length, total: all.length }
    }),
    estimate,
    whenDone: estimate && judged.length < samples ? rangeWhenDone(estimate, samples) : null,
    judged: judged.length,
    samples,
    agreement: closest ? { staffId: closest[0], ...agreementOf(closest[1].map((given) => [own.get(pairKey(given))!, given.answer])) } : null,
    golden: { answered: golden.length, right: golden.filter((pair) => asPerson(own.get(pairKey(pair))!) === pair.expected).length },
    disputed: pairs.filter((pair) => decisions.get(pairKey(pair)) === 'disputed').length,
  }
}
