/**
 * How right a register is, against the truth of its sample. A person of the register is taken for the true person whose roster number it
 * carries; else for the one most of its places speak of; else for the one with its contact. Two for one true person: the second is wrong.
 */
import { readExposures, readRegister } from './read-register.ts'
import type { RegisterRow } from './read-register.ts'
import { readTruth } from './read-truth.ts'
import type { TruePerson, TruthTables } from './read-truth.ts'
import { wilson } from './wilson.ts'
import type { Share } from './wilson.ts'

export type Count = { what: string; count: number; example: string }
export type Score = {
  truePeople: number
  registerPeople: number
  /** (register − truth) / truth. */
  countError: number
  precision: Share
  recall: Share
  kinds: { precision: Share; recall: Share; f1: number; exact: Share }
  relationship: Share
  flags: { precision: Share; recall: Share }
  /** Of pairs of records (one place a file, person and kind) that are one person: how many the register puts together. */
  pairs: { precision: Share; recall: Share; f1: number }
  /** The worst, most frequent first. */
  missedPeople: Count[]
  wrongPeople: Count[]
  missedKinds: Count[]
  wrongKinds: Count[]
  wrongRelationships: Count[]
}

type Evidence = { votes: Map<number, number>; kindsAt: Map<string, Set<string>> }

export async function scoreRegister({ out, truth: truthFolder }: { out: string; truth: string }): Promise<Score> {
  const truth = await readTruth(truthFolder)
  const register = readRegister(out)
  const evidence = new Map<string, Evidence>(register.map((row) => [row.person_id, { votes: new Map(), kindsAt: new Map() }]))
  const clusterOf = new Map<string, { person: string; truth: number }>()
  for await (const { person_id: personId, kind, path, place } of readExposures(out)) {
    const held = evidence.get(personId)
    if (!held) throw new Error(`exposures.ndjson names ${personId}, which register.csv does not have.`)
    const people = truth.peopleAt(path, place)
    for (const person of people) held.votes.set(person, (held.votes.get(person) ?? 0) + 1 / people.length)
    if (people.length === 1) clusterOf.set(`${path}|${place.replace(/(row \d+|message \d+).*/, '$1')}`, { person: personId, truth: people[0]! })
    const kinds = held.kindsAt.get(kind)
    if (kinds) kinds.add(path)
    else held.kindsAt.set(kind, new Set([path]))
  }
  return tally(truth, register, evidence, clusterOf)
}

/** Register persons with the true person each is taken for; undefined: nobody. */
function matchPeople(truth: TruthTables, register: RegisterRow[], evidence: Map<string, Evidence>): Map<string, TruePerson | undefined> {
  const byRoster = new Map<string, TruePerson>()
  const byContact = new Map<string, TruePerson | null>()
  for (const person of truth.people.values()) {
    if (person.roster_id !== '') byRoster.set(person.roster_id, person)
    for (const contact of [...person.emails, ...person.phones]) byContact.set(contact, byContact.has(contact) ? null : person)
  }
  return new Map(
    register.map((row) => {
      const roster = row.roster_id === '' ? undefined : byRoster.get(row.roster_id)
      if (roster) return [row.person_id, roster]
      // a row may speak of a child and of a guardian: both have half of every vote, and the name or the birth date says who is meant
      const best = [...evidence.get(row.person_id)!.votes].sort(
        (left, right) => right[1] - left[1] || likeness(truth.people.get(right[0]), row) - likeness(truth.people.get(left[0]), row) || left[0] - right[0],
      )[0]
      if (best) return [row.person_id, truth.people.get(best[0])]
      const contacts = [...row.emails.map((email) => email.toLowerCase()), ...row.phones.map((phone) => phone.replace(/^\+?44/, '0').replace(/\D/g, ''))]
      return [row.person_id, contacts.map((contact) => byContact.get(contact)).find((person) => person) ?? undefined]
    }),
  )
}

function likeness(person: TruePerson | undefined, row: RegisterRow): number {
  if (!person) return 0
  const isBorn = person.date_of_birth !== '' && person.date_of_birth === row.date_of_birth
  const first = person.given_name.slice(0, 1).toLowerCase()
  return (isBorn ? 2 : 0) + (first !== '' && first === row.given_name.slice(0, 1).toLowerCase() ? 1 : 0)
}

/** Which register row stands for which true person; the rest of the register is wrong, with the reason. */
function takeRows(
  register: RegisterRow[],
  matched: Map<string, TruePerson | undefined>,
  evidence: Map<string, Evidence>,
): { taken: Map<number, RegisterRow>; wrongPeople: Count[] } {
  const wrong = counter()
  const taken = new Map<number, RegisterRow>()
  // Of two for one true person the one with the roster number counts, then the one with more kinds.
  const inOrder = [...register].sort((left, right) => Number(right.roster_id !== '') - Number(left.roster_id !== '') || right.kinds.length - left.kinds.length)
  for (const row of inOrder) {
    const person = matched.get(row.person_id)
    const files = [...new Set([...evidence.get(row.person_id)!.kindsAt.values()].flatMap((paths) => [...paths].map(group)))].sort().join(' + ')
    if (!person) wrong.add(`nobody: ${files}`, row.person_id)
    else if (!person.affected) wrong.add(`not affected: ${files}`, row.person_id)
    else if (taken.has(person.person)) wrong.add(`second one of ${person.relationship}: ${files}`, `${row.person_id} = ${taken.get(person.person)!.person_id}`)
    else taken.set(person.person, row)
  }
  return { taken, wrongPeople: wrong.worst() }
}

