/**
 * Single words that open the door to a kind of data: a value or a claim is looked for only around them. The scanner in anchors.ts meets them all in
 * its one pass. Lower case, letters only; one file a subject in cues/.
 */
import { ACCESS_CUES } from './cues/access.ts'
import { BELIEFS_CUES } from './cues/beliefs.ts'
import { HEALTH_CUES } from './cues/health.ts'
import { LIFE_CUES } from './cues/life.ts'
import { NAMES_CUES } from './cues/names.ts'
import { NUMBERS_CUES } from './cues/numbers.ts'
import { ORIGIN_CUES } from './cues/origin.ts'
import { POLITICS_TERMS, RELIGION_TERMS, UNION_TERMS } from './terms/beliefs.ts'
import { HEALTH_TERMS_BY_CLASS } from './terms/health.ts'
import { CRIMINAL_TERMS, ETHNICITY_TERMS, SEXUAL_TERMS } from './terms/origin.ts'
import { CHILD_TERMS, DANGER_TERMS } from './terms/safety.ts'
import { doorWords } from './terms/term-list.ts'

export const CUE_WORDS = {
  ...NUMBERS_CUES,
  ...ACCESS_CUES,
  ...LIFE_CUES,
  ...NAMES_CUES,
  ...HEALTH_CUES,
  ...BELIEFS_CUES,
  ...ORIGIN_CUES,
  // what the model of claims knows beyond the rules
  healthTerms: doorWords(HEALTH_TERMS_BY_CLASS),
  politicsTerms: doorWords(POLITICS_TERMS),
  unionTerms: doorWords(UNION_TERMS),
  religionTerms: doorWords(RELIGION_TERMS),
  ethnicityTerms: doorWords(ETHNICITY_TERMS),
  sexualTerms: doorWords(SEXUAL_TERMS),
  criminalTerms: doorWords(CRIMINAL_TERMS),
  riskTerms: doorWords(DANGER_TERMS),
  childTerms: doorWords(CHILD_TERMS),
}
export type CueGroup = keyof typeof CUE_WORDS
