/** A supplier's session, key or account at every route of the console, and a colleague's at every route of the room: nobody gets through either wall. */
import assert from 'node:assert/strict'
import { globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { listApiRoutes } from '../../tests/api-routes.ts'
import { testContext, type TestContext } from '../../tests/database.ts'
import { enterAsGuest, openTestIncident, type EnteredGuest } from '../../tests/supplier-room/guests.ts'
import { invite, useLink } from '../access/sign-in.ts'
import { startApi } from '../api/server.ts'
import type { IncidentId } from '../ids.ts'
import { askStandardQuestions } from '../incident/ask-questions.ts'
import { startSupplierRoom, type SupplierRoom } from './server.ts'
import { startUpload } from './take-upload.ts'
import { makeToken } from './token.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** Answer anybody: a password or a one-time link is what they ask for. */
const OPEN_ROUTES = ['POST /api/sign-in', 'POST /api/link']
let ctx: TestContext
let incidentId: IncidentId
let guest: EnteredGuest
let other: EnteredGuest
let key: string
let staffToken: string
let api: { url: string; close(): Promise<void> }
let room: SupplierRoom
before(async () => {
  ctx = await testContext()
  incidentId = await openTestIncident(ctx, 'Northgate Data Services')
  guest = await enterAsGuest(ctx, incidentId, null, 'walls@northgate.example')
  other = await enterAsGuest(ctx, await openTestIncident(ctx, 'Lowfield Hosting'), null, 'walls@lowfield.example')
  key = (await makeToken(ctx, guest.visit, 'walls')).token
  const colleague = { email: 'lead@harbour.example', name: 'Ines Halloran', password: 'three random words' }
  staffToken = (await useLink(ctx, await invite(ctx, colleague.email, colleague.name, 'lead'), colleague)).token
  const consoleFolder = mkdtempSync(join(tmpdir(), 'tocsin-console-'))
  mkdirSync(join(consoleFolder, 'assets'))
  writeFileSync(join(consoleFolder, 'index.html'), '<!doctype html><title>console</title>')
  api = await startApi(ctx, { port: 0, host: '127.0.0.1', consoleFolder })
  room = await startSupplierRoom(ctx, { host: '127.0.0.1', port: 0, publicUrl: null })
})
after(async () => {
  await api.close()
  await room.close()
  await ctx.cleanUp()
})

/** Every route as the source declares it: `GET /api/incidents/:incidentId`. */
function routesIn(pattern: string): string[] {
  return globSync(pattern, { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    const declared = [...text.matchAll(/[rR]oute\(\s*app,\s*door,\s*'([A-Z]+)',\s*'([^']+)'/g)].map(([, method, path]) => `${method} ${path}`)
    const plain = [...text.matchAll(/app\.(get|post|put|patch|delete)\(\s*'(\/[^']+)'/g)].map(([, method, path]) => `${method!.toUpperCase()} ${path}`)
    return [...declared, ...plain]
  })
}

const filled = (path: string) => path.replace(/:incidentId/g, incidentId).replace(/:\w+/g, '1')

async function statusOf(url: string, line: string, headers: Record<string, string>): Promise<number> {
  const [method, path] = line.split(' ') as [string, string]
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const answer = await fetch(`${url}${filled(path)}`, {
    method,
    redirect: 'manual',
    headers: { origin: url, ...(hasBody ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(hasBody ? { body: '{}' } : {}),
  })
  await answer.arrayBuffer()
  return answer.status
}

test('[SUP3] a supplier’s session and key are nobody at every route of the staff’s API', async () => {
  const routes = (await listApiRoutes()).filter((line) => !OPEN_ROUTES.includes(line))
  assert.ok(routes.length > 100, `only ${routes.length} routes were found`)
  for (const line of routes)
    for (const [name, value] of [
      ['cookie', `tocsin=${guest.token}`],
      ['cookie', `tocsin-supplier=${guest.token}`],
      ['authorization', `Bearer ${key}`],
    ] as const)
      assert.equal(await statusOf(api.url, line, { [name]: value }), 401, `${line} with ${name}`)
})

test('[SUP3] an account of staff with the role supplier may do nothing in the console', async () => {
  const account = { email: 'odd@harbour.example', name: 'Odd', password: 'three random words' }
  const { token } = await useLink(ctx, await invite(ctx, account.email, account.name, 'supplier'), account)
  const isOwn = (line: string) => /^(?:GET \/api\/me|POST \/api\/sign-out|\w+ \/api\/account(?:\/.*)?)$/.test(line)
  for (const line of (await listApiRoutes()).filter((one) => !OPEN_ROUTES.includes(one) && !isOwn(one)))
    assert.equal(await statusOf(api.url, line, { cookie: `tocsin=${token}` }), 403, line)
})

test('[SUP3] a colleague’s session opens nothing in the supplier’s room: each has one door', async () => {
  const routes = routesIn('src/supplier-room/*-routes.ts').filter((line) => !/ \/(enter|sign-in|sign-out|language)/.test(line))
  assert.ok(routes.length > 20)
  for (const line of routes) {
    const status = await statusOf(room.url, line, { cookie: `tocsin-supplier=${staffToken}` })
    assert.ok(line.includes(' /api/') ? status === 401 : status === 303 || status === 415, `${line}: ${status}`)
  }
})

test('[SUP3] a supplier sees its own questions and uploads, and another’s are not there', async () => {
  await askStandardQuestions(ctx, other.visit.room.incidentId!)
  const theirs = await startUpload(ctx, other.visit, { path: 'their-secret.sql', bytes: 10, modifiedAt: null })
  const cookie = `tocsin-supplier=${guest.token}`
  const text = async (path: string) => (await fetch(`${room.url}${path}`, { headers: { cookie } })).text()
  for (const path of ['/', '/files', '/questions', '/api/uploads', '/api/room', '/api/questions', '/keys'])
    assert.doesNotMatch(await text(path), /their-secret|Lowfield/, path)
  assert.equal(await text('/api/questions'), '[]')
  assert.equal((await fetch(`${room.url}/api/uploads/${theirs.uploadId}`, { headers: { cookie } })).status, 404)
  assert.equal((await fetch(`${room.url}/questions/1`, { headers: { cookie } })).status, 404)
})

test('[SUP3] another site can make no change in a visitor’s name, and a strange host is not answered', async () => {
  const cookie = `tocsin-supplier=${guest.token}`
  for (const headers of [{ origin: 'https://elsewhere.example' }, { origin: room.url, 'sec-fetch-site': 'cross-site' }, {}] as Record<string, string>[])
    assert.equal(
      (
        await fetch(`${room.url}/keys`, {
          method: 'POST',
          headers: { ...headers, cookie, 'content-type': 'application/x-www-form-urlencoded' },
          body: 'name=x',
        })
      ).status,
      403,
    )
  const away = await fetch(`${room.url}/language/cy?back=//elsewhere.example`, { redirect: 'manual' })
  assert.equal(away.headers.get('location'), '/')
})
