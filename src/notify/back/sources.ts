/** Where mails that came back lie: an mbox file, a Maildir folder, or a port on which the mail server hands them over (LMTP, RFC 2033). */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { AppError } from '../../errors.ts'

/** Larger mails are cut: a bounce says what it has to say at the beginning. In bytes. */
const MOST_BYTES = 4_000_000

/** The mails of an mbox (mboxrd or mboxo): each begins with a line "From " after an empty line. */
export async function* mailsOfMbox(path: string): AsyncGenerator<Buffer> {
  if (!existsSync(path)) throw new AppError('file_missing', { path })
  let lines: string[] = []
  let bytes = 0
  let wasEmpty = true
  for await (const line of createInterface({ input: createReadStream(path, 'latin1'), crlfDelay: Infinity })) {
    if (wasEmpty && line.startsWith('From ')) {
      if (lines.length > 0) yield Buffer.from(lines.join('\n'), 'latin1')
      lines = []
      bytes = 0
    } else if (bytes < MOST_BYTES) {
      lines.push(line.replace(/^>(>*From )/, '$1'))
      bytes += line.length + 1
    }
    wasEmpty = line === ''
  }
  if (lines.some((line) => line !== '')) yield Buffer.from(lines.join('\n'), 'latin1')
}

export async function* mailsOfMaildir(folder: string): AsyncGenerator<Buffer> {
  if (!existsSync(folder)) throw new AppError('folder_missing', { path: folder })
  for (const part of ['new', 'cur'])
    if (existsSync(join(folder, part)))
      for (const name of readdirSync(join(folder, part)).sort()) if (!name.startsWith('.')) yield readFileSync(join(folder, part, name)).subarray(0, MOST_BYTES)
}

/**
 * Listens on this machine only, as LMTP and SMTP. Each mail is answered after `take` has kept it: 250, or 451 so that the mail server keeps it and
 * tries again. The recipient's address is put before the mail, because the token is in it.
 */
export async function listenForMails(port: number, take: (raw: Buffer) => Promise<unknown>): Promise<{ port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => {})
    serve(socket, take)
  })
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await Promise.race([once(server, 'listening'), once(server, 'error').then(() => Promise.reject(new AppError('port_taken', { port })))])
  return {
    port: (server.address() as { port: number }).port,
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function serve(socket: Socket, take: (raw: Buffer) => Promise<unknown>): void {
  let unread = Buffer.alloc(0)
  let to: string[] = []
  let isLmtp = false
  let isData = false
  let busy = false
  const reply = (text: string) => socket.write(`${text}\r\n`)
  socket.setTimeout(120_000, () => socket.destroy())
  reply('220 tocsin bounces')
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'LHLO' || verb === 'EHLO' || verb === 'HELO') {
      isLmtp = verb === 'LHLO'
      return reply('250 tocsin')
    }
    if (verb === 'MAIL' || verb === 'RSET') {
      to = []
      return reply('250 2.0.0 Ok')
    }
    if (verb === 'RCPT') {
      if (to.length >= 20) return reply('452 4.5.3 enough')
      to.push(/<([^<>\s]{1,320})>/.exec(line)?.[1] ?? '')
      return reply('250 2.1.5 Ok')
    }
    if (verb === 'DATA') {
      if (to.length === 0) return reply('503 5.5.1 no recipient')
      isData = true
      return reply('354 go on')
    }
    if (verb === 'NOOP') return reply('250 2.0.0 Ok')
    if (verb === 'QUIT') return void socket.end('221 2.0.0 Bye\r\n')
    return reply('502 5.5.2 not here')
  }
  const onData = async (data: Buffer) => {
    const text = Buffer.from(data.toString('latin1').replace(/^\.\./gm, '.'), 'latin1')
    const answers: string[] = []
    for (const address of to) {
      const raw = Buffer.concat([Buffer.from(`Delivered-To: ${address}\r\n`, 'latin1'), text])
      answers.push(
        await take(raw).then(
          () => '250 2.0.0 kept',
          () => '451 4.3.0 not now, try again',
        ),
      )
    }
    // LMTP answers for each recipient, SMTP once.
    const all = isLmtp ? answers : [answers.find((answer) => answer.startsWith('4')) ?? answers[0]!]
    for (const answer of all) reply(answer)
    to = []
  }
  const pump = async () => {
    if (busy) return
    busy = true
    for (;;) {
      if (isData) {
        const end = unread.indexOf('\r\n.\r\n')
        if (end < 0) {
          if (unread.length > MOST_BYTES * 2) socket.destroy()
          break
        }
        const data = unread.subarray(0, end + 2)
        unread = unread.subarray(end + 5)
        isData = false
        await onData(data)
      } else {
        const end = unread.indexOf('\r\n')
        if (end < 0) {
          if (unread.length > 4_096) socket.destroy()
          break
        }
        const line = unread.subarray(0, end).toString('latin1')
        unread = unread.subarray(end + 2)
        command(line)
      }
    }
    busy = false
  }
  socket.on('data', (piece: Buffer) => {
    unread = Buffer.concat([unread, piece])
    void pump()
  })
}
