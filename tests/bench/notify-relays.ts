/**
 * Sending to mail servers that others wrote: Haraka (npm) and aiosmtpd (PyPI), whose SMTP, parsing of headers and pipelining are not ours. Each has to
 * have taken exactly one message for everybody, with one recipient, who is the one in `To`. There is no Postfix to be had from a package registry.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readyCampaign } from '../faults/notify.ts'
import type { Context } from '../../src/context.ts'
import { openSending, sendOnce } from '../../src/notify/send/send-campaigns.ts'
import { withStore } from './notify-sending.ts'
import { figureOf } from './measure.ts'
import type { Figure } from './figures.ts'
import { findPeer } from './peers.ts'

const PEOPLE = 5_000
const HARAKA = '3.3.4'
type Relay = { name: string; start(folder: string): Promise<{ port: number; truth: string; child: ChildProcess }> }

/** A figure for each server that can be had; one that cannot is said aloud. */
export async function benchRelays(runs: number): Promise<Figure[]> {
  const relays = [haraka(), aiosmtpd()].filter((relay) => relay !== null)
  const figures: Figure[] = []
  for (const { name, start } of relays)
    figures.push(
      await figureOf(`e-mails handed over to ${name}, ${PEOPLE} people`, runs, () =>
        withStore(async (ctx, folder) => {
          const { port, truth, child } = await start(folder)
          try {
            const seconds = await sendTo(ctx, port)
            check(name, truth)
            return { seconds, 'per s': PEOPLE / seconds }
          } finally {
            child.kill('SIGKILL')
          }
        }),
      ),
    )
  return figures
}

async function sendTo(ctx: Context, port: number): Promise<number> {
  const campaignId = await readyCampaign(ctx, PEOPLE, { port, log: null, connections: 8 })
  const sending = await openSending(ctx, campaignId)
  const startedAt = performance.now()
  const { handedOver, inDoubt } = await sendOnce(ctx, sending, new AbortController().signal)
  if (handedOver !== PEOPLE || inDoubt > 0) throw new Error(`${handedOver} of ${PEOPLE} handed over, ${inDoubt} in doubt`)
  return (performance.now() - startedAt) / 1000
}

/** What the server itself wrote down. */
function check(name: string, truth: string): void {
  const lines = readFileSync(truth, 'utf8').split('\n').slice(0, -1)
  const ids = new Set<string>()
  const people = new Set<string>()
  for (const line of lines) {
    const [recipient, id, to] = line.split('\t')
    if (recipient === undefined || id === undefined || !to?.includes(`${recipient}`) || recipient.includes(' '))
      throw new Error(`${name} took a message that is not for one person: ${line}`)
    ids.add(id)
    people.add(recipient)
  }
  if (lines.length !== PEOPLE || ids.size !== PEOPLE || people.size !== PEOPLE)
    throw new Error(`${name} took ${lines.length} messages, ${ids.size} of them different, for ${people.size} of ${PEOPLE} people`)
}

function haraka(): Relay | null {
  const home = join(tmpdir(), `tocsin-bench-haraka-${HARAKA}`)
  const program = join(home, 'node_modules', 'Haraka', 'bin', 'haraka')
  if (!existsSync(program)) {
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{"private":true}')
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--save-exact', `Haraka@${HARAKA}`]
    if (spawnSync('npm', install, { cwd: home, timeout: 300_000, stdio: 'ignore' }).status !== 0 || !existsSync(program)) {
      console.log(`  !! Haraka was NOT tried: npm could not install it within five minutes`)
      return null
    }
  }
  const start = async (folder: string) => {
    const truth = join(folder, 'haraka-truth')
    const own = join(folder, 'haraka')
    for (const name of ['config', 'plugins']) mkdirSync(join(own, name), { recursive: true })
    const port = await freePort()
    writeFileSync(truth, '')
    copyFileSync(join(home, 'node_modules', 'Haraka', 'config', 'connection.ini'), join(own, 'config', 'connection.ini'))
    writeFileSync(join(own, 'config', 'smtp.ini'), `listen=127.0.0.1:${port}\n`)
    writeFileSync(join(own, 'config', 'plugins'), 'keep\n')
    writeFileSync(join(own, 'config', 'me'), 'relay.example\n')
    writeFileSync(join(own, 'config', 'log.ini'), '[main]\nlevel=crit\n')
    copyFileSync(join(import.meta.dirname, 'haraka-keep.js'), join(own, 'plugins', 'keep.js'))
    const child = spawn(process.execPath, [program, '-c', own], { env: { PATH: process.env['PATH'] ?? '', HOME: own, TOCSIN_TRUTH: truth }, stdio: 'ignore' })
    await answers(port)
    return { port, truth, child }
  }
  return { name: `Haraka ${HARAKA}`, start }
}

function aiosmtpd(): Relay | null {
  const peer = findPeer('aiosmtpd')
  if (peer === null) return null
  const start = async (folder: string) => {
    const truth = join(folder, 'aiosmtpd-truth')
    writeFileSync(truth, '')
    const child = spawn(peer.python, [join(import.meta.dirname, 'relay-aiosmtpd.py'), truth], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [first] = (await once(child.stdout!, 'data')) as [Buffer]
    return { port: Number(String(first).trim()), truth, child }
  }
  return { name: `aiosmtpd ${peer.version}`, start }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Waits until somebody greets at the port. */
async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const socket = connect(port, '127.0.0.1')
    const greeted = await Promise.race([once(socket, 'data').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false)
    socket.destroy()
    if (greeted) return
    await sleep(200)
  }
  throw new Error('the server did not greet within a minute')
}
