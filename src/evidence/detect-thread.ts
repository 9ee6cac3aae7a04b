/** A thread of `detectFile`: told once what to look for, it answers each batch of lines with what stands in it. */
import { parentPort, workerData } from 'node:worker_threads'
import { detectLines } from './detect-lines.ts'
import type { DetectorContext } from './finding.ts'

const context = workerData as DetectorContext
parentPort!.on('message', (lines: string[]) => parentPort!.postMessage(detectLines(lines, context)))
