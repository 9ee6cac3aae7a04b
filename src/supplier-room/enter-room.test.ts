import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { codeAt, enterAsGuest, openTestIncident, PASSWORD } from '../../tests/supplier-room/guests.ts'
import { staffOfToken } from '../access/session.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { enterRoom, findInvitation, welcomeGuest } from './enter-room.ts'
import { endMember, inviteGuest } from './invite-guest.ts'
import { chooseRoom, guestOfToken, signInGuest } from './sign-in-guest.ts'
import { endToken, listTokens, makeToken, visitOfToken } from './token.ts'

let ctx: TestContext
let incidentId: IncidentId
before(async () => {
  ctx = await testContext()
  incidentId = await openTestIncident(ctx, 'Northgate Data Services')
})
after(() => ctx.cleanUp())
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const at = (minutes: number) => ({ ...ctx, clock: fixedClock(new Date(Date.now() + minutes * 60_000)) })
const invitation = (email: string) => inviteGuest(ctx, { incidentId, supplierName: null, email, name: 'Morgan Pryce', language: 'en' })

test('[SUP1] a link without the code that was said opens nothing, and five wrong codes close it for ten minutes', async () => {
  const { link, spoken } = await invitation('link@northgate.example')
  const wrong = spoken === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries++) await assert.rejects(welcomeGuest(ctx, link, wrong), refusedWith('spoken_wrong'))
  await assert.rejects(welcomeGuest(ctx, link, spoken), refusedWith('sign_in_slow_down'))
  assert.equal((await welcomeGuest(at(11), link, spoken)).supplierName, 'Northgate Data Services')
})

test('[SUP1] an invitation works once, for three days, and a newer one replaces it', async () => {
  const first = await invitation('once@northgate.example')
  const second = await invitation('once@northgate.example')
  assert.equal(await findInvitation(ctx, first.link), null)
  assert.equal(await findInvitation(at(73 * 60), second.link), null)
  const secret = (await welcomeGuest(ctx, second.link, second.spoken)).enrol.typed.replaceAll(' ', '')
  const entry = { link: second.link, spoken: second.spoken, password: PASSWORD, name: '', code: codeAt(secret, new Date()) }
  await assert.rejects(enterRoom(ctx, { ...entry, password: 'too short' }), refusedWith('password_weak'))
  await assert.rejects(enterRoom(ctx, { ...entry, code: 'abcdef' }), refusedWith('code_wrong'))
  assert.ok(await enterRoom(ctx, entry))
  await assert.rejects(enterRoom(ctx, entry), refusedWith('invitation_spent'))
})

test('[SUP2] signing in takes address, password and a code that was not used before; every other answer is the same', async () => {
  const { secret, email } = await enterAsGuest(ctx, incidentId, null, 'second@northgate.example')
  const soon = at(1)
  const code = codeAt(secret, soon.clock.now())
  await assert.rejects(signInGuest(soon, { email, password: 'something else', code }), refusedWith('guest_sign_in_wrong'))
  await assert.rejects(signInGuest(soon, { email: 'nobody@northgate.example', password: PASSWORD, code }), refusedWith('guest_sign_in_wrong'))
  await assert.rejects(signInGuest(soon, { email, password: PASSWORD, code: '000000' }), refusedWith('guest_sign_in_wrong'))
  const token = await signInGuest(soon, { email, password: PASSWORD, code })
  assert.equal((await guestOfToken(soon, token))?.room?.supplierName, 'Northgate Data Services')
  await assert.rejects(signInGuest(soon, { email, password: PASSWORD, code }), refusedWith('guest_sign_in_wrong'))
})

test('[SUP2] a session ends after 30 idle minutes and when its holder is shut out; keys end with it', async () => {
  const { visit, token } = await enterAsGuest(ctx, incidentId, null, 'gone@northgate.example')
  assert.equal(await guestOfToken(at(31), token), null)
  const { token: key } = await makeToken(ctx, visit, 'nightly')
  assert.equal((await visitOfToken(ctx, `Bearer ${key}`))?.room.roomId, visit.room.roomId)
  await endMember(ctx, visit.room.roomId, visit.guest.guestId)
  assert.equal(await guestOfToken(ctx, token), null)
  assert.equal(await visitOfToken(ctx, `Bearer ${key}`), null)
})

test('[SUP3] a session or key of a supplier is nobody to the console, and the store keeps neither', async () => {
  const { visit, token, secret } = await enterAsGuest(ctx, incidentId, null, 'apart@northgate.example')
  const { token: key } = await makeToken(ctx, visit, 'nightly')
  assert.equal(await staffOfToken(ctx, token), null)
  assert.equal(await staffOfToken(ctx, key), null)
  const tables = ['supplier_session', 'supplier_token', 'supplier_guest', 'supplier_invitation']
  const text = JSON.stringify(await Promise.all(tables.map((table) => ctx.store.query(`select to_jsonb(t) as row from ${table} t`))))
  for (const hidden of [token, key, secret, PASSWORD]) assert.ok(!text.includes(hidden))
})

test('[SUP3] a room of another supplier cannot be chosen, nor its keys ended', async () => {
  const mine = await enterAsGuest(ctx, incidentId, null, 'mine@northgate.example')
  const other = await enterAsGuest(ctx, incidentId, 'Lowfield Hosting', 'other@lowfield.example')
  await makeToken(ctx, other.visit, 'theirs')
  const [theirs] = await listTokens(ctx, other.visit)
  await assert.rejects(chooseRoom(ctx, mine.token, mine.visit.guest, other.visit.room.roomId), refusedWith('room_unknown'))
  await assert.rejects(endToken(ctx, mine.visit, theirs!.tokenId), refusedWith('not_found'))
  assert.deepEqual((await listTokens(ctx, mine.visit)).map(({ name }) => name).includes('theirs'), false)
})