/** What one list found of what another holds. */
function agreement() {
  const sums = { hits: 0, found: 0, real: 0, exact: 0 }
  const add = (found: readonly string[], real: readonly string[]) => {
    const hits = found.filter((one) => real.includes(one)).length
    sums.hits += hits
    sums.found += found.length
    sums.real += real.length
    if (hits === found.length && hits === real.length) sums.exact += 1
  }
  return { sums, add }
}

function tally(truth: TruthTables, register: RegisterRow[], evidence: Map<string, Evidence>, clusterOf: Map<string, { person: string; truth: number }>): Score {
  const { taken, wrongPeople } = takeRows(register, matchPeople(truth, register, evidence), evidence)
  const [missedPeople, missedKinds, wrongKinds, wrongRelationships] = [counter(), counter(), counter(), counter()]
  const [kinds, flags] = [agreement(), agreement()]
  let relationships = 0
  const affected = [...truth.people.values()].filter((person) => person.affected)
  const placesOf = (person: TruePerson, bits: number) =>
    [...new Set(person.sources.filter(([no, set]) => (set & bits) !== 0 && truth.sources[no]!.readable).map(([no]) => sourceGroup(truth, no)))]
      .sort()
      .join(' + ')
  for (const person of affected) {
    const row = taken.get(person.person)
    if (!row) {
      missedPeople.add(`${person.relationship}: ${placesOf(person, -1)}`, String(person.person))
      continue
    }
    const example = `${row.person_id} = ${person.person}`
    kinds.add(row.kinds, person.kinds)
    flags.add(row.flags, person.flags)
    if (row.relationship === person.relationship) relationships += 1
    else wrongRelationships.add(`${person.relationship} called ${row.relationship}`, example)
    for (const kind of person.kinds) if (!row.kinds.includes(kind)) missedKinds.add(`${kind}: ${placesOf(person, 1 << truth.kinds.indexOf(kind))}`, example)
    for (const kind of row.kinds) {
      if (!person.kinds.includes(kind))
        wrongKinds.add(`${kind}: ${[...new Set([...(evidence.get(row.person_id)!.kindsAt.get(kind) ?? [])].map(group))].sort().join(' + ')}`, example)
    }
  }
  const [kindPrecision, kindRecall] = [wilson(kinds.sums.hits, kinds.sums.found), wilson(kinds.sums.hits, kinds.sums.real)]
  return {
    truePeople: affected.length,
    registerPeople: register.length,
    countError: (register.length - affected.length) / affected.length,
    precision: wilson(taken.size, register.length),
    recall: wilson(taken.size, affected.length),
    kinds: { precision: kindPrecision, recall: kindRecall, f1: f1Of(kindPrecision.share, kindRecall.share), exact: wilson(kinds.sums.exact, taken.size) },
    relationship: wilson(relationships, taken.size),
    flags: { precision: wilson(flags.sums.hits, flags.sums.found), recall: wilson(flags.sums.hits, flags.sums.real) },
    pairs: scorePairs(clusterOf),
    missedPeople: missedPeople.worst(),
    wrongPeople,
    missedKinds: missedKinds.worst(),
    wrongKinds: wrongKinds.worst(),
    wrongRelationships: wrongRelationships.worst(),
  }
}

function scorePairs(clusterOf: Map<string, { person: string; truth: number }>): Score['pairs'] {
  const found = new Map<string, number>()
  const real = new Map<number, number>()
  const both = new Map<string, number>()
  for (const { person, truth } of clusterOf.values()) {
    found.set(person, (found.get(person) ?? 0) + 1)
    real.set(truth, (real.get(truth) ?? 0) + 1)
    both.set(`${person}|${truth}`, (both.get(`${person}|${truth}`) ?? 0) + 1)
  }
  const pairsIn = (counts: Iterable<number>) => [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  const hits = pairsIn(both.values())
  const precision = wilson(hits, pairsIn(found.values()))
  const recall = wilson(hits, pairsIn(real.values()))
  return { precision, recall, f1: f1Of(precision.share, recall.share) }
}

const f1Of = (precision: number, recall: number) => (2 * precision * recall) / (precision + recall)

/** Files that are many of a kind count as one: all letters, all mails. */
function group(path: string): string {
  if (path.includes(' › ') && path.startsWith('mail/')) return `mail attachment ${path.slice(path.lastIndexOf('.'))}`
  return path.replace(/^(letters|forms|mail\/exported)\/.*?(\.\w+)$/, '$1 $2').replace(/return-[\w-]+\.csv/, 'return-*.csv')
}
const sourceGroup = (truth: TruthTables, no: number) => {
  const { path, name } = truth.sources[no]!
  return name === '' || name.startsWith('message') ? group(path) : `${group(path)} (${name})`
}

function counter() {
  const counts = new Map<string, Count>()
  return {
    add(what: string, example: string) {
      const held = counts.get(what)
      if (held) held.count += 1
      else counts.set(what, { what, count: 1, example })
    },
    worst: () => [...counts.values()].sort((left, right) => right.count - left.count || (left.what < right.what ? -1 : 1)).slice(0, 25),
  }
}
