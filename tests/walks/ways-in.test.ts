/** Other ways in: a demo that is killed, an organisation's own database, a worker alone, a roster from a spreadsheet, every notice written. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testContext, type TestContext } from '../database.ts'
import { preparedData } from '../prepared-data.ts'
import { startTocsin, tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-ways-'))
const at = (...names: string[]) => join(base, ...names)
let ctx: TestContext
before(async () => {
  const made = await tocsin(['sample', '--people', '150', '--seed', '3', '--out', at('sample')])
  assert.equal(made.code, 0, made.stderr)
  ctx = await testContext()
})
after(async () => {
  await ctx.cleanUp()
  rmSync(base, { recursive: true, force: true })
})

const words = (name: string, roster = at('sample', 'roster.csv')) =>
  ['investigate', at('sample', 'evidence'), '--roster', roster, '--manifest', at('sample', 'manifest.csv')].concat(
    ['--incident', at('sample', 'incident.yaml')],
    ['--out', at(name), '--data', at(`${name}-data`)],
  )
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

test('a demo killed with -9 goes on by the same command; --fresh forgets it, and removes nothing that the demo did not make', async () => {
  const demo = ['demo', '--people', '120', '--exit', '--data', at('demo')]
  for (const afterMs of [900, 2_000, 3_500]) {
    const { child, ended } = startTocsin(demo)
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs)
    const { code } = await ended
    clearTimeout(timer)
    if (code === 0) break
  }
  const ran = await tocsin(demo)
  assert.equal(ran.code, 0, ran.stderr)
  const register = at('demo', 'results-120-7', 'register.csv')
  const first = hashOf(register)
  const fresh = await tocsin([...demo, '--fresh'])
  assert.equal(fresh.code, 0, fresh.stderr)
  assert.match(fresh.stderr, /Reading the files: done/, 'it was read anew')
  assert.equal(hashOf(register), first)

  mkdirSync(at('real', 'data'), { recursive: true })
  writeFileSync(at('real', 'data', 'precious'), '')
  const refused = await tocsin(['demo', '--people', '120', '--exit', '--fresh', '--data', at('real')])
  assert.equal(refused.code, 1)
  assert.match(refused.stderr, /was not made by the demo/)
  assert.ok(existsSync(at('real', 'data', 'precious')))
})

test("with DATABASE_URL the store is the organisation's own; what a kill left waiting a worker alone works off", async () => {
  const env = { DATABASE_URL: ctx.databaseUrl }
  const { child, ended } = startTocsin(words('own'), env)
  // Killed once the first stage has begun: the job is in the queue, held by a process that is gone.
  for (let tries = 0; tries < 2_400 && (await ctx.store.query('select 1 from stage_run limit 1')).length === 0; tries++)
    await new Promise((done) => setTimeout(done, 50))
  child.kill('SIGKILL')
  await ended
  const worker = startTocsin(['worker', '--data', at('own-data')], env)
  const states = () => ctx.store.query<{ stage: string; state: string }>('select stage, state from stage_run order by started_at')
  for (let tries = 0; tries < 3_000; tries++) {
    const rows = await states()
    if (rows.length === 5 && rows.every(({ state }) => state === 'done')) break
    await new Promise((done) => setTimeout(done, 100))
  }
  worker.child.kill('SIGINT')
  await worker.ended
  assert.deepEqual(
    (await states()).map(({ stage, state }) => `${stage} ${state}`),
    ['take-in done', 'read done', 'register done', 'assess done', 'draft done'],
  )
  assert.ok(!existsSync(at('own-data', 'postgres')), 'no store of our own was made')
  const ran = await tocsin(words('own'), env)
  assert.equal(ran.code, 0, ran.stderr)
  assert.doesNotMatch(ran.stderr, /Reading the files: done/, 'nothing was read again')
  const [people] = await ctx.store.query<{ count: number }>('select count(*) from person')
  assert.equal(people!.count, readFileSync(at('own', 'register.csv'), 'utf8').trimEnd().split('\n').length - 1)
})

test('a roster kept in a spreadsheet gives the same register; --notices all writes one a person', async () => {
  const { utils, write, read } = await import('@e965/xlsx')
  const book = utils.book_new()
  const table = read(readFileSync(at('sample', 'roster.csv'), 'utf8'), { type: 'string', raw: true }).Sheets['Sheet1']!
  utils.book_append_sheet(book, table, 'Members')
  for (const name of ['csv', 'sheet']) preparedData(at(`${name}-data`))
  writeFileSync(at('roster.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const asCsv = await tocsin(words('csv'))
  assert.equal(asCsv.code, 0, asCsv.stderr)
  const asSheet = await tocsin([...words('sheet', at('roster.xlsx')), '--notices', 'all'])
  assert.equal(asSheet.code, 0, asSheet.stderr)
  assert.equal(hashOf(at('sheet', 'register.csv')), hashOf(at('csv', 'register.csv')))
  const plan = readFileSync(at('sheet', 'notices', 'notices.csv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
  const drafted = (channel: string) => plan.filter((line) => line.includes(`,${channel},`) && line.includes(',drafted,')).length
  assert.equal(readdirSync(at('sheet', 'notices', 'email')).length, drafted('email'))
  assert.equal(readdirSync(at('sheet', 'notices', 'letter')).length, drafted('letter'))
})
