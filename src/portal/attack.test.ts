/** What somebody hostile tries at the public door. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../../tests/database.ts'
import { testPortal } from '../../tests/test-portal.ts'
import { visitor, type Visitor } from '../../tests/form-visitor.ts'
import { publishSite } from '../enquiry/publish-site.ts'
import { siteDraft } from '../enquiry/sample-site.ts'
import { paperFolderOf } from '../enquiry/site-card.ts'
import { assumedIncident } from '../incident/incident-file.ts'
import { openIncident } from '../incident/open-incident.ts'
import type { Portal } from './server.ts'

const [ONE, OTHER] = ['ha-2026-03', 'ha-2026-04']
let ctx: TestContext
let portal: Portal
let spool: string

before(async () => {
  ctx = await testContext()
  spool = join(ctx.dataFolder, 'spool')
  for (const [sourceKey, slug] of [
    ['first', ONE],
    ['second', OTHER],
  ] as const) {
    const { file } = assumedIncident({ now: new Date('2026-10-23T09:00:00Z'), organisationName: 'Harbour Alliance', supplierName: 'Northgate Data Services' })
    const incidentId = await openIncident(ctx, { file, inputs: { evidence: '', roster: '', manifest: null, workers: 1 }, sourceKey })
    await publishSite(ctx, incidentId, { ...siteDraft(), slug })
  }
  portal = await testPortal(ctx, { spoolFolder: spool, bodies: { patienceMs: 400, mostHeldBytes: 1_048_576 } })
})
after(async () => {
  await portal.close()
  await ctx.cleanUp()
})

const at = (path: string, slug = ONE) => `${portal.url}/${slug}/${path}`

async function atPapers(who: Visitor): Promise<void> {
  await who.post(at('correct/start'))
  for (const [id, body] of [
    ['for', 'for=me'],
    ['wrong', 'wrong=x'],
    ['right', 'right=y'],
  ] as const)
    assert.equal((await who.post(at(`correct/${id}`), body)).status, 303)
}

test('[POW4] three hundred senders who drip their forms hold up nobody, and are cut off', async () => {
  const { port } = new URL(portal.url)
  const sockets: Socket[] = []
  const head = `POST /${ONE}/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\nn`
  for (let count = 0; count < 300; count++) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    socket.write(head)
    sockets.push(socket)
  }
  const closed = Promise.all(sockets.map((socket) => (socket.resume(), socket.closed ? null : once(socket, 'close'))))
  assert.equal((await visitor().post(at('check'), 'name=Morwen+Tallis&email=m%40post.example')).status, 303)
  await closed
})

test('[POW4] bodies that together would fill the memory are cut off, and the next form is taken', async () => {
  const { port } = new URL(portal.url)
  const who = visitor()
  await who.post(at('ask/start'))
  await who.post(at('ask/topic'), 'topic=other')
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const sockets = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => {})
      await once(socket, 'connect')
      socket.write(`POST /${ONE}/ask/message HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Length: 250000\r\n\r\n${'m'.repeat(200_000)}`)
      return socket
    }),
  )
  await Promise.any(sockets.map((socket) => (socket.resume(), once(socket, 'close'))))
  for (const socket of sockets) socket.destroy()
  assert.equal((await who.post(at('ask/message'), 'message=Hello')).status, 303)
})

test('a paper that takes long takes nothing back that was answered meanwhile in another tab', async () => {
  const who = visitor()
  await atPapers(who)
  const { port } = new URL(portal.url)
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const part = `--e\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 `
  const end = 'the rest\r\n--e--\r\n'
  const socket = connect(Number(port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(
    `POST /${ONE}/correct/papers/file HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\nContent-Type: multipart/form-data; boundary=e\r\nContent-Length: ${part.length + end.length}\r\n\r\n${part}`,
  )
  // The file is there, half of it: the door has read the form as it was.
  while (readdirSync(paperFolderOf(spool)).length === 0) await new Promise((done) => setTimeout(done, 10))
  await who.post(at('correct/right'), 'right=changed+meanwhile')
  socket.write(end)
  await once(socket, 'data')
  socket.destroy()
  assert.match((await who.get(at('correct/right'))).body, /changed meanwhile/)
  assert.match((await who.get(at('correct/papers'))).body, /a\.pdf/)
})

test('a paper that arrives after the form was sent, or forgotten, is not kept', async () => {
  const who = visitor()
  await atPapers(who)
  const before = readdirSync(paperFolderOf(spool)).length
  const uploads = Promise.all(Array.from({ length: 3 }, () => who.upload(at('correct/papers/file'), 'late.pdf', Buffer.from('%PDF-1.7 late'))))
  const copy = visitor()
  for (const [name, value] of who.cookies) copy.cookies.set(name, value)
  await copy.post(at('correct/forget'))
  await uploads
  const left = (await who.get(at('correct/papers'))).status
  assert.equal(left, 410)
  assert.equal(readdirSync(paperFolderOf(spool)).length, before)
})

test('the cookie of a form opens it in its own incident and its own form only, and another name for it opens nothing', async () => {
  const who = visitor()
  await who.post(at('claim/start'))
  const code = who.cookies.get('__Host-claim')!
  for (const [name, place, slug] of [
    ['__Host-claim', 'claim/for', OTHER],
    ['__Host-ask', 'ask/topic', ONE],
    ['__Host-mine', 'mine', ONE],
  ] as const) {
    const thief = visitor()
    thief.cookies.set(name, code)
    const seen = await thief.get(at(place, slug))
    assert.ok(seen.status === 410 || (seen.status === 200 && seen.body.includes('name="code"')), `${name} at ${place}: ${seen.status}`)
  }
})

test('a code that another site makes this browser take up is refused: nobody writes into a stranger’s form', async () => {
  const attacker = visitor()
  await attacker.post(at('complain/start'))
  const code = /<p class="ref">([^<]+)<\/p>/.exec((await attacker.get(at('complain/pause'))).body)![1]!
  for (const site of ['cross-site', 'same-site']) {
    const victim = visitor()
    assert.equal((await victim.post(at('return'), `code=${code}`, { 'Sec-Fetch-Site': site })).status, 403)
    assert.equal(victim.cookies.size, 0)
  }
})

test('cookies are out of reach of scripts, of other hosts and of lines without TLS, and end with the browser', async () => {
  const who = visitor()
  const { headers } = await who.post(at('ask/start'))
  const [cookie] = headers['set-cookie']!
  assert.match(cookie!, /^__Host-ask=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
})

test('pages made for one visitor are kept by no cache and named to nobody', async () => {
  const who = visitor()
  await atPapers(who)
  for (const place of ['correct/right', 'correct/papers', 'correct/answers', 'correct/pause', 'mine', 'return', 'check-done', 'genuine']) {
    const { headers } = await who.get(at(place))
    assert.match(headers['cache-control'] ?? '', /no-store/, place)
    assert.equal(headers['referrer-policy'], 'no-referrer', place)
  }
})

for (const typed of ['x%0d%0aSet-Cookie:%20a=b', '%E5%98%8A%E5%98%8DSet-Cookie:%20a=b', '%00', '../../x'])
  test(`what is typed (${typed}) never becomes a header or a place`, async () => {
    const who = visitor()
    const answers = [
      await who.post(at('check'), `name=${typed}&email=${typed}`),
      await who.post(at('return'), `code=${typed}`),
      await who.post(at('genuine'), `code=${typed}&initial=${typed}`),
      await who.post(at('mine'), `code=${typed}&day=${typed}`),
      await who.get(at(`check?${typed}`)),
      await who.get(`${portal.url}/check?next=${typed}`),
    ]
    for (const { status, headers } of answers) {
      assert.ok(status < 500)
      assert.equal(headers['set-cookie']?.some((cookie) => cookie.startsWith('a=')) ?? false, false)
      assert.ok(headers.location === undefined || /^\/ha-2026-0[34]\/[a-z-]+$/.test(headers.location), headers.location)
    }
  })

for (const name of [
  '../../../../tmp/x.pdf',
  '..\\..\\x.pdf',
  '/etc/passwd',
  '.bashrc',
  'a\u202efdp.exe',
  'x'.repeat(5_000),
  '',
  'nul\0.pdf',
  '<img src=x>.pdf',
])
  test(`a paper called ${JSON.stringify(name).slice(0, 30)} lies under a name of ours, and its own is shown as plain text`, async () => {
    const who = visitor()
    await atPapers(who)
    const { status } = await who.upload(at('correct/papers/file'), name, Buffer.from('%PDF-1.7 x'))
    assert.ok(status === 303 || status === 422, String(status))
    assert.ok(readdirSync(paperFolderOf(spool)).every((file) => /^[0-9a-f-]{36}\.paper$/.test(file)))
    const { body } = await who.get(at('correct/papers'))
    assert.ok(!/\u202e|<img|\0|\.\.\/|\.\.\\/.test(body))
  })

test('[POW3] tries to open pages of people cost work beyond ten a second, at once for everyone alike', async () => {
  const busy = await testPortal(ctx, { spoolFolder: join(ctx.dataFolder, 'busy-spool'), busyPerSecond: 0 })
  try {
    const tried = await visitor().post(`${busy.url}/${ONE}/mine`, 'code=AAAA-BBBB-CCCC-DDDD-EE&day=1&month=2&year=1970')
    assert.equal(tried.status, 503)
    assert.match(tried.body, /name="gate-ticket"/)
  } finally {
    await busy.close()
  }
})
