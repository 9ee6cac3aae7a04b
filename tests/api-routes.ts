/** Every route of the staff's API, as it is registered: however it is written down, none is left out of the tests of walls. */
import Fastify, { type FastifyInstance } from 'fastify'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { Door } from '../src/api/request.ts'

const FOLDER = join(import.meta.dirname, '..', 'src', 'api')

/** `GET /api/incidents/:incidentId`. */
export async function listApiRoutes(): Promise<string[]> {
  const app = Fastify()
  const found: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') found.push(`${one} ${url}`)
  })
  const door = { ctx: {}, cookie: {}, hub: {}, roomUrl: '' } as unknown as Door
  for (const name of globSync('*.ts', { cwd: FOLDER }).filter((one) => !one.endsWith('.test.ts'))) {
    const exported = (await import(join(FOLDER, name))) as Record<string, unknown>
    for (const [key, value] of Object.entries(exported)) if (key.endsWith('Routes')) (value as (app: FastifyInstance, door: Door) => void)(app, door)
  }
  await app.close()
  return found.sort()
}
