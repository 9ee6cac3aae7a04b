/**
 * Holds a notice against the rules of docs/rules/notices.md before anyone approves it: numbered [NOT1] to [NOT12], [NOT15] and [NOT28]. The rules on wording
 * know English and, where named, Welsh; `uncheckedIn` says what that leaves to a reader.
 */
import type { Kind } from '../kinds.ts'
import type { BlockName, Notice, NoticeFacts, NoticeLanguage } from './notice.ts'
import { plain, rich } from './rich.ts'
import { countWords, FIRST_PAGE_WORDS, isBuiltIn, textsOf, wordsIn } from './write-notice.ts'

export type LintProblem = { rule: string; says: string }

/** What GDPR Article 34(2) with Article 33(3)(b) to (d) asks for, and what people need besides. */
const NEEDED: BlockName[] = ['what-happened', 'sorry', 'your-data', 'danger', 'actions', 'unknown', 'genuine', 'never', 'rights', 'signature']
/** Longest average, words a sentence; and the highest grade by Flesch and Kincaid (1975). */
const SENTENCE_WORDS = 12
const HIGHEST_GRADE = 8
/** So many kinds fit on a first page with a step for each; beyond it, all the lines matter more than the length. */
const KINDS_ON_A_PAGE = 12

const HEDGES = /\b(may(?! \d)|might|could have|potentially|possibl[ey]|perhaps|efallai|o bosibl|hwyrach)\b/i
const MINIMISING =
  /\b(no evidence of|out of an abundance|only a small|limited (?:number|amount|data)|unfortunately|inconvenience|isolated|merely|just a few|rest assured)\b/i
const PRAISE = /\b(privacy seriously|security seriously|highest standards?|industry[- ]leading|valued|committed to protecting|state of the art)\b/i
const MARKETING = /\b(special offer|discount|donate (?:now|today)|join (?:us|now)|subscribe|newsletter|upgrade|renew your)\b/i
const JARGON = /\b(data subjects?|processors?|controllers?|encrypt\w*|exfiltrat\w*|SAR|pursuant|herein|Article \d+|incident|exposure)\b/
const UNFILLED = /\[[^\]]*\]|\bundefined\b|\bnull\b/
const PRESSABLE = /https?:|www\.|<a\b|click here|\battached file\b/i

/** Every rule the notice breaks; none for a good one. `kinds`: what is in the files about this person. */
export function lintNotice(notice: Notice, kinds: readonly Kind[], facts: NoticeFacts): LintProblem[] {
  const texts = [notice.title, notice.salutation, ...notice.blocks.flatMap(textsOf)]
  const all = texts.join('\n')
  return [
    ...lintOpening(notice, facts),
    ...lintWording(all, isBuiltIn(notice.language) ? WORDING_RULES : RULES_OF_ANY_LANGUAGE),
    ...(notice.language === 'en' ? lintReading(texts) : []),
    ...lintContent(notice, kinds),
    ...lintLanguage(notice, all),
  ]
}

function lintOpening(notice: Notice, facts: NoticeFacts): LintProblem[] {
  const outside = `${notice.subject} ${notice.safeOpening.slice(0, 150)}`
  const betrays = outside.includes(facts.organisation.name) || /\b(members?|membership|supporters?|politic\w*|union|aelod\w*)\b/i.test(outside)
  return betrays ? [{ rule: 'NOT1', says: 'The subject or the first 150 characters name the organisation or a membership.' }] : []
}

/** Words that no notice has, each with what to write instead. */
export const WORDING_RULES: readonly { rule: string; pattern: RegExp; says: string; instead: string }[] = [
  {
    rule: 'NOT2',
    pattern: HEDGES,
    says: 'hedges',
    instead: 'Say what is known. What is not known stands in a sentence of its own: “We do not know whether …”.',
  },
  { rule: 'NOT3', pattern: MINIMISING, says: 'makes it small', instead: 'Leave it out, or say what was looked at, by whom, and what was found.' },
  { rule: 'NOT3', pattern: PRAISE, says: 'praises ourselves', instead: 'Leave it out. Say what you have done since, and when.' },
  { rule: 'NOT4', pattern: MARKETING, says: 'asks for something', instead: 'Leave it out: this message asks for nothing.' },
  {
    rule: 'NOT4',
    pattern: JARGON,
    says: 'is not a word people use',
    instead: 'Use the word that you would use on the phone: “you”, “the company that keeps our lists”, “locked”, “copied”.',
  },
  { rule: 'NOT5', pattern: PRESSABLE, says: 'is something to press', instead: 'Write the address to be typed, without https:// and without a link.' },
  { rule: 'NOT15', pattern: UNFILLED, says: 'is not filled in', instead: 'Fill it in, in the incident file or in this text.' },
]

