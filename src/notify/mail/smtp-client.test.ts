import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { connectSmtp, dotStuffed, isCleanMessage, type Outcome } from './smtp-client.ts'

const MESSAGE = Buffer.from('Subject: x\r\n\r\nbody\r\n.dot\r\n')

/** A relay that answers as told; `at` is called with everything that has come so far. Returning false cuts the line. */
async function against(script: (line: string, socket: Socket) => string | null, greeting = '220 hello'): Promise<Outcome> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.write(`${greeting}\r\n`)
    let unread = ''
    let isData = false
    socket.on('data', (piece) => {
      unread += piece.toString('latin1')
      for (;;) {
        const mark = isData ? '\r\n.\r\n' : '\r\n'
        const isEmpty = isData && unread.startsWith('.\r\n')
        const end = isEmpty ? 0 : unread.indexOf(mark)
        if (end < 0) return
        const text = unread.slice(0, end)
        unread = unread.slice(isEmpty ? 3 : end + mark.length)
        const answer = script(isData ? `MESSAGE ${text}` : text, socket)
        isData = answer?.startsWith('354') ?? false
        if (answer === null) return void socket.destroy()
        if (answer !== '') socket.write(`${answer}\r\n`)
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  try {
    const connection = await connectSmtp({ host: '127.0.0.1', port, security: 'none', user: '', password: '', name: 'us.example', timeoutMs: 400 })
    const outcome = await connection.send({ from: 'b@us.example', to: 'you@post.example', message: MESSAGE })
    await connection.close()
    return outcome
  } finally {
    server.close()
  }
}
const usual = (change: (line: string) => string | null | undefined) => (line: string) => {
  const changed = change(line)
  if (changed !== undefined) return changed
  return line.startsWith('EHLO') ? '250-relay\r\n250 PIPELINING' : line === 'DATA' ? '354 go' : line === 'QUIT' ? '221 bye' : '250 ok'
}
const kindOf = async (change: (line: string) => string | null | undefined) => (await against(usual(change))).kind

test('[NOT18] before the final dot a cut is “not sent”, after it “in doubt”, and an answer is an answer', async () => {
  assert.equal(await kindOf(() => undefined), 'accepted')
  for (const verb of ['MAIL', 'RCPT', 'DATA']) assert.equal(await kindOf((line) => (line.startsWith(verb) ? null : undefined)), 'not_sent', verb)
  assert.equal(await kindOf((line) => (line.startsWith('MESSAGE') ? null : undefined)), 'in_doubt')
  assert.equal(await kindOf((line) => (line.startsWith('MESSAGE') ? '' : undefined)), 'in_doubt', 'silence')
  assert.equal(await kindOf((line) => (line.startsWith('MESSAGE') ? 'nonsense' : undefined)), 'in_doubt')
  assert.equal(await kindOf((line) => (line.startsWith('MESSAGE') ? '451 4.3.0 later' : undefined)), 'deferred')
  assert.equal(await kindOf((line) => (line.startsWith('MESSAGE') ? '554 5.7.1 no' : undefined)), 'refused')
  assert.equal(await kindOf((line) => (line.startsWith('RCPT') ? '550 5.1.1 nobody' : undefined)), 'refused')
  assert.equal(await kindOf((line) => (line.startsWith('RCPT') ? '421 4.7.28 slowly' : undefined)), 'deferred')
})

test('[NOT18] after a refused recipient the next message goes over the same line', async () => {
  const seen: string[] = []
  const outcome = await against((line) => {
    seen.push(line)
    return usual((one) => (one.startsWith('RCPT') ? '550 5.1.1 nobody' : one === 'DATA' ? '503 no recipients' : undefined))(line)
  })
  assert.deepEqual([outcome.kind, seen.at(-2), seen.at(-1)], ['refused', 'RSET', 'QUIT'])
})

test('an answer in several lines is one answer, also in pieces; what is not SMTP is refused at the door', async () => {
  assert.deepEqual(await against(usual((line) => (line.startsWith('MESSAGE') ? '250-2.0.0 one\r\n250 2.0.0 two' : undefined))), {
    kind: 'accepted',
    code: 250,
    text: '2.0.0 one\n2.0.0 two',
  })
  await assert.rejects(
    against(
      usual(() => undefined),
      'HTTP/1.1 400 Bad Request',
    ),
  )
  await assert.rejects(
    against(
      usual(() => undefined),
      '554 go away',
    ),
    /554 go away/,
  )
})

test('[NOT18] an address that would break out of its command is refused without a byte on the wire', async () => {
  const lines: string[] = []
  const server = createServer((socket) => {
    socket.write('220 x\r\n')
    socket.on('error', () => {})
    socket.on('data', (piece) => {
      lines.push(piece.toString())
      socket.write(piece.toString().startsWith('EHLO') ? '250 x\r\n' : '250 ok\r\n')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connection = await connectSmtp({
    host: '127.0.0.1',
    port: (server.address() as { port: number }).port,
    security: 'none',
    user: '',
    password: '',
    name: 'us.example',
    timeoutMs: 400,
  })
  for (const to of ['a@b>\r\nDATA', 'a b@c', 'a@b>', '<a@b', 'a@b\0'])
    assert.equal((await connection.send({ from: 'x@y.example', to, message: MESSAGE })).kind, 'refused')
  assert.equal(lines.filter((line) => /MAIL|RCPT|DATA/.test(line)).length, 0)
  connection.destroy()
  server.close()
})

test('[NOT18] dots are doubled so that the far side reads what we wrote, whatever it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('.', '..', '\r\n', 'a', 'b.', '.c'), { maxLength: 30 }), (pieces) => {
      const text = `${pieces.join('')}\r\n`
      const wire = dotStuffed(Buffer.from(text, 'latin1')).toString('latin1')
      assert.ok(!`\r\n${wire}`.slice(0, -2).includes('\r\n.\r\n'))
      assert.equal(
        wire
          .split('\r\n')
          .map((line) => line.replace(/^\./, ''))
          .join('\r\n'),
        text,
      )
    }),
  )
})

test('[NOT18] bare line ends, NUL and endless lines are no message', () => {
  for (const bad of ['a\nb\r\n', 'a\rb\r\n', 'a\0b\r\n', `${'a'.repeat(1_000)}\r\n`, 'no end'])
    assert.equal(isCleanMessage(Buffer.from(bad)), false, JSON.stringify(bad.slice(0, 20)))
  assert.equal(isCleanMessage(MESSAGE), true)
})
