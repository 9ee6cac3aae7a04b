/** [SUP12] A supplier of several organisations in one installation: one statement, a report and a share for each, and no sight of another's. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { codeAt, PASSWORD } from '../../tests/supplier-room/guests.ts'
import { fixedClock } from '../clock.ts'
import { getIncident } from '../incident/list-incidents.ts'
import { listLedger } from '../incident/ledger.ts'
import { listQuestions } from '../incident/list-questions.ts'
import { enterRoom, welcomeGuest } from './enter-room.ts'
import { endMember, inviteGuest } from './invite-guest.ts'
import { layOutReceived } from './lay-out-received.ts'
import { findRoom, listRoomsOfIncident } from './queries.ts'
import { listReports, type GivenReport } from './receive-report.ts'
import { listReportedAlso, listSisterRooms, receiveReportForSeveral } from './report-to-several.ts'
import type { Visit } from './room.ts'
import { guestOfToken } from './sign-in-guest.ts'
import { getUpload, listUploads, takeWhole } from './take-upload.ts'

const SUPPLIER = 'Northgate Data Services'
const EMAIL = 'duty@northgate.example'
const NOW = new Date('2026-10-22T16:35:00Z')
const STATEMENT = {
  aware_at: '2026-10-22T08:20:00+01:00',
  what_happened: 'Somebody encrypted two of our file servers.',
  ransomware: 'yes',
  systems: 'FS02',
  contact: 'Morgan Pryce, by telephone',
}
const OWN = { told_at: '2026-10-22T11:00:00+01:00', kinds: 'Names and union of Harbour Alliance', people: '187,000' }
const given: GivenReport = { content: { ...STATEMENT, ...OWN }, way: 'room', vouchedBy: 'signed in with two factors' }
let ctx: TestContext
let visit: Visit
const rooms: Record<string, string> = {}

before(async () => {
  ctx = { ...(await testContext()), clock: fixedClock(NOW.toISOString()) }
  for (const [organisationName, supplierName] of [
    ['Harbour Alliance', SUPPLIER],
    ['Quay Workers Union', SUPPLIER],
    ['Saltmarsh Choir', SUPPLIER],
    ['Lowfield School', 'Another Supplier'],
  ] as const) {
    const invited = await inviteGuest(ctx, { incidentId: null, supplierName, organisationName, email: EMAIL, name: 'Morgan Pryce', language: 'en' })
    rooms[organisationName] = invited.roomId
    const { enrol } = await welcomeGuest(ctx, invited.link, invited.spoken)
    const code = codeAt(enrol.typed.replaceAll(' ', ''), NOW)
    const token = await enterRoom(ctx, { link: invited.link, spoken: invited.spoken, password: PASSWORD, code, name: 'Morgan Pryce' })
    // The first room makes the account and the session.
    if (token !== '') visit = { ...(await guestOfToken(ctx, token))!, by: 'session' } as Visit
  }
})
after(() => ctx.cleanUp())
const roomOf = async (organisation: string): Promise<Visit> => ({ ...visit, room: (await findRoom(ctx.store, rooms[organisation]!))! })

test('[SUP12] only rooms of the same person and the same supplier, in other organisations, can get the report; a key for programs is for one room', async () => {
  assert.deepEqual((await listSisterRooms(ctx.store, visit)).map(({ organisationName }) => organisationName).sort(), ['Quay Workers Union', 'Saltmarsh Choir'])
  assert.deepEqual(await listSisterRooms(ctx.store, { ...visit, by: 'token' }), [])
})

test('[SUP2] an invitation opens its room only when its own code was typed, whatever account the person has', async () => {
  const invite = () =>
    inviteGuest(ctx, { incidentId: null, supplierName: SUPPLIER, organisationName: 'Cellar Players', email: EMAIL, name: 'Morgan Pryce', language: 'en' })
  const names = async () => (await listSisterRooms(ctx.store, visit)).map(({ organisationName }) => organisationName)
  const { link, spoken, roomId } = await invite()
  assert.ok(!(await names()).includes('Cellar Players'))
  await assert.rejects(receiveReportForSeveral(ctx, visit, given, [roomId]), { code: 'room_unknown' })
  await enterRoom(ctx, { link, spoken, password: '', code: '', name: '' })
  assert.ok((await names()).includes('Cellar Players'))
  // Shut out and asked in again: the new code is needed.
  await endMember(ctx, roomId, visit.guest.guestId)
  await invite()
  assert.ok(!(await names()).includes('Cellar Players'))
})

test('[SUP12] a room of somebody else or of another supplier among them: nothing is reported to anybody', async () => {
  for (const foreign of [rooms['Lowfield School']!, visit.room.roomId.replace(/.$/, '0'), 'no-room'])
    await assert.rejects(receiveReportForSeveral(ctx, visit, given, [rooms['Quay Workers Union']!, foreign]), { code: 'room_unknown' })
  assert.deepEqual(await ctx.store.query('select 1 from supplier_report union all select 1 from incident'), [])
})

test('[SUP12] one report opens an incident at each, with the same statement and each with a clock of its own', async () => {
  const taken = await receiveReportForSeveral(ctx, visit, given, [rooms['Quay Workers Union']!])
  assert.equal(new Set(taken.map(({ incidentId }) => incidentId)).size, 2)
  const [own, union] = await Promise.all(taken.map(({ incidentId }) => getIncident(ctx.store, incidentId)))
  assert.deepEqual([own!.supplier, union!.supplier], [SUPPLIER, SUPPLIER])
  // Harbour Alliance had been phoned; the union learns of it now.
  assert.equal(own!.awareAt.toISOString(), '2026-10-22T10:00:00.000Z')
  assert.equal(union!.awareAt.toISOString(), NOW.toISOString())
  const said = async (at: number) => (await listLedger(ctx.store, taken[at]!.incidentId)).map(({ says }) => says).join('\n')
  for (const at of [0, 1]) assert.match(await said(at), /Somebody encrypted two of our file servers/)
  assert.match(await said(0), /187,000/)
  assert.doesNotMatch(await said(1), /187,000|Harbour Alliance/)
  const open = (await listQuestions(ctx.store, taken[1]!.incidentId)).filter(({ answers }) => answers.length === 0).map(({ code }) => code)
  assert.ok(open.includes('people'), 'the union is asked for its own number')
  assert.equal((await listReports(ctx, rooms['Saltmarsh Choir']!)).length, 0)
  assert.deepEqual(
    (await listReportedAlso(ctx.store, await roomOf('Harbour Alliance'), 1)).map(({ organisationName }) => organisationName),
    ['Quay Workers Union'],
  )
})

test('[SUP12] the same again changes nothing, and one more organisation can be added later', async () => {
  const own = await roomOf('Harbour Alliance')
  const again = await receiveReportForSeveral(ctx, own, given, [rooms['Quay Workers Union']!, rooms['Saltmarsh Choir']!])
  assert.deepEqual(
    again.map(({ isNew }) => isNew),
    [false, false, true],
  )
  assert.equal((await ctx.store.query('select 1 from incident')).length, 3)
  // A clock that moves between two rooms: it is one report all the same.
  let ms = NOW.getTime() + 60_000
  const moving = { ...ctx, clock: { now: () => new Date(ms++) } }
  const more = { ...given, content: { ...STATEMENT, what_happened: 'A third server as well.' } }
  const [third] = await receiveReportForSeveral(moving, own, more, [rooms['Saltmarsh Choir']!])
  assert.deepEqual(
    (await listReportedAlso(ctx.store, own, third!.reportNo)).map(({ organisationName }) => organisationName),
    ['Saltmarsh Choir'],
  )
})

test('[SUP12] each gets its own share: neither sees, fetches nor lays out the other’s files', async () => {
  const [own, union] = [await roomOf('Harbour Alliance'), await roomOf('Quay Workers Union')]
  const send = (to: Visit, path: string, text: string) =>
    takeWhole(ctx, to, { path, bytes: Buffer.byteLength(text), modifiedAt: null }, 'room', [Buffer.from(text)], null)
  const mine = await send(own, 'export/members.csv', 'Morwen Tallis')
  const theirs = await send(union, 'export/members.csv', 'Dele Abara')
  const texts = async (to: Visit) => (await listUploads(ctx.store, to.room.roomId)).map(({ uploadId }) => uploadId)
  assert.deepEqual([await texts(own), await texts(union)], [[mine.uploadId], [theirs.uploadId]])
  await assert.rejects(getUpload(ctx.store, own.room.roomId, theirs.uploadId), { code: 'upload_unknown' })
  await assert.rejects(getUpload(ctx.store, union.room.roomId, mine.uploadId), { code: 'upload_unknown' })
  for (const to of [own, union]) {
    assert.deepEqual(
      (await listRoomsOfIncident(ctx.store, to.room.incidentId!)).map(({ organisationName }) => organisationName),
      [to.room.organisationName],
    )
    const laid = await layOutReceived(ctx, to.room.incidentId!, `${ctx.dataFolder}/laid-${to.room.roomId}`)
    assert.equal(laid.files, 1)
  }
})

test('[SUP12] whoever was shut out of a room reports there no more', async () => {
  await endMember(ctx, rooms['Saltmarsh Choir']!, visit.guest.guestId)
  await assert.rejects(receiveReportForSeveral(ctx, visit, { ...given, content: { ...STATEMENT, what_happened: 'And more.' } }, [rooms['Saltmarsh Choir']!]), {
    code: 'room_unknown',
  })
})
