/** Coming in and going out: the only routes that answer somebody who is nobody yet. */
import type { FastifyInstance } from 'fastify'
import { clearCookie, setCookie } from '../access/cookie.ts'
import { AppError } from '../errors.ts'
import { formOf, languageCookie, languageOf, seeOther, sendPage, sessionToken, viewOf, type RoomDoor } from './door.ts'
import { enterRoom, findInvitation, welcomeGuest } from './enter-room.ts'
import { roomsPage, setUpPage, signInPage, spentPage, spokenPage } from './pages/enter.ts'
import { errorText, type View } from './pages/layout.ts'
import { listRoomsOfGuest } from './queries.ts'
import { chooseRoom, guestOfToken, signInGuest, signOutGuest } from './sign-in-guest.ts'

const FIELD_OF: Partial<Record<string, string>> = { password_weak: 'password', code_wrong: 'code' }

export function entryRoutes(app: FastifyInstance, door: RoomDoor): void {
  enterRoutes(app, door)
  signInRoutes(app, door)
  app.get('/language/:language', async (request, reply) => {
    const language = (request.params as { language: string }).language === 'cy' ? 'cy' : 'en'
    const back = (request.query as { back?: string }).back ?? '/'
    // Only a path of our own: one slash, and no host behind it.
    return seeOther(reply.header('set-cookie', languageCookie(language)), /^\/(?![/\\])[\w/.~%-]*$/.test(back) ? back : '/')
  })
}

function enterRoutes(app: FastifyInstance, door: RoomDoor): void {
  const linkOf = (params: unknown) => (params as { link: string }).link
  app.get('/enter/:link', async (request, reply) => {
    const link = linkOf(request.params)
    return atInvitation(request, reply, link, (view) => Promise.resolve(sendPage(reply, spokenPage(view, link))))
  })
  app.post('/enter/:link', async (request, reply) => {
    const link = linkOf(request.params)
    const { spoken = '' } = formOf(request.body)
    return atInvitation(request, reply, link, async (view) =>
      sendPage(reply, setUpPage(view, { link, spoken, welcome: await welcomeGuest(door.ctx, link, spoken) })),
    )
  })
  app.post('/enter/:link/finish', async (request, reply) => {
    const link = linkOf(request.params)
    const { spoken = '', name = '', password = '', code = '' } = formOf(request.body)
    return atInvitation(request, reply, link, async (view) => {
      try {
        const token = await enterRoom(door.ctx, { link, spoken, password, code, name })
        if (token === '') return seeOther(reply, '/sign-in?entered')
        return seeOther(reply.header('set-cookie', setCookie(token, door.cookie)), '/')
      } catch (error) {
        const field = error instanceof AppError ? FIELD_OF[error.code] : undefined
        if (field === undefined) throw error
        const problem = { field, text: errorText(view, error as AppError) }
        return sendPage(reply, setUpPage(view, { link, spoken, welcome: await welcomeGuest(door.ctx, link, spoken), name, problem }), 422)
      }
    })
  })
  /** What is wrong with the code is said on the page of the code; a spent link says so. */
  async function atInvitation(
    request: Parameters<typeof viewOf>[1],
    reply: Parameters<typeof sendPage>[0],
    link: string,
    work: (view: View) => Promise<unknown>,
  ): Promise<unknown> {
    const found = await findInvitation(door.ctx, link)
    const plain = await viewOf(door, request, null, null)
    if (!found) return sendPage(reply, spentPage(plain), 410)
    // In the language they were asked in with; a switch of it comes back to this invitation.
    const view: View = { ...plain, language: languageOf(request, found), organisationName: found.organisationName, path: `/enter/${link}` }
    try {
      return await work(view)
    } catch (error) {
      if (error instanceof AppError && (error.code === 'spoken_wrong' || error.code === 'sign_in_slow_down'))
        return sendPage(reply, spokenPage(view, link, errorText(view, error)), error.code === 'spoken_wrong' ? 403 : 429)
      throw error
    }
  }
}

function signInRoutes(app: FastifyInstance, door: RoomDoor): void {
  app.get('/sign-in', async (request, reply) => {
    const hasEntered = (request.query as Record<string, unknown>)['entered'] !== undefined
    return sendPage(reply, signInPage(await viewOf(door, request, null, null), { hasEntered }))
  })
  app.post('/sign-in', async (request, reply) => {
    const { email = '', password = '', code = '' } = formOf(request.body)
    try {
      const token = await signInGuest(door.ctx, { email, password, code })
      return seeOther(reply.header('set-cookie', setCookie(token, door.cookie)), '/')
    } catch (error) {
      if (!(error instanceof AppError) || (error.code !== 'guest_sign_in_wrong' && error.code !== 'sign_in_slow_down')) throw error
      const view = await viewOf(door, request, null, null)
      return sendPage(reply, signInPage(view, { email, problem: errorText(view, error) }), error.code === 'sign_in_slow_down' ? 429 : 401)
    }
  })
  app.post('/sign-out', async (request, reply) => {
    const token = sessionToken(door, request)
    const session = token ? await guestOfToken(door.ctx, token) : null
    if (token && session) await signOutGuest(door.ctx, token, session.guest)
    return seeOther(reply.header('set-cookie', clearCookie(door.cookie)), '/sign-in')
  })
  app.get('/rooms', async (request, reply) => {
    const token = sessionToken(door, request)
    const session = token ? await guestOfToken(door.ctx, token) : null
    if (!session) return seeOther(reply, '/sign-in')
    return sendPage(reply, roomsPage(await viewOf(door, request, session.guest, null), await listRoomsOfGuest(door.ctx.store, session.guest.guestId)))
  })
  app.post('/rooms', async (request, reply) => {
    const token = sessionToken(door, request)
    const session = token ? await guestOfToken(door.ctx, token) : null
    if (!token || !session) return seeOther(reply, '/sign-in')
    await chooseRoom(door.ctx, token, session.guest, formOf(request.body)['room'] ?? '')
    return seeOther(reply, '/')
  })
}
