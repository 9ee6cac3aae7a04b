/** Bad input: a sentence, a way out, an exit code; nothing is left behind that was not asked for. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { freePort } from '../free-port.ts'
import { preparedData } from '../prepared-data.ts'
import { startTocsin, tocsin, withoutRights } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-bad-'))
after(() => rmSync(base, { recursive: true, force: true }))
const evidence = join(base, 'evidence')
const roster = join(base, 'roster.csv')
const at = (name: string) => join(base, name)

before(() => {
  mkdirSync(evidence)
  writeFileSync(
    join(evidence, 'list.csv'),
    'first_name,last_name,email,postcode\nMorwen,Tallis,morwen@post.example,SW1A 2AB\nPiers,Quill,piers@post.example,LS1 4AP\n',
  )
  writeFileSync(roster, 'Membership No,First name,Surname,Email\nHA1,Morwen,Tallis,morwen@post.example\n')
  mkdirSync(at('empty'))
  for (const name of ['data-r', 'held', 'port', 'tiny-data', 'again-data']) preparedData(at(name))
})

const base_words = ['--out', at('out'), '--data', at('data')]
for (const [what, words, says] of [
  ['no words at all', [], /Usage/],
  ['an unknown command', ['investigat'], /no command "investigat"/],
  ['an unknown option', ['investigate', evidence, '--rooster', roster, ...base_words], /Unknown option '--rooster'/],
  ['no such folder', ['investigate', at('nowhere'), '--roster', roster, ...base_words], /There is no folder/],
  ['an empty folder', ['investigate', at('empty'), '--roster', roster, ...base_words], /holds no files/],
  ['no such roster', ['investigate', evidence, '--roster', at('none.csv'), ...base_words], /There is no file/],
  [
    'an output folder inside the evidence',
    ['investigate', evidence, '--roster', roster, '--out', join(evidence, 'out'), '--data', at('data')],
    /lies inside the evidence/,
  ],
  ['an output that is a file', ['investigate', evidence, '--roster', roster, '--out', roster, '--data', at('data')], /is a file, not a folder/],
  ['a sample of no size', ['sample', '--people', 'many', '--out', at('s')], /--people must be a whole number/],
] as const) {
  test(`${what}: says so, says what to do, ends with a code`, async () => {
    const { code, stderr, stdout } = await tocsin([...words])
    assert.notEqual(code, 0)
    assert.match(stderr + stdout, says)
    assert.ok(!/at .*\.ts:\d+/.test(stderr), `a stack is no sentence: ${stderr}`)
    assert.ok(!existsSync(join(evidence, 'out')))
  })
}

for (const [what, text, says] of [
  ['an empty roster', 'Membership No,First name,Surname,Email\n', /has no rows/],
  ['a roster of nothing at all', '', /has no rows|could not be read/],
  ['a roster without a column that we know', 'alpha,beta\n1,2\n3,4\n', /No column of the roster .* alpha, beta/],
] as const) {
  test(`${what} is refused with its headers`, async () => {
    const path = at('bad-roster.csv')
    writeFileSync(path, text)
    const { code, stderr } = await tocsin(['investigate', evidence, '--roster', path, '--out', at('out-r'), '--data', at('data-r')])
    assert.equal(code, 1)
    assert.match(stderr, says)
  })
}

test('a broken incident file is refused with its line', async () => {
  writeFileSync(at('incident.yaml'), 'organisation:\n  name: Harbour Alliance\n  kind: politcal_party\n')
  const { code, stderr } = await tocsin(['investigate', evidence, '--roster', roster, '--incident', at('incident.yaml'), ...base_words])
  assert.equal(code, 1)
  assert.match(stderr, /incident\.yaml:3:/)
})

const unprivileged = withoutRights()
test('a file that cannot be opened is named in the inventory, and the rest is read', { skip: unprivileged === null }, async () => {
  const folder = at('closed')
  cpSync(evidence, folder, { recursive: true })
  writeFileSync(join(folder, 'closed.csv'), 'x')
  chmodSync(join(folder, 'closed.csv'), 0)
  const out = at('closed-out')
  const { code, stderr } = await tocsin(['investigate', folder, '--roster', roster, '--out', out, '--data', at('closed-data')], {}, unprivileged!)
  assert.equal(code, 0, stderr)
  const inventory = readFileSync(join(out, 'inventory.ndjson'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; status: string; reason: string; bytes: number })
  const closed = inventory.find(({ path }) => path === 'closed.csv')!
  assert.equal(closed.status, 'refused')
  assert.match(closed.reason, /permission|may not be opened|cannot be opened/i)
  assert.ok(inventory.some(({ path, status }) => path !== 'closed.csv' && status === 'read'))
  const { register } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as { register: { files: { byStatus: Record<string, number> } } }
  assert.equal(register.files.byStatus['refused'], 1)
})

test('a second server on the same data folder says who holds it; the first goes on', async () => {
  const data = at('held')
  const first = startTocsin(['serve', '--data', data, '--port', String(await freePort(3))])
  for (let tries = 0; tries < 2_400 && !existsSync(join(data, 'lock')); tries++) await new Promise((done) => setTimeout(done, 50))
  const second = await tocsin(['serve', '--data', data, '--port', String(await freePort(3))])
  assert.equal(second.code, 1)
  assert.match(second.stderr, /Another Tocsin \(process \d+\) is using the data folder/)
  first.child.kill('SIGINT')
  await first.ended
  const third = await tocsin(['incident', 'list', '--data', data])
  assert.equal(third.code, 0, third.stderr)
})

test('a taken port is named, with a way out', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  const { code, stderr } = await tocsin(['serve', '--data', at('port'), '--port', String(port)])
  server.close()
  assert.equal(code, 1)
  assert.match(stderr, new RegExp(`Port ${port} is in use`))
})

test('two rows and one roster row give two people, one of them on the roster', async () => {
  const { code, stdout, stderr } = await tocsin(['investigate', evidence, '--roster', roster, '--out', at('tiny'), '--data', at('tiny-data')])
  assert.equal(code, 0, stderr)
  assert.match(stdout, /most likely 2/)
  assert.match(stdout, /Assumed, because nobody has said/)
})

test('a roster exported again under the same name is read again', async () => {
  const path = at('again.csv')
  const words = ['investigate', evidence, '--roster', path, '--out', at('again'), '--data', at('again-data')]
  for (const [id, expected] of [
    ['HA1', 'HA1'],
    ['HA2', 'HA2'],
  ] as const) {
    writeFileSync(path, `Membership No,First name,Surname,Email\n${id},Morwen,Tallis,morwen@post.example\n`)
    assert.equal((await tocsin(words)).code, 0)
    assert.ok(readFileSync(join(at('again'), 'register.csv'), 'utf8').includes(`,${expected},member,`), expected)
  }
})

/** A small disk of our own needs root; where it cannot be had the test says so. */
function mountSmall(megabytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-small-'))
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status === 0 ? folder : null
}

test('a full disk is told as such; with room again the same command goes on', async (t) => {
  const folder = mountSmall(60)
  if (folder === null) return t.skip('a small disk cannot be mounted here (needs root)')
  try {
    const words = ['investigate', evidence, '--roster', roster, '--out', at('full'), '--data', join(folder, 'data')]
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(45 << 20))
    const full = await tocsin(words)
    assert.equal(full.code, 1)
    assert.match(full.stderr, /The disk that holds .* is full/)
    rmSync(join(folder, 'ballast'))
    spawnSync('mount', ['-o', 'remount,size=300m', folder])
    const again = await tocsin(words)
    assert.equal(again.code, 0, again.stderr)
    assert.equal((await tocsin(['audit', 'verify', '--data', join(folder, 'data')])).code, 0)
  } finally {
    spawnSync('umount', [folder])
  }
})
