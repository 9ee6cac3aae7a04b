/**
 * The visitors themselves, in a process of their own. They arrive on a clock whether or not the door keeps up (open loop); each has a TLS connection
 * of its own without resumption, and speaks HTTP/1.1 by hand, so that a visitor costs this machine as little as can be beside the door.
 *
 *   node portal-visitors.ts '{"port": 1, "perSecond": 203, "seconds": 20, "asking": 0.05, "loads": [], "page": "/x/"}'
 */
import { connect, createSecureContext, type TLSSocket } from 'node:tls'

export type Visitors = { port: number; perSecond: number; seconds: number; asking: number; loads: readonly string[]; page: string }
export type Visited = {
  visitors: number
  statementErrors: number
  pageMs: number[]
  asked: number
  accepted: number
  turnedAway: number
  askErrors: number
  /** How late visitors set out: the generator's own slowness, in ms. */
  lateMs: number[]
  seconds: number
  cpuSeconds: number
}

const PATIENCE_MS = 30_000
/** Beyond it this process, not the door, would be what is measured: whoever comes then counts as an error. */
const MOST_AT_ONCE = 8_000

/** Made once: making it costs this process more than a handshake. No session is given to any visitor, so that each is a new one. */
const secureContext = createSecureContext({ ecdhCurve: 'X25519', minVersion: 'TLSv1.3' })

const given = JSON.parse(process.argv[2]!) as Visitors
const result: Visited = {
  visitors: 0,
  statementErrors: 0,
  pageMs: [],
  asked: 0,
  accepted: 0,
  turnedAway: 0,
  askErrors: 0,
  lateMs: [],
  seconds: 0,
  cpuSeconds: 0,
}
process.stdout.write(`${JSON.stringify(await sendAll())}\n`)

async function sendAll(): Promise<Visited> {
  const total = Math.round(given.perSecond * given.seconds)
  const startedAt = performance.now()
  let atOnce = 0
  for (let number = 0; number < total;) {
    const nowMs = performance.now() - startedAt
    for (; number < total && (number / given.perSecond) * 1_000 <= nowMs; number++) {
      const dueMs = startedAt + (number / given.perSecond) * 1_000
      result.visitors++
      result.lateMs.push(performance.now() - dueMs)
      if (atOnce >= MOST_AT_ONCE) {
        result.statementErrors++
        continue
      }
      atOnce++
      void visit(dueMs, number).finally(() => atOnce--)
    }
    await new Promise((done) => setTimeout(done, 2))
  }
  const endsBy = performance.now() + PATIENCE_MS + 5_000
  while (atOnce > 0 && performance.now() < endsBy) await new Promise((done) => setTimeout(done, 20))
  result.seconds = (performance.now() - startedAt) / 1_000
  const { user, system } = process.cpuUsage()
  result.cpuSeconds = (user + system) / 1e6
  return result
}

async function visit(dueMs: number, number: number): Promise<void> {
  let line: Line | null = null
  let isServed = false
  const isAsking = (number * 7_919) % 1_000 < given.asking * 1_000
  if (isAsking) result.asked++
  try {
    line = await openLine()
    if ((await line.ask('GET', given.page)) !== 200) throw new Error('not served')
    result.pageMs.push(performance.now() - dueMs)
    for (const path of given.loads) if ((await line.ask('GET', path)) !== 200) throw new Error('not served')
    isServed = true
    if (!isAsking) return
    const status = await line.ask('POST', `${given.page}check`, `name=Visitor+${number}&email=visitor${number}%40post.example`)
    if (status === 303) result.accepted++
    else if (status === 503) result.turnedAway++
    else result.askErrors++
  } catch {
    if (!isServed) result.statementErrors++
    if (isAsking) result.askErrors++
  } finally {
    line?.end()
  }
}

type Line = { ask(method: 'GET' | 'POST', path: string, body?: string): Promise<number>; end(): void }

function openLine(): Promise<Line> {
  return new Promise((done, failed) => {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: given.port, rejectUnauthorized: false, servername: 'pages.example', secureContext })
    socket.setNoDelay(true)
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('too slow')))
    let waiting: { done(status: number): void; failed(error: Error): void } | null = null
    let head: Buffer = Buffer.alloc(0)
    let leftBytes = -1
    let status = 0
    const fail = (error: Error) => {
      failed(error)
      waiting?.failed(error)
      waiting = null
    }
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('closed')))
    socket.on('data', (piece: Buffer) => {
      let rest = piece
      if (leftBytes < 0) {
        head = head.length === 0 ? rest : Buffer.concat([head, rest])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const text = head.subarray(0, end).toString('latin1')
        status = Number(text.slice(9, 12))
        leftBytes = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0)
        rest = head.subarray(end + 4)
        head = Buffer.alloc(0)
      }
      leftBytes -= rest.length
      if (leftBytes > 0) return
      leftBytes = -1
      const one = waiting
      waiting = null
      one?.done(status)
    })
    socket.once('secureConnect', () =>
      done({
        ask: (method, path, body = '') =>
          new Promise((answered, broke) => {
            waiting = { done: answered, failed: broke }
            const length = method === 'POST' ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` : ''
            socket.write(`${method} ${path} HTTP/1.1\r\nHost: pages.example\r\nAccept-Encoding: gzip\r\n${length}\r\n${body}`)
          }),
        end: () => socket.destroy(),
      }),
    )
  })
}
