/**
 * A sentence as the model of claims sees it: words, some of them known by what they are (an illness, a party, a relation, a name). A phrase such as
 * "criminal record" is one unit, so is a whole name. Numbers only, in arrays that are used again: prose is long.
 */
import { ALL_CAPITALS, CAPITAL, INITIAL, NEWLINE, NUMBER, tokenise, type Tokens } from '../names/tokens.ts'
import { COMMON, FAMILY, GIVEN, NEVER, ORGANISATION, PLACE, TITLE } from '../names/name-words.ts'
import { ETHNICITY_TERMS, CRIMINAL_TERMS, SEXUAL_TERMS } from './terms/origin.ts'
import { HEALTH_TERMS_BY_CLASS } from './terms/health.ts'
import { POLITICS_TERMS, RELIGION_TERMS, UNION_TERMS } from './terms/beliefs.ts'
import { CHILD_TERMS, DANGER_TERMS } from './terms/safety.ts'
import { PERSON_AND_DENIAL_TERMS } from './terms/person-and-denial.ts'
import { termsOf, type TermList } from './terms/term-list.ts'

/** What a sentence may say of somebody, in the order of the weights. */
export const CLAIM_GROUPS = ['health', 'politics', 'union', 'religion', 'ethnicity', 'sexual', 'criminal', 'child', 'risk'] as const
export type ClaimGroup = (typeof CLAIM_GROUPS)[number]

export const TERMS: Record<ClaimGroup, TermList> = {
  health: HEALTH_TERMS_BY_CLASS,
  politics: POLITICS_TERMS,
  union: UNION_TERMS,
  religion: RELIGION_TERMS,
  ethnicity: ETHNICITY_TERMS,
  sexual: SEXUAL_TERMS,
  criminal: CRIMINAL_TERMS,
  child: CHILD_TERMS,
  risk: DANGER_TERMS,
}

type Phrase = { hashes: number[]; form: number; isDoor: boolean; /** An abbreviation: other words in small letters are spelt alike. */ isCapitals: boolean }
/** Phrases by the hash of their first word, the longest first. */
type Phrases = Map<number, Phrase[]>

/** Forms that are no word: small numbers, which no hash of a word is likely to be. */
const NAME_FORM = 1
/** Small ones could be a child's years, or school years; of four figures they are years. */
const SMALL_NUMBER_FORM = 2
const SMALL_NUMBER = 18
const NUMBER_FORM = 4
const YEAR_FORM = 6
const TARGET_FORM = 3
const FIRST_CLASS = 16
let classCount = 0

function addPhrases(phrases: Phrases, lists: Record<string, string>, isDoor: boolean): void {
  for (const list of Object.values(lists)) {
    const form = FIRST_CLASS + classCount++
    for (const term of termsOf(list)) {
      const tokens = tokenise(term, 0, term.length)
      const hashes = Array.from(tokens.hash.subarray(0, tokens.count))
      const phrase = { hashes, form, isDoor, isCapitals: /^[A-Z&]{2,}$/.test(term) }
      const known = phrases.get(hashes[0]!)
      if (known) known.push(phrase)
      else phrases.set(hashes[0]!, [phrase])
    }
  }
}
let made: Record<ClaimGroup, Phrases> | null = null
function phrasesOf(group: ClaimGroup): Phrases {
  made ??= Object.fromEntries(
    CLAIM_GROUPS.map((name) => {
      const phrases: Phrases = new Map()
      addPhrases(phrases, TERMS[name].doors, true)
      addPhrases(phrases, TERMS[name].hints, false)
      addPhrases(phrases, PERSON_AND_DENIAL_TERMS, false)
      for (const list of phrases.values()) list.sort((a, b) => b.hashes.length - a.hashes.length || Number(b.isDoor) - Number(a.isDoor))
      return [name, phrases]
    }),
  ) as Record<ClaimGroup, Phrases>
  return made[group]
}

export type Units = {
  count: number
  /** What the unit is: a class of words, a name, a number, or the hash of the word itself. */
  form: Int32Array
  word: Int32Array
  tail: Int32Array
  shape: Uint8Array
  start: Int32Array
  end: Int32Array
  /** Units that open the door to this kind of claim, as indices. */
  doors: number[]
}
const MOST_UNITS = 260
const units: Units = {
  count: 0,
  form: new Int32Array(MOST_UNITS),
  word: new Int32Array(MOST_UNITS),
  tail: new Int32Array(MOST_UNITS),
  shape: new Uint8Array(MOST_UNITS),
  start: new Int32Array(MOST_UNITS),
  end: new Int32Array(MOST_UNITS),
  doors: [],
}

