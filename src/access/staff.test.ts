import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TOTP } from 'otpauth'
import { testContext, type TestContext } from '../../tests/database.ts'
import { fixedClock } from '../clock.ts'
import type { Context } from '../context.ts'
import { beginSecondFactor, confirmSecondFactor } from './second-factor.ts'
import { staffOfToken } from './session.ts'
import { actorOf, invite, offerFirstLink, signIn, useLink } from './sign-in.ts'
import { changeRole, endAccess, listStaff, renewLink, STAFF_ROLES, staffIdOf } from './staff.ts'

const INES = { name: 'Ines Halloran', email: 'ines@harbour.example', password: 'three random words' }
const DELE = { name: 'Dele Abara', email: 'dele@harbour.example', password: 'four paper boats there' }
let ctx: TestContext
/** The same house, with Ines at the keyboard. */
let asInes: Context
let dele: string

before(async () => {
  ctx = await testContext()
  const { staff } = await useLink(ctx, (await offerFirstLink(ctx))!, INES)
  asInes = { ...ctx, actor: actorOf(staff) }
  await useLink(ctx, await invite(asInes, DELE.email, DELE.name, 'desk'), DELE)
  dele = await staffIdOf(ctx.store, 'DELE@harbour.example')
})
after(() => ctx.cleanUp())
const lineOf = async (email: string) => (await listStaff(ctx.store)).find((one) => one.email === email)!

test('the list says who can sign in, who was only asked, and who no longer can; a needless first link is not in it', async () => {
  await invite(asInes, 'new@harbour.example', 'Nia Farrow', 'operator')
  const seen = (await listStaff(ctx.store)).map(({ email, state, role }) => [email, state, role])
  assert.deepEqual(seen, [
    [DELE.email, 'active', 'desk'],
    [INES.email, 'active', 'lead'],
    ['new@harbour.example', 'invited', 'operator'],
  ])
  const { linkUntil, lastSignInAt } = await lineOf('new@harbour.example')
  assert.ok(linkUntil! > new Date())
  assert.equal(lastSignInAt, null)
  assert.notEqual((await lineOf(DELE.email)).lastSignInAt, null)
})

test('one address has one account: a second invitation, or a link used under somebody else’s address, is refused and the link stays unspent', async () => {
  await assert.rejects(invite(asInes, 'Dele@harbour.example ', 'Another', 'lead'), { code: 'staff_known' })
  const link = await renewLink(asInes, (await lineOf('new@harbour.example')).staffId)
  await assert.rejects(useLink(ctx, link, { ...DELE, email: INES.email }), { code: 'staff_known' })
  assert.equal((await signIn(ctx, INES)).staff.role, 'lead')
  const { staff } = await useLink(ctx, link, { name: 'Nia Farrow', email: 'new@harbour.example', password: 'a lantern by the slip' })
  assert.equal(staff.role, 'operator')
})

test('a forgotten password: a new link ends sessions and earlier links, sets the new password, and the old one no longer opens', async () => {
  const { token } = await signIn(ctx, DELE)
  const earlier = await renewLink(asInes, dele)
  const link = await renewLink(asInes, dele)
  assert.equal(await staffOfToken(ctx, token), null)
  await assert.rejects(useLink(ctx, earlier, DELE), { code: 'link_spent' })
  await useLink(ctx, link, { ...DELE, password: 'nine boats at low tide' })
  await assert.rejects(signIn(ctx, DELE), { code: 'sign_in_wrong' })
  await useLink(ctx, await renewLink(asInes, dele), DELE)
  await signIn(ctx, DELE)
})

test('a new role holds from the next request on, without signing in again', async () => {
  const { token } = await signIn(ctx, DELE)
  await changeRole(asInes, dele, 'auditor')
  assert.equal((await staffOfToken(ctx, token))!.role, 'auditor')
  await changeRole(asInes, dele, 'desk')
})

test('somebody who leaves is out at once and cannot come in again until a new link is made', async () => {
  const { token } = await signIn(ctx, DELE)
  const unspent = await renewLink(asInes, dele)
  await endAccess(asInes, dele)
  assert.equal(await staffOfToken(ctx, token), null)
  await assert.rejects(signIn(ctx, DELE), { code: 'sign_in_wrong' })
  await assert.rejects(useLink(ctx, unspent, DELE), { code: 'link_spent' })
  assert.equal((await lineOf(DELE.email)).state, 'ended')
  const link = await renewLink(asInes, dele)
  assert.equal((await lineOf(DELE.email)).state, 'invited')
  await assert.rejects(signIn(ctx, DELE), { code: 'sign_in_wrong' }, 'the password from before does not hold again')
  await useLink(ctx, link, DELE)
  assert.equal((await lineOf(DELE.email)).state, 'active')
})

test('nobody changes their own access, and whoever lets people in last stays', async () => {
  const own = asInes.actor.id
  for (const change of [() => changeRole(asInes, own, 'auditor'), () => endAccess(asInes, own), () => renewLink(asInes, own)])
    await assert.rejects(change, { code: 'staff_own' })
  // At the machine there is no account of one's own; the rule that somebody stays holds there too.
  await assert.rejects(endAccess(ctx, own), { code: 'staff_last' })
  await assert.rejects(changeRole(ctx, own, 'operator'), { code: 'staff_last' })
  await changeRole(ctx, own, 'administrator')
  await changeRole(ctx, dele, 'lead')
  await endAccess({ ...ctx, actor: { ...ctx.actor, id: dele } }, own)
  await useLink(ctx, await renewLink(ctx, own), INES)
  await changeRole(ctx, own, 'lead')
})

test('a forgotten password does not undo the second factor: the link asks for its code, and a wrong code leaves it unspent', async () => {
  const at = (seconds: number) => ({ ...ctx, clock: fixedClock(new Date(Date.now() + seconds * 1_000)) })
  const asDele = { ...ctx, actor: { id: dele, name: DELE.name, role: 'lead' } }
  const secret = (await beginSecondFactor(asDele, DELE.password)).typed.replaceAll(' ', '')
  const codeAt = (seconds: number) => new TOTP({ secret }).generate({ timestamp: Date.now() + seconds * 1_000 })
  await confirmSecondFactor(asDele, codeAt(0), Buffer.alloc(32))
  const link = await renewLink(asInes, dele)
  const later = at(120)
  await assert.rejects(useLink(later, link, DELE), { code: 'second_factor_needed' })
  await assert.rejects(useLink(later, link, { ...DELE, code: codeAt(600) }), { code: 'second_factor_wrong' })
  await useLink(later, link, { ...DELE, code: codeAt(120) })
})

test('every change stands in the log, with who made it and no address', async () => {
  const entries = await ctx.store.query<{ action: string; object: string }>("select action, object from audit_entry where action like 'access.%'")
  for (const action of ['access.invite', 'access.renew-link', 'access.change-role', 'access.end', 'access.restore'])
    assert.ok(
      entries.some((one) => one.action === action && /^staff:[0-9a-f-]{36}$/.test(one.object)),
      action,
    )
  assert.doesNotMatch(JSON.stringify(entries), /@/)
})

test('a supplier’s people have a room of their own, and no role in the house', () => assert.ok(!STAFF_ROLES.includes('supplier')))
