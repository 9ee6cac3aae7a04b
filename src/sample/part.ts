/** One piece of the sample: a file or a family of files that fills while the people go by, once, in order. */
import type { Household, SamplePerson } from './person.ts'
import type { Random } from './random.ts'
import type { Written } from './out-file.ts'
import type { Truth } from './truth.ts'

export type Workshop = {
  /** The firm's folder. */
  evidence: string
  /** Pieces that are put together at the end. */
  scratch: string
  truth: Truth
  random: Random
  seed: number
  /** Chance that a person wrote a letter, sent a mail, or filled in a form: so that there are at most some 2,000 documents, however many people. */
  documentChance: number
  /** Lists a file in the backup manifest, as it was before the attack. Path within evidence. */
  list(path: string, written: Written): void
}
export type Part = {
  add(person: SamplePerson, household: Household): void
  /** Finishes the files. */
  close(): void
}
