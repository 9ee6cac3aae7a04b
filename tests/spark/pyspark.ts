/**
 * A real Apache Spark for the tests, from the `pyspark` package: installed once into .cache/spark (not in the repository), started on free
 * ports of this machine with a small heap, and stopped with all that it started.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

export const PYSPARK = '4.3.0'
const FOLDER = join(import.meta.dirname, '..', '..', '.cache', 'spark')

/** Where Spark is, after installing it if need be; or why it cannot be had here. */
export function findSpark(): { home: string } | { missing: string } {
  for (const [command, args] of [
    ['java', ['-version']],
    ['python3', ['--version']],
    ['python3', ['-m', 'venv', '--help']],
  ] as const)
    if (spawnSync(command, args, { stdio: 'ignore' }).status !== 0) return { missing: args[0] === '-m' ? 'python3 -m venv' : command }
  const homeOf = (python: string) =>
    spawnSync(python, ['-c', 'import pyspark, os; print(pyspark.__version__); print(os.path.dirname(pyspark.__file__))'], { encoding: 'utf8' })
      .stdout?.trim()
      .split('\n') ?? []
  const python = join(FOLDER, 'bin', 'python')
  const [version, home] = existsSync(python) ? homeOf(python) : []
  if (version === PYSPARK) return { home: home! }
  mkdirSync(FOLDER, { recursive: true })
  if (spawnSync('python3', ['-m', 'venv', FOLDER], { stdio: 'ignore' }).status !== 0) return { missing: 'pip (python3 -m venv cannot make an environment)' }
  console.log(`installing pyspark ${PYSPARK} into .cache/spark, once …`)
  const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `pyspark==${PYSPARK}`], { stdio: 'ignore' })
  return installed.status === 0 ? { home: homeOf(python)[1]! } : { missing: `the package pyspark ${PYSPARK} (pip could not fetch it)` }
}

/** These processes live for a minute: compiling for years to come, and collecting beside the work, cost two fifths of all they did. */
const SHORT_LIVED = { JAVA_TOOL_OPTIONS: [process.env['JAVA_TOOL_OPTIONS'], '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'].filter(Boolean).join(' ') }

export type SparkServer = {
  url: string
  /** Process ids of the workers of a cluster; none where all runs in one process. */
  workers: ChildProcess[]
  log(): string
  stop(): Promise<void>
}

/** Spark Connect in one process with two threads, for a test. */
export async function startSpark(home: string): Promise<SparkServer> {
  return startServer(home, 'local[2]', { env: SHORT_LIVED })
}

/** The same as it is run for years, to be measured; with a heap of this size (`2g`). */
export async function startSparkToMeasure(home: string, memory: string): Promise<SparkServer> {
  return startServer(home, 'local[2]', { memory })
}

/** A master, two workers of one core each, and Spark Connect in front of them: five processes, as on five machines. */
export async function startCluster(home: string): Promise<SparkServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spark-cluster-'))
  const port = await freePort()
  const env = { ...process.env, ...SHORT_LIVED, SPARK_HOME: home, SPARK_DAEMON_MEMORY: '256m', SPARK_LOCAL_IP: '127.0.0.1', SPARK_WORKER_DIR: folder }
  const start = (name: string, className: string, ...args: string[]) => {
    const log = openSync(join(folder, `${name}.log`), 'w')
    return spawn(join(home, 'bin', 'spark-class'), [className, ...args], { env, cwd: folder, detached: true, stdio: ['ignore', log, log] })
  }
  const master = start('master', 'org.apache.spark.deploy.master.Master', '--host', '127.0.0.1', '--port', String(port), '--webui-port', '0')
  const url = `spark://127.0.0.1:${port}`
  await logSays(join(folder, 'master.log'), 'I have been elected leader')
  const workers = ['one', 'two'].map((name) =>
    start(name, 'org.apache.spark.deploy.worker.Worker', '--host', '127.0.0.1', '--webui-port', '0', '--cores', '1', '--memory', '700m', url),
  )
  for (const name of ['one', 'two']) await logSays(join(folder, `${name}.log`), 'Successfully registered with master')
  const stopAll = () => {
    for (const child of [...workers, master]) killAll(child)
  }
  const server = await startServer(home, url, { settings: ['spark.executor.memory=512m', 'spark.executor.cores=1'], env: SHORT_LIVED }).catch(
    (error: unknown) => {
      stopAll()
      throw error
    },
  )
  return {
    ...server,
    workers,
    stop: async () => {
      await server.stop()
      stopAll()
      await sleep(200)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

type Settings = { settings?: string[]; memory?: string; env?: Record<string, string> }

async function startServer(home: string, master: string, { settings = [], memory = '1g', env = {} }: Settings): Promise<SparkServer> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-spark-'))
  const port = await freePort()
  const all = [
    `spark.connect.grpc.binding.port=${port}`,
    'spark.connect.grpc.binding.address=127.0.0.1',
    'spark.driver.bindAddress=127.0.0.1',
    'spark.driver.host=127.0.0.1',
    'spark.ui.enabled=false',
    'spark.sql.shuffle.partitions=4',
    `spark.sql.warehouse.dir=${join(folder, 'warehouse')}`,
    `spark.local.dir=${folder}`,
    ...settings,
  ]
  const args = ['--class', 'org.apache.spark.sql.connect.service.SparkConnectServer', '--master', master, '--driver-memory', memory]
  const log = openSync(join(folder, 'server.log'), 'w')
  const child = spawn(join(home, 'bin', 'spark-submit'), [...args, ...all.flatMap((setting) => ['--conf', setting]), 'spark-internal'], {
    cwd: folder,
    env: { ...process.env, ...env, SPARK_HOME: home, SPARK_LOCAL_IP: '127.0.0.1' },
    detached: true,
    stdio: ['ignore', log, log],
  })
  const text = () => readFileSync(join(folder, 'server.log'), 'utf8')
  try {
    await logSays(join(folder, 'server.log'), 'Spark Connect server started')
  } catch (error) {
    killAll(child)
    throw error
  }
  return {
    url: `sc://127.0.0.1:${port}`,
    workers: [],
    log: text,
    stop: async () => {
      killAll(child)
      await sleep(200)
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Ends a process and all that it started: each was started as the leader of a group of its own. */
export function killAll(child: ChildProcess): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

async function logSays(path: string, words: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    if (text.includes(words)) return
    if (/Error initializing SparkContext|Exception in thread "main"/.test(text)) break
    await sleep(200)
  }
  throw new Error(`Spark did not say "${words}":\n${readFileSync(path, 'utf8').slice(-2000)}`)
}
