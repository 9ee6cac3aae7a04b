/**
 * Pairs to persons. The strongest link first; two groups become one only if their records agree on average, and never against a
 * constraint: one row of the roster a person, keys that bind, membership numbers that part. docs/rules/linkage.md, [LNK14] to [LNK19].
 */
import type { Comparer } from './kernel/compare.ts'
import type { Nodes } from './kernel/nodes.ts'
import type { PairColumns } from './kernel/pair-list.ts'
import { strongestFirst } from './kernel/pair-order.ts'
import { COLUMN, STRIDE } from './kernel/vocabulary.ts'
import type { Decided } from './decided.ts'
import { BIRTH, FAMILY, GIVEN, IDENTIFIER, MEMBER } from './comparisons.ts'
import { operatingPointOf, type LinkModel } from './model.ts'
import { groupsOf } from './tied-groups.ts'
import { evidenceOf, isAttainable, type Scorer } from './weights.ts'

export type ClusterInput = {
  nodes: Pick<Nodes, 'count' | 'rows' | 'isRoster' | 'isContactOnly'>
  pairs: PairColumns
  scorer: Scorer
  model: LinkModel
  comparer: Comparer
  prior: { match: number; household: number }
  /** Pairs of nodes that share a key. */
  mustLink: readonly (readonly [number, number])[]
  /** What people decided; it goes before all else. */
  decided: Decided
  separateByMembershipNumber: boolean
  /** Numbers that the roster gave out, where `nodes` are but a part of all. */
  rosterMembers?: ReadonlySet<number>
}
export type Clusters = {
  /** Node → the first node of its person. */
  personOf: Int32Array
  /** The roster's node of a person, by first node; -1: none. */
  rosterOf: Int32Array
  /** Logit of the strongest link that holds a node; NaN: it stands alone or is held by a key. */
  strongest: Float32Array
  byKey: Uint8Array
  isAmbiguous: Uint8Array
}

/** Cross pairs looked at when two groups meet: at most this many members of each side, evenly spread. */
const SAMPLE = 24
/** Two people fit a record equally well when their strengths (natural logs) differ by less. */
const TIE_LOGIT = 1
/** At most so many rivals of a record are looked at. */
const RIVALS = 6

export function clusterNodes(input: ClusterInput): Clusters {
  const { nodes, pairs, scorer } = input
  const judges = judgesOf(input.model)
  const { edge: edgeLogit } = judges.point
  const state = newState(input)
  const order = strongestFirst(pairs, groupsOf(input))
  for (const [left, right] of input.decided.same) joinDecided(state, left, right)
  for (const [left, right] of input.mustLink) if (!namesContradict(input, left, right)) joinByKey(state, left, right)
  const isAmbiguous = findAmbiguous(input, order)
  const { left: lefts, right: rights, logit: logits } = pairs
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    if (logits[edge]! < edgeLogit) continue
    const left = lefts[edge]!
    const right = rights[edge]!
    if (
      isAmbiguous[left] ||
      isAmbiguous[right] ||
      nodes.isContactOnly[left] !== nodes.isContactOnly[right] ||
      judges.areTwins(scorer.weightsOf(pairs.pattern[edge]!).levels)
    )
      continue
    tryJoin(input, judges, state, left, right)
  }
  attachContacts(input, state, order)
  const personOf = new Int32Array(nodes.count)
  for (let node = 0; node < nodes.count; node++) personOf[node] = find(state.parent, node)
  return { personOf, rosterOf: state.roster, strongest: strongestLinks(pairs, personOf), byKey: state.byKey, isAmbiguous }
}

/** Union-find with rings of members; a group's roster row and membership number stand at its first node. */
type State = {
  parent: Int32Array
  next: Int32Array
  size: Int32Array
  roster: Int32Array
  member: Int32Array
  byKey: Uint8Array
  /** Node → nodes that people said are somebody else. */
  others: Map<number, number[]>
  /** First node of a group → its nodes that have such others. */
  parted: Map<number, number[]>
}

