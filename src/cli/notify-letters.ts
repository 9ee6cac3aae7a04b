/** `notify letters`: batches for a print house or another sender; `notify returned`: letters that came back. */
import { createInterface } from 'node:readline'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { allowReprint, recordReturned } from '../notify/back/returned-letters.ts'
import { handOverBatch } from '../notify/channels/hand-over-batch.ts'
import { CHANNELS } from '../notify/channels/registry.ts'
import { personId } from '../register/person.ts'
import { closeTypesetters } from '../notify/typeset.ts'
import { numberOf, textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'
import { AS_HELP, AS_OPTIONS, AS_USAGE, signedInAs } from './sign-in-as.ts'

const say = (text: string) => void process.stdout.write(text)

function campaignNo(words: Words, command: Command): number {
  const [name] = words.rest
  if (name === undefined || !/^\d{1,9}$/.test(name))
    throw new AppError('usage', { problem: `Name the campaign by its number. Usage: tocsin ${command.name} ${command.usage}` })
  return Number(name)
}

export const notifyLetters: Command = {
  name: 'notify letters',
  usage: `CAMPAIGN (--out DIR [--by CHANNEL] [--most N] | --reprint REFERENCE --reason TEXT) ${AS_USAGE} [--data DIR]`,
  more: `
Makes the next batch of what may go out today: PDFs named by reference, with manifest.csv (pages, checksums), written last. If it is
cut off, run it again: the same batch is made again, under the same number. A letter is never in two batches.

--by CHANNEL   ${CHANNELS.map(({ name, says }) => `${name.padEnd(13)} ${says}`).join('\n               ')}
--out          a folder; for web-hook an https:// address
--most N       letters in this batch (10,000)
--reprint      lets one letter be printed again, with a reason; it goes into the next batch
${AS_HELP}`,
  options: {
    data: { type: 'string' },
    ...AS_OPTIONS,
    out: { type: 'string' },
    by: { type: 'string' },
    most: { type: 'string' },
    reprint: { type: 'string' },
    reason: { type: 'string' },
  },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const campaignId = campaignNo(words, notifyLetters)
      const reprint = textOf(words, 'reprint')
      const by = textOf(words, 'by') ?? 'print'
      const channel = CHANNELS.find(({ name }) => name === by)
      if (channel === undefined) throw new AppError('usage', { problem: `--by is one of ${CHANNELS.map(({ name }) => name).join(', ')}` })
      const out = textOf(words, 'out')
      if (reprint === undefined && out === undefined)
        throw new AppError('usage', { problem: `Name a folder with --out. Usage: tocsin ${notifyLetters.name} ${notifyLetters.usage}` })
      const most = numberOf(words, 'most', 1, 10_000)
      const ctx = await signedInAs(app, words, notifyLetters, 'notice.send')
      if (reprint !== undefined) {
        const personNo = await allowReprint(ctx, campaignId, reprint, textOf(words, 'reason') ?? null)
        say(`The letter to ${personId(personNo)} goes into the next batch.\n`)
        return 0
      }
      const target = channel.name.startsWith('web-hook') ? out! : resolve(out!)
      try {
        const batch = await handOverBatch(ctx, campaignId, channel, target, most)
        if (batch === null) {
          say('There is nothing to hand over now. `tocsin notify status` shows when the next part goes out.\n')
          return 0
        }
        say(
          `Batch ${batch.batchNo}${batch.wasResumed ? ' (begun before, now finished)' : ''}: ${batch.notices.toLocaleString('en-GB')} notices${batch.pages > 0 ? `, ${batch.pages.toLocaleString('en-GB')} pages` : ''}, ${target}/${batch.folder}\n`,
        )
        if (batch.held > 0) say(`${batch.held} are held: the register changed since the approval. Plan a new version for them.\n`)
        return 0
      } finally {
        await closeTypesetters()
      }
    }),
}

export const notifyReturned: Command = {
  name: 'notify returned',
  usage: `CAMPAIGN [NUMBER …] ${AS_USAGE} [--data DIR]`,
  more: `
Give the numbers, or none and scan them one after the other (a scanner types like a keyboard); an empty line ends it. A number that was
misread is refused. The address is noted as no good, so the next plan goes another way.
${AS_HELP}`,
  options: { data: { type: 'string' }, ...AS_OPTIONS },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const campaignId = campaignNo(words, notifyReturned)
      const ctx = await signedInAs(app, words, notifyReturned, 'notice.send')
      let problems = 0
      const one = async (scanned: string) => {
        try {
          const { personNo, was } = await recordReturned(ctx, campaignId, scanned)
          say(`${scanned}: ${personId(personNo)} ${{ recorded: 'returned', recorded_before: 'was recorded before', not_sent: 'had no letter from us' }[was]}\n`)
        } catch (error) {
          if (!(error instanceof AppError)) throw error
          problems++
          say(`${scanned}: ${error.message} ${error.hint}\n`)
        }
      }
      if (words.rest.length > 1) for (const scanned of words.rest.slice(1)) await one(scanned)
      else
        for await (const line of createInterface({ input: process.stdin })) {
          if (line.trim() === '') break
          await one(line.trim())
        }
      return problems === 0 ? 0 : 1
    }),
}
