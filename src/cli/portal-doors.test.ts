import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../tests/free-port.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { visitor } from '../../tests/form-visitor.ts'
import type { App } from '../app.ts'
import { readConfig } from '../config.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import { portalsByDefault, startPortals } from './portal-doors.ts'

let ctx: TestContext
let app: App
let portals: ReturnType<typeof startPortals>
let site: string

before(async () => {
  ctx = await testContext()
  const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
  const incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey: 'doors' })
  await publishSite(ctx, incidentId, siteDraft())
  mkdirSync(join(ctx.dataFolder, 'spool'), { recursive: true })
  const config = { ...readConfig({ dataFolder: ctx.dataFolder, port: (await freePort()) - 1 }, {}, 2), portalDatabaseUrl: null }
  app = { context: ctx, config, as: () => ctx, close: async () => {} }
  portals = startPortals(app, 3)
  const url = await portals.url
  assert.ok(url !== null)
  site = `${url}/ha-2026-03`
})
after(async () => {
  await portals.stop()
  await ctx.cleanUp()
})

test('several processes share the port, and a form goes on at whichever of them the visitor comes to', async () => {
  assert.equal(new Set(portals.pids()).size, 3)
  const who = visitor()
  for (const [place, body] of [
    ['ask/start', ''],
    ['ask/topic', 'topic=other'],
    ['ask/message', 'message=Is+the+letter+real'],
    ['ask/name', 'name=Ada+Example'],
    ['ask/reach', 'reach=email'],
    ['ask/email', 'email=ada%40post.example'],
    ['ask/code', 'code='],
    ['ask/answers', ''],
  ] as const)
    assert.equal((await who.post(`${site}/${place}`, body)).status, 303, place)
  const rows = await ctx.store.query('select 1 from submission')
  assert.equal(rows.length, 1)
})

test('the limit of tries for a code is one for all processes', async () => {
  const statuses: number[] = []
  for (let turn = 0; turn < 8; turn++) {
    const answer = await fetch(`${site}/mine`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', connection: 'close' },
      body: 'code=7HKM-4TXQ-9RWD-3PBC-5N&day=1&month=2&year=1970&postcode=ZZ4+1AB',
    })
    statuses.push(answer.status)
  }
  assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429, 429])
})

test('a process that is killed is started again, and the statement is served all the while', async () => {
  const [killed] = portals.pids()
  process.kill(killed!, 'SIGKILL')
  let served = 0
  let again = false
  for (let turn = 0; turn < 300 && !again; turn++) {
    // A connection that the killed one had not taken yet may be cut; the next one is another's.
    served += await fetch(`${site}/`, { headers: { connection: 'close' } }).then(
      ({ ok }) => Number(ok),
      () => 0,
    )
    again = portals.pids()[0] !== killed
    await sleep(20)
  }
  assert.ok(again)
  assert.ok(served > 5)
})

test('a port that another program has is said once, and nothing is tried again', async () => {
  const second = startPortals(app, 1)
  assert.equal(await second.url, null)
  await second.stop()
})

test('by default there is at least one, and never more than the role of the pages has connections for', () => {
  assert.ok(portalsByDefault() >= 1 && portalsByDefault() <= 4)
})
