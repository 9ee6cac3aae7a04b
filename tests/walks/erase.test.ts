/** When an incident is over, as typed: what stands in the way, two people, a pack, and what is left of the people in the data folder. */
import assert from 'node:assert/strict'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openApp } from '../../src/app.ts'
import { invite, useLink } from '../../src/access/sign-in.ts'
import { readConfig } from '../../src/config.ts'
import { preparedData } from '../prepared-data.ts'
import { tocsin } from './run-tocsin.ts'

const base = mkdtempSync(join(tmpdir(), 'tocsin-erase-'))
const at = (...names: string[]) => join(base, ...names)
const run = (...words: string[]) => tocsin([...words, '--data', at('data')])
async function ran(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...words)
  assert.equal(code, 0, `${words.join(' ')}: ${stderr}`)
  return stdout
}
const MAIL = 'rhian.kowalczyk@mail.example'
const as = (who: string) => ['--as', `${who}@harbour.example`, '--password-file', at('password')]
const INVESTIGATE = ['investigate', at('evidence'), '--roster', at('roster.csv'), '--out', at('out')]
let reference = ''

before(async () => {
  preparedData(at('data'))
  const password = 'three random words'
  writeFileSync(at('password'), `${password}\n`)
  mkdirSync(at('evidence'))
  const rows = [`HA-1,Rhian Kowalczyk,${MAIL}`, 'HA-2,Marek Okonjo,marek@mail.example']
  for (const place of [at('evidence', 'members.csv'), at('roster.csv')]) writeFileSync(place, ['member_id,name,email', ...rows].join('\n'))
  const app = await openApp(readConfig({ dataFolder: at('data') }, {}, 1))
  for (const [who, role] of [
    ['ines', 'lead'],
    ['nia', 'counsel'],
    ['owain', 'auditor'],
  ] as const)
    await useLink(app.context, await invite(app.context, `${who}@harbour.example`, who, role), { email: `${who}@harbour.example`, name: who, password })
  await app.close()
  await ran(...INVESTIGATE)
  reference = (await ran('incident', 'list')).split(/\s+/)[1]!
})
after(() => rmSync(base, { recursive: true, force: true }))

test('without an option the command says what would go, and changes nothing', async () => {
  const says = await ran('incident', 'erase', reference)
  assert.match(says, /^Nobody has asked for it\.\nWould be erased:\n(.*\n)* +2 {2}person\n/)
  assert.equal(await ran('incident', 'erase', reference), says)
})

test('who may not is refused, who asks cannot confirm, and a hold stands in the way', async () => {
  const ask = ['incident', 'erase', reference, '--reason', 'All is answered']
  assert.match((await run(...ask)).stderr, /--as EMAIL/)
  assert.match((await run(...ask, ...as('owain'))).stderr, /may not incident\.erase/)
  await ran(...ask, ...as('ines'))
  assert.match(await ran('incident', 'hold', reference, '--reason', 'Claim 4 B 12/26', ...as('nia')), /^Hold 1 stands/)
  assert.match(await ran('incident', 'erase', reference), /In the way:\n.*hold\(s\) stand.*\n.*no pack was made/)
  assert.match((await run('incident', 'erase', reference, '--confirm', ...as('ines'))).stderr, /somebody else|second person|other person/i)
  assert.match((await run('incident', 'erase', reference, '--confirm', ...as('nia'))).stderr, /still open: hold 1/)
  await ran('incident', 'hold', reference, '--lift', '1', ...as('nia'))
  assert.match((await run('incident', 'erase', reference, '--confirm', ...as('nia'))).stderr, /No pack was made/)
})

test('confirmed by another person it is done: no file of ours holds the people, the log is whole, and the same files open nothing', async () => {
  await ran('pack', 'make', reference, '--out', at('pack.zip'))
  assert.match(await ran('incident', 'erase', reference, '--confirm', ...as('nia')), /^Erased\.\n(.*\n)* +2 {2}person\n/)
  // PostgreSQL's log of writes is overwritten by and by: docs/retention.md says so.
  const holding = globSync('data/**/*', { cwd: base })
    .filter((path) => !path.includes('pg_wal') && statSync(at(path)).isFile())
    .filter((path) => readFileSync(at(path)).includes(MAIL))
  assert.deepEqual(holding, [])
  assert.ok(existsSync(at('evidence', 'members.csv')), 'the evidence is not ours to delete')
  assert.match(await ran('audit', 'verify'), /whole/i)
  assert.match(await ran('incident', 'erase', reference), /^Erased on .*asked by ines, confirmed by nia/)
  assert.match((await run(...INVESTIGATE)).stderr, /people of this incident were erased/)
  assert.ok((await ran('facts', 'list', reference)).length > 50)
  assert.equal((await tocsin(['pack', 'verify', at('pack.zip')])).code, 0)
})