const isCapitalShape = (shape: number) => shape === CAPITAL || shape === ALL_CAPITALS || shape === INITIAL
const NAMES = GIVEN | FAMILY
const NO_NAMES = COMMON | PLACE | NEVER | ORGANISATION

/** The units of a sentence for one kind of claim; `target`: the name that is asked about. Valid until the next call. */
export function unitsOf(sentence: string, group: ClaimGroup, target?: { start: number; end: number }): Units {
  const phrases = phrasesOf(group)
  const tokens = tokenise(sentence, 0, sentence.length)
  const { hash, bits, shape, start, end, tail } = tokens
  units.count = 0
  units.doors.length = 0
  for (let at = 0; at < tokens.count && units.count < MOST_UNITS;) {
    const i = units.count
    let next = at + 1
    let form = hash[at]!
    let isDoor = false
    if (target && start[at]! >= target.start && start[at]! < target.end) {
      while (next < tokens.count && start[next]! < target.end) next++
      form = TARGET_FORM
    } else {
      const phrase = phraseAt(phrases, sentence, tokens, at)
      const wasName = i > 0 && units.form[i - 1] === NAME_FORM
      const wasTitle = at > 0 && (bits[at - 1]! & TITLE) !== 0
      const isName =
        isCapitalShape(shape[at]!) && (wasTitle || ((bits[at]! & NAMES) !== 0 && (phrase === null || wasName) && ((bits[at]! & NO_NAMES) === 0 || wasName)))
      if (isName) {
        // the words of one name are one unit
        if (wasName && end[at]! - units.end[i - 1]! < 24) {
          units.end[i - 1] = end[at]!
          at++
          continue
        }
        form = NAME_FORM
      } else if (phrase !== null) {
        next = at + phrase.hashes.length
        form = phrase.form
        isDoor = phrase.isDoor
      } else if (shape[at] === NUMBER) form = numberForm(Number(sentence.slice(start[at]!, end[at]!)))
      else if (shape[at] === NEWLINE) form = 10
    }
    units.form[i] = form
    let word = 0
    for (let part = at; part < next; part++) word = (Math.imul(word, 31) + hash[part]!) | 0
    units.word[i] = word
    units.tail[i] = tail[next - 1]!
    units.shape[i] = shape[at]!
    units.start[i] = start[at]!
    units.end[i] = end[next - 1]!
    if (isDoor) units.doors.push(i)
    units.count++
    at = next
  }
  if (target) openByAge()
  return units
}

/** A small number right behind a name may be its bearer's age: "Molly (5)", "Zara is 11". */
const AGE_REACH = 3
function openByAge(): void {
  const at = units.form.subarray(0, units.count).indexOf(TARGET_FORM)
  for (let i = at + 1; at >= 0 && i <= at + AGE_REACH && i < units.count; i++)
    if (units.form[i] === SMALL_NUMBER_FORM && !units.doors.includes(i)) units.doors.push(i)
}

function numberForm(value: number): number {
  return value < SMALL_NUMBER ? SMALL_NUMBER_FORM : value > 1900 && value < 2100 ? YEAR_FORM : NUMBER_FORM
}

/** The longest phrase that begins here; its numbers are any small ones: `year 6`, `section 2`. */
function phraseAt(phrases: Phrases, sentence: string, { hash, shape, start, end, count }: Tokens, at: number): Phrase | null {
  const known = phrases.get(hash[at]!)
  if (!known) return null
  outer: for (const phrase of known) {
    const { hashes } = phrase
    if (at + hashes.length > count) continue
    if (phrase.isCapitals && !/^[A-Z&]+$/.test(sentence.slice(start[at]!, end[at]!))) continue
    for (let i = 1; i < hashes.length; i++) {
      if (hashes[i] !== hash[at + i]) continue outer
      if (shape[at + i] === NUMBER && Number(sentence.slice(start[at + i]!, end[at + i]!)) >= SMALL_NUMBER) continue outer
    }
    return phrase
  }
  return null
}
