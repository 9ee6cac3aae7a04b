/**
 * How sure a name in prose is: the share of names like it that were right in generated texts of twelve registers (docs/figures/accuracy-evidence.md), by
 * what the lists know of its words and by how certain the tagger was, a little below what was measured.
 */
import { COMMON, FAMILY, GIVEN, PLACE } from '../names/name-words.ts'
import { SCORE_UNIT } from '../names/tagger.ts'

/** Of names whose certainty is below the first number, in units of log-odds a word, this share is right. */
type Step = readonly [below: number, confidence: number]
const STEPS = {
  /** A known given and a known family name, neither of them a word or a town. */
  both: [
    [1, 0.88],
    [5, 0.95],
    [Infinity, 0.97],
  ],
  /** The same, one of them a word or a town as well: Grace Field. */
  bothAlsoWords: [
    [0.5, 0.6],
    [1.6, 0.8],
    [3, 0.92],
    [Infinity, 0.96],
  ],
  /** One of the words is known. */
  half: [
    [1, 0.55],
    [3, 0.8],
    [5, 0.94],
    [Infinity, 0.96],
  ],
  none: [
    [1.6, 0.45],
    [3, 0.78],
    [Infinity, 0.9],
  ],
  given: [
    [1, 0.72],
    [2.2, 0.86],
    [Infinity, 0.94],
  ],
  family: [
    [1, 0.52],
    [2, 0.74],
    [3, 0.84],
    [Infinity, 0.92],
  ],
  /** One word alone that is a word or a town as well. */
  alsoWord: [
    [1.7, 0.42],
    [Infinity, 0.5],
  ],
  unknown: [
    [0.9, 0.25],
    [2.2, 0.42],
    [Infinity, 0.45],
  ],
} satisfies Record<string, readonly Step[]>

/** Behind a title: Dr Iqbal. */
export const TITLED_CONFIDENCE = 0.98

/** `bits` of the name's words (name-words.ts); `certainty` of the tagger a word, in its own unit. */
export function nameConfidence(bits: readonly number[], certainty: number): number {
  const steps: readonly Step[] = STEPS[typeOf(bits)]
  return steps.find(([below]) => certainty / SCORE_UNIT < below)![1]
}

function typeOf(bits: readonly number[]): keyof typeof STEPS {
  const [first, last] = [bits[0]!, bits.at(-1)!]
  const isWord = bits.some((bit) => bit & (COMMON | PLACE))
  if (bits.length === 1) return isWord ? 'alsoWord' : first & GIVEN ? 'given' : first & FAMILY ? 'family' : 'unknown'
  if (first & GIVEN && last & FAMILY) return isWord ? 'bothAlsoWords' : 'both'
  return bits.some((bit) => bit & (GIVEN | FAMILY)) ? 'half' : 'none'
}
