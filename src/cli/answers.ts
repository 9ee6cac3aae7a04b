/** `check-requests release|standing` and `desk doubt`: answers on their way out, by a person each time or by two people once. */
import { resolve } from 'node:path'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { deskRound } from '../enquiry/desk/rounds.ts'
import { releaseAnswers } from '../enquiry/release-answers.ts'
import { decideMailDoubt, sendAnswers } from '../enquiry/send/send-answers.ts'
import { answerWords, approveStandingRelease, askStandingRelease, endStandingRelease, findStandingRelease } from '../enquiry/standing-release.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { displayMoment } from '../incident/zone.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'
import { incidentOf } from './statement.ts'

const DATA = { data: { type: 'string' } } as const
const say = (line: string) => void process.stdout.write(`${line}\n`)

function onIncident(words: Words, command: Command, work: (app: App, incidentId: IncidentId) => Promise<void>): Promise<number> {
  return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
    await work(app, await incidentOf(app, words, command))
    return 0
  })
}

export const checkRequestsRelease: Command = {
  name: 'check-requests release',
  usage: 'INCIDENT_ID --out DIR [--data DIR]',
  more: `
Answers are made at midnight, 6, noon and 18 o'clock, all alike to look at. Nothing leaves by itself: this queues the e-mails for
your relay (\`tocsin notify relay\`), which takes them at the next of those hours while \`tocsin serve\` runs, each once; letters are
written into DIR, one .pdf an answer, named by the question and not by the person. While no relay is set, e-mails are written too,
as .eml for your own (sendmail -t < FILE). Delete the folder when they are gone.

To let e-mails leave at every hour without this: \`tocsin check-requests standing\`.`,
  options: { ...DATA, out: { type: 'string' } },
  run: (words) => {
    const out = textOf(words, 'out')
    if (out === undefined) throw new AppError('usage', { problem: `Usage: tocsin check-requests release ${checkRequestsRelease.usage}` })
    return onIncident(words, checkRequestsRelease, async ({ context }, incidentId) => {
      await deskRound(context)
      const { emails, letters, queued, goAt } = await releaseAnswers(context, incidentId, resolve(out))
      const { zone } = await getIncident(context.store, incidentId)
      if (queued > 0) say(`${queued} e-mails leave at ${displayMoment(goAt!, zone)}, while \`tocsin serve\` runs`)
      say(`${emails} e-mails and ${letters} letters: ${resolve(out)}`)
    })
  },
}

export const checkRequestsStanding: Command = {
  name: 'check-requests standing',
  usage: `INCIDENT_ID [--ask | --agree | --end] [${AS_USAGE}] [--hash CODE] [--data DIR]`,
  more: `
Without a choice it shows the words, their code, and who has said what.
--ask         ask for it, for the words with this --hash
--agree       agree, as a second person, to the same words
--end         every batch waits for a person again, from now on
--hash CODE   of the words as you read them here; if they change, both of you read again
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, ask: { type: 'boolean' }, agree: { type: 'boolean' }, end: { type: 'boolean' }, hash: { type: 'string' } },
  run: (words) => {
    const chosen = (['ask', 'agree', 'end'] as const).filter((name) => words.values[name] === true)
    if (chosen.length > 1) throw new AppError('usage', { problem: `Usage: tocsin check-requests standing ${checkRequestsStanding.usage}` })
    return onIncident(words, checkRequestsStanding, async (app, incidentId) => {
      const { words: shown, hash, isSendable } = await answerWords(app.context, incidentId)
      const given = (textOf(words, 'hash') ?? '').replace(/\s/g, '').toLowerCase()
      if (chosen.length > 0) {
        const ctx = await signedInAs(app, words, checkRequestsStanding, 'answer.release')
        if (chosen[0] !== 'end' && given.length < 16)
          throw new AppError('usage', { problem: 'Give the code of the words with --hash (it is shown without a choice)' })
        const whole = hash.startsWith(given) ? hash : given
        if (chosen[0] === 'ask') await askStandingRelease(ctx, incidentId, whole)
        else if (chosen[0] === 'agree') await approveStandingRelease(ctx, incidentId, whole)
        else await endStandingRelease(ctx, incidentId)
      } else {
        for (const { language, outcome, text } of shown) say(`── ${outcome.replaceAll('_', ' ')}, ${language === 'cy' ? 'Welsh' : 'English'} ──\n${text}\n`)
        say(`Code of these words: ${hash.slice(0, 16).replace(/.{4}(?=.)/g, '$& ')}`)
        if (!isSendable) say('They cannot be sent: the incident file names no e-mail address of the contact to write from.')
      }
      say(await standingText(app, incidentId))
    })
  },
}

async function standingText(app: App, incidentId: IncidentId): Promise<string> {
  const standing = await findStandingRelease(app.context, incidentId)
  if (standing === null) return 'Every batch waits for a person (`tocsin check-requests release`).'
  if (!standing.isCurrent) return 'The words have changed since they were agreed to: every batch waits for a person until two have read them again.'
  if (standing.approvedByName === null) return `${standing.askedByName} asks that answers leave by themselves. A second person has to agree (--agree).`
  return `Answers by e-mail leave at every fixed hour: asked for by ${standing.askedByName}, agreed to by ${standing.approvedByName}.`
}

export const deskDoubt: Command = {
  name: 'desk doubt',
  usage: `INCIDENT_ID --taken | --send-again --reason TEXT ${AS_USAGE} [--data DIR]`,
  more: `
Where \`tocsin notify relay\` names the relay's mail log, doubt is resolved by itself. Otherwise ask whoever runs the relay first:
--send-again may send somebody the same words twice, --taken may leave somebody without.
${AS_HELP}`,
  options: { ...DATA, ...AS_OPTIONS, taken: { type: 'boolean' }, 'send-again': { type: 'boolean' }, reason: { type: 'string' } },
  run: (words) => {
    const [taken, again, reason] = [words.values['taken'] === true, words.values['send-again'] === true, textOf(words, 'reason') ?? '']
    if (taken === again) throw new AppError('usage', { problem: `Usage: tocsin desk doubt ${deskDoubt.usage}` })
    if (reason.trim().length < 4) throw new AppError('reason_missing')
    return onIncident(words, deskDoubt, async (app, incidentId) => {
      const ctx = await signedInAs(app, words, deskDoubt, 'answer.release')
      const decided = await decideMailDoubt(ctx, incidentId, taken ? 'taken' : 'send_again', reason.trim())
      say(`${decided} decided: ${taken ? 'counted as handed over' : 'they go again'}`)
      if (again && decided > 0) {
        const { handedOver } = await sendAnswers(app.context, new AbortController().signal)
        say(`${handedOver} handed over to the relay`)
      }
    })
  },
}
