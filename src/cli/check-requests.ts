/** `check-requests list`: what people asked on the public page, for those who answer them within the time that the page promises. */
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import { readQuestions, type OpenedQuestion } from '../enquiry/read-questions.ts'
import type { FoundPerson } from '../enquiry/match-question.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { displayDay, displayMoment, endOfDay, localDay } from '../incident/zone.ts'
import type { IncidentId } from '../ids.ts'
import { addWorkingDays } from '../obligation/deadline.ts'
import { personId } from '../register/person.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

/** What the page promises (src/enquiry/pages/words-en.ts, docs/rules/self-check.md [CHK8]). */
const ANSWER_WORKING_DAYS = 3

export const checkRequestsList: Command = {
  name: 'check-requests list',
  usage: 'INCIDENT_ID [--since DAY] [--data DIR] [--json]',
  more: `
  --since DAY   only questions received on that day or later (2026-10-25)
  --json        one object a line

Shows personal data; that you read it is logged. Answer to the address that was typed and nowhere else. "Yes" only where it says
so; never say that somebody is not affected. The page promises an answer within three working days.`,
  options: { data: { type: 'string' }, json: { type: 'boolean' }, since: { type: 'string' } },
  run: (words) => {
    const since = textOf(words, 'since') ?? ''
    if (since !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(since)) throw new AppError('usage', { problem: '--since must be a day like 2026-10-25' })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, checkRequestsList)
      process.stdout.write(await listText(app, incidentId, since, words.values['json'] === true))
      return 0
    })
  },
}

async function listText(app: App, incidentId: IncidentId, since: string, isJson: boolean): Promise<string> {
  const { file } = await findIncidentWork(app.context, incidentId)
  const { zone, nation } = file.organisation
  const read = await readQuestions(app.context, incidentId)
  const shown = read.questions.filter(({ receivedAt }) => since === '' || localDay(receivedAt, zone) >= since)
  const dueOf = (at: Date) => addWorkingDays(localDay(at, zone), ANSWER_WORKING_DAYS, nation ?? 'weekends')
  if (isJson) return shown.map((one) => `${JSON.stringify({ ...one, answerBy: dueOf(one.receivedAt), answer: answerOf(one.found) })}\n`).join('')
  const now = app.context.clock.now()
  const parts = shown.map((one) => questionText(one, zone, endOfDay(dueOf(one.receivedAt), zone), now))
  const dropped = [
    read.empty > 0 ? `${read.empty} without a name or an address` : '',
    read.unreadable > 0 ? `${read.unreadable} that our key does not open` : '',
  ].filter((text) => text !== '')
  const head = `${shown.length} ${shown.length === 1 ? 'question' : 'questions'}${since === '' ? '' : ` since ${since}`}${dropped.length === 0 ? '' : `; left out: ${dropped.join(', ')}`}\n`
  return head + parts.join('')
}

function questionText({ receivedAt, question, found }: OpenedQuestion, zone: string, due: Date, now: Date): string {
  const lines: [string, string][] = [
    ['name', question.name],
    ['email', question.email],
    ['post', [question.line1, question.postcode].filter((text) => text !== '').join(', ')],
    ['language', question.language === 'cy' ? 'Welsh' : 'English'],
    ['answer', answerOf(found)],
  ]
  const late = due < now ? '  (this day is past)' : ''
  const shown = lines
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `  ${name.padEnd(9)} ${plain(text)}\n`)
    .join('')
  return `\nReceived ${displayMoment(receivedAt, zone)}; answer by ${displayDay(due, zone)}${late}\n${shown}`
}

/** What the desk may say, and what it has to mind. */
function answerOf(found: readonly FoundPerson[]): string {
  if (found.length === 0) return 'We found nothing for that name at that address.'
  const people = found.map(({ personNo, by }) => `${personId(personNo)} by ${by === 'email' ? 'email' : 'post'}`).join(', ')
  if (found.some(({ flags }) => flags.includes('special_risk'))) return `Not in writing: a named person phones first (${people}).`
  if (found.some(({ flags }) => flags.includes('deceased'))) return `A person decides: the register says that this person has died (${people}).`
  if (found.some(({ isShared, by }) => isShared && by === 'email'))
    return `Yes, but others have this email address too: answer by post, or after proof by phone (${people}).`
  return `Yes (${people}).`
}

/** Anybody can seal anything to the public key: nothing typed may steer a terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, ' ')
