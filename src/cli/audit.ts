/** `audit verify`: the whole log against its own tree and every signed checkpoint. */
import { verifyOwnLog } from '../audit/verify.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'

export const auditVerify: Command = {
  name: 'audit verify',
  usage: '[--data DIR] [--json]',
  options: { data: { type: 'string' }, json: { type: 'boolean' } },
  run: (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const verdict = await verifyOwnLog(app.context)
      if (words.values['json']) process.stdout.write(`${JSON.stringify(verdict)}\n`)
      else if (verdict.problems.length === 0) {
        process.stdout.write(
          `The log is whole: ${verdict.entries} entries, ${verdict.checkpoints} signed checkpoints, ${verdict.erasedDetails} details erased.\nRoot: ${verdict.root}\n`,
        )
      } else process.stdout.write(`The log is NOT whole:\n${verdict.problems.map((problem) => `  ${problem}\n`).join('')}`)
      return verdict.problems.length === 0 ? 0 : 1
    }),
}
