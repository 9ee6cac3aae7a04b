/** Counsel's room over HTTP: who is let to its door, what an unlocked visit opens and what not, and that no other address gives any of it away. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { unzipSync } from 'fflate'
import { emptyConsole, tokenOfRoles, twoIncidents } from '../../tests/api-house.ts'
import { listApiRoutes } from '../../tests/api-routes.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { ROLES } from '../access/role.ts'
import type { IncidentId } from '../ids.ts'
import { findIncidentWork } from '../incident/incident-work.ts'
import { draftFilings } from '../notify/draft-filings.ts'
import { closeTypesetters } from '../notify/typeset.ts'
import { assessIncident } from '../obligation/assess-incident.ts'
import type { CounselRoom } from './contract.ts'
import { startApi } from './server.ts'

const MARK = 'PRIVILEGED-7f3a9c'
const PASSPHRASE = 'four quiet harbour bells'
const INSIDE: ReadonlySet<string> = new Set(['lead', 'operator', 'expert', 'counsel'])
let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let own: IncidentId
let other: IncidentId
let routes: string[]
let tokens: Map<string, string>

before(async () => {
  ctx = await testContext()
  ;[own, other] = await twoIncidents(ctx)
  const { file } = await findIncidentWork(ctx, own)
  await assessIncident(ctx, own, file)
  await draftFilings(ctx, own, file)
  tokens = await tokenOfRoles(ctx)
  const consoleFolder = emptyConsole()
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  routes = await listApiRoutes()
})
after(async () => {
  await api.close()
  await closeTypesetters()
  await ctx.cleanUp()
})

/** `body` given: a POST. */
async function ask(role: string | null, path: string, body?: object): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${api.url}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...(role ? { cookie: `tocsin=${tokens.get(role)}` } : {}), origin: api.url, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}
const at = (incidentId: string, path = '') => `/api/incidents/${incidentId}/counsel${path}`
const roomOf = ({ bytes }: { bytes: Buffer }) => JSON.parse(bytes.toString()) as CounselRoom
const note = { kind: 'note', title: `${MARK} title`, text: `${MARK} text` }

test('every address of the room is closed to whoever has no business with it, and to strangers', async () => {
  const counsel = routes.filter((line) => line.includes('/counsel'))
  assert.ok(counsel.length >= 11, String(counsel.length))
  for (const line of counsel) {
    const [method, url] = line.split(' ') as [string, string]
    const path = url.replace(':incidentId', own).replace(':itemNo', '1')
    const body = method === 'POST' ? {} : undefined
    assert.equal((await ask(null, path, body)).status, 401, line)
    for (const role of ROLES) if (!INSIDE.has(role)) assert.equal((await ask(role, path, body)).status, 403, `${role}: ${line}`)
  }
  for (const role of ['lead', 'operator', 'expert']) assert.equal((await ask(role, at(own, '/open'), { passphrase: PASSPHRASE })).status, 403, role)
})

test('an unlocked visit reads its own incident’s room and no other, and nobody else’s visit reads it', async () => {
  for (const incidentId of [own, other]) assert.equal((await ask('counsel', at(incidentId, '/open'), { passphrase: PASSPHRASE })).status, 200)
  for (const incidentId of [own, other]) assert.equal((await ask('expert', at(incidentId, '/items'), note)).status, 200)
  const file = { kind: 'file', title: `${MARK}.pdf`, base64: Buffer.from(`%PDF ${MARK}`).toString('base64') }
  await ask('lead', at(own, '/items'), file)
  assert.equal((await ask('counsel', at(own, '/items/1'))).status, 423)
  assert.equal(roomOf(await ask('counsel', at(own, '/unlock'), { passphrase: PASSPHRASE })).items[1]!.title, note.title)
  assert.match((await ask('counsel', at(own, '/items/1'))).bytes.toString(), /PRIVILEGED-7f3a9c text/)
  assert.equal((await ask('counsel', at(own, '/items/2/file'))).bytes.toString(), `%PDF ${MARK}`)
  for (const [role, path, status] of [
    ['counsel', at(other, '/items/1'), 423],
    ['counsel', at(own, '/items/3'), 404],
    ['counsel', at(own, '/items/2'), 404],
    ['expert', at(own, '/items/1'), 423],
    ['lead', at(own, '/items/2/file'), 423],
    ['lead', at(own, '/admit'), 423],
    ['lead', at(own, '/end'), 423],
  ] as const) {
    const body = /admit|end/.test(path) ? { staffId: own } : undefined
    assert.equal((await ask(role, path, body)).status, status, `${role} ${path}`)
  }
})

test('no other address gives away what lies there: lists, exports, the log, and every file of the pack for an authority', async () => {
  const gets = routes.filter((line) => line.startsWith('GET ') && !line.includes('/counsel')).map((line) => line.slice(4))
  let [answered, packed] = [0, 0]
  for (const url of gets) {
    const path = url.replace(':incidentId', own)
    // What asks for more than an incident is of other things; streams do not end.
    if (path.includes(':') || path.includes('*') || path.endsWith('/events')) continue
    for (const role of ['counsel', 'auditor', 'administrator']) {
      const { status, bytes } = await ask(role, path)
      answered += status === 200 ? 1 : 0
      assert.ok(!bytes.includes(MARK), `${role} ${path}`)
      if (bytes.subarray(0, 2).toString() !== 'PK') continue
      for (const [name, content] of Object.entries(unzipSync(bytes))) assert.ok(!Buffer.from(content).includes(MARK), name)
      packed++
    }
  }
  assert.ok(answered > 40 && packed > 0, `${answered} ${packed}`)
})
