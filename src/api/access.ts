/** Signing in and out, and the one-time link. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, signIn, useLink } from '../access/sign-in.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, secondFactorOf } from '../access/second-factor.ts'
import { hashOfToken, signOut, type Staff } from '../access/session.ts'
import {
  FactorBeginBody,
  FactorConfirmBody,
  FactorEndBody,
  LinkBody,
  SignInBody,
  type AccountView,
  type EnrolmentView,
  type Me,
  type SignInAnswer,
} from './contract.ts'
import { clearCookie, setCookie, tokenOf } from '../access/cookie.ts'
import { allowedActions, checked, contextFor, signedIn, type Door } from './request.ts'

export function accessRoutes(app: FastifyInstance, door: Door): void {
  app.post('/api/sign-in', async (request, reply): Promise<SignInAnswer> => {
    const answer = await signIn(door.ctx, checked(SignInBody, request.body))
    if (answer.needsCode) return { needsCode: true }
    return { needsCode: false, me: await startSession(door, reply, answer.token, answer.staff) }
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
  app.get('/api/me', async (request) => meOf(door, await signedIn(door, request)))
  accountRoutes(app, door)
}

/** One's own account: open to everybody who is signed in, also before the second factor that their role needs. */
function accountRoutes(app: FastifyInstance, door: Door): void {
  const own = async (request: FastifyRequest) => {
    const staff = await signedIn(door, request)
    return { staff, ctx: contextFor(door, staff) }
  }
  const view = async (request: FastifyRequest): Promise<AccountView> => {
    const { staff, ctx } = await own(request)
    const { isSet, isRequired } = await secondFactorOf(ctx, staff.staffId)
    return { name: staff.name, email: staff.email, role: staff.role, isSet, isRequired }
  }
  app.get('/api/account', view)
  app.post('/api/account/second-factor', async (request): Promise<EnrolmentView> => {
    const { ctx } = await own(request)
    return beginSecondFactor(ctx, checked(FactorBeginBody, request.body).password)
  })
  app.post('/api/account/second-factor/confirm', async (request) => {
    const token = tokenOf(request.headers.cookie, door.cookie) ?? ''
    await confirmSecondFactor((await own(request)).ctx, checked(FactorConfirmBody, request.body).code, hashOfToken(token))
    return view(request)
  })
  app.post('/api/account/second-factor/end', async (request) => {
    const { ctx } = await own(request)
    const { password, code } = checked(FactorEndBody, request.body)
    await endSecondFactor(ctx, password, code)
    return view(request)
  })
}

function startSession(door: Door, reply: FastifyReply, token: string, staff: Staff): Promise<Me> {
  reply.header('set-cookie', setCookie(token, door.cookie))
  return meOf(door, staff)
}

async function meOf({ ctx }: Door, { staffId, name, role }: Staff): Promise<Me> {
  const { isSet, isRequired } = await secondFactorOf(ctx, staffId)
  return { staffId, name, role, may: allowedActions(role), mustEnrol: isRequired && !isSet }
}
