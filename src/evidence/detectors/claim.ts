/**
 * Special categories (GDPR Articles 9 and 10) as claims about a person. A word such as "Labour", "Christian" or "cancer" alone is a mention, not a
 * datum: the sentence has to say it of somebody, and not deny it [DET25–31].
 */
import type { Detector, Finding } from '../finding.ts'
import type { Kind } from '../../kinds.ts'
import { classOf, COMMON, GIVEN, NEVER, ORGANISATION, PLACE } from '../names/name-words.ts'
import { anchorsOf, isWordAt } from './anchors.ts'
import { judge, type Signs } from './claim-model.ts'
import { unitsOf, type ClaimGroup, type Units } from './claim-units.ts'
import type { CueGroup } from './cue-words.ts'
import { found } from './found.ts'
import { inPlainText, type WordPattern } from './plain-text.ts'

export type ClaimPattern = {
  /** Matched against one sentence; the first group, when there is one, is the claim's own words. */
  pattern: RegExp
  confidence: number
  why: string
  /** True when the pattern names its person by itself (a form field); otherwise a person must be in the sentence or the one before. */
  isForm?: boolean
}
export type ClaimRules = {
  kind: Kind
  group: CueGroup
  patterns: readonly ClaimPattern[]
  /** Fixed phrases that hold a cue word and say nothing of anybody; they are blanked before the patterns look. */
  never?: RegExp
  /** Words that a sentence about somebody hardly holds unless it says them of that person; without a phrase they count for less. */
  strong?: RegExp
  /** True where a cue word, as it is written, is none: `12 ms` is no multiple sclerosis. */
  isNoCue?(text: string, place: number): boolean
}

