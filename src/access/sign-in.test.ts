import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import { mayDo, ROLES } from './role.ts'
import { signOut, staffOfToken } from './session.ts'
import { invite, offerFirstLink, signIn, useLink } from './sign-in.ts'

let ctx: TestContext
before(async () => void (ctx = await testContext()))
after(() => ctx.cleanUp())
const refusedWith = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const INES = { name: 'Ines Halloran', email: 'Ines@Harbour.example', password: 'three random words' }

test('the first link makes a lead, once; then no further first link is offered', async () => {
  const link = await offerFirstLink(ctx)
  assert.ok(link)
  await assert.rejects(useLink(ctx, link, { ...INES, password: 'too short' }), refusedWith('password_weak'))
  const { staff } = await useLink(ctx, link, INES)
  assert.deepEqual([staff.role, staff.email], ['lead', 'ines@harbour.example'])
  await assert.rejects(useLink(ctx, link, INES), refusedWith('link_spent'))
  assert.equal(await offerFirstLink(ctx), null)
})

test('a link older than a day is spent', async () => {
  const link = await invite(ctx, 'late@harbour.example', 'Late', 'desk')
  const tomorrow = { ...ctx, clock: fixedClock(new Date(Date.now() + 25 * 3_600_000)) }
  await assert.rejects(useLink(tomorrow, link, { ...INES, email: 'late@harbour.example' }), refusedWith('link_spent'))
})

test('signing in gives a token that ends after 30 idle minutes, after eight hours, and on signing out', async () => {
  const { token, staff } = await signIn(ctx, INES)
  assert.equal((await staffOfToken(ctx, token))?.staffId, staff.staffId)
  const at = (minutes: number) => ({ ...ctx, clock: fixedClock(new Date(Date.now() + minutes * 60_000)) })
  assert.equal(await staffOfToken(at(31), token), null)
  for (let minutes = 20; minutes < 8 * 60; minutes += 20) assert.notEqual(await staffOfToken(at(minutes), token), null)
  assert.equal(await staffOfToken(at(8 * 60 + 1), token), null)
  const second = await signIn(ctx, INES)
  await signOut(ctx, second.token)
  assert.equal(await staffOfToken(ctx, second.token), null)
})

test('a wrong password and an unknown address get the same answer', async () => {
  await assert.rejects(signIn(ctx, { ...INES, password: 'something else' }), refusedWith('sign_in_wrong'))
  await assert.rejects(signIn(ctx, { ...INES, email: 'nobody@harbour.example' }), refusedWith('sign_in_wrong'))
})

test('the eleventh try within ten minutes is told to wait, whether the password is right or not', async () => {
  for (let tries = 0; tries < 10; tries++) await assert.rejects(signIn(ctx, { email: 'tired@harbour.example', password: 'x' }), refusedWith('sign_in_wrong'))
  await assert.rejects(signIn(ctx, { email: 'tired@harbour.example', password: 'x' }), refusedWith('sign_in_slow_down'))
})

test('the store holds neither password nor token', async () => {
  const { token } = await signIn(ctx, INES)
  const text = JSON.stringify([await ctx.store.query('select * from staff'), await ctx.store.query('select encode(token_hash, $1) from session', ['base64'])])
  assert.ok(!text.includes(INES.password) && !text.includes(token))
})

test('roles deny by default: an unknown role or action may nothing, an administrator reads no person', () => {
  assert.equal(mayDo('nobody', 'incident.read'), false)
  assert.equal(mayDo('constructor', 'incident.read'), false)
  for (const role of ROLES) assert.equal(mayDo(role, 'person.everything'), false)
  for (const action of ['register.list', 'person.read', 'person.reveal']) assert.equal(mayDo('administrator', action), false)
  for (const action of ['register.list', 'person.read', 'evidence.read', 'incident.read']) assert.equal(mayDo('supplier', action), false)
})
