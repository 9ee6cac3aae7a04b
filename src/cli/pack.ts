/** `pack make|verify`: the accountability pack of an incident, as one ZIP. */
import { renameSync, writeFileSync } from 'node:fs'
import { AppError, isDiskFull } from '../errors.ts'
import { makePack } from '../accountability/make-pack.ts'
import { verdictText } from '../accountability/verifier.mjs'
import { verifyPackFile } from '../accountability/verify-pack.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'
import { incidentOf } from './statement.ts'

export const packMake: Command = {
  name: 'pack make',
  usage: 'INCIDENT --out FILE.zip [--data DIR]',
  more: 'It holds no affected person, and a verifier of its own: `node verify.mjs` in the unpacked folder, or `tocsin pack verify FILE.zip`.',
  options: { data: { type: 'string' }, out: { type: 'string' } },
  run: (words) => {
    const out = textOf(words, 'out')
    if (!out) throw new AppError('usage', { problem: `Usage: tocsin pack make ${packMake.usage}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const pack = await makePack(app.context, await incidentOf(app, words, packMake))
      try {
        writeFileSync(`${out}.part`, pack.bytes, { mode: 0o600 })
        renameSync(`${out}.part`, out)
      } catch (error) {
        if (isDiskFull(error)) throw new AppError('disk_full', { path: out })
        throw new AppError('file_unreadable', { path: out, reason: (error as { code?: string }).code ?? 'it cannot be written' })
      }
      process.stdout.write(`${out}: ${pack.files} files, ${pack.entries} log entries with their proofs.\nTo check it: tocsin pack verify ${out}\n`)
      return 0
    })
  },
}

export const packVerify: Command = {
  name: 'pack verify',
  usage: 'FILE.zip [--json]',
  more: 'Opens no store and no network connection. Exit code 1 when the pack is not whole.',
  options: { json: { type: 'boolean' } },
  async run(words) {
    const [path, ...more] = words.rest
    if (!path || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin pack verify ${packVerify.usage}` })
    const verdict = verifyPackFile(path)
    process.stdout.write(words.values['json'] ? `${JSON.stringify(verdict, null, 2)}\n` : verdictText(verdict))
    return verdict.problems.length === 0 ? 0 : 1
  },
}
