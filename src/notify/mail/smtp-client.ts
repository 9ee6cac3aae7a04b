/**
 * Hands messages to a mail relay, and says exactly how sure it is of the outcome. RFC 5321, PIPELINING (RFC 2920), STARTTLS (RFC 3207).
 *
 * A relay may have taken a message only once the final dot has left us. A line cut before that is "not sent" and may be sent again; a line cut
 * after it, without an answer, is in doubt (RFC 1047), and only the relay's own records can tell. Mail libraries do not tell the two apart.
 */
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export type SmtpSettings = {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  password: string
  name: string
  timeoutMs: number
}

/** One sender, one recipient: there is no list to put a second one in. */
export type Envelope = { from: string; to: string; message: Buffer }

export type Outcome =
  | { kind: 'accepted' | 'refused' | 'deferred'; code: number; text: string }
  /** Certainly not taken. */
  | { kind: 'not_sent'; text: string }
  /** The final dot has left us and no answer came. */
  | { kind: 'in_doubt'; text: string }

export type SmtpConnection = {
  /** `isInTime` is asked right before the final dot: false breaks the transaction off, so that a sender that was frozen does not send late. */
  send(envelope: Envelope, isInTime?: () => boolean): Promise<Outcome>
  isOpen(): boolean
  close(): Promise<void>
  /** Cuts the line at once. */
  destroy(): void
}

type Reply = { code: number; text: string }
class Cut extends Error {}

/** Opens a connection up to the point where a message can be handed over. Throws an Error that says why not. */
export async function connectSmtp(settings: SmtpSettings): Promise<SmtpConnection> {
  const { host, port, security, timeoutMs } = settings
  let line = await openLine(security === 'tls' ? connectTls({ host, port, servername: host }) : connectTcp({ host, port }), timeoutMs, security === 'tls')
  try {
    expectReply(await line.reply(), 220)
    let able = await hello(line, settings.name)
    if (security === 'starttls') {
      if (!able.has('STARTTLS')) throw new Error('the relay offers no STARTTLS')
      await line.write('STARTTLS\r\n')
      expectReply(await line.reply(), 220)
      // What was sent before the handshake could come from anybody (CVE-2011-0411).
      if (line.hasUnread()) throw new Error('the relay sent data before the TLS handshake')
      line = await openLine(connectTls({ socket: line.release(), servername: host, host }), timeoutMs, true)
      able = await hello(line, settings.name)
    }
    if (settings.user !== '') await signIn(line, settings, able)
    return connectionOn(line, able.has('PIPELINING'))
  } catch (error) {
    line.destroy()
    throw error
  }
}

function connectionOn(line: Line, canPipeline: boolean): SmtpConnection {
  let open = true
  const cut = (kind: 'not_sent' | 'in_doubt', error: unknown): Outcome => {
    open = false
    line.destroy()
    return { kind, text: error instanceof Error ? error.message : 'the line was cut' }
  }
  const settled = ({ code, text }: Reply): Outcome => {
    if (code === 421) open = false
    return { kind: code < 300 ? 'accepted' : code < 500 ? 'deferred' : 'refused', code, text }
  }
  const send = async (envelope: Envelope, isInTime: () => boolean = () => true): Promise<Outcome> => {
    let isDotSent = false
    try {
      const refusal = await announce(line, envelope, canPipeline)
      if (refusal !== null) return settled(refusal)
      await line.write(dotStuffed(envelope.message))
      if (!isInTime()) return cut('not_sent', new Error('this process stood still for too long'))
      isDotSent = true
      await line.write('.\r\n')
      return settled(await line.reply())
    } catch (error) {
      return cut(isDotSent ? 'in_doubt' : 'not_sent', error)
    }
  }
  return {
    send,
    isOpen: () => open && !line.isEnded(),
    destroy: () => {
      open = false
      line.destroy()
    },
    close: async () => {
      if (!open) return line.destroy()
      open = false
      await line.write('QUIT\r\n').then(
        () => line.reply().catch(() => {}),
        () => {},
      )
      line.destroy()
    },
  }
}