function newState({ nodes, decided, rosterMembers = rosterMembersOf(nodes) }: ClusterInput): State {
  const { count, rows, isRoster } = nodes
  const state: State = {
    parent: new Int32Array(count),
    next: new Int32Array(count),
    size: new Int32Array(count).fill(1),
    roster: new Int32Array(count).fill(-1),
    member: new Int32Array(count),
    byKey: new Uint8Array(count),
    others: new Map(),
    parted: new Map(),
  }
  for (const [left, right] of decided.different)
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      state.others.set(one, [...(state.others.get(one) ?? []), other])
      state.parted.set(one, [one])
    }
  for (let node = 0; node < count; node++) {
    state.parent[node] = state.next[node] = node
    if (!isRoster[node]) continue
    state.roster[node] = node
  }
  if (rosterMembers.size === 0) return state
  for (let node = 0; node < count; node++) {
    const member = rows[node * STRIDE + COLUMN.member]!
    if (rosterMembers.has(member)) state.member[node] = member
  }
  return state
}

export function rosterMembersOf({ count, rows, isRoster }: ClusterInput['nodes']): Set<number> {
  const members = new Set<number>()
  for (let node = 0; node < count; node++)
    if (isRoster[node] === 1 && rows[node * STRIDE + COLUMN.member] !== 0) members.add(rows[node * STRIDE + COLUMN.member]!)
  return members
}

function find(parent: Int32Array, node: number): number {
  let root = node
  while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
  return root
}

/** [LNK15] [LNK16] Two rows of the roster, or two numbers that the roster gave out, are two people. */
function mayJoin(input: ClusterInput, state: State, one: number, other: number): boolean {
  if (state.roster[one]! >= 0 && state.roster[other]! >= 0) return false
  if (arePartedByDecision(state, one, other)) return false
  const [member1, member2] = [state.member[one]!, state.member[other]!]
  return !(input.separateByMembershipNumber && member1 !== 0 && member2 !== 0 && member1 !== member2)
}

/** [LNK27] Somebody of the one group was judged to be somebody else than one of the other. */
function arePartedByDecision({ parent, others, parted }: State, one: number, other: number): boolean {
  if (!parted.has(one) || !parted.has(other)) return false
  return parted.get(one)!.some((node) => others.get(node)!.some((foreign) => find(parent, foreign) === other))
}

/** Two rows of the roster are never one person, whatever was said; nor are two that others' decisions part. */
function joinDecided(state: State, left: number, right: number): void {
  const [one, other] = [find(state.parent, left), find(state.parent, right)]
  if (one === other || (state.roster[one]! >= 0 && state.roster[other]! >= 0) || arePartedByDecision(state, one, other)) return
  state.byKey[left] = state.byKey[right] = 1
  join(state, one, other)
}

function join(state: State, one: number, other: number): void {
  const [root, child] = one < other ? [one, other] : [other, one]
  if (state.parted.has(child)) state.parted.set(root, [...(state.parted.get(root) ?? []), ...state.parted.get(child)!])
  state.parent[child] = root
  const next = state.next[root]!
  state.next[root] = state.next[child]!
  state.next[child] = next
  state.size[root]! += state.size[child]!
  if (state.roster[root]! < 0) state.roster[root] = state.roster[child]!
  if (state.member[root] === 0) state.member[root] = state.member[child]!
}

function joinByKey(state: State, left: number, right: number): void {
  const one = find(state.parent, left)
  const other = find(state.parent, right)
  if (arePartedByDecision(state, one, other)) return
  state.byKey[left] = state.byKey[right] = 1
  if (one !== other) join(state, one, other)
}

function tryJoin(input: ClusterInput, judges: Judges, state: State, left: number, right: number): void {
  const one = find(state.parent, left)
  const other = find(state.parent, right)
  if (one === other || !mayJoin(input, state, one, other)) return
  if (state.size[one]! * state.size[other]! > 1 && !agreeOnAverage(input, judges, state, one, other)) return
  join(state, one, other)
}

