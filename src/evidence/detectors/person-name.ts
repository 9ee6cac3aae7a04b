/**
 * Names of people in prose: by the words that lead to them (titles, salutations, "Name:", closings), by the tagger, and by a name met in full
 * elsewhere in the same text [DET32–34].
 */
import type { Detector, Finding } from '../finding.ts'
import { COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PARTICLE, PLACE, TITLE, classOf, classOfHash } from '../names/name-words.ts'
import { isCandidate, isCapitalShape, nameScores } from '../names/tagger.ts'
import { ALL_CAPITALS, CAPITAL, INITIAL, SMALL, tokenise, type Tokens } from '../names/tokens.ts'
import { anchorsOf, isDigitAt, isWordAt } from './anchors.ts'
import { found } from './found.ts'
import { findKnownNames } from './known-names.ts'
import { nameConfidence, TITLED_CONFIDENCE } from './name-confidence.ts'
import { findAfterLabels } from './name-labels.ts'
import { findQuotedPairs, findSpeakers, findTurned } from './name-rows.ts'
import { hashWord } from './signs.ts'

/** Words this far apart are read together, in characters. */
const NEAR = 48
/** Longer stretches are cut at a line end, in characters. */
const LONGEST_WINDOW = 8_000
/** The tagger's score a word, in its own unit: above it even a common word is a name. */
const SURE_SCORE = 40

export const personName: Detector = {
  kind: 'person_name',
  find(text, out) {
    const names: Finding[] = []
    for (const [from, to] of windowsOf(text)) findInWindow(text, tokenise(text, from, to), names)
    findAfterLabels(text, names)
    findTurned(text, names)
    findQuotedPairs(text, names)
    findSpeakers(text, names)
    const kept = withoutOverlaps(names)
    findKnownNames(text, kept)
    for (const name of kept) out.push(name)
  },
}

/** Stretches of text with a capital word that may be a name. */
function windowsOf(text: string): [number, number][] {
  const { capitals, capitalHashes } = anchorsOf(text)
  const windows: [number, number][] = []
  let from = -1
  let last = -NEAR
  let isWorth = false
  for (let i = 0; i < capitals.length; i += 2) {
    const [start, end] = [capitals[i]!, capitals[i + 1]!]
    const isFar = start - last > NEAR || (start - from > LONGEST_WINDOW && text.slice(last, start).includes('\n'))
    if (isFar && from >= 0) {
      if (isWorth) windows.push([from, last])
      from = -1
    }
    if (from < 0) {
      from = start
      isWorth = false
    }
    isWorth ||= mayBeName(text, start, end, capitalHashes[i >> 1]!, capitals[i + 2] === end + 1 && text.charCodeAt(end) === 32)
    last = end
  }
  if (from >= 0 && isWorth) windows.push([from, last])
  return windows.map(([start, end]) => [Math.max(0, lineStart(text, start)), Math.min(text.length, end + 30)])
}
function lineStart(text: string, at: number): number {
  for (let i = at; i > at - 40 && i > 0; i--) if (text.charCodeAt(i - 1) === 10) return Math.max(0, i - 1)
  const space = text.indexOf(' ', Math.max(0, at - 40))
  return space < 0 || space > at ? at : space
}
/** A first look, cheap enough for logs: a known name, a title, or two capital words in a row. */
function mayBeName(text: string, start: number, end: number, hash: number, hasNext: boolean): boolean {
  if (end - start < 2 || end - start > 24) return false
  const second = text.charCodeAt(start + 1)
  const isAllCapital = second >= 65 && second <= 90
  if (isAllCapital && !hasNext) return false
  const bits = hash === 0 ? classOf(text.slice(start, end)) : classOfHash(hash)
  if (bits & TITLE) return true
  if (bits & (NEVER | ORGANISATION)) return false
  if (isAllCapital) return (bits & GIVEN) !== 0
  if (hasNext) return bits === 0 ? !hasInnerCapital(text, start + 1, end) : (bits & (GIVEN | FAMILY)) !== 0
  return (bits & (GIVEN | FAMILY)) !== 0 && (bits & COMMON) === 0
}
function hasInnerCapital(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) return true
  }
  return false
}

