/** `access invite`: a one-time link for a colleague, printed once. */
import { invite } from '../access/sign-in.ts'
import { ROLES, type Role } from '../access/role.ts'
import { requireSecondFactor, resetSecondFactor, rolesWithSecondFactor } from '../access/second-factor.ts'
import { AppError } from '../errors.ts'
import { textOf, type Command } from './command.ts'
import { withApp } from './open-command.ts'

export const accessInvite: Command = {
  name: 'access invite',
  usage: 'EMAIL --name NAME --role ROLE [--data DIR]',
  more: `Roles: ${ROLES.join(', ')}`,
  options: { name: { type: 'string' }, role: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const [email] = words.rest
    const role = textOf(words, 'role')
    if (!email || !role || !ROLES.includes(role as Role))
      throw new AppError('usage', { problem: `Usage: tocsin access invite ${accessInvite.usage}. Roles: ${ROLES.join(', ')}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => {
      const link = await invite(app.context, email, textOf(words, 'name') ?? email, role as Role)
      process.stdout.write(`Open once, within a day:  http://${app.config.host}:${app.config.port}/link#${link}\n`)
      return 0
    })
  },
}

export const accessSecondFactor: Command = {
  name: 'access second-factor',
  usage: '[--require ROLES | --reset EMAIL] [--data DIR]',
  more: `
--require ROLES   these roles may do nothing before they have an authenticator app (lead,administrator say; none: nobody has to)
--reset EMAIL     somebody's telephone is gone: their sessions end, and they set it up anew with their password

People set theirs up under Account in the console. Roles: ${ROLES.join(', ')}`,
  options: { require: { type: 'string' }, reset: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const [required, email] = [textOf(words, 'require'), textOf(words, 'reset')]
    const roles = required === undefined || required === 'none' ? [] : required.split(',').map((role) => role.trim())
    const unknown = roles.find((role) => !ROLES.includes(role as Role))
    if (unknown !== undefined || (required !== undefined && email !== undefined))
      throw new AppError('usage', { problem: `Usage: tocsin access second-factor ${accessSecondFactor.usage}. Roles: ${ROLES.join(', ')}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      if (email !== undefined) await resetSecondFactor(context, email)
      if (required !== undefined) await requireSecondFactor(context, roles as Role[])
      const asked = await rolesWithSecondFactor(context.store)
      process.stdout.write(asked.length === 0 ? 'No role has to have a second factor.\n' : `Must have a second factor: ${asked.join(', ')}\n`)
      if (email !== undefined) process.stdout.write(`${email} signs in with the password alone once, and sets it up anew.\n`)
      return 0
    })
  },
}
