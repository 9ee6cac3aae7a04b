import { anchorsOf } from './detectors/anchors.ts'
import { lineAt } from './prose-layout.ts'

/** Words that say a person would be in special danger if found, or that a notice must not be written in the usual way. */
const SPECIAL_RISK =
  /\b(?:refuge|wom[ae]n['’]?s (?:aid|shelter)|(?:do not|don['’]?t|not to be|must not be|never) (?:disclosed?|shared?|given out)|protected (?:address|identity|person|party)|(?:confidential|secret|hidden) address|address (?:is )?(?:protected|withheld|confidential|restricted|secret)|silent number|ex-?directory|anonymous(?:ly)? (?:regist\w+|elector)|witness protection|restraining order|non-?molestation|domestic (?:abuse|violence)|stalk(?:er|ing|ed)|police (?:officer|constable|sergeant|inspector)|prison officer|(?:candidate|personal|close) (?:security|protection)|security (?:risk|concerns?|detail|sensitive)|under threat|death threats?|threats? (?:to life|against)|safe ?house|marac|serving (?:soldier|officer)|special risk)\b/i

export function isAtSpecialRisk(text: string): boolean {
  return SPECIAL_RISK.test(text)
}

/** Where in a text such words stand, in order: looked for once, about the words that the scanner has met. */
export function riskPlaces(text: string): number[] {
  return anchorsOf(text).cues.risk.filter((place) => SPECIAL_RISK.test(text.slice(Math.max(0, place - 24), place + 36)))
}

/** School and age by the name of a child, in one line. */
const SCHOOL_CHILD =
  /\b(?:pupils?|school ?(?:boy|girl|child)|year (?:[1-9]|1[01])\b(?! (?:ago|old|plan|of))|reception class|nursery|toddler|baby|aged (?:[1-9]|1[0-7])\b|(?:[1-9]|1[0-7])[ -]years?[ -]old|under 1[68]|a minor)\b/i
const GROWN_UP = /teacher|head|governor|parent|mother|father|staff/i
/** True when the words about a name say that its bearer is a child. */
export function speaksOfSchoolChild(text: string, start: number, end: number): boolean {
  const line = lineAt(text, start)
  const near = text.slice(Math.max(line.start, start - 24), Math.min(line.end, end + 44))
  return SCHOOL_CHILD.test(near) && !GROWN_UP.test(near)
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