/** Of the rules on wording, those that do not ask for a language. */
const RULES_OF_ANY_LANGUAGE = WORDING_RULES.filter(({ pattern }) => pattern === PRESSABLE || pattern === UNFILLED)

/** Rules that the linter cannot check in a language: somebody who reads it has to. */
export function uncheckedIn(language: NoticeLanguage): string[] {
  if (language === 'en') return []
  return language === 'cy' ? ['NOT3', 'NOT4', 'NOT6', 'NOT7'] : ['NOT1', 'NOT2', 'NOT3', 'NOT4', 'NOT6', 'NOT7', 'NOT25', 'NOT27']
}

/** A language by file stands alone: no sentence of the organisation is left in English. */
function lintLanguage(notice: Notice, all: string): LintProblem[] {
  if (isBuiltIn(notice.language)) return []
  return notice.untranslated
    .filter((sentence) => all.includes(plain(rich(sentence))))
    .map((sentence) => ({ rule: 'NOT28', says: `“${sentence}” stands in English in the notice in ${notice.language}.` }))
}

function lintWording(all: string, rules: typeof WORDING_RULES): LintProblem[] {
  return rules.flatMap(({ rule, pattern, says }) => {
    const found = pattern.exec(pattern === UNFILLED ? all : all.replace(new RegExp(UNFILLED, 'g'), ''))
    return found === null ? [] : [{ rule, says: `“${found[0]}” ${says}.` }]
  })
}

export function lintReading(texts: string[]): LintProblem[] {
  const { grade, wordsASentence } = readingOf(texts)
  return [
    ...(grade > HIGHEST_GRADE ? [{ rule: 'NOT6', says: `Reading grade ${grade.toFixed(1)}; at most ${HIGHEST_GRADE}.` }] : []),
    ...(wordsASentence > SENTENCE_WORDS
      ? [{ rule: 'NOT7', says: `Sentences have ${wordsASentence.toFixed(1)} words on average; at most ${SENTENCE_WORDS}.` }]
      : []),
  ]
}

function lintContent(notice: Notice, kinds: readonly Kind[]): LintProblem[] {
  const problems: LintProblem[] = []
  const names = notice.blocks.map(({ name }) => name)
  for (const name of NEEDED) if (!names.includes(name)) problems.push({ rule: 'NOT8', says: `The block “${name}” is missing.` })
  const words = countWords(notice.salutation) + wordsIn(notice.blocks.slice(0, names.indexOf('actions') + 1))
  if (words > FIRST_PAGE_WORDS && kinds.length <= KINDS_ON_A_PAGE)
    problems.push({ rule: 'NOT9', says: `The first page has ${words} words; at most ${FIRST_PAGE_WORDS}.` })
  const actions = notice.blocks.find(({ name }) => name === 'actions')?.actions ?? []
  for (const action of actions) {
    const isFounded = action.kinds.some((kind) => kinds.includes(kind)) || (action.kinds.length === 0 && notice.isForGuardian)
    if (!isFounded) problems.push({ rule: 'NOT10', says: `The step “${action.head}” is for data that is not in the files about this person.` })
  }
  if (actions.some(({ rank }, index) => index > 0 && rank < actions[index - 1]!.rank))
    problems.push({ rule: 'NOT11', says: 'The steps are not in order of urgency.' })
  if (!notice.blocks.some((block) => block.name === 'unknown' && (block.after ?? []).length > 0))
    problems.push({ rule: 'NOT12', says: 'There is no day by which we write again.' })
  return problems
}

/**
 * Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, 1975, Research Branch Report 8-75).
 * Headings and items of a list count as sentences. Numbers, codes and addresses are not counted: they are copied, not read.
 */
export function readingOf(texts: string[]): { grade: number; wordsASentence: number } {
  let words = 0
  let syllables = 0
  let sentences = 0
  for (const sentence of texts.flatMap((text) => text.split(/(?<=[.!?:])\s+/))) {
    const read = sentence.split(/[\s\u00a0]+/).filter((word) => /^[\p{L}’'(“-]+[.,:;!?)”]*$/u.test(word))
    if (read.length === 0) continue
    sentences++
    words += read.length
    syllables += read.reduce((sum, word) => sum + syllablesIn(word), 0)
  }
  if (words === 0) return { grade: 0, wordsASentence: 0 }
  return { grade: 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59, wordsASentence: words / sentences }
}

/** Groups of vowels, less a silent e; at least one. Right for about nine words in ten, wrong both ways alike. */
function syllablesIn(word: string): number {
  const letters = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '')
  return Math.max(1, letters.match(/[aeiouy]{1,2}/g)?.length ?? 0)
}
