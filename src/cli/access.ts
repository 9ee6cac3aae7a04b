/** `access …`: who may sign in. Links are printed once. */
import { invite } from '../access/sign-in.ts'
import type { Role } from '../access/role.ts'
import { requireSecondFactor, resetSecondFactorOf, rolesWithSecondFactor } from '../access/second-factor.ts'
import { changeRole, endAccess, listStaff, renewLink, STAFF_ROLES, staffIdOf } from '../access/staff.ts'
import type { App } from '../app.ts'
import { AppError } from '../errors.ts'
import { textOf, type Command, type Words } from './command.ts'
import { withApp } from './open-command.ts'

const ROLES_HELP = `Roles: ${STAFF_ROLES.join(', ')}`

export const accessInvite: Command = {
  name: 'access invite',
  usage: 'EMAIL --name NAME --role ROLE [--data DIR]',
  more: ROLES_HELP,
  options: { name: { type: 'string' }, role: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const email = emailOf(words, accessInvite)
    const role = roleOf(words, accessInvite)
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) => printLink(app, await invite(app.context, email, textOf(words, 'name') ?? email, role)))
  },
}

export const accessList: Command = {
  name: 'access list',
  usage: '[--json] [--data DIR]',
  options: { json: { type: 'boolean' }, data: { type: 'string' } },
  run: async (words) =>
    withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      const staff = await listStaff(context.store)
      if (words.values['json']) {
        process.stdout.write(`${JSON.stringify(staff, null, 2)}\n`)
        return 0
      }
      if (staff.length === 0) process.stdout.write('Nobody has an account yet. `tocsin serve` prints the link for the first lead.\n')
      for (const { email, name, role, state, hasSecondFactor, lastSignInAt } of staff) {
        const seen = lastSignInAt === null ? 'never signed in' : `last signed in ${lastSignInAt.toISOString().slice(0, 16)}Z`
        process.stdout.write(`${state.padEnd(8)}  ${role.padEnd(14)}  ${email}  ${name}; ${seen}${hasSecondFactor ? '; second factor' : ''}\n`)
      }
      return 0
    }),
}

export const accessLink: Command = {
  name: 'access link',
  usage: 'EMAIL [--data DIR]',
  more: 'For a forgotten password, a lost first link, or somebody who comes back. Their earlier links and sessions end; a second factor stays.',
  options: { data: { type: 'string' } },
  run: async (words) => {
    const email = emailOf(words, accessLink)
    return withApp({ dataFolder: textOf(words, 'data') }, async (app) =>
      printLink(app, await renewLink(app.context, await staffIdOf(app.context.store, email))),
    )
  },
}

export const accessRole: Command = {
  name: 'access role',
  usage: 'EMAIL --role ROLE [--data DIR]',
  more: ROLES_HELP,
  options: { role: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const email = emailOf(words, accessRole)
    const role = roleOf(words, accessRole)
    return withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      await changeRole(context, await staffIdOf(context.store, email), role)
      process.stdout.write(`From now on ${email} is: ${role}\n`)
      return 0
    })
  },
}

export const accessEnd: Command = {
  name: 'access end',
  usage: 'EMAIL [--data DIR]',
  more: 'Sessions and links end at once. What the person did stays in the log. `tocsin access link EMAIL` lets them in again.',
  options: { data: { type: 'string' } },
  run: async (words) => {
    const email = emailOf(words, accessEnd)
    return withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      await endAccess(context, await staffIdOf(context.store, email))
      process.stdout.write(`${email} can no longer sign in.\n`)
      return 0
    })
  },
}

function emailOf(words: Words, command: Command): string {
  const [email, ...more] = words.rest
  if (!email?.includes('@') || more.length > 0) throw new AppError('usage', { problem: `Usage: tocsin ${command.name} ${command.usage}` })
  return email
}

function roleOf(words: Words, command: Command): Role {
  const role = STAFF_ROLES.find((one) => one === textOf(words, 'role'))
  if (role === undefined) throw new AppError('usage', { problem: `Usage: tocsin ${command.name} ${command.usage}. ${ROLES_HELP}` })
  return role
}

function printLink({ config }: App, link: string): number {
  process.stdout.write(`Open once, within a day:  http://${config.host}:${config.port}/link#${link}\n`)
  return 0
}

export const accessSecondFactor: Command = {
  name: 'access second-factor',
  usage: '[--require ROLES | --reset EMAIL] [--data DIR]',
  more: `
--require ROLES   these roles may do nothing before they have an authenticator app (lead,administrator say; none: nobody has to)
--reset EMAIL     somebody's telephone is gone: their sessions end, and they set it up anew with their password

People set theirs up under Account in the console. Roles: ${STAFF_ROLES.join(', ')}`,
  options: { require: { type: 'string' }, reset: { type: 'string' }, data: { type: 'string' } },
  run: async (words) => {
    const [required, email] = [textOf(words, 'require'), textOf(words, 'reset')]
    const roles = required === undefined || required === 'none' ? [] : required.split(',').map((role) => role.trim())
    const unknown = roles.find((role) => !STAFF_ROLES.includes(role as Role))
    if (unknown !== undefined || (required !== undefined && email !== undefined))
      throw new AppError('usage', { problem: `Usage: tocsin access second-factor ${accessSecondFactor.usage}. Roles: ${STAFF_ROLES.join(', ')}` })
    return withApp({ dataFolder: textOf(words, 'data') }, async ({ context }) => {
      if (email !== undefined) await resetSecondFactorOf(context, await staffIdOf(context.store, email))
      if (required !== undefined) await requireSecondFactor(context, roles as Role[])
      const asked = await rolesWithSecondFactor(context.store)
      process.stdout.write(asked.length === 0 ? 'No role has to have a second factor.\n' : `Must have a second factor: ${asked.join(', ')}\n`)
      if (email !== undefined) process.stdout.write(`${email} signs in with the password alone once, and sets it up anew.\n`)
      return 0
    })
  },
}
