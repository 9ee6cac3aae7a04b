/** Ports that were free a moment ago. For tests only. */
import { createServer } from 'node:net'

/** The first of so many free ports in a row: the console's, the public pages' and the supplier's room's follow each other. */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = await listenAt(0)
    const rest = await Promise.all(Array.from({ length: inARow - 1 }, (_, more) => listenAt(first! + more + 1)))
    if (first !== null && rest.every((port) => port !== null)) return first
  }
}

/** Null: somebody else has it. */
function listenAt(port: number): Promise<number | null> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(null))
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address() as { port: number }
      server.close(() => done(found))
    })
  })
}
