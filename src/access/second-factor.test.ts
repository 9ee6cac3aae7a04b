import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { TOTP } from 'otpauth'
import { testContext, type TestContext } from '../../tests/database.ts'
import { startApi } from '../api/server.ts'
import { fixedClock } from '../clock.ts'
import type { Context } from '../context.ts'
import { beginSecondFactor, confirmSecondFactor, endSecondFactor, requireSecondFactor, resetSecondFactorOf, secondFactorOf } from './second-factor.ts'
import { staffIdOf } from './staff.ts'
import { hashOfToken, staffOfToken, type Staff } from './session.ts'
import { actorOf, invite, signIn, useLink } from './sign-in.ts'

let ctx: TestContext
let ines: Context
let staff: Staff
let token: string
let secret = ''
const INES = { name: 'Ines Halloran', email: 'ines@harbour.example', password: 'three random words' }
const START = Date.parse('2026-10-26T09:00:00Z')
const codeNow = () => new TOTP({ secret }).generate({ timestamp: ctx.clock.now().getTime() })
function at(seconds: number): void {
  ctx.clock = fixedClock(new Date(START + seconds * 1_000))
  if (staff !== undefined) ines = { ...ctx, actor: actorOf(staff) }
}

before(async () => {
  ctx = await testContext()
  at(0)
  ;({ staff, token } = await useLink(ctx, await invite(ctx, INES.email, INES.name, 'lead'), INES))
  at(0)
})
after(() => ctx.cleanUp())

test('a second factor is begun with the password only, and opens nothing before a code of it held', async () => {
  await assert.rejects(beginSecondFactor(ines, 'not the password'), { code: 'sign_in_wrong' })
  await assert.rejects(confirmSecondFactor(ines, '123456', hashOfToken(token)), { code: 'second_factor_not_begun' })
  const { typed, size, path } = await beginSecondFactor(ines, INES.password)
  secret = typed.replaceAll(' ', '')
  assert.match(secret, /^[A-Z2-7]{32}$/)
  assert.ok(size >= 21 && path.startsWith('M'))
  await signIn(ctx, INES)
  await assert.rejects(confirmSecondFactor(ines, '000000', hashOfToken(token)), { code: 'second_factor_wrong' })
})

test('once confirmed, signing in needs a code; each code works once; every other session ended', async () => {
  const other = await signIn(ctx, INES)
  await confirmSecondFactor(ines, codeNow(), hashOfToken(token))
  assert.equal(await staffOfToken(ctx, other.token), null)
  assert.notEqual(await staffOfToken(ctx, token), null)
  await assert.rejects(signIn(ctx, INES), { code: 'sign_in_wrong' })
  await assert.rejects(signIn(ctx, { ...INES, code: codeNow() }), { code: 'sign_in_wrong' })
  at(30)
  const code = codeNow()
  await signIn(ctx, { ...INES, code })
  await assert.rejects(signIn(ctx, { ...INES, code }), { code: 'sign_in_wrong' })
  at(60)
  // A wrong password does not use up the code.
  await assert.rejects(signIn(ctx, { ...INES, password: 'x', code: codeNow() }), { code: 'sign_in_wrong' })
  await signIn(ctx, { ...INES, code: codeNow() })
})

test('the store keeps the secret sealed', async () => {
  const [row] = await ctx.store.query<{ totp_sealed: Buffer }>('select totp_sealed from staff where staff_id = $1', [staff.staffId])
  assert.ok(!row!.totp_sealed.includes(secret))
})

test('a role that must have one may do nothing else before it has', async () => {
  await requireSecondFactor(ctx, ['lead', 'administrator'])
  await assert.rejects(endSecondFactor(ines, INES.password, codeNow()), { code: 'second_factor_required' })
  const api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder: ctx.dataFolder, supplierRoomUrl: 'http://127.0.0.1:1' })
  try {
    const late = { name: 'Late Lead', email: 'late@harbour.example', password: 'four random words' }
    await useLink(ctx, await invite(ctx, late.email, late.name, 'lead'), late)
    const cookie = (
      await fetch(`${api.url}/api/sign-in`, { method: 'POST', headers: { origin: api.url, 'content-type': 'application/json' }, body: JSON.stringify(late) })
    ).headers
      .get('set-cookie')!
      .split(';')[0]!
    const asked = (path: string) => fetch(`${api.url}${path}`, { headers: { cookie: cookie } })
    assert.deepEqual(((await (await asked('/api/incidents')).json()) as { code: string }).code, 'second_factor_missing')
    assert.equal(((await (await asked('/api/me')).json()) as { mustEnrol: boolean }).mustEnrol, true)
    const account = (await (await asked('/api/account')).json()) as { isSet: boolean; isRequired: boolean }
    assert.deepEqual([account.isSet, account.isRequired], [false, true])
    // Of another role it is not asked.
    const desk = { name: 'Dele', email: 'dele@harbour.example', password: 'five random words' }
    const { staff: agent } = await useLink(ctx, await invite(ctx, desk.email, desk.name, 'desk'), desk)
    assert.deepEqual(await secondFactorOf(ctx, agent.staffId), { isSet: false, isRequired: false })
  } finally {
    await api.close()
  }
})

test('a telephone that is gone: reset at the machine ends the sessions, and the password alone leads to setting it up anew', async () => {
  await resetSecondFactorOf(ctx, await staffIdOf(ctx.store, 'INES@harbour.example'))
  assert.equal(await staffOfToken(ctx, token), null)
  at(90)
  const again = await signIn(ctx, INES)
  assert.deepEqual(await secondFactorOf(ctx, again.staff.staffId), { isSet: false, isRequired: true })
  await assert.rejects(staffIdOf(ctx.store, 'nobody@harbour.example'), { code: 'staff_unknown' })
  await assert.rejects(resetSecondFactorOf(ctx, '0f000000-0000-7000-8000-000000000000'), { code: 'staff_unknown' })
})

test('where no role needs it, it is taken off with password and code', async () => {
  await requireSecondFactor(ctx, [])
  const { typed } = await beginSecondFactor(ines, INES.password)
  secret = typed.replaceAll(' ', '')
  await confirmSecondFactor(ines, codeNow(), hashOfToken('none'))
  at(120)
  await assert.rejects(endSecondFactor(ines, INES.password, '000000'), { code: 'second_factor_wrong' })
  await endSecondFactor(ines, INES.password, codeNow())
  assert.equal((await signIn(ctx, INES)).needsCode, false)
})
