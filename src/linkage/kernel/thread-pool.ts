/**
 * Threads for linkage. What a thread does is a task of tasks.ts; with one thread, or little to do, the same tasks run here. Results never
 * depend on how many threads there are: tasks are cut by the data, and their results put together in the order of the tasks.
 */
import { Worker } from 'node:worker_threads'
import { newTasks, type Tasks } from './tasks.ts'

export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

export type ThreadPool = {
  readonly threads: number
  /** On one certain thread (modulo their number), after what was given to it before. */
  runOn<Name extends TaskName>(thread: number, name: Name, input: TaskInput<Name>): Promise<TaskResult<Name>>
  /** On every thread. */
  runOnAll<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<void>
  /** A list of tasks, each on the next free thread; results in the order of the list. */
  runEach<Name extends TaskName>(name: Name, inputs: readonly TaskInput<Name>[], onDone?: (done: number) => void): Promise<TaskResult<Name>[]>
  close(): Promise<void>
}

export function openThreadPool(threads: number): ThreadPool {
  return threads <= 1 ? poolOfNone() : poolOf(threads)
}

function poolOfNone(): ThreadPool {
  const tasks = newTasks()
  const run = <Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskResult<Name>> =>
    Promise.resolve((tasks[name] as unknown as (input: TaskInput<Name>) => TaskResult<Name>)(input))
  return {
    threads: 1,
    runOn: (_thread, name, input) => run(name, input),
    runOnAll: async (name, input) => void (await run(name, input)),
    async runEach<Name extends TaskName>(name: Name, inputs: readonly TaskInput<Name>[], onDone?: (done: number) => void) {
      const results: TaskResult<Name>[] = []
      for (const input of inputs) {
        results.push(await run(name, input))
        onDone?.(results.length)
      }
      return results
    },
    close: async () => {},
  }
}

type Answer = { id: number; result?: unknown; error?: unknown }
type Waiting = { resolve: (result: never) => void; reject: (error: unknown) => void }

function poolOf(threads: number): ThreadPool {
  const waiting = new Map<number, Waiting>()
  let nextId = 1
  const fail = (error: unknown) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url))
    worker.on('message', ({ id, result, error }: Answer) => {
      const { resolve, reject } = waiting.get(id)!
      waiting.delete(id)
      if (error === undefined) resolve(result as never)
      else reject(error)
    })
    worker.on('error', fail)
    worker.unref()
    return worker
  })
  const runOn = <Name extends TaskName>(thread: number, name: Name, input: TaskInput<Name>): Promise<TaskResult<Name>> => {
    const id = nextId++
    const worker = workers[thread % threads]!
    worker.ref()
    return new Promise<TaskResult<Name>>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, name, input })
    })
  }
  return {
    threads,
    runOn,
    runOnAll: async (name, input) => void (await Promise.all(workers.map((_, thread) => runOn(thread, name, input)))),
    async runEach<Name extends TaskName>(name: Name, inputs: readonly TaskInput<Name>[], onDone?: (done: number) => void) {
      const results: TaskResult<Name>[] = []
      let next = 0
      let done = 0
      await Promise.all(
        workers.map(async (_, thread) => {
          for (let index = next++; index < inputs.length; index = next++) {
            results[index] = await runOn(thread, name, inputs[index]!)
            onDone?.(++done)
          }
        }),
      )
      return results
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
