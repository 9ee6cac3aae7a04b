/**
 * Pairs that share a record are judged together: two to five records side by side, and the reviewer says which of them are one person. Groups follow
 * from the queue alone, so they are the same for every reviewer. Pure.
 */
import type { Answer, GivenAnswer, QueuedPair } from './queries.ts'

/** More columns than this cannot be read at once. */
export const MOST_IN_GROUP = 5

export type QueuedGroup = {
  /** Of its first pair. */
  groupNo: number
  /** Records in the order in which the pairs name them: A, B, C … */
  members: { key: string; lineNo: number }[]
  pairs: QueuedPair[]
}

/** Every pair stands in exactly one group. A pair whose answer is known stays alone: it checks the reviewer, and must be one question. */
export function groupsOf(pairs: readonly QueuedPair[]): QueuedGroup[] {
  const groups = new Set<QueuedGroup>()
  const groupsAt = new Map<string, Set<QueuedGroup>>()
  for (const pair of pairs.toSorted((a, b) => a.pairNo - b.pairNo)) {
    let group = newGroup([pair])
    if (pair.reason !== 'golden')
      for (const near of [...(groupsAt.get(pair.leftKey) ?? []), ...(groupsAt.get(pair.rightKey) ?? [])]) {
        const joined = groups.has(near) ? newGroup([...near.pairs, ...group.pairs]) : null
        if (!joined || joined.members.length > MOST_IN_GROUP) continue
        groups.delete(near)
        group = joined
      }
    groups.add(group)
    if (pair.reason !== 'golden') for (const { key } of group.members) groupsAt.set(key, (groupsAt.get(key) ?? new Set()).add(group))
  }
  return [...groups].toSorted((a, b) => a.groupNo - b.groupNo)
}

function newGroup(unordered: readonly QueuedPair[]): QueuedGroup {
  const pairs = unordered.toSorted((a, b) => a.pairNo - b.pairNo)
  const members = new Map<string, number>()
  for (const pair of pairs) members.set(pair.leftKey, pair.leftNo).set(pair.rightKey, pair.rightNo)
  return { groupNo: pairs[0]!.pairNo, members: [...members].map(([key, lineNo]) => ({ key, lineNo })), pairs }
}

/** A person (1, 2, …) for each member of the group, numbered in order of the first record; null where the records are not all told of or it is no parting. */
export function personsNumbered(group: QueuedGroup, persons: readonly number[]): number[] | null {
  if (persons.length !== group.members.length) return null
  const numbers = new Map<number, number>()
  for (const person of persons) if (!numbers.has(person)) numbers.set(person, numbers.size + 1)
  return persons.map((person) => numbers.get(person)!)
}

export type PairAnswer = { leftKey: string; rightKey: string; answer: Answer }

/**
 * What saying "these are persons 1, 2, 1" says of pairs: all pairs that were asked, and as few others as are needed to bind the rest: records of one
 * person are tied together, persons are held apart. "Cannot say" is said of what was asked, and of nothing else.
 */
export function answersOfGroup(group: QueuedGroup, answer: Answer, persons: readonly number[]): PairAnswer[] {
  const personOf = new Map(group.members.map(({ key }, index) => [key, persons[index]!]))
  const said = (one: string, other: string): Answer => (answer === 'cannot_say' ? answer : personOf.get(one) === personOf.get(other) ? 'same' : answer)
  const answers: PairAnswer[] = group.pairs.map(({ leftKey, rightKey }) => ({ leftKey, rightKey, answer: said(leftKey, rightKey) }))
  if (answer === 'cannot_say') return answers
  const add = (one: string, other: string) => {
    const [leftKey, rightKey] = one < other ? [one, other] : [other, one]
    answers.push({ leftKey, rightKey, answer: said(one, other) })
  }
  const people = [...Map.groupBy(group.members, ({ key }) => personOf.get(key)!).values()].map((records) => records.map(({ key }) => key))
  for (const keys of people) {
    const tied = tiedBy(answers)
    for (const key of keys.slice(1)) {
      if (tied.of(key) === tied.of(keys[0]!)) continue
      add(keys[0]!, key)
      tied.tie(keys[0]!, key)
    }
  }
  people.forEach((one, index) => {
    for (const other of people.slice(index + 1)) {
      const isSaid = answers.some(
        ({ leftKey, rightKey }) => (one.includes(leftKey) && other.includes(rightKey)) || (one.includes(rightKey) && other.includes(leftKey)),
      )
      if (!isSaid) add(one[0]!, other[0]!)
    }
  })
  return answers
}

/** Records that answers tie together; `of` names the set of a record. */
export function tiedBy(answers: readonly PairAnswer[]): { of(key: string): string; tie(one: string, other: string): void } {
  const parents = new Map<string, string>()
  const of = (key: string): string => (parents.has(key) ? of(parents.get(key)!) : key)
  const tie = (one: string, other: string) => {
    if (of(one) !== of(other)) parents.set(of(other), of(one))
  }
  for (const { leftKey, rightKey, answer } of answers) if (answer === 'same') tie(leftKey, rightKey)
  return { of, tie }
}

export type SaidOfGroup = { answer: Answer; persons: number[] }

/** One reviewer's answers to the pairs of a group, put together again; null where not all were answered. */
export function saidOfGroup(group: QueuedGroup, answers: readonly GivenAnswer[]): SaidOfGroup | null {
  const keys = new Set(group.members.map(({ key }) => key))
  const own = answers.filter(({ leftKey, rightKey }) => keys.has(leftKey) && keys.has(rightKey))
  const isAnswered = ({ leftKey, rightKey }: QueuedPair) => own.some((given) => given.leftKey === leftKey && given.rightKey === rightKey)
  if (!group.pairs.every(isAnswered)) return null
  const words = new Set(own.map(({ answer }) => answer))
  const tied = tiedBy(own)
  const persons = personsNumbered(
    group,
    group.members.map(({ key }) => group.members.findIndex((other) => tied.of(other.key) === tied.of(key))),
  )!
  const answer = words.has('household') ? 'household' : words.has('different') ? 'different' : words.has('cannot_say') ? 'cannot_say' : 'same'
  return { answer, persons: answer === 'cannot_say' ? persons.map(() => 1) : persons }
}