const NEWLINE_SIGN = 10
const COMMA = 44
const DOT = 46
const AMPERSAND = 38
const DASH = 45

function findInWindow(text: string, tokens: Tokens, names: Finding[]): void {
  let run: number[] = []
  let sum = 0
  let wasName = false
  const isAsked = (at: number) => isCandidate(tokens, at) && !isInsideToken(text, tokens, at) && !isCamelCased(text, tokens, at)
  const scores = nameScores(tokens, isAsked)
  for (let at = 0; at <= tokens.count; at++) {
    const isOver = at === tokens.count
    let isName = false
    if (!isOver && isAsked(at)) {
      const score = scores[at]!
      isName =
        score > 0 ||
        isListedPair(tokens, at) ||
        (run.length > 0 && (isFamilyAfterGiven(tokens, at) || goesOnAfterTitle(text, tokens, run, at))) ||
        isAfterTitle(tokens, at)
      if (isName) sum += score
    }
    // a family name that is a title as well stands behind a given name: Natalie Lord
    if (!isOver && run.length > 0 && !isName && isTitleAsFamily(tokens, at)) isName = wasName
    if (isName) run.push(at)
    else if (!(wasName && !isOver && joinsName(text, tokens, at))) {
      if (run.length) pushRun(text, tokens, run, sum, names)
      run = []
      sum = 0
    } else continue
    wasName = isName
    // a line end between two names parts them
    const next = at + 1 < tokens.count ? tokens.hash[at + 1]! : 0
    if (run.length && (next === NEWLINE_SIGN || next === COMMA)) {
      pushRun(text, tokens, run, sum, names)
      run = []
      sum = 0
      wasName = false
    }
  }
}

/** NatWest, YouTube: no list knows it, and a capital stands inside. McEwan and DeSouza are people. */
function isCamelCased(text: string, tokens: Tokens, at: number): boolean {
  if (tokens.bits[at]! & (GIVEN | FAMILY) || tokens.shape[at] !== CAPITAL) return false
  return (
    /^\p{L}[\p{Ll}]{1,}\p{Lu}/u.test(text.slice(tokens.start[at]!, tokens.end[at]!)) &&
    !/^(?:Ma?c|De|Di|Du|La|Le|Van|Fitz|O)\p{Lu}/u.test(text.slice(tokens.start[at]!, tokens.end[at]!))
  )
}

/** A particle, one of two (van der) or the dot of an initial between two parts of one name. */
function joinsName(text: string, tokens: Tokens, at: number): boolean {
  if (tokens.hash[at] === DOT) return tokens.end[at - 1]! - tokens.start[at - 1]! === 1
  return (
    isSmallParticle(text, tokens, at) &&
    at + 1 < tokens.count &&
    (isCapitalShape(tokens.shape[at + 1]!) || (isSmallParticle(text, tokens, at + 1) && at + 2 < tokens.count && isCapitalShape(tokens.shape[at + 2]!)))
  )
}
const isSmallParticle = (text: string, tokens: Tokens, at: number) =>
  (tokens.bits[at]! & PARTICLE) !== 0 && tokens.shape[at] === SMALL && tokens.length[at]! > 1 && text.charCodeAt(tokens.end[at]!) === 32

