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

export const CUE_WORDS = { ...NUMBERS_CUES, ...ACCESS_CUES, ...LIFE_CUES, ...NAMES_CUES, ...HEALTH_CUES, ...BELIEFS_CUES, ...ORIGIN_CUES }
export type CueGroup = keyof typeof CUE_WORDS
