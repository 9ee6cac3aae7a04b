/** A line that breaks: passes bytes to a port of this machine and cuts each connection after so many bytes of answers. */
import { connect, createServer, type Socket } from 'node:net'

export async function cuttingProxy(toPort: number, cutAfterBytes: number): Promise<{ port: number; cuts(): number; close(): Promise<void> }> {
  let cuts = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(toPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => open.delete(socket))
    }
    let passed = 0
    upstream.on('data', (bytes) => {
      passed += bytes.length
      if (passed > cutAfterBytes) {
        cuts++
        client.resetAndDestroy()
        upstream.destroy()
      } else client.write(bytes)
    })
    client.pipe(upstream)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return {
    port: (server.address() as { port: number }).port,
    cuts: () => cuts,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
