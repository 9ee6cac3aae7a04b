/**
 * How a reader of foreign bytes is walled in. Always: Node's permission model (files it was given, nothing else; no child processes, workers,
 * addons) and an empty environment. Where the system has them: no network and read-only evidence by Linux namespaces (or bubblewrap),
 * no capabilities, limits on CPU time and file size. Each wall is tried once before it is relied on.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../errors.ts'

export type Isolation = {
  /** Tools found to work here. */
  bubblewrap: string | null
  namespaces: { unshare: string; shell: string; mount: string } | null
  setpriv: string | null
  prlimit: string | null
  /** True when a reader was seen to fail to open a socket to this machine. */
  isNetworkCut: boolean
  isEvidenceReadOnly: boolean
}

/** A CPU-second limit is for the whole life of a reader; the pool replaces readers long before it. */
export const CPU_SECONDS_LIMIT = 4 * 3600
const FILE_SIZE_LIMIT_BYTES = 64 * 2 ** 30
const OPEN_FILES_LIMIT = 256
/** V8's own heap; buffers come on top, so the pool watches resident memory as well. */
const HEAP_LIMIT_MIB = 1_536

let detected: Promise<Isolation> | null = null

/** What holds here; found out once a process. Throws `sandbox_failed` when not even the permission model holds. */
export function detectIsolation(): Promise<Isolation> {
  detected ??= detect().catch((error: unknown) => {
    detected = null
    throw error
  })
  return detected
}

/** The walls, in words, for the report and the operator. */
export async function sandboxReport(): Promise<string[]> {
  const isolation = await detectIsolation()
  return [
    'Files are parsed in separate processes that may open the evidence, the program and their own scratch folder, and nothing else (Node permission model).',
    'They have no environment, no child processes, no worker threads and no native addons.',
    isolation.isNetworkCut
      ? 'They have no network (Linux network namespace).'
      : 'Their network is not cut by the system: none of the parsers opens a connection, but nothing prevents it.',
    isolation.isEvidenceReadOnly
      ? 'The evidence is mounted read-only for them.'
      : 'The evidence is not mounted read-only for them; the permission model forbids writing to it.',
    isolation.prlimit === null
      ? 'CPU time and file size are not limited by the system; the program stops a parser that hangs.'
      : 'CPU time, file size and open files are limited (prlimit).',
  ]
}

export type Launch = { command: string; args: string[] }

/** The command line of one reader. */
export function launchOf(isolation: Isolation, evidenceFolder: string, scratchFolder: string, entry: string = readerEntry()): Launch {
  const node = [process.execPath, ...nodeFlags(evidenceFolder, scratchFolder), entry]
  const limited =
    isolation.prlimit === null
      ? node
      : [isolation.prlimit, `--cpu=${CPU_SECONDS_LIMIT}`, `--fsize=${FILE_SIZE_LIMIT_BYTES}`, `--nofile=${OPEN_FILES_LIMIT}`, '--core=0', ...node]
  // pdeathsig: when we are killed, a reader that is caught in a loop dies with us.
  const dying = isolation.setpriv === null ? limited : [isolation.setpriv, '--no-new-privs', '--pdeathsig', 'KILL', ...limited]
  const [command, ...args] = walled(isolation, dying, evidenceFolder, scratchFolder)
  return { command: command!, args }
}

/** Mounts the evidence over itself, read-only, then gives up every capability: paths come as arguments, never as script text. */
const MOUNT_SCRIPT = '"$1" --bind "$2" "$2" && "$1" -o remount,bind,ro "$2" && shift 2 && exec "$@"'

function walled(isolation: Isolation, command: string[], evidenceFolder: string, scratchFolder: string): string[] {
  if (isolation.bubblewrap !== null) {
    const mounts = ['--ro-bind', '/', '/', '--dev', '/dev', '--proc', '/proc', '--bind', scratchFolder, scratchFolder]
    return [isolation.bubblewrap, '--unshare-all', '--die-with-parent', '--new-session', '--cap-drop', 'ALL', ...mounts, '--', ...command]
  }
  if (isolation.namespaces === null) return command
  const { unshare, shell, mount } = isolation.namespaces
  const dropping = isolation.setpriv === null ? command : [isolation.setpriv, '--bounding-set=-all', '--inh-caps=-all', '--', ...command]
  if (!isolation.isEvidenceReadOnly) return [unshare, '--user', '--map-root-user', '--net', '--', ...dropping]
  return [unshare, '--user', '--map-root-user', '--net', '--mount', '--', shell, '-c', MOUNT_SCRIPT, shell, mount, evidenceFolder, ...dropping]
}

