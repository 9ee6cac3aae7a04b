import { anchorsOf, anyWithin } from './detectors/anchors.ts'
import { sentenceAround, signsOf } from './detectors/claim.ts'
import { judge } from './detectors/claim-model.ts'
import { unitsOf } from './detectors/claim-units.ts'
import { lineAt } from './prose-layout.ts'

/** Words that say a person would be in special danger if found, or that a notice must not be written in the usual way. */
const SPECIAL_RISK =
  /\b(?:refuge|wom[ae]n['’]?s (?:aid|shelter)|(?:do not|don['’]?t|not to be|must not be|never) (?:disclosed?|shared?|given out)|protected (?:address|identity|person|party)|(?:confidential|secret|hidden) address|address (?:is )?(?:protected|withheld|confidential|restricted|secret)|silent number|ex-?directory|anonymous(?:ly)? (?:regist\w+|elector)|witness protection|restraining order|non-?molestation|domestic (?:abuse|violence)|stalk(?:er|ing|ed)|police (?:officer|constable|sergeant|inspector)|prison officer|(?:candidate|personal|close) (?:security|protection)|security (?:risk|concerns?|detail|sensitive)|under threat|death threats?|threats? (?:to life|against)|safe ?house|marac|serving (?:soldier|officer)|special risk)\b/i

/** True when a text holds a phrase of danger, whoever it is said of. */
export function holdsRiskWords(text: string): boolean {
  return SPECIAL_RISK.test(text)
}

/** A phrase of danger counts unless the model doubts it; what no phrase tells counts from here. To overlook is worse than to mark. */
const LEAST_WITH_PHRASE = 0.2
const LEAST_WITHOUT_PHRASE = 0.5
const LEAST_OF_CHILD = 0.4

/** True when a sentence says that somebody would be in danger if found (scripts/train-claims.ts teaches it). */
function saysOfRisk(sentence: string, person: 'own' | 'note'): boolean {
  const isPhrase = SPECIAL_RISK.test(sentence)
  const units = unitsOf(sentence, 'risk')
  if (units.doors.length === 0) return isPhrase
  const { probability } = judge(units, 'risk', signsOf(sentence, units, person, isPhrase ? 0.8 : 0))
  return probability >= (isPhrase ? LEAST_WITH_PHRASE : LEAST_WITHOUT_PHRASE)
}

/** True when a note or a field says that its person would be in danger if found. */
export function isAtSpecialRisk(text: string): boolean {
  return riskPlaces(text).length > 0
}

/** Where in a text such words stand, in order: one place a sentence, looked for about the words that the scanner has met. */
export function riskPlaces(text: string): number[] {
  const { risk, riskTerms } = anchorsOf(text).cues
  const places: number[] = []
  for (let i = 0, j = 0; i < risk.length || j < riskTerms.length;) {
    const place = Math.min(risk[i] ?? Infinity, riskTerms[j] ?? Infinity)
    const [start, end] = sentenceAround(text, place)
    while (i < risk.length && risk[i]! < end) i++
    while (j < riskTerms.length && riskTerms[j]! < end) j++
    if (saysOfRisk(text.slice(start, end), 'own')) places.push(place)
  }
  return places
}

/** School and age by the name of a child, in one line. */
const SCHOOL_CHILD =
  /\b(?:pupils?|school ?(?:boy|girl|child)|year (?:[1-9]|1[01])\b(?! (?:ago|old|plan|of))|reception class|nursery|toddler|baby|aged (?:[1-9]|1[0-7])\b|(?:[1-9]|1[0-7])[ -]years?[ -]old|under 1[68]|a minor)\b/i
const GROWN_UP = /teacher|head|governor|parent|mother|father|staff/i
/** True when the phrases about a name say that its bearer is a child. */
export function holdsChildWords(text: string, start: number, end: number): boolean {
  const line = lineAt(text, start)
  const near = text.slice(Math.max(line.start, start - 24), Math.min(line.end, end + 44))
  return SCHOOL_CHILD.test(near) && !GROWN_UP.test(near)
}