function sampleOf(state: State, root: number): number[] {
  const members: number[] = []
  const step = Math.ceil(state.size[root]! / SAMPLE)
  let member = root
  for (let index = 0; index < state.size[root]!; index++, member = state.next[member]!) if (index % step === 0) members.push(member)
  return members
}

/**
 * [LNK14] The mean logit over pairs that could tell; a pair that shares too few fields to tell counts only if it speaks against. One
 * plain contradiction (another birth date, another given name) that nothing outweighs keeps the groups apart.
 */
function agreeOnAverage(
  { nodes, comparer, scorer, prior }: ClusterInput,
  { contradicts, areTwins, point }: Judges,
  state: State,
  one: number,
  other: number,
): boolean {
  let sum = 0
  let told = 0
  const others = sampleOf(state, other)
  for (const left of sampleOf(state, one)) {
    for (const right of others) {
      if (nodes.isRoster[left] && nodes.isRoster[right]) continue
      const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
      if (pattern === 0) continue
      const weights = scorer.weightsOf(pattern)
      const logit = scorer.logit(pattern, left, right)
      if ((logit < 0 && contradicts(weights.levels)) || areTwins(weights.levels)) return false
      if (isAttainable(weights, point.edge)) {
        sum += logit
        told++
        continue
      }
      const evidence = evidenceOf(weights, prior)
      if (evidence < 0) {
        sum += evidence
        told++
      }
    }
  }
  return told === 0 || sum / told >= point.average
}

type Judges = {
  contradicts: (levels: readonly number[]) => boolean
  areTwins: (levels: readonly number[]) => boolean
  point: { edge: number; average: number }
}

function judgesOf(model: LinkModel): Judges {
  return { contradicts: contradiction(model), areTwins: twinPattern(model), point: operatingPointOf(model) }
}

/** Another birth date or given name parts two records plainly, unless the data are so bad that one person's often differ. */
const SELDOM = 0.02

/** Fewer pairs of one person than this cannot tell how often their fields differ; then they do so seldom. */
const TELLING_MATCHES = 200

function tells(model: LinkModel, comparison: number): boolean {
  return model.comparisons[comparison]!.match[1]! <= SELDOM || model.matchesPerRecord * model.trainedOn.records < TELLING_MATCHES
}

/** [LNK23] Another given name on the same birthday, in one family or home: two people, unless a number of their own says otherwise. */
function twinPattern(model: LinkModel): (levels: readonly number[]) => boolean {
  const givenTells = tells(model, GIVEN)
  const hasOwnNumber = (levels: readonly number[]) => levels[MEMBER] === 3 || levels[IDENTIFIER] === 3
  return (levels) => givenTells && levels[GIVEN] === 1 && levels[BIRTH] === 5 && !hasOwnNumber(levels)
}

function contradiction(model: LinkModel): (levels: readonly number[]) => boolean {
  const birthTells = tells(model, BIRTH)
  const givenTells = tells(model, GIVEN)
  return (levels) => (birthTells && levels[BIRTH] === 1) || (givenTells && levels[GIVEN] === 1)
}

/** [LNK17] A key binds unless given names differ and birth dates or family names do too. */
function namesContradict({ comparer, scorer }: ClusterInput, left: number, right: number): boolean {
  const { levels } = scorer.weightsOf(comparer.patternOf(left * STRIDE, right * STRIDE))
  return levels[GIVEN] === 1 && (levels[BIRTH] === 1 || levels[FAMILY] === 1)
}

/**
 * [LNK18] Records that lack a birth date or a given name and fit two people equally well who are not one person: father and son of one
 * name, two rows of the roster that differ only in what the record does not say. Chance must not decide whose it is. Only complete records are rivals:
 * two of its own kind may be alike and as unsure.
 */
