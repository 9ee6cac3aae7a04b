/**
 * A mail relay for tests, in a process of its own: strict, with faults on request. Two records: `truth`, one line a message it took, written before
 * the answer; and `log`, what Postfix would have logged. It refuses what would be an error of ours: two recipients, bare line feeds, two To fields.
 *
 *   node sink.ts '{"truth": …, "log": …, "delayMs": 4, "cutAfter": 0.01, "cutBefore": 0.01, "limits": {"slow.example": 20}}'
 */
import { appendFileSync, closeSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createServer, type Socket } from 'node:net'

export type SinkOptions = {
  truth: string
  log: string
  port?: number
  /** Waits up to so long, in ms, between taking a message and saying so. */
  delayMs?: number
  /** Shares of messages after which the line is cut: taken but not answered; and not taken, though the final dot arrived. */
  cutAfter?: number
  cutBefore?: number
  /** Messages a second for some domains; more get 421. */
  limits?: Record<string, number>
  /** Recipients whose local part begins with this are refused with 550 5.1.1. */
  refuseLocal?: string
  refuseAll?: boolean
  noPipelining?: boolean
  /** Every message as it came is added to the file `messages` beside `truth`. */
  keepMessages?: boolean
}

const options = JSON.parse(process.argv[2]!) as SinkOptions
const truth = openSync(options.truth, 'a')
const log = openSync(options.log, 'a')
let queueNo = Date.now() % 1_000_000
const taken = new Map<string, { second: number; count: number }>()
const line = (service: string, text: string) => writeSync(log, `${new Date().toISOString().replace('Z', '000+00:00')} relay postfix/${service}[77]: ${text}\n`)

const server = createServer((socket) => serve(socket))
server.listen(options.port ?? 0, '127.0.0.1', () => process.stdout.write(`${(server.address() as { port: number }).port}\n`))
process.on('SIGTERM', () => {
  closeSync(truth)
  closeSync(log)
  process.exit(0)
})

function serve(socket: Socket): void {
  let unread = Buffer.alloc(0)
  let isData = false
  let from: string | null = null
  let to: string[] = []
  const reply = (text: string) => socket.write(`${text}\r\n`)
  line('smtpd', 'connect from localhost[127.0.0.1]')
  socket.setNoDelay(true)
  socket.on('error', () => {})
  socket.on('close', () => line('smtpd', 'disconnect from localhost[127.0.0.1]'))
  reply('220 sink.example ESMTP')

  const command = (text: string) => {
    const verb = text.slice(0, 4).toUpperCase()
    if (verb === 'EHLO') return reply(`250-sink.example\r\n${options.noPipelining ? '' : '250-PIPELINING\r\n'}250-8BITMIME\r\n250 ENHANCEDSTATUSCODES`)
    if (verb === 'MAIL') {
      const found = /^MAIL FROM:<([^<>\s]*)>$/.exec(text)
      if (!found) return reply('501 5.5.4 no address')
      from = found[1]!
      to = []
      return reply('250 2.1.0 Ok')
    }
    if (verb === 'RCPT') {
      const found = /^RCPT TO:<([^<>\s]+)>$/.exec(text)
      if (!found || from === null) return reply('501 5.5.4 no address')
      if (to.length > 0) return reply('554 5.5.0 STRICT: two recipients')
      if (options.refuseAll) return reply('554 5.7.1 Relay access denied')
      if (options.refuseLocal && found[1]!.startsWith(options.refuseLocal)) return reply('550 5.1.1 no such user')
      if (isOverLimit(found[1]!)) return reply('421 4.7.28 unusual rate')
      to = [found[1]!]
      return reply('250 2.1.5 Ok')
    }
    if (verb === 'DATA') {
      if (to.length === 0) return reply('554 5.5.1 no valid recipients')
      isData = true
      return reply('354 End data with <CR><LF>.<CR><LF>')
    }
    if (verb === 'RSET') return reply('250 2.0.0 Ok')
    if (verb === 'QUIT') return void socket.end('221 2.0.0 Bye\r\n')
    return reply('500 5.5.2 unknown command')
  }

  const message = (data: Buffer) => {
    isData = false
    const text = data.toString('latin1').replace(/^\.\./gm, '.')
    const problem = problemOf(text)
    if (problem) return reply(`554 5.6.0 STRICT: ${problem}`)
    const queueId = (queueNo++).toString(16).toUpperCase().padStart(10, '0')
    const id = /^message-id: *(<[^>]+>)\r?$/im.exec(text)![1]!
    line('smtpd', `${queueId}: client=localhost[127.0.0.1]`)
    line('cleanup', `${queueId}: message-id=${id}`)
    if (Math.random() < (options.cutBefore ?? 0)) return void socket.destroy()
    writeSync(truth, `${to[0]} ${id} ${from}\n`)
    if (options.keepMessages) appendFileSync(join(dirname(options.truth), 'messages'), text, 'latin1')
    line('qmgr', `${queueId}: from=<${from}>, size=${data.length}, nrcpt=1 (queue active)`)
    from = null
    to = []
    if (Math.random() < (options.cutAfter ?? 0)) return void socket.destroy()
    const answer = () => reply(`250 2.0.0 Ok: queued as ${queueId}`)
    if (options.delayMs) setTimeout(answer, Math.random() * options.delayMs)
    else answer()
  }

  socket.on('data', (piece: Buffer) => {
    unread = Buffer.concat([unread, piece])
    for (;;) {
      if (isData) {
        const end = unread.subarray(0, 3).toString() === '.\r\n' ? 0 : unread.indexOf('\r\n.\r\n')
        if (end < 0) return
        const data = end === 0 ? Buffer.alloc(0) : unread.subarray(0, end + 2)
        unread = unread.subarray(end === 0 ? 3 : end + 5)
        message(data)
      } else {
        const end = unread.indexOf('\n')
        if (end < 0) return
        if (unread[end - 1] !== 13) return void socket.end('500 5.5.2 STRICT: bare line feed\r\n')
        const text = unread.subarray(0, end - 1).toString('latin1')
        unread = unread.subarray(end + 1)
        command(text)
      }
    }
  })
}

/** What no message of ours may be; null: nothing. */
function problemOf(text: string): string | null {
  if (/\r(?!\n)|(?<!\r)\n|\0/.test(text)) return 'bare line end or NUL'
  const head = text.slice(0, text.indexOf('\r\n\r\n') + 2)
  for (const name of ['to', 'from', 'message-id', 'subject', 'date'])
    if ((head.match(new RegExp(`^${name}:`, 'gim')) ?? []).length !== 1) return `not exactly one ${name}`
  if (/^(cc|bcc|resent-)/im.test(head)) return 'a further recipient field'
  const to = /^to:((?:.*\r\n)(?:[ \t].*\r\n)*)/im.exec(head)![1]!
  return (to.match(/@/g) ?? []).length === 1 ? null : 'not exactly one address in To'
}

function isOverLimit(address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const limit = options.limits?.[domain]
  if (limit === undefined) return false
  const second = Math.floor(Date.now() / 1000)
  const entry = taken.get(domain)
  if (entry?.second !== second) taken.set(domain, { second, count: 1 })
  else if (++entry.count > limit) return true
  return false
}
