/** Counsel's room: who can read what lies in it, and who cannot, with every key of the house in hand. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { testContext, type TestContext } from '../../tests/database.ts'
import { invite, useLink } from '../access/sign-in.ts'
import type { Role } from '../access/role.ts'
import type { Context } from '../context.ts'
import { AppError, type ErrorCode } from '../errors.ts'
import type { IncidentId } from '../ids.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { listItems, putItem, readItem } from './items.ts'
import { makeKeyring } from './keyring.ts'
import { acceptAdmission, admit, endMembership, openRoom, recoverRoom, unlockRoom } from './members.ts'
import { codeTyped, makeRoomKeys, openWith, sealTo, spokenCode, unwrapKey, wrapKey } from './sealing.ts'

/** Stands in titles and contents, and must stand nowhere else. */
const MARK = 'PRIVILEGED-7f3a9c'
const PASSPHRASE = 'four quiet harbour bells'

let ctx: TestContext
let counsel: Context
let lead: Context
let expert: Context
let incidentId: IncidentId
let recoveryKey = ''

async function as(role: Role): Promise<Context> {
  const account = { email: `${role}@harbour.example`, name: role, password: 'three random words' }
  const { staff } = await useLink(ctx, await invite(ctx, account.email, account.name, role), account)
  return { ...ctx, actor: { id: staff.staffId, name: role, role } }
}

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate' })
  incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'counsel' })
  ;[counsel, lead, expert] = [await as('counsel'), await as('lead'), await as('expert')]
})
after(() => ctx.cleanUp())

const refused = (code: ErrorCode) => (error: unknown) => error instanceof AppError && error.code === code
const note = (title: string, text: string) => ({ kind: 'note' as const, title: `${MARK} ${title}`, content: Buffer.from(`${MARK} ${text}`) })

test('before counsel has opened the room, nothing can be put in', async () => {
  await assert.rejects(putItem(lead, incidentId, note('too early', 'x')), refused('counsel_room_missing'))
  await assert.rejects(openRoom(counsel, incidentId, 'short'), refused('password_weak'))
  ;({ recoveryKey } = await openRoom(counsel, incidentId, PASSPHRASE))
  assert.match(recoveryKey, /^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){4}$/)
  await assert.rejects(openRoom(counsel, incidentId, PASSPHRASE), refused('counsel_room_open'))
})

test('the lead puts something in without being able to take it out; counsel reads it by passphrase', async () => {
  const itemNo = await putItem(lead, incidentId, note('May we say so?', 'Is the third paragraph safe?'))
  await assert.rejects(unlockRoom(lead, incidentId, PASSPHRASE), refused('counsel_not_member'))
  assert.deepEqual(
    (await listItems(lead, incidentId, null)).map(({ title }) => title),
    [null],
  )
  await assert.rejects(unlockRoom(counsel, incidentId, `${PASSPHRASE}!`), refused('counsel_passphrase_wrong'))
  const key = await unlockRoom(counsel, incidentId, PASSPHRASE)
  assert.deepEqual(
    (await listItems(counsel, incidentId, key)).map(({ title }) => title),
    [`${MARK} May we say so?`],
  )
  assert.equal((await readItem(counsel, incidentId, key, itemNo)).content.toString(), `${MARK} Is the third paragraph safe?`)
})

test('whoever is admitted comes in by a spoken code that holds once, with a passphrase of their own', async () => {
  const key = await unlockRoom(counsel, incidentId, PASSPHRASE)
  const { code } = await admit(counsel, incidentId, key, expert.actor.id)
  await assert.rejects(unlockRoom(expert, incidentId, code), refused('counsel_not_member'))
  await assert.rejects(acceptAdmission(expert, incidentId, 'AAAAA-BBBBB', 'a passphrase of mine'), refused('counsel_code_wrong'))
  await acceptAdmission(expert, incidentId, code.toLowerCase().replace('-', ' '), 'a passphrase of mine')
  await assert.rejects(acceptAdmission(expert, incidentId, code, 'a passphrase of mine'), refused('counsel_not_member'))
  const own = await unlockRoom(expert, incidentId, 'a passphrase of mine')
  assert.equal((await readItem(expert, incidentId, own, 1)).kind, 'note')
  await endMembership(counsel, incidentId, expert.actor.id)
  await assert.rejects(unlockRoom(expert, incidentId, 'a passphrase of mine'), refused('counsel_not_member'))
})

test('a role that may not enter is not admitted, and the last key is not taken away', async () => {
  const key = await unlockRoom(counsel, incidentId, PASSPHRASE)
  const administrator = await as('administrator')
  await assert.rejects(admit(counsel, incidentId, key, administrator.actor.id), refused('staff_unknown'))
  await assert.rejects(endMembership(counsel, incidentId, counsel.actor.id), refused('counsel_last_member'))
  await unlockRoom(counsel, incidentId, PASSPHRASE)
})

test('a lost passphrase is replaced with the recovery key; the old one holds no more', async () => {
  await assert.rejects(recoverRoom(counsel, incidentId, spokenCode(5), 'another passphrase'), refused('counsel_code_wrong'))
  await recoverRoom(counsel, incidentId, recoveryKey.toLowerCase(), 'another passphrase')
  await assert.rejects(unlockRoom(counsel, incidentId, PASSPHRASE), refused('counsel_passphrase_wrong'))
  const key = await unlockRoom(counsel, incidentId, 'another passphrase')
  assert.equal((await readItem(counsel, incidentId, key, 1)).title, `${MARK} May we say so?`)
})

