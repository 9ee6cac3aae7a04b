/**
 * The wire of Spark Connect: one call executes a plan and streams its answer. Connections break (a proxy's time limit, a restart of a node in
 * between) while the query goes on; so every execution is reattachable: a broken stream is taken up after the last answer that arrived, what
 * has arrived is released, and nothing comes twice. Protocol: Apache Spark 4.3, spark/connect/base.proto (spark-connect.proto has our part).
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { credentials, loadPackageDefinition, Metadata, status, type ClientReadableStream, type ServiceError } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { AppError } from '../errors.ts'
import { parseSparkUrl } from './spark-url.ts'

export type Literal = { literal: { boolean: boolean } | { long: number } | { double: number } | { string: string } }
export type Relation = { sql: { query: string; named_arguments?: Record<string, Literal> } } | { local_relation: { data: Uint8Array; schema?: string } }
export type Command =
  | { sql_command: { sql: string; named_arguments?: Record<string, Literal> } }
  | { write_operation: { input: Relation; source: string; table: { table_name: string; save_method: string }; mode: string } }
export type Plan = { root: Relation } | { command: Command }

export type Progress = { tasks: number; done: number }
type Answer = {
  response_id: string
  server_side_session_id: string
  arrow_batch?: { row_count: number; data: Uint8Array }
  result_complete?: object
  execution_progress?: { stages: { num_tasks: number; num_completed_tasks: number }[] }
}
type Session = { session_id: string; user_context: { user_id: string; user_name: string }; client_type: string }
type Unary = (request: object, metadata: Metadata, options: { deadline: Date }, done: (error: ServiceError | null, answer: unknown) => void) => void
type Stream = (request: object, metadata: Metadata) => ClientReadableStream<Answer>
type Stub = {
  ExecutePlan: Stream
  ReattachExecute: Stream
  ReleaseExecute: Unary
  ReleaseSession: Unary
  Interrupt: Unary
  Config: Unary
  close(): void
  waitForReady(deadline: Date, done: (error?: Error) => void): void
}

export type SparkConnection = {
  /** Runs a plan and gives its Arrow batches (IPC streams) as they come. Leaving the loop early stops the query on the server. */
  execute(plan: Plan, onProgress?: (progress: Progress) => void): AsyncGenerator<Uint8Array>
  config(pairs: { key: string; value?: string }[], operation: 'set' | 'get_with_default'): Promise<{ key: string; value: string }[]>
  close(): Promise<void>
}

export type ConnectionOptions = {
  /** How long to wait for a first answer from the server. Default 20 s. */
  connectWithinMs?: number
  /** How many times in a row a stream may break without an answer in between. Default 12, with pauses from 0.1 to 15 s: over a minute. */
  attempts?: number
}

const SERVICE = join(import.meta.dirname, 'spark-connect.proto')
const RELEASE_EVERY = 8
const CALL_MS = 60_000
/** A message may be this large; Spark cuts Arrow batches at 4 MiB, a single row may exceed it. */
const LARGEST_MESSAGE_BYTES = 256 << 20

export async function connectSpark(url: string, options: ConnectionOptions = {}): Promise<SparkConnection> {
  const address = parseSparkUrl(url)
  const definition = loadPackageDefinition(loadSync(SERVICE, { keepCase: true, longs: Number, enums: String, oneofs: true, defaults: false }))
  const { SparkConnectService } = (definition as unknown as { spark: { connect: { SparkConnectService: new (...args: unknown[]) => Stub } } }).spark.connect
  const stub = new SparkConnectService(`${address.host}:${address.port}`, address.isEncrypted ? credentials.createSsl() : credentials.createInsecure(), {
    'grpc.max_receive_message_length': LARGEST_MESSAGE_BYTES,
    'grpc.max_send_message_length': LARGEST_MESSAGE_BYTES,
    'grpc.keepalive_time_ms': 30_000,
    'grpc.keepalive_timeout_ms': 20_000,
  })
  await new Promise<void>((done, fail) => {
    stub.waitForReady(new Date(Date.now() + (options.connectWithinMs ?? 20_000)), (error) => {
      if (!error) return done()
      stub.close()
      fail(new AppError('spark_unreachable', { address: `${address.host}:${address.port}` }))
    })
  })
  const metadata = new Metadata()
  if (address.token !== '') metadata.set('authorization', `Bearer ${address.token}`)
  for (const [name, value] of Object.entries(address.headers)) metadata.set(name.toLowerCase(), value)
  const session: Session = { session_id: randomUUID(), user_context: { user_id: address.userId, user_name: address.userId }, client_type: 'tocsin' }
  const call = <Result>(method: 'ReleaseExecute' | 'ReleaseSession' | 'Interrupt' | 'Config', request: object): Promise<Result> =>
    new Promise((done, fail) =>
      stub[method]({ ...session, ...request }, metadata, { deadline: new Date(Date.now() + CALL_MS) }, (error, answer) =>
        error ? fail(inWords(error)) : done(answer as Result),
      ),
    )
  return {
    execute: (plan, onProgress) => execute({ stub, session, metadata, call, attempts: options.attempts ?? 12 }, plan, onProgress),
    config: async (pairs, operation) => {
      const answer = await call<{ pairs?: { key: string; value: string }[] }>('Config', { operation: { [operation]: { pairs } } })
      return answer.pairs ?? []
    },
    close: async () => {
      await call('ReleaseSession', {}).catch(() => {})
      stub.close()
    },
  }
}

