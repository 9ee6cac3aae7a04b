/** Signing in and out, and the one-time link. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { actorOf, signIn, useLink } from '../access/sign-in.ts'
import { signOut, type Staff } from '../access/session.ts'
import { LinkBody, SignInBody, type Me, type SignInAnswer } from './contract.ts'
import { clearCookie, setCookie, tokenOf } from '../access/cookie.ts'
import { allowedActions, checked, signedIn, type Door } from './request.ts'

export function accessRoutes(app: FastifyInstance, door: Door): void {
  app.post('/api/sign-in', async (request, reply): Promise<SignInAnswer> => {
    const answer = await signIn(door.ctx, checked(SignInBody, request.body))
    if (answer.needsCode) return { needsCode: true }
    return { needsCode: false, me: startSession(door, reply, answer.token, answer.staff) }
  })
  app.post('/api/link', async (request, reply): Promise<Me> => {
    const { token, ...chosen } = checked(LinkBody, request.body)
    const answer = await useLink(door.ctx, token, chosen)
    return startSession(door, reply, answer.token, answer.staff)
  })
  app.post('/api/sign-out', async (request, reply) => {
    const staff = await signedIn(door, request)
    await signOut({ ...door.ctx, actor: actorOf(staff) }, tokenOf(request.headers.cookie, door.cookie)!)
    return reply.header('set-cookie', clearCookie(door.cookie)).code(204).send()
  })
  app.get('/api/me', async (request) => meOf(await signedIn(door, request)))
}

function startSession(door: Door, reply: FastifyReply, token: string, staff: Staff): Me {
  reply.header('set-cookie', setCookie(token, door.cookie))
  return meOf(staff)
}

function meOf({ staffId, name, role }: Staff): Me {
  return { staffId, name, role, may: allowedActions(role) }
}
