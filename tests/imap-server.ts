/** A small IMAP4rev1 server (RFC 3501) for tests: one mailbox, one user, as much of the protocol as a client that drains it needs. */
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type ImapMessage = { uid: number; seen: boolean; bytes: Buffer; receivedAt: string }
export type ImapServer = {
  port: number
  messages: ImapMessage[]
  commands: string[]
  /** The connection breaks once this message is marked as read, and before the next is asked for. */
  dieAfter(uid: number): void
  /** The mailbox numbers its messages anew. */
  renumber(): void
  close(): Promise<void>
}

const nextUid = (messages: readonly ImapMessage[]): number => (messages.at(-1)?.uid ?? 0) + 1

/** `UID 5:*`, and any of what stands in `OR`: unread, since a day, another range. */
function isAskedFor(search: string, { uid, seen, receivedAt }: ImapMessage): boolean {
  const ranges = [...search.matchAll(/UID (\d+):\*/g)].map(([, from]) => Number(from))
  const [inAll, inOr] = search.includes(' OR ') ? [ranges.filter((_, index) => index === 0), ranges.slice(1)] : [ranges, []]
  if (!inAll.every((from) => uid >= from)) return false
  if (!search.includes(' OR ')) return true
  const since = /SINCE (\S+)/.exec(search)?.[1]
  return !seen || (since !== undefined && new Date(receivedAt) >= new Date(since)) || inOr.some((from) => uid >= from)
}

export async function startImapServer(user: string, password: string, mails: Buffer[]): Promise<ImapServer> {
  const messages = mails.map((bytes, index) => ({ uid: index + 101, seen: false, bytes, receivedAt: '26-Oct-2026 08:00:00 +0000' }))
  const commands: string[] = []
  const state = { validity: 7, diesAfter: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let waiting = ''
    const say = (text: string) => socket.write(`${text}\r\n`)
    say('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS] ready')
    socket.on('data', (chunk) => {
      waiting += chunk.toString('latin1')
      for (let end = waiting.indexOf('\r\n'); end !== -1; end = waiting.indexOf('\r\n')) {
        const line = waiting.slice(0, end)
        waiting = waiting.slice(end + 2)
        obey(line, say, socket)
      }
    })
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
  })
  let pendingAuth = ''
  function obey(line: string, say: (text: string) => void, socket: Socket): void {
    if (pendingAuth !== '') {
      const [, given, pass] = Buffer.from(line, 'base64').toString().split('\0')
      say(given === user && pass === password ? `${pendingAuth} OK in` : `${pendingAuth} NO [AUTHENTICATIONFAILED] no`)
      pendingAuth = ''
      return
    }
    const [, tag, rest] = /^(\S+) (.*)$/.exec(line) ?? ['', '*', '']
    const upper = rest!.toUpperCase()
    commands.push(upper.replace(/^(LOGIN|AUTHENTICATE PLAIN).*/, '$1'))
    if (upper.startsWith('CAPABILITY')) say('* CAPABILITY IMAP4rev1 AUTH=PLAIN UIDPLUS')
    else if (upper.startsWith('AUTHENTICATE PLAIN')) {
      const initial = rest!.split(' ')[2]
      pendingAuth = tag!
      return initial ? obey(initial, say, socket) : say('+ ')
    } else if (upper.startsWith('LOGIN')) {
      const [, given, pass] = /^LOGIN "?([^" ]+)"? "?([^" ]+)"?/i.exec(rest!) ?? []
      return say(given === user && pass === password ? `${tag} OK in` : `${tag} NO [AUTHENTICATIONFAILED] no`)
    } else if (upper.startsWith('LIST') || upper.startsWith('LSUB')) say('* LIST (\\HasNoChildren) "/" "INBOX"')
    else if (upper.startsWith('NAMESPACE')) say('* NAMESPACE (("" "/")) NIL NIL')
    else if (upper.startsWith('SELECT') || upper.startsWith('EXAMINE')) {
      for (const text of [
        `* ${messages.length} EXISTS`,
        '* 0 RECENT',
        '* FLAGS (\\Seen)',
        '* OK [PERMANENTFLAGS (\\Seen)] ok',
        `* OK [UIDVALIDITY ${state.validity}] ok`,
        `* OK [UIDNEXT ${nextUid(messages)}] ok`,
      ])
        say(text)
      return say(`${tag} OK [READ-WRITE] selected`)
    } else if (/^(UID )?SEARCH/.test(upper))
      say(
        `* SEARCH ${messages
          .filter((message) => isAskedFor(upper, message))
          .map(({ uid }) => uid)
          .join(' ')}`.trimEnd(),
      )
    else if (upper.startsWith('UID FETCH')) {
      const uid = Number(/UID FETCH (\d+)/.exec(upper)![1])
      const index = messages.findIndex((message) => message.uid === uid)
      const message = messages[index]!
      socket.write(
        `* ${index + 1} FETCH (UID ${uid} INTERNALDATE "${message.receivedAt}" BODY[]${/BODY\.PEEK\[\]<0/.test(upper) ? '<0>' : ''} {${message.bytes.length}}\r\n`,
      )
      socket.write(message.bytes)
      say(')')
    } else if (upper.startsWith('UID STORE')) {
      const uid = Number(/UID STORE (\d+)/.exec(upper)![1])
      messages.find((message) => message.uid === uid)!.seen = upper.includes('SEEN')
      if (uid === state.diesAfter) {
        state.diesAfter = 0
        say(`${tag} OK done`)
        return void socket.destroySoon()
      }
    } else if (upper.startsWith('LOGOUT')) {
      say('* BYE')
      say(`${tag} OK`)
      return void socket.end()
    }
    say(`${tag} OK done`)
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    commands,
    dieAfter: (uid) => {
      state.diesAfter = uid
    },
    renumber: () => {
      state.validity++
      for (const message of messages) message.uid += 500
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((done) => server.close(() => done()))
    },
  }
}