/** Everyday words that the scanner does not note, beside those it does. */
const MAY_TELL_AGE =
  /\d|\b(?:child|boy|girl|old|turn(?:s|ed|ing)?|months?|birthday|years?|son|daughter|mother|father|mum|dad|parents|school|baby|little|young\p{L}*|four|five|six|seven|eight|nine|ten|ym mlwyddyn|oed)\b/iu

/** True when the sentence about a name says that its bearer is a child: by a phrase beside it, or by the words it stands among. */
export function speaksOfChild(text: string, start: number, end: number): boolean {
  const isPhrase = holdsChildWords(text, start, end)
  const [from, to] = sentenceAround(text, start)
  const sentence = text.slice(from, to)
  if (!isPhrase && !MAY_TELL_AGE.test(sentence) && !anyWithin(anchorsOf(text).cues.childTerms, from, to)) return false
  const units = unitsOf(sentence, 'child', { start: start - from, end: end - from })
  if (units.doors.length === 0) return isPhrase
  const { probability } = judge(units, 'child', signsOf(sentence, units, 'own', isPhrase ? 0.8 : 0))
  return probability >= (isPhrase ? LEAST_WITH_PHRASE : LEAST_OF_CHILD)
}

/** Headers of yes-or-no columns that mark such a person, or a child. */
export const RISK_HEADER =
  /\b(?:do not disclose|non disclosure|protected|protection|confidential|security (?:flag|risk|marker)|special risk|at risk|ex directory|silent|anonymous elector|sensitive|safeguard(?:ing)?|restricted)\b/
export const CHILD_HEADER = /\b(?:under ?1[68]|u ?1[68]|is ?(?:a )?(?:minor|child|junior)|minor|child flag|junior)\b/
/** Headers over the names of children. */
export const CHILD_NAME_HEADER = /^(?:child(?:ren)?|pupil|minor|young person|camper|scholar)s?(?: (?:full |first |fore |last |sur ?)?names?)?$/

/**
 * A note on a person's row is about that person: there a condition needs no "she has" before it. Words of events and causes
 * ("sponsored walk for cancer research") speak of something else.
 */
const CONDITION =
  /\b(?:asthma(?:tic)?|diabet(?:es|ic)|epilep(?:sy|tic)|arthritis|dementia|alzheimer['’]?s|parkinson['’]?s|depression|bipolar|schizophreni[ac]|autis(?:m|tic)|adhd|dyslexi[ac]|wheelchair|hearing (?:loss|aid|impaired)|(?:is|partially|registered) (?:deaf|blind)|partially sighted|registered disabled|(?:has|with) (?:a )?disabilit(?:y|ies)|nut allergy|allergic to|coeliac|insulin|copd|crohn['’]?s|fibromyalgia|multiple sclerosis|hiv|pregnant|heart condition|diagnosed with|chemotherapy|cancer|stroke|ptsd|mental health (?:issues?|problems?|condition)|anxiety|physiotherapy|psychotherapy|counsell?ing for|(?:hip|knee) (?:replacement|operation)|in hospital|(?:had|having|after|following|awaiting) (?:an? )?(?:operation|surgery)|sick leave|hard of hearing|dialysis|registered blind|mobility (?:issues?|problems?|impaired))\b/i
const ABOUT_OTHERS =
  /\b(?:charity|research|campaign\w*|fundrais\w*|sponsor\w*|walk for|run for|awareness|donat\w*|policy|conference|leaflet|speaker|no (?:known |history of )?(?:asthma|allerg|disabilit|condition)|not? (?:a )?(?:diabetic|disabled|asthmatic))\b/i
export function speaksOfHealth(note: string): boolean {
  return CONDITION.test(note) && !ABOUT_OTHERS.test(note)
}
