/** The process that reads what strangers wrote: started when needed, started anew when it dies, given up on a mail that takes too long. */
import { fork, type ChildProcess } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { CameBack } from './classify.ts'
import type { ParseAnswer } from './parse-child.ts'

export type ReadMail = { cameBack: CameBack; tokens: string[] }
export type MailReader = { read(raw: Buffer): Promise<ReadMail>; close(): void }

/** A mail is read in a few milliseconds; after so many ms the reader is stopped. */
const PATIENCE_MS = 5_000
const UNREADABLE: ReadMail = { cameBack: { kind: 'unclear', detail: 'could not be read', isAddressDead: false }, tokens: [] }

export function openMailReader(): MailReader {
  const waiting = new Map<number, (read: ReadMail) => void>()
  let child: ChildProcess | null = null
  let nextId = 1
  const lose = () => {
    child = null
    for (const answer of waiting.values()) answer(UNREADABLE)
    waiting.clear()
  }
  const start = (): ChildProcess => {
    const root = resolve(import.meta.dirname, '..', '..', '..')
    const started = fork(join(import.meta.dirname, 'parse-child.ts'), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [
        '--disable-warning=ExperimentalWarning',
        '--permission',
        `--allow-fs-read=${join(root, 'src')}`,
        `--allow-fs-read=${join(root, 'package.json')}`,
        '--max-old-space-size=128',
      ],
      env: {},
    })
    started.on('message', (message) => {
      const answer = message as ParseAnswer
      waiting.get(answer.id)?.('problem' in answer ? UNREADABLE : answer)
      waiting.delete(answer.id)
    })
    started.on('exit', () => child === started && lose())
    started.on('error', () => child === started && lose())
    return started
  }
  return {
    read: (raw) =>
      new Promise((resolve) => {
        child ??= start()
        const reader = child
        const id = nextId++
        const timer = setTimeout(() => reader.kill('SIGKILL'), PATIENCE_MS)
        waiting.set(id, (read) => {
          clearTimeout(timer)
          resolve(read)
        })
        reader.send({ id, raw }, (error) => error && reader.kill('SIGKILL'))
      }),
    close: () => void child?.kill('SIGKILL'),
  }
}
