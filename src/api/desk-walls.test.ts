/** Enquiries and claims over HTTP: an enquiry belongs to one incident, and no route opens or changes it under another's address. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { emptyConsole, tokenOfRoles, twoIncidents } from '../../tests/api-house.ts'
import { listApiRoutes } from '../../tests/api-routes.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { deskStaff } from '../../tests/desk-people.ts'
import { ROLES } from '../access/role.ts'
import { listEnquiries } from '../enquiry/desk/list-enquiries.ts'
import { typeIn } from '../enquiry/desk/type-in.ts'
import { writeReply } from '../enquiry/desk/replies.ts'
import type { IncidentId } from '../ids.ts'
import { startApi } from './server.ts'

let ctx: TestContext
let api: { url: string; close(): Promise<void> }
let own: IncidentId
let other: IncidentId
let enquiryId: string
let entryId: string
let routes: string[]
let tokens: Map<string, string>

before(async () => {
  ctx = await testContext()
  ;[own, other] = await twoIncidents(ctx)
  const [writer] = await deskStaff(ctx)
  const from = { name: 'Rhona Kestle', email: 'rhona@post.example', phone: '', addressLines: [] }
  const made = { channel: 'phone', kind: 'claim', language: 'en', receivedAt: new Date(), from, text: 'I lost money', code: '' } as const
  ;({ enquiryId } = await typeIn(writer, own, made))
  entryId = await writeReply(writer, own, enquiryId, { wordingId: 'free', language: 'en', way: 'phone', text: 'We rang.', meets: [] })
  tokens = await tokenOfRoles(ctx)
  const consoleFolder = emptyConsole()
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  routes = (await listApiRoutes()).filter((line) => line.includes(':enquiryId'))
})
after(async () => {
  await api.close()
  await ctx.cleanUp()
})

/** A body that each of these routes understands, whatever else it asks for. */
const BODY = {
  text: 'hello there',
  personNo: 1,
  how: ['notice_code', 'call_back'],
  ask: 'access',
  why: 'a good reason',
  outcome: 'answered',
  verdict: 'good',
  note: 'n',
  status: 'reading',
  wordingId: 'free',
  language: 'en',
  way: 'phone',
  meets: [],
}

async function ask(line: string, incidentId: string, role: string): Promise<number> {
  const [method, path] = line.split(' ') as [string, string]
  const url = path.replace(':incidentId', incidentId).replace(':enquiryId', enquiryId).replace(':entryId', entryId).replace(':fileNo', '1')
  const answer = await fetch(`${api.url}${url}${method === 'GET' ? '?wordingId=free&language=en' : ''}`, {
    method,
    headers: { cookie: `tocsin=${tokens.get(role)!}`, origin: api.url, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    ...(method === 'POST' ? { body: JSON.stringify(BODY) } : {}),
  })
  await answer.arrayBuffer()
  return answer.status
}
const everything = async () =>
  JSON.stringify([
    await ctx.store.query('select * from enquiry order by 1'),
    await ctx.store.query('select * from enquiry_entry order by 1'),
    await ctx.store.query('select * from enquiry_duty order by 1, 2, 3'),
    await ctx.store.query('select * from claim order by 1'),
  ])

test('an enquiry is not there under the address of another incident, at any route, and nothing of it changes', async () => {
  assert.ok(routes.length >= 18, `only ${routes.length} routes were found: ${routes.join()}`)
  const before = await everything()
  for (const line of routes) {
    const status = await ask(line, other, 'lead')
    // A claim that is not there is assessed as none: the list of that incident comes, which is empty.
    assert.ok(status === 404 || (line.endsWith('/assess') && status === 200), `${line}: ${status}`)
  }
  assert.equal(await everything(), before)
  assert.equal((await listEnquiries(ctx.store, other)).length, 0)
})

test('an address that is no number of ours is refused before anything is looked up', async () => {
  for (const line of routes) {
    const [method, path] = line.split(' ') as [string, string]
    const url = path.replace(':incidentId', own).replace(':enquiryId', `${enquiryId}'--`).replace(':entryId', entryId).replace(':fileNo', '1')
    const answer = await fetch(`${api.url}${url}`, {
      method,
      headers: { cookie: `tocsin=${tokens.get('lead')!}`, origin: api.url, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
      ...(method === 'POST' ? { body: '{}' } : {}),
    })
    await answer.arrayBuffer()
    assert.equal(answer.status, 400, line)
  }
})

/** Who may open what somebody wrote; everybody else is refused, at every route. */
const MAY_READ: ReadonlySet<string> = new Set(['lead', 'operator', 'desk', 'claims_handler', 'counsel'])

for (const role of ROLES.filter((one) => !MAY_READ.has(one)))
  test(`somebody with the role ${role} opens and changes no enquiry, at any route`, async () => {
    const before = await everything()
    for (const line of routes) assert.equal(await ask(line, own, role), 403, line)
    assert.equal(await everything(), before)
  })