const NAME_PAIR = inPlainText(/(?:^|[^\p{L}])\p{Lu}\p{Ll}+(?:[-’']\p{Lu}?\p{Ll}+)?\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}’'-]+/u)
const NAME_SUBJECT = inPlainText(
  /(?:^|[.\s"“(])\p{Lu}\p{Ll}{2,}\s+(?:is|was|has|had|suffers|identifies|votes|voted|supports|attends|lives|needs|takes|uses|told|says|said|came|became|joined|converted)\b/u,
)
const PRONOUNS = inPlainText(
  /\b(?:I|I['’](?:m|ve|d)|im|ive|hes|shes|me|my|myself|he|she|they|him|her|his|their|them|mr|mrs|ms|miss|mx|dr|wife|husband|son|daughter|mother|father|mum|dad|partner|sister|brother|grandmother|grandfather|uncle|aunt|nephew|niece|patient|client|claimant|applicant|employee|resident|tenant|member|voter|pupil|colleague|complainant|defendant|supporter|volunteer|donor|neighbour|victim|suspect|survivor|witness|passenger|driver|student|teacher|nurse|caller|prisoner|inmate|lodger|guest|worker|candidate|nominee|deceased|accused|respondent|girlfriend|boyfriend|fianc[eé]e?|spouse|carer|child|pt|nan|nana|gran|granny|grandma|grandad|boys?|girls?|man|woman|lady|gentleman|lad|lass|twins?|toddler|baby|hubby|missus|gf|bf|bloke|nanny|dads|mums|grandparents?|parents|appellant|prisoner|occupant|householder|rep|bride|groom|father|sister|canon|sir|dame|mae|roedd|rwy['’]n|dw i|gen i|ganddo|ganddi|ei (?:mam|tad|fam|dad))\b/i,
)

/** The rules as they are asked: patterns of words cost too much to compile as they are written. */
type AskedRules = Omit<ClaimRules, 'patterns' | 'strong'> & { patterns: readonly AskedPattern[]; strong: WordPattern | null }
type AskedPattern = Omit<ClaimPattern, 'pattern'> & { pattern: WordPattern }

function askedRules(rules: ClaimRules): AskedRules {
  return {
    ...rules,
    patterns: rules.patterns.map((claim) => ({ ...claim, pattern: inPlainText(claim.pattern) })),
    strong: rules.strong ? inPlainText(rules.strong) : null,
  }
}

/** True when a sentence speaks of one person. */
export function speaksOfPerson(sentence: string): boolean {
  return PRONOUNS.test(sentence) || NAME_PAIR.test(sentence) || NAME_SUBJECT.test(sentence) || namesSomebody(sentence)
}

/** A given name that is nothing else: Ruth, Priya; not Grace, not Bath. */
function namesSomebody(sentence: string): boolean {
  for (const [word] of sentence.matchAll(/(?<!\p{L})\p{Lu}\p{Ll}{2,}/gu))
    if ((classOf(word) & (GIVEN | COMMON | PLACE | NEVER | ORGANISATION)) === GIVEN) return true
  return false
}

const READER = inPlainText(/\b(?:you|your|yours)\b/i)
const LETTER_TO_ONE =
  /(?:^|\n)[ \t>]{0,8}Dear (?!(?:Sir|Madam|All|Colleagues?|Friends?|Members?|Customers?|Supporters?|Team|Both|Parents?|Resident|Neighbour|Homeowner)\b)\p{L}/gu
/** How far above a sentence the "Dear …" may stand that says who "you" is, in characters. */
const LETTER_REACH = 4_000

/** True when a sentence says "you" in a letter to one person: elsewhere "you" is anybody. */
function speaksToReader(text: string, start: number, sentence: string): boolean {
  if (!READER.test(sentence)) return false
  LETTER_TO_ONE.lastIndex = 0
  return LETTER_TO_ONE.test(text.slice(Math.max(0, start - LETTER_REACH), start))
}

/** Before the claim: it is denied. */
const NEGATION_BEFORE = inPlainText(
  /\b(?:not|never|no longer|isn['’]t|wasn['’]t|aren['’]t|hasn['’]t|haven['’]t|hadn['’]t|doesn['’]t|don['’]t|didn['’]t|cannot be|without|denies|denied|neither|nor|no (?:known |current |previous |unspent |criminal |medical |history of |evidence of |signs? of |record of )|rather than|ruled out|free of|negative for|tested negative|zero|no\s\p{Ll}+\s)(?:[\s,]+[\p{L}’'-]+){0,4}[\s,]*$/iu,
)
/** A denial ends where somebody else begins: "would never vote Conservative again, she switched to …". */
function isDenied(before: string): boolean {
  if (/\b(?:no|any)\s$/i.test(before)) return true
  const match = NEGATION_BEFORE.exec(before)
  return match !== null && !/[\s,](?:he|she|they|I|but|although|though|however|who)\s/i.test(match[0])
}
const NEGATION_INSIDE = inPlainText(/^(?:[\p{L}’']+\s){0,3}(?:not|never|no|isn['’]t|wasn['’]t|hasn['’]t|doesn['’]t|don['’]t|didn['’]t|without)\b/iu)
/** "Any medical conditions? Yes, epilepsy". */
const ANSWER = inPlainText(/^(?:yes|y)\b[\s,;:.–-]{1,4}\p{L}{4,}/iu)
const ASKED_OF_HEALTH = inPlainText(/\b(?:medical|health|disab\p{L}*|allerg\p{L}+|medication|illness|condition)\b[^?\n]{0,60}\?\s*$/iu)
/** Right before the claim: it is of an animal. */
const OF_ANIMAL = inPlainText(
  /\b(?<!(?:guide|assistance|hearing|support) )(?:dog|cat|horse|pony|puppy|kitten|rabbit|hamster|parrot|cow|bull|ewe|foal|mare)s?(?:['’]s)?(?: \p{Ll}+)?[\s,]*$/iu,
)
/** General talk: rules, campaigns, hypotheses; not of anybody. */
const GENERAL = inPlainText(
  /\b(?:patient (?:leaflets?|information|safety|portal|transport|records? (?:system|team))|if you|if anyone|if (?:he|she|they) (?:were|was)|whether (?:you|or not)|anyone who|people who|those who|everyone|patients who|(?:staff|employees|members|women|men|residents|pupils|students|customers|tenants|workers|children|parents) (?:who|with|that)|(?:our|the) (?:policy|service|clinic|charity|leaflet|campaign|survey|course|seminar|conference|research|study|report|article|law)|awareness|fundrais\w+|please (?:state|tell us|indicate|tick)|for example|e\.g\.|may be asked|do you|are you|have you)\b/i,
)

/** Lines of logs and code speak of nobody's health or faith. */
function isMachineLine(sentence: string): boolean {
  return /^\S*\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\p{L}{3} [ \d]\d \d\d:\d\d:\d\d |[{};]\s*$|=>|\(\)|\b(?:const|await|import|function|return|SELECT|INSERT)\b/u.test(
    sentence,
  )
}

const LONGEST_SENTENCE = 400

/** The bounds of the sentence about a place: a full stop before a capital, an empty line, a line of a form. */
export function sentenceAround(text: string, at: number): [number, number] {
  const from = Math.max(0, at - LONGEST_SENTENCE)
  let start = from
  for (let i = at - 1; i >= from; i--)
    if (isSentenceEnd(text, i)) {
      start = i + 1
      break
    }
  const to = Math.min(text.length, at + LONGEST_SENTENCE)
  let end = to
  for (let i = at; i < to; i++)
    if (isSentenceEnd(text, i)) {
      end = text[i] === '\n' ? i : i + 1
      break
    }
  while (start < end && /\s/.test(text[start]!)) start++
  return [start, end]
}
function isSentenceEnd(text: string, at: number): boolean {
  const sign = text[at]!
  if (sign === '\n') {
    // a line that only wraps goes on with a small letter
    const next = text[at + 1] ?? '\n'
    return !/\p{Ll}/u.test(next)
  }
  if (sign !== '.' && sign !== '!' && sign !== '?') return false
  if (!/\s/.test(text[at + 1] ?? ' ')) return false
  return !(sign === '.' && /(?:^|[\s(])(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|No|[A-Z])$/.test(text.slice(Math.max(0, at - 5), at)))
}

/** How many signs at the start of a note are a claim when "is" is put before them; 0: none. */
function bareClaim(sentence: string, patterns: readonly AskedPattern[]): number {
  const whole = `is ${sentence}`
  for (const { pattern, isForm } of patterns) {
    if (isForm) continue
    const match = pattern.exec(whole)
    if (match !== null && match.index === 0 && match[0].length > 5 && !NEGATION_INSIDE.test(match[0])) return match[0].trimEnd().length - 3
  }
  return 0
}

/** A detector from a table of claims. */
export function claimDetector(written: ClaimRules): Detector {
  const rules = askedRules(written)
  const { kind, group, isNoCue } = rules
  const terms = isModelled(group) ? (`${group}Terms` as const) : null
  RULES_OF.set(group, rules)
  return {
    kind,
    find(text, out, { isAboutSomebody, withMentions }) {
      const { cues } = anchorsOf(text)
      const ruled = isNoCue ? cues[group].filter((place) => !isNoCue(text, place)) : cues[group]
      const termed = terms === null ? NO_PLACES : cues[terms]
      for (let i = 0, j = 0; i < ruled.length || j < termed.length;) {
        const place = Math.min(ruled[i] ?? Infinity, termed[j] ?? Infinity)
        const [start, end] = sentenceAround(text, place)
        // one look a sentence, so that a text full of cue words costs no more than its length
        const first = i
        while (i < ruled.length && ruled[i]! < end) i++
        while (j < termed.length && termed[j]! < end) j++
        const finding = claimIn(text, start, end, rules, isAboutSomebody === true, i > first)
        if (finding) out.push(finding)
        else if (withMentions) out.push(mentionAt(kind, text, place))
      }
    },
  }
}
const NO_PLACES: readonly number[] = []
/** The rules of each group of cue words: the model of claims is trained on what they make of a sentence. */
export const RULES_OF = new Map<CueGroup, AskedRules>()

/** Nobody is said to be or to have it. */
const MENTION_CONFIDENCE = 0.15
function mentionAt(kind: Kind, text: string, place: number): Finding {
  let end = place
  while (isWordAt(text, end)) end++
  return found(kind, text, place, end, MENTION_CONFIDENCE, 'only mentioned: it is said of nobody, or denied')
}

/** What the rules make of a sentence, and what they saw of it. */
export type Reading = {
  rule: Finding | null
  /** The sentence with its fixed phrases blanked. */
  cleaned: string
  person: Signs['person']
}

/** Looks at one sentence with the rules; null: it speaks of nobody, or is no sentence. `isCued`: it holds a word that some rule begins with. */
export function readSentence(text: string, start: number, end: number, rules: AskedRules, isAboutSomebody: boolean, isCued = true): Reading | null {
  const sentence = text.slice(start, end)
  // asked first: it costs least, and logs are full of cue words
  if (isMachineLine(sentence)) return null
  const isOwn = speaksOfPerson(sentence) || speaksToReader(text, start, sentence)
  const isAfterPerson = isOwn || isAboutSomebody || speaksOfPerson(text.slice(Math.max(0, start - 160), start))
  if (!isAfterPerson && !/[:=]/.test(sentence)) return null
  const blank = (words: string) => '·'.repeat(words.length)
  const named = sentence.replace(STREET, blank)
  const cleaned = rules.never ? named.replace(rules.never, blank) : named
  const person = isOwn ? 'own' : isAboutSomebody ? 'note' : isAfterPerson ? 'before' : 'none'
  return { rule: isCued ? byRules(text, start, end, cleaned, rules, person, isAboutSomebody) : null, cleaned, person }
}

/** Streets are called after churches, colours and peoples. */
const STREET =
  /\p{Lu}[\p{L}’'.]+ (?:\p{Lu}[\p{L}’'.]+ )?(?:Road|Street|Lane|Avenue|Close|Gardens|Terrace|Square|Drive|Court|Crescent|Place|Row|Mews|Grove|Rd|St|Ave)(?![\p{L}])/gu

function byRules(
  text: string,
  start: number,
  end: number,
  cleaned: string,
  rules: AskedRules,
  person: Signs['person'],
  isAboutSomebody: boolean,
): Finding | null {
  const { kind, patterns, strong } = rules
  const isOfPerson = person === 'own' || person === 'note'
  if (kind === 'health' && ANSWER.test(cleaned) && ASKED_OF_HEALTH.test(text.slice(Math.max(0, start - 140), start)))
    return found(kind, text, start, end, 0.85, 'the answer to a question about health')
  if (GENERAL.test(cleaned) || isQuestion(cleaned)) return null
  // a note leaves out its subject and its verb: `Lapsed Catholic`, `On probation`
  const told = isAboutSomebody ? bareClaim(cleaned, patterns) : 0
  if (told > 0) return found(kind, text, start, start + told, 0.8, 'what a note says of its person')
  for (const { pattern, confidence, why, isForm } of patterns) {
    const match = pattern.exec(cleaned)
    if (!match) continue
    const before = cleaned.slice(0, match.index)
    if (isDenied(before) || NEGATION_INSIDE.test(match[0]) || OF_ANIMAL.test(before)) continue
    if (isForm && EMPTY_FIELD.test(match[0])) continue
    if (!isForm && !isOfPerson && !(match.index < 2 && person !== 'none')) continue
    const from = start + match.index + (/^[\s,;(]+/.exec(match[0])?.[0].length ?? 0)
    return found(kind, text, from, start + match.index + match[0].trimEnd().length, confidence, why)
  }
  const word = strong && isOfPerson ? strong.exec(cleaned) : null
  if (
    !word ||
    isDenied(cleaned.slice(0, word.index)) ||
    OF_ANIMAL.test(cleaned.slice(0, word.index)) ||
    OF_THINGS.test(cleaned.slice(word.index + word[0].length))
  )
    return null
  return found(kind, text, start + word.index, start + word.index + word[0].length, STRONG_CONFIDENCE, 'stands in a sentence about a person')
}
const EMPTY_FIELD = inPlainText(/(?:[:=]|\bis)\s*["']?(?:no|none|n\/?a|nil|not (?:known|stated|given|applicable|disclosed)|unknown|prefer not|-|–|false|0)\b/i)
const isQuestion = (sentence: string) => /\?\s*$/.test(sentence)

/** What the model is told of a sentence beside its words; `ruleConfidence` 0: no rule holds. */
export function signsOf(cleaned: string, units: Units, person: Signs['person'], ruleConfidence: number): Signs {
  const before = units.doors.slice(0, 4).map((door) => cleaned.slice(0, units.start[door]!))
  return {
    person,
    rule: ruleConfidence >= 0.85 ? 3 : ruleConfidence >= 0.7 ? 2 : ruleConfidence > 0 ? 1 : 0,
    isGeneral: GENERAL.test(cleaned),
    isQuestion: isQuestion(cleaned),
    denied: before.map(isDenied),
    isOfAnimal: before.some((words) => OF_ANIMAL.test(words)),
  }
}

/** A rule is set aside where the model is sure that nothing is said: the less sure the rule, the sooner. */
const doubtOf = (rule: Finding) => (rule.confidence >= 0.85 ? 0.06 : rule.confidence >= 0.7 ? 0.15 : 0.3)
/** What nobody thought of a rule for is a finding from here: below it the model was right less often than not on letters of other make. */
const LEAST_PROBABILITY = 0.6
/** Questions and general talk seldom say anything of anybody. */
const LEAST_OF_GENERAL = 0.85

function claimIn(text: string, start: number, end: number, rules: AskedRules, isAboutSomebody: boolean, isCued: boolean): Finding | null {
  if (!isCued && (!isModelled(rules.group) || unitsOf(text.slice(start, end), rules.group).doors.length === 0)) return null
  const reading = readSentence(text, start, end, rules, isAboutSomebody, isCued)
  if (reading === null) return null
  const { rule, cleaned, person } = reading
  if (!isModelled(rules.group)) return rule
  const units = unitsOf(cleaned, rules.group)
  if (units.doors.length === 0) return rule
  const signs = signsOf(cleaned, units, person, rule?.confidence ?? 0)
  const { probability, words } = judge(units, rules.group, signs)
  if (rule) return probability < doubtOf(rule) ? null : { ...rule, confidence: both(rule.confidence, probability) }
  if (probability < (signs.isGeneral || signs.isQuestion ? LEAST_OF_GENERAL : LEAST_PROBABILITY)) return null
  const [from, to] = [words[0]!.start, words.at(-1)!.end]
  const weighed = words.map((word) => `“${cleaned.slice(word.start, word.end)}”`).join(', ')
  return found(
    rules.kind,
    text,
    start + from,
    start + to,
    Math.min(SUREST, Math.round(probability * 100) / 100),
    `reads as said of a person; what weighs most: ${weighed}`,
  )
}
/** No sentence is surer than a phrase that leaves no doubt. */
const SUREST = 0.95
const MODELLED: ReadonlySet<string> = new Set(['health', 'politics', 'union', 'religion', 'ethnicity', 'sexual', 'criminal'])
const isModelled = (group: CueGroup): group is Exclude<ClaimGroup, 'child'> => MODELLED.has(group)
/** A rule and the model together: never less than a finding that is shown. */
const both = (rule: number, probability: number) => Math.round(Math.max(0.5, (rule + probability) / 2) * 100) / 100

const STRONG_CONFIDENCE = 0.6
/** Behind such a word: it is of a body, a book or a rule. */
const OF_THINGS = inPlainText(
  /^[\s-](?:\p{L}+ )?(?:charit(?:y|ies)|research|awareness|campaign\p{L}*|fund\p{L}*|polic(?:y|ies)|leaflets?|conference|seminar|course|training|drugs?|vaccines?|cells?|patients|sufferers|society|trust|foundation|association|support|units?|wards?|department|clinics?|centre|services?|team|nurse|rates?|walk|run|day|week|month|appeal|shop|guidance|rules?|law|act|book|film|play|to meetings|to (?:his|her|my|their) faults|specialist|practitioner|nurses?|wards?|services?)\b/iu,
)