function nodeFlags(evidenceFolder: string, scratchFolder: string): string[] {
  const reads = [...programFolders(), evidenceFolder, scratchFolder]
  return [
    '--permission',
    ...reads.map((folder) => `--allow-fs-read=${folder.endsWith(sep) ? folder : folder + sep}`),
    `--allow-fs-write=${scratchFolder}${sep}`,
    `--max-old-space-size=${HEAP_LIMIT_MIB}`,
    // A pattern is compiled at its first use, for good: most files are small, and compiling it for an interpreter first costs as much again.
    '--no-regexp-tier-up',
    '--disable-warning=ExperimentalWarning',
    '--disable-warning=SecurityWarning',
  ]
}

/** Our own source, and the packages it uses (which may lie further up when we are installed as a package). */
function programFolders(): string[] {
  const source = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  const entry = realpathSync(createRequire(import.meta.url).resolve('yauzl'))
  const packages = entry.slice(0, entry.lastIndexOf(`${sep}node_modules${sep}`) + `${sep}node_modules`.length)
  return [source, packages]
}

export function readerEntry(): string {
  return join(dirname(fileURLToPath(import.meta.url)), 'reader.ts')
}

async function detect(): Promise<Isolation> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'tocsin-probe-'))
  try {
    const evidence = join(folder, 'evidence')
    const scratch = join(folder, 'scratch')
    for (const path of [evidence, scratch]) mkdirSync(path)
    writeFileSync(join(evidence, 'seen'), 'seen')
    const [setpriv, prlimit] = await Promise.all([
      findWorking('setpriv', ['--no-new-privs', '--pdeathsig', 'KILL', 'true']),
      findWorking('prlimit', ['--core=0', 'true']),
    ])
    const tools = { setpriv, prlimit }
    let reason = ''
    for (const isolation of candidates(tools)) {
      const seen = await probe(isolation, evidence, scratch)
      if (seen.isWalled && (!isolation.isNetworkCut || seen.isNetworkCut) && (!isolation.isEvidenceReadOnly || seen.isEvidenceReadOnly)) return isolation
      reason = seen.reason
    }
    throw new AppError('sandbox_failed', { reason })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Strongest first. */
function* candidates(tools: Pick<Isolation, 'setpriv' | 'prlimit'>): Generator<Isolation> {
  const [bubblewrap, unshare, shell, mount] = ['bwrap', 'unshare', 'sh', 'mount'].map(findProgram)
  const none = { bubblewrap: null, namespaces: null, isNetworkCut: false, isEvidenceReadOnly: false }
  if (bubblewrap) yield { ...tools, ...none, bubblewrap, isNetworkCut: true, isEvidenceReadOnly: true }
  if (unshare && shell && mount) {
    yield { ...tools, ...none, namespaces: { unshare, shell, mount }, isNetworkCut: true, isEvidenceReadOnly: true }
    yield { ...tools, ...none, namespaces: { unshare, shell, mount }, isNetworkCut: true }
  }
  yield { ...tools, ...none }
  yield { ...none, setpriv: null, prlimit: null }
}

type Seen = { isWalled: boolean; isNetworkCut: boolean; isEvidenceReadOnly: boolean; reason: string }

/** Starts a reader that tries to break out, and reports what it could do. */
async function probe(isolation: Isolation, evidence: string, scratch: string): Promise<Seen> {
  const { command, args } = launchOf(isolation, evidence, scratch, join(dirname(fileURLToPath(import.meta.url)), 'probe.ts'))
  const answer = await run(command, [...args, evidence, scratch])
  try {
    const seen = JSON.parse(answer ?? '') as Record<
      'readsEvidence' | 'readsElsewhere' | 'writesEvidence' | 'writesScratch' | 'startsProcess' | 'hasNetwork' | 'isMountReadOnly',
      boolean
    >
    const isWalled = seen.readsEvidence && seen.writesScratch && !seen.readsElsewhere && !seen.writesEvidence && !seen.startsProcess
    return {
      isWalled,
      isNetworkCut: !seen.hasNetwork,
      isEvidenceReadOnly: seen.isMountReadOnly,
      reason: isWalled ? '' : 'the permission model of Node does not hold here',
    }
  } catch {
    return { isWalled: false, isNetworkCut: false, isEvidenceReadOnly: false, reason: 'a sandboxed process did not start' }
  }
}

function findProgram(name: string): string | null {
  for (const folder of ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin']) if (existsSync(join(folder, name))) return join(folder, name)
  return null
}

async function findWorking(name: string, args: string[]): Promise<string | null> {
  const program = findProgram(name)
  if (program === null) return null
  return (await run(program, args)) === null ? null : program
}

/** Standard output, or null when the program failed. */
function run(command: string, args: string[]): Promise<string | null> {
  return new Promise((done) => {
    execFile(command, args, { env: readerEnvironment(), timeout: 15_000, maxBuffer: 1 << 20 }, (error, stdout) => done(error ? null : stdout))
  })
}

/** Nothing of ours: no connection strings, no keys. Where programs lie, the language of text, and UTC. */
export function readerEnvironment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' }
}

/** Resident memory of a process in bytes; 0 where the system does not say. */
export function residentBytes(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]) * 4096
  } catch {
    return 0
  }
}