/** Signs that make a capital word part of an address, a path or a handle when they stand before or behind it. */
const isStuckBefore = (code: number) => code === 64 || code === 35 || code === 95 || code === 47 || code === 92 || code === 36 || code === 38 || code === 61
const isStuckBehind = (code: number) => code === 64 || code === 95 || code === 92 || code === 61 || code === 40
function isInsideToken(text: string, tokens: Tokens, at: number): boolean {
  const [start, end] = [tokens.start[at]!, tokens.end[at]!]
  const before = text.charCodeAt(start - 1)
  const after = text.charCodeAt(end)
  if (isStuckBefore(before) || isStuckBehind(after) || isDigitAt(text, start - 1) || isDigitAt(text, end)) return true
  if (before === DOT && isWordAt(text, start - 2) && !/(?:^|[\s.])\p{Lu}$/u.test(text.slice(Math.max(0, start - 3), start - 1))) return true
  return after === DOT && isWordAt(text, end + 1) && text.slice(end + 1, end + 2) !== text.slice(end + 1, end + 2).toUpperCase()
}
const isFree = (bits: number) => (bits & (COMMON | PLACE | NEVER | ORGANISATION)) === 0
function isListedPair(tokens: Tokens, at: number): boolean {
  if (at + 1 >= tokens.count) return false
  const [here, next] = [tokens.bits[at]!, tokens.bits[at + 1]!]
  if (!(here & GIVEN) || !isFree(here) || !isCapitalShape(tokens.shape[at + 1]!)) return false
  return (next & FAMILY) !== 0 && (next & (NEVER | ORGANISATION)) === 0 && (at + 2 >= tokens.count || (tokens.bits[at + 2]! & ORGANISATION) === 0)
}
function isFamilyAfterGiven(tokens: Tokens, at: number): boolean {
  return (tokens.bits[at - 1]! & GIVEN) !== 0 && (tokens.bits[at]! & FAMILY) !== 0 && (tokens.bits[at]! & (NEVER | ORGANISATION)) === 0
}
/** A dot and a blank. */
const WIDEST_TITLE_GAP = 2
function isTitleAsFamily(tokens: Tokens, at: number): boolean {
  const isLast = at + 1 >= tokens.count || !isCapitalShape(tokens.shape[at + 1]!)
  return isLast && (tokens.bits[at]! & TITLE) !== 0 && (tokens.bits[at]! & FAMILY) !== 0 && tokens.shape[at] === CAPITAL && (tokens.bits[at - 1]! & GIVEN) !== 0
}
function isAfterTitle(tokens: Tokens, at: number): boolean {
  const before = tokens.hash[at - 1] === DOT ? at - 2 : at - 1
  // "Title: Ms   First name": a column lies between
  if (
    before < 0 ||
    tokens.start[at]! - tokens.end[before]! > WIDEST_TITLE_GAP ||
    !isCapitalShape(tokens.shape[before]!) ||
    !PLAIN_TITLES.has(tokens.hash[before]!)
  )
    return false
  if (tokens.shape[at] === INITIAL) return at + 1 < tokens.count && isCapitalShape(tokens.shape[at + 1]!)
  return (tokens.bits[at]! & (NEVER | TITLE)) === 0 && !(at + 1 < tokens.count && tokens.hash[at + 1] === DASH)
}
/** `Mr Jacob Hunt`, `Mr A B Stone`: after a title the name goes on over initials to the next word, whatever else that word may mean. */
function goesOnAfterTitle(text: string, tokens: Tokens, run: number[], at: number): boolean {
  if (run.length > 3 || !isAfterTitle(tokens, run[0]!) || !isCapitalShape(tokens.shape[at]!)) return false
  const gap = text.slice(tokens.end[run.at(-1)!]!, tokens.start[at]!)
  if (gap !== ' ' && gap !== '. ') return false
  if (tokens.shape[at] === INITIAL) return at + 1 < tokens.count && isCapitalShape(tokens.shape[at + 1]!)
  const isWord = (one: number) => tokens.shape[one] !== INITIAL && (tokens.bits[one]! & (COMMON | FAMILY | GIVEN)) === COMMON
  return (tokens.bits[at]! & (NEVER | TITLE | ORGANISATION)) === 0 && !(isWord(at) && run.some(isWord))
}
/** Titles that stand before names only; "Judge" and "Captain" are words of their own. */
const PLAIN_TITLES: ReadonlySet<number> = new Set(
  'mr mrs ms miss mx dr prof professor rev revd reverend cllr councillor sgt dame messrs baroness frau herr herrn monsieur mme mlle madame senor senora signor signora smt shri sri shrimati fr pc dc wpc uncle aunt auntie aunty mevrouw meneer'
    .split(' ')
    .map(hashWord),
)
const ARTICLES: ReadonlySet<number> = new Set([hashWord('the'), hashWord('of')])

/** `bt A. Hughes`: an initial with its dot belongs to the name behind it. */
function withInitials(tokens: Tokens, parts: number[]): number[] {
  const all = [...parts]
  while (all.length > 0 && all.length < 5) {
    const at = all[0]! - 1
    if (at < 0 || tokens.shape[at] !== INITIAL || tokens.end[at]! - tokens.start[at]! !== 2 || tokens.start[at + 1]! - tokens.end[at]! > 1) break
    all.unshift(at)
  }
  return all
}

