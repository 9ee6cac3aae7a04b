import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-embedded-'))
const folder = join(base, 'postgres')
const passwordFile = join(base, 'keys', 'postgres.password')
after(() => rmSync(base, { recursive: true, force: true }))

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const without = (url: string, user: string) => url.replace(/\/\/[^@]*@/, `//${user}@`)

test('our role needs its password, kept in a file only we can read; the role of the public pages needs none; nobody else gets in', async () => {
  const postgres = await startEmbedded(folder, passwordFile)
  try {
    await ask(postgres.url, 'create table kept (says text)')
    await ask(postgres.url, "insert into kept values ('still here')")
    await ask(postgres.url, 'create role tocsin_portal login')
    await ask(postgres.url, 'create role stranger login')
    assert.deepEqual(await ask(without(postgres.url, 'tocsin_portal'), 'select current_user as name'), [{ name: 'tocsin_portal' }])
    await ask(postgres.url, 'create role tocsin_supplier login')
    for (const user of ['tocsin', 'tocsin:guess', 'tocsin_supplier', 'tocsin_supplier:guess', 'stranger', 'postgres', 'nobody'])
      await assert.rejects(ask(without(postgres.url, user), 'select 1'), user)
    assert.equal(statSync(passwordFile).mode & 0o777, 0o600)
    const password = readFileSync(passwordFile, 'utf8').trim()
    for (const name of ['postgres.log', 'cluster/pg_hba.conf']) assert.ok(!readFileSync(join(folder, name), 'utf8').includes(password), name)
  } finally {
    await postgres.stop()
  }
})

test('a cluster of an earlier version, which let everybody in, is closed at its next start and keeps its data', async () => {
  chmodSync(join(folder, 'cluster', 'pg_hba.conf'), 0o600)
  writeFileSync(join(folder, 'cluster', 'pg_hba.conf'), 'local all all trust\n')
  const postgres = await startEmbedded(folder, passwordFile)
  try {
    await assert.rejects(ask(without(postgres.url, 'tocsin'), 'select 1'))
    assert.deepEqual(await ask(postgres.url, 'select * from kept'), [{ says: 'still here' }])
  } finally {
    await postgres.stop()
  }
})

test('a lost password file is made anew and the store opens', async () => {
  const old = readFileSync(passwordFile, 'utf8')
  rmSync(passwordFile)
  const postgres = await startEmbedded(folder, passwordFile)
  try {
    assert.notEqual(readFileSync(passwordFile, 'utf8'), old)
    assert.deepEqual(await ask(postgres.url, 'select * from kept'), [{ says: 'still here' }])
    await assert.rejects(ask(without(postgres.url, `tocsin:${old.trim()}`), 'select 1'))
  } finally {
    await postgres.stop()
  }
})

test('after a kill of the server the store opens again with what was committed', async () => {
  const first = await startEmbedded(folder, passwordFile)
  await ask(first.url, "insert into kept values ('before the kill')")
  process.kill(Number(readFileSync(join(folder, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
  await new Promise((done) => setTimeout(done, 200))
  const second = await startEmbedded(folder, passwordFile)
  try {
    assert.deepEqual(await ask(second.url, 'select says from kept'), [{ says: 'still here' }, { says: 'before the kill' }])
  } finally {
    await second.stop()
  }
})

test('a first start killed at any moment leaves a folder that opens', async () => {
  const code = `import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const postgres = await startEmbedded(process.argv[1], process.argv[2]); await postgres.stop()`
  for (const [index, signal] of (['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGKILL', 'SIGINT'] as const).entries()) {
    const place = join(base, `first-${index}`)
    const words = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', code, join(place, 'postgres'), join(place, 'password')]
    const child = spawn(process.execPath, words, { stdio: 'ignore' })
    // Where the kill falls: while initdb works, as the cluster takes its name, while the password is taught.
    const seen = ['postgres', 'postgres', 'postgres/cluster', 'postgres/cluster/postmaster.pid', 'postgres/cluster/postmaster.pid'][index]!
    while (!existsSync(join(place, seen)) && child.exitCode === null) await new Promise((done) => setTimeout(done, 5))
    if (index === 1) await new Promise((done) => setTimeout(done, 300))
    child.kill(signal)
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    const postgres = await startEmbedded(join(place, 'postgres'), join(place, 'password'))
    try {
      assert.deepEqual(await ask(postgres.url, 'select 1 as one'), [{ one: 1 }])
    } finally {
      await postgres.stop()
    }
  }
})
