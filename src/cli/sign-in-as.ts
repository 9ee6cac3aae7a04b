/** Who is at the keyboard: `--as EMAIL` with that person's own password, and code where one is set. Two people at one machine stay two people. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { requireMay } from '../access/role.ts'
import { secondFactorOf } from '../access/second-factor.ts'
import { signOut } from '../access/session.ts'
import { actorOf, signIn } from '../access/sign-in.ts'
import type { App } from '../app.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { textOf, type Command, type Words } from './command.ts'

export const AS_OPTIONS = { as: { type: 'string' }, 'password-file': { type: 'string' }, code: { type: 'string' } } as const
export const AS_USAGE = '--as EMAIL [--password-file FILE] [--code CODE]'
export const AS_HELP = `
--as EMAIL            who you are; you are asked for your own password (\`tocsin access invite\` gives somebody an account)
--password-file FILE  read the password from a file instead, or from standard input with -
--code CODE           the six figures of your authenticator, where you use one`

/** The context of whoever signs in for this one command. Fails with `usage`, `sign_in_wrong`, `not_allowed`. */
export async function signedInAs(app: App, words: Words, command: Command, action: string): Promise<Context> {
  const email = textOf(words, 'as')
  if (email === undefined) throw new AppError('usage', { problem: `Say who you are with --as EMAIL. Usage: tocsin ${command.name} ${command.usage}` })
  const { token, staff } = await signIn(app.context, { email, password: await passwordOf(words, email), code: textOf(words, 'code') ?? '' })
  const ctx = app.as(actorOf(staff))
  await signOut(ctx, token)
  requireMay(ctx.actor, action)
  const { isSet, isRequired } = await secondFactorOf(ctx, ctx.actor.id)
  if (isRequired && !isSet) throw new AppError('second_factor_missing')
  return ctx
}

async function passwordOf(words: Words, email: string): Promise<string> {
  const file = textOf(words, 'password-file')
  if (file !== undefined) {
    try {
      return readFileSync(file === '-' ? 0 : file, 'utf8').split(/\r?\n/)[0]!
    } catch (error) {
      throw new AppError('file_unreadable', { path: file, reason: (error as NodeJS.ErrnoException).code ?? 'no access' })
    }
  }
  if (!process.stdin.isTTY) throw new AppError('usage', { problem: 'There is no terminal to ask for the password on: name a file with --password-file' })
  return askHidden(`Password of ${email}: `)
}

/** Asks on the terminal without showing what is typed. */
export function askHidden(question: string): Promise<string> {
  process.stderr.write(question)
  const lines = createInterface({ input: process.stdin, terminal: true })
  return new Promise((resolve, reject) => {
    lines.once('line', (line) => {
      lines.close()
      process.stderr.write('\n')
      resolve(line)
    })
    lines.once('SIGINT', () => {
      lines.close()
      reject(new AppError('interrupted'))
    })
  })
}
