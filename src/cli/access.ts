/** `access invite`: a one-time link for a colleague, printed once. */
import { invite } from '../access/sign-in.ts'
import { ROLES, type Role } from '../access/role.ts'
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
