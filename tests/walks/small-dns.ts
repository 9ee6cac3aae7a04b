/** A name server for tests: answers TXT, MX, A and PTR from a table over UDP, and nothing else. RFC 1035. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'

const TYPES: Record<number, string> = { 1: 'a', 12: 'ptr', 15: 'mx', 16: 'txt' }

/** Keys: `txt name`, `mx name`, `a name`, `ptr 1.2.0.192.in-addr.arpa`. Gives `127.0.0.1:port`. */
export async function startDns(zone: Record<string, string[]>): Promise<{ server: string; stop(): void }> {
  const socket = createSocket('udp4')
  socket.on('message', (query, from) => {
    const { name, end } = readName(query, 12)
    const type = query.readUInt16BE(end)
    const answers = zone[`${TYPES[type] ?? ''} ${name}`] ?? []
    const head = Buffer.from(query.subarray(0, 12))
    head.writeUInt16BE(0x8180, 2)
    head.writeUInt16BE(answers.length, 6)
    head.writeUInt32BE(0, 8)
    const records = answers.map((answer) => {
      const data = dataOf(type, answer)
      const record = Buffer.alloc(12)
      record.writeUInt16BE(0xc00c, 0)
      record.writeUInt16BE(type, 2)
      record.writeUInt16BE(1, 4)
      record.writeUInt32BE(60, 6)
      record.writeUInt16BE(data.length, 10)
      return Buffer.concat([record, data])
    })
    socket.send(Buffer.concat([head, query.subarray(12, end + 4), ...records]), from.port, from.address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return { server: `127.0.0.1:${socket.address().port}`, stop: () => socket.close() }
}

function readName(query: Buffer, at: number): { name: string; end: number } {
  const labels: string[] = []
  while (query[at]! > 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!))
    at += query[at]! + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function dataOf(type: number, answer: string): Buffer {
  if (type === 1) return Buffer.from(answer.split('.').map(Number))
  if (type === 16) {
    const pieces = answer.match(/.{1,255}/g) ?? ['']
    return Buffer.concat(pieces.map((piece) => Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')])))
  }
  const name = Buffer.concat([
    ...answer.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')])),
    Buffer.from([0]),
  ])
  return type === 15 ? Buffer.concat([Buffer.from([0, 10]), name]) : name
}
