/** A real breach as a replay: facts arrive on its clock, a team decides, and the debrief holds that against what happened. */
import type { Grade } from '../../incident/fact.ts'
import type { PartialFacts } from '../facts.ts'

export type ExerciseFact = {
  /** Hours since the start of the case. */
  hour: number
  from: string
  grade: Grade
  says: string
  /** What it changes in the facts that the rules read. */
  facts?: PartialFacts
}
export type Choice = readonly [id: string, label: string]
export type ExerciseDecision = {
  id: string
  /** When it is put, and by when it should be made. */
  hour: number
  withinHours: number
  asks: string
  choices: readonly Choice[]
  /** `authority` and `people`: what the rules advise from the facts known then; otherwise the choices that the lesson supports. */
  advised: 'authority' | 'people' | readonly string[]
  /** What was done in the real case; hour null: never, or not known. */
  happened: { choice: string | null; hour: number | null; says: string }
  lesson: string
}
export type ExerciseCase = {
  id: string
  title: string
  /** Who the team is. */
  you: string
  zone: string
  /** ISO; the hour of day is ours where the source gives a day only. */
  startsAt: string
  facts: readonly ExerciseFact[]
  decisions: readonly ExerciseDecision[]
  /** What became of it. */
  outcome: string
  sources: readonly { title: string; url: string }[]
  /** What in it is not verified, in words. */
  note: string
}

export const TELL_AUTHORITY: readonly Choice[] = [
  ['yes', 'Notify the authority now, with what is known, and the rest in phases'],
  ['wait', 'Wait until more is known'],
  ['no', 'Do not notify; record why'],
]
export const TELL_PEOPLE: readonly Choice[] = [
  ['yes', 'Tell the people now, and say what is not known'],
  ['some', 'Tell those at special risk first, by telephone, then the others'],
  ['public', 'A public communication in place of single notices'],
  ['wait', 'Wait until the scope is certain'],
  ['no', 'Do not tell; record why'],
]
/** Choices that amount to telling. */
export const TELLS: ReadonlySet<string> = new Set(['yes', 'some', 'public'])
const DAY = 24
export const day = (days: number, hours = 0) => days * DAY + hours
