/** `exercise list|run`: real breaches as replays. Plays in the terminal; with --answers it plays through by itself. No store is opened. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { AppError } from '../errors.ts'
import { GRADE_LABEL } from '../incident/fact.ts'
import type { ExerciseCase, ExerciseDecision } from '../obligation/exercise/exercise-case.ts'
import { debriefOf, dutiesAt, exerciseOf, EXERCISES, hourInWords, stateAt, type Debrief, type ExerciseAnswer } from '../obligation/exercise/exercise.ts'
import { textOf, type Command } from './command.ts'

export const exerciseList: Command = {
  name: 'exercise list',
  usage: '[--json]',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const shown = EXERCISES.map(({ id, title, you, facts, decisions, note }) => ({ id, title, you, facts: facts.length, decisions: decisions.length, note }))
    if (words.values['json']) process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`)
    else
      for (const { id, title, you, decisions } of shown)
        process.stdout.write(`${id.padEnd(26)} ${title}\n${' '.repeat(27)}You are ${lower(you)}. ${decisions} decisions.\n`)
    return 0
  },
}

export const exerciseRun: Command = {
  name: 'exercise run',
  usage: 'CASE [--answers FILE.json] [--json]',
  more: `Answer each decision with the number of your choice; Enter moves on to what comes next.
--answers plays by itself: {"authority": {"choice": "yes", "hour": 2, "reason": "…"}, …}, hours on the clock of the case; an hour left out is
the one at which the decision is put. The console plays the same cases for a team (Exercises).`,
  options: { answers: { type: 'string' }, json: { type: 'boolean' } },
  async run(words) {
    const [id, ...more] = words.rest
    if (!id || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin exercise run ${exerciseRun.usage}` })
    const exercise = exerciseOf(id)
    if (!exercise) throw new AppError('exercise_unknown', { exercise: id })
    const file = textOf(words, 'answers')
    if (file === undefined && !process.stdin.isTTY) throw new AppError('usage', { problem: 'without a terminal, name your answers: --answers FILE.json' })
    const answers = file === undefined ? await play(exercise) : answersFrom(exercise, file)
    const debrief = debriefOf(exercise, answers)
    if (words.values['json']) process.stdout.write(`${JSON.stringify({ case: exercise.id, answers, debrief }, null, 2)}\n`)
    else process.stdout.write(debriefText(debrief))
    return 0
  },
}

/** Event by event, at the pace of whoever plays. */
async function play(exercise: ExerciseCase): Promise<ExerciseAnswer[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answers: ExerciseAnswer[] = []
  let [hour, shown] = [0, 0]
  process.stdout.write(`\n${exercise.title}\nYou are ${lower(exercise.you)}.\n${exercise.note}\n`)
  try {
    for (;;) {
      const state = stateAt(exercise, hour, answers)
      for (const fact of state.known.slice(shown))
        process.stdout.write(`\n[${hourInWords(fact.hour)}] ${fact.from}: ${fact.says}\n  ${GRADE_LABEL[fact.grade]}.\n`)
      shown = state.known.length
      const [decision] = state.open
      if (decision) {
        printDuties(exercise, hour)
        answers.push(await asked(terminal, exercise, decision, hour))
        continue
      }
      if (state.nextHour === null) return answers
      await terminal.question(`\nEnter to go on to ${hourInWords(state.nextHour)} `)
      hour = state.nextHour
    }
  } finally {
    terminal.close()
  }
}

type Terminal = ReturnType<typeof createInterface>

async function asked(terminal: Terminal, { decisions }: ExerciseCase, decision: ExerciseDecision, hour: number): Promise<ExerciseAnswer> {
  process.stdout.write(
    `\nDecision ${decisions.indexOf(decision) + 1} of ${decisions.length}, by ${hourInWords(decision.hour + decision.withinHours)}: ${decision.asks}\n`,
  )
  decision.choices.forEach(([, label], index) => process.stdout.write(`  ${index + 1}  ${label}\n`))
  for (;;) {
    const choice = decision.choices[Number((await terminal.question('Your choice: ')).trim()) - 1]
    if (!choice) continue
    return { decision: decision.id, choice: choice[0], hour, reason: (await terminal.question('Reason, for the record: ')).trim() }
  }
}

function printDuties(exercise: ExerciseCase, hour: number): void {
  const duties = dutiesAt(exercise, hour).filter(({ dueAt }) => dueAt !== null)
  if (duties.length > 0)
    process.stdout.write(
      `\nDue by the rules: ${duties
        .slice(0, 4)
        .map(({ title, display }) => `${title} (${display})`)
        .join('; ')}\n`,
    )
}

function answersFrom(exercise: ExerciseCase, path: string): ExerciseAnswer[] {
  let given: Record<string, { choice?: unknown; hour?: unknown; reason?: unknown }>
  try {
    given = JSON.parse(readFileSync(path, 'utf8')) as typeof given
  } catch (error) {
    throw (error as { code?: string }).code === 'ENOENT' ? new AppError('file_missing', { path }) : new AppError('usage', { problem: `${path} is not JSON` })
  }
  return Object.entries(given).map(([id, { choice, hour, reason }]) => {
    const decision = exercise.decisions.find((one) => one.id === id)
    if (!decision)
      throw new AppError('usage', { problem: `${exercise.id} has no decision ${id}; it has ${exercise.decisions.map((one) => one.id).join(', ')}` })
    if (!decision.choices.some(([one]) => one === choice))
      throw new AppError('usage', { problem: `${id}: the choice must be one of ${decision.choices.map(([one]) => one).join(', ')}` })
    const at = typeof hour === 'number' ? hour : decision.hour
    if (at < decision.hour) throw new AppError('usage', { problem: `${id} is put at hour ${decision.hour}; it cannot be decided before` })
    return { decision: id, choice: String(choice), hour: at, reason: typeof reason === 'string' ? reason : '' }
  })
}

function debriefText({ lines, asAdvised, inTime, decisions, outcome, sources, note }: Debrief): string {
  const text = lines.map(({ asks, team, advised, isAsAdvised, happened, hoursAgainstHappened, lesson }) =>
    [
      `\n${asks}`,
      `  You:       ${team ? `${team.label} (${hourInWords(team.hour)}${team.isInTime ? '' : ', late'})` : 'not decided'}`,
      `  Advised:   ${advised.labels.join('; or ')}${isAsAdvised ? ' (as you did)' : ''}. ${advised.because}`,
      `  Happened:  ${happened.label}${happened.hour === null ? '' : ` (${hourInWords(happened.hour)})`}. ${happened.says}`,
      ...(hoursAgainstHappened ? [`  You were ${durationInWords(Math.abs(hoursAgainstHappened))} ${hoursAgainstHappened < 0 ? 'earlier' : 'later'}.`] : []),
      `  Lesson:    ${lesson}`,
    ].join('\n'),
  )
  return `\nDebrief: ${asAdvised} of ${decisions} as advised, ${inTime} in time.\n${text.join('\n')}\n\nWhat became of it: ${outcome}\nNot verified or ours: ${note}\nSources: ${sources.map(({ title, url }) => `${title}, ${url}`).join('; ')}\n`
}

function durationInWords(hours: number): string {
  const days = Math.floor(hours / 24)
  const rest = Math.round((hours - days * 24) * 10) / 10
  return [days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : '', rest > 0 ? `${rest} h` : ''].filter(Boolean).join(' ')
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