test('tries at a passphrase are slowed down, and each is an entry', async () => {
  const before = await actions('counsel.unlock-refused')
  let slowed = 0
  for (let i = 0; i < 12; i++) {
    await unlockRoom(counsel, incidentId, `wrong ${i} wrong wrong`).catch((error: AppError) => (slowed += error.code === 'sign_in_slow_down' ? 1 : 0))
  }
  assert.deepEqual([slowed, (await actions('counsel.unlock-refused')) - before], [2, 10])
  await ctx.store.query(`delete from rate_limit where bucket like 'counsel:%'`)
})

test('each of what happened in the room is an entry, and none says what it was about', async () => {
  assert.deepEqual([await actions('counsel.open'), await actions('counsel.put'), await actions('counsel.admit'), await actions('counsel.end')], [1, 1, 1, 1])
  assert.equal(await actions('counsel.read'), 3)
})

test('with the whole database and the data folder in hand, nothing of the room can be read: every table as text and as bytes', async () => {
  await putItem(lead, incidentId, { kind: 'file', title: `${MARK}.pdf`, content: Buffer.from(`%PDF ${MARK}`) })
  const tables = await ctx.store.query<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = 'public'`)
  assert.ok(tables.length > 60)
  const hex = Buffer.from(MARK).toString('hex')
  const base64 = Buffer.from(MARK).toString('base64').slice(0, 20)
  for (const { name } of tables) {
    const [found] = await ctx.store.query<{ rows: number }>(
      `select count(*)::int as rows from "${name}" t where t::text like any (array['%${MARK}%', '%${hex}%', '%${base64}%'])`,
    )
    assert.equal(found!.rows, 0, name)
  }
  for (const entry of readdirSync(ctx.dataFolder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) assert.ok(!readFileSync(join(entry.parentPath, entry.name)).includes(MARK), entry.name)
})

test('an item does not open in the place of another, nor with a bit changed', async () => {
  const key = await unlockRoom(counsel, incidentId, 'another passphrase')
  await putItem(lead, incidentId, note('third', 'three'))
  await ctx.store.query(
    `update counsel_item set sealed_content = (select sealed_content from counsel_item where incident_id = $1 and item_no = 1) where incident_id = $1 and item_no = 3`,
    [incidentId],
  )
  await assert.rejects(readItem(counsel, incidentId, key, 3))
})

test('what is sealed to a room opens with its key whole, and with any bit changed not at all', () => {
  const { publicKey, privateKey } = makeRoomKeys()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, at) => {
      const sealed = sealTo(publicKey, Buffer.from(bytes), 'here')
      assert.deepEqual(openWith(privateKey, sealed, 'here'), Buffer.from(bytes))
      assert.throws(() => openWith(privateKey, sealed, 'there'))
      // The first twelve bytes say only that it is an X25519 key.
      const bit = 96 + (at % ((sealed.length - 12) * 8))
      sealed[bit >> 3]! ^= 1 << (bit & 7)
      assert.throws(() => openWith(privateKey, sealed, 'here'))
    }),
    { numRuns: 200 },
  )
})

test('a key comes back by its passphrase however it was typed in Unicode, and by no other', async () => {
  const { privateKey } = makeRoomKeys()
  const wrapped = await wrapKey(privateKey, 'caf\u00e9 au lait', 'p')
  assert.ok(await unwrapKey(wrapped, 'cafe\u0301 au lait', 'p'))
  assert.equal(await unwrapKey(wrapped, 'cafe au lait', 'p'), null)
  assert.equal(await unwrapKey(wrapped, 'caf\u00e9 au lait', 'q'), null)
})

test('codes are of signs that are not taken for one another, each as likely', () => {
  const counts = new Map<string, number>()
  for (const sign of Array.from({ length: 6_000 }, () => codeTyped(spokenCode(1))).join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  assert.equal(counts.size, 30)
  for (const [sign, count] of counts) assert.ok(Math.abs(count - 1_000) < 200, `${sign}: ${count}`)
})

test('a room locks itself, is open for one visit only, and for nobody once somebody was taken out', async () => {
  const { privateKey } = makeRoomKeys()
  const keys = makeKeyring(60)
  keys.hold('visit', 'incident', privateKey)
  assert.equal(keys.use('visit', 'incident'), privateKey)
  assert.equal(keys.use('another visit', 'incident'), null)
  assert.equal(keys.use('visit', 'another incident'), null)
  await new Promise((done) => setTimeout(done, 200))
  assert.equal(keys.use('visit', 'incident'), null)
  for (const visit of ['one', 'two']) keys.hold(visit, 'incident', privateKey)
  keys.dropAll('incident')
  assert.deepEqual([keys.use('one', 'incident'), keys.use('two', 'incident')], [null, null])
})

async function actions(action: string): Promise<number> {
  const [row] = await ctx.store.query<{ n: number }>('select count(*)::int as n from audit_entry where action = $1 and incident_id = $2', [action, incidentId])
  return row!.n
}