function findAmbiguous(input: ClusterInput, order: Int32Array): Uint8Array {
  const { nodes, pairs, scorer, comparer } = input
  const { count, rows, isRoster, isContactOnly } = nodes
  const isAmbiguous = new Uint8Array(count)
  const best = new Int32Array(count).fill(-1)
  const bestStrength = new Float32Array(count)
  const looked = new Uint8Array(count)
  const lacks = new Uint8Array(count)
  for (let node = 0; node < count; node++) {
    lacks[node] = !isRoster[node] && !isContactOnly[node] && (rows[node * STRIDE + COLUMN.birth] === 0 || rows[node * STRIDE + COLUMN.given] === 0) ? 1 : 0
  }
  const contradicts = contradiction(input.model)
  const areRivals = (left: number, right: number) => {
    const pattern = comparer.patternOf(left * STRIDE, right * STRIDE)
    if (!(isRoster[left] && isRoster[right])) return pattern !== 0 && scorer.logit(pattern, left, right) < 0 && contradicts(scorer.weightsOf(pattern).levels)
    return scorer.weightsOf(pattern).levels.some((level, index) => level === 1 && index !== MEMBER)
  }
  const consider = (node: number, other: number, strength: number) => {
    if (isContactOnly[other] || lacks[other] || isAmbiguous[node]) return
    if (best[node] === -1) {
      best[node] = other
      bestStrength[node] = strength
    } else if (bestStrength[node]! - strength < TIE_LOGIT && looked[node]! < RIVALS) {
      looked[node]!++
      if (areRivals(best[node]!, other)) isAmbiguous[node] = 1
    }
  }
  const { left: lefts, right: rights, logit: logits, strength } = pairs
  const { edge: edgeLogit } = operatingPointOf(input.model)
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    if (logits[edge]! < edgeLogit) continue
    if (lacks[lefts[edge]!]) consider(lefts[edge]!, rights[edge]!, strength[edge]!)
    if (lacks[rights[edge]!]) consider(rights[edge]!, lefts[edge]!, strength[edge]!)
  }
  return isAmbiguous
}

/** [LNK19] A record that is only a mailbox or a phone goes to the one person known with it; where it is known with several, it stands alone. */
function attachContacts({ nodes, pairs, model }: ClusterInput, state: State, order: Int32Array): void {
  const candidate = new Map<number, number>()
  const { edge: edgeLogit } = operatingPointOf(model)
  const several = -2
  const { left: lefts, right: rights, logit: logits } = pairs
  for (let at = 0; at < order.length; at++) {
    const edge = order[at]!
    if (logits[edge]! < edgeLogit) continue
    const left = lefts[edge]!
    const right = rights[edge]!
    if (nodes.isContactOnly[left] === nodes.isContactOnly[right]) continue
    const [contact, person] = nodes.isContactOnly[left]
      ? [find(state.parent, left), find(state.parent, right)]
      : [find(state.parent, right), find(state.parent, left)]
    const known = candidate.get(contact)
    if (known === undefined) candidate.set(contact, person)
    else if (known !== person) candidate.set(contact, several)
  }
  for (const [contact, person] of candidate) {
    if (person === several) continue
    const one = find(state.parent, contact)
    const other = find(state.parent, person)
    if (one !== other && !arePartedByDecision(state, one, other)) join(state, one, other)
  }
}

/** The likeliest link that stays within a node's person. */
function strongestLinks({ left: lefts, right: rights, logit: logits, count }: PairColumns, personOf: Int32Array): Float32Array {
  const strongest = new Float32Array(personOf.length).fill(Number.NaN)
  for (let edge = 0; edge < count; edge++) {
    const left = lefts[edge]!
    const right = rights[edge]!
    if (personOf[left] !== personOf[right]) continue
    const logit = logits[edge]!
    if (!(strongest[left]! >= logit)) strongest[left] = logit
    if (!(strongest[right]! >= logit)) strongest[right] = logit
  }
  return strongest
}
