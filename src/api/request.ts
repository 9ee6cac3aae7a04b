/** What every route shares: who asks, what they may, and what the request says, checked. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { mayDo, requireMay } from '../access/role.ts'
import { secondFactorOf } from '../access/second-factor.ts'
import { staffOfToken, type Staff } from '../access/session.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { tokenOf, type CookieKind } from '../access/cookie.ts'
import type { ProgressHub } from './progress.ts'

/** What a door's routes are given: the process's context, and how this door stands on the network. */
/** `roomUrl` is where suppliers come in. */
export type Door = { ctx: Context; cookie: CookieKind; hub: ProgressHub; roomUrl: string }

export type Asked = { ctx: Context; request: FastifyRequest; reply: FastifyReply }

/** The given value as the schema says, or `request_invalid` with the place. The value itself is never repeated: it may be personal. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new AppError('request_invalid', { problem: `${issue?.path.join('.') || 'body'}: ${issue?.code ?? 'invalid'}` })
}

/** The staff member behind the cookie, or `not_signed_in`. */
export async function signedIn(door: Door, request: FastifyRequest): Promise<Staff> {
  const token = tokenOf(request.headers.cookie, door.cookie)
  const staff = token ? await staffOfToken(door.ctx, token) : null
  if (!staff) throw new AppError('not_signed_in')
  return staff
}

export function contextFor(door: Door, staff: Staff): Context {
  return { ...door.ctx, actor: { id: staff.staffId, name: staff.name, role: staff.role } }
}

/**
 * Declares a route together with the permission it needs, so that none can be added without one.
 * The handler runs as the person who asks: what it logs carries their name. `limits.bodyLimit` in bytes, where a request brings a file.
 */
export function route(
  app: FastifyInstance,
  door: Door,
  method: 'GET' | 'POST',
  url: string,
  action: string,
  handler: (asked: Asked) => unknown,
  limits: { bodyLimit?: number } = {},
): void {
  app.route({
    method,
    url,
    ...limits,
    handler: async (request, reply) => {
      const ctx = contextFor(door, await signedIn(door, request))
      requireMay(ctx.actor, action)
      await requireFactor(ctx)
      return handler({ ctx, request, reply })
    },
  })
}

/** Where the house asks this role for a second factor, nothing is done before there is one. Fails with `second_factor_missing`. */
export async function requireFactor(ctx: Context): Promise<void> {
  const { isSet, isRequired } = await secondFactorOf(ctx, ctx.actor.id)
  if (isRequired && !isSet) throw new AppError('second_factor_missing')
}

/** The actions the console shows or hides; what is refused is decided again at each route. */
const SHOWN_ACTIONS = [
  'incident.read',
  'incident.open',
  'preparedness.change',
  'register.list',
  'person.read',
  'person.reveal',
  'review.read',
  'review.answer',
  'review.reveal',
  'review.draw',
  'evidence.read',
  'obligation.read',
  'filing.read',
  'filing.make',
  'fact.record',
  'question.ask',
  'decision.make',
  'decision.confirm',
  'pack.export',
  'exercise.run',
  'supplier.read',
  'supplier.invite',
  'counsel.see',
  'incident.erase',
  'notice.read',
  'notice.plan',
  'notice.approve',
  'notice.send',
  'statement.read',
  'statement.publish',
  'answer.release',
  'desk.read',
  'desk.work',
  'desk.release',
  'claim.read',
  'claim.work',
  'claim.export',
  'log.read',
  'access.manage',
]
export function allowedActions(role: string): string[] {
  return SHOWN_ACTIONS.filter((action) => mayDo(role, action))
}
