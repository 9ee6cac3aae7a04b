import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { portalWalls } from './portal-doors.ts'
import { roomWalls } from './room-door.ts'

const run = promisify(execFile)
const data = mkdtempSync(join(realpathSync(tmpdir()), 'tocsin-walls-'))
after(() => rmSync(data, { recursive: true, force: true }))
for (const folder of ['keys', 'vault', 'site/ha-1', 'spool']) mkdirSync(join(data, folder), { recursive: true })
for (const file of ['keys/master.key', 'keys/postgres.password', 'site/ha-1/index.html']) writeFileSync(join(data, file), 'x')

for (const [script, isAllowed] of [
  ["fs.readFileSync(data + '/site/ha-1/index.html')", true],
  ["fs.writeFileSync(data + '/spool/a.check', 'x')", true],
  ["fs.readdirSync(data + '/spool')", true],
  ["fs.readFileSync(data + '/keys/master.key')", false],
  ["fs.readFileSync(data + '/keys/postgres.password')", false],
  ["fs.readdirSync(data + '/vault')", false],
  ["fs.writeFileSync(data + '/site/ha-1/index.html', 'x')", false],
  ["require('node:child_process').execFileSync('/bin/true')", false],
  ["fs.readFileSync('/etc/passwd')", false],
] as const) {
  test(`[CHK3] the process of the public pages ${isAllowed ? 'may' : 'may not'} do ${script}`, async () => {
    const done = run(process.execPath, [...portalWalls(data), '-e', `const fs = require('node:fs'); const data = ${JSON.stringify(data)}; ${script}`])
    if (isAllowed) await done
    else await assert.rejects(done, /ERR_ACCESS_DENIED/)
  })
}

for (const [script, isAllowed] of [
  ["fs.readFileSync(data + '/keys/master.key')", true],
  ["fs.writeFileSync(data + '/vault/a', 'x')", true],
  ["fs.readFileSync(data + '/keys/postgres.password')", false],
  ["fs.writeFileSync(data + '/keys/master.key', 'x')", false],
  ["fs.readFileSync(data + '/site/ha-1/index.html')", false],
  ["fs.readdirSync(data + '/spool')", false],
  ["require('node:child_process').execFileSync('/bin/true')", false],
  ["process.dlopen({ exports: {} }, data + '/vault/a')", false],
  ["fs.readFileSync('/etc/passwd')", false],
] as const) {
  test(`[SUP9] the process of the supplier’s room ${isAllowed ? 'may' : 'may not'} do ${script}`, async () => {
    const walls = roomWalls(data, [join(data, 'keys', 'master.key')])
    const done = run(process.execPath, [...walls, '-e', `const fs = require('node:fs'); const data = ${JSON.stringify(data)}; ${script}`])
    if (isAllowed) await done
    else await assert.rejects(done, /ERR_ACCESS_DENIED|ERR_DLOPEN_DISABLED/)
  })
}