/** MAIL, RCPT and DATA. Null: the relay waits for the message. Otherwise the reply that refused it, and the connection is ready for the next. */
async function announce(line: Line, { from, to }: Envelope, canPipeline: boolean): Promise<Reply | null> {
  const commands = [`MAIL FROM:<${from}>\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n']
  // The addresses were held against our grammar; this is the last wall before the wire.
  if (/[\r\n\0<> ]/.test(from) || /[\r\n\0<> ]/.test(to)) return { code: 553, text: 'an address that would break out of its command' }
  const replies: Reply[] = []
  if (canPipeline) {
    await line.write(commands.join(''))
    for (let index = 0; index < commands.length; index++) replies.push(await line.reply())
  } else
    for (const command of commands) {
      await line.write(command)
      const reply = await line.reply()
      replies.push(reply)
      if (reply.code >= 400) break
    }
  const bad = replies.slice(0, 2).find(({ code }) => code >= 300) ?? (replies[2]!.code === 354 ? undefined : replies[2]!)
  if (bad === undefined) return null
  // Without a recipient the relay may still wait for data: it gets none (RFC 2920, section 3.1).
  if (replies[2]?.code === 354) {
    await line.write('.\r\n')
    await line.reply()
  }
  if (bad.code !== 421) {
    await line.write('RSET\r\n')
    await line.reply()
  }
  return bad
}

async function hello(line: Line, name: string): Promise<Set<string>> {
  await line.write(`EHLO ${name}\r\n`)
  const reply = await line.reply()
  expectReply(reply, 250)
  return new Set(reply.text.split('\n').map((text) => text.trim().toUpperCase()))
}

async function signIn(line: Line, { user, password, security }: SmtpSettings, able: ReadonlySet<string>): Promise<void> {
  if (security === 'none') throw new Error('a password is not sent over a line that is not encrypted')
  const offered = [...able].find((text) => text.startsWith('AUTH '))?.split(' ') ?? []
  if (offered.includes('PLAIN')) {
    await line.write(`AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}\r\n`)
  } else if (offered.includes('LOGIN')) {
    await line.write('AUTH LOGIN\r\n')
    expectReply(await line.reply(), 334)
    await line.write(`${Buffer.from(user).toString('base64')}\r\n`)
    expectReply(await line.reply(), 334)
    await line.write(`${Buffer.from(password).toString('base64')}\r\n`)
  } else throw new Error('the relay offers neither AUTH PLAIN nor AUTH LOGIN')
  expectReply(await line.reply(), 235)
}

function expectReply({ code, text }: Reply, wanted: number): void {
  if (code !== wanted) throw new Error(`${code} ${text.split('\n')[0]}`)
}

/** A dot at the start of a line is doubled (RFC 5321, section 4.5.2). The message ends with CRLF and has no bare CR, LF or NUL: see `isCleanMessage`. */
export function dotStuffed(message: Buffer): Buffer {
  if (!message.includes('\r\n.') && message[0] !== 0x2e) return message
  return Buffer.from(message.toString('latin1').replace(/^\./gm, '..'), 'latin1')
}

/** Octets of a line without its end (RFC 5321, section 4.5.3.1.6). */
const LONGEST_LINE = 998

/** What every mail server reads alike: CRLF line ends only, at most 998 octets a line, no NUL, an end of line at the end. A bare LF has split messages (CVE-2023-51764). */
export function isCleanMessage(message: Buffer): boolean {
  // Octet by octet: as a regular expression it took more time than making the message.
  let lineStart = 0
  for (let at = 0; at < message.length; at++) {
    const octet = message[at]!
    if (octet > 0x0d) continue
    if (octet === 0) return false
    if (octet === 0x0a) return false
    if (octet !== 0x0d) continue
    if (message[at + 1] !== 0x0a || at - lineStart > LONGEST_LINE) return false
    at++
    lineStart = at + 1
  }
  return message.length > 0 && lineStart === message.length
}

type Line = {
  write(data: string | Buffer): Promise<void>
  reply(): Promise<Reply>
  hasUnread(): boolean
  isEnded(): boolean
  release(): Socket
  destroy(): void
}

/** A socket as lines: replies in order, an end or silence as an error. */
function openLine(socket: Socket, timeoutMs: number, isSecure: boolean): Promise<Line> {
  let unread = ''
  let failed: Error | null = null
  let waiting: { resolve(reply: Reply): void; reject(error: Error): void } | null = null
  const fail = (error: Error) => {
    failed ??= error
    waiting?.reject(failed)
    waiting = null
  }
  const deliver = () => {
    if (waiting === null) return
    const found = /^(?:\d{3}-[^\n]*\n)*(\d{3})(?: [^\n]*)?\n/.exec(unread)
    if (found === null) {
      if (unread.length > 65_536 || /^(?!\d{3}[ \r\n-])[^\n]*\n/.test(unread)) fail(new Cut('the relay did not speak SMTP'))
      return
    }
    unread = unread.slice(found[0].length)
    const text = found[0]
      .replace(/^\d{3}[ -]?/gm, '')
      .replace(/\r/g, '')
      .trim()
    const { resolve } = waiting
    waiting = null
    resolve({ code: Number(found[1]), text })
  }
  const onData = (piece: Buffer) => {
    unread += piece.toString('latin1')
    deliver()
  }
  const onEnd = () => fail(new Cut('the relay closed the line'))
  const onTimeout = () => {
    fail(new Cut(`no answer for ${Math.round(timeoutMs / 1000)} s`))
    socket.destroy()
  }
  const onError = (error: Error) => fail(new Cut((error as NodeJS.ErrnoException).code ?? error.message))
  socket.setNoDelay(true)
  socket.setTimeout(timeoutMs, onTimeout)
  socket.on('data', onData).on('end', onEnd).on('close', onEnd).on('error', onError)
  const line: Line = {
    write: (data) =>
      new Promise((resolve, reject) => {
        if (failed !== null) return reject(failed)
        socket.write(data, (error) => (error ? reject(failed ?? error) : resolve()))
      }),
    reply: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        // Replies that came before the end of the line still count.
        deliver()
        if (waiting !== null && failed !== null) fail(failed)
      }),
    hasUnread: () => unread !== '',
    isEnded: () => failed !== null,
    release: () => {
      socket.removeListener('data', onData).removeListener('end', onEnd).removeListener('close', onEnd).removeListener('timeout', onTimeout)
      socket.setTimeout(0)
      return socket
    },
    destroy: () => {
      failed ??= new Cut('closed')
      socket.destroy()
    },
  }
  return new Promise((resolve, reject) => {
    socket.once(isSecure ? 'secureConnect' : 'connect', () => resolve(line))
    socket.once('error', (error) => reject(error))
    socket.once('close', () => reject(failed ?? new Cut('the line was cut')))
  })
}
