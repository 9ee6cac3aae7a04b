/**
 * An IMAP server that is not ours (pymap, from PyPI, with a Maildir), for the tests: installed once into .cache/pymap (not in the repository), started on
 * a free port of this machine, killed and started again.
 */
import { ImapFlow } from 'imapflow'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

export const PYMAP = '0.36.7'
const FOLDER = join(import.meta.dirname, '..', '..', '.cache', 'pymap')
const PYTHON = join(FOLDER, 'bin', 'python')
const USER = 'desk'
export const PASSWORD = 'three random words'

/** null: it is installed now; otherwise what is missing. */
export function missingForPymap(): string | null {
  const version = () => spawnSync(PYTHON, ['-c', "from importlib.metadata import version; print(version('pymap'))"], { encoding: 'utf8' }).stdout?.trim()
  if (existsSync(PYTHON) && version() === PYMAP) return null
  if (spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' }).status !== 0) return 'python3 (3.11 or later)'
  mkdirSync(FOLDER, { recursive: true })
  if (spawnSync('python3', ['-m', 'venv', FOLDER], { stdio: 'ignore' }).status !== 0) return 'pip (python3 -m venv cannot make an environment)'
  console.log(`installing pymap ${PYMAP} into .cache/pymap, once …`)
  const installed = spawnSync(PYTHON, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pymap==${PYMAP}`], { stdio: 'ignore' })
  return installed.status === 0 ? null : `the package pymap ${PYMAP} (pip could not fetch it)`
}

export type Pymap = {
  url: string
  /** As a mail server delivers it: a file in the Maildir. */
  deliver(bytes: Buffer): void
  /** Messages that are marked as read. */
  seen(): number
  /** Somebody reads everything in a program of their own. */
  markAllSeen(): Promise<void>
  /** The mailbox numbers its messages anew, as after it was restored from a backup. */
  renumber(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export async function startPymap(): Promise<Pymap> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-pymap-'))
  const port = await freePort()
  const hash = spawnSync(PYTHON, ['-c', `from pysasl.hashing import BuiltinHash; print(BuiltinHash(rounds=1000).hash('${PASSWORD}'))`], { encoding: 'utf8' })
  writeFileSync(join(folder, 'pymap-etc-passwd'), `${USER}:x::::box:\r\n`)
  writeFileSync(join(folder, 'pymap-etc-shadow'), `${USER}:${hash.stdout.trim()}:::::::\r\n`)
  const box = join(folder, 'box')
  for (const name of ['tmp', 'new', 'cur']) mkdirSync(join(box, name), { recursive: true })
  let child: ChildProcess | null = null
  let delivered = 0
  const kill = async (): Promise<void> => {
    const running = child
    child = null
    if (running === null || running.exitCode !== null) return
    await new Promise<void>((done) => (running.once('exit', () => done()), running.kill('SIGKILL')))
    // Killed while it wrote, pymap leaves its lock, and waits for it ten seconds at every command afterwards.
    for (const path of globSync('**/*.lock', { cwd: folder })) rmSync(join(folder, path), { force: true })
  }
  const start = async (): Promise<void> => {
    const args = ['--host', '127.0.0.1', '--port', String(port), '--no-tls', 'maildir', folder]
    child = spawn(PYTHON, ['-c', 'from pymap.main import main; main()', ...args], { stdio: 'ignore' })
    for (let count = 0; count < 300; count++) {
      if (child.exitCode !== null) throw new Error(`pymap ended with ${child.exitCode}`)
      if (await answers(port)) return
      await sleep(100)
    }
    throw new Error('pymap did not start')
  }
  await start()
  return {
    url: `imap://${USER}@127.0.0.1:${port}/INBOX`,
    deliver: (bytes) => writeFileSync(join(box, 'new', `${1_770_000_000 + ++delivered}.M${delivered}P1.host`), bytes),
    seen: () => readdirSync(join(box, 'cur')).filter((name) => /:2,[A-Za-z]*S/.test(name)).length,
    markAllSeen: async () => {
      const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, auth: { user: USER, pass: PASSWORD }, logger: false })
      await client.connect()
      const lock = await client.getMailboxLock('INBOX')
      await client.messageFlagsAdd('1:*', ['\\Seen'])
      lock.release()
      await client.logout()
    },
    renumber: async () => {
      await kill()
      const list = join(box, 'dovecot-uidlist')
      writeFileSync(
        list,
        readFileSync(list, 'utf8').replace(/^3 V(\d+)/, (_, validity: string) => `3 V${Number(validity) + 1}`),
      )
      await start()
    },
    kill,
    start,
    close: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(1_000, () => (socket.destroy(), done(false)))
    socket.once('data', (greeting) => (socket.destroy(), done(String(greeting).startsWith('* OK'))))
    socket.once('error', () => done(false))
  })
}
