/** Ports that were free a moment ago. For tests only. */
import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give out by themselves (Linux from 32,768, others from 49,152): no connection takes it before it is used. */
const [LOWEST, HIGHEST] = [15_000, 32_000]

/** The first of so many free ports in a row: the console's, the public pages' and the supplier's room's follow each other. */
export async function freePort(inARow = 1): Promise<number> {
  for (;;) {
    const first = randomInt(LOWEST, HIGHEST - inARow)
    const free = await Promise.all(Array.from({ length: inARow }, (_, more) => isFree(first + more)))
    if (free.every(Boolean)) return first
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}
