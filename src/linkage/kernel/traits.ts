/** Where somebody was born and what they do: two codes that become one number, so that a record stays one line of the processor's cache. */
import { placeName, workName } from '../standardise/trait.ts'
import { newDictionary, sharedInts, sharedTexts } from './dictionary.ts'
import { TRAIT_SHIFT, type Vocabulary } from './vocabulary.ts'

/** So many fit above the sex and the generation. */
const MOST_TRAITS = 2 ** (31 - TRAIT_SHIFT)

export type TraitStore = {
  origin(text: string): number
  work(text: string): number
  /** Number of a pair of codes, from 1; 0: neither is given. */
  number(origin: number, work: number): number
  share(): Pick<Vocabulary, 'origins' | 'works' | 'traits'>
}

/** `from`: a vocabulary whose values keep their numbers. */
export function newTraitStore(from?: Vocabulary): TraitStore {
  const origins = newDictionary(64, from?.origins)
  const works = newDictionary(64, from?.works)
  const codes: number[] = from ? [...from.traits] : [0, 0]
  const known = new Map<number, number>()
  const keyOf = (origin: number, work: number) => origin * MOST_TRAITS + work
  for (let number = 1; number * 2 < codes.length; number++) known.set(keyOf(codes[number * 2]!, codes[number * 2 + 1]!), number)
  return {
    origin: (text) => origins.intern(placeName(text)),
    work: (text) => works.intern(workName(text)),
    number(origin, work) {
      if (origin === 0 && work === 0) return 0
      const key = keyOf(origin, work)
      const found = known.get(key)
      if (found !== undefined) return found
      const number = codes.length / 2
      // More kinds than there is room for: what comes later says nothing.
      if (number >= MOST_TRAITS) return 0
      codes.push(origin, work)
      known.set(key, number)
      return number
    },
    share() {
      const traits = sharedInts(codes.length)
      traits.set(codes)
      return { origins: sharedTexts(origins), works: sharedTexts(works), traits }
    },
  }
}
