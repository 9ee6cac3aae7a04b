/** An exercise on its clock: what is known by now, what has to be decided, and the debrief. Pure. Numbered [EXE] in docs/exercises.md. */
import { assumedSectors } from '../../organisation/organisation.ts'
import { decide, type Decision } from '../decision.ts'
import { breachFacts, type BreachFacts, type PartialFacts } from '../facts.ts'
import { listDuties, type Duty } from '../obligation.ts'
import { advanced2022, moveit2023 } from './cases-chains.ts'
import { blackbaud2020, capita2023, labour2021 } from './cases-suppliers.ts'
import { britishAirways2018, electoralCommission, equifax2017, optus2022, psni2023 } from './cases-own.ts'
import { TELLS, type ExerciseCase, type ExerciseDecision, type ExerciseFact } from './exercise-case.ts'

export const EXERCISES: readonly ExerciseCase[] = [
  labour2021,
  blackbaud2020,
  capita2023,
  electoralCommission,
  psni2023,
  moveit2023,
  advanced2022,
  britishAirways2018,
  equifax2017,
  optus2022,
]
const HOUR_MS = 3_600_000

export function exerciseOf(id: string): ExerciseCase | undefined {
  return EXERCISES.find((one) => one.id === id)
}

/** What a team decided; `hour` on the clock of the case. The last answer to a decision counts. */
export type ExerciseAnswer = { decision: string; choice: string; reason: string; hour: number }
export type ExerciseState = {
  hour: number
  known: ExerciseFact[]
  /** Put, and not answered yet; the most urgent first. */
  open: ExerciseDecision[]
  /** The next hour at which something arrives; null: nothing more will. */
  nextHour: number | null
  isOver: boolean
}

/** [EXE1] Nothing is shown before its hour. */
export function stateAt(exercise: ExerciseCase, hour: number, answers: readonly ExerciseAnswer[]): ExerciseState {
  const answered = new Set(answers.map(({ decision }) => decision))
  const known = exercise.facts.filter((fact) => fact.hour <= hour)
  const open = exercise.decisions
    .filter((decision) => decision.hour <= hour && !answered.has(decision.id))
    .toSorted((a, b) => a.hour + a.withinHours - (b.hour + b.withinHours))
  const ahead = [...exercise.facts, ...exercise.decisions].map((event) => event.hour).filter((at) => at > hour)
  const nextHour = ahead.length > 0 ? Math.min(...ahead) : null
  return { hour, known, open, nextHour, isOver: nextHour === null && open.length === 0 }
}

/** The facts that rules read, as known at an hour: what arrives later replaces what came before, key by key. */
export function factsAt(exercise: ExerciseCase, hour: number): BreachFacts {
  const merged: Record<string, unknown> = {}
  for (const { facts } of exercise.facts.filter((fact) => fact.hour <= hour)) merge(merged, (facts ?? {}) as Record<string, unknown>)
  const { organisation = {} } = merged as PartialFacts
  const { kind = 'unknown', country = 'GB', nation = null, sectors = {} } = organisation
  // What a kind of organisation is not supervised by is known to the team as well.
  const usual = { ...assumedSectors(kind, country, nation), ...sectors }
  return breachFacts({ ...(merged as PartialFacts), organisation: { zone: exercise.zone, ...organisation, sectors: usual } })
}

function merge(into: Record<string, unknown>, more: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(more)) {
    const before = into[key]
    const isGroup = (one: unknown): one is Record<string, unknown> => one !== null && typeof one === 'object' && !Array.isArray(one)
    if (isGroup(value)) {
      const group = isGroup(before) ? { ...before } : {}
      merge(group, value)
      into[key] = group
    } else into[key] = value
  }
}

/** Duties that the rules see at an hour, for the team to look at: those that are owed or cannot be ruled out, by due time. */
export function dutiesAt(exercise: ExerciseCase, hour: number): Duty[] {
  const now = new Date(Date.parse(exercise.startsAt) + hour * HOUR_MS)
  return listDuties(factsAt(exercise, hour), now).filter(({ status, owedBy }) => (status === 'due' || status === 'cannot_rule_out') && owedBy === 'us')
}

/** [EXE2] The choices that the rules, or the lesson, support from what is known when the decision is put. */
export function advisedChoices(exercise: ExerciseCase, decision: ExerciseDecision): { choices: readonly string[]; because: string } {
  if (decision.advised !== 'authority' && decision.advised !== 'people') return { choices: decision.advised, because: decision.lesson }
  const known: Decision = decide(factsAt(exercise, decision.hour))
  const because = known.why[0] ?? ''
  if (decision.advised === 'authority') return { choices: known.authority === 'yes' ? ['yes'] : ['no', 'wait'], because }
  if (known.people === 'no') return { choices: ['no', 'wait'], because }
  const forms = known.people === 'public' ? ['public'] : ['yes', 'some']
  return { choices: forms.filter((choice) => decision.choices.some(([id]) => id === choice)), because }
}

export type DebriefLine = {
  decision: string
  asks: string
  team: { choice: string; label: string; hour: number; reason: string; isInTime: boolean } | null
  advised: { labels: string[]; because: string }
  isAsAdvised: boolean
  happened: { label: string; hour: number | null; says: string }
  /** Hours by which the team was before (minus) or after what happened; null: one of the two has no time. */
  hoursAgainstHappened: number | null
  lesson: string
}
export type Debrief = {
  lines: DebriefLine[]
  asAdvised: number
  inTime: number
  decisions: number
  outcome: string
  sources: ExerciseCase['sources']
  note: string
}

/** [EXE3] What the team decided beside what the rules advised at that hour and what happened. No mark is given: three columns are. */
export function debriefOf(exercise: ExerciseCase, answers: readonly ExerciseAnswer[]): Debrief {
  const lines = exercise.decisions.map((decision): DebriefLine => {
    const given = answers.findLast((answer) => answer.decision === decision.id) ?? null
    const advised = advisedChoices(exercise, decision)
    const labelOf = (id: string | null) => decision.choices.find(([choice]) => choice === id)?.[1] ?? 'Not published'
    const isInTime = given !== null && given.hour <= decision.hour + decision.withinHours
    return {
      decision: decision.id,
      asks: decision.asks,
      team: given ? { choice: given.choice, label: labelOf(given.choice), hour: given.hour, reason: given.reason, isInTime } : null,
      advised: { labels: advised.choices.map(labelOf), because: advised.because },
      isAsAdvised: given !== null && advised.choices.includes(given.choice),
      happened: { label: labelOf(decision.happened.choice), hour: decision.happened.hour, says: decision.happened.says },
      hoursAgainstHappened:
        given && decision.happened.hour !== null && comparable(given.choice, decision.happened.choice) ? given.hour - decision.happened.hour : null,
      lesson: decision.lesson,
    }
  })
  return {
    lines,
    asAdvised: lines.filter(({ isAsAdvised }) => isAsAdvised).length,
    inTime: lines.filter(({ team }) => team?.isInTime).length,
    decisions: lines.length,
    outcome: exercise.outcome,
    sources: exercise.sources,
    note: exercise.note,
  }
}

/** Times are held against each other only where both told somebody, or both chose the same. */
function comparable(team: string, real: string | null): boolean {
  return team === real || (real !== null && TELLS.has(team) && TELLS.has(real))
}

/** `day 5, 3 h` on the clock of a case. */
export function hourInWords(hour: number): string {
  const days = Math.floor(hour / 24)
  const rest = Math.round((hour - days * 24) * 10) / 10
  return days === 0 ? `hour ${rest}` : rest === 0 ? `day ${days}` : `day ${days}, ${rest} h`
}