type Wire = {
  stub: Stub
  session: Session
  metadata: Metadata
  call: (method: 'ReleaseExecute' | 'Interrupt', request: object) => Promise<unknown>
  attempts: number
}

async function* execute(wire: Wire, plan: Plan, onProgress: ((progress: Progress) => void) | undefined): AsyncGenerator<Uint8Array> {
  const { stub, session, metadata, call } = wire
  const operation_id = randomUUID()
  const begin = () => stub.ExecutePlan({ ...session, operation_id, plan, request_options: [{ reattach_options: { reattachable: true } }] }, metadata)
  const takeUp = (last: string) => stub.ReattachExecute({ ...session, operation_id, ...(last === '' ? {} : { last_response_id: last }) }, metadata)
  let last = ''
  let isComplete = false
  let sinceRelease = 0
  let broken = 0
  let stream = begin()
  try {
    while (!isComplete) {
      try {
        for await (const answer of stream as AsyncIterable<Answer>) {
          broken = 0
          last = answer.response_id
          if (answer.result_complete) isComplete = true
          else if (answer.execution_progress) onProgress?.(progressOf(answer.execution_progress.stages ?? []))
          else if (answer.arrow_batch) yield answer.arrow_batch.data
          if (++sinceRelease % RELEASE_EVERY === 0) void call('ReleaseExecute', { operation_id, release_until: { response_id: last } }).catch(() => {})
        }
        if (!isComplete) stream = takeUp(last)
      } catch (error) {
        const kind = kindOf(error)
        // The server may not have heard of the operation at all: the very first call was lost.
        const wasNeverBegun = kind === 'not begun' && last === ''
        if ((kind !== 'broken' && kind !== 'begun already' && !wasNeverBegun) || ++broken > wire.attempts) throw inWords(error as ServiceError)
        await sleep(Math.min(15_000, 100 * 2 ** (broken - 1)))
        stream = wasNeverBegun ? begin() : takeUp(last)
      }
    }
  } finally {
    if (isComplete) void call('ReleaseExecute', { operation_id, release_all: {} }).catch(() => {})
    else {
      stream.cancel()
      await call('Interrupt', { interrupt_type: 'INTERRUPT_TYPE_OPERATION_ID', operation_id }).catch(() => {})
      void call('ReleaseExecute', { operation_id, release_all: {} }).catch(() => {})
    }
  }
}

const progressOf = (stages: { num_tasks: number; num_completed_tasks: number }[]): Progress => ({
  tasks: stages.reduce((sum, stage) => sum + (stage.num_tasks ?? 0), 0),
  done: stages.reduce((sum, stage) => sum + (stage.num_completed_tasks ?? 0), 0),
})

/** What broke: the line (try again), or the query (say so). */
function kindOf(error: unknown): 'broken' | 'not begun' | 'begun already' | 'refused' {
  const { code, details = '' } = error as Partial<ServiceError>
  if (details.includes('INVALID_HANDLE.OPERATION_ALREADY_EXISTS')) return 'begun already'
  if (details.includes('INVALID_HANDLE.OPERATION_NOT_FOUND') || details.includes('INVALID_HANDLE.SESSION_NOT_FOUND')) return 'not begun'
  if (code === status.UNAVAILABLE || code === status.DEADLINE_EXCEEDED || code === status.ABORTED) return 'broken'
  if (code === status.CANCELLED || code === status.RESOURCE_EXHAUSTED) return 'broken'
  // A proxy that ends a stream does so with RST_STREAM; a cursor left open by the last attempt is told as disconnected.
  if (code === status.INTERNAL && /RST_STREAM|INVALID_CURSOR\.DISCONNECTED|Received unexpected|half-closed|stream terminated/i.test(details)) return 'broken'
  return 'refused'
}

/**
 * Spark's own message may quote the data it stumbled on; only its error class (`[CAST_INVALID_INPUT]`) and the place in our SQL are told.
 */
function inWords(error: ServiceError | AppError): AppError {
  if (error instanceof AppError) return error
  if (error.code === status.UNAUTHENTICATED || error.code === status.PERMISSION_DENIED) return new AppError('spark_not_allowed', {})
  if (kindOf(error) === 'broken') return new AppError('spark_lost', {})
  const errorClass = /\[([A-Z][A-Z0-9_.]+)\]/.exec(error.details ?? '')?.[1]
  const exception = /\b(?:java|org|scala)(?:\.\w+)+(?:Exception|Error)\b/.exec(error.details ?? '')?.[0]
  const name = /(?:table|view|function|routine|column)[^`]{0,60}(`[\w.]+`(?:\.`[\w.]+`)*)/i.exec(error.details ?? '')?.[1]
  const place = /line (\d+), pos (\d+)/.exec(error.details ?? '')
  const problem = [errorClass ?? exception ?? `gRPC status ${error.code}`, name, place ? `line ${place[1]}, position ${place[2]}` : undefined]
  return new AppError('spark_refused', { problem: problem.filter((part) => part !== undefined).join(', ') })
}
