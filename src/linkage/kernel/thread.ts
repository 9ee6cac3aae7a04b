/** One thread of linkage: takes tasks, gives results. */
import { parentPort } from 'node:worker_threads'
import { newTasks } from './tasks.ts'

const tasks = newTasks() as Record<string, (input: unknown) => unknown>
parentPort!.on('message', ({ id, name, input }: { id: number; name: string; input: unknown }) => {
  try {
    parentPort!.postMessage({ id, result: tasks[name]!(input) })
  } catch (error) {
    parentPort!.postMessage({ id, error })
  }
})
