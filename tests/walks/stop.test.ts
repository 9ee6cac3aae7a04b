/** Ctrl-C, as a terminal sends it: to the command and to everything that it has started, at once. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { ROOT } from './run-tocsin.ts'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-stop-'))
after(() => rmSync(folder, { recursive: true, force: true }))

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`${signal} to all of it ends serve in order: every door is closed, none is said to have fallen, the next start finds a store that was shut`, async () => {
    const data = preparedData(join(folder, signal))
    const port = await freePort(3)
    const child = spawn(join(ROOT, 'tocsin'), ['serve', '--data', data, '--port', String(port)], {
      cwd: ROOT,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    const open = new Promise<void>((done) => {
      child.stdout.on('data', (piece: Buffer) => {
        stdout += String(piece)
        if (stdout.includes('Ctrl-C stops everything')) done()
      })
    })
    child.stderr.on('data', (piece: Buffer) => (stderr += String(piece)))
    const ended = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
    await Promise.race([open, ended])
    assert.match(stdout, /Ctrl-C stops everything/, stderr)
    process.kill(-child.pid!, signal)
    assert.equal(await ended, 0, stderr)
    assert.doesNotMatch(stderr, /started again|Error|did not answer|went wrong|at file:/)
    assert.ok(!existsSync(join(data, 'lock')), 'the data folder is free')
    for (const one of [port, port + 1, port + 2]) await assert.rejects(fetch(`http://127.0.0.1:${one}/`), `port ${one} is closed`)
    assert.match(readFileSync(join(data, 'postgres', 'postgres.log'), 'utf8'), /database system is shut down\s*$/)
  })
