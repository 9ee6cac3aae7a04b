/** What the room's routes share: whose request it is, what they may, and how an answer is sent. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { tokenOf, type CookieKind } from '../access/cookie.ts'
import { requireMay } from '../access/role.ts'
import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { actorOf, type Guest, type Language, type Room, type Visit } from './room.ts'
import type { View } from './pages/layout.ts'
import { guestOfToken } from './sign-in-guest.ts'
import { visitOfToken } from './token.ts'

export type RoomDoor = { ctx: Context; cookie: CookieKind; url: () => string; organisationName: () => Promise<string> }

export type Asked = { ctx: Context; visit: Visit; view: View; request: FastifyRequest; reply: FastifyReply }
type Handler = (asked: Asked) => unknown

const LANGUAGE_COOKIE = 'tocsin-language'

/** As chosen in this browser; else the language that the person was asked in with. */
export function languageOf(request: FastifyRequest, person: { language: Language } | null): Language {
  const chosen = /(?:^|;\s*)tocsin-language=(en|cy)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1]
  return (chosen as Language | undefined) ?? person?.language ?? 'en'
}

export function languageCookie(language: Language): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; SameSite=Lax; Max-Age=31536000`
}

export async function viewOf(door: RoomDoor, request: FastifyRequest, guest: Guest | null, room: Room | null): Promise<View> {
  return {
    language: languageOf(request, guest),
    organisationName: room?.organisationName ?? (await door.organisationName()),
    path: request.method === 'GET' ? request.url : '/',
    isSignedIn: guest !== null,
  }
}

export function sessionToken(door: RoomDoor, request: FastifyRequest): string | null {
  return tokenOf(request.headers.cookie, door.cookie)
}

export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page)
}

export function seeOther(reply: FastifyReply, path: string): FastifyReply {
  return reply.code(303).header('cache-control', 'no-store').header('location', path).send()
}

/** A page: whoever is not signed in goes to the door, whoever acts in several rooms chooses one first. */
export function pageRoute(app: FastifyInstance, door: RoomDoor, method: 'GET' | 'POST', url: string, action: string, handler: Handler): void {
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const token = sessionToken(door, request)
      const session = token ? await guestOfToken(door.ctx, token) : null
      if (!session) return seeOther(reply, '/sign-in')
      if (!session.room) return seeOther(reply, '/rooms')
      const visit: Visit = { guest: session.guest, room: session.room, by: 'session' }
      return handler({ ...(await askedBy(door, visit, action, request)), reply })
    },
  })
}

/** A program's route, or a script's of our own page: by key, or by session from our own origin. */
export function apiRoute(
  app: FastifyInstance,
  door: RoomDoor,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  action: string,
  handler: Handler,
): void {
  app.route({
    method,
    url,
    handler: async (request, reply) => {
      const visit = await visitOf(door, request)
      if (!visit) throw new AppError('guest_not_signed_in')
      return handler({ ...(await askedBy(door, visit, action, request)), reply })
    },
  })
}

async function visitOf(door: RoomDoor, request: FastifyRequest): Promise<Visit | null> {
  if (request.headers.authorization !== undefined) return visitOfToken(door.ctx, request.headers.authorization)
  const token = sessionToken(door, request)
  const session = token ? await guestOfToken(door.ctx, token) : null
  return session?.room ? { guest: session.guest, room: session.room, by: 'session' } : null
}

async function askedBy(door: RoomDoor, visit: Visit, action: string, request: FastifyRequest): Promise<Omit<Asked, 'reply'>> {
  const ctx: Context = { ...door.ctx, actor: actorOf(visit.guest) }
  requireMay(ctx.actor, action)
  return { ctx, visit, request, view: await viewOf(door, request, visit.guest, visit.room) }
}

/** Fields of a form; a field that comes several times (ticked boxes) is joined by commas. */
export function formOf(body: unknown): Record<string, string> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  if (body instanceof URLSearchParams) for (const name of new Set(body.keys())) fields[name] = body.getAll(name).join(',')
  return fields
}
