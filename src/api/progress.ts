/** How far the stages are, as a stream of events: read from the store, and sooner from this process when it runs the stage itself. */
import type { FastifyInstance } from 'fastify'
import { listRunningIncidents, listStages } from '../incident/stages.ts'
import type { Progress } from '../context.ts'
import { requireMay } from '../access/role.ts'
import { contextFor, signedIn, type Door } from './request.ts'
import type { ProgressEvent } from './contract.ts'

/** Reports of this process, handed to whoever listens. `report` fits Context.report. */
export type ProgressHub = { report(progress: Progress): void; listen(listener: (progress: Progress) => void): () => void }

export function makeProgressHub(): ProgressHub {
  const listeners = new Set<(progress: Progress) => void>()
  return {
    report: (progress) => {
      for (const listener of listeners) listener(progress)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const TICK_MS = 1_000
/** A comment keeps proxies from closing a silent stream. */
const HEARTBEAT_TICKS = 15
/** A stream ends with the session that opened it. */
const SESSION_TICKS = 60

/** `GET /api/events`: one stream a tab; a message only when something moved. The browser connects again by itself when it breaks. */
export function progressRoutes(app: FastifyInstance, door: Door): void {
  app.get('/api/events', async (request, reply) => {
    // Before anything is waited for: a tab that has gone by then would never be heard of, and its clock would tick for ever.
    let end = () => {}
    let isClosed = false
    reply.raw.on('close', () => {
      isClosed = true
      end()
    })
    const ctx = contextFor(door, await signedIn(door, request))
    requireMay(ctx.actor, 'incident.read')
    // Headers set by hooks are Fastify's own; a hijacked answer has to copy them.
    for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
    reply.hijack()
    if (isClosed) return
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
    reply.raw.write('retry: 2000\n\n')
    const sent = new Map<string, string>()
    let ticks = 0
    let busy = false
    const tick = async () => {
      if (busy) return
      busy = true
      try {
        for (const incidentId of await listRunningIncidents(ctx.store, [...sent.keys()])) {
          const event: ProgressEvent = { incidentId, stages: await listStages(ctx.store, incidentId) }
          const text = JSON.stringify(event)
          if (sent.get(incidentId) !== text) reply.raw.write(`data: ${text}\n\n`)
          sent.set(incidentId, text)
        }
        if (++ticks % HEARTBEAT_TICKS === 0) reply.raw.write(': still here\n\n')
        if (ticks % SESSION_TICKS === 0) await signedIn(door, request).catch(() => reply.raw.end())
      } catch {
        // The store may be restarting; the next tick tries again.
      } finally {
        busy = false
      }
    }
    const timer = setInterval(() => void tick(), TICK_MS)
    const stopListening = door.hub.listen((progress) => reply.raw.write(`event: report\ndata: ${JSON.stringify(progress)}\n\n`))
    end = () => {
      clearInterval(timer)
      stopListening()
    }
    void tick()
  })
}
