/** Counsel's room. The key of an unlocked room stays in this process's memory, per visit; nothing here sends it anywhere. */
import type { KeyObject } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { tokenOf } from '../access/cookie.ts'
import { mayDo } from '../access/role.ts'
import { hashOfToken } from '../access/session.ts'
import type { Context } from '../context.ts'
import { listItems, putItem, readItem } from '../counsel/items.ts'
import { makeKeyring } from '../counsel/keyring.ts'
import { acceptAdmission, admit, endMembership, openRoom, recoverRoom, rolesThatMayEnter, unlockRoom } from '../counsel/members.ts'
import { findRoom, listCandidates, listMembers } from '../counsel/queries.ts'
import { MOST_ITEM_BYTES } from '../counsel/room.ts'
import { AppError } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { strangersFile } from './attachment.ts'
import {
  AcceptBody,
  IncidentParams,
  ItemBody,
  ItemParams,
  MemberBody,
  PassphraseBody,
  type CounselNote,
  type CounselRoom,
  type RecoveryKey,
  type SpokenCode,
} from './contract.ts'
import { checked, route, type Asked, type Door } from './request.ts'

const AT = '/api/incidents/:incidentId/counsel'
/** Base64 takes four bytes for three; the rest is names. */
const LIMITS = { bodyLimit: Math.ceil((MOST_ITEM_BYTES * 4) / 3) + 65_536 }

export function counselRoutes(app: FastifyInstance, door: Door): void {
  const keys = makeKeyring()
  const sessionOf = (request: FastifyRequest) => hashOfToken(tokenOf(request.headers.cookie, door.cookie)!).toString('base64')
  const keyOf = (request: FastifyRequest, incidentId: string) => keys.use(sessionOf(request), incidentId)
  const requireKey = (request: FastifyRequest, incidentId: string): KeyObject => {
    const key = keyOf(request, incidentId)
    if (key === null) throw new AppError('counsel_locked')
    return key
  }
  const view = ({ ctx, request }: Asked, incidentId: IncidentId) => viewOf(ctx, incidentId, keyOf(request, incidentId))
  /** A route that ends with the room as it is seen then. `work` gives a key where it unlocks the room. */
  const change = (path: string, action: string, work: (asked: Asked, incidentId: IncidentId) => Promise<KeyObject | void> | void) =>
    route(app, door, 'POST', `${AT}/${path}`, action, async (asked): Promise<CounselRoom> => {
      const incidentId = await incidentOf(asked)
      const key = await work(asked, incidentId)
      if (key) keys.hold(sessionOf(asked.request), incidentId, key)
      return view(asked, incidentId)
    })

  route(app, door, 'GET', AT, 'counsel.see', async (asked): Promise<CounselRoom> => view(asked, await incidentOf(asked)))
  route(app, door, 'POST', `${AT}/open`, 'counsel.open', async (asked): Promise<RecoveryKey> => {
    return openRoom(asked.ctx, await incidentOf(asked), checked(PassphraseBody, asked.request.body).passphrase)
  })
  change('unlock', 'counsel.enter', ({ ctx, request }, incidentId) => unlockRoom(ctx, incidentId, checked(PassphraseBody, request.body).passphrase))
  change('lock', 'counsel.enter', ({ request }, incidentId) => keys.drop(sessionOf(request), incidentId))
  change('accept', 'counsel.enter', ({ ctx, request }, incidentId) => {
    const { code, passphrase } = checked(AcceptBody, request.body)
    return acceptAdmission(ctx, incidentId, code, passphrase)
  })
  change('recover', 'counsel.open', ({ ctx, request }, incidentId) => {
    const { code, passphrase } = checked(AcceptBody, request.body)
    return recoverRoom(ctx, incidentId, code, passphrase)
  })
  change('end', 'counsel.enter', async ({ ctx, request }, incidentId) => {
    requireKey(request, incidentId)
    await endMembership(ctx, incidentId, checked(MemberBody, request.body).staffId)
    // Whoever was taken out may have it open in another window.
    keys.dropAll(incidentId)
  })
  route(app, door, 'POST', `${AT}/admit`, 'counsel.enter', async (asked): Promise<SpokenCode> => {
    const incidentId = await incidentOf(asked)
    return admit(asked.ctx, incidentId, requireKey(asked.request, incidentId), checked(MemberBody, asked.request.body).staffId)
  })
  const put = async (asked: Asked): Promise<CounselRoom> => {
    const incidentId = await incidentOf(asked)
    const item = checked(ItemBody, asked.request.body)
    const content = item.kind === 'note' ? Buffer.from(item.text) : Buffer.from(item.base64, 'base64')
    await putItem(asked.ctx, incidentId, { kind: item.kind, title: item.title, content })
    return view(asked, incidentId)
  }
  route(app, door, 'POST', `${AT}/items`, 'counsel.put', put, LIMITS)
  const read = async ({ ctx, request }: Asked, kind: 'note' | 'file') => {
    const { incidentId, itemNo } = checked(ItemParams, request.params)
    const item = await readItem(ctx, incidentId as IncidentId, requireKey(request, incidentId), itemNo)
    if (item.kind !== kind) throw new AppError('counsel_item_missing', { itemNo })
    return { ...item, itemNo }
  }
  route(app, door, 'GET', `${AT}/items/:itemNo`, 'counsel.enter', async (asked): Promise<CounselNote> => {
    const { itemNo, title, content } = await read(asked, 'note')
    return { itemNo, title, text: content.toString() }
  })
  route(app, door, 'GET', `${AT}/items/:itemNo/file`, 'counsel.enter', async (asked) => {
    const { title, content } = await read(asked, 'file')
    return strangersFile(asked.reply, title).header('cache-control', 'no-store').send(content)
  })
}

async function incidentOf({ ctx, request }: Asked): Promise<IncidentId> {
  const { incidentId } = checked(IncidentParams, request.params)
  await getIncident(ctx.store, incidentId as IncidentId)
  return incidentId as IncidentId
}

async function viewOf(ctx: Context, incidentId: IncidentId, key: KeyObject | null): Promise<CounselRoom> {
  const [room, members, items] = await Promise.all([findRoom(ctx.store, incidentId), listMembers(ctx.store, incidentId), listItems(ctx, incidentId, key)])
  return {
    openedAt: room?.openedAt.toISOString() ?? null,
    mine: members.find(({ staffId }) => staffId === ctx.actor.id)?.state ?? null,
    isUnlocked: key !== null,
    mayOpen: mayDo(ctx.actor.role, 'counsel.open'),
    members: members.map((one) => ({ ...one, admittedAt: one.admittedAt.toISOString(), endedAt: one.endedAt?.toISOString() ?? null })),
    candidates: key === null ? [] : await listCandidates(ctx.store, incidentId, rolesThatMayEnter()),
    items: items.map((item) => ({ ...item, putAt: item.putAt.toISOString() })),
  }
}
