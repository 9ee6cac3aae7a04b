/** Who may sign in: for leads and administrators. Links are answered once and kept as hashes. */
import type { FastifyInstance } from 'fastify'
import { requireSecondFactor, resetSecondFactorOf, rolesWithSecondFactor } from '../access/second-factor.ts'
import { invite } from '../access/sign-in.ts'
import { changeRole, endAccess, listStaff, renewLink, STAFF_ROLES, type StaffLine } from '../access/staff.ts'
import type { Role } from '../access/role.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { StaffFactorBody, StaffInviteBody, StaffParams, StaffRoleBody, type StaffCard, type StaffLink, type StaffView } from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

export function staffRoutes(app: FastifyInstance, door: Door): void {
  const manage = (method: 'GET' | 'POST', url: string, handler: (asked: Asked) => unknown) => route(app, door, method, url, 'access.manage', handler)
  manage('GET', '/api/staff', ({ ctx }) => viewOf(ctx))
  manage('POST', '/api/staff', async ({ ctx, request }): Promise<StaffLink> => {
    const { email, name, role } = checked(StaffInviteBody, request.body)
    return linkOf(await invite(ctx, email, name, roleOf(role)))
  })
  manage('POST', '/api/staff/second-factor', async ({ ctx, request }) => {
    await requireSecondFactor(ctx, checked(StaffFactorBody, request.body).roles.map(roleOf))
    return viewOf(ctx)
  })
  manage('POST', '/api/staff/:staffId/link', async ({ ctx, request }) => linkOf(await renewLink(ctx, idOf(request))))
  manage('POST', '/api/staff/:staffId/role', async ({ ctx, request }) => {
    await changeRole(ctx, idOf(request), roleOf(checked(StaffRoleBody, request.body).role))
    return viewOf(ctx)
  })
  manage('POST', '/api/staff/:staffId/end', async ({ ctx, request }) => {
    await endAccess(ctx, idOf(request))
    return viewOf(ctx)
  })
  manage('POST', '/api/staff/:staffId/second-factor-reset', async ({ ctx, request }) => {
    await resetSecondFactorOf(ctx, idOf(request))
    return viewOf(ctx)
  })
}

const idOf = (request: Asked['request']): string => checked(StaffParams, request.params).staffId
const linkOf = (token: string): StaffLink => ({ path: `/link#${token}` })

function roleOf(text: string): Role {
  const role = STAFF_ROLES.find((one) => one === text)
  if (role === undefined) throw new AppError('request_invalid', { problem: 'role: unknown' })
  return role
}

async function viewOf(ctx: Context): Promise<StaffView> {
  const [staff, secondFactorRoles] = await Promise.all([listStaff(ctx.store), rolesWithSecondFactor(ctx.store)])
  return { staff: staff.map((one) => cardOf(one, secondFactorRoles)), roles: [...STAFF_ROLES], secondFactorRoles }
}

function cardOf({ createdAt: _createdAt, lastSignInAt, endedAt, linkUntil, ...line }: StaffLine, secondFactorRoles: readonly string[]): StaffCard {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    ...line,
    needsSecondFactor: secondFactorRoles.includes(line.role),
    lastSignInAt: iso(lastSignInAt),
    endedAt: iso(endedAt),
    linkUntil: iso(linkUntil),
  }
}
