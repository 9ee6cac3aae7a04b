/**
 * Sets a Typst source with data and gives back a PDF that meets PDF/UA-1. Everything else in the house goes through this one function, so
 * that the typesetter can be changed in one place.
 *
 * It runs in child processes: the typesetter is native code that reads what strangers wrote (names, addresses), and it leaks a little.
 * A child is replaced after a number of pages' worth of work, and started again when it dies.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../errors.ts'

/** Data that can be laid out in several ways, best first: the first that takes the pages it promises is used, or else the last. */
export type Fitting = { data: unknown; ways: { pages: number; way: unknown }[] }

/** What a child is asked, and what it answers. Data is JSON text: the source reads it with `json("data.json")`, and the way it is laid out with `json("way.json")`. */
export type TypesetTask = { id: number; source: string; documents: { json: string; ways: { pages: number; json: string }[] }[] }
export type TypesetAnswer = { id: number; pdfs: Buffer[] } | { id: number; problem: string; index: number }

type Waiting = { task: TypesetTask; resolve: (pdfs: Buffer[]) => void; reject: (error: Error) => void; tries: number }
type Setter = { child: ChildProcess; current: Waiting | null; done: number }

/** A child is replaced after this many documents: measured growth is then below 100 MiB. */
const DOCUMENTS_A_CHILD = 20_000
/** Documents in one message: few enough to share the work evenly, enough to hide the cost of a message. */
const DOCUMENTS_A_MESSAGE = 50
const MOST_CHILDREN = Math.max(1, Math.min(4, availableParallelism()))

const setters = new Set<Setter>()
const waiting: Waiting[] = []
let nextId = 1

/** Sets one document from its data, or from the version that fits. Fails with `letter_failed` when the source is wrong or a character has no glyph. */
export async function typeset(source: string, data: unknown): Promise<Buffer> {
  const [pdf] = await ask(source, [documentOf(data)])
  return pdf!
}

/** Sets many documents of one source, in order, on all cores; holds only a few in memory at a time. */
export async function* typesetMany(source: string, dataOf: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  const ahead: Promise<Buffer[]>[] = []
  let batch: TypesetTask['documents'] = []
  const send = () => {
    const promise = ask(source, batch)
    promise.catch(() => {}) // met again below, in order
    ahead.push(promise)
    batch = []
  }
  for await (const data of dataOf) {
    batch.push(documentOf(data))
    if (batch.length < DOCUMENTS_A_MESSAGE) continue
    send()
    if (ahead.length > MOST_CHILDREN * 2) yield* await ahead.shift()!
  }
  if (batch.length > 0) send()
  for (const pdfs of ahead) yield* await pdfs
}

/** Ends the children. A program that is about to exit need not call it: they end when their parent does. */
export async function closeTypesetters(): Promise<void> {
  await Promise.all([...setters].map((setter) => retire(setter)))
}

function documentOf(given: unknown): TypesetTask['documents'][number] {
  const isFitting = typeof given === 'object' && given !== null && 'ways' in given
  const { data, ways } = isFitting ? (given as Fitting) : { data: given, ways: [{ pages: 0, way: null }] }
  return { json: JSON.stringify(data), ways: ways.map(({ pages, way }) => ({ pages, json: JSON.stringify(way) })) }
}

function ask(source: string, documents: TypesetTask['documents']): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    waiting.push({ task: { id: nextId++, source, documents }, resolve, reject, tries: 0 })
    dispatch()
  })
}

function dispatch(): void {
  while (waiting.length > 0) {
    const free = [...setters].find(({ current }) => current === null) ?? (setters.size < MOST_CHILDREN ? start() : undefined)
    if (free === undefined) return
    const next = waiting.shift()!
    free.current = next
    next.tries++
    keepAlive(free.child, true)
    free.child.send(next.task, (error) => error && lose(free))
  }
}

function start(): Setter {
  // No settings of ours reach the child: it needs none, and must not see a database address.
  const child = fork(join(import.meta.dirname, 'typeset-child.ts'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  const setter: Setter = { child, current: null, done: 0 }
  setters.add(setter)
  child.on('message', (answer) => finish(setter, answer as TypesetAnswer))
  child.on('error', () => lose(setter))
  child.on('exit', () => lose(setter))
  keepAlive(child, false)
  return setter
}

/** An idle child must not keep the program from ending. */
function keepAlive(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}

function finish(setter: Setter, answer: TypesetAnswer): void {
  const job = setter.current
  if (job === null || job.task.id !== answer.id) return
  setter.current = null
  setter.done += job.task.documents.length
  keepAlive(setter.child, false)
  if ('problem' in answer) job.reject(new AppError('letter_failed', { problem: answer.problem }))
  else job.resolve(answer.pdfs.map((pdf) => Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)))
  if (setter.done >= DOCUMENTS_A_CHILD) void retire(setter)
  dispatch()
}

/** A child that died gives its work back once; a second death is the work's own fault. */
function lose(setter: Setter): void {
  if (!setters.delete(setter)) return
  const job = setter.current
  setter.current = null
  if (job !== null && job.tries < 2) waiting.unshift(job)
  else job?.reject(new AppError('letter_failed', { problem: 'the typesetter stopped' }))
  dispatch()
}

function retire(setter: Setter): Promise<void> {
  setters.delete(setter)
  if (setter.child.exitCode !== null || setter.child.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    setter.child.ref()
    setter.child.once('exit', () => done())
    setter.child.kill('SIGKILL') // it holds nothing that could be lost
  })
}
