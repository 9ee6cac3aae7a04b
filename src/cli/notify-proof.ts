/** `notify proof`: what one person was told, by which way, when, and what came back. */
import { AppError } from '../errors.ts'
import { proofOfPerson, reasonText } from '../notify/proof.ts'
import { personId, personNoOf } from '../register/person.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'
import { incidentOf } from './statement.ts'

export const notifyProof: Command = {
  name: 'notify proof',
  usage: `INCIDENT_ID P-000123 ${AS_USAGE} [--data DIR]`,
  more: `For everybody at once: \`notify export\`. Neither shows a name or an address.\n${AS_HELP}`,
  options: { data: { type: 'string' }, ...AS_OPTIONS },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const personNo = personNoOf((words.rest[1] ?? '').toUpperCase())
      if (personNo === null || words.rest.length > 2) throw new AppError('usage', { problem: `Usage: tocsin ${notifyProof.name} ${notifyProof.usage}` })
      const incidentId = await incidentOf(app, { ...words, rest: words.rest.slice(0, 1) }, notifyProof)
      const ctx = await signedInAs(app, words, notifyProof, 'person.read')
      const proof = await proofOfPerson(ctx, incidentId, personNo)
      if (proof.length === 0) throw new AppError('person_unknown', { personId: personId(personNo) })
      for (const { campaign, rows, events } of proof) {
        process.stdout.write(`Campaign ${campaign.campaignId} (${campaign.purpose}, version ${campaign.version})\n`)
        for (const row of rows) {
          const when = row.resultAt ?? row.attemptedAt
          process.stdout.write(
            `  ${row.channel}: ${row.state.replaceAll('_', ' ')}${when === null ? '' : `, ${when.toISOString()}`}${row.reply ? ` (${row.reply})` : ''}\n`,
          )
          if (reasonText(row.reason) !== '') process.stdout.write(`    ${reasonText(row.reason)}\n`)
          if (row.messageHash !== null) process.stdout.write(`    SHA-256 of what was handed over: ${row.messageHash.toString('hex')}\n`)
        }
        for (const { at, channel, event, detail } of events) process.stdout.write(`  ${at.toISOString()} ${channel}: ${event.replaceAll('_', ' ')} ${detail}\n`)
      }
      return 0
    }),
}