function pushRun(text: string, tokens: Tokens, run: number[], sum: number, names: Finding[]): void {
  let parts = run
  const isInitialOfTitled = tokens.shape[run[0]!] === INITIAL && isAfterTitle(tokens, run[0]!)
  while (parts.length && !isInitialOfTitled && tokens.bits[parts[0]!]! & NEVER && !(tokens.bits[parts[0]!]! & GIVEN && parts.length > 1)) parts = parts.slice(1)
  while (parts.length && tokens.bits[parts.at(-1)!]! & NEVER && !(tokens.bits[parts.at(-1)!]! & FAMILY)) parts = parts.slice(0, -1)
  parts = withInitials(tokens, parts)
  const first = parts[0]
  const last = parts.at(-1)
  if (first === undefined || last === undefined || parts.length > 5) return
  const [start, end] = [tokens.start[first]!, tokens.end[last]!]
  if (end - start < 2 || isOrganisation(tokens, parts) || parts.every((at) => tokens.shape[at] === INITIAL)) return
  const hasTitle = isAfterTitle(tokens, first)
  const bits = parts.map((at) => tokens.bits[at]!)
  if (!hasTitle && parts.every((at) => tokens.bits[at]! & (PLACE | NEVER) && !(tokens.bits[at]! & GIVEN))) return
  if (!hasTitle && parts.length === 1 && tokens.shape[first] === ALL_CAPITALS) return
  const certainty = sum / parts.length
  // "Grant pending": one common word needs more than a nod
  if (parts.length === 1 && !hasTitle && bits[0]! & COMMON && certainty < SURE_SCORE) return
  // "Claims Adjuster": so do two that nobody is called
  if (!hasTitle && certainty < SURE_SCORE && bits.every((bit) => bit & (COMMON | NEVER | PLACE) && !(bit & (GIVEN | FAMILY)))) return
  const confidence = hasTitle ? TITLED_CONFIDENCE : nameConfidence(bits, certainty)
  const why = hasTitle
    ? 'a title stands before it'
    : bits.some((bit) => bit & GIVEN)
      ? 'a known given name, and the words about it'
      : 'the words about it read as a name’s'
  names.push(found('person_name', text, start, end, confidence, why))
}
/** Behind a firm's name, in small letters: Hargreaves plc. */
const FIRM_FORMS: ReadonlySet<number> = new Set('plc ltd llp inc llc gmbh ag kg bv sarl oy pty co limited'.split(' ').map(hashWord))

function isOrganisation(tokens: Tokens, parts: number[]): boolean {
  const last = parts.at(-1)!
  if (last + 1 < tokens.count && FIRM_FORMS.has(tokens.hash[last + 1]!)) return true
  // "Castle Homes Ltd": the word for a firm may stand behind others
  for (let at = last + 1; at < tokens.count && at <= last + 3 && isCapitalShape(tokens.shape[at]!); at++)
    if (tokens.bits[at]! & ORGANISATION && !(tokens.bits[at]! & GIVEN)) return true
  if (last + 2 < tokens.count && tokens.hash[last + 1] === AMPERSAND && isCapitalShape(tokens.shape[last + 2]!) && !(tokens.bits[last + 2]! & (GIVEN | TITLE)))
    return true
  return (
    parts.some((at) => tokens.bits[at]! & ORGANISATION && !(tokens.bits[at]! & FAMILY)) ||
    (parts[0]! > 0 && ARTICLES.has(tokens.hash[parts[0]! - 1]!) && parts.length > 1 && !(tokens.bits[parts[0]!]! & GIVEN))
  )
}

/** The surer of two that overlap; of two as sure, the longer. In order of place. */
function withoutOverlaps(names: Finding[]): Finding[] {
  const kept: Finding[] = []
  for (const name of names.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const before = kept.at(-1)
    if (!before || name.start >= before.end) kept.push(name)
    else if (
      name.end - name.start > before.end - before.start ||
      (name.end === before.end && name.confidence > before.confidence && name.start === before.start)
    )
      kept[kept.length - 1] = { ...name, confidence: Math.max(name.confidence, before.confidence) }
    else if (name.confidence > before.confidence) before.confidence = name.confidence
  }
  return kept
}
