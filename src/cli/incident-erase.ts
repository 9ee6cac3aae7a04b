/** `incident erase|hold`: when an incident is over, its people are erased by two people, and its record stays. */
import {
  askErasure,
  confirmErasure,
  eraseIncident,
  findErasure,
  liftHold,
  previewErasure,
  setHold,
  withdrawErasure,
  type ErasurePreview,
} from '../accountability/erase-incident.ts'
import { AppError } from '../errors.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'
import { incidentOf } from './statement.ts'

const WORDS: Record<ErasurePreview['openEnds'][number]['code'], (count: number) => string> = {
  hold: (count) => `${count} hold(s) stand: tocsin incident hold INCIDENT --lift NUMBER --as EMAIL`,
  notices: (count) => `${count} campaign(s) of notices are planned or under way: send them, or end them with tocsin notify pause CAMPAIGN --cancel`,
  enquiries: (count) => `${count} enquiries are open: close them at the desk`,
  claims: (count) => `${count} claim(s) are open: close them, or hand them over with tocsin claims export`,
  self_checks: (count) => `${count} question(s) to the self-check have no answer: tocsin check-requests list`,
  submissions: (count) => `${count} form(s) were sent and are not on the desk yet: let tocsin serve run`,
  stages: (count) => `${count} stage(s) are running: wait, or stop them`,
  uploads: (count) => `${count} upload(s) of the supplier are under way`,
}

export const incidentErase: Command = {
  name: 'incident erase',
  usage: `INCIDENT [--reason TEXT | --confirm | --withdraw] [${AS_USAGE}] [--data DIR]`,
  more: `
Erases the people of an incident that is over: the register, what was read, enquiries, claims, notices to persons, and the key to the
vault. What happened, was decided and was filed stays, and so does the log. It cannot be undone, and takes two people:
  1. without an option it says what would go, and what stands in the way
  2. --reason TEXT      one person asks (lead or counsel)
  3. tocsin pack make   the proof, with the receipts of authorities, put where it is kept
  4. --confirm          another person confirms, and it is done
--withdraw takes the request back, as long as nobody has confirmed it. What is erased and why: docs/retention.md.
${AS_HELP}`,
  options: { data: { type: 'string' }, reason: { type: 'string' }, confirm: { type: 'boolean' }, withdraw: { type: 'boolean' }, ...AS_OPTIONS },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, incidentErase)
      const reason = textOf(words, 'reason')
      const asked = [reason !== undefined, words.values['confirm'] === true, words.values['withdraw'] === true].filter(Boolean).length
      if (asked > 1) throw new AppError('usage', { problem: 'Give one of --reason, --confirm and --withdraw' })
      if (asked === 0) {
        const [erasure, preview] = [await findErasure(app.context.store, incidentId), await previewErasure(app.context, incidentId)]
        process.stdout.write(erasureText(erasure, preview))
        return 0
      }
      const ctx = await signedInAs(app, words, incidentErase, 'incident.erase')
      if (reason !== undefined) {
        await askErasure(ctx, incidentId, reason)
        process.stdout.write(
          'Noted. Now make the pack (tocsin pack make), and let somebody else confirm: tocsin incident erase INCIDENT --confirm --as EMAIL\n',
        )
      } else if (words.values['withdraw'] === true) {
        await withdrawErasure(ctx, incidentId)
        process.stdout.write('The request is taken back; nothing was erased.\n')
      } else {
        await confirmErasure(ctx, incidentId)
        await eraseIncident(ctx, incidentId)
        const { counts } = await findErasure(ctx.store, incidentId)
        process.stdout.write(
          `Erased.\n${countLines(counts ?? {})}Copies made before (backups, exports, letters at the print house) are yours to destroy: docs/retention.md.\n`,
        )
      }
      return 0
    }),
}

function erasureText(erasure: Awaited<ReturnType<typeof findErasure>>, { rows, openEnds, isPackMade }: ErasurePreview): string {
  if (erasure.state === 'erased')
    return `Erased on ${erasure.erasedAt!.toISOString()}, asked by ${erasure.askedByName}, confirmed by ${erasure.confirmedByName}.\n${countLines(erasure.counts ?? {})}`
  if (erasure.state === 'confirmed') return 'Confirmed and under way; `tocsin serve` ends it, or --confirm again.\n'
  const standing =
    erasure.state === 'asked' ? `Asked by ${erasure.askedByName} on ${erasure.askedAt!.toISOString()}: ${erasure.reason}\n` : 'Nobody has asked for it.\n'
  const ends = openEnds.map(({ code, count }) => `  - ${WORDS[code](count)}\n`)
  const pack = erasure.state === 'asked' && !isPackMade ? ['  - no pack was made since it was asked for: tocsin pack make INCIDENT --out FILE.zip\n'] : []
  const inTheWay = [...ends, ...pack]
  return `${standing}Would be erased:\n${countLines(rows)}${inTheWay.length === 0 ? 'Nothing stands in the way.\n' : `In the way:\n${inTheWay.join('')}`}`
}

const countLines = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([table, count]) => `  ${String(count).padStart(10)}  ${table.replaceAll('_', ' ')}\n`)
    .join('') || '           nothing\n'

export const incidentHold: Command = {
  name: 'incident hold',
  usage: `INCIDENT (--reason TEXT | --lift NUMBER) ${AS_USAGE} [--data DIR]`,
  more: `Keeps an incident from being erased: a claim, an order of a court, an authority that asked.\n${AS_HELP}`,
  options: { data: { type: 'string' }, reason: { type: 'string' }, lift: { type: 'string' }, ...AS_OPTIONS },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const incidentId = await incidentOf(app, words, incidentHold)
      const [reason, lift] = [textOf(words, 'reason'), textOf(words, 'lift')]
      if ((reason === undefined) === (lift === undefined)) throw new AppError('usage', { problem: `Usage: tocsin incident hold ${incidentHold.usage}` })
      const ctx = await signedInAs(app, words, incidentHold, 'incident.erase')
      if (reason !== undefined)
        process.stdout.write(`Hold ${await setHold(ctx, incidentId, reason)} stands: nothing of this incident is erased before it is lifted.\n`)
      else {
        await liftHold(ctx, incidentId, Number(lift))
        process.stdout.write(`Hold ${lift} is lifted.\n`)
      }
      return 0
    }),
}
